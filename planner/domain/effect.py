"""What a change brings in and what it pushes out: two fills compared."""

from collections.abc import Iterable
from typing import NamedTuple

from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill

_IN = frozenset({"in", "must"})


class Effect(NamedTuple):
    """Items by id, innovation first and in rank order, as they stand after the change."""

    came_in: tuple[str, ...] = ()
    went_out: tuple[str, ...] = ()
    """What was in and is not any more, be it out, dropped or gone to Unsorted."""


def effect(before: Fill, after: Fill) -> Effect:
    """What is in after and was not before, and the other way round."""
    was, now = before.standing, after.standing
    came = {i for i, standing in now.items() if standing in _IN and was.get(i) not in _IN}
    went = {i for i, standing in was.items() if standing in _IN and now.get(i) not in _IN}
    return Effect(_by_rank(came, after), _by_rank(went, before))


def titles(plan: Plan, items: Iterable[str], most: int = 3) -> str:
    """Titles of the items with commas, e.g. `Apple Pay, Gift cards and 2 more`; `nothing` for none."""
    names = [plan.items[i].title if i in plan.items else i for i in items]
    if not names:
        return "nothing"
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def cost_text(plan: Plan, change: Effect) -> str:
    """What a decision cost, as it is stored with it: `in: Apple Pay; out: Gift cards, Dark mode`; empty for nothing."""
    parts = (("in", change.came_in), ("out", change.went_out))
    return "; ".join(f"{word}: {titles(plan, items, most=len(items))}" for word, items in parts if items)


def _by_rank(items: set[str], where: Fill) -> tuple[str, ...]:
    if not items:
        return ()
    orders = (lane.order for lane in where.lanes.values())
    return tuple(entry.item.id for order in orders for entry in order if entry.item.id in items)
