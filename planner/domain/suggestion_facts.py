"""What the plan knows of its context: the five answers, and how earlier quarters went."""

from statistics import median

from planner.domain.context import context_of, maturity
from planner.domain.flywheel import INCIDENT_HOURS, LEAD_TIME, turns, values_by_quarter
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.suggestion import Facts

_SPAN = 2
"""Quarters over which a trend is measured."""
_NOISE = 0.005
"""Shares closer than this are the same whole number of points."""


def facts_of(plan: Plan) -> Facts:
    """The facts; trends are of the quarters before this one, and unknown until evidence was read."""
    context = context_of(plan)
    rows = turns(plan)
    earlier = [plan.quarters[row.quarter] for row in rows if row.quarter in plan.quarters]
    overrun = None
    if rows and rows[-1].unplanned is not None and earlier[-1].reserve is not None:
        overrun = rows[-1].unplanned - earlier[-1].reserve
    return Facts(
        context.phase,
        maturity(context),
        _trend(plan, LEAD_TIME, earlier),
        overrun,
        _trend(plan, INCIDENT_HOURS, earlier),
        _short([(row.agreed, row.actual) for row in rows[-_SPAN:]]),
    )


def _trend(plan: Plan, metric: str, earlier: list[Quarter]) -> float | None:
    """How the median of the last quarter lies above that of two quarters before it, as a share of the latter."""
    if len(earlier) <= _SPAN:
        return None
    before, after = values_by_quarter(plan, metric, [earlier[place] for place in (-1 - _SPAN, -1)])
    if not before or not after or median(before) <= 0:
        return None
    return median(after) / median(before) - 1


def _short(pairs: list[tuple[float | None, float | None]]) -> bool | None:
    """Whether Innovation took more than agreed, quarter after quarter."""
    if len(pairs) < _SPAN:
        return None
    known = [(agreed, actual) for agreed, actual in pairs if agreed is not None and actual is not None]
    if any(actual <= agreed + _NOISE for agreed, actual in known):
        return False
    return True if len(known) == len(pairs) else None
