"""What if as tests come to it and read it."""

from textual.pilot import Pilot

from planner.tui.screens.what_if import WhatIfScreen
from planner.tui.widgets.said import Said
from tests.tui.backlogs import Board
from tests.tui.seeing import settle


def what_if(board: Board) -> WhatIfScreen:
    screen = board.app.screen_stack[-1]
    assert isinstance(screen, WhatIfScreen)
    return screen


async def opened(pilot: Pilot[int], board: Board) -> WhatIfScreen:
    await settle(board.app, pilot)
    await pilot.press("i")
    await settle(board.app, pilot)
    return what_if(board)


async def pressed(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot.app, pilot)  # type: ignore[arg-type]  # the app under test is ours


async def worked_out(pilot: Pilot[int], board: Board) -> None:
    """Waits until every column of the line is known."""
    for _ in range(1_000):
        if "·" not in row(board, "weeks used"):
            return
        await pressed(pilot)
    raise AssertionError(board.text)


def said(board: Board) -> str:
    """What the line of What if says, also while a dialog is over it."""
    return next(s for s in reversed(board.app.screen_stack) if isinstance(s, WhatIfScreen)).query_one(Said).text


def row(board: Board, name: str) -> list[str]:
    line = next(text for text in board.lines() if text.strip("│ ").startswith(name))
    return line.strip("│ ").removeprefix(name).split()
