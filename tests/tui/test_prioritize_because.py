"""From the baseline on, a change to what was agreed is asked a line why: once per burst, and never in the way."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.domain.evidence import Decision
from planner.tui.dialogs.ask import AskLine
from tests.stores import open_session
from tests.tui.backlogs import NARROW, Board, titles
from tests.tui.seeing import settle

# In are Saved carts 9, Apple Pay 12, Gift cards 5 and Dark mode 1 of Checkout's 27 weeks; Search on mobile (14) is out.


class Room:
    """A board whose plan was agreed, and what is pressed and asked there."""

    def __init__(self, board: Board, pilot: Pilot[int]) -> None:
        self.board = board
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Presses keys and waits for all that follows."""
        await self.pilot.press(*keys)
        await settle(self.board.app, self.pilot)

    def asked(self) -> str:
        """What the question in front says; empty where there is none."""
        screen = self.board.app.screen
        return " ".join(screen.explain.split()) if isinstance(screen, AskLine) else ""

    def decided(self) -> list[Decision]:
        """The changes that stand in the decision log of the app, oldest first."""
        assert self.board.plan.evidence is not None
        return _changes(self.board.plan.evidence.decisions.values())


def _changes(decisions: object) -> list[Decision]:
    return sorted((d for d in decisions if d.kind in {"change", "must_do"}), key=lambda d: d.at)  # type: ignore[attr-defined]  # any collection


def stored(path: Path, who: str = "Eve") -> list[Decision]:
    """The same as another program reads it from the file."""
    session = open_session(path, who)
    return _changes(session.store.read_evidence(session.plan.current).result(5).decisions.values())


@asynccontextmanager
async def agreed(path: Path) -> AsyncIterator[Room]:
    """The app on a plan that has just been agreed; it ends when all is on disk."""
    board = Board(path)
    async with board.app.run_test(size=NARROW) as pilot:
        room = Room(board, pilot)
        await settle(board.app, pilot)
        await room.press("A", "enter")
        assert board.plan.quarter.state == "measure"
        await room.press("g")
        yield room
    assert board.app.session is not None
    board.app.session.store.close().result(5)  # as the program does, which waits for what is being written


async def test_a_burst_of_moves_is_asked_once_when_the_cursor_leaves_and_undone_with_its_decision(
    tmp_path: Path,
) -> None:
    async with agreed(tmp_path / "plan.db") as room:
        await room.press("j", "j", "j", "K", "K", "K")
        assert not room.asked()
        await room.press("j")
        assert room.asked().startswith("Apple Pay and Gift cards were promised and go out; Search on mobile comes in.")
        await room.press(*"fair", "enter")
        assert room.board.said == "Noted: fair"
        (decision,) = room.decided()
        assert (decision.what, decision.why, decision.item) == (
            "Move Search on mobile above Saved carts",
            "fair",
            "search",
        )
        assert decision.signed_by == "Ann"
        assert decision.cost.startswith("in: Search on mobile; out: ")
        assert "Checkout, Innovation 27 → " in decision.cost
        await room.press("j", "j")
        assert not room.asked(), "nothing more to say about it"
        await room.press("u")
        assert titles(room.board.plan)[:2] == ["Saved carts", "Apple Pay"]
        assert "Undone: Move Search on mobile above Saved carts" in room.board.said
        assert [d.withdrawn for d in room.decided()] == [True]
        await room.press("ctrl+r")
        assert titles(room.board.plan)[0] == "Search on mobile"
        assert [d.withdrawn for d in room.decided()] == [False]
    assert [(d.why, d.withdrawn) for d in stored(tmp_path / "plan.db")] == [("fair", False)]


async def test_what_nets_out_is_not_asked_and_what_is_taken_back_neither(tmp_path: Path) -> None:
    async with agreed(tmp_path / "plan.db") as room:
        await room.press("j", "j", "j", "K", "K", "J", "J", "j")
        assert not room.asked()
        await room.press("k", "K", "K", "u", "j")
        assert not room.asked()
        await room.press("g", "J", "j")
        assert not room.asked(), "a move that changes nothing of what is in"
    assert stored(tmp_path / "plan.db") == []


async def test_no_answer_is_an_answer_and_blocks_nothing(tmp_path: Path) -> None:
    async with agreed(tmp_path / "plan.db") as room:
        await room.press("j", "j", "j", "K", "K", "K")
        await room.press("1")
        assert room.asked()
        await room.press("escape")
        assert room.board.app.current_mode == "align"
        await room.press("2")
        assert not room.asked()
        await room.press("J", "J", "J", "f")
        assert not room.asked(), "what was promised is back"
    decisions = stored(tmp_path / "plan.db")
    assert [d.why for d in decisions] == [""]
    assert decisions[0].what.startswith("Move Search on mobile")


