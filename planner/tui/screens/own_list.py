"""A list in the organisation's own words: added to, reworded, ordered, taken from; each line is one thing."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.domain.text import counted, one_line
from planner.tui.keys import key
from planner.tui.screens.phase import SideScreen
from planner.tui.widgets.line_list import LineList, ListLine

_OPEN = frozenset({"add", "edit", "drop", "move"})


class OwnLine(NamedTuple):
    """One line."""

    id: str
    text: str
    left: str
    """A short name in front, or its number."""


class OwnListScreen(SideScreen):
    """The list; a closed quarter is only read. A subclass says what the lines are, and makes the steps."""

    ONE: ClassVar[str] = ""
    """What a line is called, e.g. `Principle`."""
    ASKS: ClassVar[str] = ""
    """What to write, as a question; said where nothing was."""
    EXAMPLE: ClassVar[str] = ""
    LEFT: ClassVar[int] = 2
    """Cells of what stands in front of a line."""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("a", "add", "Add", "Add one", id="principle.add", show=True),
        key("e,enter", "edit", "Edit", "Say it in other words", id="principle.edit", show=True, display="e"),
        key("J", "move(1)", "Down", "Move it down", id="principle.down", show=True),
        key("K", "move(-1)", "Up", "Move it up", id="principle.up", show=True),
        key("X", "drop", "Take away", "Take it away", id="principle.drop", show=True),
        key("q", "app.leave", "Quit", "Close the plan and leave", id="quit"),
    ]

    def own_lines(self) -> Sequence[OwnLine]:
        """The lines in order."""
        raise NotImplementedError

    def added(self, text: str) -> Step:
        """The step that adds one."""
        raise NotImplementedError

    def reworded(self, line: str, text: str) -> Step:
        """The step that gives a line other words."""
        raise NotImplementedError

    def dropped(self, line: str) -> Step:
        """The step that takes a line away."""
        raise NotImplementedError

    def moved(self, line: str, by: int) -> Step:
        """The step that moves a line down, or up."""
        raise NotImplementedError

    def compose_panes(self) -> ComposeResult:
        """The list."""
        yield LineList(id="rows")

    def on_mount(self) -> None:
        """The list has the focus."""
        super().on_mount()
        self.query_one(LineList).focus()

    def show_plan(self) -> None:
        """The lines as they are now."""
        self._show(None)

    def as_text(self) -> str:
        """A numbered list."""
        return "\n".join(f"{n}. {row.text}" for n, row in enumerate(self.own_lines(), start=1))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A closed quarter keeps its list."""
        if action in _OPEN:
            return self.plan.quarter.state != "closed" and (action == "add" or bool(self.own_lines()))
        return super().check_action(action, parameters)

    def action_add(self) -> None:
        """Asks for one."""
        self._ask(f"A {self.ONE.casefold()}", "", self.added)

    def action_edit(self) -> None:
        """Asks for other words."""
        row = self.own_line
        if row is not None:
            self._ask(f"The {self.ONE.casefold()}", row.text, lambda text: self.reworded(row.id, text))

    def action_drop(self) -> None:
        """Takes the one under the cursor away."""
        row = self.own_line
        if row is not None:
            self._try(lambda: self.dropped(row.id))

    def action_move(self, by: int) -> None:
        """Moves the one under the cursor; the cursor goes with it."""
        row = self.own_line
        if row is not None:
            self._try(lambda: self.moved(row.id, by), follow=row.id)

    @on(LineList.Clicked)
    def _clicked(self, event: LineList.Clicked) -> None:
        if event.chain > 1 and self.plan.quarter.state != "closed":
            self.action_edit()

    @property
    def own_line(self) -> OwnLine | None:
        """The line under the cursor; `None` where there is none."""
        rows, cursor = self.own_lines(), self.query_one(LineList).cursor
        return rows[cursor] if cursor < len(rows) else None

    def _ask(self, title: str, text: str, step: Callable[[str], Step]) -> None:
        from planner.tui.dialogs.form import FormDialog, FormLine

        def says(texts: Mapping[str, str]) -> str:
            if not one_line(texts["text"], self.ONE):
                raise BadInputError(self.ASKS)
            return ""

        def taken(texts: dict[str, str] | None) -> None:
            if texts is not None:
                self._try(lambda: step(texts["text"]))

        line = FormLine("text", self.ONE, self.EXAMPLE)
        self.app.push_screen(FormDialog(title, (line,), {"text": text}, says), taken)

    def _try(self, make: Callable[[], Step], follow: str | None = None) -> None:
        known = {row.id for row in self.own_lines()}
        try:
            step = make()
        except BadInputError as error:
            self.say(f"✗ {error}")
            return
        if not step.changes:
            return
        self.do(step)
        new = next((row.id for row in self.own_lines() if row.id not in known), None)
        self._show(follow or new)

    def _show(self, cursor: str | None) -> None:
        rows = self.own_lines()
        lines = self.query_one(LineList)
        lines.border_title = Content(self.list_title)
        lines.border_subtitle = Content(counted(len(rows), self.ONE.casefold()) if rows else "")
        asks = f"None yet: a adds the first.\n{self.ASKS.partition(': ')[2].capitalize()}"
        lines.hint = asks if self.may("add") else "None yet."
        ids = [row.id for row in rows]
        at = ids.index(cursor) if cursor in ids else None
        lines.show(len(rows), lambda index: ListLine(rows[index].text, left=rows[index].left), at, self.LEFT)
        self.refresh_bindings()

    @property
    def list_title(self) -> str:
        """The title above the lines."""
        raise NotImplementedError
