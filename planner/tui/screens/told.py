"""What screens with rows and a pane that tells about one have in common: going along them, finding, opening."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.signal import Signal
from textual.widgets import Static

from planner.domain.history.steps import AsOf
from planner.domain.plan import Plan
from planner.session import Session
from planner.tui.keys import key
from planner.tui.launch import PhaseName
from planner.tui.screens.phase import SideScreen
from planner.tui.widgets.line_list import LineList
from planner.tui.widgets.told_list import ToldList
from planner.tui.widgets.top_bar import Standing

_NAME = 13
_LEAST = 20
"""Cells that a text has beside its name, also before anything is laid out."""


class ToldScreen(SideScreen):
    """Rows, and below or beside them all about the one under the cursor."""

    CSS_PATH = "told.tcss"
    ABOUT: ClassVar[str] = ""
    """What the pane beside the rows is called."""
    FOUND_IN: ClassVar[str] = ""
    """Where `/` looks, e.g. `what, why or who`."""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "travel", "As of then", "Show the plan as it stood right after it", id="told.open", show=True),
        key("f", "filter", "Filter", "Show only some", id="told.filter", show=True),
        key("slash", "find", "Find", "Find by words or names", id="find", display="/"),
        key("n", "find_next(1)", "Next", "Go to the next one found", id="find.next"),
        key("N", "find_next(-1)", "Previous", "Go to the previous one found", id="find.previous"),
        key("w", "why", "Why", "Read all about it", id="why", show=True),
        key("q", "app.leave", "Quit", "Close the plan and leave", id="quit"),
    ]

    def __init__(self, session: Session, plan_changed: Signal[Plan], standing: Callable[[], Standing]) -> None:
        super().__init__(session, plan_changed, standing)
        self.looked_for = ""

    @property
    def rows(self) -> ToldList:
        """The rows."""
        return self.query_one(ToldList)

    def compose_panes(self) -> ComposeResult:
        """The rows, and all about one."""
        rows = ToldList(id="rows")
        rows.hint = "Being read …"
        yield rows
        told = Static(id="told", classes="pane", markup=False)
        told.border_title = Content(self.ABOUT)
        yield told

    @property
    def at(self) -> int:
        """The row under the cursor."""
        return self.rows.cursor

    def go_to(self, row: int) -> None:
        """Puts the cursor on a row."""
        self.rows.go_to(row)

    def search(self, by: int) -> None:
        """Looks for `looked_for` from the cursor on, forwards or backwards, by `go_to_found`."""
        raise NotImplementedError

    def action_travel(self) -> None:
        """Shows the plan as it stood right after what is under the cursor."""
        raise NotImplementedError

    def look_back(self, as_of: AsOf, quarter: str | None = None, phase: PhaseName | None = None) -> None:
        """Shows the plan as it stood at a point."""
        from planner.tui.past_app import PastApp

        if isinstance(self.app, PastApp):
            self.app.look_back(as_of, quarter, phase)

    def tell(self, title: str, lines: Iterable[Content]) -> None:
        """Fills the pane that tells about one."""
        head = [Content(title).stylize("bold")] if title else []
        self.query_one("#told", Static).update(Content("\n").join([*head, *lines]), layout=False)

    def hung(self, name: str, text: str) -> Content:
        """A line for the pane: a name, and beside it a text whose further lines begin under the first."""
        indent = " " * (_NAME + 2)
        room = self.query_one("#told").content_size.width - len(indent)
        lines = Content(" ".join(text.split())).wrap(max(_LEAST, room))
        return Content.assemble((f"{name:>{_NAME}}  ", "$muted"), Content(f"\n{indent}").join(lines))

    def go_to_found(self, places: Sequence[int], by: int) -> None:
        """Goes to the next place or the one before, round and round, and says which it is."""
        if not places:
            self.say(f"Nothing here has “{self.looked_for}” in {self.FOUND_IN}.")
            return
        at = self.at
        after = [n for n in places if n > at or (by == 0 and n == at)]
        before = [n for n in places if n < at]
        to = (before or places)[-1] if by < 0 else (after or places)[0]
        self.go_to(to)
        self.say(f"{places.index(to) + 1} of {len(places)} with “{self.looked_for}”.   n next  N previous")

    def action_find(self) -> None:
        """Asks what to find, and goes to the first from the cursor on that has it."""
        from planner.tui.dialogs.ask import AskLine

        def answered(text: str | None) -> None:
            if text and text.strip():
                self.looked_for = text.strip()
                self.search(0)

        self.app.push_screen(AskLine("Find", f"Part of {self.FOUND_IN}", value=self.looked_for), answered)

    def action_find_next(self, by: int) -> None:
        """Goes to the next or previous one found; asks first where nothing was looked for yet."""
        if self.looked_for:
            self.search(by)
        else:
            self.action_find()

    @on(LineList.Clicked)
    def _clicked(self, event: LineList.Clicked) -> None:
        if event.chain > 1:
            self.action_travel()
