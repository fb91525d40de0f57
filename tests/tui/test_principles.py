"""Principles on screen: a list to write and to order, and the line of an agreement that names one."""

from pathlib import Path

from planner.domain.principles import principles_of
from planner.tui.widgets.said import Said
from tests.tui.backlogs import NARROW, Board, SampleBoard
from tests.tui.seeing import settled, until, write


def texts(board: Board) -> list[str]:
    return [row.text for row in principles_of(board.plan)]


async def test_the_list_is_written_ordered_and_undone(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [], phase="align")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("p")
        await pilot.pause()
        assert "None yet: a adds the first." in board.text
        assert "What do you decide by when two good things compete?" in board.text
        for words in ("[b]Speed", "Customers first"):
            await pilot.press("a")
            await pilot.pause()
            await board.send(pilot, text=words)
        assert "1  [b]Speed" in board.text
        await pilot.press("K")
        await settled(pilot)
        assert texts(board) == ["Customers first", "[b]Speed"]
        assert board.app.screen.query_one(Said).text.startswith("Make this principle 1: Customers first.")
        await pilot.press("e")
        await pilot.pause()
        await board.send(pilot, text="")
        assert "✗ In your own words" in board.text
        await board.send(pilot, text="Customers before features")
        await pilot.press("X")
        await settled(pilot)
        assert texts(board) == ["[b]Speed"]
        await pilot.press("u")
        await settled(pilot)
        assert texts(board) == ["Customers before features", "[b]Speed"]
        await pilot.press("y")
        assert board.app.clipboard == "1. Customers before features\n2. [b]Speed"
        await pilot.press("escape")
        await pilot.pause()
        assert "The ratio" in board.text


async def test_words_that_are_too_many_are_refused_and_stay_to_be_shortened(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [], phase="align")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("p")
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        board.fill_in(text="x" * 501)
        await until(pilot, lambda: "Principle: these are 501 characters; write at most 500." in board.text)
        await pilot.press("enter")
        await until(pilot, lambda: "✗ Principle: these are 501 characters; write at most 500." in board.text)
        board.fill_in(text="x" * 500)
        await until(pilot, lambda: "these are" not in board.text)
        await pilot.press("enter")
        await until(pilot, lambda: len(board.plan.principles) == 1)


async def test_an_agreement_names_the_principle_that_it_follows(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.press("right", "A")
        await pilot.pause()
        assert "Follows        number or words of a principle; empty for none" in board.text
        assert "ones that cannot" in board.text, "the last of them, too"
        await board.send(pilot, why="Search cannot wait", principle="9")
        assert "“9” is in no principle; write its number, 1 to 3" in board.text
        await board.send(pilot, principle="2")
        assert board.said.startswith("Agreed 65 : 35")
    decision = board.decisions()[-1]
    assert decision.principle is not None
    assert board.stored("Fay").principles[decision.principle].text == "Buy back speed before it is gone"


async def test_a_decision_by_hand_names_the_principle_that_it_follows(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.press("d")
        await settled(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert "Follows        number or words of a principle; empty for none" in board.text
        await board.send(pilot, what="No work on Fridays", principle="none of them")
        assert "“none of them” is in no principle" in board.text
        board.app.screen.query_one("#principle").focus()
        await pilot.pause()
        assert "2  Buy back speed before it is gone" in board.text
        await board.send(pilot, principle="buy back")
        assert "No work on Fridays" in board.text
        assert "Ann  P2" in board.text
        assert "follows  2 Buy back speed before it is gone" in board.text
        await pilot.press("slash")
        await pilot.pause()
        await write(pilot, "before it is gone", "enter")
        await settled(pilot)
        assert " of 2 with “before it is gone”" in board.text


async def test_without_principles_nobody_is_asked_for_one(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [])
    async with board.shown() as pilot:
        await pilot.press("d", "a")
        await pilot.pause()
        assert "Supersedes" in board.text
        assert "Follows" not in board.text
