"""OKRs: the objectives with their key results as a tree, and all about the one under the cursor."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.signal import Signal

from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.text import counted
from planner.domain.views.okrs import OkrsView, okrs_view
from planner.domain.views.okrs_explained import explain_kr, explain_objective
from planner.domain.views.okrs_text import okrs_lines
from planner.session import Session
from planner.tui.dialogs.ask import Confirm
from planner.tui.dialogs.choose import Choice, Choose
from planner.tui.dialogs.key_result import Asked, ask_kr, ask_objective
from planner.tui.keys import key
from planner.tui.screens.phase import QUARTER_KEYS, SideScreen
from planner.tui.widgets.kr_lines import kr_details, objective_details
from planner.tui.widgets.kr_pane import KrPane, OkrPlace
from planner.tui.widgets.sheet import Sheet
from planner.tui.widgets.top_bar import Standing

_CHANGES = frozenset({"add", "edit", "drop"})


class OkrsScreen(SideScreen):
    """The tree with its charts, and the details of a row; a closed quarter is only read."""

    NAME = "OKRs"
    CSS_PATH = "okrs.tcss"
    EXPLAINED = """
    Here stands what the quarter is for: objectives, which product and engineering teams share, and the key results
    that show whether customers and the business notice. c says week by week where each stands and how sure you are.

    ▼ it is off pace: at this rate it will fall short, or that is open and it is behind. ▲ it will do, ■ it may do or
    not. ◔ ◑ ◕ is how far it has come: no real progress, part of the way, delivered. In the bar ┃ is where it should be
    by now; the columns are the weeks, a dot is a week in which nobody said. ! stands before a key result that nothing
    in the plan moves.

    A committed key result is expected in full, an aspirational one to 0.7. A target that is moved shows the first one.
    w works the numbers out.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("c", "app.check_in", "Check-in", "Say where the key results stand this week", id="check-in", show=True),
        key("a", "add", "Add", "Add a key result, or an objective", id="okrs.add", show=True),
        key("e,enter", "edit", "Edit", "Edit what is under the cursor", id="okrs.edit", show=True, display="e"),
        key("X", "drop", "Take away", "Take away what is under the cursor", id="okrs.drop", show=True),
        key("w", "why", "Why", "Work out the numbers of what is under the cursor", id="why", show=True),
        key("q", "app.leave", "Quit", "Close the plan and leave", id="quit"),
        *QUARTER_KEYS,
    ]

    def __init__(
        self, session: Session, plan_changed: Signal[Plan], standing: Callable[[], Standing], at: str | None = None
    ) -> None:
        super().__init__(session, plan_changed, standing)
        self._at = at

    def compose_panes(self) -> ComposeResult:
        """The tree, and the details of the row under its cursor."""
        with Container():
            tree = KrPane("OKRs", opens=False)
            nobody = "Nobody has said yet what the quarter is for."
            tree.hint = (nobody, "a adds an objective.") if self.may("add") else (nobody,)
            yield tree
            yield Sheet(id="details")

    def on_mount(self) -> None:
        """The tree has the focus."""
        self._tree.focus()

    def show_plan(self) -> None:
        """The tree as it is now, once the quarter's answers have been read."""
        if self.plan.evidence is None:
            return
        view = self._view()
        self._tree.border_title = Content(f"OKRs of {view.quarter.name}")
        self._tree.show(view, self._why, self._at)
        self._at = None
        self.refresh_bindings()

    def as_text(self) -> str:
        """The tree with its sentences."""
        return "" if self.plan.evidence is None else "\n".join(okrs_lines(self._view()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A closed quarter keeps what it was for; without a row there is nothing to edit."""
        if action in _CHANGES and self.plan.quarter.state == "closed":
            return False
        if action in {"edit", "drop"}:
            return self._row is not None and bool(self._row.id)
        return super().check_action(action, parameters)

    @on(KrPane.Moved)
    def show_details(self) -> None:
        """All about the row under the cursor."""
        row, sheet = self._row, self.query_one(Sheet)
        if row is None:
            sheet.show(lambda _width: (), title="")
        elif row.kr is None:
            objective = row.objective
            sheet.show(lambda width: objective_details(objective, width), title="Objective")
        else:
            kr = row.kr
            sheet.show(lambda width: kr_details(kr, width), title="Key result")

    def action_why(self) -> None:
        """The arithmetic of the row under the cursor."""
        from planner.tui.dialogs.reading import Reading

        explained = self._tree.explained
        if explained is None:
            self.say("There is nothing to explain yet.")
        else:
            self.app.push_screen(Reading(*explained))

    def action_add(self) -> None:
        """Asks what to add, where there is a choice."""
        row = self._row
        if row is None or not row.objective.id:
            self._ask(ask_objective(self._now, None, self.session.moment))
            return
        choices = (Choice("kr", f"A key result of {row.objective.title}"), Choice("objective", "An objective"))

        def chosen(value: str | None) -> None:
            if value == "kr":
                self._ask(ask_kr(self._now, row.objective.id, None, self.session.moment))
            elif value is not None:
                self._ask(ask_objective(self._now, None, self.session.moment))

        self.app.push_screen(Choose("Add", choices), chosen)

    def action_edit(self) -> None:
        """Edits the row under the cursor."""
        row, plan = self._row, self.plan
        if row is None:
            return
        kr = plan.key_results.get(row.id)
        if kr is not None:
            self._ask(ask_kr(self._now, kr.objective, kr, self.session.moment))
        elif row.id in plan.objectives:
            self._ask(ask_objective(self._now, plan.objectives[row.id], self.session.moment))

    def action_drop(self) -> None:
        """Takes the row under the cursor away; asks first where something hangs on it."""
        from planner.domain.okrs.key_results import drop_kr, drop_objective

        row = self._row
        if row is None:
            return
        drop = drop_kr if row.kr is not None else drop_objective
        hangs = _hangs_on(row)
        if not hangs:
            self._try(lambda: drop(self.plan, row.id))
            return
        question = Confirm("Take away?", f"{row.title}: {hangs}.")
        self.app.push_screen(question, lambda yes: self._try(lambda: drop(self.plan, row.id)) if yes else None)

    @property
    def _tree(self) -> KrPane:
        return self.query_one(KrPane)

    @property
    def _row(self) -> OkrPlace | None:
        panes = self.query(KrPane)  # asked for a moment before the screen is composed
        return panes.first().place if panes else None

    def _now(self) -> Plan:
        return self.plan

    def _view(self) -> OkrsView:
        return okrs_view(self.plan, self.session.today)

    def _why(self, place: OkrPlace) -> tuple[str, ...]:
        return explain_objective(place.objective) if place.kr is None else explain_kr(self.plan, place.kr)

    def _ask(self, asked: Asked) -> None:
        def taken(texts: dict[str, str] | None) -> None:
            if texts is not None:
                self._try(lambda: asked.step(texts))

        self.app.push_screen(asked.dialog, taken)

    def _try(self, make: Callable[[], Step]) -> None:
        known = {*self.plan.objectives, *self.plan.key_results}
        try:
            step = make()
        except BadInputError as error:
            self.say(f"✗ {error}")
            return
        if not step.changes:
            self.say("It is like that already.")
            return
        new = next((change.id for change in step.changes if change.id not in known), None)
        self._at = new
        self.do(step)


def _hangs_on(row: OkrPlace) -> str:
    """What would go with a row, in words; empty for nothing."""
    if row.kr is None:
        krs = row.objective.krs
        return f"its {counted(len(krs), 'key result')} would go with it" if krs else ""
    said = sum(1 for _, check_in in row.kr.standing.weeks if check_in is not None)
    parts = [f"{counted(said, 'week')} of check-ins would be seen no more"] if said else []
    items = sum(1 for mover in row.kr.movers if not mover.is_slice)
    parts += [f"{counted(items, 'item')} should move it"] if items else []
    return ", ".join(parts)
