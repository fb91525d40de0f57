"""Lines to fill in, and what they come to, worked out while they are filled in."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from planner.domain.errors import BadInputError
from planner.tui.dialogs.base import Dialog
from planner.tui.keys import key

Check = Callable[[Mapping[str, str]], str]
"""What the lines come to, as a sentence, from their texts by name; raises `BadInputError`."""


class FormLine(NamedTuple):
    """One line of a form."""

    name: str
    label: str
    placeholder: str
    suggestions: Sequence[str] = ()
    """Words that are completed while they are typed."""
    replaces: bool = False
    """Whether what is typed first takes the place of what stands there."""


class FormDialog(Dialog[dict[str, str]]):
    """Returns the texts of all lines by name, once they can be used."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "take", "Save", "Save what is filled in", id="form.save", show=True, priority=True),
        key("tab,down", "app.focus_next", "Next line", "Go to the next line", id="form.next", show=True),
        key("shift+tab,up", "app.focus_previous", "Line above", "Go to the line above", id="form.previous"),
    ]
    DEFAULT_CSS = """
    FormDialog {
        Horizontal { height: 1; }
        Horizontal > Static { width: 14; color: $muted; }
        Horizontal > Input { width: 1fr; }
        #sum { margin: 1 0 0 0; height: auto; min-height: 2; }
    }
    """

    def __init__(
        self, title: str, lines: Sequence[FormLine], texts: Mapping[str, str], check: Check, focus: str = ""
    ) -> None:
        super().__init__()
        self.title_text = title
        self.lines = tuple(lines)
        self.texts = texts
        self.check = check
        self.focus_first = focus or self.lines[0].name

    def compose_body(self) -> ComposeResult:
        """A line per field, and what it comes to."""
        for line in self.lines:
            with Horizontal():
                yield Static(Content(line.label), markup=False)
                suggester = SuggestFromList(line.suggestions, case_sensitive=False) if line.suggestions else None
                value = self.texts[line.name]
                field = Input(value, placeholder=line.placeholder, id=line.name, suggester=suggester)
                field.select_on_focus = line.replaces
                yield field
        yield Static(Content(""), id="sum", classes="explain", markup=False)

    def on_mount(self) -> None:
        """Begins on the line that is most often wanted."""
        self.query_one(f"#{self.focus_first}", Input).focus()

    @on(Input.Changed)
    def work_out(self) -> None:
        """Says what the lines come to, or what is wrong."""
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
        return {line.name: self.query_one(f"#{line.name}", Input).value for line in self.lines}
