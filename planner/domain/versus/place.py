"""Place: the exact order, one item after the other, each brought to its place by halving what is likely.

Binary insertion that halves not the count of slots but their probability mass; the mass of a slot is
exp(-λ · pairs of the prior order that it would reverse) (repeated insertion: Doignon, Pekeč, Regenwetter 2004), and λ
is learned from how far the items so far had to go.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import exp, log, log2
from typing import NamedTuple

from planner.domain.versus.graph import Graph

_PAIRS, _REVERSED = 10.0, 2.0
"""What counts as seen before anything was: two of ten pairs reversed, which is Kendall's τ = .6."""
_OVER_ENTROPY = 1.03
"""Halving takes a little more than the entropy of the slots."""


class Slots(NamedTuple):
    """Where an item may still go: before position `low` of the chain, up to before position `high`."""

    item: int
    low: int
    high: int


class Placing(NamedTuple):
    """How far the placing is."""

    chain: list[int]
    """Items that are placed, best first."""
    waiting: list[int]
    """Items that are not, the one on screen first."""
    question: tuple[int, int] | None
    """The item on screen, and the placed one that it is held against."""
    left: float
    """How many questions are to be expected."""
    strength: float
    """λ among all the items, as learned so far; 0 where nothing was known before."""
    wanted: list[float]
    """For each position where it would stand by belief, lower being better."""


class _Chain:
    """What is placed so far, and what that teaches."""

    def __init__(self, graph: Graph, fixed: Graph) -> None:
        self.graph, self.fixed = graph, fixed
        self.items: list[int] = []
        self.mask = 0
        self.groups: set[int] = set()
        self.pairs, self.reversed = _PAIRS, _REVERSED

    def slots(self, item: int) -> Slots:
        above, below = self.graph.above[item], self.graph.below[item]
        low = bisect_left(self.items, 1, key=lambda other: ~above >> other & 1)
        high = bisect_left(self.items, 1, lo=low, key=lambda other: below >> other & 1)
        return Slots(item, low, high)

    def insert(self, item: int, at: int) -> None:
        known = self.fixed.above[item] | self.fixed.below[item]
        self.pairs += (self.mask & ~known).bit_count()
        after = self.graph.below[item] & self.mask
        earlier = (1 << item) - 1
        self.reversed += (after & earlier).bit_count() + (self.mask & ~after & ~earlier).bit_count()
        self.items.insert(at, item)
        self.mask |= 1 << item
        self.groups.add(self.graph.group[item])

    def masses(self, slots: Slots, strength: float) -> list[float]:
        """For each slot from `low` to `high` its mass, the likeliest about 1."""
        item = slots.item
        reversals, found = 0, [0]
        for other in self.items[slots.low : slots.high]:
            reversals += 1 if other > item else -1
            found.append(reversals)
        least = min(found)
        return [exp(-strength * (count - least)) for count in found]


def place(
    graph: Graph, fixed: Graph, items: Sequence[int], later: Mapping[tuple[int, int], int], *, weighted: bool
) -> Placing:
    """How far the answers bring these items, taken one after the other; weights are off where nothing was known."""
    chain = _Chain(graph, fixed)
    open_slots: list[Slots] = []
    waiting: list[int] = []
    question: tuple[int, int] | None = None
    for number, item in enumerate(items):
        if graph.group[item] in chain.groups:
            continue
        slots = chain.slots(item)
        if slots.low == slots.high:
            chain.insert(item, slots.low)
            continue
        question = _halving(chain, slots, later, weighted=weighted)
        if question is not None:
            waiting = [i for i in items[number + 1 :] if graph.group[i] not in chain.groups]
            break
        open_slots.append(slots)
    return _placing(chain, [s.item for s in open_slots], waiting, question, later, weighted=weighted)


def _placing(
    chain: _Chain,
    put_off: list[int],
    waiting: list[int],
    question: tuple[int, int] | None,
    later: Mapping[tuple[int, int], int],
    *,
    weighted: bool,
) -> Placing:
    if question is None and put_off:
        question = _at_the_end(chain, put_off, later, weighted=weighted)
    first = [question[0]] if question else []
    rest = [*first, *(i for i in waiting if i not in first), *(i for i in put_off if i not in first)]
    share = chain.reversed / chain.pairs
    left = 0.0
    if question is not None:
        masses = chain.masses(chain.slots(question[0]), _strength(chain, len(chain.items), weighted=weighted))
        left = _expected(_entropy(masses))
    for extra in range(len(rest) - 1):
        count = len(chain.items) + 1 + extra
        left += _expected(_geometric_entropy(count, share if weighted else None))
    strength = _strength(chain, len(chain.items) + len(rest), weighted=weighted)
    return Placing(chain.items, rest, question, left, strength, _wanted(chain))


