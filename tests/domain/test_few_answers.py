"""What so few people answered that it is said of somebody is kept back, until others have answered, too."""

from datetime import date
from itertools import chain, combinations

import pytest

from planner.domain.measuring.weeks import measured_weeks
from planner.domain.speed.known import KNOWN, LEAD_TIME
from planner.domain.speed.points import points
from planner.domain.views.measure import measure_json, measure_view
from planner.domain.views.team_time import team_time_view
from tests.measuring import FRIDAY_OF_WEEK_6, PEOPLE, WEEKS, measured_plan
from tests.speeding import FIRST_OF_Q4, TODAY, measured, speed_plan

OWN = (0.4, 0.1, 0.1, 0.4)
SMALL = {"build": 2.0, "docs": 1.5, "checkout": 6.0}
GROUPS = tuple(chain.from_iterable(combinations(SMALL, count) for count in range(1, len(SMALL) + 1)))


@pytest.mark.parametrize("answering", GROUPS, ids="+".join)
def test_a_week_is_told_once_four_people_have_answered_or_everybody(answering: tuple[str, ...]) -> None:
    plan = measured_plan({(1, team): OWN for team in answering}, people=SMALL)
    (week, *_) = measured_weeks(plan, WEEKS[0])
    told = sum(SMALL[team] for team in answering) >= 4 or len(answering) == len(SMALL)
    assert (week.shares is not None, week.of_few) == (told, not told)
    assert {team.id for team in week.answered} == set(answering), "who answered is known either way"


def test_one_small_team_s_weeks_stand_nowhere() -> None:
    plan = measured_plan({(week, "build"): OWN for week in (1, 2, 3)}, people=PEOPLE)
    view = measure_view(plan, FRIDAY_OF_WEEK_6)
    assert view.time.total is None
    assert {row.unplanned for row in view.time.rows} == {"–"}
    assert view.time.rows[0].because[-1] == (
        "So far fewer than 4 people answered: their week is shown once others have, too."
    )
    assert {"reserve", "ratio", "change"}.isdisjoint(sentence.kind for sentence in view.sentences)
    shown = str(measure_json(view))
    assert "0.4" not in shown
    assert "40 %" not in shown
    by_team = team_time_view(plan, FRIDAY_OF_WEEK_6)
    assert (by_team.rows[0].shares, by_team.interval) == (None, "")


def test_a_team_that_is_all_there_is_sees_its_own_weeks() -> None:
    view = measure_view(measured_plan({(1, "build"): OWN}, people={"build": 2.0}), FRIDAY_OF_WEEK_6)
    assert view.time.total is not None
    assert view.time.total.unplanned == "40 %"


def test_what_only_a_small_team_measured_is_not_that_of_all_teams() -> None:
    plan = speed_plan(people={"chk": 6.0, "bld": 2.0})
    small = measured(plan, LEAD_TIME, (3.0, 4.0), FIRST_OF_Q4, team="bld")
    assert points(small, KNOWN[LEAD_TIME], TODAY) == ()
    both = measured(small, LEAD_TIME, (5.0,), FIRST_OF_Q4, team="chk")
    assert [(point.on, point.value) for point in points(both, KNOWN[LEAD_TIME], TODAY)] == [(FIRST_OF_Q4, 4.0)]


def test_a_measurement_of_all_teams_together_needs_no_team() -> None:
    plan = measured(speed_plan(people={"chk": 6.0, "bld": 2.0}), LEAD_TIME, (3.0,), FIRST_OF_Q4)
    assert [point.on for point in points(plan, KNOWN[LEAD_TIME], date(2026, 12, 9))] == [FIRST_OF_Q4]
