"""The check-in: where one team's week went, in ten blocks of time."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.signal import Signal

from planner.domain.check_in import keep, last_week, save, started, week_name
from planner.domain.check_in_blocks import one_fewer, one_more, parse_share, put
from planner.domain.errors import BadInputError
from planner.domain.evidence import CheckIn
from planner.domain.plan import Plan
from planner.domain.views.check_in import CheckInGrid, Place, blocks_view, check_in_grid, first_place
from planner.session import Session
from planner.tui.keys import key
from planner.tui.screens.phase import SideScreen
from planner.tui.screens.plan_screen import PlanScreen
from planner.tui.widgets.check_in_blocks import BlocksPane
from planner.tui.widgets.check_in_grid import GridPane
from planner.tui.widgets.top_bar import Standing

_EXPLAINED = """
Once a week each team says where its week went: ten blocks of time over the kinds of work. Three minutes; nobody's hours
are recorded, only the team's.

Choose the team and the week with the arrows and press enter. Then up and down choose a kind of work, → places a block
on it and ← takes one back. You can also type a share: 40 %, 16h of 40 hours, or 2d of 5 days. ░ shows last week.
= takes last week over; such an answer is marked as copied, and a week copied for the third time says so on Measure.

enter saves when all ten blocks are placed. esc leaves; what is half done is kept, and does not count until it is saved.
A week that nobody answered stays missing: it is never counted as zero, and it can be filled in later.
"""


class Draft(NamedTuple):
    """A team's week as it is placed on the screen, perhaps not stored yet."""

    shares: dict[str, float]
    copied: bool = False


