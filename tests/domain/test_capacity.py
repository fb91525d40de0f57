"""Capacity against the published example, and whole weeks that add up whatever the numbers are."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.capacity import (
    Capacity,
    Split,
    capacity,
    round_half_up,
    split_in_force,
    whole,
    whole_weeks,
)
from planner.domain.change import edit
from planner.domain.organisation import ORGANISATION_ID, Organisation, Team, TeamCapacity, capacity_id
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.teams.spreading import spread_rest
from planner.domain.views.align import align_json, align_view
from tests.builders import TODAY

# 13 weeks, without the holiday that the calendar's own example has: 65 weekdays.
THIRTEEN = Quarter("2026-Q1", date(2026, 1, 1), date(2026, 4, 1), ratio=0.60, reserve=0.15)
AGREED = Split(0.60, 0.15)
TEAMS = (("product", 6.0), ("product", 5.0), ("platform", 4.0), ("framework", 2.0))


def shop(*own: float | None) -> Plan:
    """The example's four teams with these ratios of their own."""
    teams = {f"t{n}": Team(f"t{n}", f"Team {n}", f"T{n}", kind) for n, (kind, _) in enumerate(TEAMS)}  # type: ignore[arg-type]  # the example's own words
    rooms = [
        TeamCapacity(capacity_id("2026-Q1", f"t{n}"), "2026-Q1", f"t{n}", people, ratio=own[n])
        for n, (_, people) in enumerate(TEAMS)
    ]
    return Plan(
        Organisation(ORGANISATION_ID, "Example", plannable_share=0.7),
        "2026-Q1",
        quarters={"2026-Q1": THIRTEEN},
        teams=teams,
        capacities={room.id: room for room in rooms},
    )


def tenths(room: Capacity) -> tuple[float, ...]:
    """Total, reserve, innovation and tune-up as the example prints them."""
    parts = (room.total, room.reserve, room.lane("innovation"), room.lane("tune_up"))
    return tuple(round(weeks, 1) for weeks in parts)


def test_published_example_with_a_ratio_for_every_team() -> None:
    room = capacity(shop(0.8, 0.8, 0.2, 0.1))
    assert tenths(room) == (154.7, 23.2, 75.8, 55.7)
    assert round(room.teams_add_up_to or 0, 3) == 0.576


def test_published_example_with_own_ratios_at_platform_and_framework_only() -> None:
    room = capacity(shop(None, None, 0.2, 0.1))
    assert tenths(room) == (154.7, 23.2, 58.8, 72.7)
    assert round(room.teams_add_up_to or 0, 3) == 0.447


def test_spreading_the_rest_reaches_the_agreed_ratio() -> None:
    plan = shop(None, None, 0.2, 0.1)
    after = plan.after(spread_rest(plan).changes)
    by_name = {t.team.name: round(t.ratio, 3) for t in capacity(after).teams}
    assert by_name == {"Team 0": 0.836, "Team 1": 0.836, "Team 2": 0.2, "Team 3": 0.1}
    assert capacity(after).teams_add_up_to == pytest.approx(0.60)


def test_whole_weeks_of_the_example_are_those_of_the_screen() -> None:
    weeks = whole_weeks(capacity(shop(None, None, 0.2, 0.1)))
    assert weeks.total == 155
    assert weeks.parts == (23, 59, 73)
    assert [team[0] for team in weeks.teams] == [8, 7, 5, 3]


def test_a_draft_moves_only_teams_without_a_ratio_of_their_own() -> None:
    plan = shop(None, None, 0.2, 0.1)
    ratios = {t.team.name: t.ratio for t in capacity(plan, Split(0.9, 0.15)).teams}
    assert ratios == {"Team 0": 0.9, "Team 1": 0.9, "Team 2": 0.2, "Team 3": 0.1}


def test_time_off_takes_what_those_days_would_have_planned() -> None:
    plan = shop(None, None, None, None)
    room = plan.capacities["2026-Q1:t0"]
    plan = plan.after(edit(room, time_off_days=10.0))
    assert capacity(plan).total == pytest.approx(154.7 - 10 / 5 * 0.7)


