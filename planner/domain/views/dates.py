"""The dates of a quarter that belong in a calendar: its days, what must be done by when, and the weekly check-in."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from planner.domain.calendar import weeks_of
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.text import counted

_FRIDAY = timedelta(days=4)


class DateEntry(NamedTuple):
    """Something that takes a whole day."""

    uid: str
    """The same at every export, so that a calendar that reads it again moves the entry and makes no second one."""
    on: date
    title: str
    note: str = ""
    weeks: int = 1
    """On so many weeks, one after the other."""
    is_off: bool = False
    """Whether it is not to be any more: a calendar that has it strikes it out."""


def quarter_dates(plan: Plan) -> tuple[DateEntry, ...]:
    """The dates of the plan's quarter, oldest first; must-dos without a day are left out."""
    return tuple(sorted(_entries(plan), key=lambda entry: (entry.on, entry.title, entry.uid)))


def _entries(plan: Plan) -> Iterator[DateEntry]:
    quarter, weeks = plan.quarter, weeks_of(plan.quarter)
    name = quarter.name
    about = "; ".join(objective.title for objective in plan.ordered_objectives)
    first = f"{name} begins: {counted(len(weeks), 'week')}"
    yield DateEntry(_uid(plan, "begins"), quarter.starts_on, first, f"What it is for: {about}" if about else "")
    yield DateEntry(_uid(plan, "ends"), quarter.ends_on, f"{name} ends", "Review the quarter, then close it.")
    for holiday in sorted(set(quarter.holidays)):
        if quarter.starts_on <= holiday <= quarter.ends_on:
            uid = _uid(plan, f"holiday {holiday.isoformat()}")
            yield DateEntry(uid, holiday, "Holiday", f"Nobody is planned in on this day of {name}.")
    for item in plan.items.values():
        if item.must_due is not None and plan.placement_of(item.id) is not None:
            yield _deadline(plan, item, item.must_due)
    if weeks:
        note = "Three minutes for each team: key results, slices, where the time went."
        yield DateEntry(_uid(plan, "check-in"), weeks[0] + _FRIDAY, "Weekly check-in", note, len(weeks))


def _deadline(plan: Plan, item: Item, due: date) -> DateEntry:
    team = plan.teams.get(item.team or "")
    note = "\n".join(filter(None, (item.must_reason or "", f"Team: {team.name}" if team else "")))
    state = "Done" if item.stage == "done" else "Due"
    uid = _uid(plan, f"must {item.id}", "")
    return DateEntry(uid, due, f"{state}: {item.key} {item.title}", note, is_off=item.stage == "stopped")


def _uid(plan: Plan, what: str, quarter: str | None = None) -> str:
    """Unlike that of any other organisation's entry; of an item the same in all quarters, for its deadline is one."""
    named = "\0".join((plan.organisation.name, plan.current if quarter is None else quarter, what))
    return f"{hashlib.blake2b(named.encode(), digest_size=16).hexdigest()}@planner"
