"""What follows from a plan's items: order, weeks and needs, each worked out once and handed on to the next plan."""

from collections.abc import Mapping
from functools import cached_property

from planner.domain.item import Dependency, Item, ItemEffort, Placement
from planner.domain.order import Order, Ranked, moved, ranked, split
from planner.domain.organisation import Team

_FEW = 64
"""Up to so many changed placements are put in their place one by one; for more, sorting afresh is quicker."""


class PlanBacklog:
    """The part of a plan that is derived from its items; the tables are the plan's own."""

    teams: Mapping[str, Team]
    items: Mapping[str, Item]
    dependencies: Mapping[str, Dependency]
    item_efforts: Mapping[str, ItemEffort]
    placements: Mapping[str, Placement]

    @cached_property
    def needs(self) -> Mapping[str, tuple[str, ...]]:
        """For each item that needs others: their ids, in a stable order; items that are gone are left out.

        Service waits for nothing: it goes on week after week.
        """
        found: dict[str, list[str]] = {}
        for dependency in sorted(self.dependencies.values(), key=lambda d: d.id):
            is_here = dependency.item in self.items and dependency.needs in self.items
            if is_here and dependency.item not in self.services:
                found.setdefault(dependency.item, []).append(dependency.needs)
        return {item: tuple(needs) for item, needs in found.items()}

    @cached_property
    def shares(self) -> Mapping[str, tuple[ItemEffort, ...]]:
        """For each item in which other teams than its own have a share: these shares, in a stable order."""
        found: dict[str, list[ItemEffort]] = {}
        for share in sorted(self.item_efforts.values(), key=lambda s: s.id):
            item = self.items.get(share.item)
            if item is not None and share.team != item.team and share.weeks > 0:
                found.setdefault(share.item, []).append(share)
        return {item: tuple(shares) for item, shares in found.items()}

    @cached_property
    def services(self) -> frozenset[str]:
        """Ids of the items that are a standing share of Tune-Up."""
        return frozenset(i.id for i in self.items.values() if i.service is not None and i.category == "tune_up")

    @cached_property
    def weeks(self) -> Mapping[str, float | None]:
        """What the plan spends on each item, in weeks of one person; `None` where nobody knows."""
        return {item.id: item.weeks for item in self.items.values()}

    @cached_property
    def all_weeks(self) -> Mapping[str, float | None]:
        """The same with what other teams' shares add; `None` where nobody knows what the own team has to do."""
        added = {i: self.weeks[i] for i in self.shares}
        more = {i: w + sum(s.weeks for s in self.shares[i]) for i, w in added.items() if w is not None}
        return {**self.weeks, **more} if more else self.weeks

    @cached_property
    def variances(self) -> Mapping[str, float]:
        """For each item whose effort is a range, and that is neither carried over nor done: its variance."""
        open_ones = (i for i in self.items.values() if i.remaining is None and i.stage != "done")
        return {i.id: i.effort.variance for i in open_ones if i.effort is not None and i.effort.is_range}

    @cached_property
    def musts(self) -> frozenset[str]:
        """Ids of the must-dos."""
        return frozenset(item.id for item in self.items.values() if item.must_reason is not None)

    @cached_property
    def going_on(self) -> frozenset[str]:
        """Ids of carried-over and last-mile work, which the fill spends first."""
        return frozenset(i.id for i in self.items.values() if i.remaining is not None or i.stage == "last_mile")

    @cached_property
    def ranked(self) -> list[Ranked]:
        """All items that are placed and not stopped, in rank order; not to be changed."""
        return ranked(self.items, self.placements.values())

    @cached_property
    def order(self) -> Order:
        """The lanes in rank order, and what waits in Unsorted."""
        return split(self.ranked, self.teams)


def hand_over(before: PlanBacklog, after: PlanBacklog) -> None:
    """Gives the next plan what was derived from tables that it shares with this one."""
    known, derived = before.__dict__, after.__dict__
    if after.items is not before.items:
        return
    tables = {"needs": "dependencies", "shares": "item_efforts", "all_weeks": "item_efforts"}
    for name in ("weeks", "variances", "musts", "going_on", "services", *tables):
        table = tables.get(name, "items")
        if name in known and getattr(after, table) is getattr(before, table):
            derived[name] = known[name]
    if "ranked" not in known or len(after.placements) != len(before.placements):
        return
    if after.placements is before.placements:
        derived["ranked"] = known["ranked"]
        return
    moves = [(p, after.placements.get(p.id)) for p in _differing(before.placements, after.placements)]
    pairs = [(old, new) for old, new in moves if new is not None]
    if len(pairs) == len(moves) <= _FEW:
        derived["ranked"] = moved(known["ranked"], before.items, pairs)


def _differing(before: Mapping[str, Placement], after: Mapping[str, Placement]) -> list[Placement]:
    """Placements of `before` that are others in `after`; unchanged ones are the same object, which is quick to see."""
    return [old for old, new in zip(before.values(), map(after.get, before), strict=True) if old is not new]
