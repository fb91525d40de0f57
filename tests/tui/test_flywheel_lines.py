"""The flywheel's lines over two years: each quarter is told from the others, and no number is cut."""

from datetime import date
from itertools import product

import pytest

from planner.domain.flywheel import Turn
from planner.domain.views.align import AlignView, align_view
from planner.tui.widgets.flywheel_lines import flywheel_lines
from tests.measuring import measured_plan

NAMES = [f"{year}-Q{quarter}" for year, quarter in product((2024, 2025, 2026), (1, 2, 3, 4))][3:11]


def eight_quarters(settled: int, begun: int) -> AlignView:
    """A view in which each of eight earlier quarters came to the same."""
    view = align_view(measured_plan(), date(2026, 11, 6))
    turn = Turn("", 0.6, 0.65, 0.24, 0.15, 182.0, 10.2, 45.6, 0.75, settled, begun)
    turns = tuple(turn._replace(quarter=name, quarter_name=name) for name in NAMES)
    return view._replace(base=view.base._replace(turns=turns, weeks=()))


def shown(view: AlignView, width: int) -> list[str]:
    lines = flywheel_lines(view, width, reading=False)
    assert all(line.cell_length <= width for line in lines)
    return [line.plain.rstrip() for line in lines]


@pytest.mark.parametrize("width", [37, 58, 77])
def test_every_quarter_has_its_name_and_its_figures(width: int) -> None:
    lines = shown(eight_quarters(33, 117), width)
    for name in NAMES:
        short = name[2:] if name.startswith(("2024", "2025")) else name[-2:]
        (line,) = [line for line in lines if line.startswith(f"{short if width < 56 else name} ")]
        assert "…" not in line
        assert " 182 10.2 45.6 0.75" in line


@pytest.mark.parametrize(
    ("width", "settled", "begun", "ends"),
    [(37, 2, 3, "2/3"), (37, 33, 117, " 33"), (58, 12, 31, "12/31"), (58, 33, 117, " 33"), (77, 33, 117, "33/117")],
)
def test_hypotheses_are_told_of_all_where_that_fits(width: int, settled: int, begun: int, ends: str) -> None:
    lines = shown(eight_quarters(settled, begun), width)
    (latest,) = [line for line in lines if line.startswith(("Q3 ", "2026-Q3 "))]
    assert latest.endswith(ends)
    assert ("of those that customers had" in " ".join(lines)) is ("/" in ends)
