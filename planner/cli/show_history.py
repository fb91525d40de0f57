"""`planner show history`: every step as plain text, newest first."""

from collections.abc import Sequence
from datetime import datetime

from planner.cli.opening import answer_of
from planner.cli.tables import table
from planner.domain.history.steps import HistoryStep, HistoryWish, RowEntry
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.text import clean, counted
from planner.domain.views.history import entry_lines, history_lines
from planner.session import Session

_LONGEST = 2_000
_ORDER = ", newest first"
_PAGE = 5_000
"""So many steps are read at once."""


def all_steps(session: Session, since: datetime | None) -> list[HistoryStep]:
    """The steps since an instant, newest first."""
    history, store = session.store.history, session.store
    numbers = answer_of(history.find(HistoryWish(since=since)), store)
    pages = range(0, len(numbers), _PAGE)
    return [step for first in pages for step in answer_of(history.steps(numbers[first : first + _PAGE]), store)]


def step_lines(plan: Plan, steps: Sequence[HistoryStep]) -> list[str]:
    """Lines to print."""
    head = f"{plan.organisation.name} › {counted(len(steps), 'step')}{_ORDER if steps else ''}"
    if not steps:
        return [head]
    return [head, "", *table(("When", "Who", "What", ""), "><<<", history_lines(plan, steps))]


def all_entries(session: Session, item: str, since: datetime | None) -> list[RowEntry]:
    """All that happened to an item since an instant, newest first."""
    found = answer_of(session.store.history.of_item(item), session.store)
    return [entry for entry in found if since is None or entry.step.at >= since]


def entry_rows(plan: Plan, item: Item, entries: Sequence[RowEntry]) -> list[str]:
    """Lines to print."""
    head = f"{plan.organisation.name} › {item.key} {item.title}: {counted(len(entries), 'change')}"
    head += _ORDER if entries else ""
    if not entries:
        return [clean(head, _LONGEST)]
    rows = entry_lines(plan, entries)
    return [clean(head, _LONGEST), "", *table(("When", "Who", "What", ""), "><<<", rows)]
