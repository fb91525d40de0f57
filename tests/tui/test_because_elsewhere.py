"""From the baseline on, a change that is made on Teams, Align or Triage is asked a line why, too."""

from pathlib import Path

import pytest

from planner.tui.screens.teams import TeamsScreen
from planner.tui.screens.triage import TriageScreen
from planner.tui.widgets.said import Said
from tests.tui.seeing import settle, write
from tests.tui.test_prioritize_because import Room, agreed, stored

# In are Saved carts 9, Apple Pay 12, Gift cards 5 and Dark mode 1 of Checkout's 27 weeks, for five people.


async def people(room: Room, count: str) -> None:
    """Gives Checkout, the first of the teams, so many people."""
    await room.press("e")
    room.board.fill_in(people=count)
    await room.press("enter")


def said(room: Room) -> str:
    return room.board.app.screen.query_one(Said).text


@pytest.mark.parametrize(("answer", "why"), [("Two are ill", "Two are ill"), ("", ""), (None, "")])
async def test_people_who_leave_are_asked_about_once_and_undone_with_the_decision(
    tmp_path: Path, answer: str | None, why: str
) -> None:
    async with agreed(tmp_path / "plan.db") as room:
        await room.board.app.run_action("app.teams")
        await settle(room.board.app, room.pilot)
        await people(room, "4")
        assert room.asked().startswith("Gift cards and Dark mode were promised and go out.")
        if answer is None:
            await room.press("escape")
        else:
            await write(room.pilot, answer, "enter")
        await settle(room.board.app, room.pilot)
        assert said(room) == f"Noted: {why or 'no reason given'}" + ("" if why else ".")
        (decision,) = room.decided()
        assert (decision.what, decision.why, decision.item) == ("Staff Checkout with 4 people", why, None)
        assert decision.cost.startswith("out: Gift cards, Dark mode; Checkout, Innovation 27 → 21 of ")
        assert not decision.withdrawn
        await room.press("u")
        assert isinstance(room.board.app.screen, TeamsScreen)
        assert room.board.plan.capacity_of("chk").people == 5  # type: ignore[union-attr]  # it is there
        assert all(d.withdrawn for d in room.decided())
    assert all(d.withdrawn for d in stored(tmp_path / "plan.db"))


async def test_what_changes_nothing_that_was_agreed_is_not_asked_about(tmp_path: Path) -> None:
    async with agreed(tmp_path / "plan.db") as room:
        await room.board.app.run_action("app.teams")
        await settle(room.board.app, room.pilot)
        await room.press("e")
        room.board.fill_in(name="Till")
        await room.press("enter")
        assert said(room).startswith("Rename Checkout to Till.")
        assert (room.asked(), room.decided()) == ("", [])


async def test_a_team_that_goes_brings_its_own_why(tmp_path: Path) -> None:
    async with agreed(tmp_path / "plan.db") as room:
        await room.board.app.run_action("app.teams")
        await settle(room.board.app, room.pilot)
        await room.press("X")
        await write(room.pilot, "Merged into Growth", "enter")
        await settle(room.board.app, room.pilot)
        assert (room.asked(), isinstance(room.board.app.screen, TeamsScreen)) == ("", True)
        decided = room.decided()
        assert [d.why for d in decided] in ([], ["Merged into Growth"])
        went_out = not any(room.board.plan.capacity_of("chk") and t.id == "chk" for t in room.board.plan.active_teams)
        assert bool(decided) is went_out


async def test_an_item_that_enters_from_triage_is_asked_about(tmp_path: Path) -> None:
    async with agreed(tmp_path / "plan.db") as room:
        await room.board.app.run_action("app.triage")
        await settle(room.board.app, room.pilot)
        await room.press("t", "1")
        assert not room.asked()
        await room.press("s")
        assert room.asked().startswith("Slow pages on trains comes in.")
        await write(room.pilot, "Customers wrote", "enter")
        await settle(room.board.app, room.pilot)
        assert isinstance(room.board.app.screen, TriageScreen)
        (decision,) = room.decided()
        assert (decision.why, decision.item) == ("Customers wrote", "new1")
        await room.press("u")
        assert [d.withdrawn for d in room.decided()] == [True]
        assert room.board.plan.items["new1"].category is None
    assert [d.withdrawn for d in stored(tmp_path / "plan.db")] == [True]


async def test_agreeing_another_ratio_has_its_own_why_and_is_not_asked_twice(tmp_path: Path) -> None:
    async with agreed(tmp_path / "plan.db") as room:
        await room.press("1", *["left"] * 3, "A")
        await write(room.pilot, "Speed first", "enter")
        await settle(room.board.app, room.pilot)
        assert room.board.plan.quarter.ratio == pytest.approx(0.55)
        assert (room.asked(), room.decided()) == ("", [])
