"""What if: the line of ratios, scenarios side by side, one taken over, and the best plan from a process of its own."""

import sys
from pathlib import Path

import pytest
from textual.widgets import Input

from planner.domain.evidence import Decision
from planner.domain.item import Effort, Item
from planner.domain.whatif.scenarios import kept
from planner.session import optimising
from planner.tui.screens.what_if import WhatIfScreen
from planner.tui.widgets.ratio_line import RatioLine
from tests.builders import make_item
from tests.stores import open_session
from tests.tui.backlogs import MIDDLE, NARROW, Board
from tests.tui.considering import opened, pressed, row, said, what_if, worked_out
from tests.tui.seeing import settle, write

WIDE = (164, 40)
# Five people each at Checkout and Build: 39 weeks each at 15 % reserve.


def items() -> list[Item]:
    return [
        make_item("carts", title="Saved carts", weeks=20, customer=3),
        make_item("pay", title="Apple Pay", weeks=9, customer=5),
        make_item("gift", title="Gift cards", weeks=6, customer=4),
        make_item("loyal", title="Loyalty tiers", weeks=1),
        make_item("cache", "tune_up", title="Build cache", weeks=9, running=3, team="bld"),
        make_item("flaky", "tune_up", title="Flaky tests", weeks=4, running=5, team="bld"),
    ]


@pytest.mark.parametrize("phase", ["align", "prioritize"])
async def test_the_line_opens_from_both_phases_with_every_step(tmp_path: Path, phase: str) -> None:
    board = Board(tmp_path / "plan.db", items(), phase=phase)  # type: ignore[arg-type]  # a phase's name
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(pilot, board)
        assert row(board, "Innovation %") == ["40", "45", "50", "55", "60", "65", "▲70", "75", "80", "85", "90"]
        assert "The ratio line · ▲ 70 : 30 is where it stands, not agreed" in board.text
        assert row(board, "comes in") == ["+1", "+1", "+1", "+1"] or row(board, "goes out")
        assert "Now 70 : 30" in board.text
        assert "One more week" in board.text
        assert "a Keep" in board.lines()[-1]
        assert str(what_if(board).LIT) == phase, "the top bar says where it was opened"
        assert all(len(line) <= NARROW[0] for line in board.lines())
        await pressed(pilot, "escape")
        assert not isinstance(board.app.screen, WhatIfScreen)


