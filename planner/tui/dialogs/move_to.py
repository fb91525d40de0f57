"""Move to: a rank, an end, above the line, or the other lane; one key each, a rank with `enter`."""

from typing import ClassVar, Literal

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from planner.domain.ranking import Target
from planner.tui.dialogs.base import Dialog
from planner.tui.keys import key

MoveTarget = Target | Literal["other"]
_DIGITS = 6
_WAYS = (("t", "to the top"), ("b", "to the bottom"), ("l", "just above the line"), ("o", "to the other lane"))


class MoveTo(Dialog[MoveTarget]):
    """Where to; `other` is the other lane, at the same rank.

    The rank is no input field: that would take the letters, too.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("t", "target('top')", "Top", "Move to the top", id="move-to.top", show=True),
        key("b", "target('bottom')", "Bottom", "Move to the bottom", id="move-to.bottom", show=True),
        key("l", "target('line')", "Line", "Move just above the line", id="move-to.line", show=True),
        key("o", "target('other')", "Other lane", "Move to the other lane", id="move-to.lane", show=True),
        key("enter", "rank", "That rank", "Move to the rank that is written", id="move-to.rank", show=True),
        key("backspace", "erase", "Erase", "Take the last digit away", id="move-to.erase"),
    ]
    DEFAULT_CSS = "MoveTo > Vertical.box { width: 50; }"

    def __init__(self, what: str, ranks: int) -> None:
        super().__init__()
        self.title_text = f"Move {what}"
        self.ranks = ranks
        self.written = ""

    def compose_body(self) -> ComposeResult:
        """The rank as far as it is written, and the ways that have a key."""
        yield Static(self._rank_line(), id="rank", markup=False)
        lines = [Content.assemble((f"  {letter}", "bold"), f"  {way}") for letter, way in _WAYS]
        yield Static(Content("\n").join(lines), markup=False)

    def on_key(self, event: events.Key) -> None:
        """A digit belongs to the rank."""
        if event.character is not None and event.character in "0123456789" and len(self.written) < _DIGITS:
            event.stop()
            self._write(self.written + event.character)

    def action_erase(self) -> None:
        """Takes the last digit away."""
        self._write(self.written[:-1])

    def action_rank(self) -> None:
        """Takes the rank, where one is written."""
        if self.written and int(self.written) > 0:
            self.dismiss(int(self.written))

    def action_target(self, target: Literal["top", "bottom", "line", "other"]) -> None:
        """Takes one of the ways."""
        self.dismiss(target)

    def _write(self, digits: str) -> None:
        self.written = digits
        self.query_one("#rank", Static).update(self._rank_line())

    def _rank_line(self) -> Content:
        if not self.written:
            return Content.assemble(("  1 … ", "bold"), (str(self.ranks), "bold"), "  a rank, then enter")
        return Content.assemble("  rank ", (self.written, "bold reverse"), "  enter moves it there")
