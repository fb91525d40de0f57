"""The Textual application: it opens a session, holds the three phases as modes, and keeps screens and file in step."""

import asyncio
import gc
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.screen import Screen
from textual.signal import Signal

from planner.domain.calendar import week_of_quarter
from planner.domain.errors import PlannerError
from planner.domain.plan import Plan
from planner.domain.text import counted
from planner.session import Event, PlanChanged, Session, StepFell, StepRecord
from planner.tui.filters import PlainTextFilter
from planner.tui.keys import key
from planner.tui.launch import PHASES, Launch, PhaseName
from planner.tui.screens.plan_screen import PlanScreen
from planner.tui.themes import DEFAULT_THEME, OWN_VARIABLES, read_themes
from planner.tui.widgets.top_bar import Standing

if TYPE_CHECKING:
    from planner.tui.screens.first_run import Begun  # imported when it is shown: hardly any start shows it

_LOOK_EVERY = 0.5
"""Seconds between two looks whether others have written; a look at an unchanged file costs a tenth of a millisecond."""
_PHASE_OF_STATE: dict[str, PhaseName] = {"align": "align", "prioritize": "prioritize"}


class PlannerApp(App[int]):
    """The program on screen. Without a session it begins with the first-run screen."""

    TITLE = "planner"
    CSS_PATH = "app.tcss"

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
        if session is not None:
            # Textual starts in the first phase's mode: an empty screen before it would cost a tenth of the start.
            self.DEFAULT_MODE = self._first_phase(session)  # type: ignore[misc] # declared for classes, read from self
        super().__init__()
        self.session = session
        self.plan_changed: Signal[Plan] = Signal(self, "plan_changed")
        self._bad_themes = self._register_themes()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, for themes that do not know them."""
        return OWN_VARIABLES

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and ours last: nothing that people wrote reaches the terminal as a control character."""
        return [*super().get_line_filters(), PlainTextFilter()]

    def get_default_screen(self) -> Screen[None]:
        """The first phase itself; Textual does not wait for a default screen to be mounted before it paints."""
        if self.session is None:
            return Screen(id="_default")
        screen = self._phase_screen(self._first_phase(self.session))
        # Textual reads a screen's own CSS when it is pushed; a default screen is not.
        self._load_screen_css(screen)
        return screen

    def on_load(self) -> None:
        """Before the terminal is touched: a signal that comes while the screen appears must find it restored too."""
        from planner.tui.signals import leave_on_signals

        leave_on_signals(self)

    def on_ready(self) -> None:
        """Begins with the plan, or with the first-run screen where there is none."""
        # Not on mount: Textual paints nothing until that is over, and then drops what was laid out meanwhile.
        if self.session is not None:
            self._add_phases()
            self._follow(self.session)
        else:
            self._first_run()
        for complaint in self._bad_themes:
            self.notify(complaint, severity="warning", markup=False)

    async def begin(self, session: Session, phase: PhaseName | None = None) -> None:
        """Shows a session's plan, in the phase that it is in."""
        self.session = session
        self._add_phases()
        await self.switch_mode(phase or self._first_phase(session))
        self._follow(session)

    def _catch_up(self, session: Session) -> None:
        """What the first picture does not wait for: the quarter's answers, and steps kept from last time."""
        # The program starts without the collector, see its composition root; what is there by now stays for good.
        gc.freeze()
        gc.enable()
        session.load_evidence()
        try:
            kept = self.launch.files.take_draft(session.store.path)
        except PlannerError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        if kept:
            self._offer(session, kept)

    def _offer(self, session: Session, kept: Sequence[StepRecord]) -> None:
        from planner.tui.dialogs.ask import Confirm

        def answered(yes: bool | None) -> None:  # noqa: FBT001 - a dialog's answer
            if yes:
                for record in kept:
                    session.do(record.step)
                self.say(f"Made again: {counted(len(kept), 'change')} from last time.")
            elif yes is None:
                self.launch.files.keep_draft(session.store.path, kept)

        labels = "; ".join(record.step.label for record in kept[:5]) + (" …" if len(kept) > 5 else "")
        question = f"When you left, this was not on disk yet: {labels}. Make it now? n forgets it, esc keeps it."
        self.push_screen(Confirm("From last time", question), answered)

    def _first_phase(self, session: Session) -> PhaseName:
        return self.launch.phase or _PHASE_OF_STATE.get(session.plan.quarter.state, "measure")

    def _add_phases(self) -> None:
        for name in PHASES:
            self.add_mode(name, partial(self._phase_screen, name))

    def _follow(self, session: Session) -> None:
        """Hears of every change from now on, and asks now and then whether others have written."""
        session.dispatch = self._dispatch
        session.listen(self._hear)
        self.set_interval(_LOOK_EVERY, self._look)
        self.call_after_refresh(self._catch_up, session)

    def standing(self) -> Standing:
        """What the top bar says now."""
        session = self.session
        if session is None:
            return Standing(note=self.launch.note)
        plan = session.plan
        week = week_of_quarter(plan.quarter, session.today)
        number = week.number if 1 <= week.number <= week.of else 0
        saved, calm = "saved", True
        if session.store.read_only:
            saved, calm = "read-only", False
        elif session.unsaved:
            saved, calm = ("waiting for the file", False) if session.store.waiting else ("saving…", True)
        return Standing(plan.organisation.name, plan.quarter.name, number, week.of, self.launch.note, saved, calm)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every command that applies here; then those without a key, and the themes."""
        from planner.tui.palette import commands

        return commands(self, screen)

    async def action_phase(self, name: str) -> None:
        """Switches to a phase, where no dialog is open: under a modal it would be left waiting in its mode."""
        if name in PHASES and self.session is not None and len(self.screen_stack) == 1:
            await self.switch_mode(name)

    def action_undo(self) -> None:
        """Takes back this person's latest step that stands."""
        self._turn("undo")

    def action_redo(self) -> None:
        """Puts back what was last taken back."""
        self._turn("redo")

    def action_teams(self) -> None:
        """Opens the teams."""
        if self.session is not None:
            from planner.tui.screens.teams import TeamsScreen

            self.push_screen(TeamsScreen(self.session, self.plan_changed, self.standing))

    def action_check_in(self) -> None:
        """Opens the check-in."""
        if self.session is not None:
            from planner.tui.screens.check_in import CheckInScreen

            self.push_screen(CheckInScreen(self.session, self.plan_changed, self.standing))

    def action_import_backlog(self) -> None:
        """Reads a backlog into this plan."""
        if self.session is not None:
            from planner.tui.screens.importing import ImportScreen

            self.push_screen(ImportScreen(self.session, self.plan_changed, self.standing, self.launch))

    def action_leave(self) -> None:
        """Leaves; asks first while something is not on disk yet."""
        session = self.session
        if session is None or not session.unsaved:
            self.exit(0)
            return
        from planner.tui.dialogs.ask import Confirm

        question = "Not everything is on disk yet: another program holds the file. Leave now and keep it for next time?"
        self.push_screen(Confirm("Leave?", question), lambda yes: self.exit(0) if yes else None)

    def say(self, what: str) -> None:
        """Says something in the line of the screen that is in front, dialogs aside."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, PlanScreen):
                screen.say(what)
                return

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

    def _dispatch(self, call: Callable[[], None]) -> None:
        self.call_later(call)

    def _hear(self, event: Event) -> None:
        if isinstance(event, PlanChanged) and self.session is not None:
            self.plan_changed.publish(self.session.plan)
        elif isinstance(event, StepFell):
            self.notify(f"{event.label}: {event.reason}", title="Not saved", severity="error", markup=False, timeout=12)
            self.say(f"✗ Not saved: {event.label}. {event.reason}")

    def _look(self) -> None:
        if self.session is not None:
            self.session.look()
            for screen in self.screen_stack:
                if isinstance(screen, PlanScreen):
                    screen.show_standing()

    def _turn(self, direction: Literal["undo", "redo"], *, force: bool = False) -> None:
        if self.session is not None:
            turn = self.session.undo if direction == "undo" else self.session.redo
            self.run_worker(self._turned(direction, turn, force=force), exclusive=True, group="turn")

    async def _turned(self, direction: Literal["undo", "redo"], turn: Callable[..., Any], *, force: bool) -> None:
        try:
            undone = await asyncio.wrap_future(turn(force=force))
        except PlannerError as error:
            self.say(f"✗ {error}")
            return
        if undone.question:
            from planner.tui.dialogs.ask import Confirm

            confirm = Confirm(f"{direction.title()}?", undone.question)
            self.push_screen(confirm, lambda yes: self._turn(direction, force=True) if yes else None)
        elif undone.label is None:
            self.say(f"There is nothing of yours left to {direction}.")
        elif direction == "undo":
            self.say(f"Undone: {undone.label}.   ctrl+r puts it back")
        else:
            self.say(f"Redone: {undone.label}.")

    def _register_themes(self) -> list[str]:
        themes, complaints = read_themes(self.launch.themes, self.launch.user_themes)
        for theme in themes:
            self.register_theme(theme)
        wanted = self.launch.theme or DEFAULT_THEME
        if wanted not in self.available_themes:
            names = ", ".join(sorted(self.launch.themes))
            complaints.append(f"There is no theme “{wanted}”; the program's own are: {names}.")
            wanted = DEFAULT_THEME
        self.theme = wanted
        return complaints
