"""The headline of speed: days from an idea to the first evidence from customers.

Counted from the day on which the item was written into the plan to the Friday of the week in which one of its slices
first had a verdict; the median, since a few ideas that waited for years would move a mean.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from planner.domain.calendar import long_date, today_in
from planner.domain.plan import Plan
from planner.domain.slices.slicing import judged, results_by_slice, slices_of
from planner.domain.statistics.lines import median
from planner.domain.text import counted

_FRIDAY = timedelta(days=4)
_NAMED = 12
_COUNTED = (
    "From the day on which an item was written into this plan to the Friday of the week in which one of its slices "
    "first had a verdict; an idea that was imported counts from its import."
)


class FirstEvidence(NamedTuple):
    """One item whose idea customers have settled."""

    item: str
    title: str
    born_on: date
    """The day on which it was written into the plan, in the organisation's time zone."""
    settled_on: date
    days: int


class TimeToEvidence(NamedTuple):
    """How long ideas take to meet customers."""

    items: tuple[FirstEvidence, ...]
    """Shortest first."""
    waiting: int
    """Items with slices of which none has a verdict yet."""
    unknown: int
    """Items with a verdict whose beginning the history does not hold."""

    @property
    def days(self) -> float | None:
        """The median, in days; `None` where no slice has a verdict yet."""
        return median([item.days for item in self.items]) if self.items else None


def settled_items(plan: Plan, today: date) -> Mapping[str, date]:
    """For each item with a slice that has a verdict: the Monday of the first week that brought one."""
    results, found = results_by_slice(plan), dict[str, date]()
    for row in slices_of(plan):
        if row.item not in plan.items or row.id not in results:
            continue
        week = judged(row, results[row.id], today).settled
        if week is not None and (row.item not in found or week < found[row.item]):
            found[row.item] = week
    return found


def time_to_evidence(
    plan: Plan, settled: Mapping[str, date], born: Mapping[str, datetime], today: date
) -> TimeToEvidence:
    """The days of each settled item; `born` says when each was written into the plan."""
    zone = plan.organisation.time_zone
    found = []
    for item, week in settled.items():
        if item in born:
            begun, ended = today_in(zone, born[item]), min(week + _FRIDAY, today)
            days = max(0, (ended - begun).days)
            found.append(FirstEvidence(item, plan.items[item].title, begun, ended, days))
    found.sort(key=lambda each: (each.days, each.title, each.item))
    waiting = {row.item for row in slices_of(plan) if row.item in plan.items} - settled.keys()
    return TimeToEvidence(tuple(found), len(waiting), len(settled) - len(found))


def headline(found: TimeToEvidence | None) -> str:
    """The headline as a sentence; `None` is being read."""
    if found is None:
        return "Idea to first customer evidence: reading …"
    if found.days is None:
        waits = f"; {counted(found.waiting, 'item')} with slices {_wait(found.waiting)}" if found.waiting else ""
        return f"Idea to first customer evidence: unknown, no slice has a verdict yet{waits}."
    days = days_text(found.days)
    if len(found.items) == 1:
        return f"{days} from idea to first customer evidence, of the one item that has any."
    return f"{days} from idea to first customer evidence: the median of {len(found.items)} items."


def because(found: TimeToEvidence) -> tuple[str, ...]:
    """The arithmetic behind the headline, line by line."""
    lines = [_COUNTED]
    lines += _each(found.items)
    if found.waiting:
        lines.append(f"{counted(found.waiting, 'item')} with slices {_wait(found.waiting)} and cannot be counted yet.")
    if found.unknown:
        have = "has" if found.unknown == 1 else "have"
        lines.append(f"{counted(found.unknown, 'item')} {have} no beginning in the history.")
    return tuple(lines)


def days_text(days: float) -> str:
    """Days in words, e.g. `12 days`, `1 day`, `7.5 days`."""
    text = f"{days:g}"
    return f"{text} day" if text == "1" else f"{text} days"


def _each(items: Sequence[FirstEvidence]) -> Iterable[str]:
    for each in items[:_NAMED]:
        span = f"{long_date(each.born_on)} to {long_date(each.settled_on)}"
        yield f"{each.title}: {days_text(each.days)}, {span}."
    if len(items) > _NAMED:
        yield f"{counted(len(items) - _NAMED, 'more item')}, each {days_text(items[_NAMED].days)} or more."


def _wait(count: int) -> str:
    return "waits for a verdict" if count == 1 else "wait for a verdict"
