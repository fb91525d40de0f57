"""If this, then not that, behind `w`: the ways to bring an item in, and taking one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot

from planner.domain.change import Step, edit
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, fill
from planner.domain.trading import Trade, trades
from planner.tui.dialogs.story import Story
from tests.tui.backlogs import NARROW, Board, titles
from tests.tui.seeing import settle


@asynccontextmanager
async def asked_why(board: Board, size: tuple[int, int] = NARROW) -> AsyncIterator[Pilot[int]]:
    """The app with the story in front of Search on mobile, which is out."""
    async with board.shown(size) as pilot:
        await pilot.press("j", "j", "j", "w")
        await settle(board.app, pilot)
        yield pilot


async def test_a_digit_trades_and_one_undo_takes_it_back(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with asked_why(board) as pilot:
        assert "1 Apple Pay 12 and Gift cards 5   Checkout 27 → 24 of 27" in board.text
        await pilot.press("9")
        assert "by digit, or" in board.text, "there is no ninth way"
        await pilot.press("1")
        await settle(board.app, pilot)
        assert board.said.startswith("Bring in Search on")
        assert "in Search on mobile  out Apple Pay, Gift cards" in board.said
        assert fill(board.plan).is_in("search")
        assert titles(board.plan)[:4] == ["Saved carts", "Search on mobile", "Apple Pay", "Gift cards"]
        await pilot.press("u")
        await settle(board.app, pilot)
        assert titles(board.plan)[:4] == ["Saved carts", "Apple Pay", "Gift cards", "Search on mobile"]
        assert "Undone: Bring in Search on mobile for Apple Pay, Gift cards" in board.said


async def test_the_cursor_goes_through_the_ways_and_enter_takes_the_one_under_it(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with asked_why(board) as pilot:
        story = board.app.screen
        assert isinstance(story, Story)
        assert len(story.trades) > 1
        assert ("▸1" in board.text, story.check_action("take", ())) == (False, False)
        await pilot.press("j", "j")
        assert f"▸2 {board.plan.items[story.trades[1].going[0]].title}" in board.text
        await pilot.press("k")
        assert "▸1 Apple Pay" in board.text
        assert story.check_action("take", ())
        await pilot.press("enter")
        await settle(board.app, pilot)
        assert board.said.startswith("Bring in Search on")
        assert fill(board.plan).is_in("search")


async def test_enter_closes_while_the_cursor_stands_on_no_way_and_the_text_is_read_behind_the_last(
    tmp_path: Path,
) -> None:
    board = Board(tmp_path / "plan.db")
    async with asked_why(board, (80, 12)) as pilot:
        story = board.app.screen
        assert isinstance(story, Story)
        text = story.query_one(VerticalScroll)
        await pilot.press(*["down"] * len(story.trades))
        assert (story.at, text.scroll_y) == (len(story.trades), 0)
        await pilot.press("down", "down", "up", "up")
        assert (story.at, text.scroll_y) == (len(story.trades), 0)
        await pilot.press(*["up"] * len(story.trades))
        assert story.at == 0
        await pilot.press("enter")
        await settle(board.app, pilot)
        assert not isinstance(board.app.screen, Story)
        assert not fill(board.plan).is_in("search")


async def test_an_item_that_is_in_offers_no_way_to_go_to(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.shown((124, 40)) as pilot:
        await pilot.press("w", "down")
        await settle(board.app, pilot)
        story = board.app.screen
        assert isinstance(story, Story)
        assert (story.at, story.check_action("take", ()), story.check_action("scroll", (1,))) == (0, False, False)


async def test_what_takes_long_to_find_is_waited_for_by_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Event()

    def slow(plan: Plan, filled: Fill, item: str) -> tuple[Trade, ...]:
        assert gate.wait(30)
        return trades(plan, filled, item)

    monkeypatch.setattr("planner.tui.screens.prioritize_why.trades", slow)
    board = Board(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.press("j", "j", "j", "w")
        while "Looking for what would have to go" not in board.text:
            await pilot.pause(0.01)
        assert "Out: rank 4" in board.text
        gate.set()
        await settle(board.app, pilot)
        assert "1 Apple Pay 12 and Gift cards 5   Checkout 27 → 24 of 27" in board.text
        assert "Looking for" not in board.text
        await pilot.press("1")
        await settle(board.app, pilot)
        assert fill(board.plan).is_in("search")


async def test_a_way_is_not_taken_when_the_backlog_has_changed_meanwhile(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with asked_why(board) as pilot:
        assert board.app.session is not None
        board.app.session.do(Step("Edit Saved carts", edit(board.plan.items["carts"], note="new")))
        await pilot.press("1")
        await settle(board.app, pilot)
        assert board.said == "The backlog has changed meanwhile; w looks again."
        assert not fill(board.plan).is_in("search")
