"""Plans with answers, for tests of Measure: four teams of round weights, weeks filled in as asked."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from planner.domain.calendar import weeks_of
from planner.domain.evidence import CheckIn, Evidence, PastWeek, TimeShare, check_in_id, time_share_id
from planner.domain.moment import Moment
from planner.domain.organisation import ORGANISATION_ID, Organisation, Team, TeamCapacity, capacity_id
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from tests.builders import NOW, counting, make_plan

Q3 = Quarter("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), ratio=0.8, reserve=0.15, state="closed")
Q4 = Quarter("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), ratio=0.6, reserve=0.15, state="measure")
WEEKS = weeks_of(Q4)
FRIDAY_OF_WEEK_6 = WEEKS[5] + timedelta(days=4)
PEOPLE = {"checkout": 6, "growth": 5, "platform": 4, "build": 2}
NAMES = {"checkout": "Checkout", "growth": "Growth", "platform": "Platform", "build": "Build & Release"}
_TYPES = ("new-features", "existing-features", "automation", "fires")
Answers = Mapping[tuple[int, str], tuple[float, float, float, float]]
"""Week number and team; new, existing, tune-up and unplanned."""


def measured_plan(
    answers: Answers | None = None,
    *,
    past: Iterable[PastWeek] = (),
    people: Mapping[str, float] = PEOPLE,
    copied: Iterable[tuple[int, str]] = (),
    quarter: Quarter = Q4,
    teams: Iterable[Team] = (),
    items: Iterable[object] = (),
) -> Plan:
    """A plan of teams that plan all their time, so that a team's weight is its people."""
    own = {t.id: t for t in teams} or {t: Team(t, NAMES.get(t, t), t[:3].upper()) for t in people}
    capacities = (TeamCapacity(capacity_id(quarter.id, t), quarter.id, t, n) for t, n in people.items())
    plan = make_plan(
        items,  # type: ignore[arg-type]  # items, or none
        lanes={},
        quarter=quarter,
        organisation=Organisation(ORGANISATION_ID, "Harbor & Pine", plannable_share=1.0),
        quarters={q.id: q for q in (Q3, quarter)},
        teams=own,
        capacities={c.id: c for c in capacities},
    )
    return plan.with_evidence(_evidence(answers or {}, tuple(past), set(copied)))


def on(day: date, actor: str = "Ann") -> Moment:
    """A moment on a day, with fresh ids that count up."""
    return Moment(NOW, day, actor, counting("new"))


def past_weeks(unplanned: Iterable[float], ratio: float = 0.8, quarter: Quarter = Q3) -> list[PastWeek]:
    """Last quarter's weeks with these shares of unplanned work and one ratio, of one person's weight."""
    return [
        PastWeek(quarter.id, week, (1 - share) * ratio, 0.0, (1 - share) * (1 - ratio), share, 1.0, 1)
        for week, share in zip(weeks_of(quarter), unplanned, strict=False)
    ]


def _evidence(answers: Answers, past: tuple[PastWeek, ...], copied: set[tuple[int, str]]) -> Evidence:
    check_ins, shares = {}, {}
    for (number, team), parts in answers.items():
        week = WEEKS[number - 1]
        placed = tuple((t, share) for t, share in zip(_TYPES, parts, strict=True) if share > 0)
        entered = CheckIn(
            check_in_id(week, team), week, team, placed, by="Ann", finished_at=NOW, copied=(number, team) in copied
        )
        check_ins[entered.id] = entered
        for work_type, share in placed:
            row = TimeShare(time_share_id(week, team, work_type), week, team, work_type, share)
            shares[row.id] = row
    return Evidence(check_ins=check_ins, time_shares=shares, past=past)
