"""Align: what a lead sees at 80 × 24 and wider, what moves with the bar, and what is stored once it is agreed."""

from dataclasses import replace
from pathlib import Path

import pytest

from planner.domain.alignment import agree_ratio
from planner.domain.capacity import Split, capacity
from tests.stores import open_session
from tests.tui.backlogs import MIDDLE, NARROW, Board, SampleBoard
from tests.tui.seeing import settled


async def test_all_of_it_is_there_at_80_by_24(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown():
        text = board.text
        assert "Checkouts fin… 62.9 → 70 % ◔ · ! Page ready on… 3.1 → 2 s ◔" in text
        assert "! 1 key result that nothing in the plan moves" in text
        assert "unplanned 15 %    Innovation 60 : 40 Tune-Up    agreed" in text
        assert "▲ teams add up to 45 : 55" in text
        assert "Checkout      6 60 : 40     8   28   19" in text
        assert "Platform      4 20 : 80•    5    6   25" in text
        assert "17 people, 155 weeks       23   59   73" in text
        assert "product 11 · platform 4 · framework 2" in text
        assert "Q3 80→84 15→23  17  5.2 16.8 0.75" in text
        assert "lead ▄▄▅ ▅▆▆ ▇▇█  inc " in text
        assert "─ Three quarters under 20 % Tune-Up ─╯" in text
        assert "A Agree…" in board.lines()[-1]
        assert "? Help" in board.lines()[-1]
        bar = next(line for line in board.lines() if "▒" in line)
        assert (bar.count("▒"), bar.count("█")) == (12, 66)
        assert all(len(line) <= 80 for line in board.lines())


async def test_a_draft_shows_what_comes_in_and_goes_out_and_stores_nothing(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        before = board.plan
        await pilot.press("right")
        text = board.text
        assert "Innovation 65 : 35 Tune-Up    draft · agreed 60 : 40" in text
        assert "65 : 35 instead of 60 : 40" in text
        assert "+ Referral rewards           GRW    8" in text
        assert "− Design tokens              GRW    7" in text
        assert "− Cart error budget          CHK    8" in text
        assert "  was to move Checkouts finished" in text
        assert "3 in · 3 out" in text
        assert "teams add up to 48 : 52 ▲" in text
        assert "▲ agreed 60 : 40" in text
        await pilot.press("shift+left", "plus", "plus")
        assert "64 : 36 with 17 % reserve" in board.text
        assert "Innovation 64 : 36 Tune-Up" in board.text
        await pilot.press("escape")
        assert "The flywheel so far" in board.text
        assert board.said == "Put back to 60 : 40, reserve 15 %."
        await pilot.press("h", "l")
        assert board.said == "60 : 40, reserve 15 %: back where it was."
        assert board.plan is before or board.plan.quarter == before.quarter
    assert not [d for d in board.decisions() if d.at.month > 10 and d.kind == "ratio"]


async def test_wider_screens_show_the_draft_and_the_flywheel_beside_each_other(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown(MIDDLE) as pilot:
        await pilot.press("right")
        assert "Build & Release framework      2  10 : 90 own    3    2   14" in board.text
        assert "2026-Q3 80 : 20 84 : 16 15 → 23 %  17  5.2 16.8 0.75" in board.text
        assert "+ Referral rewards" in board.text
        assert len([line for line in board.lines() if "▒" in line]) == 2


async def test_agreeing_asks_why_and_who_and_is_decided(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("right", "A")
        await pilot.pause()
        assert "instead of 60 : 40 with 15 %." in board.text
        assert "The teams add up to 48 : 52" in board.text
        await pilot.press("enter")
        await pilot.pause()
        assert "Say in a few words why" in board.text
        await board.send(pilot, why="Search cannot wait", also="ann")
        assert "cannot sign twice" in board.text
        await board.send(pilot, signed="Mara Lindqvist", also="Jonas Okafor")
        assert board.said.startswith("Agreed 65 : 35 with 15 % reserve.")
        assert "Innovation 65 : 35 Tune-Up    agreed" in board.text
    decision = board.decisions()[-1]
    assert decision.what == "Ratio 65 : 35, reserve 15 %"
    assert (decision.signed_by, decision.also_signed_by) == ("Mara Lindqvist", "Jonas Okafor")
    assert decision.why == "Search cannot wait"
    assert decision.cost.startswith("in: Referral rewards, Gift cards")
    assert decision.supersedes is not None
    stored = board.stored("Fay")
    assert (stored.quarter.ratio, stored.quarter.reserve, stored.quarter.state) == (0.65, 0.15, "measure")


async def test_an_agreement_is_undone_with_its_decision(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("right", "A")
        await pilot.pause()
        await board.send(pilot, why="Search cannot wait")
        await pilot.press("u")
        await settled(pilot)
        assert board.plan.quarter.ratio == 0.6
        assert "Undone: Agree 65 : 35 with 15 % reserve" in board.said
    assert board.decisions()[-1].withdrawn


async def test_leaving_the_dialog_keeps_the_draft(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("right", "A", "escape")
        await pilot.pause()
        assert "draft · agreed 60 : 40" in board.text
        await pilot.press("2", "1")
        await settled(pilot)
        assert "draft · agreed 60 : 40" in board.text, "a draft stays while another phase is in front"


async def test_an_empty_plan_says_what_to_do_next(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [], phase="align")
    async with board.shown() as pilot:
        assert "Nobody has said it yet: e writes down" in board.text
        assert "Innovation 70 : 30 Tune-Up    not agreed yet" in board.text
        assert "A agrees it" in board.text
        assert "No earlier quarter yet" in board.text
        await pilot.press("left")
        assert "65 : 35 instead of 70 : 30" in board.text
        assert "Nothing comes in and nothing goes" in board.text
        await pilot.press("A")
        await pilot.pause()
        await board.send(pilot, why="A start")
    assert board.stored("Fay").quarter.state == "prioritize"


async def test_why_explains_the_numbers(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.press("w")
        await pilot.pause()
        assert "17 people × 13 working weeks" in board.text
        assert "60 : 40 was agreed on 1 Oct by Mara Lindqvist and Jonas Okafor." in board.text
        await pilot.press("end")
        await pilot.pause()
        assert "does not say that one caused the other" in board.text


async def test_the_screen_is_copied_as_text(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.press("y")
        copied = board.app.clipboard
        assert "60 : 40, reserve 15 %: 60 : 40 was agreed on 1 Oct" in copied
        assert "2026-Q1 85 : 15 88 : 12" in copied


async def test_spreading_the_rest_by_command_brings_the_teams_to_what_was_agreed(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.app.run_action("screen.spread_rest")
        await settled(pilot)
        assert "Why is the plan changed?" in board.text
        await pilot.press("escape")
        await settled(pilot)
        assert board.said == "Noted: no reason given."
        assert capacity(board.plan).teams_add_up_to == pytest.approx(0.6)
        assert "teams add up to" not in board.text
        await pilot.app.run_action("screen.spread_rest")
        assert "Every team has a ratio of its own" in board.said


async def test_a_closed_quarter_is_only_read(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    session = board.app.session
    assert session is not None
    closed = session.plan.quarter._replace(state="closed")
    session._confirmed = session._plan = replace(session.plan, quarters={**session.plan.quarters, closed.id: closed})
    async with board.app.run_test(size=NARROW) as pilot:
        await pilot.press("right", "A", "e")
        await pilot.pause()
        assert "draft" not in board.text
        assert "A Agree…" not in board.lines()[-1]


async def test_a_ratio_that_somebody_agreed_behind_the_dialog_is_not_overruled_unseen(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.press("right", "right", "A")
        await pilot.pause()
        bo = open_session(board.path, "Bo")
        bo.load_evidence().result(5)
        bo.do(agree_ratio(bo.plan, Split(0.5, 0.15), bo.moment(), why="Half and half")).result(5)
        bo.store.close().result(5)
        for _ in range(200):
            await pilot.pause(0.02)
            if board.plan.quarter.ratio == 0.5:
                break
        await pilot.press(*"Pays", "enter")
        await pilot.pause()
        assert "Meanwhile 50 : 50 with 15 % reserve was agreed" in board.text
        await pilot.press("escape", "A")
        await pilot.pause()
        assert "70 : 30 with 15 % reserve, instead of 50 : 50 with 15 %." in board.text
        await pilot.press(*"Pays", "enter")
        await settled(pilot)
    assert board.stored("Fay").quarter.ratio == 0.7


async def test_marks_and_titles_are_whole_at_the_ends_of_the_bar(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.press("right", *["plus"] * 85)
        await pilot.pause()
        assert "agreed 60 : 40 ▲│" in board.text
        assert "╭─ 65 : 35 with 100 % reserve ─" in board.text
        await pilot.press("escape", "right")
        await pilot.pause()
        assert "╭─ 65 : 35 instead of 60 : 40 ─" in board.text


async def test_what_nobody_agreed_is_not_put_as_if_it_were(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", phase="align")
    async with board.shown() as pilot:
        await pilot.press("right", "A")
        await pilot.pause()
        assert "75 : 25 with 15 % reserve, instead of 70 : 30 with 15 %, which nobody" in board.text
