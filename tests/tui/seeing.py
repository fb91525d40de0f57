"""What a user sees of the app, and ways to wait and to type in it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from planner.domain.plan import Plan
from planner.tui.app import PlannerApp
from tests.stores import open_session

SMALL = (80, 24)


def seen(app: PlannerApp) -> str:
    """The screen as text, line by line."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def stored(folder: Path) -> Plan:
    """The plan as `plan.db` in the folder has it."""
    session = open_session(folder / "plan.db")
    try:
        return session.plan
    finally:
        session.store.close().result()


async def settle(app: PlannerApp, pilot: Pilot[int]) -> None:
    """Waits until nothing is being done in the background, and it is on screen."""
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


async def settled(pilot: Pilot[int]) -> None:
    """The same, for who has the pilot alone."""
    assert isinstance(pilot.app, PlannerApp)
    await settle(pilot.app, pilot)


@asynccontextmanager
async def running(app: PlannerApp, size: tuple[int, int] = SMALL) -> AsyncIterator[Pilot[int]]:
    """The app once all of its first screen is there."""
    async with app.run_test(size=size) as pilot:
        await settle(app, pilot)
        yield pilot


async def until(pilot: Pilot[int], happened: Callable[[], object]) -> None:
    """Returns once something has happened; fails where it does not."""
    for _ in range(400):
        await pilot.pause(0.01)
        if happened():
            return
    pytest.fail("it did not happen")


async def until_seen(app: PlannerApp, pilot: Pilot[int], text: str) -> None:
    """Returns once a text stands on the screen; fails with what stands there instead."""
    for _ in range(400):
        await pilot.pause(0.01)
        if text in seen(app):
            return
    pytest.fail(f"“{text}” never came up:\n{seen(app)}")


async def write(pilot: Pilot[int], text: str, *then: str) -> None:
    """Puts text into the field with the focus at once, which is fifty times as quick as key by key; then some keys."""
    field = pilot.app.focused
    assert isinstance(field, Input)
    field.insert_text_at_cursor(text)
    await pilot.press(*then)
