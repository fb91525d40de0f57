"""Versus at its edges: few items and many, long texts, what others do meanwhile, and the presort before it."""

from pathlib import Path

import pytest

from planner.domain.editing import drop_items
from planner.domain.versus.beginning import open_comparison
from planner.tui.screens.prioritize import PrioritizeScreen
from planner.tui.screens.versus import VersusScreen
from planner.tui.screens.versus_result import VersusResultScreen
from tests.builders import make_item
from tests.stores import open_session
from tests.tui.backlogs import MIDDLE, NARROW, Board, titles
from tests.tui.comparing import asked, begin, kept, play, scored, shows
from tests.tui.seeing import until

WIDE = (164, 40)


async def test_an_item_that_somebody_drops_meanwhile_is_asked_about_no_more(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", scored())
    async with board.app.run_test(size=NARROW) as pilot:
        await begin(board, pilot)
        await play(board, pilot, "abcdef", most=1)
        left, right = asked(board)
        eve = open_session(board.path, "Eve")
        eve.do(drop_items(eve.plan, [left, right], "no longer wanted", eve.moment())).result(5)
        eve.store.close().result(5)
        assert board.app.session is not None
        for _ in range(200):
            board.app.session.look()
            await pilot.pause(0.02)
            if board.plan.items[left].stage == "stopped":
                break
        await pilot.pause()
        assert {left, right} & set(asked(board)) == set()
        assert "nothing more is asked about them." in board.text


@pytest.mark.parametrize("count", [0, 1])
async def test_fewer_than_two_items_say_so(tmp_path: Path, count: int) -> None:
    board = Board(tmp_path / "plan.db", scored()[:count])
    async with board.app.run_test(size=NARROW) as pilot:
        await begin(board, pilot)
        assert "it takes two." in board.text
        assert "esc goes back; there a adds an item" in board.text
        assert "Undo" not in board.text, "there is nothing to take back"
        await pilot.press("left", "right", "space", "u")
        await pilot.press("escape")
        await pilot.pause()
        assert shows(board, PrioritizeScreen)


async def test_two_items_are_one_question(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", scored("ab"))
    async with board.app.run_test(size=NARROW) as pilot:
        await begin(board, pilot)
        assert await play(board, pilot, "ba") == 1
        assert "1 answer: 2 of 2 items stand elsewhere." in board.text
        await pilot.press("u")
        await pilot.pause()
        assert shows(board, VersusScreen)
        await play(board, pilot, "ab")
        assert "1 answer, and the order stays as it is." in board.text


async def test_marked_items_alone_are_compared_and_one_late_item_is_placed(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", scored())
    async with board.app.run_test(size=NARROW) as pilot:
        await begin(board, pilot, "space", "j", "space")
        assert set(asked(board)) == {"a", "c"}
        await pilot.press("escape", "escape", "G", "space")
        await begin(board, pilot)
        assert asked(board)[0] == "f", "the late item stays on the left"
        count = await play(board, pilot, "fabcde")
        assert count <= 3
        await pilot.press("enter")
        await pilot.pause()
        assert titles(board.plan) == [f"Thing {name}" for name in "FABCDE"]


@pytest.mark.parametrize("size", [NARROW, MIDDLE, WIDE])
async def test_long_and_hostile_texts_keep_to_their_cards(tmp_path: Path, size: tuple[int, int]) -> None:
    long = [
        make_item("a", title="[@click=app.quit]x[/] " + "word " * 95, note="line [b]bold\n" * 400, weeks=3, customer=3),
        make_item("b", title="漢字の題名" * 100, note="\\[/] " * 20_000, weeks=4, customer=2),
    ]
    board = Board(tmp_path / "plan.db", long)
    async with board.app.run_test(size=size) as pilot:
        await begin(board, pilot)
        assert "[@CLICK=APP.QUIT]X[/] WORD" in board.text
        assert "漢字の題名漢字" in board.text
        assert "…" in board.text
        assert "stopping now leaves" in board.text
        await pilot.press("space")
        await until(pilot, lambda: board.text.count("score") == 2)
        assert await play(board, pilot, "ba") == 1
        await pilot.press("y", "enter")
        await pilot.pause()
        assert shows(board, PrioritizeScreen)


async def test_a_long_list_is_cut_at_the_line_and_says_how_far_it_is(tmp_path: Path) -> None:
    items = [make_item(f"i{n:02}", title=f"Item {n:02}", weeks=1, customer=n % 6) for n in range(60)]
    board = Board(tmp_path / "plan.db", items)
    async with board.app.run_test(size=NARROW) as pilot:
        await begin(board, pilot)
        order = [f"i{n:02}" for n in range(60)]
        await play(board, pilot, order, most=5)
        await pilot.press("escape")
        await pilot.pause()
        assert "5 answers" in board.text
        await pilot.press("G")
        await pilot.pause()
        assert "60" in board.text


async def test_without_scores_a_presort_is_offered_first(tmp_path: Path) -> None:
    items = [make_item(f"i{n}", title=f"Item {n}", weeks=2) for n in range(8)]
    board = Board(tmp_path / "plan.db", items)
    async with board.app.run_test(size=NARROW) as pilot:
        await begin(board, pilot)
        assert "Presort?" in board.text
        await pilot.press("escape")
        await pilot.pause()
        assert shows(board, PrioritizeScreen)
        await pilot.press("v", "enter")
        await pilot.pause()
        assert "Item 0" in board.text
        assert "n now" in board.text
        assert "8 left" in board.text
        await pilot.press("n")
        await pilot.pause()
        assert "Item 1" in board.text
        await pilot.press("u")
        await pilot.pause()
        assert "Item 0" in board.text
        await pilot.press("x", "l", "n", "n", "x", "l", "l", "n")
        await pilot.pause()
        await pilot.pause()
        assert shows(board, VersusScreen)
        comparison = open_comparison(board.plan, "innovation")
        assert comparison is not None
        assert comparison.prior == "presort"
        assert comparison.items == ("i2", "i3", "i7", "i1", "i5", "i6", "i0", "i4")
        await pilot.press("escape")
        await pilot.press("v")
        await pilot.pause()
        assert shows(board, VersusScreen), "what was presorted is kept"


async def test_a_presort_left_half_way_keeps_what_was_said(tmp_path: Path) -> None:
    items = [make_item(f"i{n}", title=f"Item {n}", weeks=2) for n in range(4)]
    board = Board(tmp_path / "plan.db", items)
    async with board.app.run_test(size=NARROW) as pilot:
        await begin(board, pilot)
        await pilot.press("escape")
        await pilot.pause()
        await board.app.screen.run_action("presort")
        await pilot.pause()
        await pilot.press("x", "escape")
        await pilot.pause()
        assert board.said == "1 item presorted, the rest counts as later.   v compares"
        comparison = open_comparison(board.plan, "innovation")
        assert comparison is not None
        assert comparison.items == ("i1", "i2", "i3", "i0")


async def test_it_can_begin_anew_and_the_first_answer_makes_that_the_one_taken_up(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", scored())
    async with board.app.run_test(size=NARROW) as pilot:
        await begin(board, pilot)
        first = asked(board)
        await play(board, pilot, "fedcba", most=2)
        await board.app.screen.run_action("anew")
        await pilot.pause()
        assert asked(board) == first
        assert len(kept(board)) == 2, "nothing is forgotten before the first answer"
        await play(board, pilot, "abcdef", most=1)
        assert board.plan.evidence is not None
        assert len(board.plan.evidence.comparisons) == 2
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert board.said == "Nothing was moved; 1 answer kept.   v takes it up again"


async def test_a_click_on_a_card_answers(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", scored("ab"))
    async with board.app.run_test(size=NARROW) as pilot:
        await begin(board, pilot)
        await pilot.click("#right" if asked(board)[1] == "a" else "#left")
        await until(pilot, lambda: shows(board, VersusResultScreen))
        assert "1 answer, and the order stays as it is." in board.text
