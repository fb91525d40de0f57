"""Which team, which week: who has answered, with a cursor on one team's week."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from planner.domain.text import counted
from planner.domain.views.check_in import CELL_GLYPHS, CellState, CheckInGrid, Place
from planner.tui.keys import key
from planner.tui.widgets.row_pane import RowPane

_CELL = 3
_MOST_NAME = 20
_NOBODY = "No team has people yet: on Align, t says who works in which team."
_NOT_YET = "The quarter has not begun: a week can be checked in once it has."
_STYLES: dict[CellState, str] = {"answered": "$good", "half": "bold", "missing": "$foreground", "away": "$muted"}


class GridPane(RowPane):
    """Teams by weeks; arrows go to another team's week, which is shown at once."""

    DEFAULT_CSS = "GridPane { height: auto; max-height: 10; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("left,h", "week(-1)", "Week before", "Go to the week before", id="check-in.week_before"),
        key("right,l", "week(1)", "Week after", "Go to the week after", id="check-in.week_after"),
        key(
            "enter", "screen.begin", "This week", "Place the blocks of this team's week", id="check-in.begin", show=True
        ),
    ]

    @dataclass
    class PlaceChosen(Message):
        """The cursor stands on another team's week."""

        place: Place

    def __init__(self) -> None:
        super().__init__("Which team, which week", id="grid")
        self._grid = CheckInGrid((), (), 0, 0)
        self._column = 0

    def show(self, grid: CheckInGrid, place: Place | None) -> None:
        """Takes other answers, and puts the cursor on a place without saying so."""
        teams = [row.team for row in grid.rows]
        if place is not None and place.team in teams and place.week in grid.weeks:
            self.cursor, self._column = teams.index(place.team), grid.weeks.index(place.week)
        height_changed = len(grid.rows) != len(self._grid.rows)
        self._grid = grid
        self.border_subtitle = Content(
            f"{grid.answered} of {counted(grid.expected, 'answer')} · ✓ answered ▸ half done"
        )
        self.rows_changed()
        if height_changed:
            self.refresh(layout=True)

    @property
    def place(self) -> Place | None:
        """The team's week under the cursor."""
        if not self._grid.rows or not self._grid.weeks:
            return None
        return Place(self._grid.rows[self.cursor].team, self._grid.weeks[self._column])

    @property
    def count(self) -> int:
        """How many teams there are."""
        return len(self._grid.rows)

    def get_content_height(self, *_: object) -> int:
        """A line for each team and one for the weeks."""
        return max(1, self.count) + 1

    def head(self, width: int) -> list[Content]:
        """The weeks' numbers; what to do where there is nobody to ask."""
        if not self._grid.rows or not self._grid.weeks:
            return [Content(f" {_NOBODY if not self._grid.rows else _NOT_YET}")]
        numbers = "".join(f"{number:>{_CELL - 1}} " for number in range(1, len(self._grid.weeks) + 1))
        return [Content.styled(f" {'week':<{self._name_cells(width)}}{numbers}", "$muted")]

    def line(self, row: int, part: int, width: int) -> Content:
        """A team with its weeks; the chosen one in brackets, so that it is seen without colour and focus."""
        weeks = self._grid.rows[row]
        cells = [Content.styled(f" {CELL_GLYPHS[state]} ", _STYLES[state]) for state in weeks.cells]
        if row == self.cursor and cells:
            state = weeks.cells[self._column]
            cells[self._column] = Content.styled(f"[{CELL_GLYPHS[state]}]", "bold $foreground")
        name = Content(weeks.name).truncate(self._name_cells(width) - 1, ellipsis=True, pad=True)
        return Content.assemble(" ", name, " ", *cells)

    def place_cursor(self, row: int) -> None:
        """Goes to another team, and says so."""
        super().place_cursor(row)
        self._say()

    def action_week(self, by: int) -> None:
        """Goes to another week, and says so."""
        self._column = max(0, min(self._column + by, len(self._grid.weeks) - 1))
        self.refresh()
        self._say()

    def on_click(self, event: events.Click) -> None:
        """A click chooses the team's week that was hit."""
        offset = event.get_content_offset(self)
        if offset is not None and self._grid.weeks:
            column = (offset.x - 1 - self._name_cells(self.line_width)) // _CELL
            self._column = max(0, min(column, len(self._grid.weeks) - 1)) if column >= 0 else self._column
        super().on_click(event)

    def _say(self) -> None:
        if self.place is not None:
            self.post_message(self.PlaceChosen(self.place))

    def _name_cells(self, width: int) -> int:
        longest = max((Content(row.name).cell_length for row in self._grid.rows), default=4) + 1
        return max(5, min(longest, _MOST_NAME, width - 1 - _CELL * len(self._grid.weeks)))
