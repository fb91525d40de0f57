"""Counts of what happens by chance, with the exact 95 % interval of what they would be on average."""

from math import exp, lgamma, log, sqrt

from planner.domain.errors import BadInputError
from planner.domain.statistics.given import check_count, check_number
from planner.domain.statistics.proportions import Z
from planner.domain.statistics.students_t import Interval

_TAIL = 0.025
_EXACT_UP_TO = 1_000_000
"""Above it the approximation is used: it lies within 0.0001 of the exact bounds there, which take ever longer."""


def rate(count: int, exposure: float = 1.0) -> Interval | None:
    """A count ÷ what it was counted over, with its exact 95 % interval; `None` where that is nothing.

    Garwood, *Biometrika* 28, 1936, 437–442. `exposure` is in weeks, or thousands of orders, whatever the rate is per.
    Raises `BadInputError` for a negative count, one that is no whole number, and a negative exposure.
    """
    check_count(count, "Count")
    if check_number(exposure, "Counted over") < 0:
        raise BadInputError(f"Counted over: {exposure:g} is less than nothing; write how long or over how many.")
    if exposure == 0:
        return None
    bounds = approximate(count) if count > _EXACT_UP_TO else exact(count)
    return Interval(count / exposure, bounds.low / exposure, bounds.high / exposure)


def exact(count: int) -> Interval:
    """The averages under which so many or more, or so few or fewer, come up with 2.5 % each."""
    guess = approximate(count)
    low = _solved(count, _TAIL, guess.low) if count else 0.0
    return Interval(float(count), low, _solved(count + 1, 1 - _TAIL, guess.high))


def approximate(count: float) -> Interval:
    """The same within 0.03, closer for large counts, by Wilson and Hilferty's cube root (1931); parts count too."""
    return Interval(float(count), _cubed(count, -Z) if count else 0.0, _cubed(count + 1, Z))


def gamma_share(shape: float, x: float) -> float:
    """The regularised lower incomplete gamma function P(shape, x), for shape > 0 and x ≥ 0.

    The series DLMF 8.11.4 under shape + 1, else 1 less the continued fraction DLMF 8.9.2.
    """
    if x <= 0:
        return 0.0
    front = exp(shape * log(x) - x - lgamma(shape))
    return front * _series(shape, x) if x < shape + 1 else 1 - front * _fraction(shape, x)


def _cubed(shape: float, z: float) -> float:
    return shape * max(0.0, 1 - 1 / (9 * shape) + z / (3 * sqrt(shape))) ** 3


def _solved(shape: float, share: float, guess: float) -> float:
    """Where P(shape, x) = share: Newton's steps kept inside a bracket that shrinks with each."""
    low, high, x = 0.0, max(4 * guess, 50.0), max(guess, 1e-3)
    for _ in range(200):
        off = gamma_share(shape, x) - share
        low, high = (low, x) if off > 0 else (x, high)
        slope = exp((shape - 1) * log(x) - x - lgamma(shape))
        step = x - off / slope if slope > 0 else low
        following = step if low < step < high else (low + high) / 2
        if abs(following - x) <= 1e-13 * x:
            return following
        x = following
    return x


def _series(shape: float, x: float) -> float:
    term = total = 1 / shape
    n = shape
    while term > total * 1e-16:
        n += 1
        term *= x / n
        total += term
    return total


def _fraction(shape: float, x: float) -> float:
    """By Lentz's method as modified by Thompson and Barnett (1986)."""
    tiny = 1e-300
    b = x + 1 - shape
    c, d = 1 / tiny, 1 / b
    value = d
    for n in range(1, 1_000_000):
        term = n * (shape - n)
        b += 2
        d = 1 / (term * d + b or tiny)
        c = b + term / c or tiny
        value *= d * c
        if abs(d * c - 1) < 1e-15:
            break
    return value
