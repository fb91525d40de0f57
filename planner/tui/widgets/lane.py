"""A lane in rank order: of ten thousand rows it asks for and paints those that are seen and that changed."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from planner.domain.views.lane import BacklogRow
from planner.domain.words import Category
from planner.tui.keys import key
from planner.tui.widgets.lane_line import Columns, Look, columns_for, header_line, row_line, rule_line
from planner.tui.widgets.still import StillView

_CACHED = 2_000
_RULE, _HEADER = "rule", "header"


class LaneRows(NamedTuple):
    """What a lane shows: how many rows, how to get one, and where the line stands."""

    total: int = 0
    row: Callable[[int], BacklogRow] | None = None
    """Gives the row with an index from 0; asked only for rows that are seen."""
    line: int | None = None
    """How many rows stand above the line; `None` for no line."""
    last: int = 0
    """The rank of the lane's last item, shown or not: ranks have room for it; 0 where each item has its row."""

    @property
    def ranks(self) -> int:
        """The highest rank that has to fit."""
        return max(self.total, self.last)

    @property
    def lines(self) -> int:
        """How many lines they take, with the line between them."""
        return self.total + (self.line is not None)

    def index_at(self, position: int) -> int | None:
        """The row on a line from 0; `None` for the line between them, and below all rows."""
        if position == self.line:
            return None
        index = position - 1 if self.line is not None and position > self.line else position
        return index if index < self.total else None

    def position_of(self, index: int) -> int:
        """The line on which a row stands, from 0."""
        return index + (1 if self.line is not None and index >= self.line else 0)


class _Painted(NamedTuple):
    """All that a painted line depends on; two that are equal look the same."""

    what: BacklogRow | str | None
    under_cursor: bool = False
    marked: bool = False


def _segments(painted: _Painted, look: Look, columns: Columns, width: int) -> list[Segment]:
    if painted.what == _RULE:
        return rule_line(width, look)
    if painted.what == _HEADER:
        return header_line(columns, look)
    if isinstance(painted.what, str):
        return [Segment(f" {painted.what}"[:width], look.muted)]
    return [] if painted.what is None else row_line(painted.what, columns, look, marked=painted.marked)


