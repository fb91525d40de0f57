"""Copies and backups on screen: by command, told in one line, and where they cannot be written the dialog says why."""

import asyncio
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input

from planner.domain.change import Step, edit
from planner.tui.app import PlannerApp
from planner.tui.dialogs.copy_plan import CopyTo
from planner.tui.dialogs.restore_backup import ChooseBackup, RestoreTo
from tests.stores import plan_files
from tests.tui.launching import make_app
from tests.tui.seeing import running, seen, settle, until, until_seen


async def command(app: PlannerApp, title: str) -> None:
    """Runs a command as the palette does."""
    found: dict[str, Any] = {one.title: one.callback for one in app.get_system_commands(app.screen)}
    done = found[title]()
    if asyncio.iscoroutine(done):
        await done


async def rename(app: PlannerApp, name: str) -> None:
    assert app.session is not None
    plan = app.session.plan
    await asyncio.wrap_future(app.session.do(Step(f"Call it {name}", edit(plan.organisation, name=name))))


async def put(pilot: Pilot[int], path: Path) -> None:
    pilot.app.screen.query_one(Input).value = str(path)
    await pilot.press("enter")


async def ask_where(app: PlannerApp, pilot: Pilot[int], choice: str) -> None:
    """Chooses what to copy by its key; then the dialog asks where to."""
    await command(app, "Copy the plan")
    await pilot.press(choice)
    await until(pilot, lambda: isinstance(app.screen, CopyTo))


async def test_a_copy_without_history_is_one_choice_and_a_place_away(tmp_path: Path) -> None:
    app = make_app(tmp_path / "plan.db", phase="align")
    async with running(app) as pilot:
        await rename(app, "Secret-name")
        await rename(app, "Dock & Oak")
        await command(app, "Copy the plan")
        await until_seen(app, pilot, "Only what it shows now")
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, CopyTo))
        assert app.screen.query_one(Input).value == str(tmp_path / "plan copy.db")
        await put(pilot, tmp_path / "plan.db")
        await until_seen(app, pilot, "“plan.db” is there already")
        await put(pilot, tmp_path / "for Bo.db")
        await until(pilot, lambda: not isinstance(app.screen, CopyTo))
        await until_seen(app, pilot, "Copied to")
    found = (tmp_path / "for Bo.db").read_bytes()
    assert (b"Secret-name" in found, b"Dock & Oak" in found) == (False, True)
    assert plan_files().check(str(tmp_path / "for Bo.db")) == ()


async def test_a_whole_copy_is_the_first_choice_and_leaving_copies_nothing(tmp_path: Path) -> None:
    app = make_app(tmp_path / "plan.db", phase="measure")
    async with running(app) as pilot:
        await rename(app, "Earlier-name")
        await rename(app, "Dock & Oak")
        await command(app, "Copy the plan")
        await pilot.press("escape")
        await ask_where(app, pilot, "enter")
        await pilot.press("escape")
        assert [file.name for file in tmp_path.iterdir()] == ["plan.db"]
        await ask_where(app, pilot, "enter")
        await pilot.press("enter")
        await until_seen(app, pilot, "Copied to")
    assert b"Earlier-name" in (tmp_path / "plan copy.db").read_bytes()


async def test_a_backup_is_made_listed_and_restored_into_a_new_file(tmp_path: Path) -> None:
    app = make_app(tmp_path / "plan.db", phase="prioritize")
    async with running(app) as pilot:
        await command(app, "Restore a backup")
        await until_seen(app, pilot, "There is no backup of this plan yet; the command Back up now makes one.")
        await command(app, "Back up now")
        await until_seen(app, pilot, "Backed up beside the plan as 2026-11-0")
        await rename(app, "Dock & Oak")
        await command(app, "Restore a backup")
        await until(pilot, lambda: isinstance(app.screen, ChooseBackup))
        assert "2 Nov 2026, 13:00  asked for" in seen(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RestoreTo))
        assert app.screen.query_one(Input).value == str(tmp_path / "plan 2026-11-02.db")
        await put(pilot, tmp_path / "plan.db")
        await until_seen(app, pilot, "“plan.db” is there already")
        await put(pilot, tmp_path / "earlier.db")
        await until_seen(app, pilot, "Restored to")
        assert app.session is not None
        assert app.session.plan.organisation.name == "Dock & Oak"
    assert b"Dock & Oak" not in (tmp_path / "earlier.db").read_bytes()


async def test_a_backup_that_cannot_be_made_or_listed_is_said(tmp_path: Path) -> None:
    app = make_app(tmp_path / "plan.db", phase="align")
    (tmp_path / "plan.db.backups").write_text("in the way")
    async with app.run_test(size=(160, 30)) as pilot:
        await settle(app, pilot)
        await command(app, "Back up now")
        await until_seen(app, pilot, "✗ The folder “plan.db.backups” beside the plan cannot be made")
        await command(app, "Restore a backup")
        await until_seen(app, pilot, "✗ “plan.db.backups” cannot be read")


async def test_every_occasion_fits_a_small_screen(tmp_path: Path) -> None:
    path = tmp_path / "plan.db"
    app = make_app(path, phase="align")
    folder = tmp_path / "plan.db.backups"
    folder.mkdir()
    for name in (
        "2026-10-22T200124Z-before-upgrade",
        "2026-11-01T080000Z-before-close",
        "2026-11-01T080001Z-before-import",
    ):
        (folder / f"{name}.db").write_bytes(path.read_bytes())
    async with running(app) as pilot:
        await command(app, "Restore a backup")
        await until(pilot, lambda: isinstance(app.screen, ChooseBackup))
        for told in (
            "22 Oct 2026, 22:01  before the file was brought to a newer version",
            " 1 Nov 2026, 09:00  before the quarter was closed",
            " 1 Nov 2026, 09:00  before an import",
        ):
            assert told in seen(app)
