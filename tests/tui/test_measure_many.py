"""Measure's panes where there is much of everything: figures stand whole, and what does not fit has fewer words."""

from datetime import date, timedelta

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Size

from planner.domain.speed.predictions import predict, set_shipped
from planner.domain.views.okrs import okrs_view
from planner.domain.views.speed import SpeedViews
from planner.domain.views.team_time import team_time_view
from planner.tui.screens.measure_pages import pages_for
from planner.tui.themes import OWN_VARIABLES
from planner.tui.widgets.kr_pane import KrPane
from planner.tui.widgets.row_pane import RowPane
from planner.tui.widgets.speed_pane import SpeedPane
from planner.tui.widgets.team_time_pane import TeamTimePane
from tests.builders import done
from tests.measuring import FRIDAY_OF_WEEK_6, WEEKS, measured_plan
from tests.okring import checked_in, with_another, with_kr
from tests.speeding import FIRST_OF_Q4, TODAY, measured, speed_plan

SHARES = (0.4, 0.2, 0.1, 0.3)
TEAMS = {f"a long name {number:02}": 3.0 if number % 10 == 9 else 5.0 for number in range(30)}


class Hosting(App[None]):
    """One pane by itself."""

    def __init__(self, pane: RowPane) -> None:
        super().__init__()
        self.pane = pane

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The program's own variables."""
        return OWN_VARIABLES

    def compose(self) -> ComposeResult:
        """The pane."""
        yield self.pane


@pytest.mark.parametrize(
    ("width", "says"),
    [
        (60, "10 key results: 5 on course, 5 off pace"),
        (38, "5 on course, 5 off pace"),
        (24, "▲ 5  ▼ 5"),
    ],
)
async def test_how_key_results_stand_is_said_in_as_many_words_as_there_is_room_for(width: int, says: str) -> None:
    plan = with_kr()
    for number in range(1, 10):
        plan = with_another(plan, f"kr{number}", name=f"Figure {number} of what customers do")
    for number in range(10):
        values = (30.0, 32.0, 34.0, 36.0) if number % 2 else (29.0, 29.1, 29.0, 29.1)
        plan = checked_in(plan, values, WEEKS[3] + timedelta(days=4), kr=f"kr{number}")
    pane = KrPane()
    app = Hosting(pane)
    async with app.run_test(size=(width, 14)) as pilot:
        pane.show(okrs_view(plan, WEEKS[3] + timedelta(days=4)), lambda _place: ())
        await pilot.pause()
        assert str(pane.border_subtitle) == says


@pytest.mark.parametrize("width", [80, 124])
async def test_thirty_teams_stand_with_whole_figures_one_below_the_other(width: int) -> None:
    answers = {(week, team): SHARES for week in range(1, 7) for team in TEAMS}
    answers[1, "a long name 00"] = (0.0, 0.05, 0.5, 0.45)
    view = team_time_view(measured_plan(answers, people=TEAMS), FRIDAY_OF_WEEK_6)
    pane = TeamTimePane()
    app = Hosting(pane)
    async with app.run_test(size=(width, 24)) as pilot:
        pane.show(view)
        await pilot.pause()
        cells = pane.line_width
        rows = [pane.line(row, 0, cells) for row in range(pane.count)]
        assert pane.count == 28, "all together, and the 27 that have four people"
        assert {row.cell_length for row in rows} == {rows[0].cell_length}
        assert rows[0].cell_length <= cells
        assert rows[0].plain.rstrip().endswith("180 of 180")
        assert len({row.plain.rindex(" : ") for row in rows}) == 1, "the colons of the ratios stand below each other"
        small = "3 teams" if width == 80 else "a long name 09, a long name 19 and a long name 29"
        assert pane.foot(cells)[-1].plain == f" {small} have under 4 people: in the total only"


async def test_what_came_of_a_prediction_is_read_to_its_end() -> None:
    plan = measured(speed_plan(), "incident_hours", (20, 19, 21, 20, 18, 30, 8, 9, 7), FIRST_OF_Q4)
    plan = done(plan, predict(plan, "latency", 12, TODAY))
    plan = done(plan, set_shipped(plan, "latency", date(2026, 11, 4), TODAY))
    pane = SpeedPane()
    app = Hosting(pane)
    async with app.run_test(size=(80, 24)) as pilot:
        pane.show(SpeedViews(plan, TODAY))
        await pilot.pause()
        cells = pane.line_width
        told = [pane.line(row, part, cells) for row, part in pane.layout_rows(cells) if row == pane.count - 1]
        assert max(line.cell_length for line in told) <= cells
        assert " ".join(line.plain.strip() for line in told) == (
            "Latency: 12 hours a week predicted; shipped on 4 Nov 2026, incident hours went 19.6 → 8 a week together "
            "with it: too early to say if that is chance."
        )


@pytest.mark.parametrize(
    ("size", "first"), [((80, 24), 3), ((100, 30), 3), ((110, 31), 5), ((124, 32), 5), ((200, 60), 5)]
)
def test_all_five_panes_stand_on_one_screen_where_they_are_more_than_slits(size: tuple[int, int], first: int) -> None:
    assert len(pages_for(Size(*size))[0].panes) == first
