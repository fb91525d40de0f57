"""How each figure is taken, on a program in a real pseudo-terminal."""

import os
import random
import re
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.terminal.pty import Expected, Terminal

COLUMNS, ROWS = 120, 40
QUIET = 0.06
"""A key is over when nothing was written for so many seconds."""
TICKS = os.sysconf("SC_CLK_TCK")


class Program(NamedTuple):
    """A program to measure."""

    name: str
    argv: tuple[str, ...]
    ready: str
    """Text that is shown when there is something to look at."""


class Pressed(NamedTuple):
    """What one key did."""

    paint: float
    """Milliseconds until the screen showed it; the last byte of the first whole frame counts."""
    size: int
    """Bytes that the program wrote for it."""


def open_terminal(program: Program, env: Mapping[str, str]) -> Terminal:
    """Starts a program in a terminal of the size that all figures are taken at."""
    return Terminal(program.argv, columns=COLUMNS, rows=ROWS, env=env)


def start(program: Program, env: Mapping[str, str]) -> float:
    """Milliseconds from just before the program is started until it shows what it is ready with."""
    with open_terminal(program, env) as terminal:
        return (terminal.wait_for(program.ready) - terminal.child.started) * 1e3


def start_and_exit(argv: Sequence[str], env: Mapping[str, str]) -> float:
    """Milliseconds from just before a program is started until its process has ended, with status 0."""
    with Terminal(argv, columns=COLUMNS, rows=ROWS, env=env) as terminal:
        status = terminal.wait_exit()
        assert status == 0, f"{argv} ended with {status}:\n{terminal.text}"
        return (terminal.child.exited_at - terminal.child.started) * 1e3


def press(terminal: Terminal, key: str, changes: re.Pattern[str] | None = None) -> Pressed:
    """Presses a key on a screen at rest.

    Painted is the first whole frame that changed the look of the screen or, with `changes`, the rows or the place in
    them where the pattern stands: a note that something is being saved is not yet what the key was for.
    """
    terminal.settle(QUIET)
    terminal.display.take_changes()
    # Out of step with the program's own timers.
    time.sleep(random.uniform(0, 0.02))
    before, shown = len(terminal.raw), _standing(terminal, changes)
    pressed = terminal.press(key)
    moved: Expected | None = None if changes is None else lambda screen: _standing(screen, changes) != shown
    painted = terminal.next_frame(moved, patience=10)
    terminal.settle(QUIET)
    return Pressed((painted - pressed) * 1e3, len(terminal.raw) - before)


def _standing(terminal: Terminal, pattern: re.Pattern[str] | None) -> list[tuple[int, str]]:
    """On which rows a pattern stands, and as what."""
    if pattern is None:
        return []
    return [(row, match.group()) for row, line in enumerate(terminal.display.lines) for match in pattern.finditer(line)]


def press_all(
    terminal: Terminal, keys: Sequence[str], count: int, changes: re.Pattern[str] | None = None
) -> list[Pressed]:
    """Presses keys in turn; the first few warm up and are left out."""
    warm_up = 4
    pressed = [press(terminal, keys[number % len(keys)], changes) for number in range(count + warm_up)]
    return pressed[warm_up:]


def wait_ready(terminal: Terminal, expected: Expected) -> None:
    """Waits until a program shows something and has come to rest."""
    terminal.wait_for(expected)
    terminal.settle(0.4)


def idle(processes: Sequence[int], seconds: float) -> list[float]:
    """CPU seconds that processes spend in the same while, in which nobody touches a key."""
    before = [cpu_seconds(pid) for pid in processes]
    time.sleep(seconds)
    return [cpu_seconds(pid) - earlier for pid, earlier in zip(processes, before, strict=True)]


def cpu_seconds(pid: int) -> float:
    """CPU seconds of a process so far, in and out of the kernel, all its threads."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def peak_memory(pid: int) -> float:
    """The most memory that a process has had in use, in MB (`VmHWM`)."""
    status = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    match = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert match is not None, "this system does not tell a process's peak memory"
    return int(match[1]) * 1024 / 1e6
