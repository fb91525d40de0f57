"""What the teams screen shows: each team with what it brings to the quarter, and all of them together."""

from collections import Counter
from typing import NamedTuple

from planner.domain.allotments import Allotment, allotments
from planner.domain.calendar import short_date
from planner.domain.capacity import Capacity, TeamSplit, capacity, plannable_share_of, whole, whole_weeks
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.teams.people_changes import changes_phrase
from planner.domain.teams.spreading import rest_ratio
from planner.domain.text import counted, number_text, people_phrase, percent, ratio_text, weeks_phrase
from planner.domain.words import TEAM_KINDS, TeamKind

_NAMED = 3
"""As many teams are named in a sentence."""


class StaffedTeam(NamedTuple):
    """One team; weeks are whole."""

    team: str
    """Its id."""
    name: str
    key: str
    kind: TeamKind
    people: float
    """Over the whole quarter, where somebody joins or leaves."""
    plannable_share: float
    own_share: bool
    time_off_days: float
    ratio: float
    own_ratio: bool
    weeks: int
    """The sum of its three parts; all teams' add up to the whole."""
    parts: tuple[int, int, int]
    """Weeks of reserve, Innovation and Tune-Up; the columns add up."""
    held: Allotment
    changes: str
    """Who joins and leaves, and when the team begins or ends within the quarter; empty for nothing of that."""
    items: int
    """Ranked items that are its, done ones aside."""

    @property
    def sentence(self) -> str:
        """What it brings and what of that is spoken for, e.g. `Checkout: 8 reserve, 28 Innovation, 19 Tune-Up`."""
        reserve, innovation, tune_up = self.parts
        text = f"{self.name}: {reserve} reserve, {innovation} Innovation, {tune_up} Tune-Up"
        held = [f"service {weeks_phrase(self.held.service)}"] if self.held.service else []
        going = self.held.innovation + self.held.tune_up
        held += [f"going on and last mile {weeks_phrase(going)}"] if going else []
        return "; ".join(filter(None, (text, ", ".join(held), self.changes)))


class TeamsView(NamedTuple):
    """All teams of the quarter."""

    quarter: str
    teams: tuple[StaffedTeam, ...]
    parts: tuple[int, int, int]
    """Weeks of reserve, Innovation and Tune-Up, all teams."""
    summary: str
    """People and weeks in all, and people by kind, as a sentence."""
    adds_up: str
    """What the teams add up to against what is agreed, as a sentence."""
    note: str
    """What holds where a team sets nothing of its own."""


def teams_view(plan: Plan) -> TeamsView:
    """The teams under the split in force."""
    room = capacity(plan)
    weeks, held = whole_weeks(room), allotments(plan, room)
    items = Counter(entry.item.team for entry in plan.ranked if entry.item.stage != "done")
    teams = tuple(
        _team(plan, row, parts, held[row.team.id], items[row.team.id])
        for row, parts in zip(room.teams, weeks.teams, strict=True)
    )
    kinds = ((kind, sum(t.people for t in teams if t.kind == kind)) for kind in TEAM_KINDS)
    by_kind = ", ".join(f"{number_text(people)} {kind}" for kind, people in kinds if people)
    summary = f"{people_phrase(room.people)} in {counted(len(teams), 'team')}, {weeks_phrase(room.total)}"
    note = f"Where a team sets nothing of its own: {percent(plan.organisation.plannable_share)} plannable"
    return TeamsView(
        plan.quarter.name,
        teams,
        weeks.parts,
        f"{summary}: {by_kind}" if by_kind else summary,
        adds_up(plan, room),
        note,
    )


def adds_up(plan: Plan, room: Capacity, *, named: bool = False) -> str:
    """What the teams add up to against what is agreed, and what spreading the rest would do about it.

    Where the teams do not stand beside it, it is `named` which of them have ratios of their own.
    """
    teams = "The teams" if named else "They"
    holds = "agreed" if plan.quarter.ratio is not None else "in force"
    reached, wanted = room.teams_add_up_to, ratio_text(room.split.ratio)
    if room.total <= 0:
        return "Nobody can plan anything yet: no team has people."
    if reached is None:
        return "All capacity is reserve: nothing is left to split."
    if ratio_text(reached) == wanted:
        return f"{teams} add up to {wanted}, as {holds}."
    said = f"{teams} add up to {ratio_text(reached)}{_own(room) if named else ''}, {holds} is {wanted}"
    try:
        return f"{said}; Spread the rest sets {ratio_text(rest_ratio(room))}."
    except BadInputError as error:
        return f"{said}. {error}"


def _own(room: Capacity) -> str:
    """The teams that have ratios of their own, e.g. ` with Platform at 20 : 80 and Search at 60 : 40`; or nothing."""
    own = [f"{t.team.name} at {ratio_text(t.own_ratio)}" for t in room.teams if t.own_ratio is not None]
    if len(own) > _NAMED:
        own[_NAMED - 1 :] = [f"{len(own) - _NAMED + 1} more teams at ratios of their own"]
    return f" with {' and '.join(filter(None, (', '.join(own[:-1]), own[-1])))}" if own else ""


def room_text(room: TeamSplit) -> str:
    """What a team brings, as a sentence whose parts add up, e.g. `55 weeks: 8 reserve, 28 Innovation, 19 Tune-Up`."""
    reserve, innovation, tune_up = whole((room.reserve, room.innovation, room.tune_up), room.total)
    return f"{weeks_phrase(room.total)}: {reserve} reserve, {innovation} Innovation, {tune_up} Tune-Up"


def _team(plan: Plan, row: TeamSplit, parts: tuple[int, int, int], held: Allotment, items: int) -> StaffedTeam:
    team, own = row.team, plan.capacity_of(row.team.id)
    return StaffedTeam(
        team.id,
        team.name,
        team.key,
        team.kind,
        row.people,
        plannable_share_of(plan, team),
        own is not None and own.plannable_share is not None,
        own.time_off_days if own else 0.0,
        row.ratio,
        row.own_ratio is not None,
        sum(parts),
        parts,
        held,
        _changes(plan, row),
        items,
    )


def _changes(plan: Plan, row: TeamSplit) -> str:
    team, quarter, own = row.team, plan.quarter, plan.capacity_of(row.team.id)
    said = []
    if team.since is not None and team.since > quarter.starts_on:
        said.append(f"begins {short_date(team.since)}")
    if team.until is not None and team.until < quarter.ends_on:
        said.append(f"ends {short_date(team.until)}")
    return ", ".join(filter(None, (*said, changes_phrase(own.changes) if own else "")))
