"""The teams with a cursor: people, plannable share, time off, ratio, weeks."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from planner.domain.text import number_text, percent, ratio_text
from planner.domain.views.teams import StaffedTeam, TeamsView
from planner.tui.widgets.lane_line import fitted
from planner.tui.widgets.row_pane import RowPane

_ROOMY = 100


class TeamPane(RowPane):
    """One line per team, under a head, over the sum."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self) -> None:
        super().__init__("Teams")
        self.view: TeamsView | None = None

    def show(self, view: TeamsView) -> None:
        """Takes another view; the cursor stays on its row."""
        self.view = view
        self.border_title = Content(f"Teams in {view.quarter}")
        self.border_subtitle = Content(view.note)
        self.rows_changed()

    @property
    def count(self) -> int:
        """How many teams there are."""
        return len(self.view.teams) if self.view else 0

    @property
    def team(self) -> StaffedTeam | None:
        """The team under the cursor; `None` where there is none."""
        return self.view.teams[self.cursor] if self.view and self.count else None

    def line(self, row: int, part: int, width: int) -> Content:
        """One team."""
        team = self.view.teams[row] if self.view else None
        return _row(team, width) if team else Content("")

    def head(self, width: int) -> list[Content]:
        """What the columns are, or how to begin."""
        if not self.count:
            return [Content(""), Content.styled("No teams yet. a adds the first.", "$muted")]
        names = ("People", "Plannable", "Time off", "Ratio", "Weeks")
        return [Content.styled(_columns("Team", "Key", "Kind", names, width), "$muted")]

    def foot(self, width: int) -> list[Content]:
        """All teams together."""
        if self.view is None or not self.count:
            return []
        return [Content(""), Content.styled(self.view.summary, "bold")]


def _row(team: StaffedTeam, width: int) -> Content:
    own = " own" if width >= _ROOMY else "•"
    numbers = (
        number_text(team.people),
        percent(team.plannable_share) + (own if team.own_share else ""),
        f"{number_text(team.time_off_days)} d" if team.time_off_days else "–",
        ratio_text(team.ratio) + (own if team.own_ratio else ""),
        str(team.weeks),
    )
    return Content(_columns(team.name, team.key, team.kind, numbers, width))


def _columns(name: str, key: str, kind: str, numbers: tuple[str, ...], width: int) -> str:
    people, plannable, off, ratio, weeks = numbers
    gap = "   " if width >= _ROOMY else " "
    rest = gap.join((fitted(kind, 9), f"{people:>6}", f"{plannable:<9}", f"{off:>8}", f"{ratio:<11}", f"{weeks:>5}"))
    return f"{fitted(name, max(4, width - len(rest) - 6))} {fitted(key, 4)} {rest}"
