"""Filling in a new plan, or the first teams of one that has none."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from planner.domain.errors import BadInputError
from planner.domain.founding.draft import Draft, DraftTeam, check, teams_of, total_text
from planner.tui.dialogs.base import Dialog
from planner.tui.keys import key
from planner.tui.widgets.team_rows import TeamRows

_KINDS = "Product teams build what customers see, platform teams what others reuse, framework teams tools."


class NewPlan(Dialog[Draft]):
    """Organisation, quarter and teams, with what they come to so far."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "take", "Create", "Create the plan", id="new-plan.take", show=True, priority=True),
        key("tab,down", "app.focus_next", "Next field", "Go to the next field", id="new-plan.next", show=True,
            display="tab"),
        key("shift+tab,up", "app.focus_previous", "Field before", "Go to the field before", id="new-plan.previous"),
    ]  # fmt: skip

    DEFAULT_CSS = """
    NewPlan {
        Horizontal.line { height: 1; margin: 0 0 1 0; }
        Horizontal.line > Static { width: 14; color: $muted; }
        Horizontal.line > Input, Horizontal.line > Input:focus {
            border: none; height: 1; width: 1fr; padding: 0 1; background: $bar;
        }
        Horizontal.line > Input:focus { background: $cursor; }
        .explain { margin: 0 0 1 0; }
        TeamRows { margin: 0 0 1 0; }
        #total { text-style: bold; }
    }
    """

    title_text = "A new plan"

    def __init__(self, explain: str, typed: Draft, complaint: str = "") -> None:
        super().__init__()
        self.explain = explain
        self.typed = typed
        self.refused = typed if complaint else None
        self.complaint = complaint

    def compose_body(self) -> ComposeResult:
        """Two lines, the teams, the running total, and a line for a complaint."""
        yield Static(Content(self.explain), classes="explain", markup=False)
        yield from self._line("Organisation", "organisation", self.typed.organisation, "e.g. Harbor & Pine")
        yield from self._line("Quarter", "quarter", self.typed.quarter, "e.g. 2026-Q4")
        yield TeamRows(self.typed.teams)
        yield Static(Content(_KINDS), classes="explain", markup=False)
        yield Static(Content(""), id="total", markup=False)
        yield Static(Content(self.complaint), classes="complaint", markup=False)

    def on_mount(self) -> None:
        """The organisation comes first."""
        self.query_one("#organisation", Input).focus()
        self._show_total()

    @property
    def draft(self) -> Draft:
        """What was typed so far."""
        organisation, quarter = (self.query_one(f"#{name}", Input).value for name in ("organisation", "quarter"))
        return Draft(organisation, quarter, self.query_one(TeamRows).teams)

    def action_take(self) -> None:
        """Returns the draft, unless it cannot be used."""
        draft = self.draft
        try:
            check(draft)
        except BadInputError as error:
            self.refused = draft
            self.query_one(".complaint", Static).update(Content(str(error)))
            return
        self.dismiss(draft)

    @on(Input.Changed)
    @on(TeamRows.Changed)
    def _show_total(self) -> None:
        draft = self.draft
        self.query_one("#total", Static).update(Content(total_text(draft)))
        # What was typed last may only be told here after it was refused: the complaint stands until it is another.
        if draft != self.refused:
            self.query_one(".complaint", Static).update(Content(""))

    def _line(self, label: str, name: str, value: str, placeholder: str) -> ComposeResult:
        with Horizontal(classes="line"):
            yield Static(Content(label), markup=False)
            yield Input(value, placeholder=placeholder, id=name, select_on_focus=False)


class FirstTeams(Dialog[tuple[DraftTeam, ...]]):
    """Teams for a plan that has none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "take", "Add", "Add these teams", id="first-teams.take", show=True, priority=True),
        key("tab,down", "app.focus_next", "Next field", "Go to the next field", id="first-teams.next", show=True,
            display="tab"),
        key("shift+tab,up", "app.focus_previous", "Field before", "Go to the field before", id="first-teams.previous"),
    ]  # fmt: skip

    DEFAULT_CSS = "FirstTeams TeamRows, FirstTeams .explain { margin: 0 0 1 0; }"

    title_text = "Which teams?"

    def __init__(self, explain: str) -> None:
        super().__init__()
        self.explain = explain

    def compose_body(self) -> ComposeResult:
        """Why it is asked, the teams, and a line for a complaint."""
        yield Static(Content(self.explain), classes="explain", markup=False)
        yield TeamRows()
        yield Static(Content(_KINDS), classes="explain", markup=False)
        yield Static(Content(""), classes="complaint", markup=False)

    def action_take(self) -> None:
        """Returns the rows, unless they cannot be used."""
        rows = self.query_one(TeamRows).teams
        try:
            teams_of(rows)
        except BadInputError as error:
            self.query_one(".complaint", Static).update(Content(str(error)))
            return
        self.dismiss(rows)
