"""What follows from the answers: who stands before whom, as sets of bits, and the shortest chain that says so."""

from collections.abc import Collection, Sequence
from heapq import heapify, heappop, heappush

from planner.domain.versus.log import Link


class Graph:
    """The order that the kept links imply. Items are positions from 0; bit *i* of a set stands for position *i*."""

    __slots__ = ("_after", "_sorted", "above", "below", "group", "links", "refused", "size")

    def __init__(self, size: int, links: Sequence[Link]) -> None:
        self.size = size
        self.links, self.refused = _sift(size, links)
        """Links that can all hold; and those that contradict what was said before them, as merged copies may."""
        self.group, self._after, self._sorted = _sorted_groups(size, self.links)
        """For each item the lowest position among those that are the same to the leads, often itself."""
        self.below, self.above = self._closure()
        """For each item the set of those that stand after it, and of those that stand before it."""

    def before(self, a: int, b: int) -> bool:
        """Whether `a` is known to stand before `b`."""
        return bool(self.below[a] >> b & 1)

    def is_known(self, a: int, b: int) -> bool:
        """Whether nothing need be asked about two items: one stands before the other, or they are the same."""
        return bool((self.below[a] | self.above[a]) >> b & 1) or self.group[a] == self.group[b]

    def extension(self, wanted: Sequence[float]) -> list[int]:
        """All items in an order that contradicts no link; among those that may come next the lowest `wanted` does."""
        group, after = self.group, self._after
        members: dict[int, list[int]] = {}
        for item, root in enumerate(group):
            members.setdefault(root, []).append(item)
        worth = {root: sum(wanted[i] for i in items) / len(items) for root, items in members.items()}
        before = dict.fromkeys(members, 0)
        for root in members:
            for other in after[root]:
                before[other] += 1
        ready = [(worth[root], root) for root, count in before.items() if count == 0]
        heapify(ready)
        order: list[int] = []
        while ready:
            root = heappop(ready)[1]
            order += members[root]
            for other in after[root]:
                before[other] -= 1
                if not before[other]:
                    heappush(ready, (worth[other], other))
        return order

    def chain(self, start: int, end: int, passed: Collection[Link] = ()) -> list[Link]:
        """The fewest links that lead from `start` down to `end`; empty where none do, those in `passed` apart."""
        ways: dict[int, list[tuple[int, Link]]] = {}
        for link in self.links:
            if link in passed:
                continue
            ways.setdefault(link.first, []).append((link.second, link))
            if link.same:
                ways.setdefault(link.second, []).append((link.first, link))
        came: dict[int, tuple[int, Link] | None] = {start: None}
        queue = [start]
        for at in queue:
            if at == end:
                break
            for other, link in ways.get(at, ()):
                if other not in came:
                    came[other] = (at, link)
                    queue.append(other)
        return _way_back(came, end)

    def _closure(self) -> tuple[list[int], list[int]]:
        group, after, size = self.group, self._after, self.size
        own = [0] * size
        for item, root in enumerate(group):
            own[root] |= 1 << item
        below, above = [0] * size, [0] * size
        for root in reversed(self._sorted):
            found = 0
            for other in after[root]:
                found |= own[other] | below[other]
            below[root] = found
        for root in self._sorted:
            passed = own[root] | above[root]
            for other in after[root]:
                above[other] |= passed
        return [below[root] for root in group], [above[root] for root in group]


def _way_back(came: dict[int, tuple[int, Link] | None], end: int) -> list[Link]:
    links: list[Link] = []
    step = came.get(end)
    while step is not None:
        links.append(step[1])
        step = came[step[0]]
    return links[::-1]


def _sorted_groups(size: int, links: Sequence[Link]) -> tuple[list[int], list[list[int]], list[int]]:
    """Groups of the same; for each what comes after it; the groups sorted, fewer than there are in a circle."""
    group = list(range(size))
    for link in links:
        if link.same:
            one, other = group[link.first], group[link.second]
            if one != other:
                low, high = min(one, other), max(one, other)
                group = [low if root == high else root for root in group]
    after: list[list[int]] = [[] for _ in range(size)]
    before = [0] * size
    for first, second, same, _ in links:
        if not same:
            root = group[second]
            after[group[first]].append(root)
            before[root] += 1
    order = [root for root in range(size) if group[root] == root and not before[root]]
    for root in order:
        for other in after[root]:
            before[other] -= 1
            if not before[other]:
                order.append(other)
    return group, after, order


def _holds(size: int, links: Sequence[Link]) -> bool:
    group, _, order = _sorted_groups(size, links)
    return len(order) == len(set(group))


def _sift(size: int, links: Sequence[Link]) -> tuple[list[Link], list[Link]]:
    """The links without those that close a circle with links before them, found by halving: there are hardly any."""
    kept, refused = list(links), []
    while not _holds(size, kept):
        low, high = 0, len(kept)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if _holds(size, kept[:middle]) else (low, middle)
        refused.append(kept.pop(high - 1))
    return kept, refused
