"""One lead's opinion as an order with ties, and the room's as counts of who prefers what to what."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from planner.domain.ballot import Ballot

Levels = tuple[tuple[str, ...], ...]
"""Ids of items, best first; items in one level are equal. What is in no level was not judged."""


def levels_of(ballot: Ballot, there: Collection[str]) -> Levels:
    """A ballot's opinion of the items that are there: its order, or its dots, most of them first."""
    if not ballot.points:
        return tuple((item,) for item in ballot.order if item in there)
    by_dots: dict[int, list[str]] = {}
    for item, dots in ballot.points:
        if item in there:
            by_dots.setdefault(dots, []).append(item)
    return tuple(tuple(by_dots[dots]) for dots in sorted(by_dots, reverse=True))


def judged(levels: Levels) -> frozenset[str]:
    """Ids of all items that were judged."""
    return frozenset(item for level in levels for item in level)


def mid_ranks(levels: Levels) -> Mapping[str, float]:
    """Each judged item's rank from 1; equal ones share the mean of the ranks that they fill."""
    ranks: dict[str, float] = {}
    above = 0
    for level in levels:
        ranks.update(dict.fromkeys(level, above + (len(level) + 1) / 2))
        above += len(level)
    return ranks


class Counts(NamedTuple):
    """How often which item was preferred to which, over all who judged both."""

    items: tuple[str, ...]
    """Ids of all items that anybody judged."""
    preferred: Sequence[Sequence[int]]
    """For each pair of positions in `items`: how many prefer the first to the second."""
    equal: Sequence[Sequence[int]]
    """For each pair: how many hold them equal."""


def count(opinions: Iterable[Levels], among: Iterable[str]) -> Counts:
    """Counts preferences; `among` says in which order the items are listed, those that nobody judged are left out."""
    opinions = tuple(opinions)
    known = frozenset(item for levels in opinions for item in judged(levels))
    items = tuple(item for item in among if item in known)
    at = {item: index for index, item in enumerate(items)}
    preferred = [[0] * len(items) for _ in items]
    equal = [[0] * len(items) for _ in items]
    for levels in opinions:
        below = [at[item] for level in levels for item in level if item in at]
        for level in levels:
            here = [at[item] for item in level if item in at]
            below = below[len(here) :]
            for one in here:
                _add(preferred[one], below)
                _add(equal[one], here)
    return Counts(items, preferred, equal)


def _add(row: list[int], places: Iterable[int]) -> None:
    for place in places:
        row[place] += 1
