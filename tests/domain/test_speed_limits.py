"""Limits of metrics: from before the quarter, stored once, and moved on purpose only."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.commitment import agree_plan
from planner.domain.errors import BadInputError
from planner.domain.evidence import Limits
from planner.domain.item import Effort
from planner.domain.organisation import PeopleChange
from planner.domain.plan import Plan
from planner.domain.speed.known import KNOWN
from planner.domain.speed.limits import judge_points, missing_limits
from planner.domain.speed.metrics import MetricForm, add_metric, measure
from planner.domain.speed.points import points
from planner.domain.speed.refreezing import refreeze
from planner.domain.speed.small_teams import broken_out, is_broken_out
from tests.builders import done, make_item
from tests.speeding import FIRST_OF_Q3, FIRST_OF_Q4, NIST, TODAY, at, evidence, measured, speed_plan

LEAD = KNOWN["lead_time"]


def stored(plan: Plan) -> dict[str, Limits]:
    return dict(evidence(plan).limits)


def test_limits_are_those_of_the_published_example_and_stand_still() -> None:
    plan = measured(speed_plan(), "lead_time", NIST, FIRST_OF_Q3)
    limits = stored(plan)["2026-Q4:lead_time"]
    assert limits.weeks == 8, "they are stored as soon as they can be known"
    again = done(plan, refreeze(plan, at(), "All ten weeks are in now"))
    found = judge_points(again, LEAD, points(again, LEAD, TODAY))
    assert found.band is not None
    assert found.band.centre == pytest.approx(50.81)
    assert (round(found.band.low, 4), round(found.band.high, 4)) == (45.8159, 55.8041)
    assert not refreeze(again, at(), "Twice is the same").changes


@given(st.lists(st.floats(0, 1000), min_size=8, max_size=13), st.lists(st.floats(0, 1000), max_size=5))
def test_what_is_filled_in_later_never_moves_stored_limits(values: list[float], later: list[float]) -> None:
    plan = measured(speed_plan(), "lead_time", values, FIRST_OF_Q3)
    before = stored(plan)
    assert list(before) == ["2026-Q4:lead_time"]
    after = measured(plan, "lead_time", [*later, *later], FIRST_OF_Q3)
    assert stored(measured(after, "lead_time", later, FIRST_OF_Q4)) == before


def test_the_quarter_is_judged_by_weeks_outside_and_by_runs() -> None:
    plan = _agreed(measured(speed_plan(state="prioritize"), "lead_time", NIST, FIRST_OF_Q3))
    assert stored(plan)["2026-Q4:lead_time"].weeks == 10
    assert judge_points(plan, LEAD, points(plan, LEAD, TODAY)).side == 0
    outside = measured(plan, "lead_time", [50, 60, 61], FIRST_OF_Q4)
    found = judge_points(outside, LEAD, points(outside, LEAD, TODAY))
    assert (found.values, found.above, found.below, found.side) == (3, 2, 0, 1)
    run = measured(plan, "lead_time", [50] * 8, FIRST_OF_Q4)
    assert judge_points(run, LEAD, points(run, LEAD, TODAY)).side == -1
    assert judge_points(plan, LEAD, (), "chk").band is None


def _agreed(plan: Plan) -> Plan:
    item = make_item("carts", effort=Effort(1, 1, 1))
    plan = replace(plan, items={**plan.items, "carts": item})
    return done(plan, agree_plan(plan, at()))


def test_before_the_plan_is_agreed_nothing_is_stored_and_too_few_weeks_never_are() -> None:
    plan = measured(speed_plan(state="prioritize"), "lead_time", NIST, FIRST_OF_Q3)
    assert not stored(plan)
    with pytest.raises(BadInputError, match="when the plan is agreed"):
        refreeze(plan, at(), "why not")
    few = measured(speed_plan(), "lead_time", NIST[:7], FIRST_OF_Q3)
    assert not stored(few)
    with pytest.raises(BadInputError, match="why"):
        refreeze(few, at(), "  ")
    closed = replace(few, quarters={**few.quarters, few.current: few.quarter._replace(state="closed")})
    with pytest.raises(BadInputError, match="closed"):
        refreeze(closed, at(), "because")


def test_a_monthly_metric_is_held_against_the_twelve_months_before() -> None:
    plan = speed_plan()
    plan = done(plan, add_metric(plan, MetricForm("Orders", "k", every="month"), at()))
    metric = next(iter(evidence(plan).metrics))
    for month in range(1, 12):
        plan = done(plan, measure(plan, metric, date(2026, month, 1), float(month), None, None, at()))
    limits = stored(plan)[f"2026-Q4:{metric}"]
    assert (limits.weeks, limits.centre, limits.mean_moving_range) == (8, 4.5, 1)
    again = done(plan, refreeze(plan, at(), "September came late"))
    assert stored(again)[f"2026-Q4:{metric}"].weeks == 9


def test_a_small_team_has_no_limits_and_is_never_broken_out() -> None:
    plan = speed_plan(people={"chk": 6.0, "bld": 3.9})
    plan = measured(plan, "lead_time", NIST, FIRST_OF_Q3, team="chk")
    plan = measured(plan, "lead_time", NIST, FIRST_OF_Q3, team="bld")
    assert set(stored(plan)) == {"2026-Q4:lead_time", "2026-Q4:lead_time:chk"}
    assert [team.id for team in broken_out(plan)] == ["chk"]
    room = plan.capacities["2026-Q4:chk"]
    left = room._replace(changes=(PeopleChange(date(2026, 11, 2), -2.5),))
    assert not is_broken_out(replace(plan, capacities={room.id: left}), "chk")
    assert not is_broken_out(plan, "nobody")
    assert not missing_limits(plan, TODAY)
