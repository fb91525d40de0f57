"""Teams that are large enough to be shown by themselves: what is said of a smaller one is said of somebody."""

from collections.abc import Iterable
from itertools import accumulate

from planner.domain.organisation import Team
from planner.domain.plan import Plan

FEWEST_PEOPLE = 4
"""Teams with fewer people are never broken out."""
_NOTHING = 1e-9
"""Tenths of people are added up: 3.9999999999999996 are four."""


def is_broken_out(plan: Plan, team: str) -> bool:
    """Whether a team has at least four people on every day of the quarter."""
    return team in plan.teams and not are_few(plan, (team,))


def are_few(plan: Plan, teams: Iterable[str]) -> bool:
    """Whether some teams, by their ids, have fewer than four people together, on any day of the quarter.

    What is said of all of them is then said of somebody.
    """
    return sum(_fewest(plan, team) for team in teams) < FEWEST_PEOPLE - _NOTHING


def _fewest(plan: Plan, team: str) -> float:
    room = plan.capacity_of(team)
    if room is None:
        return 0.0
    return min(accumulate((change.people for change in room.changes), initial=room.people))


def broken_out(plan: Plan) -> tuple[Team, ...]:
    """The quarter's teams that may be shown by themselves, in the usual order, which is no ranking."""
    return tuple(team for team in plan.active_teams if is_broken_out(plan, team.id))
