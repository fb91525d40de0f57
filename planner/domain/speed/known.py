"""The metrics that the program knows: the five measures of DORA as of January 2026, and what incidents take.

dora.dev, *DORA's software delivery performance metrics*. For a team itself, never a target and never a league table.
"""

from datetime import date, timedelta
from typing import Literal

from planner.domain.calendar import monday_of
from planner.domain.evidence import Metric
from planner.domain.quarter import Quarter

Every = Literal["week", "month"]
LEAD_TIME = "lead_time"
DEPLOYMENT_FREQUENCY = "deployment_frequency"
RECOVERY_TIME = "recovery_time"
CHANGE_FAIL_RATE = "change_fail_rate"
REWORK_RATE = "rework_rate"
INCIDENT_HOURS = "incident_hours"
INCIDENT_COUNT = "incident_count"

KNOWN: dict[str, Metric] = {
    metric.id: metric
    for metric in (
        Metric(LEAD_TIME, "Change lead time", "days"),
        Metric(DEPLOYMENT_FREQUENCY, "Deployment frequency", "a week", lower_is_better=False),
        Metric(RECOVERY_TIME, "Recovery time", "hours"),
        Metric(CHANGE_FAIL_RATE, "Change fail rate", "%"),
        Metric(REWORK_RATE, "Rework rate", "%"),
        Metric(INCIDENT_HOURS, "Incident hours", "hours a week"),
        Metric(INCIDENT_COUNT, "Incidents", "a week"),
    )
}
"""By id, in the order in which they are shown; own metrics come after them."""
MEANINGS: dict[str, str] = {
    LEAD_TIME: "The median time from a change being committed to its running for customers (DORA: change lead time).",
    DEPLOYMENT_FREQUENCY: "How often changes go to customers (DORA: deployment frequency).",
    RECOVERY_TIME: "The median time to mend a deployment that failed (DORA: failed deployment recovery time).",
    CHANGE_FAIL_RATE: "Deployments that had to be mended at once, of all (DORA: change fail rate).",
    REWORK_RATE: "Deployments that nobody had planned and that only mend something, of all (DORA: rework rate).",
    INCIDENT_HOURS: "Working hours that trouble took which nobody had planned, summed over all who worked on it.",
    INCIDENT_COUNT: "How often there was trouble that nobody had planned.",
}
ALIASES: dict[str, str] = {
    "lead time": LEAD_TIME,
    "lead time for changes": LEAD_TIME,
    "deployments": DEPLOYMENT_FREQUENCY,
    "deploys": DEPLOYMENT_FREQUENCY,
    "failed deployment recovery time": RECOVERY_TIME,
    "time to restore": RECOVERY_TIME,
    "mttr": RECOVERY_TIME,
    "change failure rate": CHANGE_FAIL_RATE,
    "fail rate": CHANGE_FAIL_RATE,
    "deployment rework rate": REWORK_RATE,
    "incident count": INCIDENT_COUNT,
}
"""What else people and tools call them."""
INCIDENTS = frozenset({INCIDENT_HOURS, INCIDENT_COUNT})
"""Where nobody measured these, they are counted from the incidents."""
SUMMED = frozenset({DEPLOYMENT_FREQUENCY, *INCIDENTS})
"""What all teams together have is the sum of theirs; of any other metric it is their mean."""
_THURSDAY = timedelta(days=3)
PERCENT = "%"


def ordered(metrics: "dict[str, Metric]") -> list[Metric]:
    """Known ones first, in their order; then the others by name."""
    places = {metric: place for place, metric in enumerate(KNOWN)}
    return sorted(metrics.values(), key=lambda m: (places.get(m.id, len(places)), m.name.casefold(), m.id))


def period_of(day: date, every: Every) -> date:
    """The first day of the week or month that a day is in."""
    return monday_of(day) if every == "week" else day.replace(day=1)


def period_before(start: date, every: Every) -> date:
    """The first day of the week or month before the one that begins on a day."""
    return period_of(start - timedelta(days=1), every)


def period_after(start: date, every: Every) -> date:
    """The first day of the week or month after the one that begins on a day."""
    return period_of(start + timedelta(days=7 if every == "week" else 32), every)


def is_within(quarter: Quarter, day: date, every: Every) -> bool:
    """Whether the week or month of a day belongs to a quarter: a week to the one that holds its Thursday."""
    start = period_of(day, every)
    decides = start + _THURSDAY if every == "week" else day
    return quarter.starts_on <= decides <= quarter.ends_on