class CheckInScreen(SideScreen):
    """Choose a team's week above, place its blocks below; nothing that was placed is lost."""

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

    def __init__(
        self,
        session: Session,
        plan_changed: Signal[Plan],
        standing: Callable[[], Standing],
        week: date | None = None,
    ) -> None:
        super().__init__(session, plan_changed, standing)
        self._week = week
        self._place: Place | None = None
        self._draft = Draft({})
        self._past: list[Draft] = []
        self._seen: CheckIn | None = None

    def compose_panes(self) -> ComposeResult:
        """The teams and weeks, and one week's blocks."""
        with Vertical(id="panes"):
            yield GridPane()
            yield BlocksPane()

    def show_plan(self) -> None:
        """Shows who has answered; a week that is not being changed follows what others save."""
        if self.plan.evidence is None:
            return
        grid = self._grid()
        if self._place is None:
            self._go(first_place(grid, self.session.today, self._week))
        elif not self._past:
            self._load(self._place)
        self.query_one(GridPane).show(grid, self._place)
        self._show_blocks()

    def as_text(self) -> str:
        """Who has answered which week."""
        if self.plan.evidence is None:
            return ""
        grid = self._grid()
        lines = [f"{row.name}: {', '.join(row.cells)}" for row in grid.rows]
        return "\n".join([f"{grid.answered} of {grid.expected} answers", *lines])

    @on(GridPane.PlaceChosen)
    def choose(self, message: GridPane.PlaceChosen) -> None:
        """Goes to another team's week; what was placed before is kept."""
        if message.place != self._place:
            self._keep()
            self._go(message.place)
            self._show_blocks()

    @on(BlocksPane.BlockMoved)
    def move_block(self, message: BlocksPane.BlockMoved) -> None:
        """Places a block, or takes one back."""
        move = one_more if message.by > 0 else one_fewer
        self._change(lambda: move(self._draft.shares, message.work_type))

    @on(BlocksPane.ShareTyped)
    def type_share(self, message: BlocksPane.ShareTyped) -> None:
        """Puts a work type at the share that was typed."""
        self._change(lambda: put(self._draft.shares, message.work_type, parse_share(message.text)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nobody can be asked, there is nothing to place."""
        if action in {"copy_last", "begin", "save"}:
            return self._place is not None
        return super().check_action(action, parameters)

    def action_copy_last(self) -> None:
        """Takes last week's answer over."""
        before = last_week(self.plan, *self._place) if self._place and self.plan.evidence else None
        if before is None:
            self.say("✗ Last week has no answer to take over.")
            return
        self._past.append(self._draft)
        self._draft = Draft(dict(before), copied=True)
        self._show_blocks()
        self.say("As last week; change what was different, then enter saves.")

    def action_begin(self) -> None:
        """Goes to the blocks of the week that is chosen."""
        self.query_one(BlocksPane).focus()

    async def action_take_back(self) -> None:
        """Takes back the last block; where none was moved, the last step."""
        if not self._past:
            await self.run_action("app.undo")
            return
        self._draft = self._past.pop()
        self._show_blocks()
        self.say("Took the last change of this week back.")

    def action_back(self) -> None:
        """Leaves, and keeps what is half done."""
        below = self.app.screen_stack[-2]
        kept = self._keep()
        if kept and isinstance(below, PlanScreen):
            below.say(kept)
        self.dismiss()

    def action_save(self) -> None:
        """Saves the week, where all ten blocks are placed, and goes on to the next team."""
        if self._place is None:
            return
        place, draft = self._place, self._draft
        if by := self._overtaken_by(place):
            self._seen = started(self.plan, *place)
            self.say(f"✗ {by} entered this week meanwhile. enter again replaces that, esc leaves it.")
            return
        try:
            step = save(self.plan, *place, draft.shares, self.session.moment(), copied=draft.copied)
        except BadInputError as error:
            self.say(f"✗ {error}")
            return
        self._past.clear()
        self.session.do(step)
        after = self._grid()
        answered = sum(after.state(Place(row.team, place.week)) == "answered" for row in after.rows)
        self.say(f"✓ {self._named(place)}: saved. {answered} of {len(after.rows)} teams have answered it.   u undoes")
        following = first_place(after, self.session.today, place.week)
        if following is not None and after.state(following) != "answered":
            self._go(following)
        self.query_one(GridPane).show(after, self._place)
        self._show_blocks()
        self.query_one(GridPane).focus()

    def _keep(self) -> str:
        """Stores what was placed and not saved; says so, or nothing where there was nothing to keep."""
        if self._place is None or not self._past:
            return ""
        self._past.clear()
        place, draft = self._place, self._draft
        if by := self._overtaken_by(place):
            self._seen = started(self.plan, *place)
            return f"Not kept: {by} entered {self._named(place)}, meanwhile."
        step = keep(self.plan, *place, draft.shares, self.session.moment(), copied=draft.copied)
        if not step.changes:
            return ""
        self.session.do(step)
        return f"Kept half done: {self._named(place)}."

    def _named(self, place: Place) -> str:
        return f"{self.plan.teams[place.team].name}, {week_name(self.plan, place.week)}"

    def _change(self, change: Callable[[], dict[str, float]]) -> None:
        try:
            shares = change()
        except BadInputError as error:
            self.say(f"✗ {error}")
            return
        self._past.append(self._draft)
        self._draft = Draft(shares)
        self._show_blocks()
        self.say("")

    def _go(self, place: Place | None) -> None:
        self._past.clear()
        self._place = place
        self._load(place)
        self.refresh_bindings()

    def _load(self, place: Place | None) -> None:
        self._seen = entered = started(self.plan, *place) if place else None
        self._draft = Draft(dict(entered.shares), entered.copied) if entered else Draft({})

    def _overtaken_by(self, place: Place) -> str:
        """Who has entered the week since its blocks were shown; empty for nobody."""
        entered = started(self.plan, *place)
        return "" if entered == self._seen or entered is None else entered.by

    def _grid(self) -> CheckInGrid:
        return check_in_grid(self.plan, self.session.today)

    def _show_blocks(self) -> None:
        pane = self.query_one(BlocksPane)
        if self._place is None:
            pane.show(None)
            return
        note = "as last week" if self._draft.copied else ""
        pane.show(blocks_view(self.plan, self._place, self._draft.shares), note)
