"""Plans with answers, limits and promises, for tests of the Measure view."""

from collections.abc import Iterable
from typing import Any

from planner.domain.commitment import agree_plan, set_outcome
from planner.domain.evidence import Limits, limits_id
from planner.domain.item import Item
from planner.domain.plan import Plan
from tests.builders import done, make_item, make_moment
from tests.measuring import PEOPLE, measured_plan

SIX = range(1, 7)
MIXED = (0.30, 0.27, 0.16, 0.27)
"""78 : 22 of planned time, 27 % unplanned."""
AGREED = (0.31, 0.20, 0.34, 0.15)
"""60 : 40, 15 %."""
ITEMS = (
    make_item("carts", weeks=12, team="checkout"),
    make_item("pay", weeks=1, team="growth"),
    make_item("latency", "tune_up", weeks=9, team="platform"),
)


def answers(parts: tuple[float, float, float, float], numbers: Iterable[int] = SIX) -> dict[tuple[int, str], Any]:
    return {(n, team): parts for n in numbers for team in PEOPLE}


def limited(plan: Plan, width: float | None = 0.02) -> Plan:
    """The plan with stored limits of one width."""
    assert plan.evidence is not None
    rows = [Limits(limits_id(plan.current, m), plan.current, m, width, 13) for m in ("unplanned", "tune_up")]
    return plan.with_evidence(plan.evidence._replace(limits={r.id: r for r in rows}))


def promising(items: tuple[Item, ...] = ITEMS, **outcomes: str) -> Plan:
    """A plan that was agreed, with what became of its items."""
    plan = measured_plan(items=items)
    plan = done(plan, agree_plan(plan, make_moment()))
    for item, outcome in outcomes.items():
        plan = done(plan, set_outcome(plan, item, outcome, None))  # type: ignore[arg-type]  # an outcome by name
    return plan
