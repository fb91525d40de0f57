"""Slices with their pass marks and verdicts, as Measure shows them."""

from textual.content import Content

from planner.tui.widgets.row_pane import RowPane


class SlicePane(RowPane):
    """The slices of the quarter; what to do where there are none."""

    def __init__(self) -> None:
        super().__init__("Slices", id="slices")

    @property
    def count(self) -> int:
        """How many slices there are."""
        return 0

    def line(self, row: int, part: int, width: int) -> Content:
        """A slice with its pass mark, what is known so far, and its verdict."""
        return Content("")

    def head(self, width: int) -> list[Content]:
        """What to do where there is no slice."""
        return [Content(" Nothing is sliced yet."), Content(" s splits an item into slices.")]
