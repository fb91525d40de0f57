"""The filter on screen: several conditions at once, what they hide, and what a lead is told of it."""

from pathlib import Path

from planner.domain.item import Item
from tests.builders import make_item
from tests.tui.backlogs import NARROW, Board, harbor_items, titles


def tagged() -> list[Item]:
    items = {item.id: item for item in harbor_items()}
    for name in ("carts", "search", "loyal", "cache"):
        items[name] = items[name]._replace(tags=("mobile",))
    return list(items.values())


async def test_several_conditions_hold_at_once_and_the_frame_says_which(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", tagged())
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("f", "tab", *"mob", "enter")
        await pilot.pause()
        assert board.lane() == ["● 1 Saved carts CHK 9", "○ 4 Search on mobile CHK 14", "○ 6 Loyalty tiers CHK ?"]
        assert board.lane("tune_up") == ["○ 2 Build cache BLD 9"]
        assert "only #mobile: esc shows all" in board.text
        await pilot.press("f", "tab", "tab", "tab", "space", "enter")
        await pilot.pause()
        assert board.lane() == ["○ 6 Loyalty tiers CHK ?"]
        assert board.lane("tune_up") == ["Nothing here is #mobile, no size.", "esc shows everything again"]
        assert board.said == "Only #mobile, no size: 1 item.   esc shows everything"
        await pilot.press("escape")
        await pilot.pause()
        assert len(board.lane()) == 6


async def test_what_cannot_be_read_is_said_and_nothing_changes(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", tagged())
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("f", *"zebra", "enter")
        assert "There is no team “zebra”; there are: Checkout" in " ".join(board.text.split())
        await pilot.press("escape")
        assert len(board.lane()) == 6


async def test_marked_items_alone_follow_their_marks(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("space", "j", "space", "f", "tab", "tab", "tab")
        assert "marked: 2 items" in board.text
        await pilot.press("space", "enter")
        await pilot.pause()
        assert board.lane() == ["▌● 1 Saved carts CHK 9", "▌● 3 Gift cards CHK 5"]
        await pilot.press("g", "space")
        assert board.lane() == ["▌● 3 Gift cards CHK 5"]
        await pilot.press("escape")
        assert len(board.lane()) == 6, "the last mark goes, and the filter with it"


async def test_only_what_is_shown_is_moved(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", tagged())
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("space", "space", "f", "tab", *"mobile", "enter")
        await pilot.pause()
        await pilot.press("J")
        assert titles(board.plan)[:4] == ["Apple Pay", "Gift cards", "Search on mobile", "Saved carts"]


async def test_find_looks_in_the_shown_list_and_tells_what_waits_unsorted_or_is_hidden(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", tagged())
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("slash", *"bulk", "enter")
        await pilot.pause()
        assert board.said == "Bulk orders waits in Unsorted."
        await pilot.press("slash", *"o", "enter")
        await pilot.pause()
        assert board.said == "1 of 3 with “o”.   Slow pages on trains and 1 more wait in Unsorted."
        await pilot.press("f", "tab", *"mobile", "enter")
        await pilot.pause()
        await pilot.press("slash", "ctrl+u", *"dark", "enter")
        await pilot.pause()
        assert board.said == "The filter hides 1 more."
        await pilot.press("slash", "ctrl+u", *"mob", "enter")
        await pilot.pause()
        assert board.said.startswith("1 of 1 with “mob”.")


async def test_an_item_added_in_a_filtered_list_is_one_of_those_it_shows(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [make_item("a", tags=("mobile",))])
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("f", *"chk", "tab", *"mobile", "enter")
        await pilot.pause()
        await pilot.press("a", *"New one", "enter")
        await pilot.pause()
        assert board.lane()[-1] == "○ 2 New one CHK ?"
        assert board.plan.order.innovation[-1].item.tags == ("mobile",)
