"""The list of a dialog from which one line is chosen."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList

from planner.tui.keys import key


class Options(OptionList):
    """Textual's own, plain as the dialogs are, and with `j` and `k` beside the arrows."""

    DEFAULT_CSS = """
    Options, Options:focus { height: auto; border: none; background: $background; padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("j", "cursor_down", "Down", "Go to the next line", id="options.down"),
        key("k", "cursor_up", "Up", "Go to the line above", id="options.up"),
    ]
