"""Where the time went by team: a bar for all together, and one for each team of four people and more."""

from textual.content import Content

from planner.domain.views.team_time import TeamTimeRow, TeamTimeView
from planner.tui.widgets.lane_line import fitted
from planner.tui.widgets.row_pane import RowPane
from planner.tui.widgets.time_bar import time_bar
from planner.tui.widgets.time_pane import legend

_NAMES = ((110, 24), (0, 14))
"""From so many cells of the pane on, a team's name has so many."""
_FIGURES = 29
"""Cells of `  27 %  78 : 22   5 of 6   2=`."""


class TeamTimePane(RowPane):
    """All teams first, then each by itself, in the usual order."""

    DEFAULT_CSS = "TeamTimePane { height: 1fr; }"

    def __init__(self) -> None:
        super().__init__("Where the time went, by team", id="team-time")
        self._view: TeamTimeView | None = None

    def show(self, view: TeamTimeView) -> None:
        """Takes other weeks."""
        self._view = view
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
        name = _name_cells(width)
        figures = f"{'unpl.':>6} {'ratio':>8} {'answered':>9} {'':>4}"
        return [Content.styled(f" {'':<{name}} {'':<{_bar_cells(width)}}{figures}", "$muted")]

    def foot(self, width: int) -> list[Content]:
        """What the colours and marks mean, and who is in the total only."""
        if self._view is None:
            return []
        small = ", ".join(self._view.small)
        have = "has" if len(self._view.small) == 1 else "have"
        lines = [Content(""), legend(width), Content.styled(" │ as agreed   2= weeks copied unchanged", "$muted")]
        if small:
            lines.append(Content.styled(f" {small} {have} under 4 people: in the total only", "$muted"))
        return lines

    def line(self, row: int, part: int, width: int) -> Content:
        """A bar with its figures."""
        if self._view is None:
            return Content("")
        team = self._view.rows[row]
        copied = f"{team.copied}=" if team.copied else ""
        figures = f"{team.unplanned:>6} {team.ratio:>8} {f'{team.answered} of {team.expected}':>9} {copied:>4}"
        return Content.assemble(
            (f" {fitted(team.name, _name_cells(width))} ", "" if row else "bold"),
            time_bar(team.shares, _bar_cells(width), team.agreed),
            (figures, "" if row else "bold"),
        )


def _name_cells(width: int) -> int:
    return next(cells for least, cells in _NAMES if width >= least)


def _bar_cells(width: int) -> int:
    return max(4, width - _name_cells(width) - 2 - _FIGURES - 1)
