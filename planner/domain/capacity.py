"""What a quarter's people can plan for, and how ratio and reserve split it.

capacity  = people × working weeks × plannable share − time off      [weeks of one person]
            (who joins, leaves, or whose team begins or ends within the quarter counts by working days)
reserve   = capacity × reserve                                       unplanned work only
planned   = capacity − reserve;  innovation = planned × ratio;  tune-up = planned − innovation
"""

from collections.abc import Sequence
from datetime import date
from math import floor
from typing import NamedTuple

from planner.domain.organisation import Team
from planner.domain.plan import Plan
from planner.domain.quarter import DEFAULT_RATIO, DEFAULT_RESERVE
from planner.domain.teams.headcount import mean_people, most_people, people_in_week, people_weeks
from planner.domain.words import Category


class Split(NamedTuple):
    """A ratio and a reserve, agreed or as a draft."""

    ratio: float
    """Innovation's share of planned capacity, 0…1."""
    reserve: float
    """The share of capacity kept for unplanned work, 0…1."""


class TeamSplit(NamedTuple):
    """One team's weeks in a quarter; full precision, whole weeks are the screen's affair."""

    team: Team
    people: float
    """Full-time equivalents, over the whole quarter where somebody joins or leaves within it."""
    total: float
    reserve: float
    innovation: float
    tune_up: float
    ratio: float
    """The ratio that holds for the team."""
    own_ratio: float | None

    @property
    def planned(self) -> float:
        """Weeks left after the reserve."""
        return self.innovation + self.tune_up

    def lane(self, category: Category) -> float:
        """Weeks for one lane."""
        return self.innovation if category == "innovation" else self.tune_up


class Capacity(NamedTuple):
    """All teams' weeks under one split."""

    split: Split
    teams: tuple[TeamSplit, ...]

    @property
    def total(self) -> float:
        """Weeks of one person, all teams, before the reserve."""
        return sum(t.total for t in self.teams)

    @property
    def reserve(self) -> float:
        """Weeks kept for unplanned work."""
        return sum(t.reserve for t in self.teams)

    @property
    def people(self) -> float:
        """Full-time equivalents."""
        return sum(t.people for t in self.teams)

    def lane(self, category: Category) -> float:
        """Weeks for one lane, all teams."""
        return sum(t.lane(category) for t in self.teams)

    @property
    def teams_add_up_to(self) -> float | None:
        """Σ innovation ÷ Σ planned; `None` while there is nothing planned."""
        planned = sum(t.planned for t in self.teams)
        return self.lane("innovation") / planned if planned > 0 else None


def split_in_force(plan: Plan) -> Split:
    """The agreed split; until there is one, the last quarter's, else 70 : 30 and 15 %."""
    quarter, previous = plan.quarter, plan.previous
    ratio, reserve = quarter.ratio, quarter.reserve
    if ratio is None:
        ratio = previous.ratio if previous is not None and previous.ratio is not None else DEFAULT_RATIO
    if reserve is None:
        reserve = previous.reserve if previous is not None and previous.reserve is not None else DEFAULT_RESERVE
    return Split(ratio, reserve)


def plannable_share_of(plan: Plan, team: Team) -> float:
    """The share of a week that holds for the team, 0 < f ≤ 1."""
    own = plan.capacity_of(team.id)
    return own.plannable_share if own and own.plannable_share is not None else plan.organisation.plannable_share


def weight_of(plan: Plan, team: Team, week: date | None = None) -> float:
    """People × plannable share: what a team counts when teams are summed, in a week or else at its largest."""
    own = plan.capacity_of(team.id)
    if own is None:
        return 0.0
    return (most_people(own) if week is None else people_in_week(own, week)) * plannable_share_of(plan, team)


def capacity(plan: Plan, split: Split | None = None) -> Capacity:
    """Every active team's weeks under a split, by default the one in force; a team without people has 0."""
    split = split or split_in_force(plan)
    return Capacity(split, tuple(_team_split(plan, team, split) for team in plan.active_teams))


def _team_split(plan: Plan, team: Team, split: Split) -> TeamSplit:
    own = plan.capacity_of(team.id)
    if own is None:
        return TeamSplit(team, 0.0, 0.0, 0.0, 0.0, 0.0, split.ratio, None)
    ratio = split.ratio if own.ratio is None else own.ratio
    weeks = people_weeks(plan.quarter, team, own) - own.time_off_days / 5
    total = max(0.0, weeks * plannable_share_of(plan, team))
    reserve = total * split.reserve
    innovation = (total - reserve) * ratio
    tune_up = total - reserve - innovation
    return TeamSplit(team, mean_people(plan.quarter, team, own), total, reserve, innovation, tune_up, ratio, own.ratio)


def whole(values: Sequence[float], total: float | None = None) -> list[int]:
    """Whole numbers that add up to the rounded total: largest remainder, the earlier one first where two are equal.

    `total` is by default the sum of the values.
    """
    target = round_half_up(sum(values) if total is None else total)
    floors = [floor(v) for v in values]
    by_rest = sorted(range(len(values)), key=lambda i: (floors[i] - values[i], i))
    missing = target - sum(floors)
    for index in by_rest[: max(0, missing)]:
        floors[index] += 1
    return floors


def round_half_up(value: float) -> int:
    """Rounded as people expect it: 2.5 is 3."""
    # A sum such as 154.7 × 0.5 may come out a hair under the half that it is.
    return floor(value + 0.5 + 1e-9)


class WholeWeeks(NamedTuple):
    """Weeks as the screen shows them: whole, the three parts add up to the total and each column to its part."""

    total: int
    parts: tuple[int, int, int]
    """Reserve, innovation, tune-up."""
    teams: tuple[tuple[int, int, int], ...]
    """The same three for each team, in the order of the capacity's teams."""


def whole_weeks(room: Capacity) -> WholeWeeks:
    """A capacity in whole weeks, by largest remainder."""
    sums = (room.reserve, room.lane("innovation"), room.lane("tune_up"))
    reserve, innovation, tune_up = whole(sums, room.total)
    columns = (
        whole([t.reserve for t in room.teams], reserve),
        whole([t.innovation for t in room.teams], innovation),
        whole([t.tune_up for t in room.teams], tune_up),
    )
    return WholeWeeks(round_half_up(room.total), (reserve, innovation, tune_up), tuple(zip(*columns, strict=True)))
