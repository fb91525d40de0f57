"""A plan on screen in a terminal of its own, and another process that gets in its way."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from planner.domain.change import Change
from planner.domain.item import Effort, Item
from tests.stores import founding_changes, make_plan_file
from tests.terminal.display import AT_REST
from tests.terminal.pty import Terminal

TODAY = "2026-11-06"
PLANNER = (sys.executable, "-m", "planner")
_HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA busy_timeout = 20000")
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
connection.execute("COMMIT")
"""


def backlog(count: int = 8) -> list[Item]:
    """Items of both lanes and teams, in rank order: `Thing 1` …"""
    return [
        Item(
            f"thing-{number}",
            f"CHK-{number}",
            f"Thing {number}",
            category="innovation" if number % 2 else "tune_up",
            team="chk" if number % 3 else "bld",
            effort=Effort(2.0, 2.0, 2.0),
        )
        for number in range(1, count + 1)
    ]


def a_plan(folder: Path, changes: Sequence[Change] | None = None) -> Path:
    """A plan file with a short backlog, or with what the changes make."""
    return make_plan_file(folder / "plan.db", founding_changes(items=backlog()) if changes is None else changes)


def on_screen(plan: Path, phase: str = "prioritize", *, columns: int = 80, rows: int = 24) -> Terminal:
    """Opens a plan, as Ann."""
    words = [*PLANNER, str(plan), "--phase", phase, "--today", TODAY, "--as", "Ann"]
    return Terminal(words, columns=columns, rows=rows, cwd=plan.parent)


@contextmanager
def locked(plan: Path) -> Iterator[None]:
    """Another process holds the file's lock, against readers too, until the end of the block."""
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(plan)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(os.environ)
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == b"held\n"
        yield
    finally:
        holder.communicate()


def assert_restored(terminal: Terminal) -> None:
    """The terminal is as the program found it: modes, settings, and nothing left on the screen but what was printed."""
    assert terminal.display.modes == AT_REST
    assert terminal.display.keyboard_protocols == 0
    assert terminal.is_as_before
    assert "Traceback" not in terminal.text
