"""A list of lines with a cursor: of ten thousand it asks for and paints those that are seen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from planner.tui.keys import key

_MOST_LEFT = 16


class ListLine(NamedTuple):
    """One line: plain text in up to four columns, never markup."""

    text: str
    mark: str = ""
    """A glyph before everything else."""
    left: str = ""
    """A short name before the text, e.g. a key."""
    right: str = ""
    """At the right edge, muted."""
    faded: bool = False
    """Whether the line is of less interest."""
    rule: bool = False
    """Whether it is only a stroke across."""


class LineList(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines to go through; it says where its cursor was opened, and knows nothing about what they mean."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--muted", "list--cursor", "list--mark"}
    DEFAULT_CSS = """
    LineList {
        width: 1fr; height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden;
        & > .list--muted { color: $muted; }
        & > .list--mark { text-style: bold; }
        & > .list--cursor { background: $cursor; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("down,j", "cursor(1)", "Down", "Go to the next line", id="list.down"),
        key("up,k", "cursor(-1)", "Up", "Go to the line above", id="list.up"),
        key("g,home", "ends(0)", "First", "Go to the first line", id="list.first", display="g"),
        key("G,end", "ends(1)", "Last", "Go to the last line", id="list.last", display="G"),
        key("pagedown", "pages(1)", "Page down", "Go a page down", id="list.page_down"),
        key("pageup", "pages(-1)", "Page up", "Go a page up", id="list.page_up"),
    ]

    @dataclass
    class LeftAtTop(Message):
        """The cursor was moved up from the first line."""

        lines: "LineList"

    @dataclass
    class Clicked(Message):
        """A line was clicked, twice for opening it."""

        lines: "LineList"
        index: int
        chain: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, classes="pane")
        self.cursor = 0
        self.total = 0
        self.hint = ""
        """What an empty list says, on one line or several."""
        self._line: Callable[[int], ListLine] | None = None
        self._left = 0

    def show(self, total: int, line: Callable[[int], ListLine], cursor: int | None = None, left: int = 0) -> None:
        """Takes other lines; `left` is the width of the short names, in cells."""
        self.total, self._line, self._left = total, line, min(left, _MOST_LEFT)
        self.cursor = max(0, min(self.cursor if cursor is None else cursor, total - 1))
        self.virtual_size = Size(0, total)
        self._keep_in_sight()
        self.refresh()

    def action_cursor(self, by: int) -> None:
        """Moves the cursor by so many lines."""
        if by < 0 and self.cursor == 0:
            self.post_message(self.LeftAtTop(self))
        self._go(self.cursor + by)

    def action_pages(self, by: int) -> None:
        """Moves the cursor by so many pages."""
        self._go(self.cursor + by * max(1, self.scrollable_content_region.height - 1))

    def action_ends(self, last: int) -> None:
        """Goes to the first line, or to the last."""
        self._go(self.total - 1 if last else 0)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor where it was."""
        offset = event.get_content_offset(self)
        index = self.scroll_offset.y + offset.y if offset is not None else self.total
        if index < self.total:
            self._go(index)
            self.post_message(self.Clicked(self, index, event.chain))

    def on_resize(self) -> None:
        """The cursor stays in sight."""
        self._keep_in_sight()

    def render_line(self, y: int) -> Strip:
        """One line of the list."""
        width = self.scrollable_content_region.width
        index = self.scroll_offset.y + y
        base = self.rich_style
        if self._line is None or index >= self.total:
            muted = base + self.get_component_rich_style("list--muted", partial=True)
            hints = () if self.total else self.hint.splitlines()
            text = hints[y] if y < len(hints) else ""
            return Strip([Segment(set_cell_size(text, width), muted)], width)
        if index == self.cursor:
            base += self.get_component_rich_style("list--cursor", partial=True)
        return Strip(self._segments(self._line(index), width, base)).adjust_cell_length(width, base)

    def _segments(self, line: ListLine, width: int, base: Style) -> list[Segment]:
        muted = base + self.get_component_rich_style("list--muted", partial=True)
        if line.rule:
            return [Segment("━" * width, muted)]
        strong = base + self.get_component_rich_style("list--mark", partial=True)
        mark = f"{line.mark:<1} " if line.mark else ""
        left = f"{set_cell_size(line.left, self._left)} " if self._left else ""
        right = f" {line.right}" if line.right else ""
        room = max(0, width - cell_len(mark) - cell_len(left) - cell_len(right))
        text = set_cell_size(_cut(line.text, room), room)
        return [
            Segment(mark, strong),
            Segment(left, muted),
            Segment(text, muted if line.faded else base),
            Segment(right, muted),
        ]

    def _go(self, index: int) -> None:
        self.cursor = max(0, min(index, self.total - 1))
        self._keep_in_sight()
        self.refresh()

    def _keep_in_sight(self) -> None:
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if height and not top <= self.cursor < top + height:
            to = self.cursor if self.cursor < top else self.cursor - height + 1
            self.scroll_to(y=to, animate=False, immediate=True, force=True)


def _cut(text: str, room: int) -> str:
    """The text, with an ellipsis where it does not fit."""
    return text if cell_len(text) <= room else f"{set_cell_size(text, max(0, room - 1))}…"
