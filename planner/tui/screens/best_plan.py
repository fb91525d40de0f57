"""The best plan by score, from What if: computed in a process of its own, with a moving sign, checked, and told."""

import asyncio
from itertools import cycle

from textual.content import Content
from textual.timer import Timer

from planner.domain.errors import PlannerError
from planner.domain.optimum.best import Found
from planner.domain.optimum.held import held
from planner.domain.optimum.posed import Posed, posed
from planner.domain.optimum.problem import Answer
from planner.domain.optimum.told import paragraphs
from planner.domain.optimum.weeks import weeks
from planner.domain.text import ratio_text
from planner.domain.whatif.considered import Considered, Present
from planner.session.optimising import Optimised, Optimising
from planner.tui.screens.what_if_panes import WhatIfPanes

_SIGNS = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
_TURN = 0.1
"""Seconds after which the sign moves."""


class BestPlan(WhatIfPanes):
    """What the order costs under the draft; `esc` gives the computation up."""

    _computing: Optimising | None = None
    _sign: Timer | None = None

    def action_best_plan(self) -> None:
        """Looks for the best plan under the draft's weeks."""
        if self._computing is not None:
            return
        now, draft = self.now, self.draft
        asked = posed(now.plan, draft.filled, now.scores)
        if not asked.items:
            self._tell(now, draft, asked, Optimised(Found(Answer((), 0.0, exact=True), solver=True), (), 0.0))
            return
        self._computing = Optimising(asked, more=True)
        signs = cycle(_SIGNS)

        def move() -> None:
            self.say(f"{next(signs)} Looking for the best plan by score …   esc gives it up")

        move()
        self._sign = self.set_interval(_TURN, move)
        self.run_worker(self._wait(self._computing, now, draft, asked), exclusive=True, group="best")

    def action_back(self) -> None:
        """Gives up what is being computed; else goes back."""
        if self._computing is None:
            super().action_back()
            return
        self._computing.cancel()

    async def _wait(self, computing: Optimising, now: Present, draft: Considered, asked: Posed) -> None:
        said, done = "Given up: your plan is as it was.", None
        try:
            done = await asyncio.wrap_future(computing.answer)
            said = ""
        except PlannerError as error:
            said = f"✗ {error}"
        finally:
            # Whether it was given up, or the screen is gone: nobody waits for the process any more.
            computing.cancel()
            self._computing = None
            if self._sign is not None:
                self._sign.stop()
            if self.is_attached:
                self.say(said)
        if done is not None:
            self._tell(now, draft, asked, done)

    def _tell(self, now: Present, draft: Considered, asked: Posed, done: Optimised) -> None:
        from planner.tui.dialogs.reading import Reading

        try:
            result = held(now.plan, draft.filled, asked, done.found, now.scores)
            more = weeks(asked, done.found, done.more) if done.more else ()
        except PlannerError as error:
            self.say(f"✗ {error}")
            return
        title = f"The best plan by score under {ratio_text(draft.terms.split.ratio)}"
        told = paragraphs(now.plan, result, more)
        self.app.push_screen(Reading(title, [Content(told[0]).stylize("bold"), *told[1:]]))
