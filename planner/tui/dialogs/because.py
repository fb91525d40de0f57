"""A line why a plan that was agreed is changed; nobody has to give one."""

from collections.abc import Callable
from typing import ClassVar

from textual.await_complete import AwaitComplete
from textual.binding import BindingType

from planner.tui.dialogs.ask import AskLine
from planner.tui.keys import key


class Because(AskLine):
    """Returns what was written; `None` or nothing is no reason given."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "leave", "No reason", "Give no reason; the change stays", id="dialog.leave", show=True,
            display="esc"),
    ]  # fmt: skip

    def __init__(self, question: str, unanswered: Callable[[], object] | None = None) -> None:
        super().__init__("Why is the plan changed?", f"{question} A line why, for the decisions; it may stay empty.")
        self._unanswered = unanswered

    def dismiss(self, result: str | None = None) -> AwaitComplete:
        """Returns an answer, or that there is none."""
        self._unanswered = None
        return super().dismiss(result)

    def on_unmount(self) -> None:
        """Whoever leaves the program without an answer gave no reason."""
        if self._unanswered is not None:
            self._unanswered()
