"""The teams with a cursor: people, plannable share, time off, ratio, weeks by lane."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from planner.domain.text import number_text, percent, ratio_text
from planner.domain.views.teams import StaffedTeam, TeamsView
from planner.tui.widgets.holding import quiet, wrapped
from planner.tui.widgets.lane_line import cut, fitted
from planner.tui.widgets.row_pane import RowPane

_LEAST_NAME = 20
_ROOMY = 96
"""From so many cells on, a row shows weeks by lane too."""


class TeamPane(RowPane):
    """One line per team, under a head, over the sum and what the team under the cursor comes to."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self) -> None:
        super().__init__("Teams")
        self.view: TeamsView | None = None
        self._begin = ""

    def show(self, view: TeamsView, *, may_add: bool = True) -> None:
        """Takes another view; the cursor stays on its row. How to add a first team is said where one may."""
        self.view = view
        self._begin = "No teams yet. a adds the first." if may_add else "No teams yet."
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
            return [Content(""), Content.styled(self._begin, "$muted")]
        names = ("People", "Plannable", "Time off", "Ratio", "Weeks")
        lanes = ("Reserve", "Innov.", "Tune-Up")
        return [Content.styled(_columns("Team", "Key", "Kind", names, lanes, width), "$muted")]

    def foot(self, width: int) -> list[Content]:
        """All teams together, what they add up to, and the weeks of the team under the cursor."""
        if self.view is None or not self.count:
            return []
        said = _said(self.team, width) if self.team else []
        whole = wrapped(Content.styled(self.view.summary, "bold"), width)
        return [Content(""), *said, *whole, *wrapped(Content(self.view.adds_up), width)]


def _said(team: StaffedTeam, width: int) -> list[Content]:
    """What a team comes to; its name, which stands in the row above, is cut before any of that is."""
    rest = team.sentence.removeprefix(team.name)
    room = width - Content(rest).cell_length
    return quiet(f"{cut(team.name, max(room, _LEAST_NAME))}{rest}", width)


def _row(team: StaffedTeam, width: int) -> Content:
    own = " own" if width >= _ROOMY else "•"
    numbers = (
        number_text(team.people) + ("±" if team.changes else ""),
        percent(team.plannable_share) + (own if team.own_share else ""),
        f"{number_text(team.time_off_days)} d" if team.time_off_days else "–",
        ratio_text(team.ratio) + (own if team.own_ratio else ""),
        str(team.weeks),
    )
    reserve, innovation, tune_up = (str(part) for part in team.parts)
    return Content(_columns(team.name, team.key, team.kind, numbers, (reserve, innovation, tune_up), width))


def _columns(name: str, key: str, kind: str, numbers: tuple[str, ...], lanes: tuple[str, str, str], width: int) -> str:
    people, plannable, off, ratio, weeks = numbers
    parts = [fitted(kind, 9), f"{people:>6}", f"{plannable:<9}", f"{off:>8}", f"{ratio:<11}", f"{weeks:>5}"]
    if width >= _ROOMY:
        parts += [f"{lane:>7}" for lane in lanes]
    rest = " ".join(parts)
    return f"{fitted(name, max(4, width - len(rest) - 6))} {fitted(key, 4)} {rest}"
