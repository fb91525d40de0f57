"""What was promised: the latest baseline's items with what became of them, in weeks and in items."""

from collections.abc import Iterable
from math import fsum
from typing import NamedTuple

from planner.domain.check_ins.answers import evidence_of
from planner.domain.evidence import Baseline, BaselineItem
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.words import CATEGORIES, OUTCOMES, Outcome


class Promise(NamedTuple):
    """One committed item and what became of it."""

    item: Item
    committed: BaselineItem
    outcome: Outcome
    actual_effort: float | None
    """What it took, in weeks of one person; `None` unless it is done and somebody said."""

    @property
    def relabelled(self) -> bool:
        """Whether it counts for another lane now than when it was agreed."""
        return self.item.category != self.committed.category


class Amount(NamedTuple):
    """Some committed items and their committed effort."""

    items: int
    weeks: float
    """Of those with an estimate, in weeks of one person."""
    unestimated: int
    """Must-dos that nobody estimated: `weeks` is at least so much."""

    @property
    def known_weeks(self) -> float | None:
        """The weeks, or `None` where there are items and none of them was estimated."""
        return None if self.items and self.items == self.unestimated else self.weeks


class Promises(NamedTuple):
    """Everything that the latest agreement of the plan promised."""

    promises: tuple[Promise, ...]
    """Innovation first, then by rank."""
    agreed: Baseline | None
    """The latest agreement; `None` while nothing is promised."""
    first: Baseline | None

    def with_outcome(self, outcome: Outcome) -> tuple[Promise, ...]:
        """Those that came to that, in order."""
        return tuple(p for p in self.promises if p.outcome == outcome)

    def amounts(self) -> dict[Outcome, Amount]:
        """Items and weeks by outcome; every outcome is there."""
        return {outcome: amount(self.with_outcome(outcome)) for outcome in OUTCOMES}

    @property
    def relabelled(self) -> Amount:
        """What counts for another lane now than when it was agreed."""
        return amount(p for p in self.promises if p.relabelled)


def amount(promises: Iterable[Promise]) -> Amount:
    """Some promises, counted and summed."""
    efforts = [p.committed.effort for p in promises]
    known = [weeks for weeks in efforts if weeks is not None]
    return Amount(len(efforts), fsum(known), len(efforts) - len(known))


def baselines(plan: Plan) -> list[Baseline]:
    """The quarter's agreements of the plan, oldest first."""
    own = (b for b in evidence_of(plan).baselines.values() if b.quarter == plan.current)
    return sorted(own, key=lambda b: (b.at, b.id))


def promises(plan: Plan) -> Promises:
    """What the latest agreement promised, and the first beside it."""
    agreements = baselines(plan)
    if not agreements:
        return Promises((), None, None)
    latest = agreements[-1]
    rows = (row for row in evidence_of(plan).baseline_items.values() if row.baseline == latest.id)
    committed = (row for row in rows if row.standing != "out" and row.item in plan.items)
    found = sorted(committed, key=lambda row: (CATEGORIES.index(row.category), row.rank, row.item))
    return Promises(tuple(_promise(plan, row) for row in found), latest, agreements[0])


def _promise(plan: Plan, row: BaselineItem) -> Promise:
    item, placement = plan.items[row.item], plan.placement_of(row.item)
    outcome: Outcome = placement.outcome if placement else "not_started"
    if item.stage == "stopped":
        outcome = "dropped"
    return Promise(item, row, outcome, placement.actual_effort if placement else None)
