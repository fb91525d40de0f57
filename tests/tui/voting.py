"""Leads who vote on screen: opening the ballots, a private page, and what is seen of either."""

from textual.pilot import Pilot

from planner.domain.voting.casting import Vote, cast
from planner.tui.screens.ballots_page import BallotPage
from planner.tui.screens.plan_screen import PlanScreen
from planner.tui.widgets.line_list import LineList
from planner.tui.widgets.said import Said
from tests.tui.backlogs import Board
from tests.tui.seeing import settle, write

INNOVATION = ["carts", "pay", "gift", "search", "dark", "loyal"]


async def opened(board: Board, pilot: Pilot[int]) -> None:
    """The ballots on Innovation, with everything read."""
    await settle(board.app, pilot)
    await pilot.press("b")
    await pilot.pause()
    assert front(board) == "BallotsScreen"


async def page_of(board: Board, pilot: Pilot[int], name: str) -> None:
    """The private page of a lead."""
    await pilot.press("a")
    await pilot.pause()
    await pilot.press("ctrl+u", "end", "ctrl+u")
    await write(pilot, name, "enter")
    await pilot.pause()
    assert isinstance(board.app.screen, BallotPage)


async def vote(board: Board, pilot: Pilot[int], name: str, *keys: str) -> None:
    """A lead votes with some keys and saves."""
    await page_of(board, pilot, name)
    await pilot.press(*keys, "enter")
    await settle(board.app, pilot)
    assert front(board) == "BallotsScreen"


def cast_all(board: Board, *votes: tuple[str, str], reasons: tuple[tuple[str, str], ...] = ()) -> None:
    """Ballots as if they had come by form; an order is written as first letters."""
    session = board.app.session
    assert session is not None
    initial = {item[0]: item for item in INNOVATION}
    for name, order in votes:
        ballot = Vote(name, tuple(initial[letter] for letter in order), (), reasons if name == votes[-1][0] else ())
        session.do(cast(session.plan, "innovation", ballot, session.moment()))


async def show(board: Board, pilot: Pilot[int]) -> None:
    await pilot.press("S")
    await pilot.pause()
    await pilot.press("enter")
    await settle(board.app, pilot)


def lines_of(board: Board, name: str) -> list[str]:
    """The texts of a list on the screen, on one blank each."""
    lines = board.app.screen.query_one(f"#{name}", LineList)
    texts = [lines.render_line(y).text for y in range(lines.scrollable_content_region.height)]
    return [" ".join(text.split()) for text in texts if text.strip()]


def front(board: Board) -> str:
    """Which screen is in front."""
    return type(board.app.screen).__name__


def copied(board: Board) -> str:
    """What `y` would copy."""
    assert isinstance(board.app.screen, PlanScreen)
    return board.app.screen.as_text()


def private(board: Board) -> BallotPage:
    """The page that is in front."""
    assert isinstance(board.app.screen, BallotPage)
    return board.app.screen


def said(board: Board) -> str:
    """The message line of the screen in front."""
    return board.app.screen.query_one(Said).text
