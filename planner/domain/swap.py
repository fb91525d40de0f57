"""What would have to go for an item to fit: the fewest items, and among those the lowest in rank."""

from collections.abc import Collection, Iterator
from itertools import combinations, islice

from planner.domain.item import Item
from planner.domain.order import Ranked
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, fill
from planner.domain.words import CATEGORIES

_MOST = 3
"""Nobody trades more than three items for one."""
_WORK = 400_000
"""Items looked at in all trials together: some tenths of a second at most, whatever the size of the backlog."""
_TRIALS = 500
_SETS = 20_000
_EPSILON = 1e-9


def cheapest_swap(plan: Plan, filled: Fill, item_id: str) -> tuple[str, ...] | None:
    """Ids of the items whose going lets `item_id` fit, highest rank first; `None` where no three of them would do.

    Must-dos and done items cannot go, nor what the item itself needs. Each answer was tried out by a fill without them.
    """
    item = plan.items[item_id]
    if filled.standing.get(item_id) not in {"out", "waiting"} or item.weeks is None:
        return None
    short = max(0.0, item.weeks - filled.had.get(item_id, 0.0)) if filled.standing[item_id] == "out" else 0.0
    trials = max(20, min(_TRIALS, _WORK // max(1, len(plan.items))))
    promising = (going for going in _sets(_candidates(plan, filled, item)) if _frees(plan, filled, item, going, short))
    for going in islice(promising, trials):
        ids = {entry.item.id for entry in going}
        if fill(plan, filled.capacity, without=ids).is_in(item_id):
            return tuple(entry.item.id for entry in sorted(going, key=lambda e: e.placement.rank))
    return None


def _sets(candidates: list[Ranked]) -> Iterator[tuple[Ranked, ...]]:
    """All sets of one, two and three candidates, those of the lowest ranks first, as far as one can wait for them."""
    for size in range(1, _MOST + 1):
        yield from islice(combinations(candidates, size), _SETS)


def _frees(plan: Plan, filled: Fill, item: Item, going: tuple[Ranked, ...], short: float) -> bool:
    """Whether what goes takes enough weeks now, where the item would take its own; a fill without it then decides."""
    purse = _purse(plan, item)
    freed = [
        (plan.weeks[entry.item.id] or 0.0) * (_purse(plan, entry.item) == purse)
        for entry in going
        if filled.is_in(entry.item.id)
    ]
    return bool(freed) and sum(freed) >= short - _EPSILON


def _candidates(plan: Plan, filled: Fill, item: Item) -> list[Ranked]:
    """What takes weeks from where the item and what it needs would take theirs, before its turn; lowest rank first."""
    wanted = {item.id, *_needed(plan, item.id)}
    purses = {_purse(plan, plan.items[one]) for one in wanted}
    found: list[Ranked] = []
    for category in CATEGORIES:
        has_passed = False
        for entry in plan.order.lane(category):
            has_passed = has_passed or entry.item.id == item.id
            early = not has_passed or entry.item.id in plan.going_on
            if early and entry.item.id not in wanted and _can_go(plan, filled, entry.item, purses):
                found.append(entry)
    return sorted(found, key=lambda e: (e.placement.rank, e.item.id), reverse=True)


def _can_go(plan: Plan, filled: Fill, item: Item, purses: Collection[object]) -> bool:
    if item.is_must or item.stage == "done" or not plan.weeks[item.id] or _purse(plan, item) not in purses:
        return False
    return filled.standing.get(item.id) in {"in", "out", "waiting"}


def _needed(plan: Plan, item: str) -> list[str]:
    found: list[str] = []
    queue = list(plan.needs.get(item, ()))
    for need in queue:
        if need != item and need not in found:
            found.append(need)
            queue.extend(plan.needs.get(need, ()))
    return found


def _purse(plan: Plan, item: Item) -> tuple[str | None, str | None]:
    return (item.category, None if plan.organisation.pooled else item.team)
