"""A check-in that the program's end comes in between: killed or hung up, no more than the open field is lost."""

import signal
from pathlib import Path

import pytest

from planner.domain.evidence import CheckIn
from planner.session.ports import StoryLine
from tests.stores import open_session
from tests.terminal.opened import a_plan, on_screen
from tests.terminal.pty import Terminal

WEEK = "2026-11-02"
TEAM = "chk"


def page(plan: Path) -> tuple[CheckIn | None, tuple[StoryLine, ...]]:
    """What the file says of the team's week, and how it came to that."""
    session = open_session(plan, "Reader")
    try:
        session.load_evidence().result()
        row = next((r for r in session.plan.evidence.check_ins.values() if r.team == TEAM), None)  # type: ignore[union-attr]  # read just now
        return row, () if row is None else session.store.story("check_in", row.id).result()
    finally:
        session.store.close().result()


def begin(terminal: Terminal) -> None:
    """Opens the check-in of the first team, places three blocks, and types half of another share."""
    terminal.wait_for("Measure")
    terminal.settle()
    terminal.press("c")
    terminal.wait_for("left to place")
    terminal.settle()
    terminal.press("enter")
    terminal.settle()
    for _ in range(3):
        terminal.press("right")
    terminal.wait_for("7 blocks left")
    terminal.press("down", "2")
    terminal.settle()


def test_a_killed_program_loses_the_open_field_alone(tmp_path: Path) -> None:
    plan = a_plan(tmp_path)
    with on_screen(plan, "measure") as terminal:
        begin(terminal)
        terminal.kill(signal.SIGKILL)
        terminal.wait_exit()
    assert page(plan) == (None, ())
    with on_screen(plan, "measure") as terminal:
        terminal.wait_for("Keep Checkout's half-done")
        terminal.press("enter")
        terminal.wait_for("Made again: 1 change")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    row, story = page(plan)
    assert row is not None
    assert [round(share, 3) for _, share in row.shares] == [0.3]
    assert row.finished_at is None
    assert len(story) == 1  # one sitting, one entry
    assert [file.name for file in tmp_path.iterdir() if "half-done" in file.name] == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_that_is_told_to_end_keeps_what_is_half_done(tmp_path: Path, number: signal.Signals) -> None:
    plan = a_plan(tmp_path)
    with on_screen(plan, "measure") as terminal:
        begin(terminal)
        terminal.kill(number)
        assert terminal.wait_exit() == 128 + number
    row, story = page(plan)
    assert row is not None
    assert (row.finished_at, len(story)) == (None, 1)
    assert [file.name for file in tmp_path.iterdir() if file.name != plan.name] == []
