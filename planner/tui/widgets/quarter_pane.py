"""The quarters with a cursor: days, weeks, what was agreed, and where each stands."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from planner.domain.text import number_text
from planner.domain.views.quarters import QuarterRow, QuartersView
from planner.tui.widgets.lane_line import fitted
from planner.tui.widgets.row_pane import RowPane

_ROOMY = 100


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
        cells = (
            f"{'▸' if shown.is_shown else ' '} {shown.quarter.name}",
            shown.days,
            str(shown.weeks),
            number_text(shown.working_weeks),
            str(shown.holidays or "–"),
            shown.agreed,
            shown.stands,
        )
        style = "bold" if shown.is_today else "$muted" if shown.kind == "closed" else ""
        return Content.styled(_columns(cells, width), style)

    def head(self, width: int) -> list[Content]:
        """What the columns are."""
        cells = ("  Quarter", "Days", "Weeks", "Working", "Holidays", "Agreed", "")
        return [Content.styled(_columns(cells, width), "$muted")]

    def foot(self, width: int) -> list[Content]:
        """Where the quarter in view stands, and what it missed."""
        if self.view is None:
            return []
        late = [Content(f"{self.view.late}; the command Catch up takes it in.")] if self.view.late else []
        return [Content(""), Content(self.view.sentence), *late]


def _columns(cells: tuple[str, ...], width: int) -> str:
    """Name, days, weeks, working weeks, holidays, what was agreed, where it stands; a narrow pane leaves three out."""
    name, days, weeks, working, holidays, agreed, stands = cells
    if width < _ROOMY:
        rest = f"{fitted(days, 25)} {weeks:>5}  {fitted(agreed, 13)} {fitted(stands, 17)}"
        return f"{fitted(name, max(8, width - 65))} {rest}"
    middle = f"{weeks:>6} {working:>8} {holidays:>9}   {fitted(agreed, 14)}"
    return f"{fitted(name, max(8, width - 94))} {fitted(days, 27)} {middle}   {fitted(stands, 20)}"
