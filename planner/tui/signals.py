"""SIGTERM and SIGHUP leave in good order; Textual by itself ignores both and leaves the terminal broken."""

import asyncio
import signal

from textual.app import App

_SOON = 0.01


def leave_on_signals(app: App[int]) -> None:
    """Ends the app when it is told to; the exit status is 128 and the signal's number, as shells expect it."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        try:
            loop.add_signal_handler(number, _leave, app, int(number))
        except (NotImplementedError, RuntimeError, ValueError):
            # Windows' event loop has no signal handlers, and a test's loop may not run in the main thread.
            return


def _leave(app: App[int], number: int) -> None:
    if app.screen_stack and app.screen.is_mounted:
        app.exit(128 + number, return_code=128 + number)
    else:
        # A screen that is taken down while it is being made fails over its own missing parts.
        asyncio.get_running_loop().call_later(_SOON, _leave, app, number)
