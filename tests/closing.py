"""A quarter that is nearly over, for tests of reviewing and closing it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from planner.domain.change import Change
from planner.domain.closing.unfinished import CloseChoice
from planner.domain.item import Placement
from planner.domain.moment import Moment
from planner.domain.organisation import TeamCapacity
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.quarter import Objective, Quarter
from planner.domain.results import KrCheckIn, kr_check_in_id
from tests.builders import make_item
from tests.measuring import WEEKS, on
from tests.promising import promising

LATE = WEEKS[11] + timedelta(days=2)
"""The Wednesday of week 12."""
ITEMS = (
    make_item("carts", weeks=12, team="checkout"),
    make_item("pay", weeks=2, team="growth"),
    make_item("portal", weeks=5, team="growth"),
    make_item("latency", "tune_up", weeks=9, team="platform"),
)
CARRY = CloseChoice("carried", "half of it is shipped", 4.0)
DROP = CloseChoice("dropped", "nobody asked for it")
CHOICES = {"pay": CARRY, "latency": DROP, "portal": CARRY._replace(remaining=5.0, why="not begun")}
REVENUE = KeyResult("revenue", "2026-Q4", "back", "Revenue", "%", 20.0, 40.0)
LATENCY = KeyResult("slow", "2026-Q4", "back", "Slow pages", "%", 50.0, 10.0, "down", 1)


def late() -> Moment:
    """Week 12, when a quarter can be closed."""
    return on(LATE)


def ending(**outcomes: str) -> Plan:
    """A plan whose promises came to this; by default one is done, one is going, two are not started."""
    return promising(ITEMS, **(outcomes or {"carts": "done", "pay": "going"}))


def with_krs(plan: Plan, *krs: KeyResult, **values: float) -> Plan:
    """The plan with key results of one objective, and their values in week 6 by id."""
    objective = Objective("back", plan.current, "Customers come back")
    rows = [KrCheckIn(kr_check_in_id(kr, WEEKS[5]), kr, WEEKS[5], value) for kr, value in values.items()]
    plan = replace(plan, objectives={objective.id: objective}, key_results={kr.id: kr for kr in krs})
    assert plan.evidence is not None
    return plan.with_evidence(plan.evidence._replace(kr_check_ins={row.id: row for row in rows}))


def next_plan(plan: Plan, changes: Iterable[Change]) -> Plan:
    """The plan about the quarter that closing has made, as it is read from the file."""
    rows = [change.after for change in changes]
    made = next(row for row in rows if isinstance(row, Quarter) and row.id != plan.current)
    return replace(
        plan,
        current=made.id,
        capacities={r.id: r for r in rows if isinstance(r, TeamCapacity)},
        placements={r.id: r for r in rows if isinstance(r, Placement) and r.quarter == made.id},
    )
