"""The plan as it stood, on every screen and read-only; and two dates beside each other."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.domain.change import Step, edit
from planner.tui.screens.plan_screen import PlanScreen
from tests.stores import open_session
from tests.tui.backlogs import Board, SampleBoard
from tests.tui.seeing import settled, write

WRITING = ("J", "K", "M", "a", "e", "enter", "m", "X", "space", "A", "v", "b", "i", "u", "ctrl+r", "c")
"""Keys of Prioritize that would write, or lead to where one writes."""


async def travel(pilot: Pilot[int], day: str) -> None:
    await pilot.app.run_action("app.time_machine")
    await pilot.pause()
    await write(pilot, day, "enter")
    await settled(pilot)


async def to_line(pilot: Pilot[int], words: str) -> None:
    """Puts the cursor on the first line with these words."""
    await settled(pilot)
    await pilot.press("g", "slash")
    await pilot.pause()
    await pilot.press("ctrl+u")
    await write(pilot, words, "enter")
    await settled(pilot)


async def test_every_screen_shows_the_plan_as_it_stood_and_esc_returns(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await travel(pilot, "2026-07-02")
        banner = board.lines()[1]
        assert banner.strip() == "◷ As it stood on 2 Jul 2026 · read-only · esc returns to now"
        assert "2026-Q3 w1/13" in board.lines()[0]
        assert "Innovation 80 : 20 Tune-Up" in board.text
        assert "╔═ What this quarter is for" in board.text
        assert "moves it" not in board.text
        for key, seen in (("2", "Subscriptions"), ("3", "0 of 17 weeks promised are done"), ("t", "Teams in 2026-Q3")):
            await pilot.press(key)
            await settled(pilot)
            assert seen in board.text
            assert board.lines()[1] == banner
            assert "═" in board.text
            assert "s splits an item into slices." not in board.text, "nothing can be done in the past"
            assert "c says where a team's week went." not in board.text
            assert "the target" not in board.text.partition("═ Staffing")[2], "a target cannot be set there"
        await pilot.press("escape")
        await settled(pilot)
        assert board.lines()[1] == banner
        await pilot.press("d")
        await settled(pilot)
        assert "Decisions: 9 decisions" in board.text
        assert board.lines()[1] == banner
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert "Innovation 60 : 40 Tune-Up" in board.text
        assert "This is the plan as it is now." in board.text
        assert "◷" not in board.text
        assert "═" not in board.text


async def test_other_quarters_are_looked_at_as_they_stood(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await travel(pilot, "2026-07-02")
        await pilot.press("less_than_sign")
        await settled(pilot)
        assert "2026-Q2" in board.lines()[0]
        assert "◷ As it stood on 2 Jul 2026" in board.lines()[1]
        assert "Innovation 80 : 20 Tune-Up" in board.text
        await pilot.press("greater_than_sign", "greater_than_sign")
        await settled(pilot)
        assert "2026-Q3 is the latest quarter" in board.text
        await pilot.press("escape")
        await settled(pilot)
        assert "2026-Q4" in board.lines()[0]
        assert "Innovation 60 : 40 Tune-Up" in board.text


async def test_no_key_writes_in_the_past_and_each_says_so(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await travel(pilot, "2026-11-02")
        assert "w Why  esc Now  ? Help" in board.lines()[-1]
        assert "Agree" not in board.lines()[-1], "what cannot be done is not offered"
        before = board.path.read_bytes()
        for key in WRITING:
            screen = board.app.screen
            assert isinstance(screen, PlanScreen)
            screen.say("")
            await pilot.press(key)
            await settled(pilot)
            assert board.app.screen is screen, key
            assert "The past (2 Nov 2026) cannot be changed.   esc returns to now" in board.text, key
        await pilot.press("1")
        await settled(pilot)
        for key in ("left", "minus", "A", "e"):
            await pilot.press(key)
            await settled(pilot)
            assert "cannot be changed." in board.text, key
    assert board.path.read_bytes() == before


async def test_from_the_list_of_decisions_one_looks_back_and_comes_back_to_it(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.press("d")
        await to_line(pilot, "Ratio 60 : 40")
        await pilot.press("enter")
        await settled(pilot)
        assert "◷ As it stood on 1 Oct 2026, 17:02" in board.lines()[1]
        assert " 1 Align " in board.lines()[0]
        await pilot.press("d")
        await settled(pilot)
        assert "Decisions: 13 decisions" in board.text
        await to_line(pilot, "2 items, 17 weeks")
        await pilot.press("enter")  # from the past into a past before it
        await settled(pilot)
        assert "◷ As it stood on 2 Jul 2026, 13:02" in board.lines()[1]
        await pilot.press("escape")
        await settled(pilot)
        assert "Decisions: 18 decisions" in board.text
        assert "Ratio 60 : 40, reserve 15 %" in board.text.partition("The decision")[2]
        assert board.app._modes.keys() == {"align", "prioritize", "measure"}


async def test_what_others_write_meanwhile_is_there_when_one_returns(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await travel(pilot, "2026-11-02")
        bo = open_session(board.path, "Bo")
        bo.do(Step("Rename", edit(bo.plan.items["carts"], title="Kept carts"))).result()
        live = board.app.live
        assert live is not None
        for _ in range(400):
            await pilot.pause(0.02)
            if live.plan.items["carts"].title == "Kept carts":
                break
        assert "Saved carts" in board.text
        await pilot.press("escape")
        await settled(pilot)
        assert "Kept carts" in board.text


async def test_the_cursor_and_a_draft_of_now_stay_as_they_were(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.press("right")
        await travel(pilot, "2026-10-01")
        assert "65 : 35" not in board.text
        await pilot.press("escape")
        await settled(pilot)
        assert "Innovation 65 : 35 Tune-Up" in board.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-02-30", "“2026-02-30” is not a date"),
        ("2027-01-01", "1 Jan 2027 lies ahead; choose today or an earlier day."),
        ("", "is not a date"),
    ],
)
async def test_a_day_that_cannot_be_is_refused_where_it_is_typed(tmp_path: Path, typed: str, said: str) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await travel(pilot, typed)
        assert said in board.text
        assert "The plan as it stood" in board.text


async def test_before_the_plan_began_there_is_nothing_to_look_at(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await travel(pilot, "1999-12-31")
        assert "✗ This plan begins on 2 Nov 2026; choose that day or a later one." in board.text
        assert "◷" not in board.text


async def test_two_dates_stand_beside_each_other(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown((124, 32)) as pilot:
        await pilot.app.run_action("app.compare")
        await pilot.pause()
        await write(pilot, "2026-10-01 soon", "enter")
        assert "“soon” is not a date" in board.text
        board.fill_in()
        await pilot.press("escape")
        await pilot.app.run_action("app.compare")
        await pilot.pause()
        await write(pilot, "2026-10-01 2026-11-06", "enter")
        await settled(pilot)
        text = board.text
        assert "1 Oct 2026 (2026-Q4) → 6 Nov 2026 (2026-Q4)" in text
        assert "Came in (1)" in text
        assert "GRW-9    Wishlist sharing: out → in" in text
        assert "1 item came in, 1 went out" in text
        await pilot.press("j", "w")
        await pilot.pause()
        assert "1 Oct 2026: prioritize" in board.text
        assert "6 Nov 2026: measure" in board.text
        await pilot.press("escape", "y")
        assert "Came in (1)\n  GRW-9 Wishlist sharing: out → in" in board.app.clipboard
        await pilot.press("escape")
        await settled(pilot)
        assert "The ratio" in board.text


async def test_one_date_alone_is_held_against_now(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.app.run_action("app.compare")
        await pilot.pause()
        await write(pilot, "2026-11-02", "enter")
        await settled(pilot)
        assert "2 Nov 2026 (2026-Q4) → now (2026-Q4)" in board.text
        assert "Nothing differs." in board.text
