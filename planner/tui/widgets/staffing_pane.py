"""People by kind of team with a cursor: share, target, what such teams are for, and the moves that reach the target."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from planner.domain.views.staffing import KindRow, StaffingView
from planner.tui.widgets.holding import quiet, wrapped
from planner.tui.widgets.lane_line import fitted
from planner.tui.widgets.row_pane import RowPane

_BAR_NARROW, _BAR_WIDE = 20, 48
_WIDE = 96
_EIGHTHS = " ▏▎▍▌▋▊▉█"


class StaffingPane(RowPane):
    """One line per kind of team; its bar is no lane, and has no lane's colour."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self) -> None:
        super().__init__("Staffing", id="staffing")
        self.view: StaffingView | None = None

    def show(self, view: StaffingView, *, may_set: bool = True) -> None:
        """Takes another view; the cursor stays on its row. How to set a target is said where one may."""
        self.view = view
        self.border_title = Content(f"Staffing in {view.quarter}")
        verb = "sets" if view.rows[0].target is None else "changes"
        self.border_subtitle = Content(f"e {verb} the target" if may_set and not view.is_closed else "")
        self.rows_changed()

    @property
    def count(self) -> int:
        """Three kinds."""
        return len(self.view.rows) if self.view else 0

    def line(self, row: int, part: int, width: int) -> Content:
        """One kind of team."""
        return _row(self.view.rows[row], width) if self.view else Content("")

    def foot(self, width: int) -> list[Content]:
        """What teams of the kind under the cursor are for, the moves, and what is missing."""
        if self.view is None:
            return []
        lines = quiet(self.view.rows[self.cursor].what_for, width)
        for sentence in self.view.sentences:
            lines += wrapped(Content.styled(sentence, "bold"), width)
        return [*lines, *wrapped(Content(self.view.advice), width)] if self.view.advice else lines


def _row(row: KindRow, width: int) -> Content:
    room = _BAR_WIDE if width >= _WIDE else _BAR_NARROW
    people = f"{row.people:>6} {'person' if row.people == '1' else 'people'}  {fitted(row.teams, 8)}"
    return Content.assemble(
        f"{fitted(row.kind, 9)} {people} {row.share_text:>5}  ",
        _bar(row, room),
        f"  {row.target_text}",
    )


def _bar(row: KindRow, room: int) -> Content:
    """The share as a bar, with a mark where the target is."""
    eighths = round(row.share * room * 8)
    full, rest = divmod(eighths, 8)
    bar = ("█" * full + (_EIGHTHS[rest] if rest else "")).ljust(room)[:room]
    if row.target is None:
        return Content.styled(bar, "$muted")
    at = min(room - 1, round(row.target * room))
    return Content.assemble((bar[:at], "$muted"), ("┃", "bold $foreground"), (bar[at + 1 :], "$muted"))
