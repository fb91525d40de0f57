"""Commands that lead to the screen, in a real terminal: how they begin, end, and refuse."""

import signal
import sys
import time
from pathlib import Path

import pytest

from tests.cli.small import make
from tests.terminal.opened import assert_restored
from tests.terminal.pty import Terminal

PLANNER = (sys.executable, "-m", "planner")


def test_the_demo_opens_on_its_own_day_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with Terminal((*PLANNER, "demo"), cwd=tmp_path, env={"TMPDIR": str(tmp_path)}) as terminal:
        terminal.wait_for("sample 6 Nov")
        terminal.wait_for("week 6 of 14")
        assert len(list(tmp_path.iterdir())) == 1
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert_restored(terminal)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("when", ["copied", "shown"])
def test_the_demo_leaves_nothing_behind_when_it_is_told_to_end(
    tmp_path: Path, when: str, number: signal.Signals
) -> None:
    with Terminal((*PLANNER, "demo"), cwd=tmp_path, env={"TMPDIR": str(tmp_path)}) as terminal:
        if when == "shown":
            terminal.wait_for("week 6 of 14")
        else:
            while not list(tmp_path.rglob("sample.db")):
                time.sleep(0.001)
        terminal.kill(number)
        assert terminal.wait_exit() == 128 + number
        assert_restored(terminal)
    assert list(tmp_path.iterdir()) == []


def test_a_plan_opens_in_the_phase_that_was_asked_for(tmp_path: Path) -> None:
    plan = make(tmp_path / "plan.db")
    words = (*PLANNER, "--phase", "prioritize", "--today", "2026-11-09", "--theme", "chalk")
    with Terminal(words, cwd=tmp_path) as terminal:
        terminal.wait_for("Saved carts")
        terminal.wait_for("today 9 Nov")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert [path.name for path in tmp_path.iterdir()] == [plan.name]


@pytest.mark.parametrize("fault", ["text", "pages"])
def test_what_is_no_plan_is_refused_before_the_screen_is_touched(tmp_path: Path, fault: str) -> None:
    path = tmp_path / "plan.db"
    if fault == "text":
        path.write_text("a shopping list\n" * 20)
    else:
        data = make(path).read_bytes()
        path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    before = path.read_bytes()
    with Terminal((*PLANNER, "plan.db"), cwd=tmp_path) as terminal:
        assert terminal.wait_exit() == 1
        assert terminal.text.startswith("planner: “plan.db” is ")
        assert b"\x1b" not in terminal.raw
    assert path.read_bytes() == before
    assert [left.name for left in tmp_path.iterdir()] == ["plan.db"]
