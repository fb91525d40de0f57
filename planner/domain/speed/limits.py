"""Is a metric's change more than chance? Its limits come from before the quarter and are stored once.

So nothing that is filled in later moves them. A weekly metric's come from the weeks of the quarter before, a monthly
one's from the twelve months before the quarter; under eight values nothing says how much is chance.
"""

from collections.abc import Container, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from planner.domain.check_ins.answers import evidence_of
from planner.domain.evidence import Limits, Measurement, Metric, limits_id
from planner.domain.measuring.limits import FEWEST_WEEKS
from planner.domain.plan import Plan
from planner.domain.speed.known import Every, is_within, ordered
from planner.domain.speed.points import Point, measured_metrics, points_of
from planner.domain.speed.small_teams import broken_out
from planner.domain.statistics import RUN_LENGTH, Band, longest_run, mean_moving_range, xmr_limits

_NOTHING = 1e-9
_YEAR = 12


class MetricJudgement(NamedTuple):
    """This quarter's values held against the stored limits."""

    limits: Limits | None
    """`None`: none are stored."""
    band: Band | None
    """What chance explains; `None`: too early to say."""
    values: int
    """Of this quarter."""
    above: int
    below: int
    run: int
    """Longest run on one side of the centre, positive above it, negative below."""

    @property
    def side(self) -> int:
        """1 where the values lie higher by more than chance explains, −1 lower, else 0.

        Values outside the band decide, by majority; where there are none, a run of eight does.
        """
        if self.above != self.below:
            return 1 if self.above > self.below else -1
        if self.above == 0 and abs(self.run) >= RUN_LENGTH:
            return 1 if self.run > 0 else -1
        return 0


def measure_name(metric: str, team: str | None = None) -> str:
    """What stored limits call a metric, of all teams or of one."""
    return metric if team is None else f"{metric}:{team}"


def before_quarter(plan: Plan, every: Every, found: Iterable[Point]) -> tuple[Point, ...]:
    """The values that limits come from: of the quarter before, or of the twelve months before this one."""
    if every == "month":
        return tuple([p for p in found if p.on < plan.quarter.starts_on][-_YEAR:])
    previous = plan.previous
    return tuple(p for p in found if previous is not None and is_within(previous, p.on, every))


def limits_of(plan: Plan, metric: Metric, found: Sequence[Point], team: str | None = None) -> Limits | None:
    """The limits that a metric's values give for this quarter; `None` where they do not say how much is chance."""
    values = [point.value for point in before_quarter(plan, metric.every, found)]
    width = mean_moving_range(values)
    if width is None or len(values) < FEWEST_WEEKS:
        return None
    name = measure_name(metric.id, team)
    return Limits(limits_id(plan.current, name), plan.current, name, width, len(values), sum(values) / len(values))


def missing_limits(plan: Plan, today: date) -> list[Limits]:
    """The limits of all metrics, of all teams together and of each that may be shown, that are not stored yet."""
    return all_limits(plan, today, but=evidence_of(plan).limits)


def all_limits(plan: Plan, today: date, but: Container[str] = ()) -> list[Limits]:
    """The limits as they would be stored now, but for those of some ids."""
    teams = {team.id for team in broken_out(plan)}
    said: dict[str, dict[str | None, list[Measurement]]] = {}
    for row in evidence_of(plan).measurements.values():
        own = said.setdefault(row.metric, {None: []})
        own[None].append(row)
        if row.team in teams:
            own.setdefault(row.team, []).append(row)
    found = []
    for metric in ordered(measured_metrics(plan)):
        for team, rows in sorted(said.get(metric.id, {None: []}).items(), key=lambda pair: pair[0] or ""):
            if limits_id(plan.current, measure_name(metric.id, team)) in but:
                continue
            limits = limits_of(plan, metric, points_of(plan, metric, rows, today, team), team)
            found += [limits] if limits is not None else []
    return found


def judge_points(plan: Plan, metric: Metric, found: Iterable[Point], team: str | None = None) -> MetricJudgement:
    """This quarter's values against the stored limits, whatever is filled in later for the time before."""
    values = [p.value for p in found if is_within(plan.quarter, p.on, metric.every)]
    limits = evidence_of(plan).limits.get(limits_id(plan.current, measure_name(metric.id, team)))
    if limits is None or limits.centre is None:
        return MetricJudgement(limits, None, len(values), 0, 0, 0)
    run = longest_run([round(v, 9) for v in values], round(limits.centre, 9))
    if limits.mean_moving_range is None or limits.mean_moving_range <= _NOTHING:
        return MetricJudgement(limits, None, len(values), 0, 0, run)
    band = xmr_limits(limits.centre, limits.mean_moving_range)
    sides = [band.side(value) for value in values]
    return MetricJudgement(limits, band, len(values), sides.count(1), sides.count(-1), run)
