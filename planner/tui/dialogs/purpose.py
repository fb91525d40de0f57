"""What the quarter is for: a few lines of text."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from planner.domain.objectives import MOST_LINES
from planner.tui.dialogs.base import Dialog
from planner.tui.keys import key

_FEWEST_LINES = 3
_EXAMPLE = "e.g. Customers order again: repeat purchase 29 → 38 %"


class Purpose(Dialog[list[str]]):
    """One line per objective; an empty line is none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "take", "Done", "Take what is written", id="purpose.take", show=True, priority=True),
        key("tab,down", "app.focus_next", "Next line", "Go to the next line", id="purpose.next", show=True),
        key("shift+tab,up", "app.focus_previous", "Line above", "Go to the line above", id="purpose.previous"),
    ]

    DEFAULT_CSS = """
    Purpose VerticalScroll { height: auto; max-height: 14; scrollbar-size-vertical: 1; margin: 1 0; }
    Purpose Input { margin: 0 0 1 0; }
    """

    def __init__(self, quarter: str, lines: Sequence[str]) -> None:
        super().__init__()
        self.title_text = f"What {quarter} is for"
        self.lines = lines

    def compose_body(self) -> ComposeResult:
        """A field per line, with at least one that is empty."""
        explain = "What shall be different for customers at its end? A line each: the result, not the work."
        yield Static(Content(explain), classes="explain", markup=False)
        count = min(MOST_LINES, max(_FEWEST_LINES, len(self.lines) + 1))
        with VerticalScroll(can_focus=False):
            for index in range(count):
                value = self.lines[index] if index < len(self.lines) else ""
                hint = _EXAMPLE if index == len(self.lines) else ""
                yield Input(value, placeholder=hint, select_on_focus=False, classes="line")

    def action_take(self) -> None:
        """Returns all lines."""
        self.dismiss([field.value for field in self.query(Input)])
