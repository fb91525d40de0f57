"""New rank keys for items that move; keys of others change only where two are equal and something comes between.

Keys are compared over all items of the quarter, whatever their lane, so that an item that changes its lane never
meets an equal key there.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

from planner.domain import rank_key
from planner.domain.change import Change, edit
from planner.domain.item import Placement
from planner.domain.order import Ranked, position
from planner.domain.plan import Plan


def place_block(plan: Plan, rest: Sequence[Ranked], at: int, block: Sequence[Ranked]) -> list[Change]:
    """Changes that put a block, in its order, before position `at` of `rest`, a lane without the block."""
    after = rest[at - 1].placement if at > 0 else None
    before = rest[at].placement if at < len(rest) else None
    if _stands(block, after, before):
        return []
    moving = {entry.item.id for entry in block}
    low, high = _gap(plan.ranked, moving, after, before)
    try:
        keys = rank_key.spread(low, high, len(block))
    except ValueError:  # two equal keys with nothing between them, or one that is none of ours
        others = [entry.placement for entry in plan.ranked if entry.item.id not in moving]
        return _rekeyed(others, _slot(others, after, before), [entry.placement for entry in block])
    return [change for entry, key in zip(block, keys, strict=True) for change in edit(entry.placement, rank=key)]


def place_permuted(plan: Plan, places: Sequence[Ranked], order: Sequence[Ranked]) -> list[Change]:
    """Changes that put the items of `order` into the places that these same items hold, one by one."""
    keys = [entry.placement.rank for entry in places]
    if all(one < two for one, two in pairwise(keys)):
        pairs = zip(order, keys, strict=True)
        return [change for entry, key in pairs for change in edit(entry.placement, rank=key)]
    to = {place.placement.id: entry.placement for place, entry in zip(places, order, strict=True)}
    return _all_anew([to.get(entry.placement.id, entry.placement) for entry in plan.ranked])


def _stands(block: Sequence[Ranked], after: Placement | None, before: Placement | None) -> bool:
    """Whether the block already is in one piece and in its place."""
    line = [after, *(entry.placement for entry in block), before]
    places = [(p.rank, p.item) for p in line if p is not None]
    return all(one < two for one, two in pairwise(places))


def _gap(
    order: Sequence[Ranked], moving: Collection[str], after: Placement | None, before: Placement | None
) -> tuple[str | None, str | None]:
    """The keys between which the block comes: those of its neighbours among all items, whatever their lane."""
    if after is not None:
        return after.rank, _next_rank(order, moving, (position(order, after) or 0) + 1, 1)
    if before is not None:
        return _next_rank(order, moving, (position(order, before) or 0) - 1, -1), before.rank
    return _next_rank(order, moving, len(order) - 1, -1), None


def _next_rank(order: Sequence[Ranked], moving: Collection[str], start: int, step: int) -> str | None:
    stop = len(order) if step > 0 else -1
    around = (order[i] for i in range(start, stop, step))
    return next((entry.placement.rank for entry in around if entry.item.id not in moving), None)


def _slot(others: Sequence[Placement], after: Placement | None, before: Placement | None) -> int:
    """The position among all other items: right after the upper neighbour, else right before the lower one."""
    if after is not None:
        return next(i for i, p in enumerate(others) if p.id == after.id) + 1
    if before is not None:
        return next(i for i, p in enumerate(others) if p.id == before.id)
    return len(others)


def _rekeyed(others: Sequence[Placement], slot: int, block: Sequence[Placement]) -> list[Change]:
    """New keys for the block, and for its neighbours too where these are equal."""
    low, high = slot, slot
    while low > 0 and high < len(others) and others[low - 1].rank == others[slot].rank:
        low -= 1
    if low < slot:
        while high < len(others) and others[high].rank == others[slot].rank:
            high += 1
    run = [*others[low:slot], *block, *others[slot:high]]
    floor = others[low - 1].rank if low > 0 else None
    ceiling = others[high].rank if high < len(others) else None
    try:
        keys = rank_key.spread(floor, ceiling, len(run))
    except ValueError:  # a key that is none of ours, e.g. from a hand-made file
        return _all_anew([*others[:slot], *block, *others[slot:]])
    return [change for placement, key in zip(run, keys, strict=True) for change in edit(placement, rank=key)]


def _all_anew(order: Sequence[Placement]) -> list[Change]:
    keys = rank_key.spread(None, None, len(order))
    return [change for placement, key in zip(order, keys, strict=True) for change in edit(placement, rank=key)]
