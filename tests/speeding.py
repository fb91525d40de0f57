"""Plans with metrics, incidents and slices, for tests of speed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from planner.domain.evidence import Evidence
from planner.domain.item import Item
from planner.domain.moment import Moment
from planner.domain.organisation import Team, TeamCapacity, capacity_id
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.speed.metrics import measure
from tests.builders import Q4, counting, done, make_item, make_plan

Q3 = Quarter("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), ratio=0.7, reserve=0.15, state="closed")
TODAY = date(2026, 12, 9)
FIRST_OF_Q3 = date(2026, 6, 29)
FIRST_OF_Q4 = date(2026, 9, 28)
NIST = (49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1)
"""NIST/SEMATECH e-Handbook 6.3.2.2: centre 50.81, limits 45.8159 … 55.8041."""


def at(today: date = TODAY) -> Moment:
    """A moment on a day."""
    return Moment(datetime(today.year, today.month, today.day, 9, tzinfo=UTC), today, "Ann", counting(f"{today}"))


def speed_plan(*, people: dict[str, float] | None = None, items: Iterable[Item] = (), state: str = "measure") -> Plan:
    """The last quarter of 2026 after the third; teams with so many people, by default Checkout with 6 and Growth 5."""
    people = {"chk": 6.0, "grw": 5.0} if people is None else people
    quarter = Q4._replace(state=state)  # type: ignore[arg-type]  # a state by name
    names = {"chk": "Checkout", "grw": "Growth", "bld": "Build"}
    rooms = (TeamCapacity(capacity_id(quarter.id, team), quarter.id, team, count) for team, count in people.items())
    plan = make_plan(
        items or (make_item("carts"), make_item("logs", "tune_up"), make_item("latency", "tune_up")),
        lanes={},
        quarters={Q3.id: Q3, quarter.id: quarter},
        teams={team: Team(team, names.get(team, team), team.upper()) for team in people},
        capacities={room.id: room for room in rooms},
    )
    return replace(plan, evidence=Evidence())


def evidence(plan: Plan) -> Evidence:
    """What was read about the plan's quarter."""
    assert plan.evidence is not None
    return plan.evidence


def measured(
    plan: Plan,
    metric: str,
    values: Iterable[float | None],
    first: date,
    *,
    team: str | None = None,
    out_of: float | None = None,
    today: date = TODAY,
) -> Plan:
    """The plan in which a known metric had these values, week by week from a Monday on; `None` is none."""
    for place, value in enumerate(values):
        if value is not None:
            on = first + timedelta(days=7 * place)
            plan = done(plan, measure(plan, metric, on, value, team, out_of, at(today)))
    return plan
