"""What the quarter is for: objectives and key results as they are written down on Align, and what should move them."""

from pathlib import Path

from planner.domain.okrs.key_results import ordered_krs
from planner.domain.okrs.objectives import reword_objective
from tests.stores import open_session
from tests.tui.backlogs import NARROW, Board, SampleBoard
from tests.tui.seeing import settled


async def test_what_the_quarter_is_for_is_written_with_its_figures(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [], phase="align")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert "Nobody has said it yet: a adds an objective." in board.text
        await pilot.press("a")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "✗ What shall be different for customers" in board.text
        board.fill_in(title="Launch the [b]shop")
        await pilot.pause()
        assert "“Launch” names work, not a result" in " ".join(board.text.replace("│", " ").split())
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("a", "enter")
        await pilot.pause()
        board.fill_in(name="First orders", target="40,000")
        await pilot.pause()
        assert "First orders – → 40,000; more is better." in board.text
        await pilot.press("enter")
        await settled(pilot)
        assert "!   First orders" in board.text
        assert "No item should move it yet" in board.text
        await pilot.press("e")
        await pilot.pause()
        await board.send(pilot, baseline="1,000")
        await pilot.press("escape")
        await pilot.pause()
        assert "Launch the [b]shop   ! First orders 1,000 → 40,000, now –" in board.text
    stored = board.stored("Fay")
    (kr,) = stored.key_results.values()
    assert (kr.name, kr.unit, kr.baseline, kr.target, kr.direction) == ("First orders", "", 1000.0, 40000.0, "up")
    assert stored.objectives[kr.objective].title == "Launch the [b]shop"


async def test_an_objective_is_taken_away_with_its_figures_and_comes_back_with_them(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("X")
        await pilot.pause()
        assert "its 2 key results would go with it" in board.text
        await pilot.press("n")
        await pilot.pause()
        assert len(board.plan.objectives) == 2
        await pilot.press("X")
        await pilot.pause()
        await pilot.press("y")
        await settled(pilot)
        assert [kr.name for kr in board.plan.key_results.values()] == ["Checkouts finished", "Page ready on a phone"]
        await pilot.press("escape", "u")
        await settled(pilot)
        assert (len(board.plan.objectives), len(board.plan.key_results), len(board.plan.item_krs)) == (2, 4, 15)


async def test_an_objective_that_somebody_reworded_behind_the_dialog_is_not_overwritten(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.press("e", "enter")
        await pilot.pause()
        bo = open_session(board.path, "Bo")
        first = bo.plan.ordered_objectives[0].id
        bo.do(reword_objective(bo.plan, first, "Customers stay")).result(5)
        bo.store.close().result(5)
        for _ in range(200):
            await pilot.pause(0.02)
            if "Customers stay" in [o.title for o in board.plan.ordered_objectives]:
                break
        await pilot.press("end", *" soon", "enter")
        for _ in range(200):
            await pilot.pause(0.02)
            if "Not saved" in board.text:
                break
        assert "✗ Not saved: Let the objective be" in board.text
    assert board.stored("Fay").ordered_objectives[0].title == "Customers stay"


async def test_five_answers_draw_the_usual_range_on_the_bar(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown() as pilot:
        assert "usual for you 45 – 60 ├────────┤" in board.text
        await pilot.app.run_action("screen.context")
        await pilot.pause()
        assert "usual for you 45 – 60; w on Align says why." in board.text
        await board.send(pilot, phase="settled")
        assert "✗ Phase: write searching" in board.text
        await board.send(pilot, phase="searching", running="3")
        assert board.said.startswith("Say where we stand in 2026-Q4.")
        assert "usual for you 60 – 75 ├────────┤" in board.text
        await pilot.press("u")
        await settled(pilot)
        assert "usual for you 45 – 60" in board.text
        assert board.plan.quarter.ratio == 0.6, "it sets nothing"


async def test_without_answers_the_bar_says_what_is_missing(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [], phase="align")
    async with board.shown():
        assert "no usual range yet: w says what is missing" in board.text


async def test_objectives_and_key_results_are_put_into_another_order_and_back(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")

    def titles() -> list[str]:
        return [objective.title for objective in board.plan.ordered_objectives]

    def names() -> list[str]:
        return [kr.name for kr in ordered_krs(board.plan, board.plan.ordered_objectives[0].id)]

    async with board.shown() as pilot:
        objectives, krs = titles(), names()
        await pilot.press("e", "j", "K", "J")
        await settled(pilot)
        assert names() == [krs[1], krs[0], *krs[2:]]
        await pilot.press("K", "escape", "u")
        await settled(pilot)
        assert names() == krs
        await pilot.press("e", "J", "J")
        await settled(pilot)
        assert titles() == [*objectives[1:], objectives[0]]
        rows = [line for line in board.lines() if "■" in line]
        assert objectives[1] in rows[0]
        await pilot.press("escape")
        await pilot.pause()
        assert f"Make {objectives[0]} objective 2" in board.said
        await pilot.press("u")
        await settled(pilot)
        assert titles() == objectives
    assert [o.title for o in board.stored("Fay").ordered_objectives] == objectives
