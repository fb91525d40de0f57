"""Slices: what was tried on customers, held against a pass mark that was set beforehand, and what was decided."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.signal import Signal
from textual.widgets import Static

from planner.domain.plan import Plan
from planner.domain.views.slices import SliceRow, SlicesView, slices_view
from planner.domain.views.slices_explained import slice_explained, weeks_text
from planner.domain.views.slices_out import slices_text, told
from planner.session import Session
from planner.tui.keys import key
from planner.tui.screens.plan_screen import ByCommand
from planner.tui.screens.slices_acts import SliceActs
from planner.tui.widgets.slice_pane import SlicePane
from planner.tui.widgets.top_bar import Standing

_WRITES = frozenset({"add", "edit", "decide", "drop", "stage", "result", "take_away"})
_ON_A_ROW = frozenset({"edit", "decide", "drop", "stage", "result", "why", "find", "find_next", "take_away"})
_SHOWN: tuple[tuple[str, str], ...] = (
    ("all", "All"),
    ("wait", "With a verdict, not decided yet"),
    ("open", "Open: too early to say"),
    ("over", "Changed or stopped"),
)


class SlicesScreen(SliceActs):
    """A row for each slice, and below or beside it all about the one under the cursor."""

    NAME = "Slices"
    ABOUT = "The slice"
    FOUND_IN = "a slice, its item, hypothesis or metric"
    EXPLAINED = """
    A slice is a small piece of an item that customers can have by itself. Say beforehand what you expect (hypothesis),
    what is measured, and from where on it has worked (pass mark): ≥ 10 % is a share of all who could, +3 pp one share
    less another, ≤ 1 day a mean; a count says how often something happens.

    enter notes what one week brought. The verdict is worked, did not, or too early, and then about how many more it
    takes. A share is settled as soon as the evidence is clear; everything else, and a share that is close, at the
    sample or the day that was fixed beforehand. So nothing can be stopped just when it looks good. w works it out.

    space decides: continue, change or stop, with a word why. M takes the item to another stage: before everybody has
    it, the checks of the gate are done or passed over with a reason. A moved pass mark shows the first one.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("a", "add", "Add", "Cut a slice from an item", id="slice.add", show=True),
        key("enter", "result", "Week", "Note what a week brought, or correct it", id="slice.result", show=True),
        key("space", "decide", "Decide", "Continue, change or stop, with a word why", id="slice.decide", show=True),
        key("M", "stage", "Stage", "Take the item to another stage", id="slice.stage", show=True),
        key("e", "edit", "Edit", "Edit the slice; a moved pass mark keeps the first one", id="slice.edit"),
        key("X", "drop", "Stop", "Stop the slice: asks for a word why", id="slice.stop"),
        key("f", "filter", "Filter", "Show only some", id="told.filter"),
    ]
    BY_COMMAND = (
        ByCommand("Take the slice away", "One without results, that was added by mistake", "take_away"),
        ByCommand("Checks of the gate", "What has to hold before everybody has an item", "gate_checks"),
    )

    def __init__(
        self,
        session: Session,
        plan_changed: Signal[Plan],
        standing: Callable[[], Standing],
        item: str | None = None,
        first: str | None = None,
    ) -> None:
        super().__init__(session, plan_changed, standing)
        self.item = item
        self.wish = "all"
        self.view: SlicesView = slices_view(session.plan, session.today, item)
        self._first = first

    def compose_panes(self) -> ComposeResult:
        """The rows, and all about one."""
        yield SlicePane(id="rows")
        about = Static(id="told", classes="pane", markup=False)
        about.border_title = Content(self.ABOUT)
        yield about

    def on_mount(self) -> None:
        """The rows have the focus; what was shipped and waits is said."""
        super().on_mount()
        self.pane.focus()
        if self.view.following:
            self.say(self.view.following)

    @property
    def at(self) -> int:
        """The row under the cursor."""
        return self.pane.cursor

    def go_to(self, row: int) -> None:
        """Puts the cursor on a row."""
        self.pane.place_cursor(row)

    def show_plan(self) -> None:
        """The slices as they are now; the cursor stays on its own."""
        row = self.under_cursor
        stay = row.slice.id if row is not None else self._first
        pane = self.pane
        self.view = slices_view(self.plan, self.session.today, self.item)
        rows = [row for row in self.view.rows if _is_wished(row, self.wish)]
        pane.hint = self._hint()
        pane.show(rows)
        of_item = f" · first those of {self.view.item.title}" if self.view.item is not None else ""
        pane.border_title = Content(f"Slices: {self.view.summary}{of_item}" if self.view.known else "Slices")
        pane.border_subtitle = Content("f shows all again" if self.wish != "all" else "")
        pane.place_cursor(next((n for n, one in enumerate(rows) if one.slice.id == stay), pane.cursor))
        self._tell()
        self.refresh_bindings()

    def as_text(self) -> str:
        """All that are shown, a paragraph each."""
        return "\n".join(slices_text(self.view._replace(rows=self.pane.rows)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without slices there is nothing to open; in a closed quarter only results come late."""
        if action in _WRITES - {"result"} and self.plan.quarter.state == "closed":
            return False
        if action in _ON_A_ROW:
            return bool(self.pane.rows) if self.is_mounted else True
        return super().check_action(action, parameters)

    def search(self, by: int) -> None:
        """Looks through the slices that are shown."""
        wanted = self.looked_for.casefold()
        self.go_to_found([n for n, row in enumerate(self.pane.rows) if wanted in _words(row).casefold()], by)

    def action_why(self) -> None:
        """Works the verdict out."""
        from planner.tui.dialogs.reading import Reading

        row = self.under_cursor
        if row is not None:
            self.app.push_screen(Reading(*slice_explained(row)))

    def action_filter(self) -> None:
        """Asks what to show only."""
        from planner.tui.dialogs.choose import Choice, Choose

        def answered(value: str | None) -> None:
            if value is not None:
                self.wish = value
                self.show_plan()

        self.app.push_screen(Choose("Show", [Choice(*one) for one in _SHOWN], self.wish), answered)

    @on(SlicePane.Moved)
    def _tell(self) -> None:
        row = self.under_cursor
        if row is None:
            self.tell("", ())
            return
        about = [(name, text) for name, text in told(row) if name != "since" or text != "not yet"]
        weeks = [("weeks", weeks_text(row).removeprefix("By week: ").removesuffix("."))] if row.results else []
        pairs = [*about[:1], *weeks, *about[1:]]
        lines = [self.hung(name, text) for name, text in pairs]
        self.tell(row.slice.title, [Content(row.sentence), *lines])

    @on(Click)
    def _open_clicked(self, event: Click) -> None:
        if event.chain > 1 and isinstance(event.widget, SlicePane):
            self.action_result()

    def _hint(self) -> tuple[str, ...]:
        if not self.view.known:
            return ("Being read …",)
        if self.view.rows:
            return ("None of this kind.", "f shows all again.")
        return (
            "Nothing is sliced yet: a cuts the first slice from an item.",
            "Small enough to ship by itself, with what you expect",
            "and a pass mark set beforehand.",
        )


def _is_wished(row: SliceRow, wish: str) -> bool:
    if wish == "wait":
        return row.settled and row.slice.decision is None
    if wish == "open":
        return not row.settled and row.slice.decision not in {"change", "stop"}
    return wish == "all" or row.slice.decision in {"change", "stop"}


def _words(row: SliceRow) -> str:
    title = row.item.title if row.item is not None else ""
    return f"{row.slice.title}\n{title}\n{row.slice.hypothesis}\n{row.slice.metric}"
