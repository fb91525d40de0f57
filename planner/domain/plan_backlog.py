"""What follows from a plan's items: order, weeks and needs, each worked out once and handed on to the next plan."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from typing import Any

from planner.domain.item import Dependency, Effort, Item, ItemEffort, Placement
from planner.domain.order import Order, Ranked, ranked, replaced, split, split_anew
from planner.domain.organisation import Team

_FEW = 64
"""Up to so many changed items are put in their place one by one; for more, working all out afresh is quicker."""


class PlanBacklog:
    """The part of a plan that is derived from its items; the tables are the plan's own."""

    current: str
    """The id of the quarter that the places are of."""
    teams: Mapping[str, Team]
    items: Mapping[str, Item]
    dependencies: Mapping[str, Dependency]
    item_efforts: Mapping[str, ItemEffort]
    placements: Mapping[str, Placement]

    def placement_of(self, item: str) -> Placement | None:
        """An item's place in this quarter, or `None`."""
        return self.placements.get(f"{self.current}:{item}")

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
        return _services(self.items.values())

    @cached_property
    def weeks(self) -> Mapping[str, float | None]:
        """What the plan spends on each item, in weeks of one person; `None` where nobody knows."""
        return _weeks(self.items.values())

    @cached_property
    def all_weeks(self) -> Mapping[str, float | None]:
        """The same with what other teams' shares add; `None` where nobody knows what the own team has to do."""
        added = {i: self.weeks[i] for i in self.shares}
        more = {i: w + sum(s.weeks for s in self.shares[i]) for i, w in added.items() if w is not None}
        return {**self.weeks, **more} if more else self.weeks

    @cached_property
    def variances(self) -> Mapping[str, float]:
        """For each item whose effort is a range, and that is neither carried over nor done: its variance."""
        return _variances(self.items.values())

    @cached_property
    def musts(self) -> frozenset[str]:
        """Ids of the must-dos."""
        return _musts(self.items.values())

    @cached_property
    def going_on(self) -> frozenset[str]:
        """Ids of carried-over and last-mile work, which the fill spends first."""
        return _going_on(self.items.values())

    @cached_property
    def ranked(self) -> list[Ranked]:
        """All items that are placed and not stopped, in rank order; not to be changed."""
        return ranked(self.items, self.placements.values())

    @cached_property
    def order(self) -> Order:
        """The lanes in rank order, and what waits in Unsorted."""
        return split(self.ranked, self.teams)


def hand_over(before: PlanBacklog, after: PlanBacklog, touched: Collection[str]) -> None:
    """Gives the next plan what was derived for this one, put right for the few items that differ.

    `touched` are the ids of the items that were added, changed or taken away, or whose place was. After an edit or an
    undo, too, a long backlog must not be sorted and counted again.
    """
    known, derived = before.__dict__, after.__dict__
    same_items, same_places = after.items is before.items, after.placements is before.placements
    for name, table in {"needs": "dependencies", "shares": "item_efforts", "all_weeks": "item_efforts"}.items():
        if name in known and same_items and getattr(after, table) is getattr(before, table):
            derived[name] = known[name]
    if same_items:
        derived.update((name, known[name]) for name in (*_FIGURES, *_KINDS) if name in known)
    elif len(touched) <= _FEW:
        derived.update(_counted_anew(known, after, touched))
    same_teams = after.teams is before.teams
    if same_items and same_places:
        names = ("ranked", "order") if same_teams else ("ranked",)
        derived.update((name, known[name]) for name in names if name in known)
    elif "ranked" in known and len(touched) <= _FEW:
        gone, come = _replacements(before, after, touched)
        derived["ranked"] = replaced(before.ranked, gone, come)
        if "order" in known and same_teams:
            derived["order"] = split_anew(before.order, gone, come, after.teams)


def _counted_anew(known: Mapping[str, Any], after: PlanBacklog, touched: Collection[str]) -> Iterable[tuple[str, Any]]:
    """What each item is or has by itself, put right for those that were touched."""
    changed = [after.items[item] for item in touched if item in after.items]
    for name, figures_of in _FIGURES.items():
        if name in known:
            yield name, _put_right(known[name], touched, figures_of(changed))
    for name, kind_of in _KINDS.items():
        if name in known:
            yield name, known[name].difference(touched) | kind_of(changed)


def _replacements(
    before: PlanBacklog, after: PlanBacklog, touched: Iterable[str]
) -> tuple[list[Placement], list[Ranked]]:
    """The places that these items have no more in the next plan, and those that they have there."""
    gone: list[Placement] = []
    come: list[Ranked] = []
    for item_id in touched:
        old, new, item = before.placement_of(item_id), after.placement_of(item_id), after.items.get(item_id)
        gone += [old] if old is not None else []
        come += [Ranked(item, new)] if new is not None and item is not None and item.stage != "stopped" else []
    return gone, come


def _put_right(
    known: Mapping[str, float | None], touched: Iterable[str], figures: Mapping[str, float | None]
) -> Mapping[str, float | None]:
    found = {**known, **figures}
    for item in touched:
        if item not in figures:
            found.pop(item, None)
    return found


def _weeks(items: Iterable[Item]) -> Mapping[str, float | None]:
    # As `Item.weeks`; ten thousand items repeat few efforts, so the mean of each is taken once.
    means: dict[Effort | None, float | None] = {None: None}
    weeks: dict[str, float | None] = {}
    for item in items:
        effort = item.effort
        if item.remaining is not None:
            weeks[item.id] = item.remaining
        elif effort in means:
            weeks[item.id] = means[effort]
        else:
            weeks[item.id] = means[effort] = item.weeks
    return weeks


def _variances(items: Iterable[Item]) -> Mapping[str, float]:
    open_ones = (i for i in items if i.remaining is None and i.stage != "done")
    return {i.id: i.effort.variance for i in open_ones if i.effort is not None and i.effort.is_range}


def _musts(items: Iterable[Item]) -> frozenset[str]:
    return frozenset(item.id for item in items if item.must_reason is not None)


def _going_on(items: Iterable[Item]) -> frozenset[str]:
    return frozenset(item.id for item in items if item.remaining is not None or item.stage == "last_mile")


def _services(items: Iterable[Item]) -> frozenset[str]:
    return frozenset(item.id for item in items if item.service is not None and item.category == "tune_up")


_FIGURES: Mapping[str, Callable[[Iterable[Item]], Mapping[str, float | None]]] = {
    "weeks": _weeks,
    "variances": _variances,
}
_KINDS = {"musts": _musts, "going_on": _going_on, "services": _services}