async def test_the_draft_moves_as_on_align_and_nothing_of_it_is_stored(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", items(), phase="align")
    async with board.shown() as pilot:
        await pilot.press("right")
        screen = await opened(pilot, board)
        before = board.plan
        assert screen.terms.split == (0.75, 0.15), "Align's draft goes with it"
        await pressed(pilot, "left", "left", "shift+left", "plus", "minus", "minus")
        assert screen.terms.split == (pytest.approx(0.64), pytest.approx(0.14))
        await worked_out(pilot, board)
        await pressed(pilot, "shift+left")
        assert "▸63" in row(board, "Innovation %")
        assert "·" not in row(board, "weeks used"), "the draft's own column is worked out at once"
        await pressed(pilot, "shift+right")
        assert said(board).startswith("64 : 36, reserve 14 %:  ")
        assert "Draft 64 : 36" in board.text
        await pressed(pilot, "h", "l", "escape")
        assert board.plan is before
        assert "draft" in board.text, "Align has its own draft still"


async def test_scenarios_stand_side_by_side_and_are_discarded(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", items())
    async with board.app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot, board)
        await pressed(pilot, "left", "a", "left", "left", "a", "a")
        assert said(board).startswith("✗ 55 : 45, reserve 15 % is kept already")
        await pressed(pilot, "right", "right", "right", "right", "a", "right", "a")
        assert said(board) == "✗ 3 are kept already; discard one of them, then keep this one."
        assert [s.ratio for s in kept(board.plan)] == [0.65, 0.55, 0.75]
        for title in ("Draft 80 : 20", "65 : 35", "55 : 45", "75 : 25"):
            assert f"─ {title} ─" in board.text
        assert "│21/51 · 13/27     │" in board.text, "what is used of each lane's weeks, as far as there is room"
        assert "One more week" not in board.text, "there is no room for it"
        assert "X Discard" not in board.lines()[-1]
        await pressed(pilot, "tab", "tab", "tab")
        assert screen.chosen is not None
        assert screen.chosen.ratio == 0.55
        assert "X Discard" in board.lines()[-1]
        await pressed(pilot, "e")
        board.app.screen.query_one(Input).value = "Half [b]x[/]"
        await pressed(pilot, "enter")
        assert "│Half [b]x[/] " in board.text
        await pressed(pilot, "X")
        assert said(board) == "Discard the scenario Half [b]x[/].   u undoes"
        assert [s.ratio for s in kept(board.plan)] == [0.65, 0.75]
        assert isinstance(screen.focused, RatioLine)
        await pressed(pilot, "u")
        assert [s.ratio for s in kept(board.plan)] == [0.65, 0.55, 0.75]
    assert [s.ratio for s in kept_in(board)] == [0.65, 0.55, 0.75], "they are in the file"


def kept_in(board: Board) -> list[object]:
    session = open_session(board.path, "Eve")
    session.load_evidence().result()
    return list(kept(session.plan))


def decisions(board: Board) -> list[Decision]:
    evidence = board.plan.evidence
    return [] if evidence is None else list(evidence.decisions.values())


async def test_one_is_taken_over_with_a_why_and_the_others_are_refused(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", items())
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(pilot, board)
        before = board.plan
        await pressed(pilot, "left", "a", "left", "a", "tab", "tab", "A")
        assert "65 : 35, reserve 15 % becomes the agreed ratio." in board.text
        assert "The other one that is kept is recorded as refused" in board.text
        await pressed(pilot, "enter")
        assert "Say in a few words why" in board.text
        board.fill_in(why="Search cannot wait", also="Bo")
        await pressed(pilot, "enter")
        assert said(board).startswith("Take over 65 : 35, reserve 15 %.")
        assert "▲ 65 : 35 agreed" in board.text
        (decision,) = decisions(board)
        assert board.plan.evidence is not None
        fates = {s.ratio: (s.fate, s.decision) for s in board.plan.evidence.scenarios.values()}
        assert fates == {0.65: ("chosen", decision.id), 0.6: ("refused", decision.id)}
        await pressed(pilot, "u")
        assert board.plan.quarter == before.quarter
        assert [s.ratio for s in kept(board.plan)] == [0.65, 0.6]
        assert decisions(board)[0].withdrawn


async def test_a_draft_is_taken_over_without_being_kept(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", items())
    async with board.app.run_test(size=MIDDLE) as pilot:
        await opened(pilot, board)
        await pressed(pilot, "right", "a", "A")
        assert "refused" not in board.text, "what is kept is the draft itself"
        await pressed(pilot, "escape", "tab", "tab", "X", "A")
        board.fill_in(why="Enough")
        await pressed(pilot, "enter")
        assert board.plan.quarter.ratio == 0.75
        await pressed(pilot, "A", "escape", "2")
        assert not isinstance(board.app.screen, WhatIfScreen)


async def test_everything_in_and_out_and_what_the_numbers_mean(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", items())
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(pilot, board)
        await pressed(pilot, "enter")
        assert "Innovation, in: " in board.text
        await pressed(pilot, "escape", "w")
        assert "Value is the sum of the scores of what is in" in board.text
        assert "1 item of the 4 that are in has no score" in " ".join(board.text.split())
        await pressed(pilot, "escape", "y")
        assert said(board) == "Copied as text."
        assert "The ratio line" in board.app.clipboard
        assert "One more week" in board.app.clipboard


@pytest.mark.parametrize("size", [NARROW, MIDDLE, WIDE])
async def test_an_empty_plan_and_hostile_titles_fit_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    nasty = [make_item("x", title="[b]bold[/b] [/] 漢字漢字 " + "long " * 40, weeks=60, customer=1)]
    for name, backlog in (("empty", []), ("nasty", nasty)):
        board = Board(tmp_path / f"{name}.db", backlog)
        async with board.app.run_test(size=size) as pilot:
            await opened(pilot, board)
            await pressed(pilot, "right", "a", "right")
            assert "Innovation %" in board.text
            assert all(len(line) <= size[0] for line in board.lines())
            if not backlog:
                assert "nothing is in" in board.text
                assert set(row(board, "value")) == {"·"}
            await pressed(pilot, "w", "escape", "enter", "escape")


async def test_the_best_plan_is_told_with_its_swaps(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", items())
    async with board.app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot, board)
        before = board.plan
        await pilot.app.run_action("screen.best_plan")
        assert "Looking for the best plan by score" in said(board)
        await settle(board.app, pilot)
        text = " ".join(board.text.replace("│", " ").split())
        assert "Your order costs 53 % against the best by score; 2 swaps would close it, first of all swapping" in text
        assert "Saved carts → Apple Pay" in text
        await pressed(pilot, "escape")
        assert screen._computing is None
        assert said(board) == ""
        assert board.plan is before


async def test_the_best_plan_can_be_asked_for_on_prioritize(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", items())
    async with board.shown() as pilot:
        await pilot.app.run_action("screen.best_plan")
        await settle(board.app, pilot)
        assert "The best plan by score under 70 : 30" in board.text


async def test_esc_gives_the_best_plan_up_and_its_process_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optimising, "COMMAND", (sys.executable, "-c", "import sys; sys.stdin.read()"))
    board = Board(tmp_path / "plan.db", items())
    async with board.app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot, board)
        await pilot.app.run_action("screen.best_plan")
        computing = screen._computing
        assert computing is not None
        await pilot.press("escape")
        await pilot.pause()
        assert said(board) == "Given up: your plan is as it was."
        assert what_if(board) is screen
        assert computing.answer.cancelled()
        assert computing._process.wait(20) != 0


async def test_a_process_without_an_answer_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optimising, "COMMAND", ("no-such-program",))
    board = Board(tmp_path / "plan.db", items())
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(pilot, board)
        await pilot.app.run_action("screen.best_plan")
        await settle(board.app, pilot)
        assert said(board).startswith("✗ The best plan could not be computed: ")


async def test_without_any_score_there_is_no_best_plan_and_no_process(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [make_item("a", weeks=3)])
    async with board.app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot, board)
        assert set(row(board, "value")) == {"·"}
        await pilot.app.run_action("screen.best_plan")
        assert screen._computing is None
        await pilot.pause()
        assert "there is no best plan by score" in " ".join(board.text.split())


async def test_own_ratios_can_be_left_out_of_account(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", items())
    async with board.app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot, board)
        await pilot.app.run_action("screen.own_ratios")
        assert said(board) == "No team has a ratio of its own."
        assert screen.terms.overrides == ()


async def test_nothing_is_kept_or_taken_in_a_closed_quarter(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", items())
    async with board.app.run_test(size=NARROW) as pilot:
        screen = await opened(pilot, board)
        quarter = board.plan.quarter
        from planner.domain.change import Step, edit

        screen.session.do(Step("Close", edit(quarter, state="closed")))
        await settle(board.app, pilot)
        assert screen.check_action("keep", ()) is False
        assert screen.check_action("take", ()) is False
        await pressed(pilot, "a", "A")
        assert kept(board.plan) == ()
        assert isinstance(board.app.screen, WhatIfScreen)


async def test_a_teams_own_ratio_stands_in_the_draft_and_in_what_is_kept(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", [make_item("r", title="Ranged", effort=Effort(1, 2, 9)), *items()])
    async with board.app.run_test(size=MIDDLE) as pilot:
        screen = await opened(pilot, board)
        await pilot.app.run_action("own_ratio", screen)
        await pilot.pause()
        await write(pilot, "BLD 130", "enter")
        await pilot.pause()
        assert "Build" in board.text
        board.app.screen.query_one(Input).value = "BLD 20 : 80"
        await pressed(pilot, "enter", "a")
        assert screen.terms.overrides == (("bld", 0.2),)
        assert "reserve 15 % · BLD 20 : 80" in board.text
        assert "likely" in board.text
        await pressed(pilot, "tab", "A")
        await write(pilot, "Build has most to mend", "enter")
        await settle(board.app, pilot)
        room = board.plan.capacity_of("bld")
        assert room is not None
        assert room.ratio == 0.2
