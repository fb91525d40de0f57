"""An answer goes against earlier ones: the chain in words, and the question which of them to take back."""

from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from planner.domain.calendar import clock_in
from planner.domain.comparison import ComparisonAnswer
from planner.domain.plan import Plan
from planner.domain.versus.answering import Contradiction
from planner.tui.dialogs.base import Dialog
from planner.tui.keys import key
from planner.tui.widgets.lane_line import cut
from planner.tui.widgets.options import Options

_TITLE = 24
"""Cells of each title in an answer's line; the sentence above has them whole."""


class TakeBack(Dialog[str]):
    """Returns the id of the answer to take back; leaving keeps all of them and forgets the new one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "take", "Take back", "Take this answer back, and keep the new one", id="take-back.take", show=True,
            priority=True),
        key("escape", "leave", "Keep all", "Keep these answers and forget the new one", id="dialog.leave", show=True,
            display="esc"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    TakeBack {
        & > Vertical.box { width: 92; padding: 1 2; }
        VerticalScroll { height: auto; max-height: 9; scrollbar-size-vertical: 1; }
        #which { margin: 1 0; text-style: bold; }
        Options { max-height: 9; }
    }
    """
    title_text = "These do not go together"

    def __init__(self, plan: Plan, found: Contradiction, today: date) -> None:
        super().__init__()
        self.plan = plan
        self.found = found
        self.today = today

    def compose_body(self) -> ComposeResult:
        """The chain, and its answers to choose from."""
        with VerticalScroll(can_focus=False):
            yield Static(Content(f"{self.found.sentence}."), markup=False)
        if self.found.answers:
            yield Static(Content("Which answer do you take back?"), id="which", markup=False)
            lines = (Option(self._line(number, said)) for number, said in enumerate(self.found.answers, start=1))
            yield Options(*lines, markup=False)
        else:
            yield Static(Content("No answer stands against it: esc goes back."), id="which", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where only what is fixed stands against it there is nothing to take back."""
        return bool(self.found.answers) if action == "take" else True

    def on_key(self, event: events.Key) -> None:
        """A digit takes its answer back at once."""
        number = int(event.key) if event.key.isdecimal() and len(event.key) == 1 else 0
        if 1 <= number <= len(self.found.answers):
            event.stop()
            self.dismiss(self.found.answers[number - 1].id)

    @on(Options.OptionSelected)
    def action_take(self) -> None:
        """Takes the answer under the cursor back."""
        at = self.query_one(Options).highlighted
        if at is not None:
            self.dismiss(self.found.answers[at].id)

    def _line(self, number: int, said: ComparisonAnswer) -> Content:
        one, other = (self._title(item) for item in (said.a, said.b))
        if said.verdict == "that":
            one, other = other, one
        what = f"{one} and {other} the same" if said.verdict == "same" else f"{one} before {other}"
        when = clock_in(self.plan.organisation.time_zone, said.at, self.today)
        by = f", {cut(said.by, _TITLE)}" if said.by else ""
        return Content.assemble((f" {number if number <= 9 else ' '} ", "bold"), what, (f"   {when}{by}", "$muted"))

    def _title(self, item: str) -> str:
        return cut(self.plan.items[item].title, _TITLE) if item in self.plan.items else "?"
