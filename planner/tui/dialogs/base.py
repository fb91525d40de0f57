"""What all dialogs share: a framed box over the screen, a footer with their keys, and `esc` to leave."""

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from planner.tui.keys import key
from planner.tui.widgets.key_bar import KeyBar

R = TypeVar("R")


class Dialog(ModalScreen[R | None]):
    """A modal box that returns a value; `None` means that it was left and nothing shall happen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "leave", "Leave", "Leave; nothing changes", id="dialog.leave", show=True, display="esc"),
    ]

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
        & > Vertical.box {
            width: 76; max-width: 100%; height: auto; max-height: 1fr;
            border: round $foreground; background: $background; padding: 0 1;
            border-title-color: $foreground; border-title-style: bold;
            border-subtitle-color: $muted;
        }
        .explain { color: $muted; }
        .complaint { color: $bad; height: auto; }
    }
    """

    title_text: str = ""
    """The box's title; text, never markup."""

    def compose(self) -> ComposeResult:
        """The box with the dialog's own body, and the footer."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self.title_text)
            yield from self.compose_body()
        yield KeyBar()

    def compose_body(self) -> ComposeResult:
        """What stands in the box."""
        raise NotImplementedError

    def action_leave(self) -> None:
        """Leaves without an answer."""
        self.dismiss(None)
