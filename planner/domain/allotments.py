"""What of a team's weeks is spoken for before anything is ranked: service, and what goes on from before."""

from collections.abc import Mapping
from typing import NamedTuple

from planner.domain.capacity import Capacity
from planner.domain.demand import demands, service_weeks
from planner.domain.plan import Plan
from planner.domain.words import Category


class Allotment(NamedTuple):
    """Weeks of one person that a team's lanes hold beforehand; the lanes' capacities stay gross."""

    service: float = 0.0
    """Standing shares, of Tune-Up."""
    innovation: float = 0.0
    """Carried-over and last-mile work in Innovation."""
    tune_up: float = 0.0
    """The same in Tune-Up."""

    def lane(self, category: Category) -> float:
        """Carried-over and last-mile work in one lane."""
        return self.innovation if category == "innovation" else self.tune_up


def allotments(plan: Plan, room: Capacity) -> Mapping[str, Allotment]:
    """What each team of the capacity has to hold, by team id; work whose weeks nobody knows adds nothing."""
    found = {team.team.id: Allotment() for team in room.teams}
    for item_id in plan.services:
        item = plan.items[item_id]
        if item.team in found and _counts(plan, item_id):
            held = found[item.team]
            found[item.team] = held._replace(service=held.service + service_weeks(item, room))
    for item_id in plan.going_on:
        if not _counts(plan, item_id):
            continue
        for (category, team), weeks in demands(plan, item_id).items():
            if team in found:
                held = found[team]
                found[team] = held._replace(**{category: held.lane(category) + weeks})
    return found


def _counts(plan: Plan, item: str) -> bool:
    return plan.items[item].stage not in {"done", "stopped"} and plan.placement_of(item) is not None