async def test_estimate_and_move_to_ask_before_anything_else_happens_and_a_must_do_has_its_reason(
    tmp_path: Path,
) -> None:
    async with agreed(tmp_path / "plan.db") as room:
        await room.press("j", "j", "j", "m")
        room.board.fill_in(reason="the law")
        await room.press("enter")
        assert not room.asked()
        await room.press("m")
        assert not room.asked(), "its reason was given already"
        assert "Must-do: Search on mobile" in room.board.text
        await room.press("ctrl+d")
        assert room.asked()
        await room.press("escape", "j")
        assert not room.asked(), "the promise stands again"
        await room.press("g", "e")
        room.board.fill_in(effort="12")
        await room.press("enter", "M")
        assert room.asked()
        await room.press("enter")
        assert "Move Saved carts" in room.board.text
    assert [(d.kind, d.why) for d in stored(tmp_path / "plan.db")] == [
        ("must_do", "the law"), ("must_do", ""), ("change", ""),
    ]  # fmt: skip


async def test_who_quits_gave_no_reason_and_after_a_restart_all_of_it_is_undone_at_once(tmp_path: Path) -> None:
    async with agreed(tmp_path / "plan.db") as room:
        await room.press("j", "j", "j", "K", "K", "K")
        room.board.app.exit(0)
    assert [d.why for d in stored(tmp_path / "plan.db")] == [""]
    again = open_session(tmp_path / "plan.db", "Ann", ids="later")
    again.undo().result(5)
    assert titles(again.plan)[:2] == ["Saved carts", "Apple Pay"]
    assert [d.withdrawn for d in stored(tmp_path / "plan.db", "Fay")] == [True]


async def test_before_the_plan_was_agreed_nothing_is_asked(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        room = Room(board, pilot)
        await room.press("j", "j", "j", "K", "K", "K", "j")
        assert not room.asked()
    assert stored(board.path) == []


async def test_several_marked_items_are_asked_about_once_and_belong_to_none_of_them(tmp_path: Path) -> None:
    async with agreed(tmp_path / "plan.db") as room:
        await room.press("space", "space", "J", "J")
        assert not room.asked()
        await room.press("G")
        assert room.asked()
        await room.press(*"both", "enter")
        await room.press("u")
        assert titles(room.board.plan)[:2] == ["Saved carts", "Apple Pay"], "one burst, one undo"
    (decision,) = stored(tmp_path / "plan.db")
    assert (decision.why, decision.item, decision.withdrawn) == ("both", None, True)


async def test_what_was_undone_before_anybody_asked_and_is_put_back_is_asked_about_then(tmp_path: Path) -> None:
    async with agreed(tmp_path / "plan.db") as room:
        before = titles(room.board.plan)
        await room.press("j", "j", "j", "K", "K", "K", "u")
        assert titles(room.board.plan) == before
        await room.press("j")
        assert (room.asked(), room.decided()) == ("", [])
        await room.press("ctrl+r")
        assert titles(room.board.plan) != before
        assert room.asked() == ""
        await room.press("g")
        assert "Search on mobile comes in" in room.asked()
        await room.press("Y", "e", "s", "enter")
        (decision,) = room.decided()
        assert (decision.why, decision.item) == ("Yes", "search")
    (kept,) = stored(tmp_path / "plan.db")
    assert kept.why == "Yes"


@pytest.mark.parametrize(("answer", "why"), [(("Y", "e", "s", "enter"), "Yes"), (("escape",), "")])
async def test_what_is_put_back_from_another_screen_is_asked_about_at_once(
    tmp_path: Path, answer: tuple[str, ...], why: str
) -> None:
    async with agreed(tmp_path / "plan.db") as room:
        await room.press("j", "j", "j", "K", "K", "K", "u")
        await room.press("3")
        assert (room.asked(), room.decided()) == ("", [])
        await room.press("ctrl+r")
        assert "Search on mobile comes in" in room.asked()
        await room.press(*answer)
        assert f"Noted: {why or 'no reason given'}" in room.board.text
        (decision,) = room.decided()
        assert (decision.why, decision.item) == (why, "search")
        await room.press("2", "j", "k")
        assert room.asked() == ""
    (kept,) = stored(tmp_path / "plan.db")
    assert kept.why == why


async def test_what_changes_nothing_that_was_agreed_is_put_back_without_a_word(tmp_path: Path) -> None:
    async with agreed(tmp_path / "plan.db") as room:
        await room.press("J", "u", "3", "ctrl+r")
        assert (room.asked(), room.decided()) == ("", [])


async def test_what_is_put_back_and_taken_back_once_more_needs_no_reason(tmp_path: Path) -> None:
    async with agreed(tmp_path / "plan.db") as room:
        await room.press("j", "j", "j", "K", "K", "K", "u", "ctrl+r", "u", "g", "j")
        assert (room.asked(), room.decided()) == ("", [])
        await room.press("ctrl+r")  # whoever leaves now gave no reason
    (kept,) = stored(tmp_path / "plan.db")
    assert kept.why == ""


async def test_what_comes_back_with_its_decision_is_not_asked_about_again(tmp_path: Path) -> None:
    async with agreed(tmp_path / "plan.db") as room:
        await room.press("j", "j", "j", "K", "K", "K", "j")
        await room.press("Y", "enter")
        await room.press("u")
        await room.press("ctrl+r")
        await room.press("j", "G")
        assert room.asked() == ""
        assert [d.why for d in room.decided() if not d.withdrawn] == ["Y"]
