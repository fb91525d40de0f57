"""Agreeing: what it costs, why, and who signs."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from planner.domain.errors import BadInputError
from planner.tui.dialogs.base import Dialog
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
        Horizontal { height: 1; margin: 0 0 1 0; }
        Horizontal > Static { width: 14; color: $muted; }
        Horizontal > Input { width: 1fr; }
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
        yield from self._line("Why", "", self.why, "why")
        yield from self._line("Agreed by", self.actor, "who agrees", "signed")
        yield from self._line("and by", "", "the second signatory, if there is one", "also")
        if self.principles:
            listed = " · ".join(f"{n} {text}" for n, text in enumerate(self.principles, start=1))
            yield from self._line("Follows", "", listed, "principle")
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

    def _line(self, label: str, value: str, placeholder: str, name: str) -> ComposeResult:
        with Horizontal():
            yield Static(Content(label), markup=False)
            yield Input(value, placeholder=placeholder, id=name, select_on_focus=False)
