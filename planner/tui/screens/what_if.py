"""What if: another ratio, what it brings in and pushes out, and which of several is taken over."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from planner.domain.alignment import moved, refuse_overtaken, reserved
from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.domain.principles import following, principle_called, principles_of
from planner.domain.quarter import Quarter
from planner.domain.scenario import Scenario
from planner.domain.whatif.considered import Considered, Terms, common
from planner.domain.whatif.overrides import read_override
from planner.domain.whatif.scenarios import discard, keep, kept, kept_as, rename, take, terms_of, terms_text
from planner.tui.dialogs.agree import Agree, Signed
from planner.tui.launch import PhaseName
from planner.tui.screens.best_plan import BestPlan
from planner.tui.screens.plan_screen import ByCommand
from planner.tui.screens.what_if_keys import EXPLAINED, WHAT_IF_KEYS
from planner.tui.widgets import what_if_lines


class WhatIfScreen(BestPlan):
    """Moves a draft, keeps up to three beside it, and takes one over; `esc` leaves everything as it was."""

    LIT: ClassVar[PhaseName | None] = "align"
    NAME = "What if"
    CSS_PATH = "what_if.tcss"
    EXPLAINED = EXPLAINED
    BINDINGS: ClassVar[list[BindingType]] = WHAT_IF_KEYS
    BY_COMMAND = (
        ByCommand("Best plan by score", "What your order costs against the best plan by score", "best_plan"),
        ByCommand("Own ratios on or off", "What if the teams had the common ratio instead of their own", "own_ratios"),
        ByCommand("A team’s own ratio", "What if one team had a ratio of its own, or another one", "own_ratio"),
        ByCommand("Put the draft back", "Put the bar back to what holds", "put_back"),
    )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is kept can be discarded or named; nothing is kept or taken in a closed quarter."""
        closed = self.plan.quarter.state == "closed"
        if action in {"discard", "name"}:
            return self.chosen is not None and not closed
        if action in {"keep", "take"}:
            return not closed
        return super().check_action(action, parameters)

    def action_ratio(self, points: int) -> None:
        """Moves the bar."""
        self._move(self.terms._replace(split=moved(self.terms.split, points)))

    def action_reserve(self, points: int) -> None:
        """Moves the reserve."""
        self._move(self.terms._replace(split=reserved(self.terms.split, points)))

    def action_own_ratios(self) -> None:
        """Lets the teams with ratios of their own follow the bar, or have them again."""
        if not self.terms.overrides and not common(self.plan):
            self.say("No team has a ratio of its own.")
            return
        self._move(self.terms._replace(overrides=() if self.terms.overrides else common(self.plan)))

    def action_own_ratio(self) -> None:
        """Asks for one team's ratio."""
        from planner.tui.dialogs.ask import AskLine

        def answered(text: str | None) -> None:
            if text is not None:
                self._move(read_override(self.plan, self.terms, text))

        explain = "A team and its ratio, PLT 30 : 70. The team alone follows the bar; with “now” it is as it is now."
        check = partial(read_override, self.plan, self.terms)
        dialog = AskLine("A team’s own ratio", explain, placeholder="PLT 30 : 70", check=check)
        self.app.push_screen(dialog, answered)

    def action_put_back(self) -> None:
        """Forgets the draft."""
        self._move(Terms(self.now.split))

    def action_keep(self) -> None:
        """Keeps the draft beside the plan."""
        if self._is_read():
            self._try(lambda: keep(self.plan, self.terms, self.session.moment()), "Kept.   tab goes to it · A takes it")

    def action_discard(self) -> None:
        """Discards the kept scenario that has the focus."""
        scenario = self.chosen
        if scenario is not None:
            self._try(lambda: discard(self.plan, scenario.id))
            self.query_one("#line").focus()

    def action_name(self) -> None:
        """Asks what the kept scenario that has the focus is called."""
        from planner.tui.dialogs.ask import AskLine

        scenario = self.chosen
        if scenario is None:
            return

        def named(name: str | None) -> None:
            if name is not None:
                self._try(lambda: rename(self.plan, scenario.id, name))

        dialog = AskLine("What is it called?", terms_text(terms_of(scenario)), value=scenario.name,
                         check=lambda name: rename(self.plan, scenario.id, name))  # fmt: skip
        self.app.push_screen(dialog, named)

    def action_open(self) -> None:
        """Lists everything that is in and out."""
        from planner.tui.dialogs.reading import Reading

        seen = self._meant()
        title = what_if_lines.scenario_title(self.chosen, seen, is_now=seen.terms == Terms(self.now.split))[0]
        self.app.push_screen(Reading(title, what_if_lines.whole_lists(self.plan, seen)))

    def action_why(self) -> None:
        """Explains the numbers, and says what one more week would bring."""
        from planner.domain.whatif.explained import explain
        from planner.tui.dialogs.reading import Reading

        sentences = what_if_lines.more_sentences(self.now, self.more)
        self.app.push_screen(Reading("What the numbers mean", explain(self.plan, self.draft, sentences)))

    def action_take(self) -> None:
        """Asks why and who, then makes the kept scenario that has the focus, else the draft, the agreed ratio."""
        if not self._is_read():
            return
        seen, before = self._meant(), self.plan.quarter
        scenario = self.chosen or kept_as(self.plan, seen.terms)
        others = len(kept(self.plan)) - (scenario is not None)
        check = partial(self._taken, before, scenario, seen.terms)
        stake = what_if_lines.take_stake(self.plan, seen, others)
        title, named = f"Take over for {self.plan.quarter.name}", [p.text for p in principles_of(self.plan)]
        dialog = Agree(title, stake, actor=self.session.actor, check=check, principles=named)

        def answered(signed: Signed | None) -> None:
            if signed is not None:
                self._try(lambda: check(signed))

        self.app.push_screen(dialog, answered)

    def action_go(self, phase: str) -> None:
        """Leaves for a phase: one key, wherever this was opened from."""
        self.dismiss()
        self.app.call_later(self.app.run_action, f"app.phase('{phase}')")

    def _meant(self) -> Considered:
        return self.seen(terms_of(self.chosen)) if self.chosen is not None else self.draft

    def _move(self, terms: Terms) -> None:
        self.terms = terms
        self.show_plan()
        self.say(f"{terms_text(terms)}:  {what_if_lines.moved_said(self.draft)}")

    def _taken(self, before: Quarter, scenario: Scenario | None, terms: Terms, signed: Signed) -> Step:
        """The step; refused where somebody agreed another ratio than the one that the dialog speaks of."""
        refuse_overtaken(before, self.plan.quarter)
        chosen = scenario.id if scenario is not None else None
        step = take(self.plan, terms, self.session.moment(), scenario=chosen, **signed.said)
        return following(step, principle_called(self.plan, signed.principle))

    def _is_read(self) -> bool:
        if self.plan.evidence is None:
            self.say("What is kept and decided so far is still being read; try again in a moment.")
        return self.plan.evidence is not None

    def _try(self, step: Callable[[], Step], said: str | None = None) -> None:
        # Somebody else may have changed the same while this screen was looked at.
        try:
            self.do(step(), said)
        except BadInputError as error:
            self.say(f"✗ {error}")


class WhatIfFromPrioritize(WhatIfScreen):
    """The same, opened from there."""

    LIT = "prioritize"
