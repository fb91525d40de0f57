"""The history of the plan: every step, newest first, found and filtered, whoever did it and whenever."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import ClassVar, TypeVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.signal import Signal
from textual.worker import Worker

from planner.domain.errors import PlannerError
from planner.domain.history.steps import AsOf, HistoryStep, HistoryWish, StepChanges
from planner.domain.plan import Plan
from planner.domain.text import counted
from planner.domain.views.history import KIND_CHOICES, history_lines, row_when, step_told
from planner.session import Session
from planner.tui.history_pages import PAGE, HistoryPages
from planner.tui.keys import key
from planner.tui.screens.told import ToldScreen
from planner.tui.widgets.line_list import ListLine
from planner.tui.widgets.told_list import ToldList
from planner.tui.widgets.top_bar import Standing

T = TypeVar("T")
_DAY = 12
_EVERYTHING = HistoryWish()


class HistoryScreen(ToldScreen):
    """A row for each step; pages of them are read where the cursor goes."""

    NAME = "History"
    ABOUT = "The step"
    FOUND_IN = "what was done, why, or who"
    EXPLAINED = """
    Everything that was ever done to this plan, newest first: when, what, and who did it. ✗ stands undone, ↶ is an undo
    or redo itself. Below or beside the rows stands what the step changed, and why.

    enter shows the whole plan as it stood right after a step; esc returns from there. f shows only what one person
    did, or only what touched one kind of thing. H on an item of Prioritize is that item's own history.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("d", "app.decisions", "Decisions", "What was decided, newest first", id="decisions", show=True),
    ]

    def __init__(self, session: Session, plan_changed: Signal[Plan], standing: Callable[[], Standing]) -> None:
        super().__init__(session, plan_changed, standing)
        self.pages = HistoryPages()
        self.wish = _EVERYTHING
        self._total: int | None = None
        self._shown_wish = ""
        self._changes: tuple[str, StepChanges] | None = None
        self._actors: tuple[str, ...] = ()

    def show_plan(self) -> None:
        """Reads again which steps there are; the cursor stays on its own."""
        # The function, not its coroutine: one that is replaced before it began would never be awaited.
        self._loading: Worker[None] = self.run_worker(self._load, exclusive=True, group="steps")

    @property
    def under_cursor(self) -> HistoryStep | None:
        """The step under the cursor; `None` where there is none, or it is still being read."""
        return self.pages.step(self.rows.cursor)

    def as_text(self) -> str:
        """The steps that were read so far, as they may leave the plan."""
        rows = history_lines(self.plan, self.pages.known())
        lines = ["  ".join(part for part in row if part) for row in rows]
        rest = len(self.pages) - len(lines)
        return "\n".join([*lines, f"… and {counted(rest, 'step')} before"] if rest > 0 else lines)

    def action_travel(self) -> None:
        """Shows the plan as it stood right after the step."""
        step = self.under_cursor
        if step is not None:
            self.look_back(AsOf(step=step.id))

    def action_filter(self) -> None:
        """Asks whose steps, or what they touched."""
        from planner.tui.dialogs.choose import Choice, Choose

        wishes = [("everything", _EVERYTHING)]
        wishes += [(f"only {name}", HistoryWish(kind=kind)) for kind, name in KIND_CHOICES]
        wishes += [(f"only by {name or 'nobody'}", HistoryWish(actor=name)) for name in self._actors]
        current = next((n for n, (_, wish) in enumerate(wishes) if wish == self.wish), 0)

        def answered(value: str | None) -> None:
            if value is not None:
                text, self.wish = wishes[int(value)]
                self._shown_wish = text if int(value) else ""
                self.show_plan()
                self.say(f"{text[0].upper()}{text[1:]}.")

        choices = [Choice(str(n), text) for n, (text, _) in enumerate(wishes)]
        self.app.push_screen(Choose("Show", choices, str(current)), answered)

    def search(self, by: int) -> None:
        """Looks through all steps that are shown, read or not."""
        self.run_worker(self._find(by), exclusive=True, group="find")

    def action_why(self) -> None:
        """Shows all about the step."""
        from planner.tui.dialogs.reading import Reading

        step = self.under_cursor
        if step is not None:
            self.app.push_screen(Reading(step.label, step_told(self.plan, step, self._changes_of(step))[1:]))

    @on(ToldList.Moved)
    def _tell(self) -> None:
        step = self.under_cursor
        if step is None:
            self.tell("", ())
            return
        self.tell(f"{step.label}.", map(Content, step_told(self.plan, step, self._changes_of(step))[1:]))
        if self._changes_of(step) is None:
            self.run_worker(self._read_changes(step), exclusive=True, group="changes")

    def _changes_of(self, step: HistoryStep) -> StepChanges | None:
        return self._changes[1] if self._changes is not None and self._changes[0] == step.id else None

    async def _read_changes(self, step: HistoryStep) -> None:
        try:
            changes = await _answer(self.session.store.history.changes(step.id))
        except PlannerError as error:
            self.say(f"✗ {error}")
            return
        self._changes = step.id, changes
        self._tell()

    async def _load(self) -> None:
        rows, before = self.rows, self.under_cursor
        history = self.session.store.history
        try:
            numbers = await _answer(history.find(self.wish))
            if self._total is None or self.wish == _EVERYTHING:
                self._actors = await _answer(history.actors())
                everything = await _answer(history.find(_EVERYTHING))
                self._total = len(everything)
            pages = HistoryPages(numbers)
            at = numbers.index(before.number) if before is not None and before.number in numbers else 0
            steps = await _answer(history.steps(pages.wanted(at)))
        except PlannerError as error:
            self.say(f"✗ {error}")
            return
        pages.take(at, steps)
        self.pages = pages
        count = counted(len(numbers), "step")
        some = f"{len(numbers)} of {counted(self._total, 'step')}, {self._shown_wish}"
        rows.border_title = Content(f"History: {some if self._shown_wish else count}")
        rows.border_subtitle = Content("f shows all again" if self._shown_wish else "")
        rows.hint = "No step is like that.   f shows all again"
        rows.show(len(numbers), self._line, at, _DAY)
        self._tell()

    def _line(self, index: int) -> ListLine:
        step = self.pages.step(index)
        if step is None:
            wanted = self.pages.wanted(index)
            if wanted:
                self.run_worker(self._read_page(self.pages, index, wanted), group="pages")
            return ListLine("…", " ")
        mark = "✗" if step.undone else "↶" if step.takes_back else "·"
        who = f"undone  {step.actor}" if step.undone else step.actor
        return ListLine(step.label, mark, row_when(self.plan, step.at), who, faded=step.undone)

    async def _read_page(self, pages: HistoryPages, index: int, wanted: tuple[int, ...]) -> None:
        try:
            steps = await _answer(self.session.store.history.steps(wanted))
        except PlannerError as error:
            self.say(f"✗ {error}")
            return
        pages.take(index, steps)
        rows = self.rows
        rows.refresh()
        if rows.cursor // PAGE == index // PAGE:
            self._tell()

    async def _find(self, by: int) -> None:
        wish = self.wish._replace(text=self.looked_for)
        try:
            numbers = await _answer(self.session.store.history.find(wish))
        except PlannerError as error:
            self.say(f"✗ {error}")
            return
        found = set(numbers)
        self.go_to_found([n for n, number in enumerate(self.pages.numbers) if number in found], by)


async def _answer(future: Future[T]) -> T:
    """What the store answers, without blocking the screen."""
    return await asyncio.wrap_future(future)
