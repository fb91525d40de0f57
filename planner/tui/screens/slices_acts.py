"""What is done to slices on their page: cut, edit, note a week, decide, take the item to another stage."""

from planner.domain.change import Step
from planner.domain.results import SLICE_DECISIONS, SliceDecision
from planner.domain.slices.slicing import DECISION_NAMES, decide_slice, drop_slice
from planner.domain.views.slices import SliceRow, SlicesView
from planner.tui.screens.told import ToldScreen
from planner.tui.widgets.slice_pane import SlicePane


class SliceActs(ToldScreen):
    """Each action asks in a dialog and does one step."""

    item: str | None
    """The item that the page was opened from."""
    view: SlicesView

    @property
    def pane(self) -> SlicePane:
        """The rows."""
        return self.query_one(SlicePane)

    @property
    def under_cursor(self) -> SliceRow | None:
        """The slice under the cursor; `None` where there is none."""
        return self.pane.under_cursor

    def action_travel(self) -> None:
        """Opens what is under the cursor: its result of a week."""
        self.action_result()

    def action_add(self) -> None:
        """Asks for a slice of the item that this is about, or of the one under the cursor."""
        if not self.view.known:
            self.say("The slices so far are still being read; try again in a moment.")
            return
        from planner.tui.dialogs.slice_form import slice_dialog, slice_step

        row, moment = self.under_cursor, self.session.moment()
        item = self.item or (row.slice.item if row is not None else None)
        before = {one.slice.id for one in self.view.rows}

        def answered(typed: dict[str, str] | None) -> None:
            if typed is None or not self.attempt(lambda: slice_step(self.plan, self.session.moment(), typed, None)):
                return
            places = [n for n, one in enumerate(self.pane.rows) if one.slice.id not in before]
            self.go_to(places[0] if places else 0)

        self.app.push_screen(slice_dialog(self.plan, moment, item), answered)

    def action_edit(self) -> None:
        """Asks for other values."""
        from planner.tui.dialogs.slice_form import slice_dialog, slice_step

        row = self.under_cursor
        if row is None:
            return

        def answered(typed: dict[str, str] | None) -> None:
            if typed is not None:
                self.attempt(lambda: slice_step(self.plan, self.session.moment(), typed, row.slice))

        self.app.push_screen(slice_dialog(self.plan, self.session.moment(), None, row.slice), answered)

    def action_result(self) -> None:
        """Asks what a week brought."""
        from planner.tui.dialogs.slice_form import result_dialog, result_step

        row = self.under_cursor
        if row is None:
            return

        def answered(typed: dict[str, str] | None) -> None:
            if typed is not None:
                self.attempt(lambda: result_step(self.plan, self.session.moment(), typed, row.slice))

        self.app.push_screen(result_dialog(self.plan, self.session.moment(), row.slice), answered)

    def action_decide(self) -> None:
        """Asks whether it goes on, and why."""
        from planner.tui.dialogs.choose import Choice, Choose

        row = self.under_cursor
        if row is None:
            return
        choices = [Choice(one, DECISION_NAMES[one].removesuffix(" with")) for one in SLICE_DECISIONS]

        def chosen(value: str | None) -> None:
            decision = next((one for one in SLICE_DECISIONS if one == value), None)
            if decision is not None:
                self._ask_why(row, decision)

        self.app.push_screen(Choose(f"{row.slice.title}: {row.verdict}"[:46], choices, row.slice.decision), chosen)

    def action_drop(self) -> None:
        """Asks why it is stopped."""
        row = self.under_cursor
        if row is not None:
            self._ask_why(row, "stop")

    def action_take_away(self) -> None:
        """Takes a slice without results away."""
        row = self.under_cursor
        if row is not None:
            self.attempt(lambda: drop_slice(self.plan, row.slice.id))

    def action_stage(self) -> None:
        """Asks for another stage of the item."""
        from planner.tui.screens.staging import ask_stage

        row = self.under_cursor
        if row is not None and row.item is not None:
            ask_stage(self, row.item.id)

    def action_gate_checks(self) -> None:
        """Opens the organisation's lists of checks."""
        from planner.tui.screens.gate_checks import GateChecksScreen

        self.app.push_screen(GateChecksScreen(self.session, self.plan_changed, self.standing))

    def _ask_why(self, row: SliceRow, decision: SliceDecision) -> None:
        from planner.tui.dialogs.ask import AskLine

        def step_for(why: str) -> Step:
            return decide_slice(self.plan, row.slice.id, decision, why, self.session.moment())

        def answered(why: str | None) -> None:
            if why is not None:
                self.attempt(lambda: step_for(why))

        self.app.push_screen(
            AskLine(f"{DECISION_NAMES[decision]} {row.slice.title}: why?", row.sentence, check=step_for), answered
        )
