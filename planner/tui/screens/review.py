"""The review: section after section, key results graded, unfinished items settled, what was learnt; then closing."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from planner.domain.closing.unfinished import unfinished
from planner.domain.text import counted
from planner.domain.views.review import ReviewView, review_view
from planner.domain.views.review_out import review_text
from planner.domain.views.review_rows import next_sentence, review_sections
from planner.tui.keys import key
from planner.tui.screens.phase import QUARTER_KEYS
from planner.tui.screens.plan_screen import ByCommand
from planner.tui.screens.review_acts import ReviewActs
from planner.tui.widgets.review_pane import ReviewPane


class ReviewScreen(ReviewActs):
    """The quarter's review so far, in any week; in a closed quarter it is only read."""

    LIT = "measure"
    NAME = "Review"
    EXPLAINED = """
    The review goes through the quarter, outcomes first: key results, slices, what was promised, where the time went,
    how well it was foretold, and what was learnt. ] and [ go from section to section, in any week.

    enter on a key result gives it a grade, 0 to 1, with a word; without one its figures grade it. On what we learnt it
    writes it down, a line for each thing. On how well it was foretold a team reads its own.

    On an unfinished item enter says what becomes of it, and why. Carry: what is left comes first in the next quarter.
    Back: it returns to the backlog, and its rank decides anew. Drop: it is stopped for good. space marks several, of
    which the same is said at once; or write rest in the form, for all that have no choice yet.

    From week 10 on the command Close the quarter closes it, once each unfinished item has a choice: the quarter becomes
    read-only, the next one begins, and u takes all of it back. A closed quarter can be opened again, as a decision with
    a why.
    """
    BY_COMMAND = (
        ByCommand(
            "Close the quarter", "From week 10 on: read-only from then, and the next one begins", "close_quarter"
        ),
        ByCommand("Mark all without a choice", "To say the same of all unfinished items that are left", "mark_open"),
        ByCommand("Reopen the quarter", "Open a closed quarter again, with a why", "reopen"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "open", "Settle", "Grade a key result, settle an item, write what was learnt", id="review.open",
            show=True),
        key("enter", "read", "Read", "Explain the line under the cursor", id="review.read", show=True),
        key("space", "mark", "Mark", "Mark an unfinished item, to say the same of several", id="review.mark",
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was closed is read, and opened again; what is open is settled, and closed."""
        if action in {"open", "mark", "mark_open", "close_quarter"}:
            return self._is_written
        if action in {"read", "reopen"}:
            return not self._is_written
        return super().check_action(action, parameters)

    def action_read(self) -> None:
        """Explains what is under the cursor, or how well one team foretold its own."""
        row = self.pane.row
        if row is not None and row.kind == "foretold":
            self.show_team()
        else:
            self.action_why()

    def action_open(self) -> None:
        """Grades, settles, writes down, or explains what is under the cursor."""
        row = self.pane.row
        if row is None or row.kind not in {"kr", "unfinished", "learnings"}:
            self.action_read()
        elif row.kind == "learnings":
            self.write_learnings()
        elif row.kind == "kr":
            self.grade(row.id)
        else:
            self.settle([row.id] if row.id not in self.pane.marked else sorted(self.pane.marked))

    def action_mark(self) -> None:
        """Marks the unfinished item under the cursor, or takes its mark away, and goes on to the next row."""
        pane, row = self.pane, self.pane.row
        if row is None or row.kind != "unfinished":
            self.say("Only unfinished items are marked, to say the same of several.")
            return
        pane.mark(pane.marked ^ {row.id})
        following = pane.rows[pane.cursor + 1 : pane.cursor + 2]
        if following and following[0].kind == "unfinished":
            pane.action_cursor(1)
        self.say(f"{counted(len(pane.marked), 'item')} marked.   enter on one of them says it of all, esc unmarks")

    def action_mark_open(self) -> None:
        """Marks every unfinished item that has no choice yet."""
        if self.plan.evidence is None:
            return
        waiting = frozenset(row.item.id for row in unfinished(self.plan) if row.chosen is None)
        self.pane.mark(waiting)
        first = next((n for n, row in enumerate(self.pane.rows) if row.id in waiting), None)
        if first is None:
            self.say("Every unfinished item has its choice.")
            return
        self.pane.place_cursor(first)
        self.say(f"{counted(len(waiting), 'item')} marked.   enter says it of all, space unmarks one, esc all")

    def action_back(self) -> None:
        """Takes marks away, else goes back."""
        if self.pane.marked:
            self.pane.mark(frozenset())
            self.say("No item is marked.")
        else:
            super().action_back()

    @property
    def _is_written(self) -> bool:
        """Whether anything can be written: the quarter is not closed, and this is the plan as it is now."""
        return self.plan.quarter.state != "closed" and self.session.as_of is None

    def _view(self) -> ReviewView:
        return review_view(self.plan, self.session.today)
