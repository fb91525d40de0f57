"""The two cards and what stands around them: a comparison as it is, without its answers."""

from collections.abc import Callable, Collection

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.signal import Signal
from textual.widgets import Static

from planner.domain.comparison import Verdict
from planner.domain.effect import titles
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.versus.sitting import Sitting, followed, sit_down
from planner.domain.views.versus import QUESTION, details, taken_up_sentence, versus_view
from planner.domain.words import CATEGORY_NAMES, Category
from planner.session import Session
from planner.tui.screens.phase import SideScreen
from planner.tui.screens.versus_lines import progress_line, question_line
from planner.tui.widgets.card import Card
from planner.tui.widgets.top_bar import Standing

_PADDING = 4
"""Cells beside the sentence below the cards."""


class ComparingScreen(SideScreen):
    """Shows the question of a sitting, and follows the plan: what others drop or answer meanwhile."""

    def __init__(
        self,
        session: Session,
        plan_changed: Signal[Plan],
        standing: Callable[[], Standing],
        category: Category,
        wanted: Collection[str] | None = None,
        start: Sitting | None = None,
    ) -> None:
        super().__init__(session, plan_changed, standing)
        self._start = (session.plan, start)  # a long lane is not begun twice for one key
        self.category = category
        self.wanted = wanted
        self.sitting: Sitting | None = None
        self._seen: Plan | None = None
        self.asked_back: Verdict | None = None
        self.is_open = False  # whether details show

    def compose_panes(self) -> ComposeResult:
        """The question, two cards, how far it is."""
        yield Static(id="question", markup=False)
        with Horizontal(id="cards"):
            yield Card("←", id="left")
            yield Card("→", id="right")
        yield Static(id="progress", markup=False)
        yield Static(id="unsure", markup=False)

    def show_plan(self) -> None:
        """The question that is next now."""
        if self._seen is self.plan:
            return
        before, self._seen = self.sitting, self.plan
        try:
            self.sitting = self._followed(before)
        except BadInputError as error:
            self.sitting = None
            self._idle(str(error), "esc goes back; there a adds an item")
            return
        self._tell(before, self.sitting)
        if before is None or before.state.question != self.sitting.state.question:
            self.asked_back = None
        self.show_question()
        self.call_after_refresh(self.catch_up)

    def on_resize(self) -> None:
        """Another width has another bar."""
        self.show_question()

    def as_text(self) -> str:
        """The question and both items."""
        cards = [card.card for card in self.query(Card) if card.card is not None]
        return "\n\n".join([QUESTION, *(f"{card.title}\n{card.facts}\n{card.note}".strip() for card in cards)])

    def _followed(self, before: Sitting | None) -> Sitting:
        moment = self.session.moment()
        plan, start = self._start
        if before is None and start is not None and plan is self.plan:
            return start
        if before is None:
            return sit_down(self.plan, self.category, moment, self.wanted)
        return followed(self.plan, before, moment)

    def _tell(self, before: Sitting | None, now: Sitting) -> None:
        """Says what happened meanwhile, or where it is taken up."""
        if before is None:
            if now.begun is None and now.state.answered:
                self.say(taken_up_sentence(self.plan, now.state))
        elif before.begun is not None and now.begun is None and before.comparison.id != now.comparison.id:
            self.say(f"Somebody else has begun to compare. {taken_up_sentence(self.plan, now.state)}")
        elif before.begun is None and before.comparison.id != now.comparison.id:
            self.say("That comparison was taken over or taken back meanwhile; here is a new one.")
        elif gone := [i for i in before.state.items if i in now.state.gone]:
            about = "it" if len(gone) == 1 else "them"
            left = f"{titles(self.plan, gone)} left {CATEGORY_NAMES[self.category]}"
            self.say(f"{left}: nothing more is asked about {about}.")

    def _idle(self, text: str, what_to_do: str = "") -> None:
        self.add_class("-idle")
        self.query_one("#question", Static).update(Content(text))
        self.query_one("#progress", Static).update(Content(""))
        self.query_one("#unsure", Static).update(Content(what_to_do))
        self.refresh_bindings()

    def catch_up(self) -> None:
        """What follows from the plan as it is now, once it is on screen."""

    def show_question(self) -> None:
        """Both cards, the question, and how far it is."""
        sitting = self.sitting
        if sitting is None:
            return
        view = versus_view(self.plan, sitting.state, self.size.width - _PADDING)
        if view.cards is None:
            self._idle(f"{sitting.state.stop_sentence}  esc goes on")
            return
        self.remove_class("-idle")
        filled = fill(self.plan) if self.is_open else None
        for name, card in zip(("#left", "#right"), view.cards, strict=True):
            more = details(self.plan, filled, card.item) if filled is not None else ()
            self.query_one(name, Card).show(card, more)
        self.query_one("#question", Static).update(question_line(self.asked_back))
        self.query_one("#progress", Static).update(progress_line(view, self.size.width))
        self.query_one("#unsure", Static).update(Content(view.unsure))
        self.refresh_bindings()
