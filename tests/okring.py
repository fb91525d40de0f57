"""Plans with key results that people have checked in, for tests of what they come to."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from planner.domain.evidence import Evidence
from planner.domain.item import Item
from planner.domain.okrs.checking import KrAnswer, check_in_krs
from planner.domain.okrs.form import KrForm
from planner.domain.okrs.key_results import add_kr
from planner.domain.okrs.objectives import add_objective
from planner.domain.plan import Plan
from tests.builders import Q4, done, make_moment, make_plan

FIRST = date(2026, 9, 28)
"""The Monday of the quarter's first week."""


def with_kr(*, items: Iterable[Item] = (), name: str = "Repeat purchase", **given: Any) -> Plan:
    """A plan with the objective `Customers come back` and one key result, `kr0`: 29 → 38 %, or as given."""
    plan = make_plan(items, evidence=Evidence())
    plan = done(plan, add_objective(plan, "Customers come back", make_moment()))
    return with_another(plan, "kr0", name=name, **given)


def with_another(plan: Plan, kr: str, **given: Any) -> Plan:
    """The plan with one more key result of its last objective, of that id."""
    values: dict[str, Any] = {"name": "Repeat purchase", "unit": "%", "baseline": 29.0, "target": 38.0} | given
    if "direction" not in values:
        falls = values["baseline"] is not None and values["target"] < values["baseline"]
        values["direction"] = "down" if falls else "up"
    objective = plan.ordered_objectives[-1].id
    return done(plan, add_kr(plan, objective, KrForm(**values), make_moment()._replace(new_id=lambda: kr)))


def checked_in(
    plan: Plan, values: Sequence[float | None], today: date = Q4.ends_on, *, kr: str = "kr0", sure: int | None = None
) -> Plan:
    """The plan in which a key result was at these values, week by week from the first; `None` is not said."""
    moment = make_moment()._replace(today=today)
    for number, value in enumerate(values):
        if value is not None:
            answers = {kr: KrAnswer(value, sure)}
            plan = done(plan, check_in_krs(plan, FIRST + timedelta(weeks=number), answers, moment))
    return plan
