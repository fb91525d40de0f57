"""One line of a dialog to fill in: what it is for, and beside it the field."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

PRINCIPLE = "number or words of a principle; empty for none"
"""What the line for a principle says while it is empty."""


class Labelled(Horizontal):
    """A label and a field, which has the line's name as its id."""

    DEFAULT_CSS = """
    Labelled {
        height: 1; margin: 0 0 1 0;
        & > Static { width: 14; color: $muted; }
        & > Input { width: 1fr; }
    }
    """

    def __init__(self, label: str, name: str, placeholder: str, value: str = "") -> None:
        super().__init__()
        self.label = label
        self.field = Input(value, placeholder=placeholder, id=name, select_on_focus=False)

    def compose(self) -> ComposeResult:
        """The two."""
        yield Static(Content(self.label), markup=False)
        yield self.field
