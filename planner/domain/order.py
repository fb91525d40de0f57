"""The backlog in rank order, kept up to date move by move: 10,000 items must not be sorted again for each key."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from operator import attrgetter, eq
from typing import NamedTuple

from planner.domain.item import Item, Placement
from planner.domain.words import Category

_rank = attrgetter("rank")
_item = attrgetter("item")
_rank_then_item = attrgetter("rank", "item")


class Ranked(NamedTuple):
    """An item where it stands in the order."""

    item: Item
    placement: Placement


_entry = Ranked._make  # takes a pair as it is, which is quicker than two arguments


class Order(NamedTuple):
    """The backlog in rank order, split as the Prioritize screen shows it."""

    innovation: tuple[Ranked, ...]
    tune_up: tuple[Ranked, ...]
    unsorted: tuple[Ranked, ...]
    """Without category or without team."""

    def lane(self, category: Category) -> tuple[Ranked, ...]:
        """One lane, best first."""
        return self.innovation if category == "innovation" else self.tune_up


def ranked(items: Mapping[str, Item], placements: Iterable[Placement]) -> list[Ranked]:
    """All items that are placed and not stopped, by rank key; equal keys order by item id."""
    ordered = sorted(placements, key=_rank)
    if any(map(eq, map(_rank, ordered), map(_rank, islice(ordered, 1, None)))):
        ordered.sort(key=_rank_then_item)
    pairs = zip(map(items.get, map(_item, ordered)), ordered, strict=True)
    return [_entry(pair) for pair in pairs if pair[0] is not None and pair[0].stage != "stopped"]


def replaced(before: Sequence[Ranked], gone: Iterable[Placement], come: Iterable[Ranked]) -> list[Ranked]:
    """The order after some places went and others came; the same as `ranked` afresh, for a few much sooner."""
    after = list(before)
    for place in gone:
        at = position(after, place)
        if at is not None:
            del after[at]
    for entry in come:
        after.insert(bisect_left(after, _place(entry), key=_place), entry)
    return after


def split(order: Iterable[Ranked], teams: Mapping[str, object]) -> Order:
    """The order by lane; what has no category or no team that exists waits unsorted."""
    lanes: dict[str, list[Ranked]] = {"innovation": [], "tune_up": [], "unsorted": []}
    for entry in order:
        item = entry.item
        lanes[item.category if item.category is not None and item.team in teams else "unsorted"].append(entry)
    return Order(tuple(lanes["innovation"]), tuple(lanes["tune_up"]), tuple(lanes["unsorted"]))


def split_anew(before: Order, gone: Iterable[Placement], come: Iterable[Ranked], teams: Mapping[str, object]) -> Order:
    """The lanes after some places went and others came; the same as `split` afresh, for a few much sooner."""
    gone, came = tuple(gone), split(come, teams)
    parts = (replaced(part, gone, more) if gone or more else part for part, more in zip(before, came, strict=True))
    return Order(*map(tuple, parts))


def position(order: Sequence[Ranked], place: Placement) -> int | None:
    """Where a placement stands in a whole lane or in the whole order, from 0; `None` where it does not."""
    at = bisect_left(order, _rank_then_item(place), key=_place)
    return at if at < len(order) and order[at].placement.item == place.item else None


def _place(entry: Ranked) -> tuple[str, str]:
    return entry.placement.rank, entry.placement.item
