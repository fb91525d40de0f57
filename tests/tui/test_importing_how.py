"""How a file is read, asked and remembered; and an import that is stopped while it is being saved."""

from concurrent.futures import Future
from pathlib import Path

import pytest

from planner.domain.change import Step
from planner.session import Appended
from planner.session.watching import Watch
from planner.tui.screens.importing import ImportScreen
from planner.tui.screens.triage import TriageScreen
from tests.exchange.csv_text import EPICS, cloud
from tests.tui.importing import prioritizing, read
from tests.tui.seeing import SMALL, seen, settle, stored, write


async def test_how_to_read_a_file_can_be_said(folder: Path) -> None:
    (folder / "own.csv").write_text("Thing;Size\nСкидки;16\n", "windows-1251")
    app = prioritizing(folder)
    async with app.run_test(size=SMALL) as pilot:
        await read(app, pilot, "own.csv")
        assert "In which of these are the words right?" in seen(app)
        assert "windows-1251  Cyrillic             Скидки" in seen(app)
        await pilot.press("2")
        await settle(app, pilot)
        assert "Which column holds the titles?" in seen(app)
        assert "Thing                  –          Скидки" in seen(app)
        await pilot.press("0")
        await settle(app, pilot)
        assert "Taken for a table with 2 columns (Windows-1251, semicolons)" in seen(app)
        await pilot.press("ctrl+o", "1", *["down"] * 10, "enter")
        await settle(app, pilot)
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert "Size                   points     16" in seen(app)
        await pilot.press("end", "enter")
        await pilot.pause()
        assert "--map Thing=title --map Size=points --encoding windows-1251" in seen(app)
        await write(pilot, " --map Thing", "enter")
        await pilot.pause()
        assert "COLUMN=FIELD" in seen(app)
        await write(pilot, "=title --points-per-week 8", "enter")
        await settle(app, pilot)
        assert "1 row from CSV: 1 open and new" in seen(app)
        await pilot.press("a", "enter")
        await settle(app, pilot)
    assert [(item.title, item.weeks) for item in stored(folder).items.values()] == [("Скидки", 2)]


async def test_story_points_without_a_rate_are_told_and_the_rate_is_asked_for(folder: Path) -> None:
    (folder / "own.csv").write_text("Title;Story points\nA;16\nB;4\nC;\n")
    app = prioritizing(folder)
    async with app.run_test(size=SMALL) as pilot:
        await read(app, pilot, "own.csv")
        assert "2 new items have story points and no weeks" in seen(app)
        await pilot.press("down", "space", "ctrl+o", "2")
        await pilot.pause()
        await write(pilot, "0", "enter")
        assert "must be more than 0" in seen(app)
        await write(pilot, "8", "enter")
        await settle(app, pilot)
        assert "story points and no weeks" not in seen(app)
        assert "1 of 3 marked" in seen(app)
        await pilot.press("ctrl+o", "2")
        await pilot.pause()
        assert "How many story points are one week of one person?" in seen(app)
        await pilot.press("escape", "a", "enter")
        await settle(app, pilot)
    assert {item.title: item.weeks for item in stored(folder).items.values()} == {"A": 2, "B": 0.5, "C": None}


async def test_what_was_said_of_the_columns_holds_for_the_next_file(folder: Path) -> None:
    (folder / "own.csv").write_text("Thing;Size\nA;16\n")
    (folder / "own2.csv").write_text("Thing;Size\nB;8\n")
    app = prioritizing(folder)
    async with app.run_test(size=SMALL) as pilot:
        for name, keys in (("own.csv", ["0"]), ("own2.csv", [])):
            await read(app, pilot, name)
            await pilot.press(*keys)
            await settle(app, pilot)
            kept = "Read as the last file with this header was: “Thing” is the title." in seen(app)
            assert kept == (name == "own2.csv")
            await pilot.press("a", "enter")
            await settle(app, pilot)
            await pilot.press("escape")
            await pilot.pause()
    assert [item.title for item in stored(folder).items.values()] == ["A", "B"]


async def test_esc_stops_what_is_being_saved_and_nothing_is_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = prioritizing(folder, jira=cloud(*EPICS))
    async with app.run_test(size=SMALL) as pilot:
        await read(app, pilot, "jira.csv")
        screen = app.screen
        assert isinstance(screen, ImportScreen)
        session, write_step = screen.session, screen.session.write

        def stop_and_write(step: Step, watch: Watch) -> Future[Appended]:
            screen.action_back()
            return write_step(step, watch)

        with monkeypatch.context() as patched:
            patched.setattr(session, "write", stop_and_write)
            await pilot.press("enter")
            await settle(app, pilot)
        assert ImportScreen.STOPPED in seen(app)
        assert "2 of 2 marked" in seen(app)
        await pilot.press("enter")
        await settle(app, pilot)
        assert isinstance(app.screen, TriageScreen)
    assert len(stored(folder).items) == 2
