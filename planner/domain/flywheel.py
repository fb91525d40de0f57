"""The flywheel: what earlier quarters agreed and did, beside how fast and how safely they delivered."""

from collections.abc import Sequence
from datetime import timedelta
from math import floor
from statistics import fmean
from typing import NamedTuple

from planner.domain.capacity import round_half_up
from planner.domain.evidence import PastWeek
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.teams.headcount import mean_people

LEAD_TIME = "lead_time"
INCIDENT_HOURS = "incident_hours"
_WEEK = timedelta(days=7)
_COUNTS = dict(enumerate(("Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"), start=2))


class Turn(NamedTuple):
    """One earlier quarter. `None` is unknown."""

    quarter: str
    """Its id."""
    agreed: float | None
    """Innovation's share of planned work, 0…1, as agreed."""
    actual: float | None
    """Innovation's share of the planned work that was done, 0…1."""
    unplanned: float | None
    """Unplanned work's share of all time, 0…1."""
    reserve: float | None
    """The agreed share of all time kept for it, 0…1."""
    people: float | None
    """Full-time equivalents, over the whole quarter; what Tune-Up brings shows only beside them."""
    lead_time: float | None
    """Mean of the quarter's measurements, in days."""
    incident_hours: float | None
    """Mean of the quarter's measurements, in hours a week."""
    key_results: float | None = None
    """Mean of its key results, 0…1: the grade where graded, else the score."""
    settled: int | None = None
    """How many slices got their verdict in it, worked or not; `None` where customers had none."""
    begun: int | None = None
    """Of so many that customers had by its end, open at its start."""
    quarter_name: str = ""
    """What people call it."""

    @property
    def hypotheses(self) -> str:
        """Hypotheses settled of those begun, e.g. `2/3`; empty where there were none."""
        return "" if self.settled is None else f"{self.settled}/{self.begun}"


def turns(plan: Plan) -> tuple[Turn, ...]:
    """Every earlier quarter, oldest first; empty until evidence was read."""
    if plan.evidence is None:
        return ()
    earlier = sorted(
        (q for q in plan.quarters.values() if q.ends_on < plan.quarter.starts_on), key=lambda q: q.starts_on
    )
    measured = zip(*(values_by_quarter(plan, metric, earlier) for metric in (LEAD_TIME, INCIDENT_HOURS)), strict=True)
    rows = [_turn(plan, quarter, *values) for quarter, values in zip(earlier, measured, strict=True)]
    if not plan.evidence.slices:
        return tuple(rows)
    # Imported once something was tried: the first picture does not wait for statistics.
    from planner.domain.slices.settling import settled_in

    counted = settled_in(plan, earlier)
    return tuple(row._replace(**counted[row.quarter]._asdict()) if row.quarter in counted else row for row in rows)


def _turn(plan: Plan, quarter: Quarter, lead_time: list[float], incident_hours: list[float]) -> Turn:
    weeks = [w for w in plan.evidence.past if w.quarter == quarter.id] if plan.evidence else []
    innovation = sum(w.new + w.existing for w in weeks)
    planned = innovation + sum(w.tune_up for w in weeks)
    return Turn(
        quarter.id,
        quarter.ratio,
        innovation / planned if planned > 0 else None,
        _unplanned(weeks),
        quarter.reserve,
        _people(plan, quarter),
        fmean(lead_time) if lead_time else None,
        fmean(incident_hours) if incident_hours else None,
        _key_results(plan, quarter),
        quarter_name=quarter.name,
    )


def _key_results(plan: Plan, quarter: Quarter) -> float | None:
    # Imported once something is known: the first picture does not wait for forecasts.
    from planner.domain.okrs.standing import past_mean

    return past_mean(plan, quarter)


def _people(plan: Plan, quarter: Quarter) -> float | None:
    rooms = plan.evidence.past_rooms.values() if plan.evidence else ()
    ours = [(plan.teams[r.team], r) for r in rooms if r.quarter == quarter.id and r.team in plan.teams]
    return sum(mean_people(quarter, team, room) for team, room in ours) if ours else None


def _unplanned(weeks: list[PastWeek]) -> float | None:
    weight = sum(w.weight for w in weeks)
    return sum(w.unplanned for w in weeks) / weight if weight > 0 else None


def values_by_quarter(plan: Plan, metric: str, quarters: Sequence[Quarter]) -> list[list[float]]:
    """A metric's weekly or monthly values in each quarter, of all teams together, as the view of speed has them.

    Incident hours that nobody measured come from the incidents; a week belongs to the quarter that holds its Thursday.
    """
    evidence = plan.evidence
    if evidence is None or not quarters or not (evidence.measurements or evidence.incidents):
        return [[] for _ in quarters]
    # Imported once something is known: the first picture does not wait for it.
    from planner.domain.speed.known import KNOWN, is_within
    from planner.domain.speed.points import points

    found = evidence.metrics.get(metric, KNOWN[metric])
    over = points(plan, found, max(quarter.ends_on for quarter in quarters) + _WEEK)
    return [[p.value for p in over if is_within(quarter, p.on, found.every)] for quarter in quarters]


def reading(rows: tuple[Turn, ...]) -> str:
    """What the rows mean, e.g. `Three quarters under 20 % Tune-Up, together with lead time up 68 %`.

    It names what went together and never a cause. Empty where fewer than two quarters have anything to compare.
    """
    tune_up = [1 - row.actual for row in rows if row.actual is not None]
    changes = [
        text
        for text in (
            _change("lead time", [row.lead_time for row in rows]),
            _change("incident hours", [row.incident_hours for row in rows]),
        )
        if text
    ]
    if len(tune_up) < 2:
        return ""
    return ", together with ".join(filter(None, (_tune_up(tune_up), " and ".join(changes))))


def _tune_up(shares: list[float]) -> str:
    low, high = min(shares), max(shares)
    ceiling = (floor(high * 20 + 1e-9) + 1) * 5
    count = _COUNTS.get(len(shares), str(len(shares)))
    if ceiling <= 50:
        return f"{count} quarters under {ceiling} % Tune-Up"
    return f"{count} quarters with {round_half_up(low * 100)} to {round_half_up(high * 100)} % Tune-Up"


def _change(name: str, values: list[float | None]) -> str:
    """How the last known value differs from the first, in per cent of the first; empty where that says nothing."""
    known = [value for value in values if value is not None]
    if len(known) < 2 or known[0] <= 0:
        return ""
    points = round_half_up(abs(known[-1] / known[0] - 1) * 100)
    if points == 0:
        return f"{name} unchanged"
    return f"{name} {'up' if known[-1] > known[0] else 'down'} {points} %"
