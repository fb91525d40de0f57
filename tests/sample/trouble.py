"""How fast and how safely Harbor & Pine delivers, and the incidents: what the dashboards say, and what people note."""

from datetime import date, timedelta
from typing import NamedTuple

from planner.domain.speed.incidents import IncidentForm, add_incident
from planner.domain.speed.known import (
    CHANGE_FAIL_RATE,
    DEPLOYMENT_FREQUENCY,
    INCIDENT_HOURS,
    KNOWN,
    LEAD_TIME,
    RECOVERY_TIME,
    REWORK_RATE,
)
from planner.domain.speed.metrics import MetricForm, add_metric, measure
from planner.domain.speed.predictions import predict
from tests.sample.teller import Teller

_JONAS = "Jonas Okafor"
_MONTHLY = (CHANGE_FAIL_RATE, RECOVERY_TIME, LEAD_TIME, REWORK_RATE)


class Month(NamedTuple):
    """One month's figures."""

    lead_days: float
    incident_hours: float
    """A week, on average."""
    deployments: float
    """A week, on average."""
    failed: int
    rework: int
    recovery_hours: float | None


MONTHS = (
    Month(2.9, 6.0, 21.0, 5, 4, 2.1),
    Month(3.1, 7.0, 20.5, 6, 4, 2.0),
    Month(3.3, 8.0, 20.0, 6, 6, 2.6),
    Month(3.6, 10.0, 19.0, 7, 6, 2.4),
    Month(3.9, 11.0, 18.5, 7, 7, 3.1),
    Month(4.2, 12.0, 17.0, 8, 7, 3.0),
    Month(4.8, 15.0, 16.0, 8, 9, 3.8),
    Month(5.2, 17.0, 15.0, 9, 8, None),
    Month(5.6, 19.0, 14.0, 9, 10, 4.4),
    Month(5.9, 21.0, 13.0, 9, 9, 4.9),
)
"""From January on. Nobody measured how long August's failures took."""
_WEEKS_A_MONTH = 4.3
_SWINGS = (-0.10, 0.05, 0.12, -0.04, 0.08, -0.12, 0.03, 0.10, -0.06, -0.03, 0.06, -0.09, 0.0)


class Trouble(NamedTuple):
    """One incident; `None` for hours that nobody wrote down."""

    on: date
    title: str
    hours: float | None
    team: str
    item: str | None = None
    """The title of the item that would have prevented it."""


_LATENCY = "Checkout latency p95"
_TIMES_OUT, _SLOW = "Payment step times out", "Checkout is slow in the evening"
TROUBLE = (
    Trouble(date(2026, 10, 1), _TIMES_OUT, 9, "CHK", _LATENCY),
    Trouble(date(2026, 10, 2), "Returns mail goes out twice", 7, "GRW"),
    Trouble(date(2026, 10, 6), _TIMES_OUT, 8, "CHK", _LATENCY),
    Trouble(date(2026, 10, 8), "Warehouse sync drops 40 orders", 6, "PLT"),
    Trouble(date(2026, 10, 9), _SLOW, 5, "PLT", _LATENCY),
    Trouble(date(2026, 10, 13), _SLOW, 11, "PLT", _LATENCY),
    Trouble(date(2026, 10, 15), "Certificate of the sandbox ran out", 3, "BLD", "On-call runbooks"),
    Trouble(date(2026, 10, 16), "Carts are empty after midnight", 6, "CHK", "Cart error budget"),
    Trouble(date(2026, 10, 20), _TIMES_OUT, 12, "CHK", _LATENCY),
    Trouble(date(2026, 10, 22), "Carts are empty after midnight", 7, "CHK", "Cart error budget"),
    Trouble(date(2026, 10, 23), _SLOW, 6, "PLT", _LATENCY),
    Trouble(date(2026, 10, 27), _TIMES_OUT, 14, "CHK", _LATENCY),
    Trouble(date(2026, 10, 29), "A flaky test holds up the Thursday release", 4, "BLD", "Flaky test quarantine"),
    Trouble(date(2026, 10, 30), _SLOW, 5, "PLT", _LATENCY),
    Trouble(date(2026, 11, 3), "Checkout is slow after the campaign mail", 13, "PLT", _LATENCY),
    Trouble(date(2026, 11, 4), "Mail provider is late by hours", None, "GRW"),
)
"""This quarter's; of earlier ones only the hours of each week are known."""
PREDICTED = {
    "2026-Q1": (("Deployments without downtime", 4.0),),
    "2026-Q4": ((_LATENCY, 12.0), ("Cart error budget", 4.0), ("Flaky test quarantine", 3.0)),
}
"""By quarter: what Tune-Up items are said to give back, in hours a week."""


def begin(teller: Teller) -> None:
    """Begins to measure; what is drawn from the deployments once a month, the rest by week."""
    for metric in (LEAD_TIME, INCIDENT_HOURS, DEPLOYMENT_FREQUENCY, CHANGE_FAIL_RATE, RECOVERY_TIME, REWORK_RATE):
        known = KNOWN[metric]
        form = MetricForm(known.name, known.unit, known.lower_is_better, "month" if metric in _MONTHLY else "week")
        teller.does(_JONAS, lambda plan, moment, form=form: add_metric(plan, form, moment))


def foretell(teller: Teller) -> None:
    """Says of the quarter's Tune-Up items how many hours they will give back."""
    ids = {item.title: item.id for item in teller.plan.items.values()}
    for title, hours in PREDICTED.get(teller.plan.current, ()):
        teller.does(_JONAS, lambda plan, moment, i=ids[title], h=hours: predict(plan, i, h, moment.today))


def week(teller: Teller, number: int, friday: date) -> None:
    """Notes the week's incidents and deployments, and at a month's end what the month came to."""
    monday = friday - timedelta(days=4)
    ids = {item.title: item.id for item in teller.plan.items.values()}
    for trouble in (t for t in TROUBLE if monday <= t.on <= friday):
        team, item = teller.plan.team_named(trouble.team).id, ids[trouble.item] if trouble.item else None
        form = IncidentForm(trouble.on, trouble.title, trouble.hours, team, item)
        teller.does(_JONAS, lambda plan, moment, form=form: add_incident(plan, form, moment))
    if (friday.month - 1) < len(MONTHS):
        month, swing = MONTHS[friday.month - 1], _SWINGS[number % len(_SWINGS)]
        _read(teller, DEPLOYMENT_FREQUENCY, monday, float(round(month.deployments * (1 - swing))))
        if friday < TROUBLE[0].on:
            _read(teller, INCIDENT_HOURS, monday, float(round(month.incident_hours * (1 + swing))))
        if (friday + timedelta(days=7)).month != friday.month:
            _read_month(teller, friday.replace(day=1), month)


def _read_month(teller: Teller, first: date, month: Month) -> None:
    count = round(month.deployments * _WEEKS_A_MONTH)
    _read(teller, LEAD_TIME, first, month.lead_days)
    _read(teller, CHANGE_FAIL_RATE, first, float(month.failed), count)
    _read(teller, REWORK_RATE, first, float(month.rework), count)
    if month.recovery_hours is not None:
        _read(teller, RECOVERY_TIME, first, month.recovery_hours)


def _read(teller: Teller, metric: str, on: date, value: float, out_of: float | None = None) -> None:
    teller.does(_JONAS, lambda plan, moment: measure(plan, metric, on, value, None, out_of, moment))
