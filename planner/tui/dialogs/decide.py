"""A decision by hand: what, why, who, and which earlier one it replaces, found by a few letters."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from planner.domain.calendar import long_date, today_in
from planner.domain.decisions import can_be_superseded
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.principles import principles_of
from planner.tui.dialogs.base import Dialog
from planner.tui.dialogs.labelled import PRINCIPLE, Labelled
from planner.tui.keys import key
from planner.tui.widgets.line_list import LineList, ListLine


class Decided(NamedTuple):
    """What was written."""

    what: str
    why: str
    signed_by: str
    also_signed_by: str
    supersedes: str | None
    """The id of the decision that it replaces, or `None`."""
    follows: str = ""
    """Number or words of the principle that it follows; empty for none."""


class Decide(Dialog[Decided]):
    """Asks for a decision; `check` refuses it by raising `BadInputError`. Letters find the one that is replaced."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "take", "Save", "Write it down", id="decide.take", show=True, priority=True),
        key("tab", "app.focus_next", "Next line", "Go to the next line", id="decide.next", show=True),
        key("shift+tab", "app.focus_previous", "Line above", "Go to the line above", id="decide.previous"),
        key(
            "down", "cursor(1)", "Down", "The next decision found, else the next line", id="decide.down", priority=True
        ),
        key("up", "cursor(-1)", "Up", "The decision above, else the line above", id="decide.up", priority=True),
    ]
    DEFAULT_CSS = """
    Decide {
        LineList { height: 4; margin: 0 0 0 14; }
    }
    """
    title_text = "A decision"

    def __init__(self, plan: Plan, actor: str, check: Callable[[Decided], object]) -> None:
        super().__init__()
        self.actor = actor
        self.check = check
        self._zone = plan.organisation.time_zone
        self._holding = can_be_superseded(plan)
        self._principles = [principle.text for principle in principles_of(plan)]
        self._found = self._holding[:0]

    def compose_body(self) -> ComposeResult:
        """Lines to fill in, what the last one finds, and a line for a complaint; principles where there are any."""
        yield Labelled("What", "what", "what was decided, in one sentence")
        yield Labelled("Why", "why", "why, in a few words; without it the log says so")
        yield Labelled("Decided by", "signed", "who decided", self.actor)
        yield Labelled("and by", "also", "the second signatory, if there is one")
        if self._principles:
            yield Labelled("Follows", "principle", PRINCIPLE)
        yield Labelled("Supersedes", "earlier", "a few letters of an earlier decision; empty for none")
        yield LineList()
        yield Static(Content(""), classes="complaint", markup=False)

    def on_mount(self) -> None:
        """What was decided comes first; the list is gone through from the line above it."""
        found = self.query_one(LineList)
        found.can_focus = False
        found.remove_class("pane")
        self.query_one("#what", Input).focus()

    @on(Input.Changed, "#earlier")
    def _find(self, event: Input.Changed) -> None:
        wanted = event.value.strip().casefold()
        self._found = tuple(d for d in self._holding if wanted and wanted in d.what.casefold())
        found = self.query_one(LineList)
        found.hint = "No decision that holds has these letters." if wanted else ""
        found.show(len(self._found), self._row, 0, 11)

    @on(events.DescendantFocus, "#principle")
    def _list_principles(self) -> None:
        found = self.query_one(LineList)
        found.show(len(self._principles), lambda n: ListLine(self._principles[n], left=str(n + 1)), 0, 2)

    @on(events.DescendantBlur, "#principle")
    def _list_none(self) -> None:
        self.query_one(LineList).show(0, self._row)

    def action_cursor(self, by: int) -> None:
        """Goes through what was found while that line is written, else from line to line."""
        if self.focused is not None and self.focused.id == "earlier" and self._found:
            self.query_one(LineList).action_cursor(by)
        elif by > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def action_take(self) -> None:
        """Returns what was written, unless it cannot be used."""
        what, why, signed, also, earlier = map(self._typed, ("what", "why", "signed", "also", "earlier"))
        follows = self._typed("principle") if self._principles else ""
        try:
            decided = Decided(what, why, signed, also, self._replaced(earlier), follows)
            self.check(decided)
        except BadInputError as error:
            self.query_one(".complaint", Static).update(Content(str(error)))
            return
        self.dismiss(decided)

    def _typed(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value

    def _replaced(self, text: str) -> str | None:
        """The id of the decision under the cursor, where letters were written; raises `BadInputError`."""
        if not text.strip():
            return None
        if not self._found:
            raise BadInputError("No decision that holds has these letters; write others, or leave the line empty.")
        return self._found[self.query_one(LineList).cursor].id

    def _row(self, index: int) -> ListLine:
        decision = self._found[index]
        return ListLine(decision.what, "»", long_date(today_in(self._zone, decision.at)))
