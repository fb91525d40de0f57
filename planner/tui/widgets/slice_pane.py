"""Slices with their pass marks, what came out so far, and their verdicts; on Measure, and on the page of all slices."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message

from planner.tui.widgets.lane_line import cut, fitted
from planner.tui.widgets.row_pane import RowPane

if TYPE_CHECKING:
    from planner.domain.views.slices import SliceRow  # not on the way to the first screen: statistics come with it

_STYLES = {"good": "$good", "bad": "$bad", "even": "$muted"}
_HEADS = ("pass mark", "so far", "", "verdict", "decided")
_MOST = (14, 11, 11, 14, 8)
"""Cells that a column takes at most."""
_WITH_ITEM = 100
"""From so many cells on the item stands beside the title."""
_GAP = "  "
_ROOM = (((0, 1, 2, 3, 4), 26), ((0, 1, 2, 3), 20), ((0, 1, 3), 16), ((0, 3), 16), ((3,), 0))
"""Which columns are shown, in this order of what is left out, and how many cells that must leave the title."""


class SlicePane(RowPane):
    """A row for each slice; what to do where there are none."""

    @dataclass
    class Moved(Message):
        """The cursor went to another row."""

        row: int

    def __init__(self, *, id: str = "slices") -> None:  # noqa: A002 - Textual's own name for it
        super().__init__("Slices", id=id)
        self.rows: tuple[SliceRow, ...] = ()
        self.hint: tuple[str, ...] = ("reading …",)
        """What stands where there are no rows; until it is known whether there are, that they are being read."""
        self._widths: tuple[int, ...] = ()

    def show(self, rows: "Sequence[SliceRow]") -> None:
        """Takes other rows."""
        self.rows = tuple(rows)
        cells = [_cells(row) for row in rows] + [_HEADS]
        self._widths = tuple(min(most, max(cell_len(c[n]) for c in cells)) for n, most in enumerate(_MOST))
        self.rows_changed()

    @property
    def count(self) -> int:
        """How many slices there are."""
        return len(self.rows)

    @property
    def under_cursor(self) -> "SliceRow | None":
        """The slice under the cursor; `None` where there is none."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def place_cursor(self, row: int) -> None:
        """Puts the cursor on a row, and tells who listens."""
        super().place_cursor(row)
        self.post_message(self.Moved(self.cursor))

    def head(self, width: int) -> list[Content]:
        """What the columns are; where there are no slices, what to do."""
        if not self.rows:
            return [Content.styled(f" {line}", "$muted") for line in self.hint]
        title, kept = self._room(width)
        heads = (fitted(_HEADS[n], self._widths[n]) for n in kept)
        return [Content.styled(f" {_GAP.join((fitted('  Slice', title), *heads))}", "$muted")]

    def line(self, row: int, part: int, width: int) -> Content:
        """A slice with its pass mark, what is known so far, and its verdict."""
        found = self.rows[row]
        title, kept = self._room(width)
        shown = cut(found.slice.title, title - 2)
        aside = f"   {found.item.title}" if width >= _WITH_ITEM and found.item is not None else ""
        style = _STYLES[found.tone]
        text = "$muted" if found.slice.decision in {"change", "stop"} else "$foreground"
        parts = [(f" {found.glyph} ", style), (shown, text), (fitted(aside, title - 2 - cell_len(shown)), "$muted")]
        cells = _cells(found)
        styles = (text, text, "$muted", style, "$muted")
        parts += [(_GAP + fitted(cells[n], self._widths[n]), styles[n]) for n in kept]
        return Content.assemble(*parts)

    @property
    def explained(self) -> tuple[str, tuple[str, ...]] | None:
        """The verdict's arithmetic, for `w`."""
        row = self.under_cursor
        if row is None:
            return None
        from planner.domain.views.slices_explained import slice_explained

        return slice_explained(row)

    @property
    def opens(self) -> str:
        """The slice on the page of all slices, or that page."""
        row = self.under_cursor
        return "app.slices" if row is None else f"app.slices({row.slice.id!r})"

    def _room(self, width: int) -> tuple[int, tuple[int, ...]]:
        """Cells of the title, and which of the columns there is room for."""
        decided = any(row.state for row in self.rows)
        for kept, least in _ROOM:
            shown = kept if decided else kept[:4]
            title = width - 1 - sum(self._widths[n] + len(_GAP) for n in shown)
            if title >= least:
                break
        return max(2, title), shown


def _cells(row: "SliceRow") -> tuple[str, ...]:
    # A mark that was moved never stands without what it was.
    mark, first = row.mark.split(" "), row.first_mark.split(" ")
    if len(first) == 3 and first[2] == mark[2]:
        mark.insert(2, f"({first[1]})")
    elif row.first_mark:
        mark.append(f"({row.first_mark[2:]})")
    return " ".join(mark), row.so_far, row.range, row.verdict, row.state
