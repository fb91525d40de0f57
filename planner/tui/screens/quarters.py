"""The list of quarters: look at one, edit its days, prepare the next."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from planner.domain.change import Step
from planner.domain.errors import BadInputError, PlannerError
from planner.domain.quarters.catch_up import catch_up
from planner.domain.quarters.editing import checked, edit_quarter, following, form_of, free_name, in_order, new_quarter
from planner.domain.quarters.form import form_texts, parse_form, parse_month, set_calendar
from planner.domain.views.quarters import form_sentence, quarters_view
from planner.tui.dialogs.form import FormDialog
from planner.tui.dialogs.quarter_form import CALENDAR_LINES, QUARTER_LINES
from planner.tui.keys import key
from planner.tui.screens.phase import QUARTER_KEYS, SideScreen
from planner.tui.screens.plan_screen import ByCommand
from planner.tui.widgets.quarter_pane import QuarterPane

if TYPE_CHECKING:
    from planner.tui.quarters_app import QuartersApp  # the app imports its screens


class QuartersScreen(SideScreen):
    """All quarters, earliest first."""

    LIT = "align"
    NAME = "Quarters"
    EXPLAINED = """
    A quarter is 12 to 14 weeks; a week belongs to the quarter that holds its Thursday. Fiscal years may start in any
    month.

    The next quarter can be prepared from week 10 on, while this one runs: it takes over the teams' people and plannable
    share, and the order of all items that are not done or stopped. Its ratio is agreed anew.

    The top bar always says which quarter you are in. One that is closed stays as it was, to look at; only its name can
    change.
    """
    BY_COMMAND = (
        ByCommand("Catch up", "Take into a prepared quarter what came up since, and out what was done", "catch_up"),
        ByCommand(
            "Calendar", "Say in which month fiscal years start, and in which time zone today is taken", "calendar"
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "show_quarter", "Look at", "Look at the quarter under the cursor", id="quarters.show", show=True),
        key(
            "e",
            "edit",
            "Edit",
            "Edit name, days and holidays of the quarter under the cursor",
            id="quarters.edit",
            show=True,
        ),
        key("a", "add", "Next quarter", "Prepare the next quarter", id="quarters.add", show=True),
        *QUARTER_KEYS,
        key("q", "app.leave", "Quit", "Close the plan and leave", id="quit"),
    ]
    app: "QuartersApp"

    def compose_panes(self) -> ComposeResult:
        """One list."""
        yield QuarterPane()

    def on_mount(self) -> None:
        """The list has the focus."""
        super().on_mount()
        self.query_one(QuarterPane).focus()

    def show_plan(self) -> None:
        """Hands the quarters to the list."""
        self.query_one(QuarterPane).show(quarters_view(self.plan, self.session.today))

    def as_text(self) -> str:
        """The list as it stands, 124 cells wide."""
        pane, width = self.query_one(QuarterPane), 124
        lines = [*pane.head(width), *(pane.line(row, 0, width) for row in range(pane.count)), *pane.foot(width)]
        return "\n".join(line.plain.rstrip() for line in lines)

    def action_show_quarter(self) -> None:
        """Makes the program about the quarter under the cursor."""
        row = self.query_one(QuarterPane).row
        if row is not None:
            self.app.go_to_quarter(row.quarter.id)

    def action_edit(self) -> None:
        """Edits the quarter under the cursor."""
        row = self.query_one(QuarterPane).row
        if row is None:
            return
        quarter, plan = row.quarter, self.plan
        lines = QUARTER_LINES[:1] if quarter.state == "closed" else QUARTER_LINES
        texts = form_texts(form_of(quarter))

        def step(typed: Mapping[str, str]) -> Step:
            return edit_quarter(plan, quarter.id, parse_form({**texts, **typed}))

        def says(typed: Mapping[str, str]) -> str:
            form = parse_form({**texts, **typed})
            if quarter.state == "closed":
                free_name(plan, form.name, quarter.id)
                return "It is closed: only what it is called can change."
            return form_sentence(plan, checked(plan, form, quarter.id), quarter.id)

        self.app.push_screen(FormDialog(quarter.name, lines, texts, says), partial(self._take, step))

    def action_add(self) -> None:
        """Prepares the next quarter; it takes over from the latest, which is therefore looked at first."""
        self.run_worker(self._prepare(), exclusive=True, group="prepare")

    def action_catch_up(self) -> None:
        """Brings a prepared quarter up to date with the backlog."""
        step = catch_up(self.plan)
        if step.changes:
            self.do(step)
        else:
            self.say(f"{self.plan.quarter.name} has missed nothing.")

    def action_calendar(self) -> None:
        """Asks for the fiscal year's first month and the time zone."""
        organisation = self.plan.organisation
        texts = {"month": str(organisation.fiscal_first_month), "zone": organisation.time_zone}

        def step(typed: Mapping[str, str]) -> Step:
            return set_calendar(self.plan, parse_month(typed["month"]), typed["zone"])

        def says(typed: Mapping[str, str]) -> str:
            step(typed)
            return "Quarters that are there keep their days; the next one follows the new calendar."

        self.app.push_screen(FormDialog("Calendar", CALENDAR_LINES, texts, says), partial(self._take, step))

    async def _prepare(self) -> None:
        latest = in_order(self.plan)[-1].id
        if self.plan.current != latest:
            try:
                await asyncio.wrap_future(self.session.go(latest))
            except PlannerError as error:
                self.say(f"✗ {error}")
                return
        plan, today = self.plan, self.session.today
        texts = form_texts(following(plan))

        def step(typed: Mapping[str, str]) -> Step:
            return new_quarter(plan, parse_form(typed), today)

        def says(typed: Mapping[str, str]) -> str:
            step(typed)
            return form_sentence(plan, checked(plan, parse_form(typed)))

        self.app.push_screen(FormDialog("The next quarter", QUARTER_LINES, texts, says), partial(self._take, step))

    def _take(self, step: Callable[[Mapping[str, str]], Step], typed: dict[str, str] | None) -> None:
        if typed is None:
            return
        # Somebody else may have changed the quarters while the dialog was open.
        try:
            made = step(typed)
        except BadInputError as error:
            self.say(f"✗ {error}")
            return
        if made.changes:
            self.do(made)
        else:
            self.say("Nothing was changed.")
