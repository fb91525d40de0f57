"""One team's week as ten blocks of time, a row for each work type; shares can be typed, too."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from planner.domain.views.check_in import BLOCKS, BlockRow, BlocksView
from planner.tui.keys import key
from planner.tui.widgets.row_pane import CAPTION, RowPane
from planner.tui.widgets.time_pane import PART_STYLES

_BEGINS = frozenset("0123456789.,")
_GOES_ON = _BEGINS | frozenset("%hdHD ")
_LONGEST = 8
_MOST_NAME = 24
_MOST_CELLS = 6
_FIGURES = 21
"""Cells of ` 37.5 %   last week: 40 %`, about."""
_BLOCK = "One block"
_GROUP = Binding.Group(_BLOCK)


class BlocksPane(RowPane):
    """The rows of one week. It moves nothing by itself: it says which block was moved and what was typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "left,h", "block(-1)", _BLOCK, "Take a block back", id="check-in.less", show=True, display="←", group=_GROUP
        ),
        key("right,l", "block(1)", _BLOCK, "Place a block", id="check-in.more", show=True, display="→", group=_GROUP),
        key(
            "enter",
            "screen.save",
            "Save",
            "Save the week, when all ten blocks are placed",
            id="check-in.save",
            show=True,
        ),
    ]

    @dataclass
    class BlockMoved(Message):
        """A block was asked for, or given back."""

        work_type: str
        by: int

    @dataclass
    class ShareTyped(Message):
        """A share was typed for a work type."""

        work_type: str
        text: str

    def __init__(self) -> None:
        super().__init__("", id="blocks")
        self._view: BlocksView | None = None
        self._typed = ""
        self.note = ""
        """What to add to what is left, e.g. that it is copied."""

    def show(self, view: BlocksView | None, note: str = "") -> None:
        """Takes another week, or the same one with other blocks."""
        self._view, self.note = view, note
        self.border_title = Content(view.title if view else "No team's week")
        self.border_subtitle = Content("or type 40 %, 16h or 2d") if view else None
        self.rows_changed()

    @property
    def row(self) -> BlockRow | None:
        """The work type under the cursor."""
        return self._view.rows[self.cursor] if self._view and self._view.rows else None

    @property
    def count(self) -> int:
        """How many work types there are."""
        return len(self._view.rows) if self._view else 0

    def layout_rows(self, width: int) -> list[tuple[int, int]]:
        """A line for each work type, and where there is room an empty one after it."""
        fixed = len(self.head(width)) + len(self.foot(width))
        roomy = 2 * self.count - 1 + fixed <= self.scrollable_content_region.height
        lines = [line for row in range(self.count) for line in ((row, 0), *([(CAPTION, 0)] if roomy else []))]
        return lines[:-1] if roomy else lines

    def head(self, width: int) -> list[Content]:
        """What the columns are."""
        if self._view is None:
            return [Content.styled(" There is nothing to place yet.", "$muted")]
        blank = " " * (2 + self._name_cells(width) + self._block_cells(width) * BLOCKS)
        return [Content.styled(f"{blank} {'share':>6}   {self._view.last_week}", "$muted")]

    def foot(self, width: int) -> list[Content]:
        """What is left to place."""
        if self._view is None:
            return []
        style = "$good" if self._view.complete else "bold"
        saves = "  enter saves" if self._view.complete else ""
        note = f"  {self.note}" if self.note else ""
        return [Content(""), Content.assemble(" ", (self._view.left, style), saves, (note, "$muted"))]

    def line(self, row: int, part: int, width: int) -> Content:
        """A work type with its blocks, last week's in outline behind them."""
        if self._view is None or row == CAPTION:
            return Content("")
        entry = self._view.rows[row]
        cells = self._block_cells(width) - 1
        filled = ("▒" if entry.part == "unplanned" else "█") * cells if cells > 1 else "■"
        ghosts = max(0, entry.last_blocks - entry.blocks)
        empty = BLOCKS - entry.blocks - ghosts
        share = f"{self._typed}▏" if self._typed and row == self.cursor else entry.share
        return Content.assemble(
            " ",
            Content(entry.name).truncate(self._name_cells(width), ellipsis=True, pad=True),
            " ",
            (f"{filled} " * entry.blocks, PART_STYLES[entry.part]),
            (f"{'░' * cells} " * ghosts, "$muted"),
            (f"{'·':^{cells}} " * empty, "$muted"),
            (f" {share:>6}", "bold"),
            (f"   {entry.last_share:>6}", "$muted"),
        )

    def on_key(self, event: events.Key) -> None:
        """Takes what is typed: digits begin, `enter`, arrows and `tab` end it, `esc` gives it up."""
        if event.character is not None and event.character in (_GOES_ON if self._typed else _BEGINS):
            self._typed = (self._typed + event.character)[:_LONGEST]
        elif self._typed and event.key in {"backspace", "escape"}:
            self._typed = self._typed[:-1] if event.key == "backspace" else ""
        elif self._typed and event.key == "enter":
            self._take()
        else:
            self._take()
            return
        event.stop()
        event.prevent_default()
        self.refresh()

    def on_blur(self) -> None:
        """What was typed counts, wherever one goes next."""
        self._take()
        super().on_blur()

    def action_block(self, by: int) -> None:
        """Asks for a block more or fewer in the row under the cursor."""
        if self.row is not None:
            self.post_message(self.BlockMoved(self.row.work_type, by))

    def _take(self) -> None:
        if self._typed and self.row is not None:
            self.post_message(self.ShareTyped(self.row.work_type, self._typed))
        self._typed = ""

    def _name_cells(self, width: int) -> int:
        longest = max((Content(row.name).cell_length for row in self._view.rows), default=0) if self._view else 0
        return max(8, min(longest, _MOST_NAME, width - 2 * BLOCKS - _FIGURES))

    def _block_cells(self, width: int) -> int:
        """Cells of one block, with the gap after it."""
        return max(2, min(_MOST_CELLS, (width - self._name_cells(width) - _FIGURES - 3) // BLOCKS))
