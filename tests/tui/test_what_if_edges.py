"""What if where there is nothing yet, and where there is little room."""

from pathlib import Path

from tests.tui.backlogs import NARROW, Board
from tests.tui.considering import opened, pressed, row, said, worked_out
from tests.tui.test_what_if import items


async def test_an_empty_plan_says_what_to_do_next(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [], phase="align")
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(pilot, board)
        text = " ".join(board.text.replace("│", " ").split())
        assert "No item is in a lane yet: 2 goes to Prioritize, a adds one there." in text
        await pressed(pilot, "right")
        assert said(board) == "75 : 25, reserve 15 %:  no item is in a lane yet.   2 goes to Prioritize"
        await pressed(pilot, "2")
        assert board.app.current_mode == "prioritize"


async def test_a_share_of_weeks_stands_with_its_space_or_its_sign_before_the_row(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", items(), phase="align")
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(pilot, board)
        await worked_out(pilot, board)
        assert row(board, "weeks used")[1::2] == ["%"] * 11
        await pressed(pilot, "shift+left")
        await worked_out(pilot, board)
        shares = row(board, "weeks used %")
        assert len(shares) == 12
        assert all(share.isdecimal() for share in shares)
