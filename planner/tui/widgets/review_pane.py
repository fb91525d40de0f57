"""The review with a cursor: section after section, a title above the rows of each."""

from rich.cells import cell_len
from textual.content import Content

from planner.domain.views.review_rows import ReviewRow, Section, all_rows
from planner.tui.widgets.holding import wrapped
from planner.tui.widgets.lane_line import MARK
from planner.tui.widgets.row_pane import CAPTION, RowPane
from planner.tui.widgets.sentence_pane import TONE_STYLES

_INDENT = 3


class ReviewPane(RowPane):
    """Rows of as many lines as they need, under their section's title."""

    def __init__(self) -> None:
        super().__init__("Review", id="review")
        self.sections: tuple[Section, ...] = ()
        self.rows: tuple[ReviewRow, ...] = ()
        self.marked: frozenset[str] = frozenset()
        """Ids of the unfinished items of which the same is to be said."""

    def show(self, sections: tuple[Section, ...]) -> None:
        """Takes other sections; the cursor stays on what it was on."""
        before = self.row
        self.sections, self.rows = sections, all_rows(sections)
        self.marked &= {row.id for row in self.rows if row.kind == "unfinished"}
        if before is not None and before.id:
            self.cursor = next((n for n, row in enumerate(self.rows) if row.id == before.id), self.cursor)
        self.rows_changed()

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    @property
    def row(self) -> ReviewRow | None:
        """What is under the cursor; `None` while nothing was read."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def mark(self, marked: frozenset[str]) -> None:
        """Marks other rows."""
        self.marked = marked
        self.refresh()

    def section_at(self, row: int) -> int:
        """The section that a row is in."""
        return next(n for n, first in reversed(list(enumerate(self._firsts()))) if first <= row)

    def go_to_section(self, by: int) -> None:
        """Goes to the first row of the next section or the one before, round and round."""
        if self.rows:
            self.place_cursor(self._firsts()[(self.section_at(self.cursor) + by) % len(self.sections)])

    def layout_rows(self, width: int) -> list[tuple[int, int]]:
        """A title, an empty line before it where it is not the first, and the rows."""
        lines, firsts = [], self._firsts()
        for row in range(self.count):
            if row in firsts:
                number = firsts.index(row)
                lines += [(CAPTION, -1)] if number else []
                lines.append((CAPTION, number))
            lines += [(row, part) for part in range(len(self._wrapped(row, width)))]
        return lines

    def line(self, row: int, part: int, width: int) -> Content:
        """A title, or a piece of a row; what stands at the right is on its last line."""
        if row == CAPTION:
            return Content("") if part < 0 else Content.styled(f" {self.sections[part].title}", "bold")
        shown, pieces = self.rows[row], self._wrapped(row, width)
        glyph = Content.styled(shown.glyph or " ", TONE_STYLES[shown.tone]) if part == 0 else Content(" ")
        mark = MARK if shown.id in self.marked and shown.kind == "unfinished" else " "
        text = Content.assemble((mark, "bold"), glyph, " ", pieces[part])
        right = shown.right if part == len(pieces) - 1 else ""
        if not right:
            return text
        gap = max(1, width - text.cell_length - cell_len(right) - 1)
        return Content.assemble(text, " " * gap, Content.styled(right, "$muted"))

    def head(self, width: int) -> list[Content]:
        """A word while there is nothing to read yet."""
        return [] if self.rows else [Content.styled(" reading …", "$muted")]

    def _firsts(self) -> list[int]:
        firsts, at = [], 0
        for section in self.sections:
            firsts.append(at)
            at += len(section.rows)
        return firsts

    def _wrapped(self, row: int, width: int) -> list[Content]:
        shown = self.rows[row]
        room = max(10, width - _INDENT - 1)
        pieces = wrapped(Content(shown.text), room)
        if shown.right and pieces[-1].cell_length + cell_len(shown.right) + 2 > room:
            pieces.append(Content(""))
        return pieces or [Content("")]
