"""A new plan while it is being filled in: what is there so far, what it comes to, and the step that it becomes."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import count
from typing import NamedTuple

from planner.domain.capacity import capacity
from planner.domain.change import Change, Step
from planner.domain.errors import BadInputError
from planner.domain.founding.founding import NewTeam, found, plan_of, team_name
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.teams.teams import add_team
from planner.domain.text import clean, counted, people_phrase, percent, weeks_phrase
from planner.domain.typed import parse_people
from planner.domain.words import TeamKind


class DraftTeam(NamedTuple):
    """A row for a team, as typed so far."""

    name: str = ""
    kind: TeamKind = "product"
    people: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed."""
        return not clean(self.name) and not clean(self.people)


class Draft(NamedTuple):
    """A plan as typed so far."""

    organisation: str
    quarter: str
    teams: tuple[DraftTeam, ...]

    def step(self, moment: Moment, time_zone: str) -> Step:
        """The founding step; raises `BadInputError` for what is missing or cannot be."""
        return found(self.organisation, self.quarter, teams_of(self.teams), moment, time_zone=time_zone)


def check(draft: Draft) -> None:
    """Raises `BadInputError` for what is missing in a draft, or cannot be."""
    draft.step(_nobody(), "UTC")


def teams_of(rows: Iterable[DraftTeam]) -> list[NewTeam]:
    """The teams of the rows that are not blank; raises `BadInputError` where there is none, or one that cannot be."""
    teams = [_team(row) for row in rows if not row.is_blank]
    if not teams:
        raise BadInputError("A plan needs at least one team: its name, and how many people it has.")
    return teams


def total_text(draft: Draft) -> str:
    """What the draft comes to so far: teams, people and weeks of one person; what is not known yet is not counted."""
    teams = [team for number, row in enumerate(draft.teams) if (team := _team_so_far(row, f"? {number}")) is not None]
    if not teams:
        return "No team with people yet."
    people = sum(team.people for team in teams)
    text = f"{counted(len(teams), 'team')}, {people_phrase(people)}"
    try:
        plan = plan_of(found(clean(draft.organisation) or "?", draft.quarter, teams, _nobody()))
    except BadInputError:
        return text
    room = capacity(plan)
    share = percent(plan.organisation.plannable_share)
    return f"{text}, {weeks_phrase(room.total)} in {plan.quarter.name} ({share} of the time plannable)"


def add_teams(plan: Plan, rows: Iterable[DraftTeam], moment: Moment) -> Step:
    """Further teams in one step; raises `BadInputError` as `teams_of` does, and for names that are there already."""
    teams, changes = teams_of(rows), list[Change]()
    for team in teams:
        step = add_team(plan, team, moment)
        plan = plan.after(step.changes)
        changes += step.changes
    return Step(f"Add {_names([team.name for team in teams])}", tuple(changes))


def _team(row: DraftTeam) -> NewTeam:
    name = team_name(row.name) if clean(row.name) else ""
    if not name:
        raise BadInputError(f"The team of {_people_typed(row.people)} needs a name.")
    if not clean(row.people):
        raise BadInputError(f"How many people does {name} have? Write e.g. 6 or 2.5.")
    return NewTeam(name, row.kind, parse_people(row.people, name))


def _people_typed(text: str) -> str:
    try:
        return people_phrase(parse_people(text))
    except BadInputError:
        return f"“{clean(text, 30)}” people"


def _team_so_far(row: DraftTeam, nameless: str) -> NewTeam | None:
    try:
        return None if row.is_blank else NewTeam(clean(row.name) or nameless, row.kind, parse_people(row.people))
    except BadInputError:
        return None


def _names(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _nobody() -> Moment:
    """The circumstances of a step that is never made."""
    ids = count()
    return Moment(datetime.min.replace(tzinfo=UTC), date.min, "", lambda: str(next(ids)))
