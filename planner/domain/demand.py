"""What an item asks of which team: its own team's weeks, and those of the others that have a share in it."""

from collections.abc import Mapping

from planner.domain.capacity import Capacity
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.words import Category

Demands = Mapping[tuple[Category, str], float]
"""Weeks of one person by lane and team id."""


def demands(plan: Plan, item_id: str) -> Demands:
    """Weeks that a ranked item takes, by lane and team: its own team's `weeks`, and the shares of other teams.

    All of it is in the item's lane; empty for an item without lane, and for service, which holds weeks of its own
    (`service_weeks`). Where nobody knows how long the own team takes, that team is left out.
    """
    item = plan.items[item_id]
    category = item.category
    if category is None or is_service(item):
        return {}
    found: dict[tuple[Category, str], float] = {}
    weeks = plan.weeks[item_id]
    if item.team is not None and weeks is not None:
        found[category, item.team] = weeks
    for share in plan.shares.get(item_id, ()):
        found[category, share.team] = share.weeks
    return found


def is_service(item: Item) -> bool:
    """Whether an item is a standing share of its team's Tune-Up lane, which is held before anything ranked."""
    return item.service is not None and item.category == "tune_up"


def service_weeks(item: Item, room: Capacity) -> float:
    """Weeks that a service item holds: its share of what its team has for Tune-Up; 0 for a team that is not here."""
    return next(((item.service or 0.0) * t.tune_up for t in room.teams if t.team.id == item.team), 0.0)
