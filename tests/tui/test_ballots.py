"""Several leads on screen: hidden until shown together, then the order, what divides them, and taking it over."""

from pathlib import Path

import pytest
from textual.widgets import Static

from planner.domain.voting.consensus import ballots_of, shown_ballots
from tests.builders import make_item
from tests.tui.backlogs import MIDDLE, NARROW, Board, titles
from tests.tui.seeing import settle
from tests.tui.voting import cast_all, copied, front, lines_of, opened, said, show, vote

WIDE = (164, 40)


async def test_leads_vote_one_after_the_other_and_only_that_they_voted_is_seen(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(board, pilot)
        assert "6 items to rank. Nobody has voted." in board.text
        await vote(board, pilot, "Ann", "G", "K", "K", "K", "K", "K")
        assert said(board) == "Ann has voted; nothing of it is seen."
        await vote(board, pilot, "Bo", "J")
        assert [line.split()[:2] for line in lines_of(board, "voters")] == [["✓", "Ann"], ["✓", "Bo"]]
        assert "2 leads have voted. What they say is hidden" in " ".join(board.text.split())
        assert "Loyalty" not in board.text
        screen = board.app.screen
        assert copied(board) == "Innovation: 2 ballots; hidden until all are shown together."
        await pilot.press("w", "A")
        await pilot.pause()
        assert board.app.screen is screen
    plan = board.stored()
    session_plan = board.plan
    assert {b.person: b.order[:2] for b in ballots_of(session_plan, "innovation")} == {
        "Ann": ("loyal", "carts"), "Bo": ("pay", "carts"),
    }  # fmt: skip
    assert plan.evidence is None


async def test_shown_together_they_give_an_order_that_can_be_taken_over(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(board, pilot)
        cast_all(
            board, ("Ann", "spcgdl"), ("Bo", "spgcdl"), ("Cy", "cspgdl"), reasons=(("search", "[b]We[/b] type"),)
        )  # fmt: skip
        await show(board, pilot)
        assert len(shown_ballots(board.plan, "innovation")) == 3
        assert "The 3 leads largely agree." in board.text
        assert lines_of(board, "order")[0] == "▲ 1 Search on mobile today 4 ranks 1 … 2"
        assert "Taking it over brings in: Search on mobile; out:" in " ".join(board.text.split())
        await pilot.press("a")
        await pilot.pause()
        assert front(board) == "BallotsScreen"
        await pilot.press("w")
        await pilot.pause()
        assert "Cy: [b]We[/b] type" in board.text
        await pilot.press("escape", "A")
        await pilot.pause()
        assert "In: Search on mobile." in board.text
        await pilot.press("enter")
        await settle(board.app, pilot)
        assert "Search on mobile" in board.lane()[0]
        assert "in Search on mobile" in board.said
        order = titles(board.plan)
        await pilot.press("u")
        await settle(board.app, pilot)
        assert titles(board.plan)[0] == "Saved carts" != order[0]
        await pilot.press("b")
        await pilot.pause()
        assert "The 3 leads largely agree." in board.text
    assert titles(board.stored())[0] == "Saved carts"


async def test_before_anybody_has_voted_it_says_what_to_do_next(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(board, pilot)
        for line in ("Nobody yet.", "a asks who sits at the keyboard", "`planner ask ballot --for NAME", "S shows the"):
            assert line in board.text
        cast_all(board, ("Ann", "spcgdl"))
        await settle(board.app, pilot)
        assert "In the room" not in board.text


async def test_undoing_the_showing_hides_the_ballots_again_and_says_that_the_room_has_seen_them(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(board, pilot)
        cast_all(board, ("Ann", "spcgdl"), ("Bo", "spgcdl"))
        await show(board, pilot)
        await pilot.press("u")
        await settle(board.app, pilot)
        assert not shown_ballots(board.plan, "innovation")
        assert "Undone, though the room has seen them: Show the ballots on Innovation." in board.text
        await pilot.press("ctrl+r")
        await settle(board.app, pilot)
        assert len(shown_ballots(board.plan, "innovation")) == 2
        assert "Redone: Show the ballots on Innovation." in board.text


async def test_what_divides_the_room_comes_with_its_reasons_and_a_dissent_stays(tmp_path: Path) -> None:
    weeks = {"carts": 18, "pay": 24, "gift": 10, "search": 28, "dark": 2, "loyal": 1}
    board = Board(tmp_path / "plan.db", [make_item(item, weeks=count) for item, count in weeks.items()])
    async with board.app.run_test(size=WIDE) as pilot:
        await opened(board, pilot)
        cast_all(
            board,
            ("Ann", "cpgdls"),
            ("Bo", "cpgdls"),
            ("Cy", "spgdlc"),
            ("Di", "scgdlp"),
            reasons=(("pay", "Too early"),),
        )
        await show(board, pilot)
        talk = lines_of(board, "talk")
        assert "Di: Too early" in talk, talk
        assert any("of 4 above the line" in line for line in talk)
        await pilot.press("escape", "down")
        await settle(board.app, pilot)
        assert "Di: Too early" in board.text
        await pilot.press("w")
        await settle(board.app, pilot)
        assert "Di saw it differently: “Too early”" in board.text


async def test_a_ballot_is_withdrawn_and_all_of_them_when_it_is_voted_again(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(board, pilot)
        cast_all(board, ("Ann", "cp"), ("Bo", "pc"))
        await settle(board.app, pilot)
        await pilot.press("X")
        await pilot.pause()
        await pilot.press("enter")
        await settle(board.app, pilot)
        assert [ballot.person for ballot in ballots_of(board.plan, "innovation")] == ["Bo"]
        await show(board, pilot)
        assert "Only one lead has voted" in board.text
        await board.app.screen.run_action("begin_anew")
        await pilot.pause()
        await pilot.press("enter")
        await settle(board.app, pilot)
        assert "Nobody has voted." in board.text
        await pilot.press("u")
        await settle(board.app, pilot)
        assert "Only one lead has voted" in board.text


@pytest.mark.parametrize("count", [0, 1, 40])
@pytest.mark.parametrize("size", [NARROW, MIDDLE, WIDE])
async def test_no_item_one_and_forty(tmp_path: Path, count: int, size: tuple[int, int]) -> None:
    board = Board(tmp_path / "plan.db", [make_item(f"i{n}", title=f"Thing {n} " * 9, weeks=2) for n in range(count)])
    async with board.app.run_test(size=size) as pilot:
        await opened(board, pilot)
        await pilot.press("S", "X", "enter")
        await pilot.pause()
        if not count:
            assert "Nothing to rank here yet. Nobody has voted." in board.text
            assert said(board) == "Innovation has nothing to vote on.   ← → goes to the other lane"
            await pilot.press("right")
            await pilot.pause()
            assert "Tune-Up" in str(board.app.screen.query_one("#head", Static).content)
            return
        await pilot.press("escape")
        await pilot.pause()
        for name in ("Ann", "Bo"):
            await vote(board, pilot, name, "G", "K")
        await show(board, pilot)
        await pilot.press("G")
        assert len(ballots_of(board.plan, "innovation")) == 2
        assert "Thing" in board.text


async def test_an_order_that_brings_nothing_in_says_so_before_it_is_taken_over(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [make_item(name, title=f"Thing {name.upper()}", weeks=1) for name in "abc"])
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(board, pilot)
        await vote(board, pilot, "Ann", "G", "K")
        await show(board, pilot)
        await pilot.press("A")
        await pilot.pause()
        seen = " ".join(board.text.replace("│", " ").split())
        assert "The order changes; nothing comes in and nothing goes out. u takes it back" in seen
