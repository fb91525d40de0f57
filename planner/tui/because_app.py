"""From the baseline on: whatever screen changes what was agreed, somebody is asked why."""

from planner.session import Event, MayDepart
from planner.tui.screens.plan_screen import PlanScreen
from planner.tui.tidy_app import TidyApp

_MOMENT = 0.05


class BecauseApp(TidyApp):
    """Hears of every step that may depart from what was agreed, so that no screen has to think of it."""

    _unasked: tuple[MayDepart, ...] = ()

    def _hear(self, event: Event) -> None:
        if not isinstance(event, MayDepart):
            super()._hear(event)
            return
        screen = self._in_front()
        if screen is not None and not screen.asks_by_itself(event.step):
            self._unasked = (*self._unasked, event)
            self.call_later(self._ask_why)  # once the key is done with: it may go on to another screen

    def _ask_why(self) -> None:
        screen = self._in_front()
        if screen is None or not self._unasked:
            return
        if screen.is_going:
            self.set_timer(_MOMENT, self._ask_why)
            return
        from planner.tui.put_back import ask_about

        made, self._unasked = self._unasked, ()
        ask_about(screen, made[-1].step, made[0].before)

    def _in_front(self) -> PlanScreen | None:
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, PlanScreen)), None)
