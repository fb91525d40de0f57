"""The quarters with a cursor: days, weeks, what was agreed, and where each stands."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from planner.domain.text import number_text
from planner.domain.views.quarters import QuarterRow, QuartersView
from planner.tui.widgets.lane_line import fitted
from planner.tui.widgets.row_pane import RowPane

_ROOMY = 100
_LEAST = 8
_HEADS = ("  Quarter", "Days", "Weeks", "Working", "Holidays", "Agreed", "")
_NUMBERS = {2, 3, 4}
_LEFT_OUT = {3, 4}
"""Columns that a narrow pane has no room for."""


class QuarterPane(RowPane):
    """One line per quarter under a head; the one in view has a mark."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self) -> None:
        super().__init__("Quarters")
        self.view: QuartersView | None = None

    def show(self, view: QuartersView) -> None:
        """Takes another view; the cursor begins on the quarter that the program is about."""
        first = self.view is None
        self.view = view
        if first:
            self.cursor = next((n for n, row in enumerate(view.rows) if row.is_shown), 0)
        self.border_subtitle = Content(view.calendar)
        self.rows_changed()

    @property
    def count(self) -> int:
        """How many quarters there are."""
        return len(self.view.rows) if self.view else 0

    @property
    def row(self) -> QuarterRow | None:
        """The quarter under the cursor."""
        return self.view.rows[self.cursor] if self.view and self.count else None

    def line(self, row: int, part: int, width: int) -> Content:
        """One quarter."""
        if self.view is None:
            return Content("")
        shown = self.view.rows[row]
        style = "bold" if shown.is_today else "$muted" if shown.kind == "closed" else ""
        return Content.styled(self._columns(_cells(shown), width), style)

    def head(self, width: int) -> list[Content]:
        """What the columns are."""
        return [Content.styled(self._columns(_HEADS, width), "$muted")]

    def foot(self, width: int) -> list[Content]:
        """Where the quarter in view stands, and what it missed."""
        if self.view is None:
            return []
        late = [Content(f"{self.view.late}; the command Catch up takes it in.")] if self.view.late else []
        return [Content(""), Content(self.view.sentence), *late]

    def _columns(self, cells: tuple[str, ...], width: int) -> str:
        """The cells of a row, each as wide as its column needs, and the name as wide as is left.

        A narrow pane leaves out working weeks and holidays.
        """
        rows = [_HEADS, *(_cells(row) for row in self.view.rows)] if self.view else [_HEADS]
        shown = [n for n in range(1, len(_HEADS)) if width >= _ROOMY or n not in _LEFT_OUT]
        gap = "   " if width >= _ROOMY else "  "
        parts = []
        for n in shown:
            room = max(len(row[n]) for row in rows)
            parts.append(f"{cells[n]:>{room}}" if n in _NUMBERS else f"{cells[n]:<{room}}")
        rest = gap.join(parts)
        return f"{fitted(cells[0], max(_LEAST, width - len(rest) - len(gap)))}{gap}{rest}"


def _cells(shown: QuarterRow) -> tuple[str, ...]:
    return (
        f"{'▸' if shown.is_shown else ' '} {shown.quarter.name}",
        shown.days,
        str(shown.weeks),
        number_text(shown.working_weeks),
        str(shown.holidays or "–"),
        shown.agreed,
        shown.stands,
    )
