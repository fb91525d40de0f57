"""Where the time went by team: never of a small one, and no team before another for what it did."""

from datetime import timedelta

from planner.domain.organisation import Team
from planner.domain.views.measure import measure_view
from planner.domain.views.team_time import team_time_view
from tests.measuring import FRIDAY_OF_WEEK_6, measured_plan

MIX = (0.4, 0.2, 0.2, 0.2)
BUSY = (0.2, 0.2, 0.2, 0.4)


def test_teams_of_four_and_more_stand_in_the_usual_order_with_their_own_ticks() -> None:
    answers = {(1, "checkout"): MIX, (2, "checkout"): BUSY, (1, "growth"): MIX, (1, "build"): BUSY}
    view = team_time_view(measured_plan(answers), FRIDAY_OF_WEEK_6)
    assert [row.name for row in view.rows] == ["All teams", "Checkout", "Growth", "Platform"]
    assert view.small == ("Build & Release",)
    checkout = view.rows[1]
    assert (checkout.unplanned, checkout.ratio, checkout.answered, checkout.expected) == ("30 %", "71 : 29", 2, 6)
    assert view.rows[3].shares is None
    assert view.rows[3].unplanned == "–"
    assert checkout.agreed is not None
    assert round(sum(checkout.agreed), 9) == 1
    assert not any("Build" in line for row in view.rows for line in row.because)
    assert checkout.because[-1] == "It is for the team itself: no team is held against another."


def test_some_answers_say_with_their_interval_what_all_would_and_all_of_them_need_none() -> None:
    some = {(1, team): (0.8 - x, 0.0, 0.2, x) for team, x in (("checkout", 0.1), ("growth", 0.2), ("platform", 0.3))}
    day = FRIDAY_OF_WEEK_6 - timedelta(weeks=5)
    view = team_time_view(measured_plan(some), day)
    assert view.interval == "unplanned 8 – 32 %"
    assert view.rows[0].because[0] == "3 of 4 answers are in, each team weighted by people × plannable share."
    assert "Cochran" in view.rows[0].because[2]
    whole = team_time_view(measured_plan({**some, (1, "build"): MIX}), day)
    assert (whole.interval, whole.rows[0].answered) == ("", 4)
    none = team_time_view(measured_plan({}), day)
    assert (none.interval, none.rows[0].shares) == ("", None)


def test_copied_weeks_are_marked_by_team_and_by_week() -> None:
    answers = {(week, "checkout"): MIX for week in (1, 2, 3)} | {(2, "growth"): BUSY}
    plan = measured_plan(answers, copied=[(2, "checkout"), (3, "checkout")])
    view = team_time_view(plan, FRIDAY_OF_WEEK_6)
    assert [row.copied for row in view.rows] == [2, 2, 0, 0]
    assert "2 weeks were copied unchanged from the week before." in view.rows[1].because
    rows = measure_view(plan, FRIDAY_OF_WEEK_6).time.rows
    assert [row.copied for row in rows] == [0, 1, 1, 0, 0, 0]
    assert "1 team copied it unchanged from the week before." in rows[1].because


def test_without_any_team_and_without_what_was_agreed_it_says_so() -> None:
    plan = measured_plan({}, teams=[Team("solo", "Solo", "SOL")], people={"solo": 2})
    view = team_time_view(plan, FRIDAY_OF_WEEK_6)
    assert [row.name for row in view.rows] == ["All teams"]
    assert view.small == ("Solo",)
