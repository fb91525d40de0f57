"""The empty Textual app that everything is compared with: one line, which counts the keys pressed.

Given `once`, it leaves as soon as it is shown.
"""

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static


class EmptyApp(App[None]):
    """Nothing but a line."""

    BINDINGS: ClassVar[list[BindingType]] = [("down,up", "count"), ("q", "quit")]

    def __init__(self, *, once: bool) -> None:
        super().__init__()
        self.once = once
        self.count = 0

    def compose(self) -> ComposeResult:
        yield Static("ready", markup=False)

    def on_mount(self) -> None:
        if self.once:
            self.call_after_refresh(self.exit)

    def action_count(self) -> None:
        self.count += 1
        self.query_one(Static).update(f"pressed {self.count}")


if __name__ == "__main__":
    EmptyApp(once=sys.argv[1:] == ["once"]).run()
