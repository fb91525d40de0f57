"""Teams: who is there this quarter, what each brings, and how people are staffed by kind of team."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from planner.domain.capacity import capacity
from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.teams.form import EMPTY_TEXTS, TeamForm, form_texts, parse_form
from planner.domain.teams.teams import add_team, edit_team, form_of, retire_team, room_of
from planner.domain.text import counted, one_line
from planner.domain.views.staffing import staffing_view
from planner.domain.views.teams import StaffedTeam, room_text, teams_view
from planner.tui.dialogs.ask import AskLine
from planner.tui.dialogs.team_form import TeamDialog
from planner.tui.keys import key
from planner.tui.screens.phase import QUARTER_KEYS, SideScreen
from planner.tui.screens.plan_screen import ByCommand
from planner.tui.widgets.staffing_pane import StaffingPane
from planner.tui.widgets.team_pane import TeamPane

_CHANGES = {"edit", "add", "retire", "split", "targets", "spread_rest"}


class TeamsScreen(SideScreen):
    """The teams of the quarter, to add, edit, split and retire; below them the people by kind of team."""

    LIT = "align"
    NAME = "Teams"
    CSS_PATH = "teams.tcss"
    EXPLAINED = """
    What the teams bring to the quarter: people × working weeks × the share of a week that can be planned, less time
    off. Part-time counts in parts; time off is in working days, summed over the team.

    Product teams build what customers see. Platform teams build what product teams reuse. Framework teams build
    infrastructure and tooling. A team may have a ratio of its own, which the bar on Align does not move.

    A team that goes is retired: its past stays, and its items are out until another team takes them. One that becomes
    two is split, by command.

    Staffing, below, is the people by kind of team: what is, what you aim at, and the moves that would reach it.
    """
    BY_COMMAND = (
        ByCommand("Split the team", "End the team under the cursor and found two that share its people", "split"),
        ByCommand("Staffing target", "Set the share of people that each kind of team shall have", "targets"),
        ByCommand(
            "Spread the rest",
            "Give the teams without a ratio of their own the one with which all add up to the agreed ratio",
            "spread_rest",
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "enter,e", "edit", "Edit", "Edit the team, or the staffing target", id="teams.edit", show=True, display="e"
        ),
        key("a", "add", "Add", "Add a team", id="teams.add", show=True),
        key("1", "go('align')", "Align", "Go to Align", id="phase.align"),
        key("2", "go('prioritize')", "Prioritize", "Go to Prioritize", id="phase.prioritize"),
        key("3", "go('measure')", "Measure", "Go to Measure", id="phase.measure"),
        key("q", "app.leave", "Quit", "Close the plan and leave", id="quit"),
        key("w", "why", "Why", "Explain where the numbers come from", id="why", show=True),
        *QUARTER_KEYS,
        key("X", "retire", "Retire…", "End the team under the cursor; its past stays", id="teams.retire", show=True),
    ]

    def compose_panes(self) -> ComposeResult:
        """The teams, and the staffing below them."""
        yield TeamPane()
        yield StaffingPane()

    def on_mount(self) -> None:
        """The list has the focus."""
        super().on_mount()
        self.query_one(TeamPane).focus()

    def show_plan(self) -> None:
        """Hands the teams to the list, and the people by kind to the pane below it."""
        self.query_one(TeamPane).show(teams_view(self.plan), may_add=self.may("add"))
        self.query_one(StaffingPane).show(staffing_view(self.plan, capacity(self.plan)), may_set=self.may("targets"))

    def as_text(self) -> str:
        """Both lists as they stand, 124 cells wide."""
        width, parts = 124, list[str]()
        for pane in (self.query_one(TeamPane), self.query_one(StaffingPane)):
            rows = (pane.line(row, 0, width) for row in range(pane.count))
            lines = [*pane.head(width), *rows, *pane.foot(width)]
            parts.append("\n".join(line.plain.rstrip() for line in lines))
        return "\n\n".join(parts)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a team can be edited or retired, and nothing in a closed quarter."""
        if action in _CHANGES and self.plan.quarter.state == "closed":
            return False
        if action in {"retire", "split"}:
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
        """Edits the team under the cursor; from the pane below, the staffing target."""
        team = self.query_one(TeamPane).team
        if self.query_one(StaffingPane).has_focus:
            self.action_targets()
        elif team is not None:
            before = form_of(self.plan, team.team)
            dialog = TeamDialog(team.name, form_texts(before), partial(self._sum, team.team, before))
            self.app.push_screen(dialog, partial(self._take_edited, self.plan, team.team, before))

    def action_retire(self) -> None:
        """Asks why the team under the cursor goes, and ends it."""
        team = self.query_one(TeamPane).team
        if team is not None:
            needs = f"its {counted(team.items, 'item')} will need another team" if team.items else ""
            explain = f"Its past stays{f'; {needs}' if needs else ''}. Why does it go?"
            dialog = AskLine(f"Retire {team.name}?", explain, check=_needs_words)
            self.app.push_screen(dialog, partial(self._take_retired, team))

    def action_split(self) -> None:
        """Ends the team under the cursor and founds two."""
        from planner.domain.teams.split import first_day, parse_split, split_sentence, split_team
        from planner.tui.dialogs.form import FormDialog
        from planner.tui.dialogs.team_split import SPLIT_LINES

        team = self.query_one(TeamPane).team
        if team is None:
            return
        plan, moment = self.plan, self.session.moment()
        names = ("first", "first_people", "second", "second_people")
        day = first_day(plan, plan.teams[team.team], self.session.today)
        texts = {**dict.fromkeys(names, ""), "on": day.isoformat()}

        def says(typed: Mapping[str, str]) -> str:
            form = parse_split(plan, team.team, [typed[name] for name in names], typed["on"])
            return split_sentence(plan, team.team, form, moment)

        def step(typed: Mapping[str, str]) -> Step:
            return split_team(
                plan, team.team, parse_split(plan, team.team, [typed[n] for n in names], typed["on"]), moment
            )

        dialog = FormDialog(f"Split {team.name}", SPLIT_LINES, texts, says)
        self.app.push_screen(dialog, partial(self._take, step))

    def action_targets(self) -> None:
        """Asks for the share of people that each kind of team shall have."""
        from planner.domain.teams.staffing_form import parse_targets, target_texts
        from planner.domain.teams.staffing_mix import set_targets
        from planner.tui.dialogs.form import FormDialog
        from planner.tui.dialogs.team_split import TARGET_LINES

        plan = self.plan

        def step(typed: Mapping[str, str]) -> Step:
            return set_targets(plan, parse_targets(typed))

        def says(typed: Mapping[str, str]) -> str:
            return " ".join(staffing_view(plan.after(step(typed).changes)).sentences)

        dialog = FormDialog(f"Staffing target for {plan.quarter.name}", TARGET_LINES, target_texts(plan.quarter), says)
        self.app.push_screen(dialog, partial(self._take, step))

    def action_spread_rest(self) -> None:
        """Gives teams without a ratio of their own the one that brings all to the agreed ratio."""
        from planner.domain.teams.spreading import spread_rest

        self._try(lambda: self.do(spread_rest(self.plan)))

    def action_why(self) -> None:
        """Explains the numbers."""
        from planner.domain.views.teams_explained import explain_teams
        from planner.tui.dialogs.reading import Reading

        self.app.push_screen(Reading("Where the numbers come from", explain_teams(self.plan, teams_view(self.plan))))

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

    def _take(self, step: Callable[[Mapping[str, str]], Step], texts: dict[str, str] | None) -> None:
        if texts is not None:
            self._try(lambda: self.do(step(texts)))

    def _try(self, act: Callable[[], None]) -> None:
        # Somebody else may have changed the teams while the dialog was open.
        try:
            act()
        except BadInputError as error:
            self.say(f"✗ {error}")


def _needs_words(text: str) -> None:
    if not one_line(text, "Why"):
        raise BadInputError("Say in a few words why, so that nobody has to ask again.")
