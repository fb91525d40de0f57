"""Slices on screen: cut, measured, decided, stopped; the way through the gate; in every size, empty and with many."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.domain.gates import DEFAULT_CHECKS, gate_list
from planner.domain.slices.form import parse_slice
from planner.domain.slices.slicing import add_slice, slices_of
from planner.tui.screens.slices import SlicesScreen
from planner.tui.widgets.said import Said
from planner.tui.widgets.slice_pane import SlicePane
from tests.builders import make_item
from tests.tui.backlogs import MIDDLE, NARROW, Board
from tests.tui.seeing import settle, write

HOSTILE = "[b]Mail[/b] \x1b[31m to half of all visitors who came back at least twice"


async def pressed(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot.app, pilot)  # type: ignore[arg-type]  # the app under test is ours


def said(board: Board) -> str:
    return next(s for s in reversed(board.app.screen_stack) if isinstance(s, SlicesScreen)).query_one(Said).text


async def filled(pilot: Pilot[int], board: Board, texts: dict[str, str], *then: str) -> None:
    """Writes into the fields of the dialog in front; then some keys."""
    board.fill_in(**texts)
    await pressed(pilot)
    await pressed(pilot, *then)


async def cut_one(pilot: Pilot[int], board: Board, title: str = "Insights by e-mail") -> None:
    """Cuts a slice from the item that the page is about."""
    await pressed(pilot, "a")
    await filled(pilot, board, {"title": title, "pass_mark": "≥ 10 %", "hypothesis": "They come back"}, "enter")


async def test_a_slice_is_cut_from_the_item_under_the_cursor_measured_and_decided(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pressed(pilot, "s")
        assert "Nothing is sliced yet: a cuts the first slice from an item." in board.text
        await cut_one(pilot, board)
        assert "Insights by e-mail" in board.text
        assert "not begun" in board.text
        assert said(board) == "Add the slice Insights by e-mail to Saved carts.   u undoes"
        await pressed(pilot, "enter")
        await filled(pilot, board, {"successes": "126", "trials": "120"}, "enter")
        assert "✗ Result: 126 of 120 cannot be" in board.text
        await filled(pilot, board, {"trials": "900"})
        assert "in the week of 2 Nov." in board.text
        assert "Worked: 14 % (12" in board.text
        await pressed(pilot, "enter")
        assert "✓ Insights by e-mail" in board.text
        assert "1 slice, 1 with a verdict waits for a decision" in board.text
        await pressed(pilot, "w")
        assert "Bayes factor" in board.text
        await pressed(pilot, "escape", "space", "down", "enter")
        await pressed(pilot, "enter")
        assert "Say in a few words why" in board.text
        await write(pilot, "Ask for fewer clicks", "enter")
        await settle(board.app, pilot)
        assert "changed" in board.text
        await pressed(pilot, "u")
        assert "changed" not in board.text
        await pressed(pilot, "X")
        await write(pilot, "Enough", "enter")
        await settle(board.app, pilot)
        assert "stopped" in board.text
        await pressed(pilot, "y", "escape")
        assert "decided: stopped: Enough" in board.app.clipboard
        assert "Insights by e-mail worked" in board.text, "the item says so, too"


async def test_a_moved_pass_mark_shows_the_first_one_and_what_is_fixed_stays(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.shown(MIDDLE) as pilot:
        await pressed(pilot, "s")
        await cut_one(pilot, board)
        await pressed(pilot, "enter")
        await filled(pilot, board, {"successes": "1", "trials": "9"}, "enter", "e")
        await filled(pilot, board, {"pass_mark": "≥ 8 %"})
        assert "The pass mark was moved: ≥ 10 % stays beside it." in board.text
        await filled(pilot, board, {"until": "2026-12-18"}, "enter")
        assert "✗ Insights by e-mail has results: the day was fixed beforehand" in board.text
        await filled(pilot, board, {"until": ""}, "enter")
        assert "≥ 8 (10) %" in board.text
        assert "≥ 8 %, at first ≥ 10 %" in board.text


async def test_an_item_goes_to_everybody_only_past_its_gate(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pressed(pilot, "s")
        await cut_one(pilot, board)
        await pressed(pilot, "M", "3")
        assert "Saved carts: idea → broad" in board.text
        await pressed(pilot, "space", "enter")
        assert "✗ 5 checks are open" in board.text
        await pressed(pilot, "e", "enter")
        assert "a check that is not done needs a reason" in board.text
        await write(pilot, "Only two shops", "enter")
        await settle(board.app, pilot)
        assert "not: Only two shops" in board.text
        await pressed(pilot, *["space"] * (len(DEFAULT_CHECKS) - 2), "enter")
        assert said(board).startswith("Saved carts: idea → broad.")
        assert board.plan.items["carts"].stage == "broad"
        evidence = board.plan.evidence
        assert evidence is not None
        assert sorted(g.skipped_why or "" for g in evidence.gates.values()) == ["", "", "", "", "", "Only two shops"]
        await pressed(pilot, "u")
        assert (board.plan.items["carts"].stage, len(board.plan.evidence.gates)) == ("idea", 0)  # type: ignore[union-attr]  # it was read
        await pressed(pilot, "M", "6")
        await write(pilot, "Nobody wants it", "enter")
        await settle(board.app, pilot)
        assert board.plan.items["carts"].stop_reason == "Nobody wants it"
        await pressed(pilot, "M")
        assert "was stopped" in said(board)


async def test_the_form_of_an_item_leads_through_the_gate(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pressed(pilot, "enter")
        await filled(pilot, board, {"stage": "broad", "title": "Saved carts for all"}, "ctrl+s")
        assert "idea → broad" in board.text
        await pressed(pilot, "escape")
        assert (board.plan.items["carts"].stage, board.said) == ("idea", "Saved carts stays where it was.")
        await pressed(pilot, "enter")
        await filled(
            pilot,
            board,
            {"stage": "broad", "title": "Saved carts for all"},
            "ctrl+s",
            *["space"] * len(DEFAULT_CHECKS),
            "enter",
        )
        item = board.plan.items["carts"]
        assert (item.stage, item.title) == ("broad", "Saved carts for all")
        await pressed(pilot, "u")
        assert board.plan.items["carts"].title == "Saved carts"


async def test_starting_something_new_says_what_waits_for_a_measurement(tmp_path: Path) -> None:
    items = [make_item(f"i{n}", title=f"Shipped {n}", weeks=1, stage="broad") for n in range(4)]
    board = Board(tmp_path / "plan.db", [make_item("new", title="A new idea", weeks=1), *items])
    async with board.shown(MIDDLE) as pilot:
        await pressed(pilot, "s")
        assert "4 shipped items wait for a measurement: Shipped 0, Shipped 1, Shipped 2 and 1 more." in said(board)
        await cut_one(pilot, board)
        await pressed(pilot, "M", "1")
        assert "A new idea: idea → sketch. 4 shipped items wait for a measurement, 3 may" in said(board)
        assert board.plan.items["new"].stage == "sketch"


async def test_the_checks_of_the_gate_are_the_organisations_own(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pressed(pilot, "s")
        await board.app.run_action("screen.gate_checks")
        await settle(board.app, pilot)
        assert "Quality" in board.text
        await pressed(pilot, "X", "G", "a")
        await write(pilot, "Support knows", "enter")
        await settle(board.app, pilot)
        await pressed(pilot, "K")
        checks = [check.text for check in gate_list(board.plan)]
        assert (len(checks), checks[-2]) == (6, "Support knows")
        await pressed(pilot, "u", "u", "u", "escape")
        assert gate_list(board.plan) == DEFAULT_CHECKS


@pytest.mark.parametrize("size", [NARROW, MIDDLE, (164, 40)])
async def test_three_hundred_slices_and_hostile_titles_in_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.shown(size) as pilot:
        session = board.app.session
        assert session is not None
        for n in range(300):
            item = ("carts", "pay", "gift", "search", "dark", "flaky")[n // 50]
            form = parse_slice(board.plan, {"title": f"{HOSTILE} {n}", "pass_mark": "≥ 10 %"})
            session.do(add_slice(board.plan, item, form, session.moment()))
        await pressed(pilot, "s")
        assert "300 slices" in board.text
        assert "[b]Mail[/b]" in board.text
        assert "\x1b" not in board.text
        pane = board.app.screen.query_one(SlicePane)
        await pressed(pilot, "G")
        assert (pane.cursor, len(slices_of(board.plan))) == (299, 300)
        await pressed(pilot, "f", "1")
        assert "None of this kind." in board.text
        assert all(len(line) <= size[0] for line in board.lines())
        await pressed(pilot, "f", "0", "slash")
        await write(pilot, "twice 299", "enter")
        await settle(board.app, pilot)
        assert "1 of 1 with" in said(board)


async def test_measure_shows_the_quarters_slices_opens_them_and_says_what_waits(tmp_path: Path) -> None:
    items = [make_item(f"i{n}", title=f"Shipped {n}", weeks=1, stage="broad") for n in range(4)]
    board = Board(tmp_path / "plan.db", [make_item("new", title="A new idea", weeks=1), *items])
    async with board.shown(MIDDLE) as pilot:
        await pressed(pilot, "A", "enter", "s")
        await cut_one(pilot, board)
        await pressed(pilot, "escape", "3")
        pane = board.app.screen.query_one(SlicePane)
        assert "· Insights by e-mail" in board.text
        assert "not begun" in board.text
        pane.focus()
        await pressed(pilot, "w")
        assert "A share is settled as soon as the Bayes factor reaches 20" in " ".join(board.text.split())
        await pressed(pilot, "escape", "enter")
        assert isinstance(board.app.screen, SlicesScreen)
        await pressed(pilot, "escape")
        promised = board.app.screen.query_one("#promised")
        promised.focus()
        await pressed(pilot, "space")
        assert "4 shipped items wait for a measurement, 3 may" in board.text
        await pressed(pilot, "s")
        assert "first those of A new idea" in board.text
