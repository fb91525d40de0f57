"""A pane of lines to read, scrolled by line where there are more than fit."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import MouseScrollDown, MouseScrollUp

from planner.tui.keys import key
from planner.tui.widgets.line_pane import LinePane

Lines = Callable[[int], Sequence[Content]]
"""The lines for a width in cells."""


class Sheet(LinePane):
    """Lines of text under a title."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("down,j", "scroll_lines(1)", "Down", "Read on", id="sheet.down"),
        key("up,k", "scroll_lines(-1)", "Up", "Read back", id="sheet.up"),
        key("g,home", "scroll_lines(-1000000)", "First", "Go to the first line", id="sheet.first", display="g"),
        key("G,end", "scroll_lines(1000000)", "Last", "Go to the last line", id="sheet.last", display="G"),
    ]

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._lines: Lines = lambda _width: ()
        self._top = 0

    def show(self, lines: Lines, *, title: str = "", subtitle: str = "") -> None:
        """Takes other lines and titles."""
        self._lines = lines
        self.entitle(title, subtitle)
        self.repaint()

    def text(self, width: int) -> list[str]:
        """All lines as plain text."""
        return [line.plain.rstrip() for line in self._lines(width)]

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """The lines from where it was scrolled to; the last one says how many are below."""
        lines = self._lines(width)
        self._top = max(0, min(self._top, len(lines) - height))
        seen = list(lines[self._top : self._top + height])
        below = len(lines) - self._top - height
        if below > 0 and height > 1:
            seen[-1] = Content.styled(f"↓ {below + 1} more", "$muted")
        return seen

    def action_scroll_lines(self, by: int) -> None:
        """Scrolls by so many lines."""
        self._top = max(0, self._top + by)
        self.repaint()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """The wheel scrolls by lines too."""
        event.stop()
        self.action_scroll_lines(1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The wheel scrolls by lines too."""
        event.stop()
        self.action_scroll_lines(-1)
