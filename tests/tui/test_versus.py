"""Versus on screen: one question at a time, what is kept, and what the answers come to."""

from pathlib import Path

import pytest

from planner.domain.change import Step
from planner.domain.versus.answering import answer
from planner.domain.versus.beginning import open_comparison
from planner.domain.versus.sitting import said, sit_down
from planner.domain.versus.state import derive
from planner.tui.screens.prioritize import PrioritizeScreen
from planner.tui.screens.versus import VersusScreen
from planner.tui.screens.versus_result import VersusResultScreen
from tests.stores import open_session
from tests.tui.backlogs import NARROW, Board, titles
from tests.tui.comparing import asked, begin, kept, play, scored, shows
from tests.tui.seeing import until


async def test_two_cards_one_question_no_side_preselected_and_scores_behind_space(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", scored(note="Somebody asked for it."))
    async with board.app.run_test(size=NARROW) as pilot:
        await begin(board, pilot)
        assert "If only one of these happens this quarter?" in board.text
        assert board.text.count("Somebody asked for it.") == 2
        assert board.text.count("Checkout · 8 weeks") == 2
        assert all(f"THING {item.upper()}" in board.text for item in asked(board))
        assert "Innovation" in board.text
        assert " left" in board.text
        assert "stopping now leaves" in board.text
        assert "score" not in board.text
        assert board.app.focused is None, "neither side is chosen already"
        assert "← This  → That  ↓ Same  ↑ Later  space Details  u Undo  esc Stop" in board.text
        await pilot.press("space")
        await until(pilot, lambda: board.text.count("score") == 2 and board.text.count("customer") == 2)
        await pilot.press("space")
        await until(pilot, lambda: "score" not in board.text)
        assert all(len(line) <= 80 for line in board.lines())


async def test_nothing_is_stored_before_the_first_answer_and_leaving_leaves_nothing(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", scored())
    async with board.app.run_test(size=NARROW) as pilot:
        await begin(board, pilot)
        await pilot.press("u")
        assert board.app.screen.sitting is not None  # type: ignore[attr-defined]  # it is the comparison's screen
        await pilot.press("escape")
        await pilot.pause()
        assert shows(board, PrioritizeScreen)
        assert board.plan.evidence is not None
        assert board.plan.evidence.comparisons == {}


@pytest.mark.parametrize(
    ("key", "verdict"),
    [("h", "this"), ("right", "that"), ("l", "that"), ("j", "same"), ("k", "later"), ("up", "later")],
)
async def test_each_key_is_stored_as_what_it_says(tmp_path: Path, key: str, verdict: str) -> None:
    board = Board(tmp_path / "plan.db", scored())
    async with board.app.run_test(size=NARROW) as pilot:
        await begin(board, pilot)
        pair = asked(board)
        await pilot.press(key)
        await pilot.pause()
        if "Sure?" in board.text:
            await pilot.press(key)
            await pilot.pause()
        assert kept(board) == [(*pair, verdict, False)]
        await pilot.press("u")
        await pilot.pause()
        assert kept(board) == [(*pair, verdict, True)]
        assert asked(board) == pair, "the same question comes back"
        assert "Taken back" in board.text


async def test_a_whole_comparison_ends_in_the_order_in_mind_and_undo_takes_it_back(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", scored())
    wanted = ["d", "a", "f", "b", "e", "c"]
    async with board.app.run_test(size=NARROW) as pilot:
        before = titles(board.plan)
        await begin(board, pilot)
        answers = await play(board, pilot, wanted)
        assert shows(board, VersusResultScreen)
        assert f"{answers} answers: " in board.text
        assert "Enters the plan: Thing D, Thing F. Leaves it: Thing B, Thing C." in board.text
        assert "Thing A" in board.text
        assert "↑3" in board.text
        assert "● in" in board.text
        assert titles(board.plan) == before, "nothing moves before somebody says so"
        await pilot.press("enter")
        await pilot.pause()
        assert shows(board, PrioritizeScreen)
        assert titles(board.plan) == [f"Thing {name.upper()}" for name in wanted]
        assert board.said.startswith("Rank Innovation by")
        assert "in Thing D, Thing F" in board.said
        await pilot.press("u")
        await board.app.workers.wait_for_complete()
        await pilot.pause()
        assert titles(board.plan) == before
        await pilot.press("ctrl+r")
        await board.app.workers.wait_for_complete()
    assert titles(board.stored()) == [f"Thing {name.upper()}" for name in wanted]


async def test_it_is_taken_up_at_the_same_question_after_a_restart(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", scored())
    async with board.app.run_test(size=NARROW) as pilot:
        await begin(board, pilot)
        await play(board, pilot, "fbadce", most=3)
        pair = asked(board)
        await pilot.press("escape")
        await pilot.pause()
        assert "Still unsure:" in board.text
        await pilot.press("v")
        await pilot.pause()
        assert asked(board) == pair, "v goes on where it was"
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert board.said == "Nothing was moved; 3 answers kept.   v takes it up again"
    again = Board.__new__(Board)
    again.path, again.app = board.path, type(board.app)(board.app.launch, open_session(board.path, "Bo", ids="bo"))
    async with again.app.run_test(size=NARROW) as pilot:
        await begin(again, pilot)
        assert asked(again) == pair
        assert "Taken up again after 3 answers." in again.text


async def test_an_answer_that_the_list_makes_unlikely_is_asked_back_once(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", scored("abcdefghij"))
    order = "abcdefghij"
    async with board.app.run_test(size=NARROW) as pilot:
        await begin(board, pilot)
        for _ in range(40):
            left, right = asked(board)
            screen = board.app.screen
            assert isinstance(screen, VersusScreen)
            assert screen.sitting is not None
            likely = screen.sitting.state.likely(left, right)
            if min(likely, 1 - likely) < 0.2:
                break
            await pilot.press("left" if order.index(left) < order.index(right) else "right")
            await pilot.pause()
        unlikely, other = ("left", "right") if likely < 0.5 else ("right", "left")
        count = len(kept(board))
        await pilot.press(unlikely)
        await pilot.pause()
        assert "Sure? The list so far says the opposite." in board.text
        assert "again if so" in board.text
        assert len(kept(board)) == count
        await pilot.press("u")
        await pilot.pause()
        assert "If only one of these happens" in board.text
        assert len(kept(board)) == count, "u forgets the answer that was asked back, and no other"
        await pilot.press(unlikely, unlikely)
        await pilot.pause()
        assert len(kept(board)) == count + 1
        assert kept(board)[-1][2] == ("this" if unlikely == "left" else "that")
        assert other != unlikely


async def test_it_goes_on_where_somebody_else_has_begun_to_answer_meanwhile(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", scored("abcd"))
    async with board.app.run_test(size=NARROW) as pilot:
        await begin(board, pilot)
        session = board.app.session
        assert session is not None
        theirs = sit_down(board.plan, "innovation", session.moment())
        step = said(board.plan, theirs, "this", session.moment(), confirmed=True)
        assert isinstance(step, Step)
        session.do(step)
        await until(pilot, lambda: "Somebody else has begun to compare. Taken up again after 1 answer." in board.text)
        await play(board, pilot, "abcd", most=1)
        assert len(kept(board)) == 2
        comparison = open_comparison(board.plan, "innovation")
        assert comparison is not None
        assert comparison.id == theirs.comparison.id, "both answers belong to one comparison"


async def test_answers_of_two_people_that_do_not_go_together_are_asked_about(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", scored("abc"))
    async with board.app.run_test(size=NARROW) as pilot:
        await begin(board, pilot)
        await play(board, pilot, "abc", most=1)
        comparison = open_comparison(board.plan, "innovation")
        assert comparison is not None
        assert board.app.session is not None
        first = kept(board)[0]
        better, worse = (first[0], first[1]) if first[2] == "this" else (first[1], first[0])
        third = next(iter(set("abc") - {better, worse}))
        # Somebody else closes the circle at once, as on another copy: worse before third, third before better.
        empty = derive(board.plan, comparison, ())
        steps = []
        for a, b in ((worse, third), (third, better)):
            moment = board.app.session.moment()
            steps.append(answer(board.plan, comparison, a, b, "this", moment, confirmed=True, state=empty))
        for step in steps:
            board.app.session.do(step)  # type: ignore[arg-type]  # nothing contradicts an empty log
        await pilot.pause()
        await pilot.pause()
        seen = " ".join(board.text.replace("│", " ").split())
        assert "These do not go together" in seen
        assert f"Thing {worse.upper()} before Thing {third.upper()}" in seen
        assert f"now Thing {third.upper()} before Thing {better.upper()}" in seen
        assert "Which answer do you take back?" in seen
        await pilot.press("3")
        await pilot.pause()
        assert [one[3] for one in kept(board)] == [False, False, True]
