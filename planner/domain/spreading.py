"""Spreading the rest: which ratio the teams without one of their own need, so that all add up to the agreed one."""

from collections.abc import Sequence
from math import fsum

from planner.domain.capacity import capacity
from planner.domain.change import Change, Step, edit
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.staffing import refuse_closed, room_in
from planner.domain.text import ratio_text


def spread_rest(plan: Plan) -> Step:
    """Gives the teams without a ratio of their own the one with which all teams add up to the agreed ratio.

    Raises `BadInputError` where no such ratio exists.
    """
    refuse_closed(plan)
    room = capacity(plan)
    free = [team for team in room.teams if team.own_ratio is None and team.planned > 0]
    planned = fsum(team.planned for team in free)
    agreed = ratio_text(room.split.ratio)
    if not free:
        raise BadInputError(f"Every team has a ratio of its own, so nobody is left to bring the teams to {agreed}.")
    fixed = fsum(team.innovation for team in room.teams if team.own_ratio is not None)
    ratio = (room.split.ratio * fsum(team.planned for team in room.teams) - fixed) / planned
    if not -1e-9 <= ratio <= 1 + 1e-9:
        raise BadInputError(
            f"Even {'0 : 100' if ratio < 0 else '100 : 0'} for the teams without a ratio of their own"
            f" does not bring the teams to {agreed}; change an own ratio first."
        )
    ratio = min(1.0, max(0.0, ratio))
    changes: list[Change] = []
    for team in free:
        changes += edit(room_in(plan, team.team), ratio=ratio)
    names = _names([team.team.name for team in free])
    return Step(f"Spread the rest: {names} at {ratio_text(ratio)}", tuple(changes))


def _names(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
