"""The running state of one fill: what each team has left, and what that lets in."""

from collections.abc import Collection, Iterable, Sequence

from planner.domain.capacity import Capacity
from planner.domain.demand import service_weeks
from planner.domain.item import Item
from planner.domain.order import Ranked
from planner.domain.plan import Plan
from planner.domain.words import CATEGORIES, Category, Standing

_EPSILON = 1e-9


class Filling:
    """Puts items in, one after the other. What is asked per item is a dictionary look-up: 10,000 items ≤ 5 ms."""

    def __init__(self, plan: Plan, room: Capacity, without: Collection[str]) -> None:
        self.plan = plan
        self.room = room
        self.without = without
        self.needs, self.shares = plan.needs, plan.shares
        self.standing: dict[str, Standing] = dict.fromkeys(without, "out")
        self.had: dict[str, float] = {}
        self.short_of: dict[str, str] = {}
        self.waits_for: dict[str, tuple[str, ...]] = {}
        self.brought: dict[str, str] = {}
        self.service: dict[str, float] = {}
        self.used: dict[tuple[Category, str], float] = {}
        pooled = plan.organisation.pooled
        self.purse_of: dict[str | None, str] = {t.team.id: "" if pooled else t.team.id for t in room.teams}
        """Which purse a team pays from: its own, or the one of all; a team that is not here works no more."""
        self.left: dict[Category, dict[str, float]] = {
            category: {"": room.lane(category)} if pooled else {t.team.id: t.lane(category) for t in room.teams}
            for category in CATEGORIES
        }

    def hold(self, entries: Iterable[Ranked]) -> None:
        """Puts service in, before anything that is ranked: its share of what its team has for Tune-Up."""
        for entry in entries:
            item = entry.item
            if item.id in self.without:
                continue
            team = item.team
            if team is None or team not in self.purse_of:
                self.standing[item.id] = "no_team"
                continue
            self.service[item.id] = weeks = service_weeks(item, self.room)
            had = self.left["tune_up"][self.purse_of[team]]
            if item.is_must or weeks <= had + _EPSILON:
                self.standing[item.id] = "must" if item.is_must else "in"
                self._spend("tune_up", team, weeks)
            else:
                self.standing[item.id] = "out"
                self.had[item.id] = had

    def take_must(self, entry: Ranked) -> None:
        """Puts a must-do in with what it needs, whether or not that fits."""
        item = entry.item
        if item.id in self.without or item.id in self.service:
            return
        if item.team not in self.purse_of:
            self.standing[item.id] = "no_team"
            return
        for needed in self.missing(item.id)[0]:
            self._take(needed, "must" if needed.item.is_must else "in", item.id)
        if self.standing.get(item.id) != "must":
            self._take(entry, "must")

    def consider_all(self, entries: Iterable[Ranked | None]) -> None:
        """Puts in, one after the other, what fits with what it needs, and says of each other item why not."""
        # One loop with local names, without a call per item: this is what every key on a long list waits for.
        standing, left, used, weeks_of = self.standing, self.left, self.used, self.plan.weeks
        purse_of, had_when = self.purse_of, self.had
        involved = self.needs.keys() | self.shares.keys()
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
            elif item_id in involved:
                self._consider(entry)
            elif weeks <= (had := left[category][purse]) + _EPSILON:
                standing[item_id] = "in"
                left[category][purse] = had - weeks
                used[category, team] = used.get((category, team), 0.0) + weeks
            else:
                standing[item_id] = "out"
                had_when[item_id] = had

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
            if entry is None or not self._can_go_in(entry.item):
                blockers.append(need)
            else:
                found[need] = entry
                queue.extend(self.needs.get(need, ()))
        return tuple(found.values()), tuple(dict.fromkeys(blockers))

    def _consider(self, entry: Ranked) -> None:
        """An item that needs others, or in which other teams have a share."""
        item = entry.item
        if any(share.team not in self.purse_of for share in self.shares.get(item.id, ())):
            self.standing[item.id] = "no_team"
            return
        alone = self._lacking((entry,))
        if alone is not None:
            self.standing[item.id] = "out"
            self.had[item.id] = self.left[item.category or "innovation"][self.purse_of[alone]]
            if alone != item.team:
                self.short_of[item.id] = alone
            return
        missing, blockers = self.missing(item.id)
        bundle = (*missing, entry)
        if blockers or (missing and self._lacking(bundle) is not None):
            self.standing[item.id] = "waiting"
            self.waits_for[item.id] = blockers or tuple(one.item.id for one in missing)
            return
        for one in bundle:
            self._take(one, "in", item.id)

    def _take(self, entry: Ranked, standing: Standing, brought_by: str | None = None) -> None:
        item = entry.item
        self.standing[item.id] = standing
        if brought_by is not None and brought_by != item.id and standing == "in":
            self.brought[item.id] = brought_by
        for forget in (self.had, self.waits_for, self.short_of):
            forget.pop(item.id, None)
        for category, team, weeks in self._asks(item):
            self._spend(category, team, weeks)

    def _spend(self, category: Category, team: str, weeks: float) -> None:
        self.left[category][self.purse_of[team]] -= weeks
        self.used[category, team] = self.used.get((category, team), 0.0) + weeks

    def _asks(self, item: Item) -> list[tuple[Category, str, float]]:
        """What an item takes of which team, its own first; a team that is not here can give nothing."""
        lane, team, shares = item.category, item.team, self.shares.get(item.id, ())
        if lane is None or team is None:
            return []
        others = [(lane, share.team, share.weeks) for share in shares if share.team in self.purse_of]
        return [(lane, team, self.plan.weeks[item.id] or 0.0), *others]

    def _lacking(self, entries: Sequence[Ranked]) -> str | None:
        """The first team that has no room for all of this together, those of the last entry first; `None` for none."""
        asked = [ask for entry in reversed(entries) for ask in self._asks(entry.item)]
        costs: dict[tuple[Category, str], float] = {}
        for category, team, weeks in asked:
            purse = (category, self.purse_of[team])
            costs[purse] = costs.get(purse, 0.0) + weeks
        short = {(lane, name) for (lane, name), cost in costs.items() if cost > self.left[lane][name] + _EPSILON}
        return next((team for lane, team, _ in asked if (lane, self.purse_of[team]) in short), None) if short else None

    def _is_settled(self, need: str) -> bool:
        """Whether an item is in already, is done, or will be in as the must-do that it is."""
        item = self.plan.items[need]
        if self.standing.get(need) in {"in", "must"} or item.stage == "done":
            return True
        return item.is_must and need not in self.without and self._entry(need) is not None and self._is_here(item)

    def _can_go_in(self, item: Item) -> bool:
        if item.id in self.without or item.weeks is None or item.id in self.plan.services:
            return False
        return self._is_here(item) and all(share.team in self.purse_of for share in self.shares.get(item.id, ()))

    def _is_here(self, item: Item) -> bool:
        return item.team in self.purse_of

    def _entry(self, item_id: str) -> Ranked | None:
        item, placement = self.plan.items[item_id], self.plan.placement_of(item_id)
        if placement is None or item.stage == "stopped" or item.category is None or item.team is None:
            return None
        return Ranked(item, placement)
