"""Rank fill: who is in and who is out, and where the line stands.

Per team and lane (or pooled over the teams): carried-over and last-mile work first, then must-dos with what they need,
then rank order. An item goes in together with the missing items that it needs; what does not fit is skipped and the
fill goes on (stopping at the first misfit costs 19 % of the optimum at 40 items, skipping 5 %). Both lanes are walked
together by rank, because what an item needs may stand in the other lane.
"""

from collections.abc import Collection, Iterable, Mapping
from itertools import chain, zip_longest
from typing import NamedTuple

from planner.domain.capacity import Capacity, capacity
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
    """For each item that is out or waiting: weeks that its team still had in its lane when its turn came."""
    waits_for: Mapping[str, tuple[str, ...]]
    """For each item that is waiting: ids of the items that keep it out."""
    used: Mapping[tuple[Category, str], float]
    """Weeks spent by lane and team id."""

    def is_in(self, item: str) -> bool:
        """Whether an item is in the plan, by rank or as a must-do."""
        return self.standing.get(item) in {"in", "must"}

    def left(self, category: Category, team: str) -> float:
        """Weeks that a team still has in a lane; negative where must-dos exceed it."""
        has = next((t.lane(category) for t in self.capacity.teams if t.team.id == team), 0.0)
        return has - self.used.get((category, team), 0.0)


class _Filling:
    """The running state of one fill. Everything that is asked per item is a dictionary look-up: 10,000 items ≤ 5 ms."""

    def __init__(self, plan: Plan, room: Capacity, without: Collection[str]) -> None:
        self.plan = plan
        self.without = without
        self.needs = plan.needs
        self.standing: dict[str, Standing] = dict.fromkeys(without, "out")
        self.had: dict[str, float] = {}
        self.waits_for: dict[str, tuple[str, ...]] = {}
        self.used: dict[tuple[Category, str], float] = {}
        pooled = plan.organisation.pooled
        self.purse_of: dict[str | None, str] = {t.team.id: "" if pooled else t.team.id for t in room.teams}
        """Which purse a team pays from: its own, or the one of all; a team that is not here works no more."""
        self.left: dict[Category, dict[str, float]] = {
            category: {"": room.lane(category)} if pooled else {t.team.id: t.lane(category) for t in room.teams}
            for category in CATEGORIES
        }

    def take(self, entry: Ranked, standing: Standing) -> None:
        """Puts an item in, whether or not it fits."""
        item = entry.item
        weeks, category, team = item.weeks or 0.0, item.category, item.team
        if category is None or team is None:
            return
        self.standing[item.id] = standing
        self.left[category][self.purse_of[team]] -= weeks
        self.used[category, team] = self.used.get((category, team), 0.0) + weeks

    def consider_all(self, entries: Iterable[Ranked | None]) -> None:
        """Puts in, one after the other, what fits with what it needs, and says of each other item why not."""
        # One loop with local names, without a call per item: this is what every key on a long list waits for.
        standing, left, used, needs, weeks_of = self.standing, self.left, self.used, self.needs, self.plan.weeks
        purse_of, had_when = self.purse_of, self.had
        for entry in entries:
            if entry is None:
                continue
            item = entry.item
            item_id = item.id
            if item_id in standing:
                continue
            team, category = item.team, item.category
            weeks, purse = weeks_of[item_id], purse_of.get(team)
            if purse is None or category is None or team is None:
                standing[item_id] = "no_team"
            elif weeks is None:
                standing[item_id] = "unestimated"
            elif item_id in needs:
                self._consider_bundle(entry)
            elif weeks <= (had := left[category][purse]) + _EPSILON:
                standing[item_id] = "in"
                left[category][purse] = had - weeks
                used[category, team] = used.get((category, team), 0.0) + weeks
            else:
                standing[item_id] = "out"
                had_when[item_id] = had

    def _consider_bundle(self, entry: Ranked) -> None:
        item = entry.item
        missing, blockers = self.missing(item.id)
        costs: dict[tuple[Category, str], float] = {}
        for one in (entry, *missing):
            if one.item.category is not None and one.item.team is not None:
                purse = (one.item.category, self.purse_of[one.item.team])
                costs[purse] = costs.get(purse, 0.0) + (one.item.weeks or 0.0)
        had = self.left[item.category or "innovation"][self.purse_of[item.team]]
        if not blockers and all(cost <= self.left[lane][purse] + _EPSILON for (lane, purse), cost in costs.items()):
            for one in (*missing, entry):
                self.take(one, "in")
                self.had.pop(one.item.id, None)
                self.waits_for.pop(one.item.id, None)
            return
        self.had[item.id] = had
        if (item.weeks or 0.0) <= had + _EPSILON:
            waits = blockers or tuple(one.item.id for one in missing)
            self.standing[item.id] = "waiting"
            self.waits_for[item.id] = waits
            return
        self.standing[item.id] = "out"

    def missing(self, item: str) -> tuple[tuple[Ranked, ...], tuple[str, ...]]:
        """What an item needs that is not in: those that could go in with it, and those that cannot go in at all."""
        found: dict[str, Ranked] = {}
        blockers: list[str] = []
        queue = list(self.needs.get(item, ()))
        while queue:
            need = queue.pop(0)
            if need == item or need in found or self._is_settled(need):
                continue
            entry = self._entry(need)
            if (
                entry is None
                or need in self.without
                or entry.item.weeks is None
                or entry.item.team not in self.purse_of
            ):
                blockers.append(need)
            else:
                found[need] = entry
                queue.extend(self.needs.get(need, ()))
        return tuple(found.values()), tuple(dict.fromkeys(blockers))

    def _is_settled(self, need: str) -> bool:
        return self.standing.get(need) in {"in", "must"} or self.plan.items[need].stage == "done"

    def _entry(self, item_id: str) -> Ranked | None:
        item, placement = self.plan.items[item_id], self.plan.placement_of(item_id)
        if placement is None or item.stage == "stopped" or item.category is None or item.team is None:
            return None
        return Ranked(item, placement)


