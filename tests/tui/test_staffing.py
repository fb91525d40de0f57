"""Staffing on screen: targets and moves, teams that grow, split and go, and what they add up to."""

from pathlib import Path

from planner.tui.widgets.staffing_pane import StaffingPane
from tests.tui.backlogs import NARROW, SampleBoard
from tests.tui.seeing import settled


async def test_the_staffing_stands_below_the_teams_and_aims_at_a_target(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("t")
        await settled(pilot)
        assert "product       11 people  2 teams   65 %" in board.text
        assert "Move 1 person from product to framework." in board.text
        await pilot.press("tab", "j", "e")
        await pilot.pause()
        assert "Staffing target for 2026-Q4" in board.text
        board.fill_in(product="50", platform="60", framework="")
        await pilot.pause()
        assert "The targets add up to more than 100 %; write less." in board.text
        board.fill_in(product="50", platform="35")
        await pilot.pause()
        assert "Move 2 people from product to platform. Move 1 person from product to" in board.text
        await pilot.press("enter")
        await settled(pilot)
        assert "Move 1 person from product to framework." in board.text
        assert "Aim at 50 % product, 35 % platform, 15 % framework.   u undoes" in board.text
        assert "target 35 %" in board.text
        assert "Platform teams build what product teams reuse" in board.text
    assert board.stored("Fay").quarter.staffing_targets == (("product", 0.5), ("platform", 0.35), ("framework", 0.15))


async def test_who_joins_is_typed_into_the_form_and_marked_in_the_row(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("t", "e")
        await pilot.pause()
        await board.send(pilot, changes="2026-11-31 +1")
        assert "✗ “2026-11-31” is not a date" in board.text
        board.fill_in(changes="2026-11-16 +2")
        await pilot.pause()
        assert "64 weeks: 10 reserve, 32 Innovation, 22 Tune-Up" in board.text
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert "Noted: no reason given." in board.text
        assert "+2 from 16 Nov" in board.text
        assert "7±" in board.text


async def test_a_team_is_split_and_keeps_its_past(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.press("t")
        await pilot.pause()
        await board.app.run_action("screen.split")
        await pilot.pause()
        assert "Split Checkout" in board.text
        assert "2026-11-09" in board.text
        await pilot.press("enter")
        await pilot.pause()
        assert "✗ Both new teams need a name" in board.text
        board.fill_in(first="Cart", first_people="4", second="Payments", second_people="2")
        await pilot.pause()
        assert "Checkout until 8 Nov; 6 people before, 6 after;" in board.text
        await pilot.press("enter")
        await settled(pilot)
        assert "Split Checkout into Cart and Payments.   u undoes" in board.text
        await pilot.press("escape")
        await settled(pilot)
        assert "6 teams, 155 weeks" in board.text
        await pilot.press("u")
        await settled(pilot)
        assert "4 teams, 155 weeks" in board.text


async def test_a_team_with_answers_ends_today_and_stays_in_the_quarter(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.press("t", "j", "X")
        await pilot.pause()
        assert "will need another team. Why does it go?" in board.text
        await pilot.press(*"Merged", "enter")
        await settled(pilot)
        assert "Retire the team Growth after 6 Nov.   u undoes" in board.text
        assert "ends 6 Nov" in board.text


async def test_spreading_the_rest_and_why(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.press("t")
        await pilot.pause()
        assert "They add up to 45 : 55, agreed is 60 : 40; Spread the rest sets 84 : 16." in board.text
        await pilot.press("w")
        await pilot.pause()
        assert "2026-Q4 has 13 working weeks" in board.text
        await pilot.press("escape")
        await board.app.run_action("screen.spread_rest")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert "They add up to 60 : 40, as agreed." in board.text
        await board.app.run_action("screen.spread_rest")
        await pilot.pause()
        assert "✗ Every team has a ratio of its own" in board.text


async def test_both_panes_are_copied_as_text(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("t")
        await settled(pilot)
        text = board.app.screen.as_text()  # type: ignore[attr-defined]  # the teams screen
        assert "Checkout" in text
        assert "framework" in text.splitlines()[-3]
        assert board.app.screen.query_one(StaffingPane).count == 3
