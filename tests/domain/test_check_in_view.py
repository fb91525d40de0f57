"""The check-in's view: who has answered, where one begins, and a week in ten blocks."""

from datetime import date, timedelta

import pytest

from planner.domain.check_ins.answers import keep, save
from planner.domain.organisation import Team
from planner.domain.plan import Plan
from planner.domain.views.check_in import Place, blocks_view, check_in_grid, first_place
from tests.builders import done
from tests.measuring import FRIDAY_OF_WEEK_6, PEOPLE, WEEKS, measured_plan, on

USUAL = (0.4, 0.2, 0.1, 0.3)
MOMENT = on(FRIDAY_OF_WEEK_6)


def answered(numbers: range, *teams: str) -> Plan:
    return measured_plan({(n, team): USUAL for n in numbers for team in teams or PEOPLE})


def test_the_grid_shows_what_is_answered_half_done_missing_and_away() -> None:
    teams = [Team("checkout", "Checkout", "CHK"), Team("new", "New", "NEW", since=date(2026, 10, 14))]
    plan = measured_plan({(1, "checkout"): USUAL}, teams=teams, people={"checkout": 6, "new": 3})
    plan = done(plan, keep(plan, "checkout", WEEKS[1], {"fires": 0.5}, MOMENT))
    grid = check_in_grid(plan, WEEKS[2])
    assert [row.cells for row in grid.rows] == [("answered", "half", "missing"), ("away", "away", "missing")]
    assert (grid.answered, grid.expected) == (1, 4)
    assert grid.state(Place("nobody", WEEKS[0])) == "away"


def test_a_saved_week_that_is_changed_half_way_still_counts() -> None:
    plan = answered(range(1, 2), "checkout")
    grid = check_in_grid(done(plan, keep(plan, "checkout", WEEKS[0], {"fires": 0.5}, MOMENT)), WEEKS[0])
    assert (grid.rows[1].cells, grid.answered) == (("half",), 1)


@pytest.mark.parametrize(
    ("plan", "today", "week", "place"),
    [
        (answered(range(1, 6)), FRIDAY_OF_WEEK_6, None, ("build", 6)),
        (answered(range(1, 6)), WEEKS[5], None, ("build", 6)),  # on Monday, with last week complete
        (answered(range(1, 5)), WEEKS[5], None, ("build", 5)),  # on Monday, last week is due
        (answered(range(1, 7)), FRIDAY_OF_WEEK_6, None, ("build", 6)),
        (answered(range(1, 7), "build", "checkout"), FRIDAY_OF_WEEK_6, None, ("growth", 6)),
        (answered(range(1, 7), "build"), FRIDAY_OF_WEEK_6, WEEKS[2], ("checkout", 3)),
    ],
)
def test_it_begins_with_the_first_team_that_is_missing(
    plan: Plan, today: date, week: date | None, place: tuple[str, int]
) -> None:
    assert first_place(check_in_grid(plan, today), today, week) == Place(place[0], WEEKS[place[1] - 1])


def test_what_is_half_done_comes_first() -> None:
    plan = done(measured_plan(), keep(measured_plan(), "platform", WEEKS[5], {"fires": 0.5}, MOMENT))
    assert first_place(check_in_grid(plan, FRIDAY_OF_WEEK_6), FRIDAY_OF_WEEK_6) == Place("platform", WEEKS[5])


@pytest.mark.parametrize(("people", "today"), [({"checkout": 0}, FRIDAY_OF_WEEK_6), (PEOPLE, date(2026, 9, 1))])
def test_with_nobody_to_ask_or_nothing_begun_there_is_no_place(people: dict[str, float], today: date) -> None:
    assert first_place(check_in_grid(measured_plan(people=people), today), today) is None


def test_a_week_in_blocks_beside_last_week() -> None:
    plan = answered(range(1, 2), "checkout")
    view = blocks_view(plan, Place("checkout", WEEKS[1]), {"new-features": 0.375, "fires": 0.02})
    rows = {row.work_type: (row.blocks, row.share, row.last_blocks, row.last_share) for row in view.rows}
    assert view.title == "Checkout · week 2 · 5 to 11 Oct"
    assert rows["new-features"] == (4, "37.5 %", 4, "40 %")
    assert rows["fires"] == (1, "2 %", 3, "30 %")
    assert rows["support"] == (0, "", 0, "")
    assert (view.left, view.complete, view.last_week) == ("60.5 % left to place.", False, "last week")


@pytest.mark.parametrize(
    ("shares", "left", "complete"),
    [
        ({}, "10 blocks left to place.", False),
        ({"fires": 0.9}, "1 block left to place.", False),
        ({"fires": 1.0}, "All ten blocks are placed.", True),
        ({"fires": 1.0, "support": 0.1}, "10 % too much.", False),
    ],
)
def test_what_is_left_to_place(shares: dict[str, float], left: str, complete: bool) -> None:
    view = blocks_view(measured_plan(), Place("growth", WEEKS[0]), shares)
    assert (view.left, view.complete, view.last_week) == (left, complete, "last week: –")
    assert view.title == "Growth · week 1 · 28 Sep to 4 Oct"


def test_saving_from_the_view_keeps_the_grid_in_step() -> None:
    plan = done(measured_plan(), save(measured_plan(), "growth", WEEKS[5], {"fires": 1.0}, MOMENT))
    grid = check_in_grid(plan, FRIDAY_OF_WEEK_6 + timedelta(days=1))
    assert grid.state(Place("growth", WEEKS[5])) == "answered"
