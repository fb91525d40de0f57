"""A day that is taken for today: what somebody writes down then is of that day, too."""

from datetime import date, datetime, timedelta

from planner.domain.calendar import on_day
from planner.domain.plan import Plan

_NEXT = timedelta(microseconds=1)


def instant_on(plan: Plan, day: date, now: datetime) -> datetime:
    """When something is decided by somebody who takes that day for today: on it, with the present time of day.

    It is never before what was decided or agreed last: whatever comes later supersedes what was there.
    """
    evidence = plan.evidence
    known = [on_day(plan.organisation.time_zone, day, now)]
    if evidence is not None:
        known += (decision.at + _NEXT for decision in evidence.decisions.values())
        known += (baseline.at + _NEXT for baseline in evidence.baselines.values())
    return max(known)
