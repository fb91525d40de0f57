"""A metric's values, one for each week or month: of a team, or of all of them together.

Unknown is not zero: of what is summed over teams, a week in which one of them said nothing is unknown. Incident hours
and counts come from the incidents where nobody measured them; from the first incident that somebody noted on, a week
without one that is over counts 0, as long as anybody still says anything of it or of a later one.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from math import fsum
from typing import NamedTuple

from planner.domain.evidence import Measurement, Metric
from planner.domain.plan import Plan
from planner.domain.results import Incident
from planner.domain.speed.known import INCIDENT_COUNT, INCIDENTS, KNOWN, PERCENT, SUMMED, period_after, period_of
from planner.domain.speed.small_teams import are_few


class Point(NamedTuple):
    """What a metric was in one week or month."""

    on: date
    """Its first day."""
    value: float
    """In the metric's unit."""
    part: float | None = None
    """Of a rate that was given as two counts: how many of the `whole`."""
    whole: float | None = None
    derived: bool = False
    """Whether it was counted from the incidents, and nobody measured it."""


def points(plan: Plan, metric: Metric, today: date, team: str | None = None) -> tuple[Point, ...]:
    """A metric's known values, oldest first: of one team, or of all together; empty until evidence was read."""
    evidence = plan.evidence
    if evidence is None:
        return ()
    rows = [m for m in evidence.measurements.values() if m.metric == metric.id]
    return points_of(plan, metric, rows, today, team)


def points_of(
    plan: Plan, metric: Metric, rows: Iterable[Measurement], today: date, team: str | None = None
) -> tuple[Point, ...]:
    """The same from a metric's measurements."""
    by_period: dict[date, dict[str | None, Measurement]] = {}
    for row in rows:
        by_period.setdefault(period_of(row.on, metric.every), {})[row.team] = row
    given = _of_team(metric, by_period, team) if team is not None else _of_all(plan, metric, by_period)
    found = {point.on: point for point in given}
    if metric.id in INCIDENTS:
        taken = {on for on, said in by_period.items() if team is None or team in said}
        for point in _counted(plan, metric, today, team):
            if point.on not in taken:
                found[point.on] = point
    return tuple(found[on] for on in sorted(found))


def pooled(metric: Metric, chosen: Iterable[Point]) -> float | None:
    """What some weeks come to: of rates given as counts all of them together, else the mean; `None` for no week."""
    every = tuple(chosen)
    if not every:
        return None
    if metric.unit == PERCENT and all(point.whole is not None for point in every):
        whole = fsum(point.whole or 0.0 for point in every)
        return 100 * fsum(point.part or 0.0 for point in every) / whole if whole else None
    return fsum(point.value for point in every) / len(every)


def measured_metrics(plan: Plan) -> dict[str, Metric]:
    """The plan's metrics by id, and the two about incidents where there are any to count."""
    evidence = plan.evidence
    if evidence is None:
        return {}
    found = dict(evidence.metrics)
    if evidence.incidents:
        for metric in INCIDENTS:
            found.setdefault(metric, KNOWN[metric])
    return found


def _of_team(metric: Metric, by_period: Mapping[date, Mapping[str | None, Measurement]], team: str) -> Iterator[Point]:
    for on, said in by_period.items():
        row = said.get(team)
        point = _point(metric, on, [row]) if row is not None else None
        if point is not None:
            yield point


def _of_all(plan: Plan, metric: Metric, by_period: Mapping[date, Mapping[str | None, Measurement]]) -> Iterator[Point]:
    speaking: set[str] = set()
    present = {team.id for team in plan.active_teams if plan.capacity_of(team.id) is not None}
    for on in sorted(by_period):
        said = by_period[on]
        speaking |= {team for team in said if team is not None}
        rows = [said[None]] if None in said else [said[team] for team in sorted(speaking) if team in said]
        if None not in said and metric.id in SUMMED and _silent(plan, speaking, said, on):
            continue
        own = {team for team in said if team is not None}
        # Teams of under four people together are not all of them: what only they say is kept back.
        if None not in said and own < present and are_few(plan, own):
            continue
        point = _point(metric, on, rows)
        if point is not None:
            yield point


def _silent(plan: Plan, speaking: set[str], said: Mapping[str | None, Measurement], on: date) -> bool:
    """Whether a team that has spoken before, and still is there, says nothing."""
    gone = {team for team in speaking if team not in plan.teams or _is_gone(plan, team, on)}
    return any(team not in said for team in speaking - gone)


def _is_gone(plan: Plan, team: str, on: date) -> bool:
    until = plan.teams[team].until
    return until is not None and until < on


def _point(metric: Metric, on: date, rows: list[Measurement]) -> Point | None:
    """What some measurements of one week come to; `None` for a rate of nothing."""
    if metric.unit == PERCENT and all(row.out_of is not None for row in rows):
        part, whole = fsum(row.value for row in rows), fsum(row.out_of or 0.0 for row in rows)
        return Point(on, 100 * part / whole, part, whole) if whole > 0 else None
    values = [value for row in rows if (value := _value(metric, row)) is not None]
    if not values:
        return None
    return Point(on, fsum(values) if metric.id in SUMMED else fsum(values) / len(values))


def _value(metric: Metric, row: Measurement) -> float | None:
    if metric.unit != PERCENT or row.out_of is None:
        return row.value
    return 100 * row.value / row.out_of if row.out_of > 0 else None


def _counted(plan: Plan, metric: Metric, today: date, team: str | None) -> Iterator[Point]:
    """Hours or numbers of incidents by week or month; a week with an incident of unknown hours has unknown hours."""
    every = plan.evidence.incidents.values() if plan.evidence else ()
    noted = [incident for incident in every if incident.on <= today]
    if not noted:
        return
    by_period: dict[date, list[Incident]] = {}
    for incident in noted:
        if team is None or incident.team == team:
            by_period.setdefault(period_of(incident.on, metric.every), []).append(incident)
    on = period_of(min(incident.on for incident in noted), metric.every)
    end = min(period_of(today, metric.every), period_after(_last_told(plan, noted), metric.every))
    while on < end:
        hours = [incident.hours for incident in by_period.get(on, ())]
        if metric.id == INCIDENT_COUNT:
            yield Point(on, float(len(hours)), derived=True)
        elif None not in hours:
            yield Point(on, fsum(hour or 0.0 for hour in hours), derived=True)
        on = period_after(on, metric.every)


def _last_told(plan: Plan, noted: Iterable[Incident]) -> date:
    """The last day of which anybody said anything: weeks after it without an incident are unknown, and not quiet."""
    days = [incident.on for incident in noted]
    if plan.evidence is not None:
        days += [row.on for row in plan.evidence.measurements.values()]
        days += [row.week for row in plan.evidence.check_ins.values() if row.finished_at is not None]
        days += [week.week for week in plan.evidence.past]
    return max(days)
