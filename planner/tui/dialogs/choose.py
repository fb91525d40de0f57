"""One of several: arrows and `enter`, or the digit in front."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from planner.tui.dialogs.base import Dialog
from planner.tui.keys import key


class Choice(NamedTuple):
    """One thing to choose."""

    value: str
    text: str


class Choose(Dialog[str]):
    """Returns the value of the choice; the first nine that are not the first line have a digit, the first has `0`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "take", "Choose", "Take the line under the cursor", id="choose.take", show=True, priority=True),
        key("j", "cursor(1)", "Down", "Go to the next line", id="choose.down"),
        key("k", "cursor(-1)", "Up", "Go to the line above", id="choose.up"),
    ]
    DEFAULT_CSS = """
    Choose > Vertical.box { width: 50; }
    Choose OptionList, Choose OptionList:focus {
        height: auto; max-height: 16; border: none; background: $background; padding: 0;
    }
    """

    def __init__(self, title: str, choices: Sequence[Choice], current: str | None = None) -> None:
        super().__init__()
        self.title_text = title
        self.choices = tuple(choices)
        self.current = current

    def compose_body(self) -> ComposeResult:
        """The list."""
        options = [Option(self._line(index, choice)) for index, choice in enumerate(self.choices)]
        yield OptionList(*options, markup=False)

    def on_mount(self) -> None:
        """The cursor begins on what is chosen now."""
        values = [choice.value for choice in self.choices]
        self.query_one(OptionList).highlighted = values.index(self.current) if self.current in values else 0

    def on_key(self, event: events.Key) -> None:
        """A digit takes its line at once."""
        if event.key.isdecimal() and len(event.key) == 1 and int(event.key) < len(self.choices):
            event.stop()
            self.dismiss(self.choices[int(event.key)].value)

    @on(OptionList.OptionSelected)
    def action_take(self) -> None:
        """Takes the line under the cursor."""
        index = self.query_one(OptionList).highlighted
        if index is not None:
            self.dismiss(self.choices[index].value)

    def action_cursor(self, by: int) -> None:
        """Moves the cursor."""
        options = self.query_one(OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def _line(self, index: int, choice: Choice) -> Content:
        return Content.assemble((f" {index if index <= 9 else ' '} ", "bold"), choice.text)
