"""A good choice without a solver: what brings most for what it spends goes first, with what it needs."""

from collections.abc import Collection, Iterable, Sequence

from planner.domain.optimum.problem import Problem, closures, spent, value_of

_EPSILON = 1e-9


class Packing:
    """A choice that grows: what still fits is put in together with what it needs."""

    def __init__(self, problem: Problem, chosen: Collection[int] = ()) -> None:
        self.problem = problem
        self.together = closures(problem)
        self.chosen = set(chosen)
        used = spent(problem, self.chosen)
        self.left = [limit - sum_ for limit, sum_ in zip(problem.limits, used, strict=True)]

    def put_in(self, things: Iterable[int]) -> None:
        """Puts in, one after the other, what fits with what it needs."""
        demands, left = self.problem.demands, self.left
        for thing in things:
            if thing in self.chosen:
                continue
            missing = [one for one in self.together[thing] if one not in self.chosen]
            costs: dict[int, float] = {}
            for one in missing:
                for limit, amount in demands[one]:
                    costs[limit] = costs.get(limit, 0.0) + amount
            if all(cost <= left[limit] + _EPSILON for limit, cost in costs.items()):
                self.chosen.update(missing)
                for limit, cost in costs.items():
                    left[limit] -= cost


def greedy(problem: Problem, prices: Sequence[float] | None = None) -> tuple[int, ...]:
    """A choice by value for what is spent; `prices` say what a unit of each limit is worth, by default its scarcity."""
    if prices is None:
        wanted = spent(problem, range(len(problem.values)))
        prices = [max(0.0, sum_ - limit) / sum_ / max(limit, _EPSILON) if sum_ > 0 else 0.0
                  for sum_, limit in zip(wanted, problem.limits, strict=True)]  # fmt: skip
    packing = Packing(problem)
    scored = [(_worth(problem, packing.together[thing], prices), -thing) for thing in range(len(problem.values))]
    packing.put_in(-thing for _, thing in sorted(scored, reverse=True))
    return tuple(sorted(packing.chosen))


def completed(problem: Problem, chosen: Collection[int], now: Collection[int]) -> tuple[int, ...]:
    """A choice that is at least as good and nearer to what is in now.

    Things that bring nothing, were not in and are needed by none go out; what is in now and still fits comes back.
    """
    kept = set(chosen)
    for thing in sorted(kept, reverse=True):
        idle = problem.values[thing] == 0 and thing not in now
        if idle and not any(needed == thing and one in kept for one, needed in problem.needs):
            kept.discard(thing)
    packing = Packing(problem, kept)
    packing.put_in(sorted(now))
    packing.put_in(sorted(set(range(len(problem.values))) - packing.chosen - _worthless(problem)))
    return tuple(sorted(packing.chosen))


def better(problem: Problem, choices: Iterable[Collection[int]]) -> tuple[int, ...]:
    """The first of the choices with the greatest value."""
    best = max(choices, key=lambda chosen: value_of(problem, chosen))
    return tuple(sorted(best))


def _worthless(problem: Problem) -> set[int]:
    return {thing for thing, value in enumerate(problem.values) if value == 0}


def _worth(problem: Problem, together: Collection[int], prices: Sequence[float]) -> float:
    """Value of a thing with all that it needs for what these spend."""
    value = sum(problem.values[one] for one in together)
    price = sum(prices[limit] * amount for one in together for limit, amount in problem.demands[one])
    return value / price if price > _EPSILON else value * 1e12
