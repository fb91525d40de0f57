"""The earlier quarters week by week, for small charts: Tune-Up, unplanned work, and what was measured."""

from typing import NamedTuple

from planner.domain.calendar import weeks_of
from planner.domain.flywheel import INCIDENT_HOURS, LEAD_TIME, values_by_quarter
from planner.domain.plan import Plan
from planner.domain.text import number_text, percent


class Series(NamedTuple):
    """One line of a chart, from 0 to its greatest value."""

    name: str
    quarters: tuple[tuple[float | None, ...], ...]
    """A value per week or month, quarter by quarter, oldest first; `None` where nobody knows."""
    top: str
    """Its greatest value with its unit."""


def series(plan: Plan) -> tuple[Series, ...]:
    """What there is to draw of the quarters before this one; nothing of what is known nowhere."""
    if plan.evidence is None:
        return ()
    earlier = [q for q in plan.quarters.values() if q.ends_on < plan.quarter.starts_on]
    quarters = sorted(earlier, key=lambda q: q.starts_on)
    weeks = {week.week: week for week in plan.evidence.past}
    planned = {day: week.weight - week.unplanned for day, week in weeks.items()}
    tune_up = {day: week.tune_up / planned[day] for day, week in weeks.items() if planned[day] > 0}
    unplanned = {day: week.unplanned / week.weight for day, week in weeks.items() if week.weight > 0}
    found = [
        ("Tune-Up", tuple(tuple(tune_up.get(w) for w in weeks_of(q)) for q in quarters), percent),
        ("unplanned", tuple(tuple(unplanned.get(w) for w in weeks_of(q)) for q in quarters), percent),
        (
            "lead time",
            tuple(map(tuple, values_by_quarter(plan, LEAD_TIME, quarters))),
            lambda v: f"{number_text(v)} d",
        ),
        (
            "incidents",
            tuple(map(tuple, values_by_quarter(plan, INCIDENT_HOURS, quarters))),
            lambda v: f"{number_text(v)} h",
        ),
    ]
    drawn = []
    for name, groups, text in found:
        known = [value for group in groups for value in group if value is not None]
        if known and max(known) > 0:
            drawn.append(Series(name, groups, text(max(known))))
    return tuple(drawn)
