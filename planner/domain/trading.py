"""If this, then not that: ways to bring an item in, each of them tried out, and each one step."""

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from planner.domain.change import Change, Step
from planner.domain.effect import Effect, effect, titles
from planner.domain.order import Ranked
from planner.domain.placing import place_block
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, fill
from planner.domain.swap import all_needed, swaps
from planner.domain.words import CATEGORIES, Category

_OFFERED = 5
_LOOKED_AT = 12
"""Sets that are tried out; some bring the item in only where they leave the plan altogether."""


class Trade(NamedTuple):
    """Items that go below another one, so that it comes in."""

    going: tuple[str, ...]
    """Ids, highest rank first."""
    step: Step
    effect: Effect
    """What comes of it, by a fill of the plan as the step leaves it."""


def trades(plan: Plan, filled: Fill, item_id: str) -> tuple[Trade, ...]:
    """The cheapest ways to bring in an item that is out or waiting: the fewest items, then the lowest in rank.

    What goes is moved directly below the item, or to the end of the lane where only that lets it in; a way that a fill
    does not confirm is not offered. Empty where there is none, and for an item that stands otherwise.
    """
    found: list[Trade] = []
    for going in islice(swaps(plan, filled, item_id, ranked_only=True), _LOOKED_AT):
        trade = _trade(plan, filled, item_id, going)
        if trade is not None:
            found.append(trade)
        if len(found) == _OFFERED:
            break
    return tuple(found)


def _trade(plan: Plan, filled: Fill, item_id: str, going: tuple[str, ...]) -> Trade | None:
    label = f"Bring in {plan.items[item_id].title} for {titles(plan, going)}"
    for to_the_end in (False, True):
        changes = _below(plan, item_id, going, to_the_end=to_the_end)
        after = fill(plan.after(changes), filled.capacity)
        if after.is_in(item_id):
            return Trade(going, Step(label, tuple(changes)), effect(filled, after))
    return None


def _below(plan: Plan, item_id: str, going: Sequence[str], *, to_the_end: bool) -> list[Change]:
    """Changes that put items below another one and what it needs, each in its own lane."""
    wanted = {item_id, *all_needed(plan, item_id)}
    own = next((at for c in CATEGORIES for at, e in enumerate(plan.order.lane(c)) if e.item.id == item_id), 0)
    changes: list[Change] = []
    for category in CATEGORIES:
        lane = plan.order.lane(category)
        block = [entry for entry in lane if entry.item.id in going]
        if not block:
            continue
        rest = [entry for entry in lane if entry.item.id not in going]
        at = len(rest) if to_the_end else _after(rest, wanted, item_id, own, category, plan)
        changes += place_block(plan, rest, at, block)
    return changes


def _after(rest: Sequence[Ranked], wanted: set[str], item_id: str, own: int, category: Category, plan: Plan) -> int:
    """The place right below the item; in the other lane, which is filled alongside, below its rank and its needs."""
    if plan.items[item_id].category == category:
        return next((at + 1 for at, entry in enumerate(rest) if entry.item.id == item_id), len(rest))
    needed = [at + 1 for at, entry in enumerate(rest) if entry.item.id in wanted]
    return min(len(rest), max([own + 1, *needed]))
