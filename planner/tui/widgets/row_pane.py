"""A framed list of rows with a cursor, and lines above and below them that do not scroll with them."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from planner.tui.keys import key

CAPTION = -1
"""Stands for a line that belongs to no row."""


class RowPane(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of one line or several. A subclass says how many there are and what a line is; only seen ones are made."""

    DEFAULT_CSS = """
    RowPane { width: 1fr; height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
    RowPane.pane { padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("down,j", "cursor(1)", "Down", "Go to the next row", id="row.down"),
        key("up,k", "cursor(-1)", "Up", "Go to the row above", id="row.up"),
        key("g,home", "ends(0)", "First", "Go to the first row", id="row.first", display="g"),
        key("G,end", "ends(1)", "Last", "Go to the last row", id="row.last", display="G"),
    ]

    def __init__(self, title: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, classes="pane")
        self.border_title = Content(title)
        self.cursor = 0
        self._lines: list[tuple[int, int]] = []
        self._laid_out_for = 0

    @property
    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def layout_rows(self, width: int) -> list[tuple[int, int]]:
        """The lines in order, each as its row and its number within the row; by default one for each row."""
        return [(row, 0) for row in range(self.count)]

    def line(self, row: int, part: int, width: int) -> Content:
        """One line; `row` may be `CAPTION`."""
        raise NotImplementedError

    def head(self, width: int) -> list[Content]:
        """Lines that stay above the rows."""
        return []

    def foot(self, width: int) -> list[Content]:
        """Lines that stay below the rows."""
        return []

    @property
    def explained(self) -> tuple[str, tuple[str, ...]] | None:
        """A title and paragraphs about the row under the cursor; `None` where there is nothing to explain."""
        return None

    @property
    def opens(self) -> str:
        """The action that opens what is under the cursor; empty where there is nothing behind it."""
        return ""

    def rows_changed(self) -> None:
        """Lays the rows out afresh; called when the data or the width are others."""
        self._lay_out(self.line_width)
        self.cursor = max(0, min(self.cursor, self.count - 1))
        fixed = len(self.head(self.line_width)) + len(self.foot(self.line_width))
        self.virtual_size = Size(0, len(self._lines) + fixed)
        if self.is_attached:
            self._scroll_to_cursor()
        self.refresh()

    def _lay_out(self, width: int) -> None:
        self._lines, self._laid_out_for = self.layout_rows(width), width

    @property
    def line_width(self) -> int:
        """Cells of one line."""
        return self.scrollable_content_region.width

    def on_resize(self) -> None:
        """Another width has other lines."""
        self.rows_changed()

    def on_focus(self) -> None:
        """The cursor is seen only in the pane with the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor stays where it is, unseen."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor where it was."""
        offset = event.get_content_offset(self)
        place = None if offset is None else self._place(offset.y)
        if place is not None and place[0] != CAPTION:
            self.place_cursor(place[0])

    def place_cursor(self, row: int) -> None:
        """Puts the cursor on a row, the nearest that there is."""
        self.cursor = max(0, min(row, self.count - 1))
        self._scroll_to_cursor()
        self.refresh()

    def action_cursor(self, by: int) -> None:
        """Moves the cursor by so many rows."""
        self.place_cursor(self.cursor + by)

    def action_ends(self, last: int) -> None:
        """Goes to the first row, or to the last."""
        self.place_cursor(self.count - 1 if last else 0)

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        width = self.line_width
        if width != self._laid_out_for:
            # A scroll bar came or went, which is no resize: what was laid out has other lines than are asked for.
            self._lay_out(width)
            self.call_later(self.rows_changed)
        content, under_cursor = self._content(y, width), False
        place = self._place(y)
        if place is not None:
            content = self.line(*place, width)
            under_cursor = self.has_focus and place[0] == self.cursor
        content = content.truncate(width, ellipsis=True, pad=True)
        if under_cursor:
            content = content.stylize("on $cursor")
        strips = Visual.to_strips(self, content, width, 1, self.visual_style)
        return strips[0] if strips else Strip.blank(width, self.rich_style)

    def _content(self, y: int, width: int) -> Content:
        """What stands above or below the rows."""
        head, foot = self.head(width), self.foot(width)
        if y < len(head):
            return head[y]
        below = y - self._foot_at(len(foot))
        return foot[below] if 0 <= below < len(foot) else Content("")

    def _foot_at(self, lines: int) -> int:
        """Where the foot begins: right below the rows, at the bottom where they do not all fit."""
        height = self.scrollable_content_region.height
        return min(height - lines, len(self.head(self.line_width)) + len(self._lines))

    def _place(self, y: int) -> tuple[int, int] | None:
        """The row and part on a line of the pane."""
        width = self.line_width
        head = len(self.head(width))
        index = y - head + self.scroll_offset.y
        if y < head or y >= self._foot_at(len(self.foot(width))) or not 0 <= index < len(self._lines):
            return None
        return self._lines[index]

    def _scroll_to_cursor(self) -> None:
        places = [index for index, (row, _) in enumerate(self._lines) if row == self.cursor]
        width = self.line_width
        seen = self.scrollable_content_region.height - len(self.head(width)) - len(self.foot(width))
        if not places or seen <= 0:
            return
        top = self.scroll_offset.y
        first = 0 if self.cursor == 0 else places[0]
        if first < top:
            self.scroll_to(y=first, animate=False, immediate=True, force=True)
        elif places[-1] >= top + seen:
            self.scroll_to(y=places[-1] - seen + 1, animate=False, immediate=True, force=True)
