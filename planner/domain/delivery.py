"""How fast and how safely changes reach customers: the five measures of DORA as of January 2026.

Change lead time, deployment frequency, failed deployment recovery time; change fail rate, deployment rework rate
(dora.dev, *DORA's software delivery performance metrics*). For a team itself, never a target and never a league table.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from planner.domain.errors import BadInputError
from planner.domain.statistics.given import check_number, check_share
from planner.domain.statistics.lines import median
from planner.domain.statistics.poisson import rate
from planner.domain.statistics.proportions import wilson
from planner.domain.statistics.students_t import Interval

_HOUR = 3600.0
_DAYS_A_WEEK = 7.0


class Deployment(NamedTuple):
    """One change that went to customers."""

    at: datetime
    """When."""
    committed: datetime | None = None
    """When it was committed to version control; `None` is unknown."""
    failed: bool | None = False
    """Whether it needed to be mended at once; `None` where nobody said."""
    recovered: datetime | None = None
    """When service was restored after it failed; `None` is unknown, or not yet."""
    rework: bool | None = False
    """Whether it was not planned and only mends what customers saw fail; `None` where nobody said."""


class Delivery(NamedTuple):
    """What a period's deployments come to. `None` is unknown, never 0."""

    lead_hours: float | None
    """Median hours from commit to deployment, of those where both are known."""
    a_week: Interval | None
    """Deployments a week, with the interval of what that would be on average."""
    recovery_hours: float | None
    """Median hours from a failed deployment to service restored, of those that are restored."""
    fail_rate: Interval | None
    """Failed ÷ all of which it is known, 0…1."""
    rework_rate: Interval | None
    """Rework ÷ all of which it is known, 0…1."""
    deployments: int


def delivery(deployments: Iterable[Deployment], days: float) -> Delivery:
    """The five measures of the deployments within a period of so many days.

    Raises `BadInputError` for a deployment before its commit, a recovery before the failure, and a period without days.
    """
    every = tuple(deployments)
    return Delivery(
        median_hours((d.committed, d.at) for d in every if d.committed is not None),
        frequency(len(every), days),
        median_hours((d.at, d.recovered) for d in every if d.failed and d.recovered is not None),
        known_share(d.failed for d in every),
        known_share(d.rework for d in every),
        len(every),
    )


def median_hours(spans: Iterable[tuple[datetime, datetime]]) -> float | None:
    """The median length of some spans of time in hours: a mean would be that of the longest; `None` for no span."""
    hours = [_hours(begin, end) for begin, end in spans]
    return median(hours) if hours else None


def frequency(count: int, days: float) -> Interval | None:
    """How often a week something happens that happened so often in some days; raises `BadInputError` without days."""
    if check_number(days, "Days") <= 0:
        raise BadInputError(f"Days: {days:g} is no period; write how many days it has.")
    return rate(count, days / _DAYS_A_WEEK)


def known_share(answers: Iterable[bool | None]) -> Interval | None:
    """The share of yes among the answers that are known, with its 95 % interval; `None` where none is."""
    known = [answer for answer in answers if answer is not None]
    return wilson(sum(known), len(known))


def incident_share(hours: float, capacity_hours: float | None) -> float | None:
    """Hours spent on incidents ÷ the hours there were; over 1 where incidents took nights and weekends too.

    `None` where nobody knows the capacity, or there is none. Raises `BadInputError` for less than no hours.
    """
    if check_number(hours, "Incident hours") < 0:
        raise BadInputError(f"Incident hours: {hours:g} is less than nothing; write 0 or more.")
    if capacity_hours is None or check_number(capacity_hours, "Capacity") <= 0:
        return None
    return hours / capacity_hours


def share_of_counts(part: int, whole: int, what: str) -> Interval | None:
    """A rate given as two counts, as a metrics file has it: failed of all deployments; `None` where there was none."""
    check_share(part, whole, what)
    return wilson(part, whole)


def _hours(begin: datetime, end: datetime) -> float:
    if (begin.tzinfo is None) != (end.tzinfo is None):
        raise BadInputError("One time names its zone and the other does not; write both the same way.")
    hours = (end - begin).total_seconds() / _HOUR
    if hours < 0:
        raise BadInputError(f"{end:%Y-%m-%d %H:%M} is before {begin:%Y-%m-%d %H:%M}; correct one of the two.")
    return hours
