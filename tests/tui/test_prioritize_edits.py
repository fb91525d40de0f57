"""Adding, editing, must-dos, dropping, why and agreeing, on screen and in the file."""

from datetime import date
from pathlib import Path

from textual.widgets import Input

from planner.domain.editing import edit_item
from planner.domain.item import Effort
from tests.stores import open_session
from tests.tui.backlogs import NARROW, Board, titles
from tests.tui.seeing import write


async def settled(board: Board, pilot: object) -> None:
    """Waits until workers are done and the screen is painted."""
    await board.app.workers.wait_for_complete()
    await pilot.pause()  # type: ignore[attr-defined]  # a Pilot, whose type has a parameter that does not matter


async def test_an_added_item_gets_a_key_and_the_cursor(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("a", "enter")
        assert "An item needs a title" in board.text
        await board.send(
            pilot, title="Promo codes", team="build", effort="2 / 3 / 4", customer="4", customer_evidence="asked"
        )
        assert titles(board.plan)[-1] == "Promo codes"
        assert board.said.startswith("Add Promo codes.  in Promo codes")
        assert board.lane()[-1].startswith("● 7 Promo codes BLD 3")
    item = next(i for i in board.stored().items.values() if i.title == "Promo codes")
    assert (item.key, item.team, item.category, item.effort) == ("BLD-1", "bld", "innovation", Effort(2, 3, 4))
    assert (item.customer, item.customer_evidence, item.business) == (4, "asked", None)


async def test_an_item_without_a_team_waits_in_unsorted_and_that_is_said(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [])
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("a", *"New", "enter")
        await pilot.pause()
        assert board.said.startswith("Add New: it waits in Unsorted")
        await pilot.press("a", *"Another", "ctrl+e", *" title that is long", "enter")
        await pilot.pause()
        assert board.said == "Add Another title tha…: it waits in Unsorted for a lane or a team.   u undoes"
        await pilot.press("u")
        await settled(board, pilot)
        assert "Unsorted  1 item waits for a lane or a team" in board.text
        assert "tab to Unsorted: enter sorts it" in board.text
    assert [item.key for item in board.stored().items.values()] == ["NEW-1"]


async def test_a_key_that_takes_an_item_says_so_where_there_is_none(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [])
    async with board.app.run_test(size=NARROW) as pilot:
        for pressed in ("J", "K", "M", "space", "enter", "e", "m", "X", "w"):
            await pilot.press("slash", *"zz", "enter")
            assert board.said.startswith("No item has “")
            await pilot.press(pressed)
            assert board.said == "There is no item here.   a adds one", pressed


async def test_the_form_says_how_an_effort_may_be_written_where_there_is_least_room(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [])
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("a")
        await pilot.pause()
        assert "S–XL, 6, 4 / 6 / 9" in board.text


async def test_the_form_keeps_what_was_written_until_all_of_it_can_be_used(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("enter")
        board.fill_in(effort="huge")
        await pilot.press("enter")
        assert "“huge” is no effort; write S, M, L or XL" in board.text
        board.fill_in(effort="l", needs="carts")
        await pilot.press("ctrl+s")
        assert "in a circle: Saved carts, which needs Saved carts" in board.text
        assert board.app.screen.query_one("#effort", Input).value == "l"
        board.fill_in(needs="GIFT", must_due="2026-12-12")
        await pilot.press("ctrl+s")
        assert "A date alone makes no must-do" in board.text
        board.fill_in(must_due="", confidence="high", tags="shop, web")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert board.said.startswith("Edit Saved carts: effort, confidence")
        await pilot.press("e", "ctrl+s")
        await pilot.pause()
        assert board.said == "Nothing was changed."
    plan = board.stored()
    assert (plan.weeks["carts"], plan.items["carts"].confidence) == (6.0, 1.0)
    assert plan.needs["carts"] == ("gift",)
    assert plan.items["carts"].tags == ("shop", "web")


async def test_a_must_do_begins_and_ends(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("j", "j", "j", "m", "enter")
        assert "A must-do needs a reason" in board.text
        assert "⏎ Done  esc Leave" in board.text
        await board.send(pilot, reason="EU law", due="2026-12-12")
        assert "in Search on mobile  out Apple Pay, Gift cards" in board.said
        assert board.lane()[3] == "◆ 4 Search on mobile CHK 14"
        assert board.plan.items["search"].must_due == date(2026, 12, 12)
        await pilot.press("m", "ctrl+d")
        await pilot.pause()
        assert "Search on mobile is no must-do any more." in board.text
        await write(pilot, "the law was put off", "enter")
        await pilot.pause()
        assert board.plan.items["search"].must_reason is None
        await pilot.press("m", "ctrl+d", "escape")
        await pilot.pause()
        assert board.plan.items["search"].must_reason is None, "what is no must-do cannot end to be one"


async def test_dropping_asks_why_and_is_remembered(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("X", "enter")
        assert "Dropping needs a word why" in board.text
        await pilot.press(*"no demand", "enter")
        await pilot.pause()
        assert board.said.startswith("Drop Saved carts.  in nothing  out Saved carts")
        await pilot.press("u")
        await settled(board, pilot)
        assert titles(board.plan)[0] == "Saved carts"
        await pilot.press("g", "X", *"no demand", "enter")
        await pilot.pause()
    assert board.stored().items["carts"].stop_reason == "no demand"


async def test_what_is_done_is_refused_before_anybody_writes_why(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        assert board.app.session is not None
        board.app.session.do(edit_item(board.plan, "carts", {"stage": "done"}))
        await pilot.press("g", "X")
        await pilot.pause()
        assert board.said == "Saved carts is done, which cannot be dropped; if it is not, give it another stage."
        assert not isinstance(board.app.focused, Input)


async def test_why_tells_what_would_have_to_go_and_the_history(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("j", "j", "j", "w")
        await settled(board, pilot)
        assert "Out: rank 4, needs 14 weeks, Checkout has 1." in board.text
        assert "It comes in if one of these goes below it, by digit, or ↓ and enter:" in board.text
        assert "1 Apple Pay 12 and Gift cards 5" in board.text
        assert "2 Nov, Ann: Create the plan." in board.text
        await pilot.press("escape", "K", "w")
        await settled(board, pilot)
        assert "Ann: Move Search on mobile above Gift cards." in board.text


async def test_the_plan_is_agreed_and_agreed_again_only_with_a_why(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await settled(board, pilot)
        await pilot.press("A")
        assert "We promise 5 items, 31 weeks." in board.text
        await pilot.press("enter")
        await settled(board, pilot)
        assert board.said.startswith("Agree the plan: 5 items, 31 weeks.")
        await pilot.press("A")
        assert board.said == "Nothing has changed since the plan was agreed: 5 items, 31 weeks."
        await pilot.press("J")
        await pilot.press("A", "enter")
        assert "say in a few words why it is agreed again" in board.text
        await pilot.press(*"new facts", "enter")
        await settled(board, pilot)
        assert board.said.startswith("Agree the plan again")
    session = open_session(board.path, "Eve")
    assert session.plan.quarter.state == "measure"
    evidence = session.store.read_evidence(session.plan.current).result(5)
    assert len(evidence.baselines) == 2
    assert session.plan.placements["2026-Q4:carts"].committed == "in"


async def test_a_form_over_a_value_that_somebody_changed_meanwhile_says_so_and_overwrites_nothing(
    tmp_path: Path,
) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("e")
        bo = open_session(board.path, "Bo")
        bo.do(edit_item(bo.plan, "carts", {"title": "Baskets"})).result(5)
        bo.store.close().result(5)
        board.fill_in(title="Kept carts", effort="3")
        await pilot.press("enter")
        for _ in range(100):
            await pilot.pause(0.02)
            if "Not saved" in board.said:
                break
        assert "Not saved: Edit Saved carts" in board.said
        assert "Baskets" in board.lane()[0]
    assert board.stored().items["carts"].title == "Baskets"


async def test_a_form_leaves_fields_alone_that_others_changed(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("e")
        bo = open_session(board.path, "Bo")
        bo.do(edit_item(bo.plan, "carts", {"title": "Baskets"})).result(5)
        bo.store.close().result(5)
        await board.send(pilot, effort="3")
    item = board.stored().items["carts"]
    assert (item.title, item.weeks) == ("Baskets", 3.0)
