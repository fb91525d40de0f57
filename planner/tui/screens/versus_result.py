"""What a comparison comes to: the old order beside the new one, before anything moves."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.signal import Signal
from textual.widgets import Static

from planner.domain.change import Step
from planner.domain.comparison import Comparison
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.versus.result import apply, result
from planner.domain.versus.state import State, derive
from planner.domain.views.versus import ResultRow, result_rows, result_sentence
from planner.domain.words import CATEGORY_NAMES
from planner.session import Session
from planner.tui.keys import key
from planner.tui.launch import PhaseName
from planner.tui.screens.phase import SideScreen
from planner.tui.widgets.lane_line import fitted
from planner.tui.widgets.sheet import Sheet
from planner.tui.widgets.top_bar import Standing

_WIDEST = 48
"""Cells of a title at most, so that the orders stay side by side on a wide screen."""
_RIGHT = 12
"""Cells for how far an item moves, and whether it enters or leaves the plan."""


class VersusResultScreen(SideScreen):
    """Shows the result; `chosen` says what became of it, and `step` takes the order over."""

    LIT: ClassVar[PhaseName | None] = "prioritize"
    NAME = "Versus: the result"
    EXPLAINED = """
    On the left the order as it stands, on the right what the answers make of it. ↑ and ↓ say by how many places an item
    moves; in and out, what enters and what leaves the plan.

    enter takes the new order over, as one step that u takes back. esc leaves everything as it is: the answers are kept,
    and v takes the comparison up again.
    """
    CSS_PATH = "versus_result.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "take", "Take it over", "Make this the order of the lane", id="result.take", show=True),
        key("v", "go_on", "Go on", "Go on comparing", id="result.go-on", show=True),
        key("u", "take_back", "Undo", "Take the last answer back, and go on", id="result.undo", show=True),
        key("escape", "back", "Leave", "Leave everything as it is; the answers are kept", id="back", show=True,
            display="esc"),
    ]  # fmt: skip

    def __init__(
        self, session: Session, plan_changed: Signal[Plan], standing: Callable[[], Standing], comparison: str
    ) -> None:
        super().__init__(session, plan_changed, standing)
        self.comparison = comparison
        self.chosen: Literal["take", "on", "undo", "leave"] = "leave"
        self.step: Step | None = None
        self._state: State | None = None
        self._rows: Sequence[ResultRow] = ()
        self._told: tuple[str, ...] = ()

    def compose_panes(self) -> ComposeResult:
        """What it comes to in words, and both orders."""
        yield Static(id="told", markup=False)
        yield Sheet(id="orders")

    def show_plan(self) -> None:
        """Both orders as they are now."""
        comparison = self._comparison
        if comparison is None or comparison.applied_at is not None:
            self.dismiss()  # taken over or taken back by somebody else
            return
        state = self._state = derive(self.plan, comparison)
        found = result(self.plan, comparison, state)
        self._rows, self._told = result_rows(self.plan, found), result_sentence(self.plan, state, found)
        self.query_one("#told", Static).update(_told(self._told))
        sheet = self.query_one(Sheet)
        title = f"{CATEGORY_NAMES[comparison.category]}: as it stands  →  as you said"
        sheet.show(lambda width: order_lines(self._rows, width - 4), title=title)
        self.refresh_bindings()

    def as_text(self) -> str:
        """What it comes to, and both orders."""
        rows = [f"{row.rank}. {row.now} → {row.then} {_moved(row.by)} {row.plan}".rstrip() for row in self._rows]
        return "\n".join([*self._told, "", *rows])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """It goes on only while there is something to ask."""
        return self._state is not None and self._state.question is not None if action == "go_on" else True

    def action_take(self) -> None:
        """Takes the order over."""
        comparison = self._comparison
        if comparison is None:
            return
        try:
            self.step = apply(self.plan, comparison, self.session.moment(), self._state)
        except BadInputError as error:
            self.say(f"✗ {error}")
            return
        self.chosen = "take"
        self.dismiss()

    def action_go_on(self) -> None:
        """Goes back to the questions."""
        self.chosen = "on"
        self.dismiss()

    def action_take_back(self) -> None:
        """Goes back to the questions without the last answer."""
        self.chosen = "undo"
        self.dismiss()

    @property
    def _comparison(self) -> Comparison | None:
        evidence = self.plan.evidence
        return evidence.comparisons.get(self.comparison) if evidence is not None else None


def order_lines(rows: Sequence[ResultRow], width: int) -> list[Content]:
    """Rank, who stands there, who will, and how far that one moves; who stays is muted."""
    digits = max((len(str(row.rank)) for row in rows), default=1)
    half = max(4, min(_WIDEST, (width - digits - 4 - _RIGHT) // 2))
    return [_line(row, digits, half) for row in rows]


def _line(row: ResultRow, digits: int, half: int) -> Content:
    style = "bold $foreground" if row.by else "$muted"
    marks = {"in": ("● in", "bold $good"), "out": ("○ out", "bold $bad")}
    return Content.assemble(
        (f"{row.rank:>{digits}}  ", "$muted"),
        (fitted(row.now, half), "$muted"),
        "  ",
        (fitted(row.then, half), style),
        (f" {_moved(row.by):<5}", "$foreground"),
        marks.get(row.plan, ""),
    )


def _moved(by: int) -> str:
    return f"↑{by}" if by > 0 else f"↓{-by}" if by < 0 else ""


def _told(sentences: Sequence[str]) -> Content:
    first, *rest = (Content(sentence) for sentence in sentences)
    return Content("\n").join([first.stylize("bold $foreground"), *rest])
