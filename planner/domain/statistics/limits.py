"""Limits of individual values: what chance explains around a centre, by Shewhart and Wheeler."""

from collections.abc import Sequence
from itertools import pairwise
from math import fsum
from typing import NamedTuple

D2 = 1.128
"""Mean range of two normal values in standard deviations (Shewhart's d₂ for n = 2)."""
XMR_WIDTH = 3 / D2
"""Half the width of XmR limits in mean moving ranges, 2.66 (NIST/SEMATECH e-Handbook 6.3.2.2)."""
RUN_LENGTH = 8
"""So many values in a row on one side of the centre are no chance, even inside the limits (Western Electric)."""


class Band(NamedTuple):
    """The range that chance explains around a centre."""

    centre: float
    low: float
    high: float

    def side(self, value: float) -> int:
        """1 where a value lies above the range, −1 below it, else 0."""
        return (value > self.high) - (value < self.low)


def moving_ranges(values: Sequence[float]) -> list[float]:
    """How far each value is from the one before it; one fewer than there are values."""
    return [abs(after - before) for before, after in pairwise(values)]


def mean_moving_range(values: Sequence[float]) -> float | None:
    """The mean of the moving ranges, or `None` under two values."""
    ranges = moving_ranges(values)
    return fsum(ranges) / len(ranges) if ranges else None


def xmr_limits(centre: float, mean_range: float) -> Band:
    """Limits of individual values, centre ± 3 ÷ 1.128 × mean moving range (NIST/SEMATECH e-Handbook 6.3.2.2)."""
    half = XMR_WIDTH * mean_range
    return Band(centre, centre - half, centre + half)


def longest_run(values: Sequence[float], centre: float) -> int:
    """Most values in a row on one side of the centre: positive above it, negative below; 0 where all lie on it.

    A value on the centre ends a run; of two runs of one length the later counts.
    """
    longest = current = 0
    for value in values:
        side = (value > centre) - (value < centre)
        current = current + side if side * current > 0 else side
        if abs(current) >= abs(longest) and current:
            longest = current
    return longest
