"""Speed of innovation as a value: what is measured now and before, incidents, and what Tune-Up gives back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from planner.domain.calendar import short_date
from planner.domain.check_ins.answers import evidence_of
from planner.domain.evidence import Measurement, Metric
from planner.domain.plan import Plan
from planner.domain.results import Incident
from planner.domain.speed.amounts import amount
from planner.domain.speed.first_evidence import TimeToEvidence, settled_items, time_to_evidence
from planner.domain.speed.incidents import hours_text, incidents, summed
from planner.domain.speed.known import INCIDENTS, is_within, ordered, period_before, period_of
from planner.domain.speed.limits import MetricJudgement, before_quarter, judge_points
from planner.domain.speed.points import Point, measured_metrics, points_of, pooled
from planner.domain.speed.predictions import Checked, checks
from planner.domain.speed.small_teams import broken_out
from planner.domain.views.measure_known import GLYPHS, Tone
from planner.domain.views.speed_because import metric_because, metric_sentence

MOST_PERIODS = 104
"""Two years of weeks are drawn at most."""


class MetricRow(NamedTuple):
    """One metric, of a team or of all together."""

    metric: Metric
    now: float | None
    """Of this quarter so far: the mean, of rates of counts all counts together; `None` is unknown."""
    before: float | None
    """The same of the quarter before; of a monthly metric, of the twelve months before."""
    latest: Point | None
    judgement: MetricJudgement
    tone: Tone
    """Good or bad where it lies beyond what chance explains."""
    values: tuple[float | None, ...]
    """By week or month up to now, oldest first; `None` where nobody knows."""
    begins: int
    """The place among the values at which this quarter begins."""
    sentence: str
    because: tuple[str, ...]
    periods: tuple[date, ...] = ()
    """The first day of the week or month of each value."""

    @property
    def glyph(self) -> str:
        """Better or worse beyond chance; a blank where it is not, or too early to say."""
        return GLYPHS[self.tone] if self.judgement.side and self.tone != "even" else " "

    @property
    def range(self) -> str:
        """What chance explains, e.g. `45.8 – 55.8`; empty where it is too early to say."""
        band = self.judgement.band
        if band is None:
            return ""
        low = max(0.0, band.low) if min((v for v in self.values if v is not None), default=0.0) >= 0 else band.low
        return f"{amount(low)} – {amount(band.high)}"


class IncidentRow(NamedTuple):
    """One incident."""

    incident: Incident
    day: str
    hours: str
    team: str
    """Empty where none was named."""
    item: str
    """The item that would have prevented it; empty where nobody said."""


class SpeedView(NamedTuple):
    """What the view of speed shows, of a team or of all together."""

    team: str | None
    """The id of the team that was picked."""
    team_name: str
    """Its name, else `all teams`."""
    metrics: tuple[MetricRow, ...]
    incidents: tuple[IncidentRow, ...]
    """This quarter's and the one before's, newest first."""
    incidents_text: str
    """How many this quarter, and their hours."""
    predictions: tuple[Checked, ...]
    """Of all teams together; none where a team was picked."""


class SpeedViews:
    """The views of a plan on a day, each made when it is asked for."""

    def __init__(self, plan: Plan, today: date) -> None:
        self.plan = plan
        self.today = today
        self.teams = tuple((team.id, team.name) for team in broken_out(plan))
        """Teams that may look at their own: four people and more, in the usual order, which is no ranking."""
        self.small = len(plan.active_teams) - len(self.teams)
        """How many teams are too small to be shown by themselves."""
        self.settled = settled_items(plan, today)
        """Items whose idea customers have settled, with the week in which."""
        self.of = cache(self._of)

    def first_evidence(self, born: Mapping[str, datetime]) -> TimeToEvidence:
        """The headline, once it is known when the settled items were written down."""
        return time_to_evidence(self.plan, self.settled, born, self.today)

    def _of(self, team: str | None) -> SpeedView:
        """The view of one team, or of all together."""
        return speed_view(self.plan, self.today, team)


def speed_view(plan: Plan, today: date, team: str | None = None) -> SpeedView:
    """The view of all teams, or of one of four people and more; of a smaller one, and a gone one, that of all."""
    names = {each.id: each.name for each in broken_out(plan)}
    team = team if team in names else None
    by_metric: dict[str, list[Measurement]] = {}
    for row in evidence_of(plan).measurements.values():
        by_metric.setdefault(row.metric, []).append(row)
    rows = [
        metric_row(plan, metric, points_of(plan, metric, by_metric.get(metric.id, ()), today, team), today, team)
        for metric in ordered(measured_metrics(plan))
    ]
    if team is not None:
        rows = [row for row in rows if row.latest is not None]
    noted = [i for i in incidents(plan) if team in (None, i.team) and _is_recent(plan, i)]
    return SpeedView(
        team,
        names.get(team or "", "all teams"),
        tuple(rows),
        tuple(_incident(plan, incident, names) for incident in noted),
        _incidents_text(plan, noted),
        checks(plan, today) if team is None else (),
    )


def metric_row(plan: Plan, metric: Metric, found: Sequence[Point], today: date, team: str | None) -> MetricRow:
    """One metric with what it is now and was before."""
    own = [point for point in found if is_within(plan.quarter, point.on, metric.every)]
    earlier = before_quarter(plan, metric.every, found)
    judgement = judge_points(plan, metric, found, team)
    now, before = pooled(metric, own), pooled(metric, earlier)
    values, begins, periods = _drawn(plan, metric, found, today)
    better = judgement.side < 0 if metric.lower_is_better else judgement.side > 0
    tone: Tone = "even" if not judgement.side else "good" if better else "bad"
    return MetricRow(
        metric,
        now,
        before,
        found[-1] if found else None,
        judgement,
        tone,
        values,
        begins,
        metric_sentence(plan, metric, now, before, judgement),
        metric_because(plan, metric, own, earlier, judgement),
        periods,
    )


def _drawn(
    plan: Plan, metric: Metric, found: Sequence[Point], today: date
) -> tuple[tuple[float | None, ...], int, tuple[date, ...]]:
    """The values by period, from the first that is known to the latest or now; where this quarter begins; and when."""
    if not found:
        return (), 0, ()
    by_period = {point.on: point.value for point in found}
    day = max(found[-1].on, period_of(today, metric.every))
    if day not in by_period:
        day = period_before(day, metric.every)  # the running week is no gap yet
    periods: list[date] = []
    while day >= found[0].on and len(periods) < MOST_PERIODS:
        periods.append(day)
        day = period_before(day, metric.every)
    periods.reverse()
    begins = sum(1 for on in periods if not is_within(plan.quarter, on, metric.every) and on < plan.quarter.ends_on)
    return tuple(by_period.get(on) for on in periods), begins, tuple(periods)


def _is_recent(plan: Plan, incident: Incident) -> bool:
    since = plan.previous.starts_on if plan.previous is not None else plan.quarter.starts_on
    return since <= incident.on <= plan.quarter.ends_on


def _incident(plan: Plan, incident: Incident, names: Mapping[str, str]) -> IncidentRow:
    # What a small team's incident took is said of somebody: its hours stay, its name does not.
    item = plan.items.get(incident.item or "")
    hours = "? h" if incident.hours is None else f"{amount(incident.hours)} h"
    return IncidentRow(
        incident, short_date(incident.on), hours, names.get(incident.team or "", ""), item.title if item else ""
    )


def _incidents_text(plan: Plan, noted: Sequence[Incident]) -> str:
    own = [i for i in noted if plan.quarter.starts_on <= i.on <= plan.quarter.ends_on]
    if not own:
        return f"none noted in {plan.quarter.name}"
    named = [i for i in own if i.item is not None and i.item in plan.items]
    text = f"{len(own)} in {plan.quarter.name}, {hours_text(summed(own).hours)}"
    return f"{text}; an item would have prevented {hours_text(summed(named).hours)}" if named else text


def row_text(row: MetricRow) -> str:
    """A metric on one line, to copy."""
    now, before = amount(row.now, row.metric.unit), amount(row.before)
    limits = f", chance explains {row.range}" if row.range else ""
    counted = ", counted from the incidents" if row.metric.id in INCIDENTS and row.latest and row.latest.derived else ""
    return f"{row.glyph} {row.metric.name}: {now}, before {before}{limits}{counted}"
