"""Several leads: who has voted and nothing more; then, shown together, what the ballots come to."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.signal import Signal
from textual.widgets import Static

from planner.domain.change import Step
from planner.domain.effect import Effect, titles
from planner.domain.plan import Plan
from planner.domain.voting.outcome import Outcome, Placed, outcome
from planner.domain.voting.said import explained, nothing_to_talk_about, outcome_lines
from planner.domain.voting.taking import take_over, takes
from planner.domain.words import CATEGORIES, Category
from planner.session import Session
from planner.tui.launch import PhaseName
from planner.tui.screens.ballots_casting import BallotCasting
from planner.tui.screens.ballots_keys import BALLOTS_EXPLAINED, BALLOTS_KEYS
from planner.tui.screens.ballots_lines import Entry, head_lines, order_lines, talk_lines
from planner.tui.screens.plan_screen import ByCommand
from planner.tui.widgets.line_list import LineList
from planner.tui.widgets.top_bar import Standing


class BallotsScreen(BallotCasting):
    """One lane at a time. The common order is handed to Prioritize, which takes it over and says what that costs."""

    LIT: ClassVar[PhaseName | None] = "prioritize"
    NAME = "Ballots"
    EXPLAINED = BALLOTS_EXPLAINED
    CSS_PATH = "ballots.tcss"
    AUTO_FOCUS = "#voters"
    BINDINGS: ClassVar[list[BindingType]] = BALLOTS_KEYS
    BY_COMMAND: ClassVar[tuple[ByCommand, ...]] = (
        ByCommand("New ballots", "Take all ballots of the lane away and vote again", "begin_anew"),
    )

    def __init__(
        self,
        session: Session,
        plan_changed: Signal[Plan],
        standing: Callable[[], Standing],
        category: Category = "innovation",
    ) -> None:
        super().__init__(session, plan_changed, standing, category)
        self.result: Outcome | None = None
        self.taken: Step | None = None
        self._order: list[Entry] = []
        self._talk: list[Entry] = []

    def compose_panes(self) -> ComposeResult:
        """What is to be said; who has voted, or the order and what to talk about."""
        yield Static(id="head", markup=False)
        yield LineList(id="voters")
        with Container(id="result"):
            yield LineList(id="order")
            yield LineList(id="talk")

    def show_plan(self) -> None:
        """The lane's ballots as they are now."""
        before, self.result = self.result, outcome(self.plan, self.category)
        self.set_class(self.result is not None, "-shown")
        self.query_one("#head", Static).update(head_lines(self.plan, self.category, self.result, self._change()))
        self.show_voters()
        self._show_result()
        if (before is None) != (self.result is None):
            self.query_one("#order" if self.result is not None else "#voters").focus()
        self.refresh_bindings()

    def as_text(self) -> str:
        """The result without names that may not leave; before it is shown, only how many have voted."""
        return "\n".join(outcome_lines(self.plan, self.category))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the ballots are shown they are cast; afterwards the result is read."""
        if action in {"vote", "withdraw", "show"}:
            return self.result is None
        return self.result is not None if action in {"take_over", "why"} else True

    def action_lane(self, category: Category) -> None:
        """Goes to a lane's ballots."""
        if category in CATEGORIES and category != self.category:
            self.category = category
            self.show_plan()
            self.say("")

    def action_open(self) -> None:
        """Opens the page of the lead under the cursor, anew; on a result it explains the item."""
        if self.result is not None:
            self.action_why()
        elif (ballot := self.under_cursor()) is None:
            self.action_vote()
        elif self.may_vote():
            self.open_page(ballot.person)

    def action_take_over(self) -> None:
        """Hands the common order to Prioritize, when what it brings in and pushes out was confirmed."""
        if self.result is None:
            return
        step = take_over(self.plan, self.category)
        if not step.changes:
            self.say("The lane stands in the common order already.")
            return
        from planner.tui.dialogs.ask import Confirm

        cost = takes(self.plan, step)
        said = f"In: {titles(self.plan, cost.came_in)}. Out: {titles(self.plan, cost.went_out)}."
        if not (cost.came_in or cost.went_out):
            said = "The order changes; nothing comes in and nothing goes out."
        question = f"{said}  u takes it back"
        self.app.push_screen(Confirm("Take the common order over?", question), lambda yes: self._take(step, yes=yes))

    def action_why(self) -> None:
        """Explains the result, the item under the cursor first."""
        if self.result is not None:
            from planner.tui.dialogs.reading import Reading

            self.app.push_screen(Reading("The common order", explained(self.plan, self.result, self._placed())))

    def _take(self, step: Step, *, yes: bool | None) -> None:
        if yes:
            self.taken = step
            self.dismiss()

    def _change(self) -> Effect | None:
        return takes(self.plan, take_over(self.plan, self.category)) if self.result is not None else None

    def _placed(self) -> Placed | None:
        lines, entries = self.query_one("#order", LineList), self._order
        if self.query_one("#talk").has_focus:
            lines, entries = self.query_one("#talk", LineList), self._talk
        return entries[lines.cursor].placed if lines.cursor < len(entries) else None

    def _show_result(self) -> None:
        if self.result is None:
            return
        self._order, self._talk = order_lines(self.plan, self.result), talk_lines(self.plan, self.result)
        self._fill("order", self._order, "The common order, beside today's", left=3)
        self._fill("talk", self._talk, "Talk about these, nearest the line first")

    def _fill(self, name: str, entries: Sequence[Entry], title: str, left: int = 0) -> None:
        lines = self.query_one(f"#{name}", LineList)
        lines.border_title = Content(title)
        lines.hint = nothing_to_talk_about(self.result) if self.result is not None else ""
        lines.show(len(entries), lambda index: entries[index].line, left=left)
