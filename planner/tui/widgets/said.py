"""The line that says what the last key did."""

from textual.content import Content
from textual.widgets import Static

from planner.tui.widgets.still import Still


class Said(Still, Static):
    """One line above the footer; it keeps what was said until something else is."""

    DEFAULT_CSS = """
    Said {
        height: 1; dock: bottom; margin: 0 0 1 0; padding: 0 2; color: $foreground;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self) -> None:
        super().__init__(Content(""), markup=False)
        self.text = ""

    def say(self, what: str | Content) -> None:
        """Shows a sentence; a plain string is text, never markup."""
        content = Content(what) if isinstance(what, str) else what
        self.text = content.plain
        self.update(content, layout=False)  # it is one line, whatever it says
