"""No screen has to think of it: whatever changes what was agreed is asked about, once, and undone with its decision."""

from datetime import date
from pathlib import Path

import pytest

from planner.domain.change import Change, Step
from planner.domain.item import Item
from planner.exchange.backlog_csv import backlog_csv
from planner.tui.dialogs.because import Because
from planner.tui.screens.measure import MeasureScreen
from planner.tui.screens.plan_screen import PlanScreen
from planner.tui.screens.prioritize import PrioritizeScreen
from planner.tui.screens.quarters import QuartersScreen
from tests.builders import make_item
from tests.tui.backlogs import NARROW, Board, titles
from tests.tui.comparing import begin, play, scored
from tests.tui.seeing import settle, until, write
from tests.tui.test_prioritize_because import Room, agreed, stored

# In are Saved carts 9, Apple Pay 12, Gift cards 5 and Dark mode 1 of Checkout's 27 weeks, for five people.


def longer(item: Item) -> Item:
    return item._replace(effort=make_item("x", weeks=19).effort)


async def press(room: Room, *keys: str) -> None:
    await room.press(*keys)
    await room.pilot.pause()


async def test_holidays_of_the_quarter_are_asked_about_and_undone_with_the_decision(tmp_path: Path) -> None:
    async with agreed(tmp_path / "plan.db") as room:
        await room.board.app.run_action("app.quarters")
        await settle(room.board.app, room.pilot)
        await room.press("e")
        room.board.fill_in(holidays=" ".join(f"2026-12-{day}" for day in range(21, 26)))
        await press(room, "enter")
        assert room.asked().startswith("Gift cards was promised and goes out.")
        await write(room.pilot, "We close over Christmas", "enter")
        await settle(room.board.app, room.pilot)
        assert isinstance(room.board.app.screen, QuartersScreen)
        (decision,) = room.decided()
        assert (decision.what, decision.why) == ("Give 2026-Q4 5 holidays", "We close over Christmas")
        assert decision.cost.startswith("out: Gift cards; Checkout, Innovation 27 → 22 of ")
        await room.press("u")
        assert room.board.plan.quarter.holidays == ()
        assert [d.withdrawn for d in room.decided()] == [True]
    assert [d.withdrawn for d in stored(tmp_path / "plan.db")] == [True]


async def test_what_versus_ends_in_is_asked_about_when_the_cursor_leaves(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", scored())
    async with board.app.run_test(size=NARROW) as pilot:
        room = Room(board, pilot)
        await settle(board.app, pilot)
        await room.press("A", "enter")
        await begin(board, pilot)
        await play(board, pilot, ["d", "a", "f", "b", "e", "c"])
        await room.press("enter")
        assert isinstance(board.app.screen, PrioritizeScreen)
        assert (room.asked(), room.decided()) == ("", [])
        await room.press("G")
        assert room.asked().startswith("Thing B and Thing C were promised and go out; Thing D and Thing F come in.")
        await write(pilot, "The room compared", "enter")
        await settle(board.app, pilot)
        (decision,) = room.decided()
        assert (decision.why, decision.item) == ("The room compared", None)
        await room.press("u")
        assert titles(board.plan)[0] == "Thing A"
    assert [d.withdrawn for d in stored(tmp_path / "plan.db")] == [True]


async def test_what_an_import_changes_is_asked_about_where_it_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with agreed(tmp_path / "plan.db") as room:
        table = backlog_csv(room.board.plan).replace("Checkout,5,", "Checkout,15,")
        (tmp_path / "backlog.csv").write_text(table)
        room.board.app.action_import_backlog()
        await press(room, "down", "enter")
        await room.press("enter")
        await until(room.pilot, room.asked)
        assert isinstance(room.board.app.screen_stack[-2], PrioritizeScreen)
        assert room.asked().startswith("Gift cards was promised and goes out")
        await room.press("escape")
        assert [d.why for d in room.decided()] == [""]
        await room.press("u")
        assert room.board.plan.items["gift"].weeks == 5
        assert [d.withdrawn for d in room.decided()] == [True]


async def test_what_brings_its_own_reason_is_noted_with_that_and_not_asked_about(tmp_path: Path) -> None:
    async with agreed(tmp_path / "plan.db") as room:
        await room.press("3")
        screen, session = room.board.app.screen, room.board.app.session
        assert isinstance(screen, MeasureScreen)
        assert session is not None
        pay = room.board.plan.items["pay"]
        screen.do(Step("Estimate Apple Pay", (Change(pay, longer(pay)),), why="The bank wants more"))
        await settle(room.board.app, room.pilot)
        assert room.asked() == ""
        (decision,) = room.decided()
        assert (decision.why, decision.item) == ("The bank wants more", "pay")
        await room.press("u")
        assert [d.withdrawn for d in room.decided()] == [True]


async def test_who_leaves_the_program_while_it_is_asked_gave_no_reason(tmp_path: Path) -> None:
    async with agreed(tmp_path / "plan.db") as room:
        await room.board.app.run_action("app.teams")
        await settle(room.board.app, room.pilot)
        await room.press("e")
        room.board.fill_in(people="4")
        await press(room, "enter")
        assert isinstance(room.board.app.screen, Because)
        room.board.app.exit(0)
    assert [d.why for d in stored(tmp_path / "plan.db")] == [""]


async def test_steps_that_follow_each_other_before_anybody_can_answer_are_asked_about_together(tmp_path: Path) -> None:
    async with agreed(tmp_path / "plan.db") as room:
        await room.press("3")
        session, screen = room.board.app.session, room.board.app.screen
        assert session is not None
        assert isinstance(screen, PlanScreen)
        for item in ("dark", "gift"):
            found = room.board.plan.items[item]
            session.do(Step(f"Estimate {found.title}", (Change(found, longer(found)),)))
        await settle(room.board.app, room.pilot)
        assert room.asked().startswith("Gift cards and Dark mode were promised and go out.")
        await room.press("escape")
        (decision,) = room.decided()
        assert decision.what == "Estimate Gift cards"
        assert decision.at.date() == date(2026, 11, 6)
