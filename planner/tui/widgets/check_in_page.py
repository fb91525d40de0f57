"""One team's page of a week: key results, slices, ten blocks of time, a sentence; everything can be typed."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from planner.domain.check_ins.page import Cell
from planner.domain.views.check_in_page import PageView, RowKind
from planner.tui.keys import key
from planner.tui.widgets import check_in_rows as rows
from planner.tui.widgets.check_in_rows import Active
from planner.tui.widgets.row_pane import CAPTION
from planner.tui.widgets.typing_pane import TypingPane

_BLANK = -1
"""The part of a caption that keeps two sections apart."""
_WORD_COLUMN = 2
_BLOCK = "One block"
_GROUP = Binding.Group(_BLOCK)


class _Row(NamedTuple):
    kind: RowKind
    at: int


class PagePane(TypingPane):
    """The rows of one team's week. It changes nothing by itself: it says which block was moved and what was typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("left,h", "across(-1)", _BLOCK, "Take a block back; on a key result, the field before", id="check-in.less",
            show=True, display="←", group=_GROUP),
        key("right,l", "across(1)", _BLOCK, "Place a block; on a key result, the next field", id="check-in.more",
            show=True, display="→", group=_GROUP),
        key("enter", "screen.save", "Save", "Save all of the page, as one step", id="check-in.save", show=True),
    ]  # fmt: skip

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

    @dataclass
    class CellTyped(Message):
        """Something was typed for a key result or a slice."""

        cell: Cell
        text: str

    @dataclass
    class SentenceTyped(Message):
        """The sentence was typed."""

        text: str

    def __init__(self) -> None:
        super().__init__("", id="page")
        self._view: PageView | None = None
        self._rows: tuple[_Row, ...] = ()
        self._column = 0
        self._note = ""

    def show(self, view: PageView | None, note: str = "") -> None:
        """Takes another week, or the same one with other answers; `note` is added to what is left to place."""
        here = self._here
        self._view, self._note = view, note
        self._rows = _rows_of(view)
        if here in self._rows:
            self.cursor = self._rows.index(here)  # a row that came or went above does not move the cursor off its own
        self.border_title = Content(view.blocks.title if view else "No team's week")
        self.rows_changed()
        self._tell_row()

    def _tell_row(self) -> None:
        """Says of the row under the cursor what its line has no room for."""
        here, view = self._here, self._view
        told = ""
        if here is not None and view is not None:
            told = view.told(here.kind, here.at)
        self.border_subtitle = Content(told) if told else None

    def begin(self) -> None:
        """Goes to the first row."""
        self._column = 0
        self.place_cursor(0)

    @property
    def cell(self) -> Cell | None:
        """The cell under the cursor; `None` on time and sentence."""
        here = self._here
        if self._view is None or here is None or here.kind not in {"kr", "slice"}:
            return None
        if here.kind == "slice":
            return self._view.slices[here.at].field.cell
        return self._view.krs[here.at].fields[self._column].cell

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    @property
    def _here(self) -> _Row | None:
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    def layout_rows(self, width: int) -> list[tuple[int, int]]:
        """A line for each row under its caption; a key result that was changed afterwards has another."""
        lines: list[tuple[int, int]] = []
        for number, row in enumerate(self._rows):
            if row.at == 0:
                lines += [(CAPTION, _BLANK), (CAPTION, number)]
            lines.append((number, 0))
            if row.kind == "kr" and self._view is not None and self._view.krs[row.at].former:
                lines.append((number, 1))
        roomy = len(lines) - 1 <= self.scrollable_content_region.height - len(self.foot(width))
        return lines[1:] if roomy else [line for line in lines if line != (CAPTION, _BLANK)]

    def head(self, width: int) -> list[Content]:
        """What to do where there is no team's week."""
        return [] if self._view is not None else [Content.styled(" There is nothing to place yet.", "$muted")]

    def foot(self, width: int) -> list[Content]:
        """What is left to place."""
        if self._view is None:
            return []
        blocks = self._view.blocks
        style, saves = ("$good", "  enter saves") if blocks.complete else ("bold", "")
        note = f"  {self._note}" if self._note else ""
        return [Content.assemble(" ", (blocks.left, style), saves, (note, "$muted"))]

    def line(self, row: int, part: int, width: int) -> Content:
        """One line of the page; a caption's part is the row that it stands above."""
        view = self._view
        if view is None or (row, part) == (CAPTION, _BLANK):
            return Content("")
        if row == CAPTION:
            return _caption(self._rows[part].kind, view, width)
        kind, index = self._rows[row]
        active = Active(self._column, self.typed) if row == self.cursor and self.has_focus else None
        if kind == "kr":
            found = view.krs[index]
            return rows.kr_note(found) if part else rows.kr_line(found, view, width, active)
        if kind == "slice":
            return rows.slice_line(view.slices[index], view, width, active)
        if kind == "sentence":
            return rows.sentence_line(view, width, active)
        return rows.block_line(view.blocks.rows[index], view, width, active.typed if active else None)

    def place_cursor(self, row: int) -> None:
        """Goes to a row; the first one is shown with its caption."""
        super().place_cursor(row)
        if self._lines and self.cursor == 0:
            self.scroll_to(y=0, animate=False, immediate=True, force=True)
        self._tell_row()

    def go(self, key: str) -> bool:
        """Across, too."""
        by = {"left": -1, "right": 1}.get(key)
        if by is not None:
            self.action_across(by)
        return by is not None or super().go(key)

    def action_across(self, by: int) -> None:
        """A block more or fewer; on a key result the field beside."""
        here = self._here
        if here is None or self._view is None:
            return
        if here.kind == "time":
            self.post_message(self.BlockMoved(self._view.blocks.rows[here.at].work_type, by))
        elif here.kind == "kr":
            self._column = max(0, min(self._column + by, _WORD_COLUMN))
            self.refresh()

    @property
    def takes_words(self) -> bool:
        """Whether the field under the cursor is words, which any key may begin."""
        here = self._here
        return here is not None and (here.kind == "sentence" or (here.kind == "kr" and self._column == _WORD_COLUMN))

    def take(self, text: str) -> None:
        """What was typed is the answer: says which."""
        here = self._here
        if here is None or self._view is None:
            return
        cell = self.cell
        if cell is not None:
            self.post_message(self.CellTyped(cell, text))
        elif here.kind == "time":
            self.post_message(self.ShareTyped(self._view.blocks.rows[here.at].work_type, text))
        else:
            self.post_message(self.SentenceTyped(text))

    def text_here(self) -> str:
        """What stands in the field under the cursor."""
        here, view = self._here, self._view
        if here is None or view is None:
            return ""
        if here.kind == "kr":
            return view.krs[here.at].fields[self._column].text
        if here.kind == "slice":
            return view.slices[here.at].field.text
        return view.sentence if here.kind == "sentence" else view.blocks.rows[here.at].share


def _rows_of(view: PageView | None) -> tuple[_Row, ...]:
    if view is None:
        return ()
    counts: tuple[tuple[RowKind, int], ...] = (
        ("kr", len(view.krs)),
        ("slice", len(view.slices)),
        ("time", len(view.blocks.rows)),
        ("sentence", 1),
    )
    return tuple(_Row(kind, index) for kind, count in counts for index in range(count))


def _caption(kind: RowKind, view: PageView, width: int) -> Content:
    if kind == "kr":
        return rows.kr_caption(view, width)
    if kind == "slice":
        return rows.slice_caption(view, width)
    return rows.block_caption(view, width) if kind == "time" else Content.styled(" One sentence about the week", "bold")
