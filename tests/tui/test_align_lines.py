"""The lines of Align's panes: all key results where there is little room, charts before what is long."""

import pytest
from rich.cells import cell_len

from planner.domain.capacity import Split
from planner.domain.views.align import align_view
from planner.domain.views.align_purpose import KrLine, PurposeLine
from planner.domain.views.align_suggestion import Suggested
from planner.tui.widgets.purpose_lines import purpose_height, purpose_lines
from planner.tui.widgets.ratio_bar import usual
from tests.builders import TODAY, make_plan

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


@pytest.mark.parametrize("reserve", [0.0, 0.15, 0.95, 1.0])
@pytest.mark.parametrize("width", [58, 78, 160])
def test_the_usual_range_is_named_whatever_is_reserved(reserve: float, width: int) -> None:
    view = align_view(make_plan(), TODAY, Split(0.6, reserve))
    suggested = Suggested(0.45, 0.6, "usual for you 45 – 60", ())
    line = usual(view._replace(base=view.base._replace(suggested=suggested)), width).plain
    assert cell_len(line.rstrip()) <= width
    assert "usual for you 45 – 60" in line


def test_who_may_not_say_it_is_not_told_how() -> None:
    assert shown([], 80) == ["Nobody has said it yet: e writes down what shall be different at its end."]
    assert [line.plain for line in purpose_lines([], 80, may_say=False)] == ["Nobody has said it yet."]
