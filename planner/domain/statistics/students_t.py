"""Student’s t: the interval of a mean, its quantiles, and the incomplete beta function they rest on."""

from collections.abc import Sequence
from functools import lru_cache
from math import exp, fsum, inf, isinf, lgamma, log, log1p, sqrt
from typing import NamedTuple


class Interval(NamedTuple):
    """A mean and how far it can be trusted: `low` ≤ `mean` ≤ `high`."""

    mean: float
    low: float
    high: float


def t_interval(values: Sequence[float], population: int | None = None, level: float = 0.95) -> Interval | None:
    """The mean of some answers out of a population, with its t interval × √(1 − n/N); `None` under two answers.

    Args:
        values: One number for each answer.
        population: How many could have answered, N ≥ n; `None` where there is no end of them. When all have
            answered the interval is the mean itself, which is why one answer out of one has an interval too.
        level: The confidence, 0 < level < 1.

    The finite population correction is Cochran's, *Sampling Techniques*, 1977, § 2.6.
    """
    n = len(values)
    mean = _mean(values) if values else 0.0
    squares = fsum((value - mean) ** 2 for value in values)
    return summary_interval(n, mean, sqrt(squares / (n - 1)) if n > 1 else 0.0, population, level)


def summary_interval(
    n: int, mean: float, deviation: float, population: int | None = None, level: float = 0.95
) -> Interval | None:
    """The same where only the number of answers, their mean and their standard deviation (n − 1) are known."""
    if population is not None and population < n:
        raise ValueError(f"{n} answers out of a population of {population}")
    if n and n == population:
        return Interval(mean, mean, mean)
    if n < 2:
        return None
    correction = 1.0 if population is None else sqrt(1 - n / population)
    half = t_quantile((1 + level) / 2, n - 1) * deviation / sqrt(n) * correction
    return Interval(mean, mean - half, mean + half)


@lru_cache(maxsize=512)
def t_quantile(p: float, df: float) -> float:
    """The value that Student's t with `df` degrees of freedom stays under with probability p, 0 < p < 1.

    Solved by bisection on `t_cdf`: about 60 halvings, exact to the last digits of a float. Raises `ValueError`
    outside the ranges of p and of df > 0.
    """
    # Remembered: the forecasts and intervals of a screen ask for the same few, and one takes a millisecond.
    if not 0 < p < 1 or not df > 0:
        raise ValueError(f"no t quantile for p = {p}, df = {df}")
    if p < 0.5:
        return -t_quantile(1 - p, df)
    low, high = 0.0, 1.0
    while t_cdf(high, df) < p:
        low, high = high, high * 2
    while high - low > 1e-14 * high:
        middle = (low + high) / 2
        if middle in {low, high}:
            break
        if t_cdf(middle, df) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def t_cdf(t: float, df: float) -> float:
    """The probability that Student's t with `df` > 0 degrees of freedom is at most `t`.

    1 − ½ I(df ÷ (df + t²); df/2, ½) for t ≥ 0 (Abramowitz and Stegun 26.7.1, 26.5.27).
    """
    if isinf(t):
        return float(t > 0)
    tail = incomplete_beta(df / (df + t * t), df / 2, 0.5) / 2
    return 1 - tail if t >= 0 else tail


def incomplete_beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I(x; a, b) for 0 ≤ x ≤ 1 and a, b > 0.

    By the continued fraction DLMF 8.17.22, which converges quickly for x < (a + 1) ÷ (a + b + 2); beyond that by
    the symmetry I(x; a, b) = 1 − I(1 − x; b, a). Raises `ValueError` outside the ranges.
    """
    if not 0 <= x <= 1 or not (a > 0 and b > 0) or inf in {a, b}:
        raise ValueError(f"no incomplete beta function for x = {x}, a = {a}, b = {b}")
    if x in {0, 1}:
        return float(x)
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(1 - x, b, a)
    front = exp(a * log(x) + b * log1p(-x) + lgamma(a + b) - lgamma(a) - lgamma(b)) / a
    return front / _continued_fraction(x, a, b)


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)


def _continued_fraction(x: float, a: float, b: float) -> float:
    """1 + d₁/(1 + d₂/(1 + …)) by Lentz's method as modified by Thompson and Barnett (1986)."""
    tiny, value, c, d = 1e-300, 1.0, 1.0, 0.0
    for step in range(1, 10_000):
        m, odd = divmod(step, 2)
        if odd:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / (1 + term * d or tiny)
        c = 1 + term / c or tiny
        value *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return value
