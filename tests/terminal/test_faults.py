"""What goes wrong around a program in a terminal: it is told to end, its file is locked, others write, no screen."""

import os
import signal
import subprocess
import time
from itertools import cycle
from pathlib import Path

import pytest

from planner.domain.ranking import move_to
from tests.stores import open_session
from tests.terminal.opened import PLANNER, a_plan, assert_restored, locked, on_screen
from tests.terminal.pty import Terminal

SIGNALS = [signal.SIGTERM, signal.SIGHUP]
SCREEN_ON = b"\x1b[?1049h"


def lane_order(plan: Path) -> list[str]:
    """Ids of the innovation lane as the file has them, read by another process's session."""
    session = open_session(plan, "Reader")
    try:
        return [entry.item.id for entry in session.plan.order.innovation]
    finally:
        session.store.close().result()


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_the_program_and_restores_the_terminal(tmp_path: Path, number: signal.Signals) -> None:
    with on_screen(a_plan(tmp_path)) as terminal:
        terminal.wait_for("Thing 1")
        terminal.settle()
        terminal.kill(number)
        assert terminal.wait_exit() == 128 + number
        assert_restored(terminal)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_while_the_screen_appears_restores_the_terminal(tmp_path: Path, number: signal.Signals) -> None:
    with on_screen(a_plan(tmp_path)) as terminal:
        terminal.wait_for(lambda seen: SCREEN_ON in seen.raw)
        terminal.kill(number)
        assert terminal.wait_exit() in {128 + number, -number}
        assert_restored(terminal)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_restores_the_terminal_while_the_file_is_locked(tmp_path: Path, number: signal.Signals) -> None:
    plan = a_plan(tmp_path)
    with on_screen(plan) as terminal:
        terminal.wait_for("Thing 1")
        terminal.settle()
        with locked(plan):
            terminal.press("J")
            terminal.wait_for("waiting")
            terminal.kill(number)
            assert terminal.wait_exit() == 128 + number
            assert_restored(terminal)


def test_a_closed_window_ends_the_program(tmp_path: Path) -> None:
    with on_screen(a_plan(tmp_path)) as terminal:
        terminal.wait_for("Thing 1")
        terminal.settle()
        terminal.child.hang_up()
        terminal.wait_exit()


def test_a_signal_to_go_on_where_nothing_was_suspended_changes_nothing(tmp_path: Path) -> None:
    with on_screen(a_plan(tmp_path)) as terminal:
        terminal.wait_for("Thing 1")
        terminal.settle()
        terminal.kill(signal.SIGCONT)
        terminal.press("J")
        terminal.wait_for("Moved down one")
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert_restored(terminal)


def test_quitting_restores_the_terminal(tmp_path: Path) -> None:
    with on_screen(a_plan(tmp_path)) as terminal:
        terminal.wait_for("Thing 1")
        terminal.settle()
        assert not terminal.is_as_before
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert_restored(terminal)


@pytest.mark.parametrize("seconds", [0, 10])
def test_a_locked_file_leaves_the_screen_live_and_the_edit_is_saved_afterwards(tmp_path: Path, seconds: int) -> None:
    plan = a_plan(tmp_path)
    before = lane_order(plan)
    with on_screen(plan) as terminal:
        terminal.wait_for("Thing 1")
        terminal.settle()
        with locked(plan):
            terminal.press("J")
            terminal.next_frame(lambda seen: comes_before(seen, "Thing 3", "Thing 1"))
            terminal.wait_for("waiting")
            keep_looking_around(terminal, seconds)
            terminal.settle()
            assert "waiting" in terminal.text
        terminal.wait_until_gone("waiting")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert lane_order(plan) == [before[1], before[0], *before[2:]]


def keep_looking_around(terminal: Terminal, seconds: float) -> None:
    """Presses keys for so long; each is painted while the lock is held, which is what a live screen means."""
    until = time.monotonic() + seconds
    for key in cycle(("down", "up", "tab", "shift+tab")):
        if time.monotonic() >= until:
            return
        terminal.settle(0.05)
        terminal.press(key)
        terminal.next_frame(patience=5)


def comes_before(terminal: Terminal, first: str, second: str) -> bool:
    """Whether one text stands above another."""
    text = terminal.text
    return 0 <= text.find(first) < text.find(second)


def test_what_another_process_writes_is_shown(tmp_path: Path) -> None:
    plan = a_plan(tmp_path)
    with on_screen(plan) as terminal:
        terminal.wait_for("Thing 1")
        terminal.settle()
        assert comes_before(terminal, "Thing 1", "Thing 5")
        other = open_session(plan, "Bo")
        other.do(move_to(other.plan, ["thing-5"], "top")).result()
        other.store.close().result()
        # A second is what people are promised; a machine that runs other tests beside this one gets more.
        terminal.wait_for(lambda seen: comes_before(seen, "Thing 5", "Thing 1"), patience=5)


NO_SCREEN = "The screen cannot be shown"


@pytest.mark.parametrize("kind", ["dumb", "unknown"])
def test_a_terminal_that_can_only_print_gets_the_hint_and_no_escape(tmp_path: Path, kind: str) -> None:
    plan = a_plan(tmp_path)
    with Terminal([*PLANNER, str(plan)], term=kind, columns=200) as terminal:
        assert terminal.wait_exit() == 2
        assert NO_SCREEN in terminal.text
        assert "planner show" in terminal.text
        assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("redirected", ["< /dev/null", "> out.txt", "2> err.txt", "| cat"])
def test_a_redirected_stream_gets_the_hint_and_no_escape(tmp_path: Path, redirected: str) -> None:
    plan = a_plan(tmp_path)
    command = f"set -o pipefail; {' '.join(PLANNER)} {plan} {redirected}"
    with Terminal(["bash", "-c", command], columns=200, cwd=tmp_path) as terminal:
        assert terminal.wait_exit() == 2
        written = terminal.raw + b"".join(path.read_bytes() for path in tmp_path.glob("*.txt"))
        assert NO_SCREEN.encode() in written
        assert b"\x1b" not in written


def test_without_any_terminal_the_first_run_and_the_demo_say_so_too(tmp_path: Path) -> None:
    for words in ((), ("demo",), ("missing.db",)):
        run = subprocess.run(
            [*PLANNER, *words], cwd=tmp_path, env=dict(os.environ), input=b"", capture_output=True, check=False
        )
        assert (run.returncode, run.stdout) == (2, b""), words
        assert NO_SCREEN in run.stderr.decode()
    assert list(tmp_path.rglob("*.db")) == []


def test_bytes_of_a_keyboard_that_does_not_speak_utf_8_do_not_end_the_program(tmp_path: Path) -> None:
    with on_screen(a_plan(tmp_path)) as terminal:
        terminal.wait_for("Thing 1")
        terminal.settle()
        terminal.child.write("ä".encode("latin-1") + b"\xe2\x28\xff")
        terminal.settle()
        terminal.press("?")
        terminal.wait_for("help")
        terminal.press("escape")
        terminal.settle(0.3)  # an escape and a letter in one breath are another key
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert_restored(terminal)
