"""Speed of innovation: the headline, what is measured now and before, incidents, and what Tune-Up gives back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from planner.domain.speed.amounts import amount
from planner.domain.speed.first_evidence import TimeToEvidence, because, headline
from planner.domain.speed.predictions import Checked, reasons
from planner.domain.text import counted
from planner.domain.views.speed import IncidentRow, MetricRow, SpeedView, SpeedViews, row_text
from planner.tui.keys import key
from planner.tui.widgets.holding import wrapped
from planner.tui.widgets.lane_line import fitted
from planner.tui.widgets.row_pane import CAPTION, RowPane
from planner.tui.widgets.sentence_pane import TONE_STYLES
from planner.tui.widgets.spark import columns

_NUMBER, _RANGE, _DAY = 8, 16, 8
_LEAST_CHART = 5
_NAMES = ((110, 44), (90, 34), (0, 28))
"""From so many cells of the pane on, a metric's name with its unit has so many."""
_QUARTER = "│"
"""Stands before the first value of this quarter."""
_HEADLINE, _METRICS, _INCIDENTS, _PREVENTED, _PREDICTIONS = range(5)
_TEAM = 16
_NOTED = " Incidents   "
Row = MetricRow | IncidentRow | Checked | None
"""`None` is the headline."""


class SpeedPane(RowPane):
    """The headline first; then a row for each metric, incident and prediction."""

    DEFAULT_CSS = "SpeedPane { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "a", "screen.speed('add')", "Add", "Add a measurement, incident, metric or prediction", id="add", show=True
        ),
        key("e", "screen.speed('edit')", "Edit", "Edit the metric, incident or prediction", id="edit", show=True),
        key("X", "screen.speed('drop')", "Delete", "Take away what is under the cursor", id="drop"),
    ]

    @dataclass
    class BornAsked(Message):
        """The headline needs to know when these items were written into the plan."""

        pane: "SpeedPane"
        items: tuple[str, ...]

    def __init__(self) -> None:
        super().__init__("Speed of innovation", id="speed")
        self.views: SpeedViews | None = None
        self.team: str | None = None
        self.first: TimeToEvidence | None = None
        self._rows: tuple[Row, ...] = ()

    def show(self, views: SpeedViews) -> None:
        """Takes other figures; the team that was picked stays, and what was under the cursor."""
        asked = self.views is None or self.views.settled != views.settled or self.first is None
        self.views = views
        if asked:
            self.post_message(self.BornAsked(self, tuple(views.settled)))
        self._show()

    def tell_born(self, born: Mapping[str, datetime]) -> None:
        """Takes when the settled items were written into the plan."""
        if self.views is not None:
            self.first = self.views.first_evidence(born)
            self.refresh()

    @property
    def view(self) -> SpeedView | None:
        """What is shown."""
        return self.views.of(self.team) if self.views is not None else None

    @property
    def row(self) -> Row:
        """What is under the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    @property
    def explained(self) -> tuple[str, tuple[str, ...]] | None:
        """What is under the cursor, with the arithmetic behind it."""
        row = self.row
        if isinstance(row, MetricRow):
            return row.metric.name, (row.sentence, *row.because)
        if isinstance(row, IncidentRow):
            return row.incident.title, (f"{row.day}, {row.hours}.", _prevention(row))
        if isinstance(row, Checked):
            return row.item.title, (row.text, *reasons(row))
        return ("From idea to evidence", (headline(self.first), *because(self.first))) if self.first else None

    @property
    def opens(self) -> str:
        """Measuring the metric once more, or editing the incident or prediction."""
        if isinstance(self.row, MetricRow):
            return "screen.speed('measure')"
        return "screen.speed('edit')" if self.row is not None else ""

    @property
    def text(self) -> str:
        """What is copied: of all teams together, for a team's own figures are for the team itself."""
        if self.views is None:
            return ""
        view = self.views.of(None)
        noted = [f"{row.day}  {row.incident.title}: {row.hours}" for row in view.incidents]
        told = [check.text for check in view.predictions]
        return "\n".join([headline(self.first), *map(row_text, view.metrics), view.incidents_text, *noted, *told])

    def ask_whose(self) -> None:
        """Asks for a team; teams under four people are not among them."""
        from planner.tui.dialogs.choose import Choice, Choose

        if self.views is None:
            return
        choices = [Choice("", "all teams together"), *(Choice(*team) for team in self.views.teams)]

        def answered(team: str | None) -> None:
            if team is not None:
                self.team = team or None
                self._show()

        self.app.push_screen(Choose("Whose figures", choices, self.team or ""), answered)

    @property
    def count(self) -> int:
        """The headline and all that is below it."""
        return len(self._rows)

    def layout_rows(self, width: int) -> list[tuple[int, int]]:
        """A line each, with a caption above each kind."""
        view = self.view
        if view is None:
            return []
        lines = [(0, 0), (CAPTION, _HEADLINE), (CAPTION, _METRICS)]
        at = 1
        for caption, rows in ((0, view.metrics), (_INCIDENTS, view.incidents), (_PREDICTIONS, view.predictions)):
            if caption and (rows or caption == _INCIDENTS):
                lines += [(CAPTION, _HEADLINE), (CAPTION, caption)]
            if caption == _INCIDENTS and _prevented_below(view, width):
                lines.append((CAPTION, _PREVENTED))
            for place, row in enumerate(rows, start=at):
                told = _told(row, width) if isinstance(row, Checked) else ("",)
                lines += [(place, part) for part in range(len(told))]
            at += len(rows)
        return lines

    def head(self, width: int) -> list[Content]:
        """A word while there is nothing to show yet."""
        return [Content.styled(" reading …", "$muted")] if self.views is None else []

    def line(self, row: int, part: int, width: int) -> Content:
        """The headline, a metric, an incident, a prediction, or what stands above them."""
        if row == CAPTION:
            return self._caption(part, width)
        found = self._rows[row]
        if isinstance(found, MetricRow):
            return metric_line(found, width, self._drawn(width))
        if isinstance(found, IncidentRow):
            return _incident_line(found, width)
        if isinstance(found, Checked):
            return Content.assemble(" " * (5 if part else 3), _told(found, width)[part])
        return Content.styled(f" {headline(self.first)}", "bold")

    def _drawn(self, width: int) -> int:
        return _chart_cells(self.view.metrics, width) if self.view is not None else 0

    def _caption(self, part: int, width: int) -> Content:
        view = self.view
        if part == _HEADLINE or view is None:
            return Content("")
        if part == _METRICS:
            return _heads(width) if view.metrics else Content.styled(f"   {self._nothing}", "$muted")
        if part == _INCIDENTS:
            text = view.incidents_text.partition("; ")[0] if _prevented_below(view, width) else view.incidents_text
            return Content.assemble((_NOTED, "bold"), (text, "$muted"))
        if part == _PREVENTED:
            return Content.styled(" " * len(_NOTED) + view.incidents_text.partition("; ")[2], "$muted")
        return Content.styled(" What Tune-Up gives back", "bold")

    @property
    def _nothing(self) -> str:
        whose = "of this team" if self.team else "yet"
        return f"Nothing measured {whose}: a adds, `planner measure FILE.csv` reads a table."

    def _show(self) -> None:
        view, views = self.view, self.views
        if view is None or views is None:
            return
        before = self.row
        self._rows = (None, *view.metrics, *view.incidents, *view.predictions)
        same = (n for n, row in enumerate(self._rows) if _identity(row) == _identity(before))
        self.cursor = next(same, min(self.cursor, len(self._rows) - 1))
        few = f" · {counted(views.small, 'team')} under 4 people: in the total only" if views.small else ""
        self.border_subtitle = Content(f"{view.team_name}{few}")
        self.rows_changed()


