"""The three phase screens, and the screens that are opened beside them."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.tui.keys import key
from planner.tui.screens.plan_screen import PlanScreen

QUARTER_KEYS = (
    key(
        "less_than_sign", "app.quarter(-1)", "Earlier", "Look at the quarter before", id="quarter.earlier", display="<"
    ),
    key("greater_than_sign", "app.quarter(1)", "Later", "Look at the next quarter", id="quarter.later", display=">"),
)
"""Of the screens on which the quarter may change under one's hands."""


class PhaseScreen(PlanScreen):
    """One phase of the loop: Align, Prioritize or Measure."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("1", "app.phase('align')", "Align", "Go to Align", id="phase.align"),
        key("2", "app.phase('prioritize')", "Prioritize", "Go to Prioritize", id="phase.prioritize"),
        key("3", "app.phase('measure')", "Measure", "Go to Measure", id="phase.measure"),
        key("c", "app.check_in", "Check-in", "Say where a team's week went", id="check-in"),
        key("o", "app.okrs", "OKRs", "What the quarter is for, and how far its key results are", id="okrs"),
        key("s", "slices", "Slices", "What was tried on customers; from an item, its own first", id="slices"),
        key("t", "app.teams", "Teams", "Edit teams: people, plannable share, time off, own ratio", id="teams"),
        key("d", "app.decisions", "Decisions", "What was decided: who, when, why, and what it cost", id="decisions"),
        key("p", "app.principles", "Principles", "The rules by which you decide, in order", id="principles"),
        key("H", "history", "History", "What was done, newest first; on an item, what happened to it", id="history"),
        key("q", "app.leave", "Quit", "Close the plan and leave", id="quit"),
        *QUARTER_KEYS,
    ]

    async def action_history(self) -> None:
        """Opens the history of the plan; a screen with items under its cursor opens the item's."""
        await self.run_action("app.history")

    async def action_slices(self) -> None:
        """Opens the slices; a screen with items under its cursor opens the item's first."""
        await self.run_action("app.slices")


class SideScreen(PlanScreen):
    """A screen that is opened over a phase, such as teams or the check-in; `esc` goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "back", "Back", "Go back", id="back", show=True, display="esc"),
    ]

    def action_back(self) -> None:
        """Goes back to where it was opened."""
        self.dismiss()

    def attempt(self, make: Callable[[], Step]) -> bool:
        """Makes a step and does it; whether anything was changed. What cannot be is said in the line below."""
        try:
            step = make()
        except BadInputError as error:
            self.say(f"✗ {error}")
            return False
        if step.changes:
            self.do(step)
        else:
            self.say("Nothing was changed.")
        return bool(step.changes)
