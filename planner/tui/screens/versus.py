"""Versus: two cards and one question, until the order is known or somebody stops."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from planner.domain.change import Step
from planner.domain.comparison import ComparisonAnswer, Verdict
from planner.domain.errors import BadInputError
from planner.domain.versus.answering import AskBack, Contradiction, retract
from planner.domain.versus.sitting import Sitting, against, said, sit_down
from planner.tui.keys import key
from planner.tui.launch import PhaseName
from planner.tui.screens.plan_screen import ByCommand
from planner.tui.screens.versus_cards import ComparingScreen
from planner.tui.screens.versus_lines import ARROWS
from planner.tui.widgets.card import Card
from planner.tui.widgets.lane_line import cut

_TITLE = 22
"""Cells that a title has on the message line."""


class VersusScreen(ComparingScreen):
    """Ranks a lane by asking about two of its items at a time. `taken` is the step that takes the order over."""

    LIT: ClassVar[PhaseName | None] = "prioritize"
    NAME = "Versus"
    EXPLAINED = """
    Two items, one question: if only one of these happens this quarter? The left arrow means the left one, the right
    arrow the right one. Say it before you look at scores; space shows them, and what else is known.

    Same means that either would do; later asks again at the end. u takes the last answer back. You can stop after any
    answer: all of them are kept, and v takes it up again at the same question, today or next week.

    Up to 25 items are ordered one by one. In a longer list the questions go to those near the line: who is in and who
    is out is what matters. At the end the old order stands beside the new one, and nothing moves before you say so.
    """
    CSS_PATH = "versus.tcss"
    BY_COMMAND: ClassVar[tuple[ByCommand, ...]] = (
        ByCommand("Begin anew", "Forget these answers and compare the lane from the start", "anew"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("left,h", "answer('this')", "This", "The left one", id="versus.this", show=True, display="←"),
        key("right,l", "answer('that')", "That", "The right one", id="versus.that", show=True, display="→"),
        key("down,j", "answer('same')", "Same", "Either: they are worth the same", id="versus.same", show=True,
            display="↓"),
        key("up,k", "answer('later')", "Later", "Ask about these two at the end", id="versus.later", show=True,
            display="↑"),
        key("space", "details", "Details", "Show scores and what else is known", id="versus.details", show=True),
        key("u", "take_back", "Undo", "Take the last answer back", id="versus.undo", show=True),
        key("escape", "back", "Stop", "Stop here, and see what the answers come to", id="back", show=True,
            display="esc"),
        key("question_mark", "help", "Help", "Explain this screen", id="help", display="?"),
    ]  # fmt: skip

    taken: Step | None = None
    """The step that takes the result over."""
    _passed: frozenset[str] = frozenset()
    """Ids of the answers that go against others and were asked about."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a question there is nothing to answer."""
        is_asked = self.sitting is not None and self.sitting.state.question is not None
        if action in {"take_back", "anew"}:
            return self.sitting is not None
        return is_asked if action in {"answer", "details"} else True

    def action_answer(self, verdict: Verdict) -> None:
        """Answers the question."""
        self.answer(verdict)

    def answer(self, verdict: Verdict, without: tuple[str, ...] = ()) -> None:
        """Answers the question; `without` are ids of answers to be taken back with it."""
        sitting = self.sitting
        if sitting is None or sitting.state.question is None or verdict not in ARROWS:
            return
        confirmed = bool(without) or self.asked_back == verdict
        try:
            outcome = said(self.plan, sitting, verdict, self.session.moment(), confirmed=confirmed, without=without)
        except BadInputError as error:
            self.say(f"✗ {error}")
            return
        if isinstance(outcome, AskBack):
            self.asked_back = verdict
            self.show_question()
        elif isinstance(outcome, Contradiction):
            self._ask_which(sitting, verdict, outcome, without)
        else:
            self._do(outcome, self._answered(sitting.state.question, verdict))

    def action_take_back(self) -> None:
        """Takes the last answer back; a question that was asked back is asked as before."""
        last = self.sitting.state.last if self.sitting is not None else None
        if self.asked_back is not None:
            self.asked_back = None
            self.show_question()
        elif last is None or self.sitting is None:
            self.say("There is no answer to take back yet.")
        else:
            self._do(retract(self.plan, last.id), f"Taken back: {self._answered((last.a, last.b), last.verdict)}")

    def action_details(self) -> None:
        """Shows scores and what else is known, or hides it."""
        self.is_open = not self.is_open
        self.show_question()

    def action_anew(self) -> None:
        """Begins anew; what was answered so far stays in the history."""
        self._begin_anew()

    def action_back(self) -> None:
        """Stops: with answers, what they come to is shown first."""
        if self.sitting is None or not self.sitting.state.answered:
            self.dismiss()
        else:
            self._show_result(self.sitting)

    @on(Card.Chosen)
    def _clicked(self, event: Card.Chosen) -> None:
        self.answer("this" if event.card.id == "left" else "that")

    def _begin_anew(self) -> None:
        try:
            self.sitting = sit_down(self.plan, self.category, self.session.moment(), self.wanted, anew=True)
        except BadInputError as error:
            self.say(f"✗ {error}")
            return
        self.say("From the start; the first answer forgets those given so far.")
        self.show_question()

    def catch_up(self) -> None:
        """Answers of two people that do not go together are asked about; where nothing is left to ask, it ends."""
        sitting = self.sitting
        if sitting is None or not self.is_current:
            return
        refused = [said for said in sitting.state.refused if said.id not in self._passed]
        if refused:
            self._ask_about(sitting, refused[0])
        elif sitting.state.question is None and sitting.state.answered:
            self.action_back()

    def _do(self, step: Step, said_now: str) -> None:
        self.asked_back = None
        answer = self.session.do(step)
        if answer.done() and answer.exception() is not None:
            return
        self.say(said_now)
        self.show_plan()

    def _answered(self, asked: tuple[str, str], verdict: Verdict) -> str:
        one, other = (cut(self.plan.items[i].title, _TITLE) if i in self.plan.items else "?" for i in asked)
        words = {
            "this": f"{one} before {other}.",
            "that": f"{other} before {one}.",
            "same": f"{one} and {other}: the same.",
            "later": f"{one} or {other}: later.",
        }
        return words[verdict]

    def _ask_which(self, sitting: Sitting, verdict: Verdict, found: Contradiction, without: tuple[str, ...]) -> None:
        from planner.tui.dialogs.take_back import TakeBack

        def answered(taken: str | None) -> None:
            # Somebody may have answered meanwhile: then another question stands there.
            if taken is not None and self.sitting is not None and self.sitting.state.question == sitting.state.question:
                self.answer(verdict, (*without, taken))

        self.app.push_screen(TakeBack(self.plan, found, self.session.today), answered)

    def _ask_about(self, sitting: Sitting, refused: ComparisonAnswer) -> None:
        """Which answer to take back, where one that came from elsewhere goes against those that are here."""
        from planner.tui.dialogs.take_back import TakeBack

        self._passed |= {refused.id}
        found = against(self.plan, sitting, refused, self.session.moment())
        if found is None:
            return

        def answered(taken: str | None) -> None:
            if taken is not None:
                self._do(retract(self.plan, taken), "Taken back.")

        self.app.push_screen(TakeBack(self.plan, found, self.session.today), answered)

    def _show_result(self, sitting: Sitting) -> None:
        from planner.tui.screens.versus_result import VersusResultScreen

        screen = VersusResultScreen(self.session, self.plan_changed, self.standing, sitting.comparison.id)

        def ended(_none: None) -> None:
            if screen.chosen == "undo":
                self.action_take_back()
            elif screen.chosen != "on":
                self.taken = screen.step
                self.dismiss()

        self.app.push_screen(screen, ended)
