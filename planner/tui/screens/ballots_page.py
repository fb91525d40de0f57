"""One lead's private page: an order or five dots. Leaving it shows nothing of what is on it."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.signal import Signal
from textual.widgets import Static

from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.text import counted
from planner.domain.voting.casting import DOTS, ballot_of, cast
from planner.domain.voting.consensus import on_the_ballot
from planner.domain.voting.draft import BallotDraft, begin, dotted, moved, still, toggled, vote_of, with_reason
from planner.domain.words import CATEGORY_NAMES, Category
from planner.session import Session
from planner.tui.launch import PhaseName
from planner.tui.screens.ballots_keys import PAGE_EXPLAINED, PAGE_KEYS
from planner.tui.screens.phase import SideScreen
from planner.tui.widgets.line_list import LineList, ListLine
from planner.tui.widgets.top_bar import Standing


class BallotPage(SideScreen):
    """Holds a draft that nobody else is handed; what is copied from it says nothing."""

    LIT: ClassVar[PhaseName | None] = "prioritize"
    NAME = "Your ballot"
    EXPLAINED = PAGE_EXPLAINED
    CSS_PATH = "ballots_page.tcss"
    AUTO_FOCUS = "#items"
    BINDINGS: ClassVar[list[BindingType]] = PAGE_KEYS

    def __init__(
        self,
        session: Session,
        plan_changed: Signal[Plan],
        standing: Callable[[], Standing],
        category: Category,
        person: str,
    ) -> None:
        super().__init__(session, plan_changed, standing)
        self.category: Category = category
        self.person = person
        self.has_saved = False
        self.draft: BallotDraft = begin(self._asked())
        self._past: list[BallotDraft] = []

    def compose_panes(self) -> ComposeResult:
        """Whose page it is, and the items."""
        yield Static(id="who", markup=False)
        yield LineList(id="items")

    def show_plan(self) -> None:
        """The items as they are now."""
        self.draft = still(self.draft, self._asked())
        self._show(None)

    def as_text(self) -> str:
        """Nothing of what is on the page."""
        return f"A ballot on {CATEGORY_NAMES[self.category]} is being entered; hidden until all are shown together."

    def action_move(self, by: int) -> None:
        """Moves the item under the cursor."""
        item = self._item
        if item is None:
            return
        if item in self.draft.aside:
            self.say("It is set aside as not judged; space judges it again.")
            return
        rank = self.draft.order.index(item) + 1 + by
        if 1 <= rank <= len(self.draft.order):
            self._change(moved(self.draft, item, rank), item)
        else:
            self.say(f"Already at the {'top' if by < 0 else 'bottom'}.")

    def action_move_to(self) -> None:
        """Asks for a rank."""
        from planner.tui.dialogs.ask import AskLine

        item, last = self._item, len(self.draft.order)
        if item is None:
            return

        def rank_of(text: str) -> int:
            if not (text.strip().isascii() and text.strip().isdecimal() and 1 <= int(text) <= max(1, last)):
                raise BadInputError(f"Write a rank from 1 to {max(1, last)}.")
            return int(text)

        def answered(text: str | None) -> None:
            if text is not None:
                self._change(moved(self.draft, item, rank_of(text)), item)

        self.app.push_screen(AskLine("To which rank?", f"From 1, the best, to {last}.", check=rank_of), answered)

    def action_dots(self, by: int) -> None:
        """Gives a dot more or takes one back."""
        if self._item is not None:
            self.action_put_dots(max(0, dict(self.draft.dots).get(self._item, 0) + by))

    def action_put_dots(self, count: int) -> None:
        """Gives the item so many dots."""
        if self._item is None:
            return
        try:
            self._change(dotted(self.draft, self._item, count), self._item)
        except BadInputError as error:
            self.say(f"✗ {error}")

    def action_set_aside(self) -> None:
        """Sets the item aside, or judges it again, and goes on to the next."""
        if self._item is not None:
            at = self.query_one(LineList).cursor
            self._change(toggled(self.draft, self._item), None)
            self.query_one(LineList).cursor = at

    def action_reason(self) -> None:
        """Asks for a reason."""
        from planner.tui.dialogs.ask import AskLine

        item = self._item
        if item is None:
            return
        explain = "Told when all is shown together; without your word, as one lead's."
        given = dict(self.draft.reasons).get(item, "")

        def answered(text: str | None) -> None:
            if text is not None:
                self._change(with_reason(self.draft, item, text), item)

        self.app.push_screen(AskLine("Why?", explain, value=given), answered)

    def action_named(self) -> None:
        """Gives the word that the lead's name may leave the plan, or takes it back."""
        self._change(self.draft._replace(may_be_named=not self.draft.may_be_named), self._item)

    def action_save(self) -> None:
        """Saves the ballot and leaves the page."""
        try:
            step = cast(self.plan, self.category, vote_of(self.draft, self.person), self.session.moment())
        except BadInputError as error:
            self.say(f"✗ {error}")
            return
        answer = self.session.do(step)
        if not (answer.done() and answer.exception() is not None):
            self.has_saved = True
            self.dismiss()

    def action_back(self) -> None:
        """Leaves; where something was changed it asks first."""
        if not self._past:
            self.dismiss()
            return
        from planner.tui.dialogs.ask import Confirm

        question = "enter saves it, n forgets it; nothing of it is seen either way."
        self.app.push_screen(Confirm("Save your ballot?", question), self._leave)

    def action_take_back(self) -> None:
        """Takes the last change on this page back; steps of the plan stay."""
        if not self._past:
            self.say("Nothing to take back on this page.")
            return
        self.draft = still(self._past.pop(), self._asked())
        self._show(None)
        self.say("Took the last change on this page back.")

    @property
    def _item(self) -> str | None:
        """The id of the item under the cursor."""
        items, at = self.draft.items, self.query_one(LineList).cursor
        return items[at] if at < len(items) else None

    def _asked(self) -> tuple[str, ...]:
        return tuple(entry.item.id for entry in on_the_ballot(self.plan, self.category))

    def _leave(self, save: bool | None) -> None:  # noqa: FBT001 - a dialog's answer
        if save:
            self.action_save()
        elif save is not None:
            self.dismiss()

    def _change(self, draft: BallotDraft, follow: str | None) -> None:
        if draft != self.draft:
            self._past.append(self.draft)
            self.draft = draft
            self.say("")
        self._show(follow)

    def _show(self, follow: str | None) -> None:
        draft = self.draft
        at = draft.items.index(follow) if follow is not None and follow in draft.items else None
        lines = self.query_one(LineList)
        lines.hint = "Nothing to vote on here."
        lines.border_title = Content(
            f"{CATEGORY_NAMES[self.category]}: {'five dots' if draft.is_dots else 'your order'}"
        )
        lines.show(len(draft.items), self._line, at, 3)
        again = "  What you gave before stays until you save." if self._has_ballot else ""
        named = "may be told" if draft.may_be_named else "stays in this room"
        judged = f"{counted(len(draft.order), 'item')} judged"
        state = f"{draft.dots_left} of {DOTS} dots left" if draft.is_dots else judged
        self.query_one("#who", Static).update(
            Content.assemble(
                (self.person, "bold $foreground"), (f": only you look at the screen now.{again}\n", "$muted"),
                (f"{state} · {len(draft.reasons)} with a reason · your name {named} (n)", "$muted"),
            )
        )  # fmt: skip

    @property
    def _has_ballot(self) -> bool:
        return ballot_of(self.plan, self.category, self.person) is not None

    def _line(self, index: int) -> ListLine:
        draft = self.draft
        item = self.plan.items[draft.items[index]]
        aside = index >= len(draft.order)
        dots = dict(draft.dots).get(item.id, 0)
        left = "–" if aside else "" if draft.is_dots else f"{index + 1:>3}"
        notes = ["not judged"] if aside else []
        notes += ["why ✓"] if item.id in dict(draft.reasons) else []
        notes += [f"{'●' * dots:<{DOTS}}"] if draft.is_dots else []
        return ListLine(item.title, left=left, right="  ".join(notes), faded=aside)
