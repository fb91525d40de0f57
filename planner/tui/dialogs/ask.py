"""Small questions: yes or no, and one line of text."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from planner.domain.errors import BadInputError
from planner.tui.dialogs.base import Dialog
from planner.tui.keys import key


class Confirm(Dialog[bool]):
    """A question that `enter` or `y` answers with yes and `n` with no; leaving is neither."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter,y", "yes", "Yes", "Go ahead", id="confirm.yes", show=True, display="enter"),
        key("n", "no", "No", "Say no", id="confirm.no", show=True),
        key("escape", "leave", "Not now", "Neither: it stays as it is", id="dialog.leave", show=True, display="esc"),
    ]

    def __init__(self, title: str, question: str) -> None:
        super().__init__()
        self.title_text = title
        self.question = question

    def compose_body(self) -> ComposeResult:
        """The question."""
        yield Static(Content(self.question), markup=False)

    def action_yes(self) -> None:
        """Answers yes."""
        self.dismiss(True)  # noqa: FBT003 - a dialog's answer

    def action_no(self) -> None:
        """Answers no."""
        self.dismiss(False)  # noqa: FBT003 - a dialog's answer


class AskLine(Dialog[str]):
    """One line of text. `check` turns it into a complaint by raising `BadInputError`; the dialog then stays open.

    With `replaces` the first letter that is typed takes the place of the text that stands there.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "take", "Done", "Take what is written", id="ask.take", show=True, priority=True),
    ]

    def __init__(
        self,
        title: str,
        explain: str,
        *,
        value: str = "",
        placeholder: str = "",
        check: Callable[[str], object] | None = None,
        replaces: bool = False,
    ) -> None:
        super().__init__()
        self.title_text = title
        self.explain = explain
        self.value = value
        self.placeholder = placeholder
        self.check = check
        self.replaces = replaces

    def compose_body(self) -> ComposeResult:
        """What is asked, the field, and a line for a complaint."""
        yield Static(Content(self.explain), classes="explain", markup=False)
        yield Input(self.value, placeholder=self.placeholder, select_on_focus=self.replaces)
        yield Static(Content(""), classes="complaint", markup=False)

    def action_take(self) -> None:
        """Returns the text, unless it cannot be used."""
        text = self.query_one(Input).value
        if self.check is not None:
            try:
                self.check(text)
            except BadInputError as error:
                self.query_one(".complaint", Static).update(Content(str(error)))
                return
        self.dismiss(text)
