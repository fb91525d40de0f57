"""A plan file whose every text is hostile, written around what cleans text on its way in: such a file may be mailed."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path

from planner.domain import rank_key
from planner.domain.ballot import Ballot, Dissent, ballot_id, dissent_id
from planner.domain.change import Entity, create
from planner.domain.evidence import CheckIn, Decision, TimeShare, check_in_id, time_share_id
from planner.domain.item import Dependency, Effort, Item, Placement, dependency_id, placement_id
from planner.domain.organisation import ORGANISATION_ID, Organisation, Team, TeamCapacity, WorkType, capacity_id
from planner.domain.purpose import ItemKr, KeyResult, Principle, item_kr_id
from planner.domain.quarter import Objective, Quarter
from planner.domain.words import CATEGORIES, PARTS, TEAM_KINDS
from tests.stores import make_plan_file

_Q3 = Quarter("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), state="closed", ratio=0.7, reserve=0.15)
_Q4 = Quarter("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), state="measure", ratio=0.6, reserve=0.15)
_AT = datetime(2026, 10, 2, 9, tzinfo=UTC)
_LIMIT = 500


def storable(text: str) -> str:
    """The text as far as a file can hold it as a name: valid UTF-8 without NUL, not empty, not too long."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()[:_LIMIT] or "?"


def write(path: Path, texts: Sequence[str]) -> Path:
    """Writes the plan: every text is a title, a note, a team, a work type, an objective, a figure, a reason, a name."""
    names = [storable(text) for text in texts]
    return make_plan_file(path, tuple(create(entity) for entity in _entities(names)))


def _entities(names: Sequence[str]) -> Iterator[Entity]:
    yield Organisation(ORGANISATION_ID, storable(" ".join(names)))
    yield _Q3
    yield _Q4
    teams = [Team(f"team-{n}", name, storable(name[:8]), TEAM_KINDS[n % 3]) for n, name in enumerate(names)]
    yield from teams
    yield from (TeamCapacity(capacity_id(_Q4.id, team.id), _Q4.id, team.id, 3.0) for team in teams)
    types = [WorkType(f"type-{n}", name, PARTS[n % 4], n) for n, name in enumerate(islice(cycle(names), 8))]
    yield from types
    yield from (Objective(f"objective-{n}", _Q4.id, name, n) for n, name in enumerate(names[:6]))
    for n, name in enumerate(names[:6]):
        objective = f"objective-{n % 2}"
        yield KeyResult(f"kr-{n}", _Q4.id, objective, name, storable(name[:20]), None, float(n), position=n)
        yield Principle(f"{_Q4.id}:{n}", _Q4.id, n, name)
    yield from _backlog(names, teams)
    yield from (ItemKr(item_kr_id(f"item-{n}", "kr-0"), _Q4.id, f"item-{n}", "kr-0") for n in range(len(names)))
    yield from _weeks(names, teams, types)
    for number, name in enumerate(names):
        yield Decision(f"decision-{number}", _Q4.id, _AT, name, name, name, name, name)
    yield from _ballots(names)


def _backlog(names: Sequence[str], teams: Sequence[Team]) -> Iterator[Entity]:
    for number, (name, rank) in enumerate(zip(names, rank_key.spread(None, None, len(names)), strict=True)):
        size = float(number % 5 + 1)
        item = Item(
            f"item-{number}",
            storable(f"H-{number} {name[:6]}"),
            name,
            note=name,
            category=None if number % 11 == 10 else "innovation" if number % 2 else "tune_up",
            team=None if number % 13 == 12 else teams[number % len(teams)].id,
            effort=None if number % 9 == 8 else Effort(size, size, size),
            customer=number % 6,
            business=number % 4,
            customer_evidence=name,
            business_evidence=name,
            running_evidence=name,
            must_reason=name if number % 7 == 6 else None,
            tags=(name,),
            source_system="jira",
            source_key=name,
            source_url=name,
        )
        yield item
        yield Placement(placement_id(_Q4.id, item.id), _Q4.id, item.id, rank)
        if number % 5 == 4:
            needed = f"item-{number - 1}"
            yield Dependency(dependency_id(item.id, needed), item.id, needed)


def _ballots(names: Sequence[str]) -> Iterator[Entity]:
    """Three leads each, on Innovation shown together, on Tune-Up hidden; what they said stays on their first items."""
    for lane, category in enumerate(CATEGORIES):
        items = [f"item-{number}" for number in range(len(names)) if number % 2 != lane and number % 11 != 10]
        for number, name in enumerate(names[:3]):
            order = tuple(items[number:] + items[:number])
            reasons = tuple(zip(items, names, strict=False))
            shown = _AT if lane == 0 else None
            key = ballot_id(_Q4.id, category, name)
            yield Ballot(key, _Q4.id, category, name, order, (), reasons, number == 1, _AT, shown)
            if items:
                yield Dissent(dissent_id(_Q4.id, items[0], f"{lane} {name}"), _Q4.id, items[0], name, name)


def _weeks(names: Sequence[str], teams: Sequence[Team], types: Sequence[WorkType]) -> Iterator[Entity]:
    for number, (name, team) in enumerate(zip(names, teams[:4], strict=False)):
        week = date(2026, 10, 5) + timedelta(weeks=number)
        shares = ((types[0].id, 0.5), (types[1].id, 0.5))
        yield CheckIn(check_in_id(week, team.id), week, team.id, shares, name, name, _AT)
        for work_type, share in shares:
            yield TimeShare(time_share_id(week, team.id, work_type), week, team.id, work_type, share)