def fill(plan: Plan, room: Capacity | None = None, without: Collection[str] = ()) -> Fill:
    """Fills both lanes with the weeks of `room`, by default those of the split in force.

    Items in `without` are left out whatever they are: so one sees what would fit if they went.
    """
    room = room or capacity(plan)
    filling = _Filling(plan, room, without)
    order = plan.order
    filling.consider_all(entry for entry in _in_order(plan, plan.going_on) if not entry.item.is_must)
    for entry in _in_order(plan, plan.musts):
        _take_must(filling, entry)
    if filling.needs:
        by_rank = chain.from_iterable(zip_longest(order.innovation, order.tune_up))
        filling.consider_all(by_rank)
    else:
        filling.consider_all(chain(order.innovation, order.tune_up))
    lanes = {category: _lane(filling, room, category) for category in CATEGORIES}
    return Fill(room, lanes, filling.standing, filling.had, filling.waits_for, filling.used)


def _in_order(plan: Plan, items: Iterable[str]) -> list[Ranked]:
    """Those of a few items that stand in a lane, in rank order."""
    placed = ((plan.items[item], plan.placement_of(item)) for item in items)
    entries = [Ranked(i, p) for i, p in placed if p is not None and i.stage != "stopped"]
    in_lane = [e for e in entries if e.item.category is not None and e.item.team in plan.teams]
    return sorted(in_lane, key=lambda e: (e.placement.rank, e.item.id))


def _take_must(filling: _Filling, entry: Ranked) -> None:
    if entry.item.id in filling.without:
        return
    if entry.item.team not in filling.purse_of:
        filling.standing[entry.item.id] = "no_team"
        return
    for needed in filling.missing(entry.item.id)[0]:
        filling.take(needed, "must" if needed.item.is_must else "in")
    if filling.standing.get(entry.item.id) != "must":
        filling.take(entry, "must")


def _lane(filling: _Filling, room: Capacity, category: Category) -> LaneFill:
    plan = filling.plan
    order = plan.order.lane(category)
    used = sum(weeks for (lane, _), weeks in filling.used.items() if lane == category)
    musts = [
        plan.weeks[i] for i in plan.musts if plan.items[i].category == category and filling.standing.get(i) == "must"
    ]
    unknown = sum(1 for weeks in musts if weeks is None)
    total = room.lane(category)
    passed = plan.musts.union(filling.without)
    line = line_after(order, plan.weeks, filling.purse_of, passed, total - sum(weeks or 0.0 for weeks in musts))
    return LaneFill(category, order, total, used, unknown, line)


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
