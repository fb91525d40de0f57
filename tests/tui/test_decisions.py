"""The decision log and the history on screen: read, found, filtered, and written by hand."""

from pathlib import Path

from planner.domain.change import Step, edit
from planner.domain.decisions import decide
from planner.domain.evidence import Decision
from tests.stores import open_session
from tests.tui.backlogs import Board, SampleBoard
from tests.tui.seeing import settled, write

WIDE = (164, 40)


def stored_decisions(board: Board) -> list[Decision]:
    session = open_session(board.path, "Eve")
    return sorted(session.load_evidence().result().decisions.values(), key=lambda d: (d.at, d.id), reverse=True)


async def test_decisions_stand_newest_first_with_all_about_one(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.press("d")
        await settled(pilot)
        assert "✓ 30 Oct 2026 Continue with the slice Sandbox" in board.lines()[2]
        assert "cost  nothing came in and nothing went out" in board.text
        await pilot.press("j", "j")
        await settled(pilot)
        assert "✓ 20 Oct 2026 Drop Returns chat bot" in board.lines()[4]
        assert "cost  in: Wishlist sharing; out: Returns chat bot" in board.text
        await pilot.press("j", "j")
        await settled(pilot)
        assert "who  Mara Lindqvist and Jonas Okafor" in board.text
        assert "why  no reason given" in board.text
        await pilot.press("w")
        await pilot.pause()
        assert "why: no reason given" in board.text
        await pilot.press("escape", "y")
        assert board.app.clipboard.startswith("Harbor & Pine › decisions: 18 decisions\n\n30 Oct 2026  Continue")


async def test_a_long_reason_is_indented_below_itself_at_any_width(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    why = " ".join(["because"] * 30)
    assert board.app.session is not None
    moment = board.app.session.moment()
    board.app.session.do(decide(board.plan, "A long story", moment, why=why, signed_by="Ann")).result(5)
    async with board.shown() as pilot:
        await pilot.press("d")
        await settled(pilot)
        for width in (80, 164):
            await pilot.resize_terminal(width, 40)
            await settled(pilot)
            lines = [line for line in board.lines() if "because because" in line]
            assert len(lines) > 1
            assert len({line.index("because because") for line in lines}) == 1


async def test_decisions_are_found_and_filtered(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.press("d", "slash")
        await pilot.pause()
        await write(pilot, "AUTUMN campaign", "enter")
        await settled(pilot)
        assert "1 of 1 with “AUTUMN campaign”" in board.text
        assert "Ratio 80 : 20, reserve 10 %" in board.text.partition("The decision")[2]
        await pilot.press("slash")
        await pilot.pause()
        await pilot.press("ctrl+u")
        await write(pilot, "ratio", "enter")
        await pilot.press("n", "n", "N")
        await settled(pilot)
        assert "4 of 4 with “ratio”" in board.text
        await pilot.press("f")
        await pilot.pause()
        assert "only ratio (4)" in board.text
        assert "of 2026-Q3 (3)" in board.text
        await pilot.press("1")
        await settled(pilot)
        assert "Decisions: 4 of 18 decisions, only ratio" in board.text
        assert "Plan agreed" not in board.text
        await pilot.press("f", "0")
        await settled(pilot)
        assert "Decisions: 18 decisions" in board.text


async def test_a_decision_is_written_down_supersedes_another_and_is_withdrawn(tmp_path: Path) -> None:
    board = SampleBoard(tmp_path / "plan.db")
    async with board.shown(WIDE) as pilot:
        await pilot.press("d", "a")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "Say what was decided, in one sentence." in board.text
        await board.send(pilot, what="No work on [b]Fridays[/b]", also="ann")
        assert "Ann cannot sign twice" in board.text
        board.fill_in(also="Bo", earlier="returns chat")
        await pilot.pause()
        assert "» 20 Oct 2026 Drop Returns chat bot" in board.text
        await pilot.press("enter")
        await settled(pilot)
        assert "Decide: No work on [b]Fridays[/b].   u undoes" in board.text
        rows = [line for line in board.lines() if line.startswith("│")]
        assert "No work on [b]Fridays[/b]" in rows[0]
        (superseded,) = (row for row in rows if "Drop Returns chat bot" in row[:50])
        assert "» 20 Oct 2026 Drop Returns chat bot" in superseded
        assert "superseded  Mara Lindqvist" in superseded
        assert "supersedes  Drop Returns chat bot (20 Oct 2026)" in board.text
        assert "why  no reason given" in board.text
        await pilot.press("u")
        await settled(pilot)
        rows = [line for line in board.lines() if line.startswith("│")]
        assert "↶ 6 Nov 2026" in rows[0]
        assert "withdrawn  Ann and Bo" in rows[0]
        assert any("✓ 20 Oct 2026 Drop Returns chat bot" in row for row in rows)
    new = stored_decisions(board)[0]
    assert (new.what, new.why, new.signed_by, new.also_signed_by) == ("No work on [b]Fridays[/b]", "", "Ann", "Bo")
    assert new.withdrawn


async def test_without_decisions_the_screen_says_how_to_begin(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.shown() as pilot:
        await pilot.press("d")
        await settled(pilot)
        assert "Nothing was decided yet" in board.text
        await pilot.press("enter", "w", "n", "y")
        assert "Decisions: no decisions" in board.text


async def test_the_history_stands_newest_first_and_marks_what_was_undone(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", phase="measure")
    async with board.shown() as pilot:
        session = board.app.session
        assert session is not None
        session.do(Step("Rename it", edit(session.plan.items["carts"], title="Kept carts"), "a better word"))
        await settled(pilot)
        await pilot.press("u")
        await settled(pilot)
        await pilot.press("H")
        await settled(pilot)
        assert "History: 3 steps" in board.text
        assert "↶ 2 Nov 13:00 " in board.lines()[2]
        assert "Undo: Rename it" in board.lines()[2]
        assert board.lines()[3].startswith("│✗ 2 Nov 13:00")
        assert "undone  Ann" in board.lines()[3]
        await pilot.press("j")
        await settled(pilot)
        assert "It stands undone." in board.text
        assert "Why: a better word" in board.text
        assert "Saved carts: title Saved carts → Kept carts" in board.text
        await pilot.press("slash")
        await pilot.pause()
        await write(pilot, "CREATE", "enter")
        await settled(pilot)
        assert "1 of 1 with “CREATE”" in board.text
        await pilot.press("f", "1")
        await settled(pilot)
        assert "History: 3 of 3 steps, only items" in board.text
        await pilot.press("f", "3")
        await settled(pilot)
        assert "No step is like that." in board.text
        await pilot.press("f", "0", "d")
        await settled(pilot)
        assert "Decisions: no decisions" in board.text


async def test_an_item_has_its_own_history_by_field(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.shown() as pilot:
        session = board.app.session
        assert session is not None
        session.do(Step("Answer", edit(session.plan.items["carts"], customer=2, note="N"), "asked them"))
        session.do(Step("Answer again", edit(session.plan.items["carts"], customer=None)))
        await settled(pilot)
        await pilot.press("H")
        await settled(pilot)
        assert "History of CARTS Saved carts: 5 changes" in board.text
        assert "customer 2 → –" in board.lines()[2]
        await pilot.press("f")
        await pilot.pause()
        await pilot.press("1")
        await settled(pilot)
        assert "History of CARTS Saved carts: 2 changes" in board.text
        assert "customer 5 → 2" in board.lines()[3]
        await pilot.press("j")
        await settled(pilot)
        assert "Why: asked them" in board.text
        await pilot.press("enter")
        await settled(pilot)
        assert "◷ As it stood on 2 Nov 2026, 13:00" in board.text
        past = board.app.session
        assert past is not None
        assert past.plan.items["carts"].customer == 2
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("H")
        await settled(pilot)
        assert "History: 3 steps" in board.text


async def test_a_long_history_is_read_where_one_looks(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db", phase="measure")
    session = open_session(board.path, "Bo")
    for number in range(450):
        session.do(Step(f"Step {number}", edit(session.plan.items["carts"], customer=number % 5)))
    session.store.close().result()
    async with board.shown() as pilot:
        await pilot.press("H")
        await settled(pilot)
        assert "History: 451 steps" in board.text
        await pilot.press("G")
        await settled(pilot)
        assert "Create the plan" in board.text
        assert "Step 0 " in board.text
        await pilot.press("g", "slash")
        await pilot.pause()
        await write(pilot, "step 222", "enter")
        await settled(pilot)
        assert "1 of 1 with “step 222”" in board.text
        assert "customer 1 → 2" in board.text
