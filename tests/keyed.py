"""Plans with objectives and key results, for tests of what is said of them week by week."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from planner.domain.okrs.checking import KrAnswer, check_in_krs
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.quarter import Objective
from tests.builders import done
from tests.measuring import FRIDAY_OF_WEEK_6, Q4, measured_plan, on

OBJECTIVES = (
    Objective("back", Q4.id, "Customers come back by themselves", 0),
    Objective("fast", Q4.id, "Buying never feels slow", 1, ("checkout", "platform")),
)
KEY_RESULTS = (
    KeyResult("repeat", Q4.id, "back", "Repeat purchase", "%", 29.0, 38.0),
    KeyResult("revenue", Q4.id, "back", "Revenue per customer", "€", 21.0, 24.0, position=1),
    KeyResult("finished", Q4.id, "fast", "Checkouts finished", "%", 63.0, 70.0),
)


def with_key_results(
    plan: Plan | None = None,
    *,
    objectives: Iterable[Objective] = OBJECTIVES,
    key_results: Iterable[KeyResult] = KEY_RESULTS,
) -> Plan:
    """The plan, by default one of four teams without answers, with objectives and key results."""
    return replace(
        plan or measured_plan(),
        objectives={o.id: o for o in objectives},
        key_results={kr.id: kr for kr in key_results},
    )


def said(plan: Plan, week: date, answers: Mapping[str, KrAnswer], actor: str = "Ann") -> Plan:
    """The plan after somebody said that of key results, on the Friday of week 6."""
    return done(plan, check_in_krs(plan, week, answers, on(FRIDAY_OF_WEEK_6, actor)))