def _prevented_below(view: SpeedView, width: int) -> bool:
    """Whether what could have been prevented has a line of its own, since it does not fit behind the incidents."""
    return "; " in view.incidents_text and cell_len(_NOTED + view.incidents_text) > width


def metric_line(row: MetricRow, width: int, drawn: int) -> Content:
    """Now, before, what chance explains, and the values up to now, of which so many columns are drawn."""
    name = _name_cells(width)
    style = TONE_STYLES[row.tone] if row.glyph.strip() else ""
    title = fitted(row.metric.name, min(name, cell_len(row.metric.name)))
    unit = fitted(f"  {row.metric.unit}", name - cell_len(title))
    return Content.assemble(
        (f" {row.glyph} ", style),
        title,
        (unit, "$muted"),
        (f"{amount(row.now):>{_NUMBER}}", style or "bold"),
        (f"{amount(row.before):>{_NUMBER}}", "$muted"),
        (f"{row.range or 'too early':>{_RANGE}}", "$muted"),
        "  ",
        *_chart(row, drawn),
    )


def _chart(row: MetricRow, width: int) -> list[tuple[str, str]]:
    """The values before this quarter in grey, and from its beginning on; they end where those of other rows end."""
    if width < _LEAST_CHART or not row.values:
        return []
    first = max(0, len(row.values) - width + 1)
    text, begins = columns(row.values[first:]), max(0, row.begins - first)
    mark = _QUARTER if begins else ""
    return [
        (" " * (width - len(text) - len(mark)), ""),
        (text[:begins], "$muted"),
        (mark, "$muted"),
        (text[begins:], ""),
    ]


def _chart_cells(rows: Sequence[MetricRow], width: int) -> int:
    """Columns that the charts take: as many as the longest has, as far as there is room."""
    room = width - _name_cells(width) - 3 - 2 * _NUMBER - _RANGE - 2 - 1
    return max(0, min(room, max((len(row.values) + 1 for row in rows), default=0)))


def _heads(width: int) -> Content:
    name = _name_cells(width)
    text = f"   {'':<{name}}{'now':>{_NUMBER}}{'before':>{_NUMBER}}{'chance explains':>{_RANGE}}"
    return Content.styled(text, "$muted")


def _name_cells(width: int) -> int:
    return next(cells for least, cells in _NAMES if width >= least)


def _told(row: Checked, width: int) -> list[Content]:
    """What came of a prediction, in lines of which those after the first stand further in."""
    return wrapped(Content(row.text), max(10, width - 6))


def _incident_line(row: IncidentRow, width: int) -> Content:
    item = f"→ {row.item}" if row.item else "→ ?"
    left = width - 3 - _DAY - _NUMBER - 2
    title = fitted(row.incident.title, max(8, left // 2))
    team = fitted(row.team, _TEAM) if width >= _NAMES[0][0] else ""
    return Content.assemble(
        ("   ", ""),
        (f"{row.day:<{_DAY}}", "$muted"),
        (title, ""),
        (f"{row.hours:>{_NUMBER}}  ", ""),
        (team, "$muted"),
        (item, "$muted"),
    )


def _prevention(row: IncidentRow) -> str:
    if row.item:
        return f"{row.item} would have prevented it; its hours show on that item."
    return "Nobody has said yet which item would have prevented it: e names one."


def _identity(row: Row) -> object:
    if isinstance(row, MetricRow):
        return row.metric.id
    if isinstance(row, IncidentRow):
        return row.incident.id
    return row.prediction.id if isinstance(row, Checked) else None
