"""Cut: who is above the line and who is below is what matters; the pair that says most about that is asked."""

from collections.abc import Collection, Mapping, Sequence
from math import erfc, log, log1p, sqrt
from typing import NamedTuple

from planner.domain.versus.belief import Belief
from planner.domain.versus.graph import Graph

Pair = tuple[int, int]
"""Two items, the lower position first."""

ENOUGH = 0.6
"""With no more than so many items expected on the wrong side of the line nothing more is asked."""
_CANDIDATES = 24
_NEAREST = 3
_STEPS = 12


class Cutting(NamedTuple):
    """How far the cut is."""

    doubt: dict[int, float]
    """For each item whose side of the line no answers force: the probability, 0…0.5, of the other side by belief."""
    unsure: dict[int, float]
    """The same, but no more than that of the likeliest exchange across the line that no answer rules out."""
    misplaced: float
    """How many items are expected above the line that do not belong there; as many are then below it."""


def cutting(graph: Graph, belief: Belief, items: Sequence[int], line: int) -> Cutting:
    """Who is how surely above the line, which `line` of these items are."""
    alive = sum(1 << item for item in items)
    left, doubtful = line, []
    for item in items:
        if (graph.below[item] & alive).bit_count() >= len(items) - line:
            left -= 1
        elif (graph.above[item] & alive).bit_count() < line:
            doubtful.append(item)
    if left <= 0 or left >= len(doubtful):
        return Cutting({}, {}, 0.0)
    mean = [belief.mean[item] for item in doubtful]
    spread = [sqrt(2 * belief.variance[item]) for item in doubtful]
    level = _level(mean, spread, left)
    above = [0.5 * erfc((level - m) / s) for m, s in zip(mean, spread, strict=True)]
    doubt = {item: min(p, 1 - p) for item, p in zip(doubtful, above, strict=True)}
    ranked = sorted(doubtful, key=lambda item: (-belief.mean[item], item))
    inside, outside = ranked[:left], ranked[left:]
    unsure = _exchanges(graph, belief, doubt, inside, outside, 1)
    unsure.update(_exchanges(graph, belief, doubt, outside, inside[::-1], -1))
    return Cutting(doubt, unsure, sum(unsure.values()) / 2)


def questions_left(misplaced: float, count: int, trust: float) -> float:
    """How many questions it will take until no more than `ENOUGH` items are expected on the wrong side.

    What is expected falls by the same factor with each question, by less where there are more items and where the prior
    is trusted less; the two numbers fit simulated leads, 20 to 150 items and priors from τ .2 to .8.
    """
    return count * (0.7 - 0.36 * trust) * log(max(1.0, misplaced / ENOUGH))


def _exchanges(
    graph: Graph, belief: Belief, doubt: Mapping[int, float], ours: Sequence[int], others: Sequence[int], side: int
) -> dict[int, float]:
    """For each of our items the lesser of its doubt and its likeliest exchange with the others, given nearest first."""
    mean, variance = belief.mean, belief.variance
    found = {}
    for item in ours:
        known, m, v = graph.below[item] | graph.above[item], mean[item], variance[item]
        most, seen = 0.0, 0
        for other in others:
            if known >> other & 1:
                continue
            gap = side * (m - mean[other]) / sqrt(2 * (v + variance[other]))
            most, seen = max(most, 0.5 * erfc(gap)), seen + 1
            if seen == _NEAREST:
                break
        found[item] = min(doubt[item], most)
    return found


def _level(mean: Sequence[float], spread: Sequence[float], count: int) -> float:
    """The worth that `count` of the items are expected to exceed."""
    low, high = min(mean) - 3 * max(spread), max(mean) + 3 * max(spread)
    for _ in range(_STEPS):
        level = (low + high) / 2
        expected = sum([erfc((level - m) / s) for m, s in zip(mean, spread, strict=True)]) / 2
        low, high = (level, high) if expected > count else (low, level)
    return (low + high) / 2


def choose(
    belief: Belief, doubt: Mapping[int, float], asked: Collection[Pair], later: Mapping[Pair, int]
) -> Pair | None:
    """The pair of the most doubtful items with the highest (u + u) · H(p) · √(σ² + σ²), of those not asked yet.

    Pairs that other answers decide are asked too where the belief does not follow them: so slips come to light. When
    only pairs are left that were put off, the oldest of these is asked; `None` when there are none.
    """
    ranked = sorted(doubt, key=lambda item: (-doubt[item], item))
    for count in range(_CANDIDATES, len(ranked) + _CANDIDATES, _CANDIDATES):
        best = _best_pair(belief, doubt, sorted(ranked[:count]), {*asked, *later})
        if best is not None:
            return best
    return min((pair for pair in later if doubt.keys() >= set(pair)), key=later.__getitem__, default=None)


def _best_pair(
    belief: Belief, doubt: Mapping[int, float], among: Sequence[int], passed: Collection[Pair]
) -> Pair | None:
    mean, variance = belief.mean, belief.variance
    best, most = None, 0.0
    # Cubed, so that the most doubtful items come first: a doubt of one half weighs eight times one of a quarter.
    weight = {item: doubt[item] ** 3 for item in among}
    for index, a in enumerate(among, start=1):
        u, m, v = weight[a], mean[a], variance[a]
        for b in among[index:]:
            total = v + variance[b]
            p = 0.5 * erfc(abs(mean[b] - m) / sqrt(2 * total))
            if p <= 0.0:
                continue
            gain = -(u + weight[b]) * (p * log(p) + (1 - p) * log1p(-p)) * sqrt(total)
            if gain > most and (a, b) not in passed:
                best, most = (a, b), gain
    return best
