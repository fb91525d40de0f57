"""Cut: who is above the line and who is below is what matters; the pair that says most about that is asked."""

from collections.abc import Collection, Mapping, Sequence
from math import erfc, log, sqrt
from typing import NamedTuple

from planner.domain.versus.belief import Belief
from planner.domain.versus.graph import Graph

ENOUGH = 0.6
"""Below so many items expected on the wrong side of the line no more is asked."""
_CANDIDATES = 24
_ROOT_2 = sqrt(2)
_STEPS = 12


class Cutting(NamedTuple):
    """How far the cut is."""

    unsure: dict[int, float]
    """For each item the probability, 0…0.5, that it stands on the wrong side; those with none are left out."""
    misplaced: float
    """How many items are expected on the wrong side of the line."""


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
        return Cutting({}, 0.0)
    mean = [belief.mean[item] for item in doubtful]
    spread = [sqrt(2 * belief.variance[item]) for item in doubtful]
    level = _level(mean, spread, left)
    above = [0.5 * erfc((level - m) / s) for m, s in zip(mean, spread, strict=True)]
    unsure = {item: min(p, 1 - p) for item, p in zip(doubtful, above, strict=True)}
    return Cutting(unsure, sum(unsure.values()))


def _level(mean: Sequence[float], spread: Sequence[float], count: int) -> float:
    """The worth that `count` of the items are expected to exceed."""
    low, high = min(mean) - 3 * max(spread), max(mean) + 3 * max(spread)
    for _ in range(_STEPS):
        level = (low + high) / 2
        expected = sum([erfc((level - m) / s) for m, s in zip(mean, spread, strict=True)]) / 2
        low, high = (level, high) if expected > count else (low, level)
    return (low + high) / 2


def choose(
    graph: Graph, belief: Belief, unsure: Mapping[int, float], later: Collection[tuple[int, int]]
) -> tuple[int, int] | None:
    """The pair of the most uncertain items with the highest (u + u) · H(p) · √(σ² + σ²), or `None`."""
    ranked = sorted(unsure, key=lambda item: (-unsure[item], item))
    mean, variance = belief.mean, belief.variance
    for start in range(0, len(ranked), _CANDIDATES):
        best: tuple[float, int, int] | None = None
        among = sorted(ranked[: start + _CANDIDATES])
        for index, a in enumerate(among):
            known = graph.below[a] | graph.above[a]
            u, m, v, group = unsure[a], mean[a], variance[a], graph.group[a]
            for b in among[index + 1 :]:
                if known >> b & 1 or graph.group[b] == group or (a, b) in later:
                    continue
                total = v + variance[b]
                root = sqrt(total)
                p = 0.5 * erfc((mean[b] - m) / (root * _ROOT_2))
                if not 0 < p < 1:
                    continue
                gain = -(u + unsure[b]) * (p * log(p) + (1 - p) * log(1 - p)) * root
                if best is None or gain > best[0]:
                    best = (gain, a, b)
        if best is not None:
            return best[1], best[2]
    return None
