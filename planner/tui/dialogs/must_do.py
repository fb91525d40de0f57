"""Must-do: the obligation or deadline that puts an item in, whatever its rank."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Label, Static

from planner.domain.errors import BadInputError
from planner.domain.item import Item
from planner.domain.item_fields import parse_must
from planner.tui.dialogs.base import Dialog
from planner.tui.keys import key


class Must(NamedTuple):
    """What was answered; without a reason the item is no must-do any more."""

    reason: str | None
    due: date | None


class MustDo(Dialog[Must]):
    """Reason and date; an item that is a must-do already can stop being one. `check` refuses by `BadInputError`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "take", "Done", "Take what is written", id="must-do.take", show=True, priority=True),
        key(
            "ctrl+d", "end", "No must-do", "Make it an ordinary item again", id="must-do.end", show=True, priority=True
        ),
    ]
    DEFAULT_CSS = """
    MustDo Label { color: $muted; }
    """

    def __init__(self, what: str, item: Item | None, check: Callable[[Must], object] | None = None) -> None:
        super().__init__()
        self.title_text = f"Must-do: {what}"
        self.item = item
        self.check = check

    def compose_body(self) -> ComposeResult:
        """What it does, reason, date."""
        explain = "A must-do is in whatever its rank, before all others, and pushes out what no longer fits."
        yield Static(Content(explain), classes="explain", markup=False)
        yield Label(Content("Why: the obligation or the deadline"), markup=False)
        yield Input((self.item.must_reason or "") if self.item else "", id="reason", select_on_focus=False)
        yield Label(Content("Due, year-month-day; empty for no date"), markup=False)
        due = self.item.must_due.isoformat() if self.item and self.item.must_due else ""
        yield Input(due, id="due", placeholder="2026-12-12", select_on_focus=False)
        yield Static(Content(""), classes="complaint", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a must-do can stop being one."""
        return action != "end" or (self.item is not None and self.item.is_must)

    def action_take(self) -> None:
        """Returns reason and date, or says what is wrong with them."""
        reason, due = (self.query_one(f"#{name}", Input).value for name in ("reason", "due"))
        try:
            must = Must(*parse_must(reason, due))
            if self.check is not None:
                self.check(must)
        except BadInputError as error:
            self.query_one(".complaint", Static).update(Content(str(error)))
            return
        self.dismiss(must)

    def action_end(self) -> None:
        """Makes it an ordinary item."""
        self.dismiss(Must(None, None))
