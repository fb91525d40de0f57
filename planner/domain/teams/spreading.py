"""Spreading the rest: which ratio the teams without one of their own need, so that all add up to the agreed one."""

from collections.abc import Sequence
from math import fsum

from planner.domain.capacity import Capacity, TeamSplit, capacity
from planner.domain.change import Change, Step, edit
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.teams.teams import refuse_closed, room_in
from planner.domain.text import ratio_text

_EPSILON = 1e-9


def spread_rest(plan: Plan) -> Step:
    """Gives the teams without a ratio of their own the one with which all teams add up to the agreed ratio.

    Raises `BadInputError` where no such ratio exists.
    """
    refuse_closed(plan)
    room = capacity(plan)
    ratio, changes = rest_ratio(room), list[Change]()
    for team in _free(room):
        changes += edit(room_in(plan, team.team), ratio=ratio)
    names = _names([team.team.name for team in _free(room)])
    return Step(f"Spread the rest: {names} at {ratio_text(ratio)}", tuple(changes))


def rest_ratio(room: Capacity) -> float:
    """The ratio 0…1 with which the teams without one of their own bring all to the split's.

    Raises `BadInputError` where no such ratio exists.
    """
    free = _free(room)
    agreed = ratio_text(room.split.ratio)
    if room.total > 0 and fsum(team.planned for team in room.teams) <= 0:
        raise BadInputError("All capacity is reserve, so there is nothing to spread; lower the reserve first.")
    if not free:
        raise BadInputError(f"Every team has a ratio of its own, so nobody is left to bring the teams to {agreed}.")
    fixed = fsum(team.innovation for team in room.teams if team.own_ratio is not None)
    wanted = room.split.ratio * fsum(team.planned for team in room.teams)
    ratio = (wanted - fixed) / fsum(team.planned for team in free)
    if not -_EPSILON <= ratio <= 1 + _EPSILON:
        raise BadInputError(
            f"Even {'0 : 100' if ratio < 0 else '100 : 0'} for the teams without a ratio of their own"
            f" does not bring the teams to {agreed}; change an own ratio first."
        )
    return min(1.0, max(0.0, ratio))


def _free(room: Capacity) -> list[TeamSplit]:
    return [team for team in room.teams if team.own_ratio is None and team.planned > 0]


def _names(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
