"""What the app says when the plan's file went away, or is written by a clock that is far ahead."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from planner.domain.change import Step, edit
from planner.domain.errors import FileGoneError
from planner.session import Session
from planner.tui.app import PlannerApp
from planner.tui.dialogs.save_copy import SaveCopy
from planner.tui.widgets.said import Said
from tests.stores import NOON, make_plan_file, open_session, plan_files, record
from tests.tui.launching import make_app
from tests.tui.seeing import until


def rename(session: Session, name: str) -> Step:
    return Step(f"Rename the organisation to {name}", edit(session.plan.organisation, name=name))


def session_of(app: PlannerApp) -> Session:
    assert app.session is not None
    return app.session


async def test_a_file_that_went_away_offers_to_save_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "plan.db"
    app = make_app(path, phase="align")
    async with app.run_test(size=(100, 30)) as pilot:
        session = session_of(app)
        await asyncio.wrap_future(session.do(rename(session, "Dock & Oak")))
        path.rename(tmp_path / "elsewhere.db")
        for name in ("Mine", "Mine again"):
            with pytest.raises(FileGoneError):
                await asyncio.wrap_future(session.do(rename(session, name)))
        await until(pilot, lambda: isinstance(app.screen, SaveCopy))
        assert sum(isinstance(screen, SaveCopy) for screen in app.screen_stack) == 1
        field, complaint = app.screen.query_one(Input), app.screen.query_one(".complaint", Static)
        assert field.value == str(tmp_path / "plan copy.db")
        field.value = str(tmp_path / "elsewhere.db")
        await pilot.press("enter")
        await until(pilot, lambda: "is there already" in str(complaint.content))
        field.value = str(tmp_path / "plan copy.db")
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, SaveCopy))
        assert f"A copy is at {tmp_path / 'plan copy.db'}" in app.screen.query_one(Said).text
    assert open_session(tmp_path / "plan copy.db", "Bo").plan.organisation.name == "Dock & Oak"
    assert plan_files().check(str(tmp_path / "plan copy.db")) == ()


async def test_undoing_in_a_file_that_went_away_offers_it_too(tmp_path: Path) -> None:
    path = tmp_path / "plan.db"
    app = make_app(path, phase="align")
    async with app.run_test(size=(100, 30)) as pilot:
        session = session_of(app)
        await asyncio.wrap_future(session.do(rename(session, "Dock & Oak")))
        path.unlink()
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, SaveCopy))
        await pilot.press("escape")
        assert session.plan.organisation.name == "Dock & Oak"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("day_is_fixed", [False, True])
async def test_a_clock_far_ahead_is_warned_about_once(tmp_path: Path, *, day_is_fixed: bool) -> None:
    path = make_plan_file(tmp_path / "plan.db")
    ahead = open_session(path, "Bo")
    late = record(rename(ahead, "Dock & Oak"), "Bo", step_id="late", at=NOON + timedelta(days=3))
    ahead.store.append(late).result()
    app = make_app(path, phase="align")
    async with app.run_test(size=(100, 30)) as pilot:
        session = session_of(app)
        session.fixed_today = session.today if day_is_fixed else None
        for name in ("One", "Two"):
            await asyncio.wrap_future(session.do(rename(session, name)))
        assert session.store.warning is not None
        for _ in range(3):
            app._look()
            await pilot.pause()
        warnings = [n.message for n in app._notifications if "check the date here" in n.message]
        assert len(warnings) == (0 if day_is_fixed else 1)
