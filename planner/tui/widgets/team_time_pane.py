"""Where the time went by team: a bar for all together, and one for each team of four people and more."""

from rich.cells import cell_len
from textual.content import Content

from planner.domain.text import counted
from planner.domain.views.measure_known import listed
from planner.domain.views.team_time import TeamTimeRow, TeamTimeView
from planner.tui.widgets.lane_line import fitted
from planner.tui.widgets.row_pane import RowPane
from planner.tui.widgets.time_bar import ratio_cell, time_bar
from planner.tui.widgets.time_pane import legend

_ANSWERED = "answered"
_NAMES = ((110, 24), (0, 14))
"""From so many cells of the pane on, a team's name has so many."""


class TeamTimePane(RowPane):
    """All teams first, then each by itself, in the usual order."""

    DEFAULT_CSS = "TeamTimePane { height: 1fr; }"

    def __init__(self) -> None:
        super().__init__("Where the time went, by team", id="team-time")
        self._view: TeamTimeView | None = None
        self._cells = (0, 0)
        """Cells of how many weeks were answered, and of how many were copied."""

    def show(self, view: TeamTimeView) -> None:
        """Takes other weeks."""
        self._view = view
        self._cells = (
            max(len(_ANSWERED), *(len(_answered(row)) for row in view.rows)),
            max(len(_copied(row)) for row in view.rows),
        )
        self.border_subtitle = Content(f"for all answers {view.interval}" if view.interval else "")
        self.rows_changed()

    @property
    def row(self) -> TeamTimeRow | None:
        """The team under the cursor, or all of them."""
        return self._view.rows[self.cursor] if self._view else None

    @property
    def explained(self) -> tuple[str, tuple[str, ...]] | None:
        """How the bar under the cursor comes about."""
        return (self.row.name, self.row.because) if self.row else None

    @property
    def count(self) -> int:
        """All teams together, and those that are shown."""
        return len(self._view.rows) if self._view else 0

    def head(self, width: int) -> list[Content]:
        """What the columns are."""
        if self._view is None:
            return [Content.styled(" reading …", "$muted")]
        left = " " * (_name_cells(width) + 2 + self._bar_cells(width))
        return [Content.styled(left + self._figured("unpl.", " ratio", _ANSWERED, ""), "$muted")]

    def foot(self, width: int) -> list[Content]:
        """What the colours and marks mean, and who is in the total only."""
        if self._view is None:
            return []
        lines = [Content(""), legend(width), Content.styled(" │ as agreed   2= weeks copied unchanged", "$muted")]
        small = self._view.small
        if small:
            have = "has" if len(small) == 1 else "have"
            told = [f" {who} {have} under 4 people: in the total only" for who in (listed(small), _teams(small))]
            lines.append(Content.styled(told[0] if cell_len(told[0]) <= width else told[1], "$muted"))
        return lines

    def line(self, row: int, part: int, width: int) -> Content:
        """A bar with its figures."""
        if self._view is None:
            return Content("")
        team = self._view.rows[row]
        figures = self._figured(team.unplanned, ratio_cell(team.ratio), _answered(team), _copied(team))
        return Content.assemble(
            (f" {fitted(team.name, _name_cells(width))} ", "" if row else "bold"),
            time_bar(team.shares, self._bar_cells(width), team.agreed),
            (figures, "" if row else "bold"),
        )

    def _figured(self, unplanned: str, ratio: str, answered: str, copied: str) -> str:
        answers, copies = self._cells
        figures = f"{unplanned:>6}  {ratio:<7}  {answered:>{answers}}"
        return figures + (f"  {copied:>{copies}}" if copies else "")

    def _bar_cells(self, width: int) -> int:
        return max(4, width - _name_cells(width) - 3 - cell_len(self._figured("", "", "", "")))


def _name_cells(width: int) -> int:
    return next(cells for least, cells in _NAMES if width >= least)


def _answered(row: TeamTimeRow) -> str:
    return f"{row.answered} of {row.expected}"


def _copied(row: TeamTimeRow) -> str:
    return f"{row.copied}=" if row.copied else ""


def _teams(small: tuple[str, ...]) -> str:
    return counted(len(small), "team")