def prefers(placing: Placing, a: int, b: int) -> float:
    """The probability that `a` comes before `b` where no answer says, by their distance in the prior order.

    Mallows' model: with q = exp(-λ) and h(k) = k / (1 - q^k), the one d places above comes first with the
    probability h(d + 1) - h(d).
    """
    strength = placing.strength
    if strength == 0.0:
        return 0.5
    distance = abs(a - b)
    chance = _mallows(distance + 1, strength) - _mallows(distance, strength)
    return chance if a < b else 1 - chance


def _mallows(count: int, strength: float) -> float:
    return count / (1 - exp(-strength * count))


def _wanted(chain: _Chain) -> list[float]:
    """Prior positions, those of the chain evened out so that they ascend: who waits finds his place among them."""
    blocks: list[tuple[float, int]] = []
    for item in chain.items:
        mean, count = float(item), 1
        while blocks and blocks[-1][0] > mean:
            other, more = blocks.pop()
            mean, count = (mean * count + other * more) / (count + more), count + more
        blocks.append((mean, count))
    wanted = [float(at) for at in range(chain.graph.size)]
    even = [mean for mean, count in blocks for _ in range(count)]
    for item, mean in zip(chain.items, even, strict=True):
        wanted[item] = mean
    return wanted


def _at_the_end(
    chain: _Chain, put_off: list[int], later: Mapping[tuple[int, int], int], *, weighted: bool
) -> tuple[int, int] | None:
    """What is asked when each way to place an item was put off: what was not put off itself, then the oldest."""
    for item in put_off:
        question = _halving(chain, chain.slots(item), later, weighted=weighted)
        if question is not None:
            return question
    graph = chain.graph
    for one, other in combinations(put_off, 2):
        if not graph.is_known(one, other) and _pair(one, other) not in later:
            return other, one
    pairs = []
    for item in put_off:
        slots = chain.slots(item)
        between = chain.items[slots.low : slots.high]
        pairs += [(later[_pair(item, other)], item, other) for other in between if _pair(item, other) in later]
    return min(pairs)[1:] if pairs else None


def _halving(
    chain: _Chain, slots: Slots, later: Mapping[tuple[int, int], int], *, weighted: bool
) -> tuple[int, int] | None:
    """The item and the placed one whose answer halves the mass best; `None` where each such pair was put off."""
    masses = chain.masses(slots, _strength(chain, len(chain.items), weighted=weighted))
    half, passed = sum(masses) / 2, 0.0
    best: tuple[float, int] | None = None
    for at in range(slots.low, slots.high):
        passed += masses[at - slots.low]
        other = chain.items[at]
        if later and _pair(slots.item, other) in later:
            continue
        if best is None or abs(passed - half) < best[0]:
            best = (abs(passed - half), other)
    return None if best is None else (slots.item, best[1])


def _strength(chain: _Chain, count: int, *, weighted: bool) -> float:
    """λ: so that an item goes as far among `count` as the items so far did, measured by the pairs it could reverse."""
    if not weighted:
        return 0.0
    expected = max(1, count) * chain.reversed / chain.pairs
    return log(1 + 1 / expected)


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _expected(entropy: float) -> float:
    return max(1.0, entropy * _OVER_ENTROPY)


def _entropy(masses: Sequence[float]) -> float:
    total = sum(masses)
    return -sum(mass / total * log2(mass / total) for mass in masses if mass > 0)


def _geometric_entropy(count: int, share: float | None) -> float:
    """Bits of a place among `count` others, for an item that comes last in the prior order."""
    if share is None:
        return log2(count + 1)
    strength = log(1 + 1 / (count * share))
    q, qn = exp(-strength), exp(-strength * (count + 1))
    mean = q / (1 - q) - (count + 1) * qn / (1 - qn)
    return (log((1 - qn) / (1 - q)) + strength * mean) / log(2)
