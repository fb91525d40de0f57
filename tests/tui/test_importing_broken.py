"""Files that cannot be imported, on screen: each is one clear sentence, and the plan stays as it was."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.screens.importing import ImportScreen
from planner.tui.widgets.file_chooser import FileChooser, PathInput
from tests.broken import NAMES, make_broken
from tests.stores import make_plan_file
from tests.tui.launching import make_app
from tests.tui.seeing import SMALL, seen, settle


async def choose(app: PlannerApp, pilot: Pilot[int], name: str, sentence: str) -> None:
    """Chooses a file and leaves what asks about it; returns once the sentence stands below the list of files."""
    app.screen.query_one(PathInput).value = name
    app.screen.query_one(FileChooser).post_message(FileChooser.Chosen(name))
    for _ in range(400):
        await settle(app, pilot)
        if app.screen.is_modal:
            await pilot.press("escape")
        elif sentence in " ".join(seen(app).replace("│", " ").split()):
            return
        await pilot.pause(0.01)
    pytest.fail(f"“{sentence}” never came up for {name}:\n{seen(app)}")


async def test_every_one_is_a_sentence_and_nothing_changes(folder: Path) -> None:
    make_plan_file(folder / "plan.db")
    before = (folder / "plan.db").read_bytes()
    app = make_app(folder / "plan.db", phase="prioritize")
    async with app.run_test(size=SMALL) as pilot:
        app.action_import_backlog()
        await pilot.pause()
        for name in NAMES:
            await choose(app, pilot, name, make_broken(name))
            assert isinstance(app.screen, ImportScreen)
    assert (folder / "plan.db").read_bytes() == before
