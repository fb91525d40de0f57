"""What a user sees of the app, and ways to wait and to type in it."""

from pathlib import Path

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


async def write(pilot: Pilot[int], text: str, *then: str) -> None:
    """Puts text into the field with the focus at once, which is fifty times as quick as key by key; then some keys."""
    field = pilot.app.focused
    assert isinstance(field, Input)
    field.insert_text_at_cursor(text)
    await pilot.press(*then)
