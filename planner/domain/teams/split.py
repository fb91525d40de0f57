"""A team that becomes two: the old one ends and keeps its past, the new ones begin, the first takes over the items."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from planner.domain.calendar import monday_of, parse_date, short_date
from planner.domain.capacity import capacity, round_half_up
from planner.domain.change import Change, Step, create, delete, edit
from planner.domain.errors import BadInputError
from planner.domain.founding.founding import NewTeam, new_team_changes
from planner.domain.item import ItemEffort, item_effort_id
from planner.domain.moment import Moment
from planner.domain.organisation import Team, TeamCapacity
from planner.domain.plan import Plan
from planner.domain.teams.headcount import people_on
from planner.domain.teams.teams import has_past, refuse_closed, room_in, rooms_later, team_in
from planner.domain.text import counted, number_text, one_line, people_phrase
from planner.domain.typed import parse_people

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


class SplitForm(NamedTuple):
    """A team as it is to be divided; the first part takes over the items."""

    first: NewTeam
    second: NewTeam
    on: date
    """The first day of the new teams."""


def first_day(plan: Plan, team: Team, today: date) -> date:
    """When a split would begin: with the quarter, where nothing of it is past for the team; else next Monday."""
    quarter = plan.quarter
    if today < quarter.starts_on or not has_past(plan, team):
        return quarter.starts_on
    return min(monday_of(today) + _WEEK, quarter.ends_on)


def parse_split(plan: Plan, team: str, texts: Sequence[str], on: str) -> SplitForm:
    """A split from what was typed: name and people of the first, of the second, and a day; raises `BadInputError`."""
    kind = team_in(plan, team).kind
    names, people = [one_line(text, "Team") for text in texts[::2]], texts[1::2]
    if not all(names):
        raise BadInputError("Both new teams need a name, e.g. Cart and Payments.")
    parts = (NewTeam(n, kind, parse_people(p, n)) for n, p in zip(names, people, strict=True))
    first, second = parts
    return SplitForm(first, second, parse_date(on))


def split_team(plan: Plan, team: str, form: SplitForm, moment: Moment) -> Step:
    """Ends a team and founds two that share its plannable share and own ratio; raises `BadInputError`.

    Weeks before that day stay with the old team. Its items that are not done, and its shares in others' items, go to
    the first of the two.
    """
    refuse_closed(plan)
    old, quarter = team_in(plan, team), plan.quarter
    if not plan.is_active(old) or (old.until is not None and old.until < form.on):
        raise BadInputError(f"{old.name} is gone by {short_date(form.on)} {form.on.year}.")
    if not max(quarter.starts_on, old.since or date.min) <= form.on <= quarter.ends_on:
        span = f"{short_date(quarter.starts_on)} to {short_date(quarter.ends_on)} {quarter.ends_on.year}"
        raise BadInputError(f"{old.name}: the new teams begin within {quarter.name}, {span}; choose a day in it.")
    room, known = room_in(plan, old), list(plan.teams.values())
    changes: list[Change] = [*edit(old, until=form.on - _DAY)]
    made: list[Team] = []
    for part in (form.first, form.second):
        entity, brings = _founded(part, known, room, form.on, moment)
        made.append(entity)
        known.append(entity)
        changes += (create(entity), create(brings), *rooms_later(plan, brings))
    changes += _handed_over(plan, old, made[0])
    return Step(f"Split {old.name} into {made[0].name} and {made[1].name}", tuple(changes))


def split_sentence(plan: Plan, team: str, form: SplitForm, moment: Moment) -> str:
    """What a split comes to, as a sentence; raises `BadInputError` for what cannot be."""
    after = plan.after(split_team(plan, team, form, moment).changes)
    old, total = team_in(plan, team), round_half_up(capacity(after).total)
    before, people = people_on(room_in(plan, old), form.on), form.first.people + form.second.people
    items = sum(1 for item in plan.items.values() if item.team == team and item.stage not in {"done", "stopped"})
    return (
        f"{old.name} until {short_date(form.on - _DAY)};"
        f" {people_phrase(before)} before, {number_text(people)} after;"
        f" {counted(items, 'item')} to {form.first.name}; {total} weeks in all."
    )


def _founded(
    part: NewTeam, known: Sequence[Team], room: TeamCapacity, on: date, moment: Moment
) -> tuple[Team, TeamCapacity]:
    made = [change.after for change in new_team_changes(part, known, room.quarter, moment)]
    entity = next(e for e in made if isinstance(e, Team))._replace(since=on)
    brings = next(e for e in made if isinstance(e, TeamCapacity))
    return entity, brings._replace(plannable_share=room.plannable_share, ratio=room.ratio)


def _handed_over(plan: Plan, old: Team, to: Team) -> Iterable[Change]:
    for item in plan.items.values():
        if item.team == old.id and item.stage not in {"done", "stopped"}:
            yield from edit(item, team=to.id)
    for share in plan.item_efforts.values():
        if share.team == old.id and plan.items[share.item].stage not in {"done", "stopped"}:
            yield delete(share)
            yield create(ItemEffort(item_effort_id(share.item, to.id), share.item, to.id, share.weeks))