def test_before_the_first_agreement_the_last_quarters_split_holds() -> None:
    before = Quarter("2025-Q4", date(2025, 10, 1), date(2025, 12, 31), state="closed", ratio=0.8, reserve=0.2)
    unset = Quarter("2026-Q1", THIRTEEN.starts_on, THIRTEEN.ends_on)
    organisation = Organisation(ORGANISATION_ID, "Example")
    assert split_in_force(Plan(organisation, unset.id, {unset.id: unset})) == Split(0.70, 0.15)
    assert split_in_force(Plan(organisation, unset.id, {unset.id: unset, before.id: before})) == Split(0.8, 0.2)


def test_nobody_to_plan_with_adds_up_to_nothing_known() -> None:
    room = capacity(Plan(Organisation(ORGANISATION_ID, "Example"), "2026-Q1", {"2026-Q1": THIRTEEN}))
    assert room.teams_add_up_to is None
    assert whole_weeks(room).parts == (0, 0, 0)


SHARES = st.floats(0, 1)
PEOPLE = st.floats(0, 10_000)


@settings(max_examples=200, deadline=None)
@given(
    people=st.lists(PEOPLE, min_size=4, max_size=4),
    own=st.lists(st.none() | SHARES, min_size=4, max_size=4),
    ratio=SHARES,
    reserve=SHARES,
)
def test_lanes_and_reserve_add_up_to_the_last_digit_shown(
    people: list[float], own: list[float | None], ratio: float, reserve: float
) -> None:
    plan = shop(*own)
    rooms = [
        TeamCapacity(room.id, room.quarter, room.team, count, ratio=room.ratio)
        for room, count in zip(plan.capacities.values(), people, strict=True)
    ]
    plan = Plan(
        plan.organisation, plan.current, plan.quarters, plan.teams, capacities={room.id: room for room in rooms}
    )
    room = capacity(plan, Split(ratio, reserve))
    weeks = whole_weeks(room)
    assert sum(weeks.parts) == weeks.total
    assert tuple(sum(column) for column in zip(*weeks.teams, strict=True)) == weeks.parts
    assert room.reserve + room.lane("innovation") + room.lane("tune_up") == pytest.approx(room.total)
    for team, parts in zip(room.teams, weeks.teams, strict=True):
        exact = (team.reserve, team.innovation, team.tune_up)
        assert all(abs(part - value) < 2 for part, value in zip(parts, exact, strict=True))


@pytest.mark.parametrize(
    ("values", "expected"),
    [([1.5, 1.5], [2, 1]), ([0.2, 0.3, 0.5], [0, 0, 1]), ([], []), ([2.0, 3.0], [2, 3]), ([0.4, 0.4, 0.4], [1, 0, 0])],
)
def test_largest_remainder(values: list[float], expected: list[int]) -> None:
    assert whole(values) == expected


def test_halves_round_up_even_where_binary_fractions_fall_short() -> None:
    assert [round_half_up(v) for v in (2.5, 3.5, 0.49, 154.7 * 5 - 771)] == [3, 4, 0, 3]


@settings(max_examples=100, deadline=None)
@given(people=st.lists(PEOPLE, min_size=4, max_size=4), own=st.none() | SHARES, ratio=SHARES, reserve=SHARES)
def test_the_json_adds_up_in_the_digits_that_it_prints(
    people: list[float], own: float | None, ratio: float, reserve: float
) -> None:
    plan = shop(own, None, 0.2, 0.1)
    rooms = [room._replace(people=count) for room, count in zip(plan.capacities.values(), people, strict=True)]
    plan = replace(plan, capacities={room.id: room for room in rooms})
    document = json.loads(json.dumps(align_json(align_view(plan, TODAY, Split(ratio, reserve)))), parse_float=Decimal)
    parts = ("reserve", "innovation", "tune_up")
    whole_plan, teams = document["capacity"], document["teams"]
    assert sum(whole_plan[part] for part in parts) == whole_plan["total"]
    assert all(sum(team[part] for part in parts) == team["capacity"] for team in teams)
    assert all(sum(team[part] for team in teams) == whole_plan[part] for part in parts)
