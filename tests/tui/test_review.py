"""The review on screen: graded, settled, learnt, closed and taken back; sentences of Measure lead to their evidence."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.domain.closing.closing import close_quarter
from planner.domain.closing.unfinished import CloseChoice, unfinished
from planner.tui.app import PlannerApp
from planner.tui.palette import commands
from planner.tui.screens.check_in import CheckInScreen
from planner.tui.screens.review import ReviewScreen
from planner.tui.widgets.promise_pane import PromisePane
from planner.tui.widgets.review_pane import ReviewPane
from planner.tui.widgets.sentence_pane import SentencePane
from tests.stores import open_session, plan_files
from tests.tui.launching import make_launch
from tests.tui.quarters import begun, do_now, measuring, said, stored, write
from tests.tui.seeing import seen

WEEK_12 = date(2026, 12, 16)


def app_on(path: Path, today: date = WEEK_12) -> PlannerApp:
    launch = make_launch(path, phase="measure", today=today)
    return PlannerApp(launch, launch.open_session(str(path)))


async def opened(pilot: Pilot[int]) -> ReviewPane:
    """The review, as `r` opens it on Measure."""
    await begun(pilot)
    await pilot.press("r")
    await pilot.pause()
    assert isinstance(pilot.app.screen, ReviewScreen)
    return pilot.app.screen.pane


async def settle(pilot: Pilot[int], choice: str, weeks: str, why: str) -> None:
    """Fills in the form of an unfinished item."""
    await pilot.press("enter")
    await pilot.pause()
    for text, then in ((choice, "tab"), (weeks, "tab"), (why, "enter")):
        await pilot.press(*text, then)
    await pilot.pause()


async def command(pilot: Pilot[int], action: str) -> None:
    await pilot.app.screen.run_action(action)
    await pilot.pause()


def to_item(pane: ReviewPane, item: str) -> None:
    pane.place_cursor(next(n for n, row in enumerate(pane.rows) if row.id == item))


@pytest.mark.parametrize("size", [(80, 24), (124, 32), (164, 40)])
async def test_sections_are_gone_through_one_after_the_other(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_on(write(tmp_path / "plan.db", weeks=5), date(2026, 11, 6))
    async with app.run_test(size=size) as pilot:
        pane = await opened(pilot)
        assert "Review of 2026-Q4 so far, week 6 of 14" in seen(app)
        titles = []
        for _ in pane.sections:
            titles.append(pane.sections[pane.section_at(pane.cursor)].title)
            await pilot.press("right_square_bracket")
        assert titles == [section.title for section in pane.sections]
        assert pane.cursor == 0
        await command(pilot, "close_quarter")
        assert "can be closed from week 10 on" in seen(app)


async def test_what_is_missing_is_named_then_it_is_closed_and_undone(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db")
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        pane = await opened(pilot)
        await command(pilot, "close_quarter")
        assert "3 unfinished items have no choice yet" in " ".join(seen(app).split())
        await pilot.press("escape")
        await pilot.pause()
        assert pane.row is not None
        assert pane.row.id == "carts"  # the first of what is missing
        for item, choice, weeks in (("carts", "c", "4"), ("pay", "d", ""), ("latency", "carry", "2")):
            to_item(pane, item)
            await settle(pilot, choice, weeks, "why")
        assert "Carry Checkout latency over, 2 weeks left" in said(pilot)
        await command(pilot, "close_quarter")
        text = " ".join(seen(app).replace("│", " ").split())
        assert "0 of 3 items done, 2 carried over, 1 dropped. 2026-Q4 becomes read-only" in text
        await pilot.press("enter")
        await pilot.pause()
        await app.workers.wait_for_complete()
        assert said(pilot).startswith("2026-Q4 is closed.   > goes to 2027-Q1, u undoes")
        assert stored(path).current == "2027-Q1"
        assert "closed" in seen(app)
        await pilot.press("u")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert stored(path).current == "2026-Q4"
        assert stored(path).items["pay"].stage == "idea"


def offered(app: PlannerApp) -> list[str]:
    """The commands of the palette that close or open a quarter: one that would do nothing is not there."""
    return [c.title for c in commands(app, app.screen) if c.title in {"Close the quarter", "Reopen the quarter"}]


async def test_a_closed_quarter_is_read_and_opened_again_with_a_why(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db", agreed=False)
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        pane = await opened(pilot)
        assert offered(app) == ["Close the quarter"]
        await command(pilot, "close_quarter")
        await pilot.press("y")
        await pilot.pause()
        await app.workers.wait_for_complete()
        pane.action_ends(1)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)  # nothing can be written
        assert offered(app) == ["Reopen the quarter"]
        await command(pilot, "reopen")
        await pilot.press(*"late", "enter")
        await pilot.pause()
        assert said(pilot).startswith("Reopen 2026-Q4.")
        assert stored(path).current == "2026-Q4"


async def test_what_was_learnt_is_written_down_line_by_line(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db")
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        pane = await opened(pilot)
        pane.action_ends(1)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*"Cut", "enter", *"Ask", "escape")
        assert "This is not saved" in seen(app)  # and nothing that was typed is lost
        await pilot.press("s", "ctrl+s")
        await pilot.pause()
        assert stored(path).quarter.learnings == "Cut\nAsks"
        assert [(row.glyph, row.text) for row in pane.rows[-2:]] == [("•", "Cut"), ("•", "Asks")]
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)  # nothing was typed, so nothing is asked


async def test_the_same_is_said_of_several_marked_items_and_of_the_rest(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.db")
    app = app_on(path)
    async with app.run_test(size=(80, 24)) as pilot:
        pane = await opened(pilot)
        await command(pilot, "mark_open")
        assert pane.marked == {"carts", "pay", "latency"}
        await pilot.press("space")  # not the first
        assert said(pilot).startswith("2 items marked.")
        await settle(pilot, "b", "", "other things came first")
        kept = {row.item.id: row.becomes for row in unfinished(stored(path))}
        assert [item for item, made in kept.items() if made is None] == ["carts"]
        assert kept["pay"] == CloseChoice("back", "other things came first")
        assert not pane.marked
        assert pane.row is not None
        assert pane.row.id == "carts"  # what is left
        await pilot.press("u")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert all(row.chosen is None for row in unfinished(stored(path)))  # one step
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("d", "tab", "tab", *"why", "tab", *"rest", "enter")
        await pilot.pause()
        assert {row.becomes for row in unfinished(stored(path))} == {CloseChoice("dropped", "why")}
        assert said(pilot).startswith("Drop 3 items when")


@pytest.mark.parametrize("size", [(80, 24), (124, 32), (164, 40)])
async def test_the_next_align_begins_with_what_the_review_found(tmp_path: Path, size: tuple[int, int]) -> None:
    path = write(tmp_path / "plan.db", weeks=5)
    writer = open_session(path, "Bo", today=WEEK_12, files=plan_files("closer"), ids="closer")
    writer.load_evidence().result()
    given = {row.item.id: CloseChoice("carried", "going on", 2.0) for row in unfinished(writer.plan)}
    do_now(writer, close_quarter(writer.plan, given, writer.moment()))
    writer.store.close().result()
    app = app_on(path, date(2026, 12, 17))
    async with measuring(app, size) as pilot:
        await pilot.press("1")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "What the review of 2026-Q4 found" in seen(app)
        assert "Innovation to Tune-Up 86 : 14, 60 : 40 agreed" in seen(app)
        await pilot.press("A")
        await pilot.pause()
        await pilot.press(*"speed", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "What the review of" not in seen(app)
        await pilot.press("less_than_sign")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.screen.plan.current == "2026-Q4"  # type: ignore[attr-defined]  # a phase


async def test_a_form_complains_and_stays_open(tmp_path: Path) -> None:
    app = app_on(write(tmp_path / "plan.db"))
    async with app.run_test(size=(80, 24)) as pilot:
        pane = await opened(pilot)
        to_item(pane, "carts")
        await settle(pilot, "keep", "4", "why")
        assert "✗ Write carry, back or drop" in seen(app)


async def test_a_sentence_leads_to_its_evidence(tmp_path: Path) -> None:
    app = app_on(write(tmp_path / "plan.db", weeks=5), date(2026, 11, 6))
    async with measuring(app) as pilot:
        pane = app.screen.query_one(SentencePane)
        pane.focus()
        kinds = [sentence.kind for sentence in pane._sentences]
        pane.place_cursor(kinds.index("answers"))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, CheckInScreen)
        await pilot.press("escape")
        await pilot.pause()
        pane.place_cursor(kinds.index("promises"))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.focused, PromisePane)
        assert app.focused.display
