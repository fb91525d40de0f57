"""Agreeing: what it costs, why, and who signs."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from planner.domain.errors import BadInputError
from planner.tui.dialogs.base import Dialog
from planner.tui.dialogs.labelled import PRINCIPLE, Labelled
from planner.tui.keys import key


class Signed(NamedTuple):
    """What was said when something was agreed."""

    why: str
    signed_by: str
    also_signed_by: str = ""
    """Empty where one person decided alone."""
    principle: str = ""
    """Number or words of the principle that it follows; empty for none."""

    @property
    def said(self) -> dict[str, str]:
        """Why and who, by name."""
        return {"why": self.why, "signed_by": self.signed_by, "also_signed_by": self.also_signed_by}


class Agree(Dialog[Signed]):
    """Asks why and who, below what is at stake; `check` refuses an answer by raising `BadInputError`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "agree", "Agree", "Agree, for this reason", id="agree.take", show=True, priority=True),
        key("tab,down", "app.focus_next", "Next line", "Go to the next line", id="agree.next", show=True),
        key("shift+tab,up", "app.focus_previous", "Line above", "Go to the line above", id="agree.previous"),
    ]

    DEFAULT_CSS = """
    Agree {
        .stake { margin: 0 0 1 0; height: auto; }
        .principles { margin: 0 0 1 14; height: auto; max-height: 5; color: $muted; }
    }
    """

    def __init__(
        self,
        title: str,
        stake: Sequence[str | Content],
        *,
        actor: str,
        check: Callable[[Signed], object],
        why: str = "why, in a few words",
        principles: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.title_text = title
        self.stake = stake
        self.actor = actor
        self.check = check
        self.why = why
        self.principles = principles

    def compose_body(self) -> ComposeResult:
        """What is at stake, lines to fill in, and a line for a complaint; principles to follow where there are any."""
        lines = [Content(line) if isinstance(line, str) else line for line in self.stake]
        yield Static(Content("\n").join(lines), classes="stake", markup=False)
        yield Labelled("Why", "why", self.why)
        yield Labelled("Agreed by", "signed", "who agrees", self.actor)
        yield Labelled("and by", "also", "the second signatory, if there is one")
        if self.principles:
            yield Labelled("Follows", "principle", PRINCIPLE)
            listed = " · ".join(f"{n}\N{NO-BREAK SPACE}{text}" for n, text in enumerate(self.principles, start=1))
            yield Static(Content(listed), classes="principles", markup=False)
        yield Static(Content(""), classes="complaint", markup=False)

    def on_mount(self) -> None:
        """The reason comes first: it is what is missing."""
        self.query_one("#why", Input).focus()

    def action_agree(self) -> None:
        """Returns what was said, unless it cannot be used."""
        names = ("why", "signed", "also", *(("principle",) if self.principles else ()))
        signed = Signed(*(self.query_one(f"#{name}", Input).value for name in names))
        try:
            self.check(signed)
        except BadInputError as error:
            self.query_one(".complaint", Static).update(Content(str(error)))
            return
        self.dismiss(signed)
