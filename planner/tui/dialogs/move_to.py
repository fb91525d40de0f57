"""Move to: a rank, an end, above the line, or the other lane; one key each, a rank with `enter`."""

from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from planner.domain.ranking import Target
from planner.tui.dialogs.base import Dialog
from planner.tui.keys import key

MoveTarget = Target | Literal["other"]
_WAYS = (("t", "to the top"), ("b", "to the bottom"), ("l", "just above the line"), ("o", "to the other lane"))


class MoveTo(Dialog[MoveTarget]):
    """Where to; `other` is the other lane, at the same rank."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "rank", "To that rank", "Move to the rank that is written", id="move-to.rank", show=True),
        key("t", "target('top')", "Top", "Move to the top", id="move-to.top", show=True, priority=True),
        key("b", "target('bottom')", "Bottom", "Move to the bottom", id="move-to.bottom", show=True, priority=True),
        key("l", "target('line')", "Line", "Move just above the line", id="move-to.line", show=True, priority=True),
        key(
            "o", "target('other')", "Other lane", "Move to the other lane", id="move-to.lane", show=True, priority=True
        ),
    ]
    DEFAULT_CSS = "MoveTo > Vertical.box { width: 50; }"

    def __init__(self, what: str, ranks: int) -> None:
        super().__init__()
        self.title_text = f"Move {what}"
        self.ranks = ranks

    def compose_body(self) -> ComposeResult:
        """The field for a rank, and the ways that have a key."""
        yield Input(placeholder=f"rank, 1 to {self.ranks}, then enter", restrict=r"\d{0,6}", select_on_focus=False)
        lines = [Content.assemble((f"  {letter}", "bold"), f"  {way}") for letter, way in _WAYS]
        yield Static(Content("\n").join(lines), markup=False)

    @on(Input.Submitted)
    def action_rank(self) -> None:
        """Takes the rank, where one is written."""
        text = self.query_one(Input).value
        if text and int(text) > 0:
            self.dismiss(int(text))

    def action_target(self, target: Literal["top", "bottom", "line", "other"]) -> None:
        """Takes one of the ways."""
        self.dismiss(target)
