"""One of several: arrows and `enter`, or the digit in front."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from planner.tui.dialogs.base import Dialog
from planner.tui.keys import key
from planner.tui.widgets.options import Options


class Choice(NamedTuple):
    """One thing to choose."""

    value: str
    text: str


class Choose(Dialog[str]):
    """Returns the value of the choice; the first nine that are not the first line have a digit, the first has `0`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "take", "Choose", "Take the line under the cursor", id="choose.take", show=True, priority=True),
    ]
    DEFAULT_CSS = """
    Choose > Vertical.box { width: 50; }
    Choose Options { max-height: 16; }
    """

    def __init__(self, title: str, choices: Sequence[Choice], current: str | None = None) -> None:
        super().__init__()
        self.title_text = title
        self.choices = tuple(choices)
        self.current = current

    def compose_body(self) -> ComposeResult:
        """The list."""
        options = [Option(self._line(index, choice)) for index, choice in enumerate(self.choices)]
        yield Options(*options, markup=False)

    def on_mount(self) -> None:
        """The cursor begins on what is chosen now."""
        values = [choice.value for choice in self.choices]
        self.query_one(Options).highlighted = values.index(self.current) if self.current in values else 0

    def on_key(self, event: events.Key) -> None:
        """A digit takes its line at once."""
        if event.key.isdecimal() and len(event.key) == 1 and int(event.key) < len(self.choices):
            event.stop()
            self.dismiss(self.choices[int(event.key)].value)

    @on(Options.OptionSelected)
    def action_take(self) -> None:
        """Takes the line under the cursor."""
        index = self.query_one(Options).highlighted
        if index is not None:
            self.dismiss(self.choices[index].value)

    def _line(self, index: int, choice: Choice) -> Content:
        return Content.assemble((f" {index if index <= 9 else ' '} ", "bold"), choice.text)
