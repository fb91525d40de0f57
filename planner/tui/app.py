"""The Textual application: it opens a session, holds the three phases as modes, and keeps screens and file in step."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen

from planner.session import Session
from planner.tui.filters import JoinedFilter, PlainTextFilter
from planner.tui.keys import key
from planner.tui.launch import PHASES, Launch, PhaseName
from planner.tui.past_app import PastApp
from planner.tui.screens.plan_screen import PlanScreen
from planner.tui.themes import DEFAULT_THEME, OWN_VARIABLES, read_themes

if TYPE_CHECKING:
    from planner.tui.screens.first_run import Begun  # imported when it is shown: hardly any start shows it

_PHASE_OF_STATE: dict[str, PhaseName] = {"align": "align", "prioritize": "prioritize"}


class PlannerApp(PastApp):
    """The program on screen. Without a session it begins with the first-run screen."""

    TITLE = "planner"
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "ctrl+p,colon",
            "command_palette",
            "palette",
            "Find any command by its name",
            id="palette",
            display="^p",
            priority=False,
        ),
    ]

    def __init__(self, launch: Launch, session: Session | None = None) -> None:
        self.launch = launch
        self._filter: JoinedFilter | None = None
        if session is not None:
            # Textual starts in the first phase's mode: an empty screen before it would cost a tenth of the start.
            self.DEFAULT_MODE = self._first_phase(session)  # type: ignore[misc] # declared for classes, read from self
        super().__init__(launch, session, self._style_sheets())
        self._bad_themes = self._register_themes()

    def _style_sheets(self) -> list[str | PurePath]:
        """What all screens share, and the first phase's own, which Textual would read only if it were pushed."""
        folder = Path(__file__).parent
        first = folder / "screens" / f"{self.DEFAULT_MODE}.tcss"
        return [folder / "app.tcss", *([first] if first.is_file() else [])]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, for themes that do not know them."""
        return OWN_VARIABLES

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and ours last: nothing that people wrote reaches the terminal as a control character."""
        # The same object at every frame: painted lines are remembered by their filter.
        filters = super().get_line_filters()
        if self._filter is None or self._filter.filters[:-1] != tuple(filters):
            self._filter = JoinedFilter([*filters, PlainTextFilter()])
        return [self._filter]

    def get_default_screen(self) -> Screen[None]:
        """The first phase itself; Textual does not wait for a default screen to be mounted before it paints."""
        if self.session is None:
            return Screen(id="_default")
        return self._phase_screen(self._first_phase(self.session))

    def get_driver_class(self) -> type[Driver]:
        """Textual's own, but for Linux one that does not mistake a terminal taken away for one that came back."""
        driver = super().get_driver_class()
        if driver.__name__ != "LinuxDriver":
            return driver
        from planner.tui.steady_driver import SteadyDriver

        return SteadyDriver

    def on_load(self) -> None:
        """Before the terminal is touched: a signal that comes while the screen appears must find it restored too."""
        from planner.tui.signals import leave_on_signals
        from planner.tui.typed_bytes import forgive_stray_bytes

        leave_on_signals(self)
        forgive_stray_bytes()

    def on_ready(self) -> None:
        """Begins with the plan, or with the first-run screen where there is none."""
        # Not on mount: Textual paints nothing until that is over, and then drops what was laid out meanwhile.
        if self.session is not None:
            self._add_phases()
            self.follow(self.session)
        else:
            self._first_run()
        for complaint in self._bad_themes:
            self.notify(complaint, severity="warning", markup=False)

    async def begin(self, session: Session, phase: PhaseName | None = None) -> None:
        """Shows a session's plan, in the phase that it is in."""
        self.session = session
        self._add_phases()
        await self.switch_mode(phase or self._first_phase(session))
        self.follow(session)

    def _first_phase(self, session: Session) -> PhaseName:
        return self.launch.phase or _PHASE_OF_STATE.get(session.plan.quarter.state, "measure")

    def _add_phases(self) -> None:
        for name in PHASES:
            self.add_mode(name, partial(self._phase_screen, name))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every command that applies here; then those without a key, and the themes."""
        from planner.tui.palette import commands

        return commands(self, screen)

    async def action_phase(self, name: str) -> None:
        """Switches to a phase, where no dialog is open: under a modal it would be left waiting in its mode."""
        if name in PHASES and self.session is not None and len(self.screen_stack) == 1:
            await self.switch_mode(self.mode_of(name))

    def action_teams(self) -> None:
        """Opens the teams."""
        if self.session is not None:
            from planner.tui.screens.teams import TeamsScreen

            self.push_screen(TeamsScreen(self.session, self.plan_changed, self.standing))

    def action_principles(self) -> None:
        """Opens the principles."""
        if self.session is not None:
            from planner.tui.screens.principles import PrinciplesScreen

            self.push_screen(PrinciplesScreen(self.session, self.plan_changed, self.standing))

    def action_check_in(self) -> None:
        """Opens the check-in."""
        if self.session is not None:
            from planner.tui.screens.check_in import CheckInScreen

            self.push_screen(CheckInScreen(self.session, self.plan_changed, self.standing))

    def action_triage(self) -> None:
        """Opens triage."""
        if self.session is not None:
            from planner.tui.screens.triage import TriageScreen

            self.push_screen(TriageScreen(self.session, self.plan_changed, self.standing))

    def action_import_backlog(self) -> None:
        """Reads a backlog into this plan."""
        if self.session is not None:
            from planner.tui.screens.importing import ImportScreen

            self.push_screen(ImportScreen(self.session, self.plan_changed, self.standing, self.launch))

    def _phase_screen(self, name: PhaseName) -> Screen[None]:
        # Imported when first shown: the first screen does not wait for the other two.
        from importlib import import_module

        kind = getattr(import_module(f"planner.tui.screens.{name}"), f"{name.title()}Screen")
        screen: PlanScreen = kind(self.session, self.plan_changed, self.standing)
        screen.fit(self.size.width)
        return screen

    def _first_run(self) -> None:
        from planner.tui.screens.first_run import FirstRunScreen

        self.push_screen(FirstRunScreen(self.launch), self._begin_or_leave)

    async def _begin_or_leave(self, begun: "Begun | None") -> None:
        if begun is None:
            self.exit(0)
            return
        self.launch = self.launch._replace(note=begun.note or self.launch.note)
        await self.begin(begun.session, "prioritize" if begun.reads_backlog else None)
        if begun.reads_backlog:
            self.action_import_backlog()

    def _register_themes(self) -> list[str]:
        themes, complaints = read_themes(self.launch.themes, self.launch.user_themes)
        for theme in themes:
            self.register_theme(theme)
        wanted = self.launch.theme or DEFAULT_THEME
        if wanted not in self.available_themes:
            names = ", ".join(sorted(self.launch.themes))
            complaints.append(f"There is no theme “{wanted}”; the program's own are: {names}.")
            wanted = DEFAULT_THEME
        # Not set as usual: that would parse every style sheet once more before the first picture.
        self.set_reactive(App.theme, wanted)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        return complaints
