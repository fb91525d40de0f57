"""What would have to go for an item to fit: the fewest items, and among those the lowest in rank."""

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations, islice

from planner.domain.demand import demands
from planner.domain.item import Item
from planner.domain.order import Ranked
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, fill
from planner.domain.words import CATEGORIES, Category

MOST_GOING = 3
"""Nobody trades more than three items for one."""
_WORK = 400_000
"""Items looked at in all trials together: some tenths of a second at most, whatever the size of the backlog."""
_TRIALS = 500
_SETS = 20_000
_EPSILON = 1e-9
_Purse = tuple[Category, str | None]
"""A lane and a team, or the lane alone where all teams share it."""


def cheapest_swap(plan: Plan, filled: Fill, item_id: str) -> tuple[str, ...] | None:
    """Ids of the items whose going lets `item_id` fit, highest rank first; `None` where no three of them would do.

    Must-dos, service and done items cannot go, nor what the item itself needs. Each answer was tried out by a fill
    without them.
    """
    return next(swaps(plan, filled, item_id), None)


def swaps(plan: Plan, filled: Fill, item_id: str, *, ranked_only: bool = False) -> Iterator[tuple[str, ...]]:
    """All such sets that can be found in a moment, cheapest first, none of which holds another.

    With `ranked_only` without what is carried over or on its last mile, which no rank pushes out.
    """
    item = plan.items[item_id]
    if filled.standing.get(item_id) not in {"out", "waiting"} or item.weeks is None:
        return
    purse, weeks = _short(plan, filled, item)
    trials = max(20, min(_TRIALS, _WORK // max(1, len(plan.items))))
    candidates = _candidates(plan, filled, item, ranked_only=ranked_only)
    freed = {e.item.id: _freed(plan, e.item.id, purse) for e in candidates if filled.is_in(e.item.id)}
    promising = (going for going in _sets(candidates) if _frees(going, freed, weeks))
    found: list[set[str]] = []
    for going in islice(promising, trials):
        ids = {entry.item.id for entry in going}
        if any(ids >= smaller for smaller in found):
            continue
        if fill(plan, filled.capacity, without=ids).is_in(item_id):
            found.append(ids)
            yield tuple(entry.item.id for entry in sorted(going, key=lambda e: e.placement.rank))


def all_needed(plan: Plan, item: str) -> list[str]:
    """Ids of all that an item needs, and that these need, nearest first."""
    found: list[str] = []
    queue = list(plan.needs.get(item, ()))
    for need in queue:
        if need != item and need not in found:
            found.append(need)
            queue.extend(plan.needs.get(need, ()))
    return found


def _sets(candidates: list[Ranked]) -> Iterator[tuple[Ranked, ...]]:
    """All sets of one, two and three candidates, those of the lowest ranks first, as far as one can wait for them."""
    for size in range(1, MOST_GOING + 1):
        yield from islice(combinations(candidates, size), _SETS)


def _short(plan: Plan, filled: Fill, item: Item) -> tuple[_Purse | None, float]:
    """Where an item that is out lacks weeks, and how many."""
    if filled.standing[item.id] != "out" or item.id not in filled.had or item.category is None:
        return None, 0.0
    purse = _purse(plan, item.category, filled.short_of.get(item.id) or item.team)
    return purse, max(0.0, _asked(plan, item.id).get(purse, 0.0) - filled.had[item.id])


def _freed(plan: Plan, item: str, purse: _Purse | None) -> float:
    return _asked(plan, item).get(purse, 0.0) if purse is not None else 0.0


def _frees(going: tuple[Ranked, ...], freed: Mapping[str, float], short: float) -> bool:
    """Whether what goes takes enough weeks now where the item lacks them; a fill without it then decides."""
    leaving = [freed[entry.item.id] for entry in going if entry.item.id in freed]
    return bool(leaving) and sum(leaving) >= short - _EPSILON


def _candidates(plan: Plan, filled: Fill, item: Item, *, ranked_only: bool) -> list[Ranked]:
    """What takes weeks from where the item and what it needs would take theirs, before its turn; lowest rank first."""
    wanted = {item.id, *all_needed(plan, item.id)}
    purses = {purse for one in wanted for purse in _asked(plan, one)}
    going_on = plan.going_on
    found: list[Ranked] = []
    for category in CATEGORIES:
        has_passed = False
        for entry in plan.order.lane(category):
            has_passed = has_passed or entry.item.id == item.id
            first = entry.item.id in going_on
            early = not (has_passed or first) if ranked_only else not has_passed or first
            if early and entry.item.id not in wanted and _can_go(plan, filled, entry.item, purses):
                found.append(entry)
    return sorted(found, key=lambda e: (e.placement.rank, e.item.id), reverse=True)


def _can_go(plan: Plan, filled: Fill, item: Item, purses: Collection[_Purse]) -> bool:
    if item.is_must or item.stage == "done" or filled.standing.get(item.id) not in {"in", "out", "waiting"}:
        return False
    return any(weeks > 0 and purse in purses for purse, weeks in _asked(plan, item.id).items())


def _asked(plan: Plan, item: str) -> dict[_Purse, float]:
    """What an item takes from which purse."""
    found: dict[_Purse, float] = {}
    for (category, team), weeks in demands(plan, item).items():
        purse = _purse(plan, category, team)
        found[purse] = found.get(purse, 0.0) + weeks
    return found


def _purse(plan: Plan, category: Category, team: str | None) -> _Purse:
    return category, None if plan.organisation.pooled else team
