"""What one more week would bring, per team and lane: the plan is filled again with it, for no price tells that.

A linear program's dual prices do not: with whole items their correlation with the truth is under 0.25.
"""

from collections.abc import Iterator
from math import fsum
from typing import NamedTuple

from planner.domain.capacity import Capacity
from planner.domain.effect import Effect, effect, titles
from planner.domain.organisation import Team
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.whatif.considered import Considered, Present, worth
from planner.domain.words import CATEGORIES, Category


class More(NamedTuple):
    """What one more week does in one place."""

    category: Category
    team: Team | None
    """`None` where a lane is filled from all teams' weeks together."""
    change: Effect
    gain: float
    """What the sum of scores gains; under 0 where a large item comes in and better small ones go."""
    unscored: int
    """How many of the items that come in or go out have no score, so that the gain is not all of it."""


def one_more_week(now: Present, seen: Considered) -> Iterator[More]:
    """For each lane and team with people, one after the other: a fill is some milliseconds."""
    room, before = seen.filled.capacity, seen.value
    places: list[Team | None] = [t.team for t in room.teams if t.total > 0]
    if now.plan.organisation.pooled and places:
        places = [None]
    for category in CATEGORIES:
        for team in places:
            filled = fill(now.plan, with_a_week(room, category, team))
            change = effect(seen.filled, filled)
            value = fsum(one.value for one in worth(now, filled).values())
            unscored = sum(1 for item in (*change.came_in, *change.went_out) if now.scores.get(item) is None)
            yield More(category, team, change, value - before, unscored)


def with_a_week(room: Capacity, category: Category, team: Team | None) -> Capacity:
    """The same with a week more for one lane of a team; without a team, for the lane."""
    at = next((n for n, t in enumerate(room.teams) if team is None or t.team.id == team.id), None)
    if at is None:
        return room
    teams, own = list(room.teams), room.teams[at]
    longer = own._replace(total=own.total + 1)
    if category == "innovation":
        teams[at] = longer._replace(innovation=own.innovation + 1)
    else:
        teams[at] = longer._replace(tune_up=own.tune_up + 1)
    return room._replace(teams=tuple(teams))


def more_text(plan: Plan, more: More) -> str:
    """What it does, without a full stop, e.g. `brings Apple Pay in and puts Gift cards out`."""
    came, went = more.change.came_in, more.change.went_out
    if came and went:
        return f"brings {titles(plan, came)} in and puts {titles(plan, went)} out"
    if came:
        return f"brings {titles(plan, came)} in"
    return f"puts {titles(plan, went)} out" if went else "changes nothing"
