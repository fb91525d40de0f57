"""A program that leads its own session in its own pseudo-terminal, and its output stamped as it arrives."""

import os
import select
import shutil
import signal
import struct
import termios
import threading
import time
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from fcntl import ioctl
from typing import Any

from tests.terminal.answers import Answers

_FOREIGN = {"LINES", "COLUMNS", "NO_COLOR", "TERM_PROGRAM"}
_LAST = b"\0"
"""Written behind all that the program wrote, by us, once it has ended: what it wrote may still be on its way then."""
_USUAL_SIGNALS = (signal.SIGPIPE, signal.SIGINT, signal.SIGHUP, signal.SIGTERM)


class Child:
    """The program's side of a terminal. Two threads wait for its output and for its end; `news` tells of both."""

    def __init__(self, words: Sequence[str], environment: Mapping[str, str], size: tuple[int, int]) -> None:
        self.news = threading.Condition()
        self.pending: deque[tuple[float, bytes]] = deque()
        """Output that was not shown yet, each block with the instant (`time.perf_counter`) of its arrival."""
        self.blocks: list[bytes] = []
        """All output so far."""
        self.last_output = 0.0
        self.exit_status: int | None = None
        """Once it has ended and all its output is here: its status, or the negative number of a signal."""
        self.exited_at = 0.0
        self._ended: int | None = None
        self._answers = Answers(*size)
        self._stop, self._tell_stop = os.pipe()
        self._master, self._slave = os.openpty()
        self.resize(*size)
        self.attributes_before = self.attributes()
        self.started = time.perf_counter()
        self.pid = self._spawn(words, {k: v for k, v in environment.items() if k not in _FOREIGN})
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reaper = threading.Thread(target=self._await_exit, daemon=True)
        self._reader.start()
        self._reaper.start()

    def _spawn(self, words: Sequence[str], environment: Mapping[str, str]) -> int:
        program = shutil.which(words[0], path=environment.get("PATH"))
        if program is None:
            raise FileNotFoundError(words[0])
        # The first terminal that a session leader opens controls it; posix_spawn, unlike fork, minds no threads.
        actions: list[Any] = [
            (os.POSIX_SPAWN_OPEN, 0, os.ttyname(self._slave), os.O_RDWR, 0),
            *((os.POSIX_SPAWN_DUP2, 0, number) for number in (1, 2)),
        ]
        return os.posix_spawn(
            program, list(words), environment, file_actions=actions, setsid=True, setsigdef=_USUAL_SIGNALS
        )

    def _read(self) -> None:
        poll = select.poll()
        poll.register(self._master, select.POLLIN)
        poll.register(self._stop, select.POLLIN)
        while self._stop not in {number for number, _ in poll.poll()}:
            data = os.read(self._master, 65536)
            arrived = time.perf_counter()
            is_last = self._ended is not None and data.endswith(_LAST)
            data = data.removesuffix(_LAST) if is_last else data
            answer = self._answers.to(data)
            if answer:
                os.write(self._master, answer)
            with self.news:
                if data:
                    self.blocks.append(data)
                    self.pending.append((arrived, data))
                    self.last_output = arrived
                self.exit_status = self._ended if is_last else self.exit_status
                self.news.notify_all()

    def _await_exit(self) -> None:
        _, status = os.waitpid(self.pid, 0)
        self.exited_at = time.perf_counter()
        self._ended = os.waitstatus_to_exitcode(status)
        try:
            os.write(self._slave, _LAST)
        except OSError:  # the terminal was taken away: nothing more can come
            self._tell_end()

    def _tell_end(self) -> None:
        with self.news:
            self.exit_status = self._ended
            self.news.notify_all()

    def attributes(self) -> list[Any]:
        """The terminal's settings: echo, line mode, signals (`termios`)."""
        return termios.tcgetattr(self._slave)

    def write(self, data: bytes) -> None:
        """Writes bytes as the keyboard would."""
        os.write(self._master, data)

    def resize(self, columns: int, rows: int) -> None:
        """Changes the size of the window; the program gets SIGWINCH."""
        self._answers.columns, self._answers.rows = columns, rows
        ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, columns * 8, rows * 16))

    def kill(self, number: signal.Signals) -> None:
        """Sends the program a signal, unless it has ended."""
        with self.news:
            if self._ended is None:
                # It may have ended, and have been reaped, without that being noted yet.
                with suppress(ProcessLookupError):
                    os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Takes the terminal away, as closing its window does: SIGHUP, and nothing can be read or written any more."""
        if self._master >= 0:
            os.write(self._tell_stop, b"x")
            self._reader.join()
            os.close(self._master)
            self._master = -1
            self._tell_end()

    def close(self) -> None:
        """Ends the program where it still runs, and the terminal."""
        self.kill(signal.SIGKILL)
        self._reaper.join()
        self.hang_up()
        for number in (self._slave, self._stop, self._tell_stop):
            os.close(number)
