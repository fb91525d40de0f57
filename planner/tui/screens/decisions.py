"""The decision log: what was decided, by whom, when, why and at what cost, newest first."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.signal import Signal

from planner.domain.decisions import decide
from planner.domain.errors import BadInputError
from planner.domain.history.steps import AsOf
from planner.domain.plan import Plan
from planner.domain.views.decisions import (
    EVERYTHING,
    DecisionRow,
    DecisionsView,
    DecisionWish,
    decision_told,
    decisions_view,
    filter_choices,
)
from planner.domain.views.decisions_out import decisions_text
from planner.domain.words import DECISION_KIND_NAMES, DecisionKind
from planner.session import Session
from planner.tui.keys import key
from planner.tui.launch import PhaseName
from planner.tui.screens.told import ToldScreen
from planner.tui.widgets.line_list import ListLine
from planner.tui.widgets.told_list import ToldList
from planner.tui.widgets.top_bar import Standing

_MARKS = {"": "✓", "superseded": "»", "withdrawn": "↶"}
_PHASES: dict[DecisionKind, PhaseName] = {"ratio": "align"}
_DAY = 11


class DecisionsScreen(ToldScreen):
    """A row for each decision, and below or beside it all about the one under the cursor."""

    NAME = "Decisions"
    ABOUT = "The decision"
    FOUND_IN = "what, why, who, cost or principle"
    EXPLAINED = """
    Every agreed ratio and plan, every must-do, every change of what was promised, every stop, and what somebody wrote
    down by hand: what, who, when, why, and what it cost. ✓ holds, » was superseded by a later one, ↶ was withdrawn,
    because its step was undone; it stays listed. P2 follows the second principle.

    enter shows the whole plan as it stood right after the decision; esc returns from there. a writes a decision down.
    f shows only some: of a kind, a quarter, a person or an item. H is the history of everything that was done.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("a", "add", "Add", "Write a decision down by hand", id="decisions.add", show=True),
        key("H", "app.history", "History", "Everything that was done, newest first", id="history", show=True),
    ]

    def __init__(self, session: Session, plan_changed: Signal[Plan], standing: Callable[[], Standing]) -> None:
        super().__init__(session, plan_changed, standing)
        self.view: DecisionsView = decisions_view(session.plan)

    def show_plan(self) -> None:
        """The decisions as they are now; the cursor stays on its own."""
        self._show(self.view.wish)

    @property
    def under_cursor(self) -> DecisionRow | None:
        """The decision under the cursor; `None` where there is none."""
        cursor = self.rows.cursor
        return self.view.rows[cursor] if cursor < len(self.view.rows) else None

    def as_text(self) -> str:
        """All that are shown, a paragraph each."""
        return "\n".join(decisions_text(self.plan, self.view))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without decisions there is nothing to open or to explain."""
        if action in {"travel", "why", "find", "find_next"}:
            return bool(self.view.rows)
        return super().check_action(action, parameters)

    @on(ToldList.Moved)
    def _tell(self) -> None:
        row = self.under_cursor
        if row is None:
            self.tell("", ())
            return
        pairs = (("kind", DECISION_KIND_NAMES[row.decision.kind]), *decision_told(self.plan, row.decision)[1:])
        self.tell(row.decision.what, (self.hung(name, text) for name, text in pairs))

    def on_resize(self) -> None:
        """Another width breaks lines elsewhere."""
        self.call_after_refresh(self._tell)

    def action_travel(self) -> None:
        """Shows the plan as it stood right after the decision."""
        row = self.under_cursor
        if row is not None:
            self.look_back(AsOf(decision=row.id), row.decision.quarter, _PHASES.get(row.decision.kind, "prioritize"))

    def action_add(self) -> None:
        """Asks for a decision, and writes it down."""
        if self.plan.evidence is None:
            self.say("The decisions so far are still being read; try again in a moment.")
            return
        from planner.tui.dialogs.decide import Decide, Decided

        def answered(decided: Decided | None) -> None:
            if decided is None:
                return
            try:
                self.do(decide(self.plan, moment=self.session.moment(), **decided._asdict()))
            except BadInputError as error:
                self.say(f"✗ {error}")
            else:
                self.show_plan()
                self.rows.go_to(0)

        dialog = Decide(
            self.plan,
            self.session.actor,
            lambda decided: decide(self.plan, moment=self.session.moment(), **decided._asdict()),
        )
        self.app.push_screen(dialog, answered)

    def action_filter(self) -> None:
        """Asks what to show only."""
        from planner.tui.dialogs.choose import Choice, Choose

        choices = filter_choices(self.plan)
        current = next((n for n, choice in enumerate(choices) if choice.wish == self.view.wish), 0)

        def answered(value: str | None) -> None:
            if value is not None:
                self._show(choices[int(value)].wish)
                self.say(f"{self.view.summary}.".capitalize() if self.view.shown else "All decisions.")

        shown = [Choice(str(n), choice.text) for n, choice in enumerate(choices)]
        self.app.push_screen(Choose("Show", shown, str(current)), answered)

    def search(self, by: int) -> None:
        """Looks through the decisions that are shown."""
        wanted = self.looked_for.casefold()
        self.go_to_found([n for n, row in enumerate(self.view.rows) if wanted in _words(row).casefold()], by)

    def action_why(self) -> None:
        """Shows all about the decision, also where it does not fit beside the rows."""
        from planner.tui.dialogs.reading import Reading

        row = self.under_cursor
        if row is not None:
            told = decision_told(self.plan, row.decision)[1:]
            said = [Content.assemble((f"{name}: ", "bold $muted"), text) for name, text in told]
            self.app.push_screen(Reading(row.decision.what, said))

    def _show(self, wish: DecisionWish) -> None:
        before = self.under_cursor if self.view.rows else None
        self.view = decisions_view(self.plan, wish)
        rows = self.rows
        rows.border_title = Content(f"Decisions: {self.view.summary}")
        rows.border_subtitle = Content("f shows all again" if wish != EVERYTHING else "")
        rows.hint = self._hint()
        ids = [row.id for row in self.view.rows]
        at = ids.index(before.id) if before is not None and before.id in ids else 0
        rows.show(len(ids), self._line, at, _DAY)
        self._tell()
        self.refresh_bindings()

    def _hint(self) -> str:
        if not self.view.known:
            return "The decisions are being read …"
        return "Nothing was decided yet: agree the ratio on Align, or write one down with a."

    def _line(self, index: int) -> ListLine:
        row = self.view.rows[index]
        return ListLine(row.decision.what, _MARKS[row.state], row.day, row.aside, faded=bool(row.state))


def _words(row: DecisionRow) -> str:
    one = row.decision
    return f"{one.what}\n{one.why}\n{one.signed_by}\n{one.also_signed_by}\n{one.cost}\n{row.follows}"
