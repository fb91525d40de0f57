"""One team in a form; what it comes to is worked out while it is filled in."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from planner.domain.errors import BadInputError
from planner.domain.words import TEAM_KINDS
from planner.tui.dialogs.base import Dialog
from planner.tui.keys import key

_FIELDS = (
    ("name", "Name", "e.g. Checkout"),
    ("key", "Key", "empty: made from the name"),
    ("kind", "Kind", "product, platform or framework"),
    ("people", "People", "e.g. 6; part-time counts in parts, e.g. 2.5"),
    ("plannable", "Plannable", "empty: the organisation's share; e.g. 70 %"),
    ("time_off", "Time off", "working days, summed over the team; e.g. 12"),
    ("ratio", "Own ratio", "empty: the quarter's; e.g. 20 : 80"),
)
Check = Callable[[Mapping[str, str]], str]
"""What a team comes to, as a sentence, from the texts of its fields; raises `BadInputError`."""


class TeamDialog(Dialog[dict[str, str]]):
    """Returns the texts of all fields, once they make a team."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "take", "Save", "Save the team", id="team.save", show=True, priority=True),
        key("tab,down", "app.focus_next", "Next line", "Go to the next line", id="team.next", show=True),
        key("shift+tab,up", "app.focus_previous", "Line above", "Go to the line above", id="team.previous"),
    ]
    DEFAULT_CSS = """
    TeamDialog {
        Horizontal { height: 1; }
        Horizontal > Static { width: 12; color: $muted; }
        Horizontal > Input { width: 1fr; }
        #sum { margin: 1 0 0 0; height: 2; }
    }
    """

    def __init__(self, title: str, texts: Mapping[str, str], check: Check) -> None:
        super().__init__()
        self.title_text = title
        self.texts = texts
        self.check = check

    def compose_body(self) -> ComposeResult:
        """A line per field, and what it comes to."""
        for name, label, placeholder in _FIELDS:
            with Horizontal():
                yield Static(Content(label), markup=False)
                suggester = SuggestFromList(TEAM_KINDS, case_sensitive=False) if name == "kind" else None
                value = self.texts[name]
                yield Input(value, placeholder=placeholder, id=name, suggester=suggester, select_on_focus=False)
        yield Static(Content(""), id="sum", classes="explain", markup=False)

    def on_mount(self) -> None:
        """People change most often; a new team begins with its name."""
        self.query_one("#people" if self.texts["name"] else "#name", Input).focus()

    @on(Input.Changed)
    def work_out(self) -> None:
        """Says what the team comes to, or what is wrong."""
        self._show_sum(complain=False)

    def action_take(self) -> None:
        """Returns the texts, unless they cannot be used."""
        if self._show_sum(complain=True):
            self.dismiss(self._typed())

    def _show_sum(self, *, complain: bool) -> bool:
        line = self.query_one("#sum", Static)
        try:
            line.update(Content.styled(self.check(self._typed()), "$muted"))
        except BadInputError as error:
            # Half-typed numbers are no mistake yet: only when asked to save it is said in the colour of one.
            line.update(Content.styled(f"✗ {error}" if complain else str(error), "$bad" if complain else "$muted"))
            return False
        return True

    def _typed(self) -> dict[str, str]:
        return {name: self.query_one(f"#{name}", Input).value for name, _, _ in _FIELDS}
