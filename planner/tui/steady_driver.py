"""Textual's driver for terminals, for a terminal that may be taken away."""

import signal
import time
from types import FrameType
from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.app import App

_HAND_OVER = 5e-5
"""Seconds in which the thread that writes to the terminal surely gets its turn."""


class SteadyDriver(LinuxDriver):
    """Begins anew on SIGCONT only where SIGTSTP came before, and sends a frame off before the next is worked out.

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

    def flush(self) -> None:
        """Lets the frame go out, which another thread writes.

        Where more is to be done at once, such as the details of the row that the cursor has come to, that thread would
        now and then get its turn only after it: 2.7 ms from a key to its frame instead of 1.9.
        """
        time.sleep(_HAND_OVER)
