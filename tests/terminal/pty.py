"""One program in one pseudo-terminal: start it, press keys, wait for what it shows, see how it leaves.

Nothing here sleeps for a fixed time: every wait ends with what it waits for, or fails with the screen. Output is
stamped by a reader thread as it arrives, so that showing it (which is slow) is no part of a measured time.
"""

import os
import re
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

from tests.terminal.child import Child
from tests.terminal.display import BRACKETED_PASTE, Display
from tests.terminal.keys import encode

LULL = 0.006
"""Output is shown once it has paused for so many seconds: showing does not compete with a program that paints."""
LONGEST_LULL = 0.2
PATIENCE = 30.0
"""Seconds that a wait lasts by default. Far more than anything takes: a busy machine must not fail a test."""
APPLICATION_KEYS = 1
ESCAPE_DELAY = "20"
"""Milliseconds after which an escape is a key by itself; no slow line tears a sequence apart here."""

Expected = str | re.Pattern[str] | Callable[["Terminal"], object]
"""Text on the screen, a pattern, or a question about the terminal."""


class NotShownError(AssertionError):
    """What was waited for did not come; the message holds the screen."""


class Terminal:
    """A pseudo-terminal with one program in it; a context manager that ends both."""

    def __init__(
        self,
        argv: Sequence[str | os.PathLike[str]],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        cwd: str | os.PathLike[str] | None = None,
        term: str = "xterm-256color",
    ) -> None:
        words = [os.fspath(word) for word in argv]
        if cwd is not None:
            words = ["env", "-C", os.fspath(cwd), *words]
        environment = {**os.environ, "TERM": term, "COLORTERM": "truecolor", "ESCDELAY": ESCAPE_DELAY, **(env or {})}
        self.display = Display(columns, rows)
        self.child = Child(words, environment, (columns, rows))

    @property
    def text(self) -> str:
        """The screen as far as it was waited for, without trailing blanks."""
        return "\n".join(line.rstrip() for line in self.display.lines).rstrip()

    @property
    def raw(self) -> bytes:
        """Every byte that the program has written so far."""
        with self.child.news:
            return b"".join(self.child.blocks)

    @property
    def is_as_before(self) -> bool:
        """Whether the terminal's settings (`termios`) are those that the program found."""
        return self.child.attributes() == self.child.attributes_before

    def shows(self, expected: Expected) -> bool:
        """Whether something is so on the screen as it was last looked at."""
        if isinstance(expected, str):
            return expected in self.text
        return bool(expected.search(self.text) if isinstance(expected, re.Pattern) else expected(self))

    def wait_for(self, expected: Expected, patience: float = PATIENCE) -> float:
        """Waits until something is so, and gives the instant (`time.perf_counter`) at which its last byte arrived."""
        deadline = time.perf_counter() + patience
        while not self.shows(expected):
            frame = self._frame(expected, min(deadline, time.perf_counter() + 0.25))
            if frame is not None:
                return frame
            self._give_up(deadline, f"not seen in {patience:g} s: {expected!r}")
        return self.child.last_output

    def next_frame(self, expected: Expected | None = None, patience: float = PATIENCE) -> float:
        """Waits for a whole frame that looks other than the last, and on which something is so; when it arrived."""
        deadline = time.perf_counter() + patience
        while (frame := self._frame(expected, deadline)) is None:
            self._give_up(deadline, f"no frame in {patience:g} s on which {expected!r}")
        return frame

    def _frame(self, expected: Expected | None, deadline: float) -> float | None:
        found: list[float] = []

        def seen(arrived: float) -> bool:
            if self.display.take_changes() and (expected is None or self.shows(expected)):
                found.append(arrived)
            return bool(found)

        self._take(deadline, seen)
        return found[0] if found else None

    def _give_up(self, deadline: float, what: str) -> None:
        has_ended = self.child.exit_status is not None and not self.child.pending
        if time.perf_counter() >= deadline or has_ended:
            raise NotShownError(self._story(what))

    def wait_until_gone(self, expected: Expected, patience: float = PATIENCE) -> float:
        """Waits until something is no longer so."""
        return self.wait_for(lambda terminal: not terminal.shows(expected), patience)

    def settle(self, quiet: float = 0.15, patience: float = PATIENCE) -> None:
        """Waits until nothing was written for a while, and shows it all."""
        since = time.perf_counter()
        while (now := time.perf_counter()) < (end := max(since, self.child.last_output) + quiet) or self.child.pending:
            if now > since + patience:
                raise NotShownError(self._story(f"the screen did not come to rest in {patience:g} s"))
            self._take(max(end, now + LULL))

    def react(self, quiet: float = 0.04, within: float = 0.5) -> None:
        """Waits until something was written since now, or nothing was for a while, and then for quiet."""
        written, deadline = len(self.child.blocks), time.perf_counter() + within
        while len(self.child.blocks) == written and self.child.exit_status is None and time.perf_counter() < deadline:
            self._take(min(deadline, time.perf_counter() + 0.02))
        self.settle(quiet)

    def wait_exit(self, patience: float = PATIENCE) -> int:
        """Waits until the program has ended and shows what it left; gives its exit status."""
        deadline = time.perf_counter() + patience
        while self.child.exit_status is None:
            if time.perf_counter() >= deadline:
                raise NotShownError(self._story(f"the program did not end in {patience:g} s"))
            self._take(min(deadline, time.perf_counter() + 0.25))
        self.settle(0.03)
        return self.child.exit_status

    def _take(self, deadline: float, seen: Callable[[float], bool] | None = None) -> None:
        """Waits for output and shows it once it pauses, up to the first frame that `seen` is true of."""
        child = self.child
        with child.news:
            while (now := time.perf_counter()) < deadline:
                lull = min(child.last_output + LULL, child.pending[0][0] + LONGEST_LULL) if child.pending else deadline
                if (child.pending and now >= lull) or (child.exit_status is not None and not child.pending):
                    break
                child.news.wait(min(lull, deadline) - now)
        while child.pending:
            arrived, data = child.pending.popleft()
            if self.display.feed(data) and seen is not None and seen(arrived):
                return

    def _story(self, what: str) -> str:
        status = self.child.exit_status
        ended = "" if status is None else f"; the program ended with {status}"
        return f"{what}{ended}; the screen:\n{self.text}"

    def press(self, *keys: str) -> float:
        """Presses keys and gives the instant before the last of them was written."""
        written = time.perf_counter()
        for number, key in enumerate(keys, 1):
            written = time.perf_counter()
            self.child.write(encode(key, application=APPLICATION_KEYS in self.display.modes))
            if key == "escape" and number < len(keys):
                self.settle(0.05)  # an escape with a key right after it is that key with alt
        return written

    def paste(self, text: str) -> None:
        """Pastes text: in brackets, where the program asked for them."""
        data = text.encode("utf-8", "surrogatepass")
        self.child.write(b"\x1b[200~" + data + b"\x1b[201~" if BRACKETED_PASTE in self.display.modes else data)

    def resize(self, columns: int, rows: int) -> None:
        """Changes the size of the window; the program gets SIGWINCH."""
        self.display.resize(columns, rows)
        self.child.resize(columns, rows)

    def kill(self, number: signal.Signals) -> None:
        """Sends the program a signal, unless it has ended."""
        self.child.kill(number)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.child.close()
