"""How much better a choice could be at most, without a solver.

Lagrangian relaxation (M. L. Fisher, *Management Science* 27, 1981): each limit and each need gets a price; what a thing
brings over its prices counts for it alone, so the best choice is read off thing by thing, and for no prices does its
worth lie under the true best. Prices follow the subgradient with Polyak's step (Held, Wolfe and Crowder 1974).
"""

from collections.abc import Sequence
from itertools import compress
from math import fsum

from planner.domain.optimum.greedy import better, greedy
from planner.domain.optimum.problem import Answer, Problem, closures, is_allowed, value_of

_WORK = 3_000_000
"""Numbers looked at in all rounds together: a second or two, whatever the size of the backlog."""
_ROUNDS = 400
_PATIENCE = 20
"""Rounds without a better bound after which steps become half as long."""


class _Prices:
    """Prices of limits and needs, and what they say."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.of_limits = [0.0] * len(problem.limits)
        self.of_needs = [0.0] * len(problem.needs)
        self._possible = [is_allowed(problem, together) for together in closures(problem)]
        self._spends = [(thing, *spend) for thing, spends in enumerate(problem.demands) for spend in spends]

    def look(self) -> tuple[float, list[float], list[float]]:
        """The bound, and by how much the choice that it stands for exceeds each limit and breaks each need."""
        problem = self.problem
        gains = list(problem.values)
        for (thing, needed), price in zip(problem.needs, self.of_needs, strict=True):
            gains[thing] -= price
            gains[needed] += price
        bound = sum(price * limit for price, limit in zip(self.of_limits, problem.limits, strict=True))
        for thing, limit, amount in self._spends:
            gains[thing] -= self.of_limits[limit] * amount
        taken = [gain > 0 and possible for gain, possible in zip(gains, self._possible, strict=True)]
        bound += fsum(compress(gains, taken))
        over = [-limit for limit in problem.limits]
        for thing, limit, amount in self._spends:
            if taken[thing]:
                over[limit] += amount
        broken = [float(taken[thing]) - float(taken[needed]) for thing, needed in problem.needs]
        return bound, over, broken

    def step(self, length: float, over: Sequence[float], broken: Sequence[float]) -> None:
        """Raises the prices of what is exceeded, lowers the others."""
        self.of_limits = [max(0.0, p + length * o) for p, o in zip(self.of_limits, over, strict=True)]
        self.of_needs = [max(0.0, p + length * b) for p, b in zip(self.of_needs, broken, strict=True)]


def bounded(problem: Problem) -> Answer:
    """A greedy choice, and a bound on what any choice could be worth."""
    best = greedy(problem)
    prices, bound, since, pace = _Prices(problem), sum(problem.values), 0, 1.0
    size = sum(map(len, problem.demands)) + len(problem.values) + 2 * len(problem.needs) + 1
    for round_ in range(max(10, min(_ROUNDS, _WORK // size))):
        reached, over, broken = prices.look()
        since = 0 if reached < bound - 1e-9 else since + 1
        bound = min(bound, reached)
        if since > _PATIENCE:
            pace, since = pace / 2, 0
        if round_ % 25 == 24:
            best = better(problem, (best, greedy(problem, prices.of_limits)))
        # The part of a price that is not wanted cannot be lowered below nothing, and does not count as a direction.
        norm = sum(o * o for o, p in zip(over, prices.of_limits, strict=True) if o > 0 or p > 0)
        norm += sum(b * b for b, p in zip(broken, prices.of_needs, strict=True) if b > 0 or p > 0)
        distance = reached - value_of(problem, best)
        if norm <= 0 or distance <= 1e-9:
            break
        prices.step(pace * distance / norm, over, broken)
    return Answer(best, max(bound, value_of(problem, best)), exact=False)
