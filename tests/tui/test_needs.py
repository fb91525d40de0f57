"""Needs on screen: found by a few letters, added and taken away, and never in a circle."""

from pathlib import Path

from textual.widgets import Input

from tests.builders import make_item
from tests.tui.backlogs import NARROW, Board, harbor_items


async def test_a_few_letters_find_what_is_needed_and_enter_adds_it(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await board.app.screen.run_action("needs")
        await pilot.pause()
        assert "Saved carts needs" in board.text
        assert "Nothing yet: write what it needs." in board.text
        await pilot.press(*"ca")
        assert "· GIFT" in board.text
        assert "· CACHE" in board.text
        assert "BLD   9 · out" in board.text
        await pilot.press("down", "up", "enter")
        await pilot.pause()
        assert "✓ CACHE Build cache" in board.text
        assert board.said == "Saved carts needs Build cache.  in Build cache  out Flaky tests   u undoes"
        await pilot.press(*"slow", "enter", "escape")
        await pilot.pause()
        assert board.plan.needs["carts"] == ("cache", "new1"), "what waits in Unsorted can be needed, too"
        assert board.lane()[0] == "○ 1 Saved carts CHK 9"
        await pilot.press("u")
        await board.app.workers.wait_for_complete()
        await pilot.pause()
        assert board.plan.needs == {}, "one sitting is one step"


async def test_a_need_is_taken_away_and_stored(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await board.app.screen.run_action("needs")
        await pilot.pause()
        await pilot.press(*"gift", "enter", *"dark", "enter")
        await pilot.pause()
        assert board.text.count("✓") == 3, "two needs, and saved"
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press("escape")
    assert board.stored().needs == {"carts": ("dark",)}


async def test_a_circle_is_refused_with_its_chain_and_nothing_changes(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        for first, needed in (("apple", "gift"), ("gift", "saved")):
            await pilot.press("slash", "ctrl+u", *first, "enter")
            await pilot.pause()
            await board.app.screen.run_action("needs")
            await pilot.pause()
            await pilot.press(*needed, "enter", "escape")
            await pilot.pause()
        await pilot.press("g")
        await board.app.screen.run_action("needs")
        await pilot.pause()
        await pilot.press(*"apple", "enter")
        await pilot.pause()
        words = " ".join(board.text.replace("│", "").split())
        chain = "Saved carts, which needs Apple Pay, which needs Gift cards, which needs Saved carts"
        assert f"in a circle: {chain}" in words
        await pilot.press("escape", "escape")
        assert "carts" not in board.plan.needs


async def test_long_titles_leave_the_sentence_readable(tmp_path: Path) -> None:
    items = [make_item(n, title=f"{n} {'word ' * 99}"[:500]) for n in "ab"]
    board = Board(tmp_path / "plan.db", items)
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("j")
        await board.app.screen.run_action("needs")
        await pilot.pause()
        await pilot.press(*"a word", "enter", "escape", "k")
        await board.app.screen.run_action("needs")
        await pilot.pause()
        await pilot.press(*"b word", "enter")
        await pilot.pause()
        assert "leave one out." in " ".join(board.text.replace("│", "").split())


async def test_with_an_empty_lane_there_is_nothing_to_need(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", harbor_items()[6:8])
    async with board.app.run_test(size=NARROW) as pilot:
        await board.app.screen.run_action("needs")
        await pilot.pause()
        assert board.said.startswith("There is no item here.")


async def test_the_form_says_what_a_need_may_be_while_it_is_written(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("e")
        await pilot.pause()
        board.app.screen.query_one("#needs", Input).focus()
        await pilot.press(*"gift, ca")
        await pilot.pause()
        assert "CACHE Build cache · GIFT Gift cards" in board.text
        await pilot.press(*"che", "enter")
        await pilot.pause()
    assert board.stored().needs == {"carts": ("cache", "gift")}


async def test_a_long_title_leaves_room_to_say_what_is_asked(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [make_item("long", title="Saved carts " * 40)])
    async with board.app.run_test(size=NARROW) as pilot:
        await board.app.screen.run_action("needs")
        await pilot.pause()
        assert "… needs ─" in board.text
