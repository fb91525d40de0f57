"""A small fixed plan that has one of everything that the command line prints."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from planner.__main__ import plan_files
from planner.domain import rank_key
from planner.domain.change import Entity, Step, create
from planner.domain.evidence import (
    Baseline,
    BaselineItem,
    CheckIn,
    Decision,
    Measurement,
    Metric,
    TimeShare,
    check_in_id,
    time_share_id,
)
from planner.domain.item import Dependency, Effort, Item, Placement, dependency_id, placement_id
from planner.domain.organisation import (
    DEFAULT_WORK_TYPES,
    ORGANISATION_ID,
    Organisation,
    Team,
    TeamCapacity,
    capacity_id,
)
from planner.domain.quarter import Objective, Quarter
from planner.session import StepRecord
from tests.builders import NOW

Q3 = Quarter("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), state="closed", ratio=0.8, reserve=0.15)
Q4 = Quarter("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), state="measure", ratio=0.6, reserve=0.15)
FIRST_WEEKS = (date(2026, 6, 29), date(2026, 9, 28))


def _effort(likely: float, low: float | None = None, high: float | None = None) -> Effort:
    return Effort(low if low is not None else likely, likely, high if high is not None else likely)


ITEMS = (
    Item("carts", "CHK-1", "Saved carts", category="innovation", team="chk", effort=_effort(9), customer=5, business=4,
         running=1, confidence=0.8),
    Item("vat", "CHK-2", "EU VAT invoices", category="innovation", team="chk", effort=_effort(5), customer=2,
         business=4, must_reason="the law changes", must_due=date(2026, 12, 12)),
    Item("pay", "CHK-3", "Apple Pay", category="innovation", team="chk", effort=_effort(6, 4, 10), customer=4,
         business=5, running=1, confidence=1.0),
    Item("search", "CHK-4", "Search on mobile", category="innovation", team="chk", effort=_effort(14), customer=4,
         business=3, confidence=0.5),
    Item("wish", "CHK-5", "Wishlist [b]sharing[/b]", category="innovation", team="chk", effort=_effort(2), customer=3),
    Item("loyalty", "CHK-6", "Loyalty tiers 🎁", category="innovation", team="chk"),
    Item("latency", "PLT-1", "Checkout latency p95", category="tune_up", team="plt", effort=_effort(8), customer=5,
         business=4, running=2, confidence=0.8),
    Item("split", "PLT-2", "Split the cart service", category="tune_up", team="plt", effort=_effort(14), running=4,
         confidence=0.8),
    Item("events", "PLT-3", "Metering events", category="innovation", team="plt", effort=_effort(1)),
    Item("pricing", "PLT-4", "Usage-based pricing", category="innovation", team="plt", effort=_effort(4)),
    Item("old", "OLD-1", "Report builder", category="innovation", team="old", effort=_effort(2)),
    Item("dark", "X-1", "Dark mode"),
    Item("docs", "X-2", "Handbook for partners", category="tune_up"),
)  # fmt: skip

SHARES = {
    Q3.id: {"chk": {"new-features": 0.6, "existing-features": 0.2, "reliability": 0.1, "fires": 0.1},
            "plt": {"new-features": 0.5, "automation": 0.3, "fires": 0.2}},
    Q4.id: {"chk": {"new-features": 0.5, "existing-features": 0.1, "refactoring": 0.1, "fires": 0.2, "support": 0.1},
            "plt": {"automation": 0.4, "reliability": 0.3, "security": 0.3}},
}  # fmt: skip


def entities() -> Iterator[Entity]:
    """Parents before what refers to them."""
    yield Organisation(ORGANISATION_ID, "Harbor & Pine", "Europe/Berlin")
    yield Team("chk", "Checkout", "CHK", "product")
    yield Team("plt", "Platform", "PLT", "platform")
    yield Team("old", "Reports", "REP", "product", until=date(2026, 8, 31))
    yield from (Q3, Q4)
    for quarter in (Q3, Q4):
        yield TeamCapacity(capacity_id(quarter.id, "chk"), quarter.id, "chk", 6, time_off_days=10)
        yield TeamCapacity(capacity_id(quarter.id, "plt"), quarter.id, "plt", 4, plannable_share=0.6, ratio=0.2)
    yield from DEFAULT_WORK_TYPES
    yield Objective("o1", Q4.id, "Customers come back by themselves", 0)
    yield Objective("o2", Q4.id, "Buying never feels slow", 1)
    yield from ITEMS
    yield Dependency(dependency_id("pricing", "loyalty"), "pricing", "loyalty")
    yield from _placements()
    yield from _answers()
    yield from _records()


def _placements() -> Iterator[Entity]:
    keys = rank_key.spread(None, None, len(ITEMS))
    outcomes = {"carts": "done", "vat": "going", "latency": "not_started", "pay": "dropped"}
    for item, key in zip(ITEMS, keys, strict=True):
        committed = {"vat": "must"}.get(item.id, "in") if item.id in outcomes else None
        outcome = outcomes.get(item.id, "not_started")
        yield Placement(placement_id(Q4.id, item.id), Q4.id, item.id, key, committed, outcome)  # type: ignore[arg-type]  # closed words as plain text


def _answers() -> Iterator[Entity]:
    for quarter, first, weeks in ((Q3, FIRST_WEEKS[0], 13), (Q4, FIRST_WEEKS[1], 6)):
        for number, (team, shares) in product(range(weeks), SHARES[quarter.id].items()):
            if team == "plt" and number == 5:
                continue
            week = first + timedelta(weeks=number)
            yield CheckIn(check_in_id(week, team), week, team, tuple(shares.items()), by="Ann", finished_at=NOW)
            for work_type, share in shares.items():
                yield TimeShare(time_share_id(week, team, work_type), week, team, work_type, share)


def _records() -> Iterator[Entity]:
    yield Metric("lead_time", "Lead time", "days")
    yield Measurement("lead_time:2026-08-01", "lead_time", date(2026, 8, 1), 5.2)
    yield Decision(
        "d1", Q4.id, NOW, "Ratio 60 : 40, reserve 15 %", "Tune-Up slid under 20 %", "Ann", "Bo", kind="ratio"
    )
    yield Baseline("b1", Q4.id, NOW, weeks=28)
    for rank, (item, category, standing, effort) in enumerate(
        (("carts", "innovation", "in", 9.0), ("vat", "innovation", "must", 5.0), ("pay", "innovation", "in", 6.3),
         ("latency", "tune_up", "in", 8.0)), start=1
    ):  # fmt: skip
        yield BaselineItem(f"b1:{item}", "b1", item, category, standing, rank, effort)  # type: ignore[arg-type]  # as above


def make(path: Path) -> Path:
    """Creates the plan."""
    changes = tuple(create(entity) for entity in entities())
    record = StepRecord("step-1", NOW, "Ann", Step("Start the plan", changes))
    plan_files().create(str(path), changes, record).close().result()
    return path
