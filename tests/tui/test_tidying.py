"""What keys must not wait for is done while nobody touches one."""

import gc
from importlib import import_module
from pathlib import Path

import pytest

from planner.tui.ahead import AHEAD
from tests.tui.backlogs import NARROW, Board
from tests.tui.seeing import until


def test_all_that_is_fetched_ahead_is_there() -> None:
    assert {import_module(name).__name__ for name in AHEAD} == set(AHEAD)


async def test_what_keys_leave_behind_is_tidied_once_in_the_next_pause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tidied: list[str] = []
    monkeypatch.setattr(gc, "collect", lambda: tidied.append("once"))
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("j", "k")
        await until(pilot, lambda: tidied)
        for _ in range(3):
            board.app._look()
        assert tidied == ["once"]
        await pilot.press("j")
        await until(pilot, lambda: tidied == ["once", "once"])
