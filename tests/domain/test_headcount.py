"""People who join and leave within a quarter, and teams that begin or end in it, counted by working days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.calendar import working_weeks
from planner.domain.capacity import capacity, weight_of
from planner.domain.organisation import PeopleChange, Team, TeamCapacity
from planner.domain.quarter import Quarter
from planner.domain.teams.headcount import mean_people, people_in_week, people_weeks
from tests.domain.test_capacity import THIRTEEN, shop

Q4 = Quarter("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), holidays=(date(2026, 12, 25),))
TEAM = Team("chk", "Checkout", "CHK")
DAYS = st.integers(-5, 100).map(lambda n: Q4.starts_on + timedelta(days=n))


def room(people: float, *changes: tuple[date, float]) -> TeamCapacity:
    return TeamCapacity("2026-Q4:chk", "2026-Q4", "chk", people, changes=tuple(PeopleChange(*c) for c in changes))


def test_without_changes_it_is_people_times_working_weeks() -> None:
    assert people_weeks(Q4, TEAM, room(6)) == 6 * 13.0
    assert mean_people(Q4, TEAM, room(6)) == 6


def test_who_joins_counts_from_the_first_day_on() -> None:
    # From Monday 30 November to 31 December there are 24 weekdays, one of them a holiday.
    assert people_weeks(Q4, TEAM, room(6, (date(2026, 11, 30), 1.0))) == pytest.approx(6 * 13.0 + 23 / 5)


def test_who_leaves_counts_until_the_day_before_also_part_time() -> None:
    joined = room(2.5, (date(2026, 10, 5), -0.5), (date(2026, 12, 31), -1.0))
    # 1 and 2 October are a Thursday and a Friday; the last day is one working day.
    assert people_weeks(Q4, TEAM, joined) == pytest.approx((2.5 * 2 + 2.0 * 62 + 1.0 * 1) / 5)


def test_a_team_that_begins_or_ends_within_the_quarter_brings_its_own_days() -> None:
    new, gone = TEAM._replace(since=date(2026, 12, 28)), TEAM._replace(until=date(2026, 10, 2))
    assert people_weeks(Q4, new, room(5)) == pytest.approx(5 * 4 / 5)
    assert people_weeks(Q4, gone, room(5)) == pytest.approx(5 * 2 / 5)
    assert mean_people(Q4, gone, room(5)) == pytest.approx(5 * 0.4 / 13)
    assert people_weeks(Q4, gone, room(5, (date(2026, 11, 2), 3.0))) == pytest.approx(2.0)


@given(days=st.lists(st.tuples(DAYS, st.floats(0, 50)), max_size=5))
def test_people_weeks_are_counted_day_by_day(days: list[tuple[date, float]]) -> None:
    changes = tuple(sorted(PeopleChange(max(day, Q4.starts_on), people) for day, people in days))
    whose = room(3)._replace(changes=changes)
    total = 0.0
    for offset in range((Q4.ends_on - Q4.starts_on).days + 1):
        day = Q4.starts_on + timedelta(days=offset)
        if day.weekday() < 5 and day not in Q4.holidays:
            total += (3 + sum(change.people for change in changes if change.on <= day)) / 5
    assert people_weeks(Q4, TEAM, whose) == pytest.approx(total)


def test_a_weeks_people_are_those_of_its_thursday() -> None:
    whose = room(4, (date(2026, 11, 12), 2.0))
    assert [people_in_week(whose, date(2026, 11, day)) for day in (2, 9, 16)] == [4, 6, 6]


def test_capacity_and_weights_follow_who_is_there() -> None:
    plan = shop(None, None, 0.2, 0.1)
    first = plan.capacities["2026-Q1:t0"]
    # 16 February 2026 is a Monday; 33 of the quarter's 65 weekdays are left.
    joined = first._replace(changes=(PeopleChange(date(2026, 2, 16), 1.0),))
    grown = replace(plan, capacities={**plan.capacities, first.id: joined})
    assert capacity(grown).total == pytest.approx(154.7 + 33 / 5 * 0.7)
    assert capacity(grown).people == pytest.approx(17 + 33 / 65)
    team = plan.teams["t0"]
    assert weight_of(grown, team, date(2026, 2, 9)) == pytest.approx(6 * 0.7)
    assert weight_of(grown, team, date(2026, 2, 16)) == weight_of(grown, team) == pytest.approx(7 * 0.7)
    assert working_weeks(THIRTEEN) == 13
