"""Where there is no plan: three ways to one, and a backlog that is read in ends in triage."""

from pathlib import Path

from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.screens.first_run import FirstRunScreen
from planner.tui.screens.importing import ImportScreen
from planner.tui.screens.prioritize import PrioritizeScreen
from planner.tui.screens.triage import TriageScreen
from tests.exchange.csv_text import EPICS, cloud
from tests.tui.launching import make_launch
from tests.tui.seeing import SMALL, seen, settle, stored, write


def first_run(folder: Path) -> PlannerApp:
    return PlannerApp(make_launch(folder / "plan.db"))


async def type_plan(pilot: Pilot[int]) -> None:
    """Organisation, then two teams; the quarter is suggested."""
    await write(pilot, "Pine", "tab", "tab")
    await write(pilot, "Checkout", "tab", "tab")
    await write(pilot, "6", "tab")
    await write(pilot, "Build", "tab", "space", "space", "tab")
    await write(pilot, "2,5")


async def test_three_ways_are_offered_at_the_smallest_size(folder: Path) -> None:
    app = first_run(folder)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        text = seen(app)
        for offer in ("Look at the sample", "Start a new plan", "Read a backlog in", "There is no plan yet at"):
            assert offer in text
        await pilot.press("q")
    assert app.return_value == 0
    assert not (folder / "plan.db").exists()


async def test_the_first_screen_explains_itself(folder: Path) -> None:
    app = first_run(folder)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "? Help" in seen(app)
        await pilot.press("question_mark")
        await pilot.pause()
        assert "A plan is one file on this computer" in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "Look at the sample" in seen(app)


async def test_the_sample_opens_on_its_own_day(folder: Path) -> None:
    app = first_run(folder)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await settle(app, pilot)
        assert app.session is not None
        assert app.session.today.isoformat() == "2026-11-11"
        assert "sample" in seen(app).splitlines()[0]
    assert not (folder / "plan.db").exists()


async def test_a_new_plan_with_a_running_total(folder: Path) -> None:
    app = first_run(folder)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "2026-Q4" in seen(app)
        assert "No team with people yet." in seen(app)
        await type_plan(pilot)
        await pilot.pause()
        assert "2 teams, 8.5 people, 79 weeks in 2026-Q4 (70 % of the time plannable)" in seen(app)
        await pilot.press("enter")
        await settle(app, pilot)
        assert "Pine › 2026-Q4" in seen(app).splitlines()[0]
        assert not isinstance(app.screen, FirstRunScreen | ImportScreen)
    plan = stored(folder)
    assert plan.organisation.name == "Pine"
    assert plan.organisation.time_zone == "Europe/Berlin"
    assert [(t.name, t.kind) for t in plan.active_teams] == [("Checkout", "product"), ("Build", "framework")]
    assert sorted(c.people for c in plan.capacities.values()) == [2.5, 6]


async def test_what_is_missing_is_said_and_what_was_typed_stays(folder: Path) -> None:
    app = first_run(folder)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "A plan needs" in seen(app)
        await write(pilot, "Pine", "tab", "tab")
        await write(pilot, "Checkout", "enter")
        await pilot.pause()
        assert "How many people does Checkout have?" in seen(app)
        await pilot.press("tab", "tab")
        await write(pilot, "many", "enter")
        await pilot.pause()
        assert "“many” is not a number" in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, FirstRunScreen)
    assert not (folder / "plan.db").exists()


async def test_where_no_file_can_be_made_what_was_typed_stays_and_can_be_taken_again(folder: Path) -> None:
    there = folder / "plans"
    app = PlannerApp(make_launch(there / "plan.db"))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        await type_plan(pilot)
        await pilot.press("enter")
        await settle(app, pilot)
        text = seen(app)
        assert "There is no folder" in text
        for typed in ("Pine", "Checkout", "Build", "framework", "2 teams, 8.5 people"):
            assert typed in text
        there.mkdir()
        await pilot.press("enter")
        await settle(app, pilot)
        assert app.session is not None
    assert [t.name for t in stored(there).active_teams] == ["Checkout", "Build"]


async def test_rows_for_teams_never_run_out(folder: Path) -> None:
    app = first_run(folder)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        await write(pilot, "Pine", "tab", "tab")
        for number in range(5):
            await write(pilot, f"T{number}", "tab", "tab")
            await write(pilot, "1", "tab")
        await pilot.press("enter")
        await settle(app, pilot)
    assert len(stored(folder).teams) == 5


async def test_a_backlog_comes_in_and_ends_in_triage_with_its_progress(folder: Path) -> None:
    (folder / "jira.csv").write_text(cloud(*EPICS))
    app = first_run(folder)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        await type_plan(pilot)
        await pilot.press("enter")
        await settle(app, pilot)
        assert isinstance(app.screen, ImportScreen)
        assert "jira.csv" in seen(app)
        await write(pilot, "jira.csv", "enter")
        await settle(app, pilot)
        assert "4 rows from Jira: 3 open and new · 1 done, left out" in seen(app)
        assert "Open epics: 2 of 2 marked" in seen(app)
        assert "✓ CHK-1 Saved carts" in seen(app)
        await pilot.press("enter")
        await settle(app, pilot)
        assert isinstance(app.screen, TriageScreen)
        assert "0 of 2 items sorted" in seen(app)
        await pilot.press("i", "1", "m", "t", "2", "s", "escape")
        await settle(app, pilot)
        assert isinstance(app.screen, PrioritizeScreen)
        assert "Saved carts" in seen(app)
    plan = stored(folder)
    assert [(e.item.title, e.item.weeks) for e in plan.order.innovation] == [("Saved carts", 3)]
    assert [(e.item.title, e.item.weeks) for e in plan.order.tune_up] == [("Apple Pay", 1)]
