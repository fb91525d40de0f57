"""Other teams' shares and service in the item form, and what the lanes make of them."""

from pathlib import Path

from planner.domain.rank_fill import fill
from tests.tui.backlogs import Board
from tests.tui.seeing import settle


async def test_other_teams_and_service_are_written_in_the_form_and_undone_as_one(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.press("e")
        board.fill_in(shares="BLD 3, bld 4")
        await pilot.press("enter")
        assert "Build stands there twice" in " ".join(board.text.split())
        await board.send(pilot, shares="BLD 30")
        assert board.said.startswith("Edit Saved carts: othe")
        assert "○ 1 Saved carts CHK 39" in board.lane()[0]
        assert "Build has 27, needs 30" in board.text
        await pilot.press("u")
        await settle(board.app, pilot)
        assert not board.plan.item_efforts
        assert fill(board.plan).is_in("carts")


async def test_service_is_refused_in_innovation_and_held_in_tune_up(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.press("e")
        board.fill_in(service="10 %")
        await pilot.press("enter")
        assert "Service is a standing share of Tune-Up" in board.text
        await pilot.press("escape", "l", "e")
        await board.send(pilot, service="50 %")
        assert "● – Flaky tests BLD 6" in board.lane("tune_up")
        assert "Service: 50 % of Build’s Tune-Up, 6 weeks" in board.text
