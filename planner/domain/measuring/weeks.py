"""Where the time went: a quarter's weeks in four parts, summed over the teams that answered.

Teams count by people × plannable share. A team without an answer is left out and named, never taken for zero.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from planner.domain.calendar import monday_of, weeks_of
from planner.domain.capacity import weight_of
from planner.domain.check_ins.answers import answer_of, evidence_of, same, started, works_in
from planner.domain.evidence import PastWeek
from planner.domain.organisation import Team
from planner.domain.plan import Plan
from planner.domain.speed.small_teams import are_few
from planner.domain.words import PARTS

COPIES_WORTH_SAYING = 3
"""A week copied unchanged so many times in a row tells little about that week."""
_FRIDAY = timedelta(days=4)


class Parts(NamedTuple):
    """Time in the four parts of a week, in weights (people × plannable share × weeks); all are ≥ 0."""

    new: float
    existing: float
    tune_up: float
    unplanned: float

    @property
    def total(self) -> float:
        """The weight of everybody who answered."""
        return self.new + self.existing + self.tune_up + self.unplanned

    @property
    def innovation(self) -> float:
        """What went on what customers see."""
        return self.new + self.existing

    @property
    def planned(self) -> float:
        """What was chosen in advance."""
        return self.innovation + self.tune_up

    @property
    def ratio(self) -> float | None:
        """Innovation's share of planned time, 0…1; `None` where nothing was planned work."""
        return self.innovation / self.planned if self.planned > 0 else None

    @property
    def unplanned_share(self) -> float | None:
        """The share of all time that went on unplanned work, 0…1; `None` where nobody answered."""
        return self.unplanned / self.total if self.total > 0 else None

    @property
    def shares(self) -> "Parts | None":
        """The four parts of one whole, so that they sum to 1; `None` where nobody answered."""
        return Parts(*(part / self.total for part in self)) if self.total > 0 else None

    def and_more(self, other: "Parts") -> "Parts":
        """Both together."""
        return Parts(*(a + b for a, b in zip(self, other, strict=True)))


NOTHING = Parts(0.0, 0.0, 0.0, 0.0)


class MeasuredWeek(NamedTuple):
    """One week of the quarter, as far as the teams have answered."""

    week: date
    """Its Monday."""
    number: int
    """In the quarter, from 1."""
    time: Parts
    """Of the teams that answered, in weights; all 0 where none has, and where it is kept back."""
    answered: tuple[Team, ...]
    missing: tuple[Team, ...]
    """Teams that were expected to answer and have not."""
    of_few: bool = False
    """Whether, while others are missing, so few people answered that their time, said of somebody, is kept back."""

    @property
    def expected(self) -> int:
        """How many teams could answer: those with people, that existed in that week."""
        return len(self.answered) + len(self.missing)

    @property
    def shares(self) -> Parts | None:
        """The week's four parts, which sum to 1; `None` (unknown) where nobody answered, or so few."""
        return self.time.shares


def measured_weeks(plan: Plan, today: date) -> tuple[MeasuredWeek, ...]:
    """The quarter's weeks that have begun by today, oldest first. The plan's evidence must have been read."""
    now = monday_of(today)
    begun = ((number, week) for number, week in enumerate(weeks_of(plan.quarter), start=1) if week <= now)
    return tuple(_measured(plan, number, week) for number, week in begun)


def team_shares(plan: Plan, team: str, week: date) -> Parts | None:
    """One team's week in four parts that sum to 1; `None` where it has not answered."""
    answer = answer_of(plan, team, week)
    if answer is None:
        return None
    parts = dict.fromkeys(PARTS, 0.0)
    for work_type, share in answer.items():
        parts[plan.work_types[work_type].part] += share
    return Parts(**parts).shares


def summed(weeks: Iterable[MeasuredWeek]) -> Parts:
    """All answered weeks together, in weights; a week that few answered counts for as much as they are."""
    total = NOTHING
    for week in weeks:
        total = total.and_more(week.time)
    return total


def is_due(week: date, today: date) -> bool:
    """Whether one may expect answers for a week: from its Friday on."""
    return today >= week + _FRIDAY


def weeks_of_last_quarter(plan: Plan) -> tuple[PastWeek, ...]:
    """The answered weeks of the quarter before this one, oldest first."""
    previous = plan.previous
    past = evidence_of(plan).past
    return tuple(w for w in past if previous is not None and w.quarter == previous.id and w.weight > 0)


def last_quarter(plan: Plan) -> Parts | None:
    """Where the last quarter's time went, in weights; `None` without a last quarter or without answers there."""
    weeks = weeks_of_last_quarter(plan)
    if not weeks:
        return None
    total = NOTHING
    for week in weeks:
        total = total.and_more(Parts(week.new, week.existing, week.tune_up, week.unplanned))
    return total


def copies(plan: Plan, weeks: Iterable[MeasuredWeek]) -> list[tuple[Team, int]]:
    """Teams whose latest answers were copied unchanged again and again, with how often in a row, at least three."""
    found: dict[str, tuple[Team, int]] = {}
    for week in weeks:
        for team in week.missing:
            found.pop(team.id, None)
        for team in week.answered:
            run = found.get(team.id, (team, 0))[1]
            found[team.id] = (team, run + 1 if is_copy(plan, team.id, week.week) else 0)
    return [(team, run) for team, run in found.values() if run >= COPIES_WORTH_SAYING]


def is_copy(plan: Plan, team: str, week: date) -> bool:
    """Whether a team's week was copied, and never changed, from the week before."""
    entered = started(plan, team, week)
    before = answer_of(plan, team, week - timedelta(days=7))
    return entered is not None and entered.copied and same(answer_of(plan, team, week), before)


def _measured(plan: Plan, number: int, week: date) -> MeasuredWeek:
    time, answered, missing = NOTHING, [], []
    for team in plan.active_teams:
        weight = weight_of(plan, team, week)
        if weight <= 0 or not works_in(team, week):
            continue
        shares = team_shares(plan, team.id, week)
        if shares is None:
            missing.append(team)
            continue
        answered.append(team)
        time = time.and_more(Parts(*(weight * share for share in shares)))
    of_few = bool(answered and missing) and are_few(plan, (team.id for team in answered))
    return MeasuredWeek(week, number, NOTHING if of_few else time, tuple(answered), tuple(missing), of_few)
