"""The few statistics that Measure needs, by `math` alone; here are those that the first screen computes with.

Importing scipy costs 0.4 s and more; the standard library's `statistics` brings fractions, decimals and random
numbers with it, 10 ms on the way to the first screen. What slices and key results need is in modules of their own,
imported where it is used: `proportions`, `bayes`, `poisson`, `lines`.
"""

from planner.domain.statistics.limits import (
    D2,
    RUN_LENGTH,
    XMR_WIDTH,
    Band,
    longest_run,
    mean_moving_range,
    moving_ranges,
    xmr_limits,
)
from planner.domain.statistics.mix import total_variation
from planner.domain.statistics.students_t import Interval, incomplete_beta, t_cdf, t_interval, t_quantile

__all__ = [
    "D2",
    "RUN_LENGTH",
    "XMR_WIDTH",
    "Band",
    "Interval",
    "incomplete_beta",
    "longest_run",
    "mean_moving_range",
    "moving_ranges",
    "t_cdf",
    "t_interval",
    "t_quantile",
    "total_variation",
    "xmr_limits",
]
