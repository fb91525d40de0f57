"""What the teams screen shows: each team with what it brings to the quarter, and all of them together."""

from typing import NamedTuple

from planner.domain.capacity import TeamSplit, capacity, plannable_share_of, round_half_up, whole
from planner.domain.plan import Plan
from planner.domain.text import counted, number_text, percent, weeks_phrase
from planner.domain.words import TEAM_KINDS, TeamKind


class StaffedTeam(NamedTuple):
    """One team; weeks are whole."""

    team: str
    """Its id."""
    name: str
    key: str
    kind: TeamKind
    people: float
    plannable_share: float
    own_share: bool
    time_off_days: float
    ratio: float
    own_ratio: bool
    weeks: int
    """Reserve and both lanes; they add up to the sum."""
    items: int
    """Ranked items that are its, done ones aside."""


class TeamsView(NamedTuple):
    """All teams of the quarter."""

    quarter: str
    teams: tuple[StaffedTeam, ...]
    summary: str
    """People and weeks in all, and people by kind, as a sentence."""
    note: str
    """What holds where a team sets nothing of its own."""


def teams_view(plan: Plan) -> TeamsView:
    """The teams under the split in force."""
    room = capacity(plan)
    total, weeks = round_half_up(room.total), whole([t.total for t in room.teams], room.total)
    teams = tuple(
        StaffedTeam(
            t.team.id,
            t.team.name,
            t.team.key,
            t.team.kind,
            t.people,
            plannable_share_of(plan, t.team),
            _has_own_share(plan, t.team.id),
            _time_off(plan, t.team.id),
            t.ratio,
            t.own_ratio is not None,
            share,
            items_of(plan, t.team.id),
        )
        for t, share in zip(room.teams, weeks, strict=True)
    )
    kinds = ((kind, sum(t.people for t in teams if t.kind == kind)) for kind in TEAM_KINDS)
    by_kind = ", ".join(f"{number_text(people)} {kind}" for kind, people in kinds if people)
    summary = f"{number_text(room.people)} people in {counted(len(teams), 'team')}, {total} weeks"
    note = f"Where a team sets nothing of its own: {percent(plan.organisation.plannable_share)} plannable"
    return TeamsView(plan.current, teams, f"{summary}: {by_kind}" if by_kind else summary, note)


def items_of(plan: Plan, team: str) -> int:
    """How many items in the backlog are a team's, done and stopped ones aside."""
    return sum(1 for entry in plan.ranked if entry.item.team == team and entry.item.stage != "done")


def room_text(room: TeamSplit) -> str:
    """What a team brings, as a sentence whose parts add up, e.g. `55 weeks: 8 reserve, 28 Innovation, 19 Tune-Up`."""
    reserve, innovation, tune_up = whole((room.reserve, room.innovation, room.tune_up), room.total)
    return f"{weeks_phrase(room.total)}: {reserve} reserve, {innovation} Innovation, {tune_up} Tune-Up"


def _has_own_share(plan: Plan, team: str) -> bool:
    own = plan.capacity_of(team)
    return own is not None and own.plannable_share is not None


def _time_off(plan: Plan, team: str) -> float:
    own = plan.capacity_of(team)
    return own.time_off_days if own else 0.0
