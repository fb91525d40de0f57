"""Rank fill: who is in and who is out, and where the line stands.

Per team and lane (or pooled over the teams): service, carried-over and last-mile work first, then must-dos with what
they need, then rank order. An item takes the weeks of its own team and those of the others that have a share in it, and
goes in together with the missing items that it needs; what does not fit is skipped and the fill goes on (stopping at
the first misfit costs 19 % of the optimum at 40 items, skipping 5 %). Both lanes are walked together by rank, because
what an item needs may stand in the other lane.
"""

from collections.abc import Collection, Iterable, Mapping
from itertools import chain, zip_longest
from typing import NamedTuple

from planner.domain.capacity import Capacity, capacity
from planner.domain.filling import Filling
from planner.domain.order import Ranked
from planner.domain.plan import Plan
from planner.domain.words import CATEGORIES, Category, Standing

_EPSILON = 1e-9


class LaneFill(NamedTuple):
    """One lane after the fill."""

    category: Category
    order: tuple[Ranked, ...]
    """All its items in rank order."""
    capacity: float
    used: float
    """Weeks of what is in; a must-do without effort adds nothing here and 1 to `unknown`."""
    unknown: int
    """Must-dos that are in without anybody knowing how long they take: the lane uses *at least* `used`."""
    line_after: int | None
    """Rank of the last item above the line; 0 for none, `None` if all fit."""

    @property
    def over(self) -> float:
        """Weeks by which must-dos exceed the lane; 0 where it holds."""
        return max(0.0, self.used - self.capacity)


class Fill(NamedTuple):
    """What is in and what is out under one split."""

    capacity: Capacity
    lanes: Mapping[Category, LaneFill]
    standing: Mapping[str, Standing]
    """Of every item in either lane, by id."""
    had: Mapping[str, float]
    """For each item that is out for want of weeks: those that the team that lacks them had when its turn came."""
    short_of: Mapping[str, str]
    """For each item that is out because another team than its own has no room for its share: that team's id."""
    waits_for: Mapping[str, tuple[str, ...]]
    """For each item that is waiting: ids of the items that keep it out."""
    brought: Mapping[str, str]
    """For each item that went in with another one, which needs it: that one's id."""
    service: Mapping[str, float]
    """Weeks that each service item holds, or would."""
    used: Mapping[tuple[Category, str], float]
    """Weeks spent by lane and team id."""

    def is_in(self, item: str) -> bool:
        """Whether an item is in the plan, by rank or as a must-do."""
        return self.standing.get(item) in {"in", "must"}

    def left(self, category: Category, team: str) -> float:
        """Weeks that a team still has in a lane; negative where must-dos exceed it."""
        has = next((t.lane(category) for t in self.capacity.teams if t.team.id == team), 0.0)
        return has - self.used.get((category, team), 0.0)


def fill(plan: Plan, room: Capacity | None = None, without: Collection[str] = ()) -> Fill:
    """Fills both lanes with the weeks of `room`, by default those of the split in force.

    Items in `without` are left out whatever they are: so one sees what would fit if they went.
    """
    room = room or capacity(plan)
    filling = Filling(plan, room, without)
    order = plan.order
    filling.hold(_in_order(plan, plan.services))
    filling.consider_all(entry for entry in _in_order(plan, plan.going_on) if not entry.item.is_must)
    for entry in _in_order(plan, plan.musts):
        filling.take_must(entry)
    if filling.needs:
        by_rank = chain.from_iterable(zip_longest(order.innovation, order.tune_up))
        filling.consider_all(by_rank)
    else:
        filling.consider_all(chain(order.innovation, order.tune_up))
    lanes = {category: _lane(filling, room, category) for category in CATEGORIES}
    f = filling
    return Fill(room, lanes, f.standing, f.had, f.short_of, f.waits_for, f.brought, f.service, f.used)


def weeks_in(plan: Plan, filled: Fill, item: str) -> float | None:
    """What an item takes of all teams together: what it holds as service, else all its shares; `None` for unknown."""
    return filled.service[item] if item in filled.service else plan.all_weeks[item]


def _in_order(plan: Plan, items: Iterable[str]) -> list[Ranked]:
    """Those of a few items that stand in a lane, in rank order."""
    placed = ((plan.items[item], plan.placement_of(item)) for item in items)
    entries = [Ranked(i, p) for i, p in placed if p is not None and i.stage != "stopped"]
    in_lane = [e for e in entries if e.item.category is not None and e.item.team in plan.teams]
    return sorted(in_lane, key=lambda e: (e.placement.rank, e.item.id))


def _lane(filling: Filling, room: Capacity, category: Category) -> LaneFill:
    plan = filling.plan
    order = plan.order.lane(category)
    used = sum(weeks for (lane, _), weeks in filling.used.items() if lane == category)
    in_lane = (i for i in plan.musts if plan.items[i].category == category and filling.standing.get(i) == "must")
    musts = [i for i in in_lane if i not in filling.service]
    unknown = sum(1 for i in musts if plan.weeks[i] is None)
    total = room.lane(category) - sum(plan.all_weeks[i] or 0.0 for i in musts)
    if category == "tune_up":
        total -= sum(weeks for i, weeks in filling.service.items() if filling.standing[i] in {"in", "must"})
    passed = plan.musts.union(filling.without, filling.service)
    line = line_after(order, plan.all_weeks, filling.purse_of, passed, total)
    return LaneFill(category, order, room.lane(category), used, unknown, line)


def line_after(
    order: Iterable[Ranked],
    weeks_of: Mapping[str, float | None],
    active: Collection[str | None],
    passed: Collection[str],
    left: float,
) -> int | None:
    """Rank of the last item above the line, `None` if all fit: where the sum of efforts first exceeds `left`.

    `left` is what must-dos leave of the lane. Items in `passed` (must-dos) spend nothing here, nor do those of teams
    that are not in `active`, which nobody can do.
    """
    for rank, entry in enumerate(order, start=1):
        item = entry.item
        if item.id in passed or item.team not in active:
            continue
        left -= weeks_of[item.id] or 0.0
        if left < -_EPSILON:
            return rank - 1
    return None
