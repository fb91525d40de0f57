"""A list that tells where its cursor went, for a pane beside it that says more."""

from dataclasses import dataclass

from textual.message import Message

from planner.tui.widgets.line_list import LineList


class ToldList(LineList):
    """Lines with a cursor; who listens tells more about the line under it."""

    @dataclass
    class Moved(Message):
        """The cursor went to another line."""

        index: int

    def go_to(self, index: int) -> None:
        """Puts the cursor on a line, the nearest that there is."""
        self._go(index)

    def _go(self, index: int) -> None:
        super()._go(index)
        self.post_message(self.Moved(self.cursor))
