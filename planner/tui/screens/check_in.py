"""The check-in: one team's page of a week, chosen above, and who has answered."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from planner.domain.check_ins.answers import week_name
from planner.domain.check_ins.page import still_to_answer
from planner.domain.errors import BadInputError
from planner.domain.text import counted
from planner.domain.views.check_in import CheckInGrid, Place, check_in_grid, first_place
from planner.domain.views.check_in_page import page_text
from planner.domain.views.measure_known import listed
from planner.tui.keys import key
from planner.tui.screens.check_in_entering import EnteringScreen
from planner.tui.screens.plan_screen import PlanScreen
from planner.tui.widgets.check_in_grid import GridPane
from planner.tui.widgets.check_in_page import PagePane

_EXPLAINED = """
Once a week each team says how it stands: three minutes, one page, one enter. Nobody's hours are recorded, only the
team's, and no team is scored for its answers.

Choose the team and the week with the arrows and press enter. Then up and down go from row to row, and you type.

Key results come first: where each stands now, how sure you are that it gets there (0 no way, 10 done), and a word if
you like; ← → go from field to field, and last week's answer stands in grey beside each. Teams that share an objective
share its key results: what one has said is there already. Slices that customers have want this week's numbers.

Where the week went is ten blocks over the kinds of work: → places a block and ← takes one back, or type a share: 40 %,
16h of 40 hours, or 2d of 5 days; ░ shows last week. = takes last week over; a week that was taken over is marked as
copied, and one copied for the third time says so on Measure. On a key result = takes its number and how sure you were.

enter saves all of it as one step, when all ten blocks are placed, or none: then the rest is saved and the time stays
missing. esc leaves; what is half done is kept, and does not count until it is saved. A week that nobody answered is
never counted as zero, and can be filled in later; what is changed later says what stood there, until when, and who
changed it.
"""


class CheckInScreen(EnteringScreen):
    """Choose a team's week above, fill in its page below; nothing that was entered is lost."""

    LIT = "measure"
    NAME = "Check-in"
    EXPLAINED = _EXPLAINED
    CSS_PATH = "check_in.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "equals_sign",
            "copy_last",
            "As last week",
            "Take last week's answer over",
            id="check-in.copy",
            show=True,
            display="=",
        ),
        key("escape", "back", "Leave, kept", "Leave; what is half done is kept", id="back", show=True, display="esc"),
        key("u", "take_back", "Undo", "Take back the last block, or the last step", id="undo"),
    ]

    def compose_panes(self) -> ComposeResult:
        """The teams and weeks, and one team's page."""
        with Vertical(id="panes"):
            yield GridPane()
            yield PagePane()

    def show_plan(self) -> None:
        """Shows who has answered; a page that is not being changed follows what others save."""
        if self.plan.evidence is None:
            return
        grid = self._grid()
        if self._place is None:
            self._go(first_place(grid, self.session.today, self._week))
        elif not self._draft.is_changed:
            self._draft.load(self.plan, self._place)
            self._read_formers()
        self.query_one(GridPane).show(grid, self._place)
        self._show_page()

    def as_text(self) -> str:
        """Who has answered which week, and the page."""
        if self.plan.evidence is None:
            return ""
        grid = self._grid()
        lines = [f"{row.name}: {', '.join(row.cells)}" for row in grid.rows]
        page = "" if self._place is None else page_text(self._view(self._place))
        return "\n".join([f"{grid.answered} of {counted(grid.expected, 'answer')}", *lines, "", page]).rstrip()

    @on(GridPane.PlaceChosen)
    def choose(self, message: GridPane.PlaceChosen) -> None:
        """Goes to another team's week; what was entered before is kept."""
        if message.place != self._place:
            self._keep()
            self._go(message.place)
            self._show_page()

    def action_back(self) -> None:
        """Leaves, and keeps what is half done."""
        below = self.app.screen_stack[-2]
        kept = self._keep()
        if kept and isinstance(below, PlanScreen):
            below.say(kept)
        self.dismiss()

    def on_unmount(self) -> None:
        """Keeps what is half done where the program ends with the page open."""
        if self._keep():
            self.session.hold(None)  # the step is written before the program lets go of the file

    def action_save(self) -> None:
        """Saves the page as one step, and goes on to the next team that has not answered."""
        place = self._place
        if place is None:
            return
        if by := self._draft.overtaken_by(self.plan):
            self.say(f"✗ {by} entered this week meanwhile. enter again replaces that, esc leaves it.")
            return
        try:
            step = self._draft.saving(self.plan, self.session.moment())
        except BadInputError as error:
            self.say(f"✗ {error}")
            return
        if not self._do_held(step):
            return
        self._draft.load(self.plan, place)
        after = self._grid()
        self.say(f"✓ {self._named(place)}: saved. {self._still(place)}   u undoes")
        following = first_place(after, self.session.today, place.week)
        if following is not None and after.state(following) != "answered":
            self._go(following)
        self.query_one(GridPane).show(after, self._place)
        self._show_page()
        self.query_one(GridPane).focus()

    def _keep(self) -> str:
        """Stores what was entered and not saved; says so, or nothing where there was nothing to keep."""
        place = self._place
        if place is None or not self._draft.is_changed:
            return ""
        if by := self._draft.overtaken_by(self.plan):
            self._draft.load(self.plan, place)
            self._hold()
            return f"Not kept: {by} entered {self._named(place)}, meanwhile."
        step = self._draft.keeping(self.plan, self.session.moment())
        self._draft.settle()
        if not self._do_held(step):
            return f"Not kept: {self._named(place)}."
        if not step.changes:
            return ""
        return f"Kept half done: {self._named(place)}."

    def _named(self, place: Place) -> str:
        return f"{self.plan.teams[place.team].name}, {week_name(self.plan, place.week)}"

    def _still(self, place: Place) -> str:
        """Who has not answered that week, by name."""
        names = still_to_answer(self.plan, place.week)
        if not names:
            return "All teams have answered it."
        return f"{listed(names)} {'has' if len(names) == 1 else 'have'} still to answer."

    def _go(self, place: Place | None) -> None:
        self._draft.load(self.plan, place)
        self._formers = {}
        self._read_formers()
        self.refresh_bindings()

    def _grid(self) -> CheckInGrid:
        return check_in_grid(self.plan, self.session.today)
