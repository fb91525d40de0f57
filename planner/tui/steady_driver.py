"""Textual's driver for terminals, for a terminal that may be taken away."""

import signal
from types import FrameType
from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.app import App


class SteadyDriver(LinuxDriver):
    """Begins anew on SIGCONT only where SIGTSTP came before.

    A terminal that is taken away sends SIGCONT beside SIGHUP. Textual takes that for the return from a suspension,
    starts a second pair of threads on a terminal that is gone, and then waits for ever for the first.
    """

    def __init__(
        self, app: "App[object]", *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._is_suspended = False
        self._suspend, self._go_on = signal.getsignal(signal.SIGTSTP), signal.getsignal(signal.SIGCONT)
        signal.signal(signal.SIGTSTP, self._on_suspend)
        signal.signal(signal.SIGCONT, self._on_going_on)

    def _on_suspend(self, number: int, frame: FrameType | None) -> None:
        self._is_suspended = True
        if callable(self._suspend):
            self._suspend(number, frame)

    def _on_going_on(self, number: int, frame: FrameType | None) -> None:
        if self._is_suspended and callable(self._go_on):
            self._is_suspended = False
            self._go_on(number, frame)
