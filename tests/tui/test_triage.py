"""Triage on screen: three keys an item, and nothing is lost on the way."""

from pathlib import Path

from planner.tui.palette import commands
from tests.builders import make_item
from tests.tui.backlogs import NARROW, Board, titles
from tests.tui.seeing import until_seen


async def test_three_keys_sort_an_item_and_bring_the_next(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("tab", "tab", "enter")
        await pilot.pause()
        assert "0 of 2 items sorted" in board.text
        assert "Slow pages on trains" in board.text
        assert "Two customers wrote." in board.text
        await pilot.press("t", "2")
        assert "Tune-Up ●" in board.text
        assert "2 Build ●" in board.text
        await pilot.press("s")
        await pilot.pause()
        assert "1 of 2 items sorted" in board.text
        assert "Bulk orders" in board.text
        await pilot.press("i", "m")
        await pilot.pause()
        assert "That was the last one." in board.text
        await pilot.press("i", "1", "s", "space")
        await pilot.press("escape")
        await pilot.pause()
        assert "Unsorted" not in board.text
        assert board.lane("tune_up")[-1] == "● 3 Slow pages on trains BLD 1"
    plan = board.stored()
    assert titles(plan)[-1] == "Bulk orders"
    assert (plan.weeks["new1"], plan.weeks["new2"]) == (1.0, 3.0)


async def test_undo_takes_a_whole_item_back_and_shows_it_again(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("tab", "tab", "enter", "i", "1", "x")
        await pilot.pause()
        assert "Bulk orders" in board.text
        await pilot.press("u")
        await board.app.workers.wait_for_complete()
        await pilot.pause()
        assert "Slow pages on trains" in board.text
        assert "0 of 2 items sorted" in board.text
        item = board.plan.items["new1"]
        assert (item.category, item.team, item.effort) == (None, None, None)


async def test_skipping_keeps_an_item_for_later(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await board.app.run_action("app.triage")
        await pilot.pause()
        await pilot.press("space")
        await pilot.pause()
        assert "0 of 2 items sorted · 1 for later" in board.text
        await pilot.press("9")
        await pilot.pause()
        assert "There are only 2 teams." in board.text
        await pilot.press("space")
        await pilot.pause()
        assert "What you left for later waits in Unsorted." in board.text


async def test_nothing_to_sort_says_so(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [make_item("a")])
    async with board.app.run_test(size=NARROW) as pilot:
        await board.app.run_action("app.triage")
        await pilot.pause()
        assert "Nothing waits for a lane or a team." in board.text
        await pilot.press("escape")
        await pilot.pause()
        assert "Tune-Up" in board.text


async def test_a_team_without_a_digit_is_chosen_by_name(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await board.app.run_action("app.triage")
        await pilot.pause()
        await board.app.screen.run_action("other_team")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert board.plan.items["new1"].team == "bld"


async def test_what_came_in_by_the_command_line_is_pointed_out_on_the_other_phases_and_sorted_from_there(
    tmp_path: Path,
) -> None:
    board = Board(tmp_path / "plan.db", phase="align")
    async with board.app.run_test(size=NARROW) as pilot:
        await until_seen(board.app, pilot, "2 items wait in Unsorted for a lane or a team.   :  triage sorts them")
        titles = [command.title for command in commands(board.app, board.app.screen)]
        assert "Triage" in titles
        await board.app.run_action("app.triage")
        await until_seen(board.app, pilot, "0 of 2 items sorted")
