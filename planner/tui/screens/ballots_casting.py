"""Casting ballots in the room, one lead after the other: the screen knows only who has voted."""

from collections.abc import Callable

from textual.content import Content
from textual.signal import Signal

from planner.domain.ballot import Ballot
from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.text import clean, counted, one_line
from planner.domain.voting.casting import begin_anew, show_together, withdraw
from planner.domain.voting.consensus import ballots_of, on_the_ballot
from planner.domain.words import CATEGORY_NAMES, Category
from planner.session import Session
from planner.tui.screens.ballots_lines import NOBODY, UNREAD, voter_line
from planner.tui.screens.phase import SideScreen
from planner.tui.widgets.line_list import LineList
from planner.tui.widgets.top_bar import Standing


class BallotCasting(SideScreen):
    """Everything until the ballots are shown together. Each question is asked in a dialog and ends in one step."""

    def __init__(
        self,
        session: Session,
        plan_changed: Signal[Plan],
        standing: Callable[[], Standing],
        category: Category = "innovation",
    ) -> None:
        super().__init__(session, plan_changed, standing)
        self.category: Category = category

    def action_vote(self) -> None:
        """Asks who votes and opens that lead's page."""
        if not self.may_vote():
            return
        from planner.tui.dialogs.ask import AskLine

        def check(name: str) -> None:
            if not one_line(name, "Name"):
                raise BadInputError("Write the name of the lead who votes.")

        explain = "The lead who sits at the keyboard now; everybody else looks away."
        self.app.push_screen(
            AskLine("Who votes?", explain, value=self.session.actor, check=check, replaces=True), self.open_page
        )

    def action_withdraw(self) -> None:
        """Withdraws the ballot of the lead under the cursor, when that was confirmed."""
        ballot = self.under_cursor()
        if ballot is None:
            self.say("There is no ballot here to withdraw.")
            return
        from planner.tui.dialogs.ask import Confirm

        question = f"The ballot of {ballot.person} on {CATEGORY_NAMES[self.category]} goes, unseen.  u takes that back"
        self.app.push_screen(
            Confirm("Withdraw a ballot?", question),
            lambda yes: self._do(lambda: withdraw(self.plan, self.category, ballot.person)) if yes else None,
        )

    def action_show(self) -> None:
        """Shows all ballots of the lane together, when that was confirmed."""
        ballots = ballots_of(self.plan, self.category)
        if not ballots:
            self.say(f"Nobody has voted on {CATEGORY_NAMES[self.category]} yet.   a enters a ballot")
            return
        from planner.tui.dialogs.ask import Confirm

        who = f"{counted(len(ballots), 'ballot')} on {CATEGORY_NAMES[self.category]}"
        question = f"{who}: {', '.join(b.person for b in ballots)}. After this nobody can change a ballot unseen."
        self.app.push_screen(
            Confirm("Show all together?", question),
            lambda yes: (
                self._do(lambda: show_together(self.plan, self.category, self.session.moment())) if yes else None
            ),
        )

    def action_begin_anew(self) -> None:
        """Takes all ballots of the lane away, when that was confirmed."""
        from planner.tui.dialogs.ask import Confirm

        count = counted(len(ballots_of(self.plan, self.category)), "ballot")
        self.app.push_screen(
            Confirm("Vote again?", f"{count} on {CATEGORY_NAMES[self.category]} and their result go; dissents stay."),
            lambda yes: self._do(lambda: begin_anew(self.plan, self.category)) if yes else None,
        )

    def may_vote(self) -> bool:
        """Whether there is something to vote on; says so where there is not."""
        if self.plan.evidence is None:
            self.say(UNREAD)
            return False
        if not on_the_ballot(self.plan, self.category):
            self.say(f"{CATEGORY_NAMES[self.category]} has nothing to vote on.   ← → goes to the other lane")
            return False
        return True

    def open_page(self, name: str | None) -> None:
        """Opens a lead's private page."""
        person = clean(name or "")
        if not person:
            return
        from planner.tui.screens.ballots_page import BallotPage

        page = BallotPage(self.session, self.plan_changed, self.standing, self.category, person)

        def ended(_none: None) -> None:
            self.say(f"{person} has voted; nothing of it is seen." if page.has_saved else "Nothing was saved.")

        self.app.push_screen(page, ended)

    def under_cursor(self) -> Ballot | None:
        """The ballot under the cursor, where somebody has voted."""
        ballots, at = ballots_of(self.plan, self.category), self.query_one("#voters", LineList).cursor
        return ballots[at] if at < len(ballots) else None

    def show_voters(self) -> None:
        """Who has voted, and only that."""
        ballots, voters = ballots_of(self.plan, self.category), self.query_one("#voters", LineList)
        voters.border_title = Content("Who has voted")
        voters.hint = NOBODY if self.plan.evidence is not None else UNREAD
        voters.show(len(ballots), lambda index: voter_line(self.plan, ballots[index]))

    def _do(self, make: Callable[[], Step]) -> None:
        """Does a step, or says why it cannot be made."""
        try:
            step = make()
        except BadInputError as error:
            self.say(f"✗ {error}")
            return
        if step.changes:
            self.do(step)
