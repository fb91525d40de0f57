"""The best plan held against the order: what the order costs, and which exchanges would close the gap."""

from collections.abc import Collection, Iterable, Mapping
from math import fsum
from typing import NamedTuple

from planner.domain.demand import demands
from planner.domain.errors import PlannerError
from planner.domain.optimum.best import Found
from planner.domain.optimum.exchanges import Exchange, exchanges
from planner.domain.optimum.posed import Posed
from planner.domain.optimum.problem import is_allowed, value_of
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill
from planner.domain.words import CATEGORIES, Category

_TOLERANCE = 1e-6


class WrongAnswerError(PlannerError):
    """An optimiser said something that does not hold, so it is not shown."""


class Held(NamedTuple):
    """What rank order brings, and what could be."""

    yours: float
    """Sum of the scores of what is in."""
    best: float
    """The same of the best plan that was found; never less than `yours`."""
    bound: float
    """No plan under these limits brings more."""
    exact: bool
    """Whether `best` is proven to be the best."""
    solver: bool
    """Whether a solver found it; else it is greedy, with a Lagrangian bound."""
    exchanges: tuple[Exchange, ...]
    """What leads from the one to the other; what gains most stands first."""
    unscored: int
    """How many estimated items have no score; they stay as they are."""

    @property
    def gap(self) -> float:
        """What the order costs against the best that was found, as a share of that, 0…1."""
        return (self.best - self.yours) / self.best if self.best > 0 else 0.0

    @property
    def most(self) -> float:
        """What it costs at most, as a share of the bound, 0…1."""
        return max(self.gap, (self.bound - self.yours) / self.bound) if self.bound > 0 else 0.0


def held(plan: Plan, filled: Fill, asked: Posed, found: Found, scores: Mapping[str, float | None]) -> Held:
    """The answer against the order, checked once more; raises `WrongAnswerError` where it does not hold."""
    problem, chosen, now = asked.problem, found.answer.chosen, set(asked.now)
    if not is_allowed(problem, chosen):
        raise WrongAnswerError("The best plan that was found breaks a limit or a need, so it is not shown.")
    went, came = now - set(chosen), set(chosen) - now
    inside = {i for i in filled.standing if filled.is_in(i)} - {asked.items[t] for t in went}
    inside |= {asked.items[t] for t in came}
    complaint = fault(plan, filled, inside)
    if complaint:
        raise WrongAnswerError(f"The best plan that was found does not hold, so it is not shown: {complaint}.")
    gained = value_of(problem, chosen) - value_of(problem, now)
    if gained < -_TOLERANCE or value_of(problem, chosen) > found.answer.bound + _TOLERANCE * (1 + found.answer.bound):
        raise WrongAnswerError("The best plan that was found is not what it says it brings, so it is not shown.")
    yours = fsum(scores.get(i) or 0.0 for i in filled.standing if filled.is_in(i))
    rest = yours - value_of(problem, now)
    return Held(
        yours,
        yours + max(0.0, gained),
        max(rest + found.answer.bound, yours),
        found.answer.exact,
        found.solver,
        exchanges(asked, chosen) if gained > _TOLERANCE else (),
        asked.unscored,
    )


def fault(plan: Plan, filled: Fill, inside: Collection[str]) -> str:
    """What is wrong with a plan that has these items in, as a clause; empty where it keeps every limit of the fill.

    It is looked up in the plan, not in the problem that was posed, so that a mistake in the one shows in the other.
    """
    pooled = plan.organisation.pooled
    used = _used(plan, filled, inside, pooled=pooled)
    before = _used(plan, filled, [i for i in filled.standing if filled.is_in(i)], pooled=pooled)
    for category in CATEGORIES:
        room = (
            {"": filled.capacity.lane(category)}
            if pooled
            else {t.team.id: t.lane(category) for t in filled.capacity.teams}
        )
        for team, weeks in room.items():
            most = max(weeks, before.get((category, team), 0.0))
            if used.get((category, team), 0.0) > most + _TOLERANCE:
                return f"{plan.teams[team].name if team else 'the lane'} would have more to do than it has weeks"
    for item in set(inside) - _brought_by_musts(plan, filled):
        for need in plan.needs.get(item, ()):
            if need not in inside and plan.items[need].stage != "done":
                return f"{plan.items[item].title} would be in without {plan.items[need].title}"
    gone = next((i for i in plan.musts if filled.is_in(i) and i not in inside), None)
    return f"{plan.items[gone].title} is a must-do and would be out" if gone is not None else ""


def _brought_by_musts(plan: Plan, filled: Fill) -> set[str]:
    """The must-dos that are in, and what they need: these are in whatever is missing."""
    found = [i for i in plan.musts if filled.is_in(i)]
    for item in found:
        found += [need for need in plan.needs.get(item, ()) if need not in found]
    return set(found)


def _used(plan: Plan, filled: Fill, inside: Iterable[str], *, pooled: bool) -> dict[tuple[Category, str], float]:
    used: dict[tuple[Category, str], float] = {}
    here = {t.team.id for t in filled.capacity.teams}
    for item in inside:
        asks = dict(demands(plan, item))
        if item in filled.service:
            asks["tune_up", plan.items[item].team or ""] = filled.service[item]
        for (lane, team), weeks in asks.items():
            cell = (lane, "" if pooled else team)
            used[cell] = used.get(cell, 0.0) + (weeks if team in here else 0.0)
    return used
