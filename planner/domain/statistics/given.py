"""What statistics are given: numbers that are none, and counts that cannot be, are refused with a sentence."""

from math import isfinite

from planner.domain.errors import BadInputError

_MOST = 1e15
"""Beyond it a float does not tell one from the next."""


def check_number(value: float, what: str) -> float:
    """The number itself; raises `BadInputError` for NaN, infinity and what no one can have measured."""
    if not isfinite(value) or abs(value) > _MOST:
        raise BadInputError(f"{what}: {value} is not a number that can be counted with; write another.")
    return value


def check_count(value: float, what: str) -> float:
    """The count itself; raises `BadInputError` where it is negative or no whole number."""
    if check_number(value, what) < 0 or value != int(value):
        raise BadInputError(f"{what}: {value:g} is no count; write a whole number, 0 or more.")
    return value


def check_share(successes: float, trials: float, what: str = "Result") -> None:
    """Raises `BadInputError` unless both are counts and there are no more successes than trials."""
    check_count(successes, what)
    check_count(trials, what)
    if successes > trials:
        raise BadInputError(f"{what}: {successes:g} of {trials:g} cannot be; correct one of the two numbers.")
