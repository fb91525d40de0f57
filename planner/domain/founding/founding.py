"""A new plan: its organisation, its first quarter, what weeks may go on, and teams with people."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, combinations, count
from typing import NamedTuple, cast

from planner.domain.calendar import check_time_zone, quarter_named
from planner.domain.change import Change, Step, create
from planner.domain.errors import BadInputError
from planner.domain.moment import Moment
from planner.domain.organisation import (
    DEFAULT_WORK_TYPES,
    ORGANISATION_ID,
    Organisation,
    Team,
    TeamCapacity,
    capacity_id,
)
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.text import clean, counted, one_line
from planner.domain.typed import parse_people
from planner.domain.words import TEAM_KINDS, TeamKind

_TEAM = "write it as name:kind:people, e.g. Checkout:product:6"
_KEY_LENGTH = 3
_VOWELS = frozenset("AEIOU")


class NewTeam(NamedTuple):
    """A team before it is in a plan."""

    name: str
    kind: TeamKind
    people: float


def parse_team(text: str) -> NewTeam:
    """A team as `Checkout:product:6`; the name may have colons itself. Raises `BadInputError`."""
    parts = [one_line(part, "Team") for part in text.rsplit(":", 2)]
    if len(parts) != 3:
        raise BadInputError(f"Team “{clean(text)}”: {_TEAM}.")
    name, kind, people = parts
    return NewTeam(team_name(name), parse_kind(kind, name), parse_people(people, f"Team “{name}”"))


def parse_kind(text: str, team: str) -> TeamKind:
    """A team's kind as people type it; raises `BadInputError`."""
    kind = clean(text).casefold()
    if kind not in TEAM_KINDS:
        raise BadInputError(f"Team “{team}”: “{clean(text)}” is no kind of team; it is product, platform or framework.")
    return kind


def team_name(text: str) -> str:
    """A team's name, cleaned; raises `BadInputError` where nothing is left."""
    name = one_line(text, "Team")
    if not name:
        raise BadInputError(f"A team needs a name: {_TEAM}.")
    return name


def team_key(name: str, taken: Collection[str]) -> str:
    """A short key unlike those taken: the name's consonants, e.g. CHK for Checkout, else its letters, else a number."""
    letters = _letters(name)
    stem = letters[: _KEY_LENGTH - 1] or "T"
    numbered = (f"{stem}{number}" for number in count(2 if letters else 1))
    return next(key for key in chain(_abbreviations(letters), numbered) if key not in taken)


def _abbreviations(letters: str) -> Iterator[str]:
    """The first letter with two others, best first; all letters where there are no more than three."""
    others = [c for c in dict.fromkeys(letters[1:]) if c != letters[0]]
    for pool in ([c for c in others if c not in _VOWELS], others):
        yield from (letters[0] + "".join(pair) for pair in combinations(pool, _KEY_LENGTH - 1))
    if 0 < len(letters) <= _KEY_LENGTH:
        yield letters


def _letters(name: str) -> str:
    """The name's letters and digits, upper case and without accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[\W_]", "", plain).upper()


def found(
    organisation: str,
    quarter: str,
    teams: Sequence[NewTeam],
    moment: Moment,
    *,
    time_zone: str = "UTC",
    fiscal_first_month: int = 1,
    holidays: Iterable[date] = (),
) -> Step:
    """The first step of a new plan; raises `BadInputError` for a name, quarter, zone or team that cannot be used."""
    name = one_line(organisation, "Organisation")
    if not name:
        raise BadInputError("A plan needs the organisation's name.")
    if not 1 <= fiscal_first_month <= 12:
        raise BadInputError(f"The fiscal year starts in a month from 1 to 12, not {fiscal_first_month}.")
    named = quarter_named(quarter, fiscal_first_month)
    first = Quarter(named.id, named.starts_on, named.ends_on, tuple(sorted(set(holidays))))
    changes: list[Change] = [
        create(Organisation(ORGANISATION_ID, name, check_time_zone(time_zone), fiscal_first_month)),
        *(create(work_type) for work_type in DEFAULT_WORK_TYPES),
        create(first),
    ]
    known: list[Team] = []
    for team in teams:
        made = new_team_changes(team, known, first.id, moment)
        known.append(cast("Team", made[0].after))
        changes += made
    return Step(f"Start the plan of {name} with {counted(len(known), 'team')}", tuple(changes))


def new_team_changes(team: NewTeam, known: Iterable[Team], quarter: str, moment: Moment) -> tuple[Change, ...]:
    """What adds a team to a quarter, the team first; raises `BadInputError` for a name that is there already."""
    known = tuple(known)
    name = team_name(team.name)
    if name.casefold() in {other.name.casefold() for other in known}:
        raise BadInputError(f"There is a team “{name}” already; give the new one another name.")
    entity = Team(moment.new_id(), name, team_key(name, {other.key for other in known}), team.kind)
    room = TeamCapacity(capacity_id(quarter, entity.id), quarter, entity.id, team.people)
    return create(entity), create(room)


def plan_of(step: Step) -> Plan:
    """The plan that a founding step makes, before there is a file."""
    entities = [change.after for change in step.changes]
    organisation = next(e for e in entities if isinstance(e, Organisation))
    quarter = next(e for e in entities if isinstance(e, Quarter))
    return Plan(organisation, quarter.id).after(step.changes)
