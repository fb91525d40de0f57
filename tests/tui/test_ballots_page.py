"""A lead's private page: an order or dots, reasons, and nothing that is seen afterwards."""

from pathlib import Path

from planner.domain.voting.consensus import ballots_of
from tests.markdown import table_with
from tests.test_docs_keys import bound, keys_in
from tests.tui.backlogs import NARROW, Board
from tests.tui.seeing import settle, write
from tests.tui.voting import INNOVATION, copied, front, opened, page_of, private, said


async def test_the_private_page_is_left_without_a_trace(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(board, pilot)
        await page_of(board, pilot, "Ann")
        assert "only you look at the screen" in board.text
        await pilot.press("J")
        assert "hidden until all are shown together" in copied(board)
        await pilot.press("u", "escape")
        await pilot.pause()
        assert front(board) == "BallotsScreen"
        assert said(board) == "Nothing was saved."
        await page_of(board, pilot, "Ann")
        await pilot.press("J", "escape")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert front(board) == "BallotPage"
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        assert front(board) == "BallotsScreen"
        await page_of(board, pilot, "Ann")
        await pilot.press("J", "escape")
        await pilot.pause()
        await pilot.press("enter")
        await settle(board.app, pilot)
        assert said(board) == "Ann has voted; nothing of it is seen."
        await pilot.press("enter")
        await pilot.pause()
        page = private(board)
        assert page.draft.order == tuple(INNOVATION), "what Ann gave before is not shown to whoever opens her page"
        assert "What you gave before stays until you save" in " ".join(board.text.split())


async def test_dots_reasons_and_what_is_not_judged(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(board, pilot)
        await page_of(board, pilot, "Ann")
        await pilot.press("3", "j", "plus", "minus", "plus", "enter")
        await pilot.pause()
        assert said(board) == "✗ 1 dot is left; give all 5, then save."
        await pilot.press("5")
        assert said(board) == "✗ There are 5 dots, and only 1 dot is left; take one from another item."
        await pilot.press("plus", "g", "j", "j", "space", "e")
        await pilot.pause()
        await write(pilot, "Half of all tickets", "enter")
        await pilot.pause()
        await pilot.press("n")
        assert "0 of 5 dots left · 1 with a reason · your name may be told" in board.text
        await pilot.press("enter")
        await settle(board.app, pilot)
        (ballot,) = ballots_of(board.plan, "innovation")
        assert dict(ballot.points) == {"carts": 3, "pay": 2, "search": 0, "dark": 0, "loyal": 0}
        assert ballot.reasons == (("search", "Half of all tickets"),)
        assert ballot.may_be_named


async def test_an_item_moves_to_a_rank_and_back(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(board, pilot)
        await page_of(board, pilot, "Ann")
        page = private(board)
        await pilot.press("M")
        await pilot.pause()
        await write(pilot, "9", "enter")
        await pilot.pause()
        assert "Write a rank from 1 to 6." in board.text
        await pilot.press("backspace")
        await write(pilot, "3", "enter")
        await pilot.pause()
        assert page.draft.order[:3] == ("pay", "gift", "carts")
        await pilot.press("K", "K", "K")
        assert said(board) == "Already at the top."
        await pilot.press("u", "u", "u", "u")
        assert page.draft.order == tuple(INNOVATION)
        assert said(board) == "Nothing to take back on this page."


async def test_the_page_has_the_keys_of_the_readme(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    rows = {row[0].partition(":")[0]: keys_in(row[1]) for row in table_with(readme, "where", "keys").rows}
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(board, pilot)
        await page_of(board, pilot, "Ann")
        page = board.app.screen
        ours = bound([page, *page.query("*")])
    assert rows["Ballot"] - ours == set()
    assert {"J", "K", "M", "plus", "minus", "space", "e", "n", "enter", "escape", "u"} <= rows["Ballot"]
