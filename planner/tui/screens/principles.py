"""Principles: the organisation's own list, in order; a decision can name the one it follows."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.domain.principles import (
    add_principle,
    drop_principle,
    move_principle,
    principles_of,
    reword_principle,
)
from planner.domain.purpose import Principle
from planner.domain.text import clean, counted
from planner.tui.keys import key
from planner.tui.screens.phase import SideScreen
from planner.tui.widgets.line_list import LineList, ListLine

_OPEN = frozenset({"add", "edit", "drop", "move"})


class PrinciplesScreen(SideScreen):
    """The list of the quarter; a closed quarter is only read."""

    NAME = "Principles"
    EXPLAINED = """
    Here stand the rules by which you decide, in your own words and in order: an earlier one outweighs a later one. They
    are kept with each quarter; the next one begins with the same. Where you agree the ratio or the plan, the decision
    can name the one that it follows.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("a", "add", "Add", "Add a principle", id="principle.add", show=True),
        key("e,enter", "edit", "Edit", "Say it in other words", id="principle.edit", show=True, display="e"),
        key("J", "move(1)", "Down", "Move it down", id="principle.down", show=True),
        key("K", "move(-1)", "Up", "Move it up", id="principle.up", show=True),
        key("X", "drop", "Take away", "Take it away", id="principle.drop", show=True),
        key("q", "app.leave", "Quit", "Close the plan and leave", id="quit"),
    ]

    def compose_panes(self) -> ComposeResult:
        """The list."""
        yield LineList(id="rows")

    def on_mount(self) -> None:
        """The list has the focus."""
        super().on_mount()
        self.query_one(LineList).focus()

    def show_plan(self) -> None:
        """The principles as they are now."""
        self._show(None)

    def as_text(self) -> str:
        """A numbered list."""
        return "\n".join(f"{n}. {row.text}" for n, row in enumerate(principles_of(self.plan), start=1))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A closed quarter keeps its principles."""
        if action in _OPEN:
            return self.plan.quarter.state != "closed" and (action == "add" or bool(principles_of(self.plan)))
        return super().check_action(action, parameters)

    def action_add(self) -> None:
        """Asks for a principle."""
        self._ask("A principle", "", lambda text: add_principle(self.plan, text, self.session.moment()))

    def action_edit(self) -> None:
        """Asks for other words."""
        row, plan = self._row, self.plan
        if row is not None:
            self._ask("The principle", row.text, lambda text: reword_principle(plan, row.id, text))

    def action_drop(self) -> None:
        """Takes the one under the cursor away."""
        row = self._row
        if row is not None:
            self._try(lambda: drop_principle(self.plan, row.id))

    def action_move(self, by: int) -> None:
        """Moves the one under the cursor; the cursor goes with it."""
        row = self._row
        if row is not None:
            self._try(lambda: move_principle(self.plan, row.id, by), follow=row.id)

    @on(LineList.Clicked)
    def _clicked(self, event: LineList.Clicked) -> None:
        if event.chain > 1 and self.plan.quarter.state != "closed":
            self.action_edit()

    @property
    def _row(self) -> Principle | None:
        rows, cursor = principles_of(self.plan), self.query_one(LineList).cursor
        return rows[cursor] if cursor < len(rows) else None

    def _ask(self, title: str, text: str, step: Callable[[str], Step]) -> None:
        from planner.tui.dialogs.form import FormDialog, FormLine

        def says(texts: Mapping[str, str]) -> str:
            if not clean(texts["text"]):
                raise BadInputError("In your own words: what do you decide by when two good things compete?")
            return ""

        def taken(texts: dict[str, str] | None) -> None:
            if texts is not None:
                self._try(lambda: step(texts["text"]))

        line = FormLine("text", "Principle", "e.g. What customers feel comes before what they could get")
        self.app.push_screen(FormDialog(title, (line,), {"text": text}, says), taken)

    def _try(self, make: Callable[[], Step], follow: str | None = None) -> None:
        known = {row.id for row in principles_of(self.plan)}
        try:
            step = make()
        except BadInputError as error:
            self.say(f"✗ {error}")
            return
        if not step.changes:
            return
        self.do(step)
        new = next((row.id for row in principles_of(self.plan) if row.id not in known), None)
        self._show(follow or new)

    def _show(self, cursor: str | None) -> None:
        rows = principles_of(self.plan)
        lines = self.query_one(LineList)
        lines.border_title = Content(f"Principles of {self.plan.current}")
        lines.border_subtitle = Content(counted(len(rows), "principle") if rows else "")
        lines.hint = "None yet: a adds the first. What do you decide by when two good things compete?"
        ids = [row.id for row in rows]
        at = ids.index(cursor) if cursor in ids else None
        lines.show(len(rows), lambda index: ListLine(rows[index].text, left=str(index + 1)), at, 2)
        self.refresh_bindings()
