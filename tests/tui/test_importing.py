"""Reading a backlog into an open plan: choosing the file, marking what is wanted, and what is stored then."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.launch import PhaseName
from planner.tui.screens.importing import ImportScreen
from planner.tui.screens.prioritize import PrioritizeScreen
from planner.tui.screens.triage import TriageScreen
from tests.exchange.csv_text import EPICS, cloud
from tests.hostile import ALL as HOSTILE
from tests.stores import founding_changes, make_plan_file
from tests.tui.importing import prioritizing, read
from tests.tui.launching import make_app
from tests.tui.seeing import SMALL, seen, settle, stored, write

STORIES = tuple(
    (f"Story about {what}", f"ST-{n}", str(n), "Story", "To Do", "To Do")
    for n, what in enumerate(("carts", "pay", "x"))
)


async def take_in(app: PlannerApp, pilot: Pilot[int]) -> None:
    """Imports all that the file has which is offered first, and sorts nothing."""
    await read(app, pilot)
    await pilot.press("enter")
    await settle(app, pilot)
    if isinstance(app.screen, TriageScreen):
        await pilot.press("escape")
        await pilot.pause()


async def test_without_epics_a_list_to_mark_and_find_in(folder: Path) -> None:
    app = prioritizing(folder, jira=cloud(*STORIES))
    async with app.run_test(size=SMALL) as pilot:
        await read(app, pilot)
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
        await pilot.press("w")
        await settle(app, pilot)
        assert "1 new" in seen(app)
        assert "2 open, not chosen" in seen(app)
        await pilot.press("escape", "slash", "escape", "a")
        await pilot.pause()
        assert "3 of 3 marked" in seen(app)
        await pilot.press("a", "space", "enter")
        await settle(app, pilot)
        assert isinstance(app.screen, TriageScreen)
    assert [entry.item.title for entry in stored(folder).order.unsorted] == ["Story about carts"]


@pytest.mark.parametrize("phase", ["align", "prioritize", "measure"])
async def test_every_phase_has_the_import_in_its_palette(folder: Path, phase: PhaseName) -> None:
    app = make_app(folder / "plan.db", phase=phase)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        await write(pilot, "Import")
        await settle(app, pilot)
        await pilot.press("enter")
        await pilot.pause(0.2)
        await settle(app, pilot)
        assert isinstance(app.screen, ImportScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert seen(app)


async def test_epics_or_everything_and_undo_takes_the_import_back(folder: Path) -> None:
    app = prioritizing(folder, jira=cloud(*EPICS))
    async with app.run_test(size=SMALL) as pilot:
        await read(app, pilot)
        await pilot.press("e")
        await pilot.pause()
        assert "Open issues: 2 of 3 marked" in seen(app)
        await pilot.press("a", "enter")
        await settle(app, pilot)
        assert "0 of 3 items sorted" in seen(app)
        assert "Import 3 items from Jira.   u undoes" in seen(app)
        await pilot.press("escape", "u")
        await settle(app, pilot)
        assert app.session is not None
        assert not app.session.plan.items
        assert "Undone: Import 3 items from Jira" in seen(app)
    assert not stored(folder).items


async def test_the_same_file_again_only_updates(folder: Path) -> None:
    app = prioritizing(folder, jira=cloud(*EPICS))
    async with app.run_test(size=SMALL) as pilot:
        for text in (cloud(*EPICS[:1]), cloud(("Saved baskets", *EPICS[0][1:]))):
            (folder / "jira.csv").write_text(text)
            await take_in(app, pilot)
        assert isinstance(app.screen, PrioritizeScreen)
        assert "Update 1 item from Jira" in seen(app)
    assert [item.title for item in stored(folder).items.values()] == ["Saved baskets"]


async def test_a_file_that_brings_nothing_says_so(folder: Path) -> None:
    app = prioritizing(folder, jira=cloud(*EPICS[:1]))
    async with app.run_test(size=SMALL) as pilot:
        for _ in range(2):
            await take_in(app, pilot)
        assert "Nothing is new or changed." in seen(app)


async def test_a_file_that_cannot_be_read_is_one_sentence_and_another_may_be_chosen(folder: Path) -> None:
    (folder / "broken.csv").write_text('Summary,Issue key\nA,"CHK-1\n')
    (folder / "good.csv").write_text(cloud(*EPICS))
    app = prioritizing(folder)
    async with app.run_test(size=SMALL) as pilot:
        await read(app, pilot, "broken.csv")
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
        await settle(app, pilot)
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
    app = prioritizing(folder)
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
    app = prioritizing(folder)
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
    app = prioritizing(folder)
    async with app.run_test(size=SMALL) as pilot:
        app.action_import_backlog()
        await pilot.pause()
        assert "[@click=app.quit]x[" in seen(app)
        await pilot.press(*"[", "tab", "enter")
        await settle(app, pilot)
        assert "marked" in seen(app)
        await pilot.press("w")
        await settle(app, pilot)
        await pilot.press("escape", "a", "pagedown", "pagedown", "enter")
        await settle(app, pilot)
        assert isinstance(app.screen, TriageScreen)
        assert not any(char in seen(app) for char in "\x1b\x07\u202e\u200b")
