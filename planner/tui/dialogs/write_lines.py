"""Several lines of text, each a thing of its own."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static, TextArea

from planner.domain.errors import BadInputError
from planner.tui.dialogs.base import Dialog
from planner.tui.keys import key


class WriteLines(Dialog[str]):
    """Returns the lines as one text. `check` refuses it by raising `BadInputError`; nothing that was typed is lost.

    Who leaves with something typed is asked once more.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+s", "save", "Save", "Save what is written", id="lines.save", show=True, priority=True),
    ]
    DEFAULT_CSS = """
    WriteLines TextArea { height: 10; background: $bar; }
    WriteLines TextArea:focus { background: $cursor; }
    """

    def __init__(self, title: str, explain: str, text: str, check: Callable[[str], object]) -> None:
        super().__init__()
        self.title_text = title
        self.explain = explain
        self.text = text
        self.check = check
        self._warned = ""

    def compose_body(self) -> ComposeResult:
        """What is asked, the lines, and a line for a complaint."""
        yield Static(Content(self.explain), classes="explain", markup=False)
        yield TextArea(self.text, tab_behavior="focus", soft_wrap=True, compact=True)
        yield Static(Content(""), classes="complaint", markup=False)

    def on_mount(self) -> None:
        """Writing goes on behind the last line."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        area.focus()

    def action_save(self) -> None:
        """Returns the text, unless it cannot be used."""
        text = self.query_one(TextArea).text
        try:
            self.check(text)
        except BadInputError as error:
            self._complain(str(error))
            return
        self.dismiss(text)

    def action_leave(self) -> None:
        """Leaves without an answer, at once where nothing was typed."""
        text = self.query_one(TextArea).text
        if text in {self.text, self._warned}:
            self.dismiss(None)
            return
        self._warned = text
        self._complain("This is not saved: ctrl+s saves it, esc again gives it up.")

    def _complain(self, text: str) -> None:
        self.query_one(".complaint", Static).update(Content(text))
