"""An import into an open plan, as far as the file that is read."""

from pathlib import Path

from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from tests.tui.launching import make_app
from tests.tui.seeing import settle, write


def prioritizing(folder: Path, **texts: str) -> PlannerApp:
    """Prioritize over a plan in the folder, without items if it is new; each text lies in a `.csv` beside it."""
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text)
    return make_app(folder / "plan.db", phase="prioritize")


async def read(app: PlannerApp, pilot: Pilot[int], name: str = "") -> None:
    """Asks for an import and reads the file of this name, or the first that is offered."""
    app.action_import_backlog()
    await pilot.pause()
    if name:
        await write(pilot, name, "enter")
    else:
        await pilot.press("down", "enter")
    await settle(app, pilot)
