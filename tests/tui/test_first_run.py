"""Where there is no plan: three ways to one, and a backlog that is read in ends in triage."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from planner.domain.plan import Plan
from planner.tui.app import PlannerApp
from planner.tui.screens.first_run import FirstRunScreen
from planner.tui.screens.importing import ImportScreen
from planner.tui.screens.prioritize import PrioritizeScreen
from planner.tui.screens.triage import TriageScreen
from tests.exchange.csv_text import cloud
from tests.hostile import ALL as HOSTILE
from tests.stores import founding_changes, make_plan_file, open_session
from tests.tui.launching import make_app, make_launch

EPICS = (
    ("Saved carts", "CHK-1", "1", "Epic", "To Do", "To Do"),
    ("Cache the cart", "CHK-2", "2", "Story", "In Progress", "In Progress"),
    ("Apple Pay", "CHK-3", "3", "Epic", "To Do", "To Do"),
    ("Old epic", "CHK-4", "4", "Epic", "Done", "Done"),
)
STORIES = tuple(
    (f"Story about {what}", f"ST-{n}", str(n), "Story", "To Do", "To Do")
    for n, what in enumerate(("carts", "pay", "x"))
)
SMALL = (80, 24)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the present one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def first_run(folder: Path) -> PlannerApp:
    return PlannerApp(make_launch(folder / "plan.db"))


def seen(app: PlannerApp) -> str:
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def stored(folder: Path) -> Plan:
    session = open_session(folder / "plan.db")
    try:
        return session.plan
    finally:
        session.store.close().result()


async def settle(app: PlannerApp, pilot: Pilot[int]) -> None:
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


async def write(pilot: Pilot[int], text: str, *then: str) -> None:
    """Puts text into the field with the focus at once, which is fifty times as quick as key by key; then some keys."""
    field = pilot.app.focused
    assert isinstance(field, Input)
    field.insert_text_at_cursor(text)
    await pilot.press(*then)


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


async def test_without_epics_a_list_to_mark_and_find_in(folder: Path) -> None:
    (folder / "jira.csv").write_text(cloud(*STORIES))
    make_plan_file(folder / "plan.db")
    app = make_app(folder / "plan.db", phase="prioritize")
    async with app.run_test(size=SMALL) as pilot:
        app.action_import_backlog()
        await pilot.pause()
        await pilot.press("down", "enter")
        await settle(app, pilot)
        assert "Open issues: 0 of 3 marked" in seen(app)
        await pilot.press("enter")
        await settle(app, pilot)
        assert "Nothing is marked: space marks one, a marks all." in seen(app)
        await pilot.press("slash", *"pay")
        await pilot.pause()
        assert "Story about carts" not in seen(app)
        await pilot.press("enter", "space")
        await pilot.pause()
        assert "✓ ST-1  Story about pay" in seen(app) or "✓ ST-1 Story about pay" in seen(app)
        assert "1 of 3 marked" in seen(app)
        await pilot.press("slash", "escape", "a")
        await pilot.pause()
        assert "3 of 3 marked" in seen(app)
        await pilot.press("a", "space", "enter")
        await settle(app, pilot)
        assert isinstance(app.screen, TriageScreen)
    assert [entry.item.title for entry in stored(folder).order.unsorted] == ["Story about carts"]


async def test_epics_or_everything_and_undo_takes_the_import_back(folder: Path) -> None:
    (folder / "jira.csv").write_text(cloud(*EPICS))
    make_plan_file(folder / "plan.db")
    app = make_app(folder / "plan.db", phase="prioritize")
    async with app.run_test(size=SMALL) as pilot:
        app.action_import_backlog()
        await pilot.pause()
        await pilot.press("down", "enter")
        await settle(app, pilot)
        await pilot.press("e")
        await pilot.pause()
        assert "Open issues: 2 of 3 marked" in seen(app)
        await pilot.press("a", "enter")
        await settle(app, pilot)
        assert "0 of 3 items sorted" in seen(app)
        await pilot.press("escape", "u")
        await settle(app, pilot)
        assert app.session is not None
        assert not app.session.plan.items
        assert "Undone: Import 3 items from Jira" in seen(app)
    assert not stored(folder).items


async def test_the_same_file_again_only_updates(folder: Path) -> None:
    (folder / "jira.csv").write_text(cloud(*EPICS))
    make_plan_file(folder / "plan.db")
    app = make_app(folder / "plan.db", phase="prioritize")
    async with app.run_test(size=SMALL) as pilot:
        for text in (cloud(*EPICS[:1]), cloud(("Saved baskets", *EPICS[0][1:]))):
            (folder / "jira.csv").write_text(text)
            app.action_import_backlog()
            await pilot.pause()
            await pilot.press("down", "enter")
            await settle(app, pilot)
            await pilot.press("enter")
            await settle(app, pilot)
            if isinstance(app.screen, TriageScreen):
                await pilot.press("escape")
                await pilot.pause()
        assert isinstance(app.screen, PrioritizeScreen)
        assert "Update 1 item from Jira" in seen(app)
    assert [item.title for item in stored(folder).items.values()] == ["Saved baskets"]


async def test_a_file_that_cannot_be_read_is_one_sentence_and_another_may_be_chosen(folder: Path) -> None:
    (folder / "broken.csv").write_text('Summary,Issue key\nA,"CHK-1\n')
    (folder / "good.csv").write_text(cloud(*EPICS))
    make_plan_file(folder / "plan.db")
    app = make_app(folder / "plan.db", phase="prioritize")
    async with app.run_test(size=SMALL) as pilot:
        app.action_import_backlog()
        await pilot.pause()
        await write(pilot, "broken.csv", "enter")
        await settle(app, pilot)
        assert "Line 2, “Issue key”: a quotation mark is opened there" in seen(app)
        await pilot.press("ctrl+u")
        await write(pilot, "nowhere.csv", "enter")
        await settle(app, pilot)
        assert "There is no file “nowhere.csv”" in seen(app)
        await pilot.press("ctrl+u", "g", "tab")
        await settle(app, pilot)
        assert "good.csv" in seen(app).splitlines()[2]
        await pilot.press("enter")
        await settle(app, pilot)
        assert "Open epics: 2 of 2 marked" in seen(app)
        await pilot.press("w")
        await pilot.pause()
        assert "Saved carts" in seen(app)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert "The file to read" in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, PrioritizeScreen)


async def test_folders_are_walked_with_tab_and_enter(folder: Path) -> None:
    (folder / "exports").mkdir()
    (folder / "exports" / "jira.csv").write_text(cloud(*EPICS))
    (folder / "exports" / "notes.txt").write_text("x")
    make_plan_file(folder / "plan.db")
    app = make_app(folder / "plan.db", phase="prioritize")
    async with app.run_test(size=SMALL) as pilot:
        app.action_import_backlog()
        await pilot.pause()
        await pilot.press("e", "tab")
        await settle(app, pilot)
        assert "exports/" in seen(app).splitlines()[2]
        assert "notes.txt" in seen(app)
        await pilot.press("j", "enter")
        await settle(app, pilot)
        assert "Open epics: 2 of 2 marked" in seen(app)


async def test_a_plan_without_teams_is_asked_for_them_first(folder: Path) -> None:
    (folder / "jira.csv").write_text(cloud(*EPICS))
    make_plan_file(folder / "plan.db", founding_changes(teams=()))
    app = make_app(folder / "plan.db", phase="prioritize")
    async with app.run_test(size=SMALL) as pilot:
        app.action_import_backlog()
        await pilot.pause()
        assert "the teams come first" in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "at least one team" in seen(app)
        await write(pilot, "Checkout", "tab", "tab")
        await write(pilot, "6", "enter")
        await settle(app, pilot)
        await write(pilot, "jira.csv", "enter")
        await settle(app, pilot)
        await pilot.press("enter")
        await settle(app, pilot)
        assert "1 Checkout" in seen(app)
    assert [team.name for team in stored(folder).active_teams] == ["Checkout"]


async def test_hostile_titles_and_file_names_are_shown_as_text(folder: Path) -> None:
    rows = [
        (text, f"CHK-{n}", str(n), text[:60], text[:60], "To Do")
        for n, text in enumerate(hostile.text for hostile in HOSTILE)
    ]
    (folder / "[@click=app.quit]x[").write_text(cloud(*rows), "utf-8", "replace")
    make_plan_file(folder / "plan.db")
    app = make_app(folder / "plan.db", phase="prioritize")
    async with app.run_test(size=SMALL) as pilot:
        app.action_import_backlog()
        await pilot.pause()
        assert "[@click=app.quit]x[" in seen(app)
        await pilot.press(*"[", "tab", "enter")
        await settle(app, pilot)
        assert "marked" in seen(app)
        await pilot.press("w")
        await pilot.pause()
        await pilot.press("escape", "a", "pagedown", "pagedown", "enter")
        await settle(app, pilot)
        assert isinstance(app.screen, TriageScreen)
        assert not any(char in seen(app) for char in "\x1b\x07\u202e\u200b")
