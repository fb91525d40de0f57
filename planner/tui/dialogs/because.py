"""A line why a plan that was agreed is changed; nobody has to give one."""

from typing import ClassVar

from textual.binding import BindingType

from planner.tui.dialogs.ask import AskLine
from planner.tui.keys import key


class Because(AskLine):
    """Returns what was written; `None` or nothing is no reason given."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "leave", "No reason", "Give no reason; the change stays", id="dialog.leave", show=True,
            display="esc"),
    ]  # fmt: skip

    def __init__(self, question: str) -> None:
        super().__init__("Why is the plan changed?", f"{question} A line why, for the decisions; it may stay empty.")
