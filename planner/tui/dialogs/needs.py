"""What an item needs: a few letters find an item, `enter` adds it or takes it away."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from planner.domain.errors import BadInputError
from planner.domain.finding import Sought, candidates, sought
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill
from planner.domain.text import weeks_text
from planner.domain.views.item_card import standing_word
from planner.tui.dialogs.base import Dialog
from planner.tui.keys import key
from planner.tui.widgets.lane_line import cut
from planner.tui.widgets.line_list import LineList, ListLine

_TITLE = 60
"""Cells of a title that leave room for the word behind it."""


class Needs(Dialog[None]):
    """Shows what an item needs, and while something is written what that may be; each change is made at once.

    `change` does a step that makes the item need exactly these others, by id, and returns plan and fill after it; it
    raises `BadInputError` for a circle.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "toggle_need", "Add or remove", "Add the item under the cursor, or take it away",
            id="needs.toggle", show=True, priority=True),
        key("down", "cursor(1)", "Down", "Go to the next item", id="needs.down", show=True, priority=True),
        key("up", "cursor(-1)", "Up", "Go to the item above", id="needs.up", show=True, priority=True),
        key("escape", "leave", "Done", "Forget what is written, else go back", id="dialog.leave", show=True,
            display="esc"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    Needs {
        & > Vertical.box { width: 76; }
        LineList { height: 10; padding: 0 1; }
        #explain { height: 1; margin: 0 0 0 1; }
        .complaint { margin: 0 1; max-height: 6; }
    }
    """

    def __init__(
        self, plan: Plan, filled: Fill, item: str, change: Callable[[tuple[str, ...]], tuple[Plan, Fill]]
    ) -> None:
        super().__init__()
        self.title_text = f"{cut(plan.items[item].title, _TITLE)} needs"
        self.plan = plan
        self.filled = filled
        self.item = item
        self.change = change
        self._among: tuple[Sought, ...] = ()  # made by the first letter: a long list takes its time
        self._shown: tuple[str, ...] = ()

    @property
    def needed(self) -> tuple[str, ...]:
        """Ids of what the item needs now."""
        return self.plan.needs.get(self.item, ())

    def compose_body(self) -> ComposeResult:
        """A line to write in, what that finds or what is needed, and a line for a complaint."""
        yield Input(placeholder="part of a title or a key", classes="line", select_on_focus=False)
        yield Static(id="explain", classes="explain", markup=False)
        yield LineList()
        yield Static(classes="complaint", markup=False)

    def on_mount(self) -> None:
        """The line to write in keeps the focus; arrows go through the list nevertheless."""
        lines = self.query_one(LineList)
        lines.can_focus = False
        lines.remove_class("pane")
        self.query_one(Input).focus()
        self._show()

    @on(Input.Changed)
    def _show(self, _event: Input.Changed | None = None, at: int = 0) -> None:
        text = self.query_one(Input).value.strip()
        if text and not self._among:
            self._among = sought(self.plan, {self.item})
        self._shown = candidates(self._among, text) if text else self.needed
        if text:
            says = "enter adds it, or takes it away" if self._shown else ""
        else:
            says = "It is in only together with these; enter takes one away." if self._shown else ""
        self.query_one("#explain", Static).update(Content(says))
        lines = self.query_one(LineList)
        lines.hint = "No other item has this in its title or key." if text else "Nothing yet: write what it needs."
        width = max((len(self.plan.items[one].key) for one in self._shown), default=0)
        lines.show(len(self._shown), self._line, at, width)
        self._complain("")

    def action_cursor(self, by: int) -> None:
        """Moves the cursor in the list."""
        self.query_one(LineList).action_cursor(by)

    def action_toggle_need(self) -> None:
        """Adds the item under the cursor to what is needed, or takes it away."""
        lines = self.query_one(LineList)
        if not self._shown:
            return
        one, needed = self._shown[lines.cursor], self.needed
        wanted = tuple(n for n in needed if n != one) if one in needed else (*needed, one)
        try:
            self.plan, self.filled = self.change(wanted)
        except BadInputError as error:
            self._complain(str(error))
            return
        field = self.query_one(Input)
        if field.value:
            field.value = ""
        else:
            self._show(at=lines.cursor)

    def action_leave(self) -> None:
        """Forgets what is written; with nothing written goes back."""
        field = self.query_one(Input)
        if field.value:
            field.value = ""
        else:
            self.dismiss(None)

    def _complain(self, text: str) -> None:
        self.query_one(".complaint", Static).update(Content(text))

    def _line(self, index: int) -> ListLine:
        item = self.plan.items[self._shown[index]]
        team = self.plan.teams.get(item.team or "")
        right = f"{team.key if team is not None else '–'} {weeks_text(self.plan.weeks[item.id]):>3} · "
        mark = "✓" if item.id in self.needed else "·"
        return ListLine(item.title, mark, item.key, f"{right}{standing_word(self.plan, self.filled, item.id):<8}")
