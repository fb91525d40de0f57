"""Align: the ratio as a budget, and what moving it brings in and pushes out."""

from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from planner.domain.alignment import agree_ratio, moved, refuse_overtaken, reserved
from planner.domain.capacity import Split
from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.principles import following, principle_called, principles_of
from planner.domain.quarter import Quarter
from planner.domain.teams.spreading import spread_rest
from planner.domain.text import percent, ratio_text
from planner.tui.dialogs.agree import Agree, Signed
from planner.tui.keys import key
from planner.tui.screens.align_panes import AlignPanes
from planner.tui.screens.plan_screen import ByCommand
from planner.tui.widgets import align_lines

_RATIO = Binding.Group("Ratio", compact=True)
_RESERVE = Binding.Group("Reserve", compact=True)


class AlignScreen(AlignPanes):
    """The first phase. The draft is the screen's own; nothing is stored until it is agreed."""

    LIT = "align"
    NAME = "Align"
    CSS_PATH = "align.tcss"
    EXPLAINED = """
    Here you agree how the quarter's weeks are split: Innovation, which customers see, against Tune-Up, which makes
    innovating faster; after a reserve for work that nobody planned. The bar is the ratio. Move it, and you see at once
    what it brings in and what it pushes out. Nothing holds until you agree it, with a reason and your names.

    Weeks are weeks of one person. A team may have a ratio of its own, which the bar does not move; then the teams add
    up to something else than the bar says, and the mark below it shows where.

    Above the bar stands what the quarter is for: e edits objectives and the figures that show them, ! marks one that
    nothing in the plan moves. Below it lies the range that is usual for you; the command Where we stand asks five short
    questions for it, w says where it comes from, and it sets nothing.

    The flywheel shows what earlier quarters agreed, what they did, and how fast and how safely they delivered.
    """
    BY_COMMAND = (
        ByCommand(
            "Spread the rest",
            "Give the teams without a ratio of their own the one with which all add up to the agreed ratio",
            "spread_rest",
        ),
        ByCommand(
            "Where we stand",
            "Answer five short questions about the organisation: the range on the bar follows from them",
            "context",
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "left,h",
            "ratio(-5)",
            "Ratio",
            "Five points less for Innovation",
            id="align.ratio.less",
            show=True,
            group=_RATIO,
            display="←",
        ),
        key(
            "right,l",
            "ratio(5)",
            "Ratio",
            "Five points more for Innovation",
            id="align.ratio.more",
            show=True,
            group=_RATIO,
            display="→",
        ),
        key("shift+left", "ratio(-1)", "One point", "One point less for Innovation", id="align.ratio.one-less"),
        key("shift+right", "ratio(1)", "One point", "One point more for Innovation", id="align.ratio.one-more"),
        key(
            "minus",
            "reserve(-1)",
            "Reserve",
            "One point less of reserve",
            id="align.reserve.less",
            show=True,
            group=_RESERVE,
            display="-",
        ),
        key(
            "plus",
            "reserve(1)",
            "Reserve",
            "One point more of reserve",
            id="align.reserve.more",
            show=True,
            group=_RESERVE,
            display="+",
        ),
        key(
            "t", "app.teams", "Teams", "Edit teams: people, plannable share, time off, own ratio", id="teams", show=True
        ),
        key(
            "e",
            "purpose",
            "Edit",
            "Edit what this quarter is for: objectives and key results",
            id="align.purpose",
            show=True,
        ),
        key("w", "why", "Why", "Explain where the numbers come from", id="why", show=True),
        key("i", "what_if", "What if", "What if the ratio were another: every step, side by side", id="what-if"),
        key("A", "agree", "Agree…", "Agree the ratio, with a why and who", id="align.agree", show=True),
        key("escape", "put_back", "Put back", "Put the bar back to what holds", id="align.put-back", display="esc"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The bar is put back only where it was moved; a closed quarter stays as it was agreed."""
        if action == "put_back":
            return self.draft is not None
        if action in {"ratio", "reserve", "agree", "purpose", "context"}:
            return self.plan.quarter.state != "closed"
        return super().check_action(action, parameters)

    def action_ratio(self, points: int) -> None:
        """Moves the bar."""
        self._move(moved(self.view.split, points))

    def action_reserve(self, points: int) -> None:
        """Moves the reserve."""
        self._move(reserved(self.view.split, points))

    def action_put_back(self) -> None:
        """Forgets the draft."""
        self.draft = None
        self.show_plan()
        self.refresh_bindings()
        self.say(f"Put back to {ratio_text(self.view.split.ratio)}, reserve {percent(self.view.split.reserve)}.")

    def action_what_if(self) -> None:
        """Opens What if, with the draft where there is one."""
        from planner.tui.screens.what_if import WhatIfScreen

        self.app.push_screen(WhatIfScreen(self.session, self.plan_changed, self.standing, self.draft))

    def action_why(self) -> None:
        """Explains the numbers."""
        from planner.domain.views.align_explained import explain_align
        from planner.tui.dialogs.reading import Reading

        self.app.push_screen(Reading("Where the numbers come from", explain_align(self.plan, self.view)))

    def action_purpose(self) -> None:
        """Opens the objectives and their key results."""
        from planner.tui.dialogs.purpose import Purpose

        def change(step: Step) -> Plan:
            self.do(step)
            return self.plan

        self.app.push_screen(Purpose(self.plan, self.session.moment, change))

    def action_context(self) -> None:
        """Asks where the organisation stands."""
        from planner.tui.dialogs.context import ask_context

        ask_context(self)

    def action_agree(self) -> None:
        """Asks why and who, then agrees what the bar shows."""
        self.app.push_screen(
            Agree(
                f"Agree {ratio_text(self.view.split.ratio)} for {self.view.quarter.name}",
                align_lines.stake(self.view),
                actor=self.session.actor,
                check=partial(self._agreed, self.plan.quarter),
                principles=[principle.text for principle in principles_of(self.plan)],
            ),
            partial(self._take_agreed, self.plan.quarter),
        )

    def action_spread_rest(self) -> None:
        """Gives teams without a ratio of their own the one that brings all to the agreed ratio."""
        try:
            self.do(spread_rest(self.plan))
        except BadInputError as error:
            self.say(f"✗ {error}")

    def _move(self, split: Split) -> None:
        was_draft, self.draft = self.draft is not None, split
        self.show_plan()
        if was_draft != (self.draft is not None):
            self.refresh_bindings()
        self.say(align_lines.moved_said(self.view))

    def _agreed(self, before: Quarter, signed: Signed) -> Step:
        """The step; refused where somebody agreed another ratio than the one that the dialog speaks of."""
        refuse_overtaken(before, self.plan.quarter)
        step = agree_ratio(self.plan, self.view.split, self.session.moment(), **signed.said)
        return following(step, principle_called(self.plan, signed.principle))

    def _take_agreed(self, before: Quarter, signed: Signed | None) -> None:
        if signed is None:
            return
        try:
            step = self._agreed(before, signed)
        except BadInputError as error:
            self.say(f"✗ {error}")
            return
        self.draft = None
        self.do(step, f"{step.label.replace('Agree', 'Agreed', 1)}.   2 goes on to Prioritize · u undoes")
