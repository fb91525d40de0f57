"""Several leads on screen: hidden until shown together, then the order, what divides them, and taking it over."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from planner.domain.voting.casting import Vote, cast
from planner.domain.voting.consensus import ballots_of, shown_ballots
from planner.tui.screens.ballots import BallotsScreen
from planner.tui.screens.ballots_page import BallotPage
from planner.tui.screens.plan_screen import PlanScreen
from planner.tui.widgets.line_list import LineList
from planner.tui.widgets.said import Said
from tests.builders import make_item
from tests.markdown import table_with
from tests.test_docs_keys import bound, keys_in
from tests.tui.backlogs import MIDDLE, NARROW, Board, titles
from tests.tui.seeing import settle, write

WIDE = (164, 40)
INNOVATION = ["carts", "pay", "gift", "search", "dark", "loyal"]


async def opened(board: Board, pilot: Pilot[int]) -> None:
    """The ballots on Innovation, with everything read."""
    await settle(board.app, pilot)
    await pilot.press("b")
    await pilot.pause()
    assert isinstance(board.app.screen, BallotsScreen)


async def page_of(board: Board, pilot: Pilot[int], name: str) -> None:
    """The private page of a lead."""
    await pilot.press("a")
    await pilot.pause()
    await pilot.press("ctrl+u", "end", "ctrl+u")
    await write(pilot, name, "enter")
    await pilot.pause()
    assert isinstance(board.app.screen, BallotPage)


async def vote(board: Board, pilot: Pilot[int], name: str, *keys: str) -> None:
    """A lead votes with some keys and saves."""
    await page_of(board, pilot, name)
    await pilot.press(*keys, "enter")
    await settle(board.app, pilot)
    assert isinstance(board.app.screen, BallotsScreen)


def cast_all(board: Board, *votes: tuple[str, str], reasons: tuple[tuple[str, str], ...] = ()) -> None:
    """Ballots as if they had come by form; an order is written as first letters."""
    session = board.app.session
    assert session is not None
    initial = {item[0]: item for item in INNOVATION}
    for name, order in votes:
        ballot = Vote(name, tuple(initial[letter] for letter in order), (), reasons if name == votes[-1][0] else ())
        session.do(cast(session.plan, "innovation", ballot, session.moment()))


async def show(board: Board, pilot: Pilot[int]) -> None:
    await pilot.press("S")
    await pilot.pause()
    await pilot.press("enter")
    await settle(board.app, pilot)


def lines_of(board: Board, name: str) -> list[str]:
    """The texts of a list on the screen, on one blank each."""
    lines = board.app.screen.query_one(f"#{name}", LineList)
    texts = [lines.render_line(y).text for y in range(lines.scrollable_content_region.height)]
    return [" ".join(text.split()) for text in texts if text.strip()]


def front(board: Board) -> str:
    """Which screen is in front."""
    return type(board.app.screen).__name__


def copied(board: Board) -> str:
    """What `y` would copy."""
    assert isinstance(board.app.screen, PlanScreen)
    return board.app.screen.as_text()


def private(board: Board) -> BallotPage:
    """The page that is in front."""
    assert isinstance(board.app.screen, BallotPage)
    return board.app.screen


def said(board: Board) -> str:
    """The message line of the screen in front."""
    return board.app.screen.query_one(Said).text


async def test_leads_vote_one_after_the_other_and_only_that_they_voted_is_seen(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(board, pilot)
        assert "6 items to rank. Nobody has voted." in board.text
        await vote(board, pilot, "Ann", "G", "K", "K", "K", "K", "K")
        assert said(board) == "Ann has voted; nothing of it is seen."
        await vote(board, pilot, "Bo", "J")
        assert [line.split()[:2] for line in lines_of(board, "voters")] == [["✓", "Ann"], ["✓", "Bo"]]
        assert "2 leads have voted. What they say is hidden" in " ".join(board.text.split())
        assert "Loyalty" not in board.text
        screen = board.app.screen
        assert copied(board) == "Innovation: 2 ballots; hidden until all are shown together."
        await pilot.press("w", "A")
        await pilot.pause()
        assert board.app.screen is screen
    plan = board.stored()
    session_plan = board.plan
    assert {b.person: b.order[:2] for b in ballots_of(session_plan, "innovation")} == {
        "Ann": ("loyal", "carts"), "Bo": ("pay", "carts"),
    }  # fmt: skip
    assert plan.evidence is None


async def test_the_private_page_is_left_without_a_trace(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(board, pilot)
        await page_of(board, pilot, "Ann")
        assert "only you look at the screen" in board.text
        await pilot.press("J")
        assert "hidden until all are shown together" in copied(board)
        await pilot.press("u", "escape")
        await pilot.pause()
        assert front(board) == "BallotsScreen"
        assert said(board) == "Nothing was saved."
        await page_of(board, pilot, "Ann")
        await pilot.press("J", "escape")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert front(board) == "BallotPage"
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        assert front(board) == "BallotsScreen"
        await page_of(board, pilot, "Ann")
        await pilot.press("J", "escape")
        await pilot.pause()
        await pilot.press("enter")
        await settle(board.app, pilot)
        assert said(board) == "Ann has voted; nothing of it is seen."
        await pilot.press("enter")
        await pilot.pause()
        page = private(board)
        assert page.draft.order == tuple(INNOVATION), "what Ann gave before is not shown to whoever opens her page"
        assert "What you gave before stays until you save" in " ".join(board.text.split())


async def test_dots_reasons_and_what_is_not_judged(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(board, pilot)
        await page_of(board, pilot, "Ann")
        await pilot.press("3", "j", "plus", "minus", "plus", "enter")
        await pilot.pause()
        assert said(board) == "✗ 1 dot is left; give all 5, then save."
        await pilot.press("5")
        assert said(board) == "✗ There are 5 dots, and only 1 dot is left; take one from another item."
        await pilot.press("plus", "g", "j", "j", "space", "e")
        await pilot.pause()
        await write(pilot, "Half of all tickets", "enter")
        await pilot.pause()
        await pilot.press("n")
        assert "0 of 5 dots left · 1 with a reason · your name may be told" in board.text
        await pilot.press("enter")
        await settle(board.app, pilot)
        (ballot,) = ballots_of(board.plan, "innovation")
        assert dict(ballot.points) == {"carts": 3, "pay": 2, "search": 0, "dark": 0, "loyal": 0}
        assert ballot.reasons == (("search", "Half of all tickets"),)
        assert ballot.may_be_named


async def test_an_item_moves_to_a_rank_and_back(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(board, pilot)
        await page_of(board, pilot, "Ann")
        page = private(board)
        await pilot.press("M")
        await pilot.pause()
        await write(pilot, "9", "enter")
        await pilot.pause()
        assert "Write a rank from 1 to 6." in board.text
        await pilot.press("backspace")
        await write(pilot, "3", "enter")
        await pilot.pause()
        assert page.draft.order[:3] == ("pay", "gift", "carts")
        await pilot.press("K", "K", "K")
        assert said(board) == "Already at the top."
        await pilot.press("u", "u", "u", "u")
        assert page.draft.order == tuple(INNOVATION)
        assert said(board) == "Nothing to take back on this page."


async def test_shown_together_they_give_an_order_that_can_be_taken_over(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(board, pilot)
        cast_all(
            board, ("Ann", "spcgdl"), ("Bo", "spgcdl"), ("Cy", "cspgdl"), reasons=(("search", "[b]We[/b] type"),)
        )  # fmt: skip
        await show(board, pilot)
        assert len(shown_ballots(board.plan, "innovation")) == 3
        assert "The 3 leads largely agree." in board.text
        assert lines_of(board, "order")[0] == "▲ 1 Search on mobile today 4 ranks 1 … 2"
        assert "Taking it over brings in: Search on mobile; out:" in " ".join(board.text.split())
        await pilot.press("a")
        await pilot.pause()
        assert front(board) == "BallotsScreen"
        await pilot.press("w")
        await pilot.pause()
        assert "Cy: [b]We[/b] type" in board.text
        await pilot.press("escape", "A")
        await pilot.pause()
        assert "In: Search on mobile." in board.text
        await pilot.press("enter")
        await settle(board.app, pilot)
        assert "Search on mobile" in board.lane()[0]
        assert "in Search on mobile" in board.said
        order = titles(board.plan)
        await pilot.press("u")
        await settle(board.app, pilot)
        assert titles(board.plan)[0] == "Saved carts" != order[0]
        await pilot.press("b")
        await pilot.pause()
        assert "The 3 leads largely agree." in board.text
    assert titles(board.stored())[0] == "Saved carts"


async def test_what_divides_the_room_comes_with_its_reasons_and_a_dissent_stays(tmp_path: Path) -> None:
    weeks = {"carts": 18, "pay": 24, "gift": 10, "search": 28, "dark": 2, "loyal": 1}
    board = Board(tmp_path / "plan.db", [make_item(item, weeks=count) for item, count in weeks.items()])
    async with board.app.run_test(size=WIDE) as pilot:
        await opened(board, pilot)
        cast_all(
            board,
            ("Ann", "cpgdls"),
            ("Bo", "cpgdls"),
            ("Cy", "spgdlc"),
            ("Di", "scgdlp"),
            reasons=(("pay", "Too early"),),
        )
        await show(board, pilot)
        talk = lines_of(board, "talk")
        assert "Di: Too early" in talk, talk
        assert any("of 4 above the line" in line for line in talk)
        await pilot.press("escape", "down")
        await settle(board.app, pilot)
        assert "Di: Too early" in board.text
        await pilot.press("w")
        await settle(board.app, pilot)
        assert "Di saw it differently: “Too early”" in board.text


async def test_a_ballot_is_withdrawn_and_all_of_them_when_it_is_voted_again(tmp_path: Path) -> None:
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(board, pilot)
        cast_all(board, ("Ann", "cp"), ("Bo", "pc"))
        await settle(board.app, pilot)
        await pilot.press("X")
        await pilot.pause()
        await pilot.press("enter")
        await settle(board.app, pilot)
        assert [ballot.person for ballot in ballots_of(board.plan, "innovation")] == ["Bo"]
        await show(board, pilot)
        assert "Only one lead has voted" in board.text
        await board.app.screen.run_action("begin_anew")
        await pilot.pause()
        await pilot.press("enter")
        await settle(board.app, pilot)
        assert "Nobody has voted." in board.text
        await pilot.press("u")
        await settle(board.app, pilot)
        assert "Only one lead has voted" in board.text


@pytest.mark.parametrize("count", [0, 1, 40])
@pytest.mark.parametrize("size", [NARROW, MIDDLE, WIDE])
async def test_no_item_one_and_forty(tmp_path: Path, count: int, size: tuple[int, int]) -> None:
    board = Board(tmp_path / "plan.db", [make_item(f"i{n}", title=f"Thing {n} " * 9, weeks=2) for n in range(count)])
    async with board.app.run_test(size=size) as pilot:
        await opened(board, pilot)
        await pilot.press("S", "X", "enter")
        await pilot.pause()
        if not count:
            assert said(board) == "Innovation has nothing to vote on.   ← → goes to the other lane"
            await pilot.press("right")
            await pilot.pause()
            assert "Tune-Up" in str(board.app.screen.query_one("#head", Static).content)
            return
        await pilot.press("escape")
        await pilot.pause()
        for name in ("Ann", "Bo"):
            await vote(board, pilot, name, "G", "K")
        await show(board, pilot)
        await pilot.press("G")
        assert len(ballots_of(board.plan, "innovation")) == 2
        assert "Thing" in board.text


async def test_the_page_has_the_keys_of_the_readme(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    rows = {row[0].partition(":")[0]: keys_in(row[1]) for row in table_with(readme, "where", "keys").rows}
    board = Board(tmp_path / "plan.db")
    async with board.app.run_test(size=NARROW) as pilot:
        await opened(board, pilot)
        await page_of(board, pilot, "Ann")
        page = board.app.screen
        ours = bound([page, *page.query("*")])
    assert rows["Ballot"] - ours == set()
    assert {"J", "K", "M", "plus", "minus", "space", "e", "n", "enter", "escape", "u"} <= rows["Ballot"]
