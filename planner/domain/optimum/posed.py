"""From a plan and its fill to the bare problem: what may be exchanged, under the limits that the fill keeps to."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from planner.domain.demand import demands
from planner.domain.optimum.problem import Problem
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill
from planner.domain.words import CATEGORIES, Category

Cell = tuple[Category, str]
"""A lane and a team's id; the team is empty where the lane is filled from all teams' weeks together."""


class Posed(NamedTuple):
    """The problem, and what its numbers stand for."""

    problem: Problem
    items: tuple[str, ...]
    """Ids of the things, in lane and rank order."""
    cells: tuple[Cell, ...]
    """What each limit is."""
    now: tuple[int, ...]
    """The things that are in by rank order."""
    fixed: frozenset[str]
    """Ids of the items that are in and stay: must-dos, service, work that goes on, what has no score, what these need.
    """
    unscored: int
    """How many of the estimated items of both lanes have no score; they stay as they are."""


def posed(plan: Plan, filled: Fill, scores: Mapping[str, float | None]) -> Posed:
    """What could be in instead of what is. `scores` are those of all items in a lane; unknown is not zero."""
    fixed = _fixed(plan, filled, scores)
    items = _things(plan, filled, fixed, scores)
    number = {item: thing for thing, item in enumerate(items)}
    pooled = plan.organisation.pooled
    cells = tuple(
        (lane, team)
        for lane in CATEGORIES
        for team in (("",) if pooled else tuple(t.team.id for t in filled.capacity.teams))
    )
    limit = {cell: index for index, cell in enumerate(cells)}
    spends = tuple(_spends(plan, item, limit, pooled=pooled) for item in items)
    now = tuple(thing for thing, item in enumerate(items) if filled.is_in(item))
    needs = plan.needs
    pairs = tuple((number[i], number[n]) for i in items for n in needs.get(i, ()) if n in number and n != i)
    problem = Problem(tuple(scores.get(i) or 0.0 for i in items), spends, _limits(filled, cells, spends, now), pairs)
    unscored = sum(1 for i, standing in filled.standing.items()
                   if scores.get(i) is None and standing in {"in", "out", "waiting"})  # fmt: skip
    return Posed(problem, items, cells, now, fixed, unscored)


def one_more(problem: Problem, limit: int) -> Problem:
    """The same with a week more of one limit."""
    more = (weeks + (1.0 if number == limit else 0.0) for number, weeks in enumerate(problem.limits))
    return problem._replace(limits=tuple(more))


def _fixed(plan: Plan, filled: Fill, scores: Mapping[str, float | None]) -> frozenset[str]:
    items, first = plan.items, plan.musts | plan.going_on | plan.services
    stays = [i for i in filled.standing
             if filled.is_in(i) and (i in first or scores.get(i) is None or items[i].stage == "done")]  # fmt: skip
    found = set(stays)
    for item in stays:
        missing = [need for need in plan.needs.get(item, ()) if filled.is_in(need) and need not in found]
        found.update(missing)
        stays += missing
    return frozenset(found)


def _things(plan: Plan, filled: Fill, fixed: Collection[str], scores: Mapping[str, float | None]) -> tuple[str, ...]:
    """What may be in or out: all with a score that could be in at all, and what these need."""
    standing = filled.standing
    order = [entry.item.id for lane in CATEGORIES for entry in plan.order.lane(lane)]
    movable = {"in", "out", "waiting"}
    able = {i for i in order if i not in fixed and standing[i] in movable and i not in plan.services
            and plan.weeks[i] is not None and plan.items[i].stage != "done"}  # fmt: skip
    able = _with_their_needs(plan, filled, able)
    wanted = [i for i in order if i in able and scores.get(i) is not None]
    kept = set(wanted)
    for item in wanted:
        missing = [need for need in plan.needs.get(item, ()) if need in able and need not in kept]
        kept.update(missing)
        wanted += missing
    return tuple(i for i in order if i in kept)


def _with_their_needs(plan: Plan, filled: Fill, able: set[str]) -> set[str]:
    """Without the items that need one that cannot be in."""
    needing = [item for item in plan.needs if item in able]
    while True:
        stuck = {i for i in needing if i in able and not all(_settled(plan, filled, n, able) for n in plan.needs[i])}
        if not stuck:
            return able
        able = able - stuck


def _settled(plan: Plan, filled: Fill, need: str, able: Collection[str]) -> bool:
    return need in able or plan.items[need].stage == "done" or filled.is_in(need)


def _spends(plan: Plan, item: str, limit: Mapping[Cell, int], *, pooled: bool) -> tuple[tuple[int, float], ...]:
    sums: dict[int, float] = {}
    for (lane, team), weeks in demands(plan, item).items():
        cell = limit[lane, "" if pooled else team]
        sums[cell] = sums.get(cell, 0.0) + weeks
    return tuple((cell, weeks) for cell, weeks in sums.items() if weeks)


def _limits(
    filled: Fill, cells: Collection[Cell], spends: tuple[tuple[tuple[int, float], ...], ...], now: Collection[int]
) -> tuple[float, ...]:
    """What the fixed items leave of each cell; never less than what is in now spends, though a must-do exceed it."""
    spent = [0.0] * len(cells)
    for thing in now:
        for cell, weeks in spends[thing]:
            spent[cell] += weeks
    return tuple(has + max(0.0, _left(filled, cell)) for has, cell in zip(spent, cells, strict=True))


def _left(filled: Fill, cell: Cell) -> float:
    lane, team = cell
    if team:
        return filled.left(lane, team)
    return filled.capacity.lane(lane) - sum(weeks for (of, _), weeks in filled.used.items() if of == lane)
