"""What is done in a review: grading, settling what is unfinished, writing down what was learnt, closing, reopening."""

import asyncio
from collections.abc import Mapping, Sequence

from planner.domain.change import Step
from planner.domain.closing.unfinished import unfinished
from planner.domain.errors import PlannerError
from planner.tui.screens.phase import SideScreen
from planner.tui.screens.review_forms import choice_form, choice_step, grade_form, grade_step
from planner.tui.widgets.review_pane import ReviewPane


class ReviewActs(SideScreen):
    """Each action asks in a dialog and does one step."""

    @property
    def pane(self) -> ReviewPane:
        """The sections."""
        return self.query_one(ReviewPane)

    def grade(self, kr: str) -> None:
        """Asks for a key result's grade and a word."""

        def step(texts: Mapping[str, str]) -> Step:
            return grade_step(self.plan, kr, texts)

        def answered(texts: dict[str, str] | None) -> None:
            if texts is not None:
                self.attempt(lambda: step(texts))

        self.app.push_screen(grade_form(self.plan, kr, step), answered)

    def settle(self, items: Sequence[str]) -> None:
        """Asks what is to become of unfinished items; then the cursor goes on to the next without a choice."""

        def step(texts: Mapping[str, str]) -> Step:
            return choice_step(self.plan, items, texts)

        def answered(texts: dict[str, str] | None) -> None:
            if texts is not None and self.attempt(lambda: step(texts)):
                self.pane.mark(self.pane.marked.difference(items))
                self._go_on()

        self.app.push_screen(choice_form(self.plan, items, step), answered)

    def write_learnings(self) -> None:
        """Asks what was learnt, a line for each thing."""
        from planner.domain.closing.reviewing import write_learnings
        from planner.tui.dialogs.write_lines import WriteLines

        def step(text: str) -> Step:
            return write_learnings(self.plan, text)

        def answered(text: str | None) -> None:
            if text is not None and self.attempt(lambda: step(text)):
                self.pane.action_ends(1)

        explain = "What did we learn? A line for each thing; the next Align begins with it."
        self.app.push_screen(WriteLines("What we learnt", explain, self.plan.quarter.learnings, step), answered)

    def show_team(self) -> None:
        """Asks whose, and tells how well it was foretold."""
        from planner.domain.closing.foretelling import foretold, teams_to_show
        from planner.domain.views.review_rows import foretold_lines
        from planner.tui.dialogs.choose import Choice, Choose
        from planner.tui.dialogs.reading import Reading

        teams = teams_to_show(self.plan)
        choices = [Choice("", "All teams together"), *(Choice(team.id, team.name) for team in teams)]

        def answered(team: str | None) -> None:
            if team is not None:
                who = self.plan.teams[team].name if team else "all teams together"
                self.app.push_screen(
                    Reading("How well we foretold it", foretold_lines(foretold(self.plan, team or None), who))
                )

        self.app.push_screen(Choose("Whose?", choices, ""), answered)

    def action_close_quarter(self) -> None:
        """Says what closing does and asks; refuses while something is missing."""
        from planner.domain.closing.closing import closing, refusal
        from planner.tui.dialogs.ask import Confirm
        from planner.tui.dialogs.reading import Reading

        if self.plan.evidence is None:
            return
        found = closing(self.plan)
        refused = refusal(self.plan, self.session.today, found)
        if refused:
            told = Reading(f"{found.quarter.name} cannot be closed yet", [refused])
            self.app.push_screen(told, lambda _: self._go_on())
            return

        def answered(yes: bool | None) -> None:  # noqa: FBT001 - a dialog's answer
            if yes:
                self.run_worker(self._close(), exclusive=True, group="close")

        self.app.push_screen(Confirm(f"Close {found.quarter.name}?", found.question), answered)

    def action_reopen(self) -> None:
        """Asks why, and opens a closed quarter again."""
        from planner.domain.closing.closing import reopen_quarter
        from planner.tui.dialogs.ask import AskLine

        if self.plan.quarter.state != "closed":
            self.say(f"{self.plan.quarter.name} is not closed.")
            return

        def step(why: str) -> Step:
            return reopen_quarter(self.plan, why, self.session.moment())

        def answered(why: str | None) -> None:
            if why is not None:
                self.attempt(lambda: step(why))

        ask = AskLine(f"Reopen {self.plan.quarter.name}", "Why? It is kept as a decision.", check=step)
        self.app.push_screen(ask, answered)

    async def _close(self) -> None:
        from planner.domain.closing.closing import close_quarter, closing, next_quarter

        plan, session = self.plan, self.session
        closed, ahead_name = plan.quarter, closing(plan).following
        try:
            following = next_quarter(plan)
            ahead = None
            if following is not None:
                ahead = await asyncio.wrap_future(session.store.read_plan(following.id))
            step = close_quarter(plan, {}, session.moment(), ahead=ahead)
            await asyncio.wrap_future(session.do(step))
        except PlannerError as error:
            self.say(f"✗ {error}")
            return
        self.say(f"{closed.name} is closed.   > goes to {ahead_name}, u undoes")

    def _go_on(self) -> None:
        """Goes to the next unfinished item without a choice."""
        left = {row.item.id for row in unfinished(self.plan) if row.chosen is None}
        rows, at = self.pane.rows, self.pane.cursor
        places = [n for n, row in enumerate(rows) if row.kind == "unfinished" and row.id in left]
        if places:
            self.pane.place_cursor(next((n for n in places if n > at), places[0]))
