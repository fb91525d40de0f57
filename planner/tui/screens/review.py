"""The review: section after section, key results graded, unfinished items settled, what was learnt; then closing."""

import asyncio
from collections.abc import Callable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from planner.domain.change import Step
from planner.domain.errors import BadInputError, PlannerError
from planner.domain.views.review import ReviewView, review_view
from planner.domain.views.review_out import review_text
from planner.domain.views.review_rows import next_sentence, review_sections
from planner.tui.keys import key
from planner.tui.screens.phase import QUARTER_KEYS, SideScreen
from planner.tui.screens.plan_screen import ByCommand
from planner.tui.screens.review_forms import choice_form, choice_step, grade_form, grade_step
from planner.tui.widgets.review_pane import ReviewPane


class ReviewScreen(SideScreen):
    """The quarter's review so far, in any week; in a closed quarter it is only read."""

    LIT = "measure"
    NAME = "Review"
    EXPLAINED = """
    The review goes through the quarter, outcomes first: key results, slices, what was promised, where the time went,
    how well it was foretold, and what was learnt. ] and [ go from section to section, in any week.

    enter on a key result gives it a grade, 0 to 1, with a word; without one its figures grade it. On an unfinished
    item it says whether it is carried over, with how many weeks are left, or dropped, and why. On what we learnt it
    writes it down. On how well it was foretold a team reads its own.

    From week 10 on the command Close the quarter closes it, once each unfinished item has a choice: the quarter becomes
    read-only, what is carried over comes first in the next one, and u takes all of it back. A closed quarter can be
    opened again, as a decision with a why.
    """
    BY_COMMAND = (
        ByCommand(
            "Close the quarter", "From week 10 on: read-only from then, and the next one begins", "close_quarter"
        ),
        ByCommand("Reopen the quarter", "Open a closed quarter again, with a why", "reopen"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "open", "Settle", "Grade a key result, settle an item, write what was learnt", id="review.open",
            show=True),
        key("right_square_bracket", "section(1)", "Section", "Go to the next section", id="review.next", show=True,
            display="]"),
        key("left_square_bracket", "section(-1)", "Section before", "Go to the section before", id="review.last",
            display="["),
        key("w", "why", "Why", "Explain the line under the cursor", id="why", show=True),
        *QUARTER_KEYS,
        key("q", "app.leave", "Quit", "Close the plan and leave", id="quit"),
    ]  # fmt: skip

    def compose_panes(self) -> ComposeResult:
        """The sections."""
        yield ReviewPane()

    def on_mount(self) -> None:
        """The sections have the focus."""
        super().on_mount()
        self.pane.focus()

    @property
    def pane(self) -> ReviewPane:
        """The sections."""
        return self.query_one(ReviewPane)

    def show_plan(self) -> None:
        """The review as it is now, once the quarter's answers have been read."""
        if self.plan.evidence is None:
            return
        view = self._view()
        self.pane.border_title = Content(f"Review of {view.quarter.name} so far, {view.stands}")
        if view.closed:
            self.pane.border_title = Content(f"Review of {view.quarter.name}, closed")
        self.pane.border_subtitle = Content(next_sentence(view))
        self.pane.show(review_sections(view))

    def as_text(self) -> str:
        """The review as text."""
        return "" if self.plan.evidence is None else "\n".join(review_text(self._view()))

    def action_section(self, by: int) -> None:
        """Goes to the next section, or to the one before."""
        self.pane.go_to_section(by)

    def action_why(self) -> None:
        """Explains the line under the cursor."""
        from planner.tui.dialogs.reading import Reading

        row = self.pane.row
        if row is None or not row.because:
            self.say("There is nothing more to tell about this line.")
        else:
            self.app.push_screen(Reading("Why", [row.text, *row.because]))

    def action_open(self) -> None:
        """Grades, settles, writes down, or explains what is under the cursor."""
        row = self.pane.row
        if row is None:
            return
        closed = self.plan.quarter.state == "closed" or self.session.as_of is not None
        if row.kind == "foretold":
            self._show_team()
        elif closed or row.kind not in {"kr", "unfinished", "learnings"}:
            self.action_why()
        elif row.kind == "learnings":
            self._write_learnings()
        else:
            self._fill_in(row.kind, row.id)

    def action_close_quarter(self) -> None:
        """Says what closing does and asks; refuses while something is missing."""
        from planner.domain.closing import closing, refusal
        from planner.tui.dialogs.ask import Confirm
        from planner.tui.dialogs.reading import Reading

        if self.plan.evidence is None:
            return
        found = closing(self.plan)
        refused = refusal(self.plan, self.session.today, found)
        if refused:
            self.app.push_screen(Reading(f"{found.quarter.name} cannot be closed yet", [refused]))
            return

        def answered(yes: bool | None) -> None:  # noqa: FBT001 - a dialog's answer
            if yes:
                self.run_worker(self._close(), exclusive=True, group="close")

        self.app.push_screen(Confirm(f"Close {found.quarter.name}?", found.question), answered)

    def action_reopen(self) -> None:
        """Asks why, and opens a closed quarter again."""
        from planner.domain.closing import reopen_quarter
        from planner.tui.dialogs.ask import AskLine

        if self.plan.quarter.state != "closed":
            self.say(f"{self.plan.quarter.name} is not closed.")
            return

        def answered(why: str | None) -> None:
            if why is not None:
                self._try(lambda: reopen_quarter(self.plan, why, self.session.moment()))

        self.app.push_screen(AskLine(f"Reopen {self.plan.quarter.name}", "Why? It is kept as a decision."), answered)

    async def _close(self) -> None:
        from planner.domain.closing import close_quarter, next_quarter

        plan, session = self.plan, self.session
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
        self.say(f"{step.label}.   > goes to the next quarter, u undoes")

    def _fill_in(self, kind: str, row: str) -> None:
        make, form = (grade_step, grade_form) if kind == "kr" else (choice_step, choice_form)

        def step(texts: Mapping[str, str]) -> Step:
            return make(self.plan, row, texts)

        def answered(texts: dict[str, str] | None) -> None:
            if texts is not None:
                self._try(lambda: step(texts))

        self.app.push_screen(form(self.plan, row, step), answered)

    def _write_learnings(self) -> None:
        from planner.domain.reviewing import write_learnings
        from planner.tui.dialogs.ask import AskLine

        def answered(text: str | None) -> None:
            if text is not None:
                self._try(lambda: write_learnings(self.plan, text.replace(" / ", "\n")))

        explain = "What did we learn? One line for each thing, with “ / ” between them."
        ask = AskLine("What we learnt", explain, value=" / ".join(self.plan.quarter.learnings.splitlines()))
        self.app.push_screen(ask, answered)

    def _show_team(self) -> None:
        from planner.domain.foretelling import foretold, teams_to_show
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

    def _try(self, make: Callable[[], Step]) -> None:
        try:
            step = make()
        except BadInputError as error:
            self.say(f"✗ {error}")
            return
        if step.changes:
            self.do(step)
        else:
            self.say("Nothing was changed.")

    def _view(self) -> ReviewView:
        return review_view(self.plan, self.session.today)
