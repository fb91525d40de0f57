"""What the quarter is for: its objectives and their key results, to add, edit and take away."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.domain.line_order import move_kr, move_objective
from planner.domain.moment import Moment
from planner.domain.okrs.key_results import drop_kr, drop_objective
from planner.domain.okrs.outcomes_first import output_remark
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.text import counted
from planner.domain.views.align_purpose import KrLine, PurposeLine, purpose
from planner.tui.dialogs.ask import Confirm
from planner.tui.dialogs.base import Dialog
from planner.tui.dialogs.choose import Choice, Choose
from planner.tui.dialogs.key_result import Asked, ask_kr, ask_objective
from planner.tui.keys import key
from planner.tui.widgets.line_list import LineList, ListLine

_MOVE = Binding.Group("Move", compact=True)


class _Row(NamedTuple):
    objective: PurposeLine
    kr: KrLine | None
    """`None` on the objective's own line."""


class Purpose(Dialog[None]):
    """Every change is made at once; `change` does a step and returns the plan after it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("a", "add", "Add", "Add a key result, or an objective", id="purpose.add", show=True),
        key("enter,e", "edit", "Edit", "Edit what is under the cursor", id="purpose.edit", show=True, display="e"),
        key("X", "drop", "Take away", "Take away what is under the cursor", id="purpose.drop", show=True),
        key("J", "move(1)", "Move", "Move it down", id="purpose.down", show=True, group=_MOVE, display="J"),
        key("K", "move(-1)", "Move", "Move it up", id="purpose.up", show=True, group=_MOVE, display="K"),
        key("escape", "leave", "Done", "Go back", id="dialog.leave", show=True, display="esc"),
    ]
    DEFAULT_CSS = """
    Purpose {
        LineList { height: 12; margin: 0; }
        #remark { height: auto; min-height: 2; }
    }
    """

    def __init__(self, plan: Plan, moment: Callable[[], Moment], change: Callable[[Step], Plan]) -> None:
        super().__init__()
        self.title_text = f"What {plan.quarter.name} is for"
        self.plan = plan
        self.moment = moment
        self.change = change
        self._rows: tuple[_Row, ...] = ()

    def compose_body(self) -> ComposeResult:
        """The list, and a remark on what is under the cursor."""
        explain = "What shall be different for customers at its end, and the figures that will show it."
        yield Static(Content(explain), classes="explain", markup=False)
        yield LineList()
        yield Static(Content(""), id="remark", classes="explain", markup=False)

    def on_mount(self) -> None:
        """The list has the focus."""
        lines = self.query_one(LineList)
        lines.remove_class("pane")
        lines.hint = "Nobody has said it yet: a adds an objective."
        lines.focus()
        self._show()

    @on(LineList.Clicked)
    def clicked(self, event: LineList.Clicked) -> None:
        """Twice edits."""
        if event.chain > 1:
            self.action_edit()

    def on_key(self) -> None:
        """The remark is about the line under the cursor, wherever that went."""
        self.call_after_refresh(self._remark)

    def action_add(self) -> None:
        """Asks what to add, where there is a choice."""
        row = self._row
        if row is None:
            self._ask_objective()
            return
        choices = (Choice("kr", f"A key result of {row.objective.title}"), Choice("objective", "An objective"))

        def chosen(value: str | None) -> None:
            if value == "kr":
                self._ask_kr(row.objective)
            elif value is not None:
                self._ask_objective()

        self.app.push_screen(Choose("Add", choices), chosen)

    def action_edit(self) -> None:
        """Edits the line under the cursor."""
        row, plan = self._row, self.plan
        if row is None:
            self._ask_objective()
        elif row.kr is not None:
            self._open(ask_kr(self._now, row.objective.id, plan.key_results[row.kr.id], self.moment))
        else:
            self._open(ask_objective(self._now, plan.objectives[row.objective.id], self.moment))

    def action_drop(self) -> None:
        """Takes the line under the cursor away; asks first where something hangs on it."""
        row = self._row
        if row is None:
            return
        kr, objective = row.kr, row.objective
        if kr is not None:
            step = partial(drop_kr, self.plan, kr.id)
            hangs = counted(len(kr.movers), "item") + " should move it" if kr.movers else ""
        else:
            step = partial(drop_objective, self.plan, objective.id)
            hangs = f"its {counted(len(objective.krs), 'key result')} would go with it" if objective.krs else ""
        if not hangs:
            self._try(step)
            return
        name = kr.name if kr is not None else objective.title
        question = Confirm("Take away?", f"{name}: {hangs}.")
        self.app.push_screen(question, lambda yes: self._try(step) if yes else None)

    def action_move(self, by: int) -> None:
        """Moves the line under the cursor: an objective among the others, a key result within its own."""
        row = self._row
        if row is not None and row.kr is not None:
            self._try(partial(move_kr, self.plan, row.kr.id, by))
        elif row is not None:
            self._try(partial(move_objective, self.plan, row.objective.id, by))

    @property
    def _row(self) -> _Row | None:
        lines = self.query_one(LineList)
        return self._rows[lines.cursor] if self._rows else None

    def _now(self) -> Plan:
        return self.plan

    def _ask_objective(self) -> None:
        self._open(ask_objective(self._now, None, self.moment))

    def _ask_kr(self, objective: PurposeLine) -> None:
        self._open(ask_kr(self._now, objective.id, None, self.moment))

    def _open(self, asked: Asked) -> None:
        def taken(texts: dict[str, str] | None) -> None:
            if texts is not None:
                self._try(lambda: asked.step(texts))

        self.app.push_screen(asked.dialog, taken)

    def _try(self, make: Callable[[], Step]) -> None:
        try:
            step = make()
        except BadInputError as error:
            self.query_one("#remark", Static).update(Content.styled(f"✗ {error}", "$bad"))
            return
        before = {_id_of(row) for row in self._rows}
        here = self._row
        self.plan = self.change(step)
        self._show(before, here)

    def _show(self, known: set[str] | None = None, here: _Row | None = None) -> None:
        """Takes the rows afresh; the cursor goes to what is new, else stays `here` where that is still there."""
        found: list[_Row] = []
        for line in purpose(self.plan, fill(self.plan), self.moment().today):
            found += [_Row(line, None), *(_Row(line, kr) for kr in line.krs)]
        self._rows = tuple(found)
        new = [n for n, row in enumerate(found) if known is not None and _id_of(row) not in known]
        new += [n for n, row in enumerate(found) if here is not None and _id_of(row) == _id_of(here)]
        self.query_one(LineList).show(len(found), self._line, new[0] if new else None)
        self._remark()

    def _remark(self) -> None:
        row = self._row
        said = ""
        if row is not None and row.kr is not None:
            said = output_remark(row.kr.name) or _moved(row.kr)
        elif row is not None:
            said = output_remark(row.objective.title)
            said = said or ("" if row.objective.krs else "How will you know? a adds a figure that will show it.")
        self.query_one("#remark", Static).update(Content.styled(said, "$muted"))

    def _line(self, index: int) -> ListLine:
        row = self._rows[index]
        if row.kr is None:
            return ListLine(row.objective.title, "■")
        kr = row.kr
        return ListLine(f"  {kr.name}", "" if kr.is_moved else "!", "", f"{kr.way} · now {kr.now} {kr.glyph}".rstrip())


def _id_of(row: _Row) -> str:
    return row.kr.id if row.kr is not None else row.objective.id


def _moved(kr: KrLine) -> str:
    if not kr.movers:
        return "! No item should move it yet: an item's form says which one does."
    named = ", ".join(f"{title} ({standing})" for title, standing in kr.movers)
    return f"To be moved by {named}." if kr.is_moved else f"! Nothing in the plan moves it; it would be {named}."
