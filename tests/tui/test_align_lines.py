"""The lines of Align's panes: all key results where there is little room, charts before what is long."""

import pytest
from rich.cells import cell_len

from planner.domain.views.align_purpose import KrLine, PurposeLine
from planner.tui.widgets.purpose_lines import purpose_height, purpose_lines

NAMES = ("Repeat purchase", "Revenue per customer", "Returns", "Complaints a week", "Refunds", "Calls", "Visits")


def objective(title: str, krs: int, *, moved: bool = True) -> PurposeLine:
    return PurposeLine(
        title, title, tuple(KrLine(name, name, "29 → 38 %", "–", moved, (), None, "29 → 38 %") for name in NAMES[:krs])
    )


def shown(lines: list[PurposeLine], width: int) -> list[str]:
    found = [line.plain.rstrip() for line in purpose_lines(lines, width)]
    assert all(cell_len(line) <= width for line in found)
    return found


def test_with_room_everything_stands_there_with_where_it_is_now() -> None:
    assert shown([objective("Customers come back by themselves", 2)], 140) == [
        "Customers come back by themselves   Repeat purchase 29 → 38 %, now – · Revenue per customer 29 → 38 %, now –"
    ]


@pytest.mark.parametrize(
    ("krs", "expected"),
    [
        (0, "Customers come back by themselves"),
        (1, "Customers come back by themselves   Repeat purchase 29 → 38 %, now –"),
        (2, "Customers come b…   Repeat purchase 29 → 38 % · Revenue per customer 29 → 38 %"),
        (3, "Customers come…    Repeat… 29 → 38 % · Revenue… 29 → 38 % · Returns 29 → 38 %"),
        (4, "Customers come…    Repea… 29 → 38 % · Reven… 29 → 38 % · Retur… 29 → 38 % · +1"),
        (7, "Customers come…    Repea… 29 → 38 % · Reven… 29 → 38 % · Retur… 29 → 38 % · +4"),
    ],
)
def test_where_there_is_little_the_numbers_are_kept_and_what_is_left_out_is_counted(krs: int, expected: str) -> None:
    assert shown([objective("Customers come back by themselves", krs)], 78) == [expected]


def test_what_nothing_moves_is_marked_in_any_width() -> None:
    for width in range(36, 120, 3):
        (line,) = shown([objective("Customers", 2, moved=False)], width)
        assert "! " in line
        assert "29 → 38 %" in line


def test_the_pane_has_a_line_per_objective_and_three_at_most() -> None:
    lines = [objective(f"O{n}", 1) for n in range(5)]
    assert [purpose_height(lines[:count]) for count in range(6)] == [1, 1, 2, 3, 3, 3]
    assert shown([], 90) == ["Nobody has said it yet: e writes down what shall be different at its end."]
