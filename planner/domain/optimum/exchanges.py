"""What leads from the order to the best plan, in the smallest swaps that can each be made without the others."""

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations
from math import fsum
from typing import NamedTuple

from planner.domain.effect import titles
from planner.domain.optimum.posed import Posed
from planner.domain.optimum.problem import Problem, spent
from planner.domain.plan import Plan

_EPSILON = 1e-9
_MANY = 16
"""Of more things that hang together nobody reads all swaps; trying how to part them would take long."""
_AT_ONCE = 3

Things = tuple[int, ...]


class Exchange(NamedTuple):
    """Some items for others; each exchange can be made without the others."""

    out: tuple[str, ...]
    """Ids, in lane and rank order; so is `into`."""
    into: tuple[str, ...]
    gain: float
    """What the sum of scores gains."""


def exchange_text(plan: Plan, exchange: Exchange, most: int = 8) -> str:
    """One exchange, e.g. `Saved carts → Apple Pay, Gift cards`."""
    if not exchange.out:
        return f"also {titles(plan, exchange.into, most)}"
    return f"{titles(plan, exchange.out, most)} → {titles(plan, exchange.into, most)}"


def exchanges(asked: Posed, chosen: Collection[int]) -> tuple[Exchange, ...]:
    """The swaps from what is in now to what was chosen; what gains most stands first."""
    parting = _Parting(asked.problem, asked.now, chosen)
    found = []
    for part in parting.parts():
        out = tuple(asked.items[thing] for thing in part if thing in parting.now)
        into = tuple(asked.items[thing] for thing in part if thing not in parting.now)
        found.append(Exchange(out, into, parting.gain(part)))
    return tuple(sorted(found, key=lambda exchange: -exchange.gain))


def without_losses(problem: Problem, now: Collection[int], chosen: Collection[int]) -> tuple[int, ...]:
    """The choice, but as it is now wherever it wins nothing and shares no limit with the rest.

    An estimate may do worse for one team than rank order does, though it does better on the whole.
    """
    parting = _Parting(problem, now, chosen)
    idle = {thing for part in parting.alone() if parting.gain(part) <= _EPSILON for thing in part}
    return tuple(sorted(set(chosen) ^ idle))


class _Parting:
    """Parts what moves into groups of which each keeps the limits, and gains, by itself."""

    def __init__(self, problem: Problem, now: Collection[int], chosen: Collection[int]) -> None:
        self.problem, self.now = problem, set(now)
        self.moved = sorted(self.now ^ set(chosen))
        used = spent(problem, self.now)
        self.slack = [limit - sum_ for limit, sum_ in zip(problem.limits, used, strict=True)]

    def parts(self) -> list[Things]:
        """The groups."""
        by_needs = _joined(self.moved, self.problem.needs)
        found: list[Things] = []
        for together in self.alone():
            found += self._split([cluster for cluster in by_needs if cluster[0] in together])
        return found

    def alone(self) -> list[Things]:
        """The greatest groups of which none shares a limit or a need with another."""
        limits: dict[int, int] = {}
        pairs = [
            (thing, limits.setdefault(limit, thing)) for thing in self.moved for limit, _ in self.problem.demands[thing]
        ]
        return _joined(self.moved, [*self.problem.needs, *pairs])

    def gain(self, things: Iterable[int]) -> float:
        """What the sum of values gains when these change places."""
        return fsum(-self.problem.values[t] if t in self.now else self.problem.values[t] for t in things)

    def _split(self, clusters: list[Things]) -> list[Things]:
        """Groups of a few clusters that stand by themselves, as does what they leave."""
        found: list[Things] = []
        while 1 < len(clusters) <= _MANY and (group := self._first_group(clusters)):
            found.append(tuple(sorted(thing for cluster in group for thing in cluster)))
            clusters = [cluster for cluster in clusters if cluster not in group]
        return [*found, tuple(sorted(thing for cluster in clusters for thing in cluster))]

    def _first_group(self, clusters: list[Things]) -> tuple[Things, ...]:
        for size in range(1, min(_AT_ONCE, len(clusters) - 1) + 1):
            for group in combinations(clusters, size):
                rest = [cluster for cluster in clusters if cluster not in group]
                if self._stands(group) and self._stands(rest):
                    return group
        return ()

    def _stands(self, clusters: Sequence[Things]) -> bool:
        """Whether these can change places by themselves, and gain by it."""
        things = [thing for cluster in clusters for thing in cluster]
        more: dict[int, float] = {}
        for thing in things:
            for limit, amount in self.problem.demands[thing]:
                more[limit] = more.get(limit, 0.0) + (-amount if thing in self.now else amount)
        return self.gain(things) > _EPSILON and all(
            sum_ <= self.slack[limit] + _EPSILON for limit, sum_ in more.items()
        )


def _joined(things: Sequence[int], pairs: Iterable[tuple[int, int]]) -> list[Things]:
    """The things, those together that pairs of them join, directly or by others."""
    home = {thing: [thing] for thing in things}
    for one, other in pairs:
        if one in home and other in home and home[one] is not home[other]:
            large, small = sorted((home[one], home[other]), key=len, reverse=True)
            large.extend(small)
            for thing in small:
                home[thing] = large
    return [tuple(sorted(group)) for thing, group in home.items() if thing == min(group)]