class Lane(StillView, can_focus=True, inherit_bindings=False):
    """One lane. It knows no plan: it is handed rows, and says where its cursor went and what was opened."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lane--colour", "lane--muted", "lane--cursor", "lane--strong"}
    DEFAULT_CSS = """
    Lane {
        width: 1fr; height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden;
        & > .lane--muted { color: $muted; }
        & > .lane--strong { text-style: bold; }
        & > .lane--cursor { background: $cursor; }
        &.-innovation > .lane--colour { color: $innovation; }
        &.-tune_up > .lane--colour { color: $tune-up; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("down,j", "cursor(1)", "Down", "Go to the next item", id="lane.down"),
        key("up,k", "cursor(-1)", "Up", "Go to the item above", id="lane.up"),
        key("g,home", "ends(0)", "First", "Go to the first item", id="lane.first", display="g"),
        key("G,end", "ends(1)", "Last", "Go to the last item", id="lane.last", display="G"),
        key("pagedown", "pages(1)", "Page down", "Go a page down", id="lane.page_down"),
        key("pageup", "pages(-1)", "Page up", "Go a page up", id="lane.page_up"),
    ]

    @dataclass
    class CursorMoved(Message):
        """The cursor stands on another row, by its index; or the lane got the focus."""

        lane: "Lane"
        index: int

        @property
        def control(self) -> "Lane":
            """The lane whose cursor it is."""
            return self.lane

    def __init__(self, category: Category, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, classes=f"pane -{category}")
        self.category = category
        self.cursor = 0
        self.marked: Collection[str] = frozenset()
        self.hint: tuple[str, ...] = ()
        """What an empty lane says, line by line."""
        self._rows = LaneRows()
        self._painted: dict[int, _Painted] = {}
        self._strips: dict[tuple[_Painted, int, int], Strip] = {}
        self._looks: dict[bool, Look] = {}
        self._seen: dict[int, BacklogRow] = {}

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._rows.total

    def show(self, rows: LaneRows, cursor: int | None = None, marked: Collection[str] = frozenset()) -> None:
        """Takes other rows, puts the cursor on one of them, and repaints the lines that look different now."""
        self._rows, self.marked, self._seen = rows, marked, {}
        self.cursor = max(0, min(self.cursor if cursor is None else cursor, rows.total - 1))
        size = Size(0, rows.lines + self._header)
        if size.height != self.virtual_size.height:
            self.virtual_size = size
        if self.is_attached:
            self._scroll_to_cursor()
            self._repaint_changed()

    def place_cursor(self, index: int) -> None:
        """Puts the cursor on a row and says so."""
        index = max(0, min(index, self._rows.total - 1))
        if index == self.cursor or not self._rows.total:
            return
        before, self.cursor = self.cursor, index
        if not self._scroll_to_cursor():
            # Two lines look different, whatever the length of the list.
            width = self.scrollable_content_region.width
            self.refresh(*(Region(0, self._line_of(row), width, 1) for row in (before, index)))
        # Told once it is painted: what others make of it must not hold the cursor up.
        self.call_after_refresh(self.post_message, self.CursorMoved(self, index))

    def action_cursor(self, by: int) -> None:
        """Moves the cursor by so many rows."""
        self.place_cursor(self.cursor + by)

    def action_pages(self, by: int) -> None:
        """Moves the cursor by so many pages."""
        self.place_cursor(self.cursor + by * max(1, self._visible - 1))

    def action_ends(self, last: int) -> None:
        """Goes to the first row, or to the last."""
        self.place_cursor(self._rows.total - 1 if last else 0)

    async def on_key(self, event: events.Key) -> None:
        """Does at once what the lane's own keys do; else the key would bubble up to the app first, and be late."""
        if self.app._keymap:  # noqa: SLF001 - Textual asks it for each key, and so knows keys that users changed
            return
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            event.stop()
            await self.run_action(binding.action)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor where it was."""
        offset = event.get_content_offset(self)
        index = self._index_at(offset.y) if offset is not None else None
        if index is not None:
            self.place_cursor(index)

    def on_focus(self) -> None:
        """Only the lane with the focus shows its cursor."""
        self._repaint_changed()
        self.post_message(self.CursorMoved(self, self.cursor))

    def on_blur(self) -> None:
        """The cursor stays where it is, unseen."""
        self._repaint_changed()

    def on_resize(self) -> None:
        """Another width has other columns, perhaps a header; the cursor stays in sight."""
        self.virtual_size = Size(0, self._rows.lines + self._header)
        self._scroll_to_cursor()

    def notify_style_update(self) -> None:
        """Other colours make every painted line a stale one."""
        self._strips.clear()
        self._looks.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the lane."""
        width = self.scrollable_content_region.width
        header = int(columns_for(width, 0).wide)
        painted = self._painted[y] = self._to_paint(y, header, self.scroll_offset.y)
        place = (painted, width, len(str(self._rows.ranks)))
        strip = self._strips.get(place)
        if strip is None:
            if len(self._strips) > _CACHED:
                self._strips.clear()
            strip = self._strips[place] = self._strip(painted, width)
        return strip

    def _strip(self, painted: _Painted, width: int) -> Strip:
        look = self._look(under_cursor=painted.under_cursor)
        segments = _segments(painted, look, columns_for(width, self._rows.ranks), width)
        return Strip(segments).adjust_cell_length(width, look.base)

    def _look(self, *, under_cursor: bool) -> Look:
        if under_cursor in self._looks:
            return self._looks[under_cursor]
        base = self.rich_style
        if under_cursor:
            base += self.get_component_rich_style("lane--cursor", partial=True)
        named = (self.get_component_rich_style(f"lane--{name}", partial=True) for name in ("colour", "muted", "strong"))
        colour, muted, strong = (base + style for style in named)
        look = self._looks[under_cursor] = Look(base, colour, muted, strong)
        return look

    def _to_paint(self, y: int, header: int, top: int) -> _Painted:
        if not self._rows.total:
            return _Painted(self.hint[y - 1] if 0 <= y - 1 < len(self.hint) else None)
        if y < header or self._rows.row is None:
            return _Painted(_HEADER)
        position = y - header + top
        if position == self._rows.line:
            return _Painted(_RULE)
        index = self._rows.index_at(position)
        if index is None:
            return _Painted(None)
        row = self._seen.get(index)
        if row is None:
            row = self._seen[index] = self._rows.row(index)
        return _Painted(row, index == self.cursor and self.has_focus, row.item in self.marked)

    @property
    def _header(self) -> int:
        return int(columns_for(self.scrollable_content_region.width, 0).wide)

    @property
    def _visible(self) -> int:
        return max(0, self.scrollable_content_region.height - self._header)

    def _index_at(self, y: int) -> int | None:
        return None if y < self._header else self._rows.index_at(y - self._header + self.scroll_offset.y)

    def _line_of(self, index: int) -> int:
        """The line of the widget on which a row stands now; outside of it for a row that is not seen."""
        return self._rows.position_of(index) - self.scroll_offset.y + self._header

    def _scroll_to_cursor(self) -> bool:
        """Scrolls where the cursor is not in sight; whether it did."""
        visible, top = self._visible, self.scroll_offset.y
        position = self._line_of(self.cursor) - self._header + top
        if not visible or (top <= position < top + visible and (self.cursor or not top)):
            return False
        y = 0 if self.cursor == 0 else position if position < top else position - visible + 1
        self.scroll_to(y=y, animate=False, immediate=True, force=True)
        return True

    def _repaint_changed(self) -> None:
        width, header, top = self.scrollable_content_region.width, self._header, self.scroll_offset.y
        changed = [y for y, painted in self._painted.items() if painted != self._to_paint(y, header, top)]
        if changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))
