"""One item's history: which field had which value when, and who gave it."""

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.signal import Signal
from textual.worker import Worker

from planner.domain.errors import PlannerError
from planner.domain.history.steps import AsOf, RowEntry
from planner.domain.plan import Plan
from planner.domain.text import counted
from planner.domain.views.history import entry_lines, entry_text, fields_of, row_when, step_line
from planner.session import Session
from planner.tui.keys import key
from planner.tui.screens.told import ToldScreen
from planner.tui.widgets.line_list import ListLine
from planner.tui.widgets.told_list import ToldList
from planner.tui.widgets.top_bar import Standing

_DAY = 12


class ItemHistoryScreen(ToldScreen):
    """A row for each field that a step changed."""

    NAME = "History of an item"
    ABOUT = "The step"
    FOUND_IN = "a field, a value, or a name"
    EXPLAINED = """
    All that happened to this item, newest first: which field had which value, when, and who gave it. ✗ stands undone.

    enter shows the whole plan as it stood right after it; esc returns from there. f shows one field alone: every value
    that it ever had. H is the history of everything.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("d", "app.decisions", "Decisions", "What was decided, newest first", id="decisions", show=True),
        key("H", "whole", "History", "The history of everything", id="history", show=True),
    ]

    def __init__(
        self, session: Session, plan_changed: Signal[Plan], standing: Callable[[], Standing], item: str
    ) -> None:
        super().__init__(session, plan_changed, standing)
        self.item = item
        self.field: str | None = None
        self._all: tuple[RowEntry, ...] | None = None

    @property
    def entries(self) -> tuple[RowEntry, ...]:
        """The changes that are shown."""
        return tuple(entry for entry in self._all or () if self.field in (None, entry.change.field))

    @property
    def under_cursor(self) -> RowEntry | None:
        """The change under the cursor; `None` where there is none."""
        cursor, entries = self.rows.cursor, self.entries
        return entries[cursor] if cursor < len(entries) else None

    def show_plan(self) -> None:
        """Reads again what happened."""
        # The function, not its coroutine: one that is replaced before it began would never be awaited.
        self._loading: Worker[None] = self.run_worker(self._load, exclusive=True, group="steps")

    def as_text(self) -> str:
        """The rows as they may leave the plan."""
        lines = entry_lines(self.plan, self.entries)
        return "\n".join([self._title, *("  ".join(filter(None, parts)) for parts in lines)])

    def action_travel(self) -> None:
        """Shows the plan as it stood right after the step."""
        entry = self.under_cursor
        if entry is not None:
            self.look_back(AsOf(step=entry.step.id), phase="prioritize")

    def action_whole(self) -> None:
        """Opens the history of everything in its place."""
        from planner.tui.screens.history import HistoryScreen

        self.app.switch_screen(HistoryScreen(self.session, self.plan_changed, self.standing))

    def action_filter(self) -> None:
        """Asks for a field."""
        from planner.tui.dialogs.choose import Choice, Choose

        fields = fields_of(self._all or ())
        choices = [Choice("", "all fields"), *(Choice(field, name) for field, name in fields)]

        def answered(field: str | None) -> None:
            if field is not None:
                self.field = field or None
                self._show()
                self.say(f"Only {dict(fields)[field]}.   f shows all again" if field else "All fields.")

        self.app.push_screen(Choose("Show", choices, self.field or ""), answered)

    def search(self, by: int) -> None:
        """Looks through the changes that are shown."""
        wanted = self.looked_for.casefold()
        self.go_to_found([n for n, entry in enumerate(self.entries) if wanted in self._words(entry).casefold()], by)

    def action_why(self) -> None:
        """Shows all about the change."""
        from planner.tui.dialogs.reading import Reading

        entry = self.under_cursor
        if entry is not None:
            self.app.push_screen(Reading(entry.step.label, self._about(entry)[1:]))

    @on(ToldList.Moved)
    def _tell(self) -> None:
        entry = self.under_cursor
        lines = self._about(entry) if entry is not None else [""]
        self.tell(lines[0], map(Content, lines[1:]))

    async def _load(self) -> None:
        try:
            self._all = await asyncio.wrap_future(self.session.store.history.of_item(self.item))
        except PlannerError as error:
            self.say(f"✗ {error}")
            return
        self._show()

    def _show(self) -> None:
        rows, before, entries = self.rows, self.under_cursor, self.entries
        rows.border_title = Content(f"{self._title}: {counted(len(entries), 'change')}")
        rows.border_subtitle = Content("f shows all again" if self.field is not None else "")
        rows.hint = "Nothing has happened to it."
        at = entries.index(before) if before in entries else 0
        rows.show(len(entries), self._line, at, _DAY)
        self._tell()

    @property
    def _title(self) -> str:
        item = self.plan.items.get(self.item)
        return f"History of {item.key} {item.title}" if item is not None else "History"

    def _line(self, index: int) -> ListLine:
        entry = self.entries[index]
        step = entry.step
        who = f"undone  {step.actor}" if step.undone else step.actor
        mark = "✗" if step.undone else "↶" if step.takes_back else "·"
        return ListLine(entry_text(self.plan, entry), mark, row_when(self.plan, step.at), who, faded=step.undone)

    def _words(self, entry: RowEntry) -> str:
        return "\n".join((entry_text(self.plan, entry), entry.step.actor, entry.step.label, entry.step.why))

    def _about(self, entry: RowEntry) -> list[str]:
        line = step_line(self.plan, entry.step)
        state = " It stands undone." if entry.step.undone else ""
        why = [f"Why: {line.why}"] if line.why else []
        return [f"{line.label}.", f"{line.who}, {line.day}.{state}", *why, entry_text(self.plan, entry)]
