"""What is to be chosen under which limits, as bare numbers: the same for every way of solving it."""

from collections.abc import Collection
from math import fsum
from typing import NamedTuple

_TOLERANCE = 1e-6
"""Weeks by which a limit may seem exceeded because numbers are binary; solvers keep to it too."""


class Problem(NamedTuple):
    """Choose things for the greatest sum of values: a knapsack with several limits and with needs."""

    values: tuple[float, ...]
    """Of each thing, 0 or more."""
    demands: tuple[tuple[tuple[int, float], ...], ...]
    """For each thing the limits that it spends, by number, and how much of each, 0 or more."""
    limits: tuple[float, ...]
    needs: tuple[tuple[int, int], ...] = ()
    """Pairs: the first thing only together with the second."""


class Answer(NamedTuple):
    """What somebody says is the best choice."""

    chosen: tuple[int, ...]
    """Numbers of the things, ascending."""
    bound: float
    """No choice has a greater value than this."""
    exact: bool
    """Whether the choice is meant to be the best; else the bound says how much better it could be at most."""


def value_of(problem: Problem, chosen: Collection[int]) -> float:
    """The sum of values of what is chosen."""
    return fsum(problem.values[thing] for thing in chosen)


def spent(problem: Problem, chosen: Collection[int]) -> list[float]:
    """How much of each limit a choice spends."""
    sums = [0.0] * len(problem.limits)
    for thing in chosen:
        for limit, amount in problem.demands[thing]:
            sums[limit] += amount
    return sums


def is_allowed(problem: Problem, chosen: Collection[int]) -> bool:
    """Whether a choice names things that there are, once each, keeps every limit, and has what it needs."""
    things = set(chosen)
    if len(things) != len(chosen) or not all(0 <= thing < len(problem.values) for thing in things):
        return False
    within = all(sum_ <= limit + _TOLERANCE for sum_, limit in zip(spent(problem, things), problem.limits, strict=True))
    return within and all(needed in things for thing, needed in problem.needs if thing in things)


def closures(problem: Problem) -> list[tuple[int, ...]]:
    """For each thing: itself and all that it needs, and what these need."""
    needs: dict[int, list[int]] = {}
    for thing, needed in problem.needs:
        needs.setdefault(thing, []).append(needed)
    found: list[tuple[int, ...]] = []
    for thing in range(len(problem.values)):
        together = [thing]
        if thing in needs:
            for one in together:
                together += [needed for needed in needs.get(one, ()) if needed not in together]
        found.append(tuple(together))
    return found
