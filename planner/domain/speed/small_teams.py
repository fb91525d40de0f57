"""Teams that are large enough to be shown by themselves: what is said of a smaller one is said of somebody."""

from itertools import accumulate

from planner.domain.organisation import Team
from planner.domain.plan import Plan

FEWEST_PEOPLE = 4
"""Teams with fewer people are never broken out."""


def is_broken_out(plan: Plan, team: str) -> bool:
    """Whether a team has at least four people on every day of the quarter."""
    room = plan.capacity_of(team)
    if room is None or team not in plan.teams:
        return False
    # Tenths of people are added up: 3.9999999999999996 are four.
    return min(accumulate((change.people for change in room.changes), initial=room.people)) >= FEWEST_PEOPLE - 1e-9


def broken_out(plan: Plan) -> tuple[Team, ...]:
    """The quarter's teams that may be shown by themselves, in the usual order, which is no ranking."""
    return tuple(team for team in plan.active_teams if is_broken_out(plan, team.id))
