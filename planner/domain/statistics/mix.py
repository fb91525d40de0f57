"""How far two mixes of the same parts are from each other."""

from collections.abc import Sequence


def total_variation(actual: Sequence[float], target: Sequence[float]) -> float:
    """½ Σ |actual − target| of two mixes that both sum to 1: the share that would have to move, 0…1."""
    return sum(abs(a - t) for a, t in zip(actual, target, strict=True)) / 2
