"""Teams: who is there this quarter, and what each brings."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.staffing import add_team, edit_team, form_of, retire_team, room_of
from planner.domain.team_form import EMPTY_TEXTS, TeamForm, form_texts, parse_form
from planner.domain.text import clean, counted
from planner.domain.views.teams import StaffedTeam, room_text, teams_view
from planner.tui.dialogs.ask import AskLine
from planner.tui.dialogs.team_form import TeamDialog
from planner.tui.keys import key
from planner.tui.screens.phase import QUARTER_KEYS, SideScreen
from planner.tui.widgets.team_pane import TeamPane


class TeamsScreen(SideScreen):
    """The teams of the quarter, to add, edit and retire."""

    LIT = "align"
    NAME = "Teams"
    EXPLAINED = """
    What the teams bring to the quarter: people × working weeks × the share of a week that can be planned, less time
    off. Part-time counts in parts; time off is in working days, summed over the team.

    Product teams build what customers see. Platform teams build what product teams reuse. Framework teams build
    infrastructure and tooling. A team may have a ratio of its own, which the bar on Align does not move.

    A team that goes is retired: its past stays, and its items are out until another team takes them.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter,e", "edit", "Edit", "Edit the team under the cursor", id="teams.edit", show=True, display="e"),
        key("a", "add", "Add", "Add a team", id="teams.add", show=True),
        key("1", "go('align')", "Align", "Go to Align", id="phase.align"),
        key("2", "go('prioritize')", "Prioritize", "Go to Prioritize", id="phase.prioritize"),
        key("3", "go('measure')", "Measure", "Go to Measure", id="phase.measure"),
        key("q", "app.leave", "Quit", "Close the plan and leave", id="quit"),
        *QUARTER_KEYS,
        key("X", "retire", "Retire…", "End the team under the cursor; its past stays", id="teams.retire", show=True),
    ]

    def compose_panes(self) -> ComposeResult:
        """One list."""
        yield TeamPane()

    def on_mount(self) -> None:
        """The list has the focus."""
        super().on_mount()
        self.query_one(TeamPane).focus()

    def show_plan(self) -> None:
        """Hands the teams to the list."""
        self.query_one(TeamPane).show(teams_view(self.plan))

    def as_text(self) -> str:
        """The list as it stands, 100 cells wide."""
        pane, width = self.query_one(TeamPane), 100
        lines = [*pane.head(width), *(pane.line(row, 0, width) for row in range(pane.count)), *pane.foot(width)]
        return "\n".join(line.plain.rstrip() for line in lines)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a team can be edited or retired, and nothing in a closed quarter."""
        if action in {"edit", "add", "retire"} and self.plan.quarter.state == "closed":
            return False
        if action in {"edit", "retire"}:
            return bool(self.plan.active_teams)
        return super().check_action(action, parameters)

    def action_go(self, phase: str) -> None:
        """Leaves the teams for a phase: one key, wherever they were opened from."""
        self.dismiss()
        self.app.call_later(self.app.run_action, f"app.phase('{phase}')")

    def action_add(self) -> None:
        """Adds a team."""
        dialog = TeamDialog("A new team", EMPTY_TEXTS, partial(self._sum, None, None))
        self.app.push_screen(dialog, self._take_new)

    def action_edit(self) -> None:
        """Edits the team under the cursor."""
        team = self.query_one(TeamPane).team
        if team is not None:
            before = form_of(self.plan, team.team)
            dialog = TeamDialog(team.name, form_texts(before), partial(self._sum, team.team, before))
            self.app.push_screen(dialog, partial(self._take_edited, self.plan, team.team, before))

    def action_retire(self) -> None:
        """Asks why the team under the cursor goes, and ends it."""
        team = self.query_one(TeamPane).team
        if team is not None:
            items = f"; {counted(team.items, 'item')} will be out until another team takes over" if team.items else ""
            explain = f"Its past stays{items}."
            dialog = AskLine(f"Retire {team.name}?", f"{explain} Why does it go?", check=_needs_words)
            self.app.push_screen(dialog, partial(self._take_retired, team))

    def _sum(self, team: str | None, before: TeamForm | None, texts: Mapping[str, str]) -> str:
        return room_text(room_of(self.plan, team, parse_form(texts, before)))

    def _take_new(self, texts: dict[str, str] | None) -> None:
        if texts is not None:
            self._try(lambda: self.do(add_team(self.plan, parse_form(texts), self.session.moment())))

    def _take_edited(self, plan: Plan, team: str, before: TeamForm, texts: dict[str, str] | None) -> None:
        if texts is not None:
            # From the plan that the form was filled in over: what others changed since must not be overwritten.
            self._try(lambda: self.do(edit_team(plan, team, parse_form(texts, before))))

    def _take_retired(self, team: StaffedTeam, why: str | None) -> None:
        if why is not None:
            self._try(lambda: self.do(retire_team(self.plan, team.team, self.session.today, why)))

    def _try(self, act: Callable[[], None]) -> None:
        # Somebody else may have changed the teams while the dialog was open.
        try:
            act()
        except BadInputError as error:
            self.say(f"✗ {error}")


def _needs_words(text: str) -> None:
    if not clean(text):
        raise BadInputError("Say in a few words why, so that nobody has to ask again.")
