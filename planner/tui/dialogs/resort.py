"""What sorting by score would move, and what that does to the plan; nothing is sorted until `enter`."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from planner.domain.plan import Plan
from planner.domain.scoring.numbers import score_text
from planner.domain.scoring.resort import Moved, Resort, consequences, summary
from planner.domain.words import CATEGORY_NAMES
from planner.tui.dialogs.scrolling import Scrolling
from planner.tui.keys import key
from planner.tui.widgets.lane_line import cut

_MOST = 200
"""So many moves are listed; nobody reads on to the last of ten thousand, and what moves least comes last."""
_TITLE = 48


class ResortPreview(Scrolling[bool]):
    """Returns `True` for sorting; leaving it changes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "sort", "Sort", "Sort them: one step, which undo takes back", id="resort.sort", show=True),
    ]
    DEFAULT_CSS = """
    ResortPreview > Vertical.box { width: 78; }
    ResortPreview Static.told { margin: 0 0 1 0; height: auto; }
    """

    def __init__(self, plan: Plan, title: str, sorting: Resort, hidden: int = 0) -> None:
        super().__init__()
        self.title_text = title
        self.plan = plan
        self.sorting = sorting
        self.hidden = hidden  # items that the lanes' filter does not show

    def compose_body(self) -> ComposeResult:
        """How many move, what that does, and each move."""
        told = [summary(self.sorting), *consequences(self.plan, self.sorting.effect)]
        if self.hidden:
            told.insert(1, f"The filter hides {self.hidden:,} of the lane; they are sorted, too.")
        with VerticalScroll(can_focus=False):
            yield Static(Content("\n".join(told)), classes="told", markup=False)
            yield Static(Content("\n").join(self._moves()), markup=False)

    def action_sort(self) -> None:
        """Sorts."""
        self.dismiss(True)  # noqa: FBT003 - a dialog's answer

    def _moves(self) -> Iterator[Content]:
        """A line for each move, the most moved first; with both lanes each below its name."""
        lanes = self.sorting.moved
        yield Content.styled("Rank now → then, places, item, score; the most moved first:", "$muted")
        for category, moved in lanes.items():
            if len(lanes) > 1:
                yield Content.styled(CATEGORY_NAMES[category], "bold")
            yield from self._lines(moved[:_MOST])
            if len(moved) > _MOST:
                more = len(moved) - _MOST
                yield Content.styled(
                    f"… and {more:,} more that {'moves' if more == 1 else 'move'} by fewer places.", "$muted"
                )

    def _lines(self, moved: Sequence[Moved]) -> Iterator[Content]:
        wide = max(len(f"{rank:,}") for move in moved for rank in (move.before, move.after))
        for move in moved:
            arrow, style = ("▲", "$good") if move.by < 0 else ("▼", "$bad")
            title = cut(self.plan.items[move.item].title, _TITLE)
            yield Content.assemble(
                (f"{move.before:>{wide},} → {move.after:<{wide},}", "bold"),
                (f"  {arrow} {abs(move.by):<{wide},}  ", style),
                title,
                (f"  {score_text(move.score)}", "$muted"),
            )
