"""Proportions and their differences, with 95 % intervals by Wilson's score.

The interval that is taught first, p ± 1.96 √(p(1 − p) ÷ n), is too narrow where trials are few or p is near 0 or 1,
and has no width at all at 0 of 20; Wilson's has neither fault.
"""

from math import sqrt

from planner.domain.statistics.given import check_share
from planner.domain.statistics.students_t import Interval

Z = 1.959963984540054
"""The normal quantile of 97.5 %."""


def wilson(successes: int, trials: int) -> Interval | None:
    """Successes ÷ trials with its 95 % score interval, within 0…1; `None` where nothing was tried.

    E. B. Wilson 1927; method 3 of Newcombe, *Statistics in Medicine* 17, 1998, 857–872. Raises `BadInputError` for
    what cannot be counted.
    """
    check_share(successes, trials)
    return score_interval(successes, trials) if trials else None


def difference(successes: int, trials: int, other_successes: int, other_trials: int) -> Interval | None:
    """One proportion less another with its 95 % interval, within −1…1; `None` where either was not tried.

    Newcombe's hybrid score, method 10 of *Statistics in Medicine* 17, 1998, 873–890. Raises `BadInputError` for what
    cannot be counted.
    """
    check_share(successes, trials)
    check_share(other_successes, other_trials)
    if not trials or not other_trials:
        return None
    return hybrid(score_interval(successes, trials), score_interval(other_successes, other_trials))


def score_interval(successes: float, trials: float) -> Interval:
    """Wilson's interval for 0 ≤ successes ≤ trials, trials > 0; parts of one are allowed, as an expected result is."""
    share = successes / trials
    spread = Z * sqrt(share * (1 - share) / trials + (Z / (2 * trials)) ** 2)
    middle, width = share + Z * Z / (2 * trials), 1 + Z * Z / trials
    # The bounds of 0 and 1 are exact, and rounding must not put the estimate outside its own interval.
    low = 0.0 if successes == 0 else max(0.0, (middle - spread) / width)
    high = 1.0 if successes == trials else min(1.0, (middle + spread) / width)
    return Interval(share, min(low, share), max(high, share))


def hybrid(one: Interval, other: Interval) -> Interval:
    """The difference of two proportions from the interval of each, squares and add (Newcombe)."""
    gap = one.mean - other.mean
    below = sqrt((one.mean - one.low) ** 2 + (other.high - other.mean) ** 2)
    above = sqrt((one.high - one.mean) ** 2 + (other.mean - other.low) ** 2)
    return Interval(gap, max(-1.0, gap - below), min(1.0, gap + above))
