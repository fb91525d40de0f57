"""Looking back: the whole app shows the plan as it stood, read-only, until somebody returns to now."""

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import BindingType
from textual.dom import DOMNode
from textual.screen import Screen
from textual.signal import Signal

from planner.domain.errors import PlannerError
from planner.domain.history.steps import AsOf
from planner.domain.plan import Plan
from planner.session import Event, PlanChanged, Session, StepFell
from planner.tui.keys import key
from planner.tui.launch import PHASES, PhaseName
from planner.tui.looks import only_looks
from planner.tui.screens.plan_screen import PlanScreen
from planner.tui.sharing_app import SharingApp
from planner.tui.widgets.top_bar import Standing

if TYPE_CHECKING:
    from planner.session.past import PastSession


class _Now(NamedTuple):
    """What one returns to."""

    session: Session
    plan_changed: Signal[Plan]
    mode: str


class PastApp(SharingApp):
    """Decisions, history, the time machine, and two dates beside each other.

    The screens of the past are modes of their own over a session of their own: those of now stay as they are, with
    cursor and draft, and hear meanwhile of what others write.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "now", "Now", "Go back to the plan as it is now", id="past.now", show=True, display="esc"),
    ]

    _now: _Now | None = None
    _trips = 0

    async def run_action(
        self,
        action: str | tuple[str, str, tuple[object, ...]],
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Performs an action; in the past only one that looks, for the others it says why not."""
        if self._now is not None and isinstance(self.screen, PlanScreen) and not only_looks(action):
            self.say(self._refusal)
            return True
        return await super().run_action(action, default_namespace, namespaces)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One can only return to now from elsewhere."""
        return self._now is not None if action == "now" else super().check_action(action, parameters)

    def mode_of(self, phase: PhaseName) -> str:
        """The mode in which a phase is shown: now's, or the past's."""
        return phase if self._now is None else f"past{self._trips}-{phase}"

    def look_back(self, as_of: AsOf, quarter: str | None = None, phase: PhaseName | None = None) -> None:
        """Shows the plan as it stood, in a phase; by default in the one that is in front."""
        if self.session is not None:
            self.run_worker(self._look_back(self.session, as_of, quarter, phase), exclusive=True, group="past")

    async def action_now(self) -> None:
        """Returns to now: the very screen from which somebody looked back."""
        if self._now is None or not isinstance(self.session, Session):
            return
        past, modes = self.session, [self.mode_of(phase) for phase in PHASES]
        now, self._now = self._now, None
        self.session, self.plan_changed = now.session, now.plan_changed
        await self.switch_mode(now.mode)
        await self._forget(past, modes)
        self.say("This is the plan as it is now.")

    def action_decisions(self) -> None:
        """Opens the decision log."""
        if self.session is not None:
            from planner.tui.screens.decisions import DecisionsScreen

            self.push_screen(DecisionsScreen(self.session, self.plan_changed, self.standing))

    def action_history(self) -> None:
        """Opens the history of the plan."""
        if self.session is not None:
            from planner.tui.screens.history import HistoryScreen

            self.push_screen(HistoryScreen(self.session, self.plan_changed, self.standing))

    def action_time_machine(self) -> None:
        """Asks for a day, and shows the plan as it stood at its end."""
        from planner.tui.time_machine import ask_day

        ask_day(self)

    def action_compare(self) -> None:
        """Asks for two days, and shows what changed between them."""
        from planner.tui.time_machine import ask_two_days

        ask_two_days(self)

    def action_leave(self) -> None:
        """Leaves; what waits to be saved is now's, also while somebody looks back."""
        if self._now is not None and self._now.session.unsaved:
            self.run_worker(self._leave_when_saved(self._now.session), exclusive=True, group="leave")
        else:
            super().action_leave()

    def standing(self) -> Standing:
        """What the top bar says; which day is taken for today does not matter in the past."""
        standing = super().standing()
        return standing if self._now is None else standing._replace(note="")

    @property
    def live(self) -> Session | None:
        """The session over the plan as it is now, wherever one looks."""
        return self._now.session if self._now is not None else self.session

    @property
    def _refusal(self) -> str:
        when = self.session.as_of if self.session is not None else ""
        return f"The past ({when}) cannot be changed.   esc returns to now"

    def _phase_screen(self, name: PhaseName) -> Screen[None]:
        raise NotImplementedError

    async def _look_back(self, session: Session, as_of: AsOf, quarter: str | None, phase: PhaseName | None) -> None:
        try:
            past = await asyncio.wrap_future(session.at(as_of, quarter))
        except PlannerError as error:
            self.say(f"✗ {error}")
            return
        await self._enter(past, phase or self._phase_in_front())

    async def _enter(self, past: "PastSession", phase: PhaseName) -> None:
        before, modes = self.session, [self.mode_of(name) for name in PHASES] if self._now is not None else []
        if self._now is None:
            self._now = _Now(past.now, self.plan_changed, self.current_mode)
        self._trips += 1
        self.session, self.plan_changed = past, Signal(self, f"past {self._trips}")
        past.dispatch = self._dispatch
        past.listen(self._hear_past)
        for name in PHASES:
            self.add_mode(self.mode_of(name), partial(self._phase_screen, name))
        await self.switch_mode(self.mode_of(phase))
        await self._forget(before, modes)

    async def _forget(self, past: Session | None, modes: list[str]) -> None:
        for mode in modes:
            await self.remove_mode(mode)
        if modes and past is not None:
            past.store.close()

    def _phase_in_front(self) -> PhaseName:
        mode = self.current_mode.rpartition("-")[2]
        return next((phase for phase in PHASES if phase == mode), "prioritize")

    def _hear(self, event: Event) -> None:
        if self._now is not None and isinstance(event, PlanChanged):
            self._now.plan_changed.publish(self._now.session.plan)
        else:
            super()._hear(event)

    def _hear_past(self, event: Event) -> None:
        if isinstance(event, StepFell):
            self.say(self._refusal)
        elif self._now is not None and self.session is not None:
            self.plan_changed.publish(self.session.plan)  # another quarter, as it stood then

    def _look(self) -> None:
        if self._now is not None:
            self._now.session.look()
        else:
            super()._look()
