"""Files that cannot be imported, on screen: each is one clear sentence, and the plan stays as it was."""

from pathlib import Path

from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.screens.importing import ImportScreen
from planner.tui.widgets.file_chooser import FileChooser, PathInput
from tests.broken import NAMES, make_broken
from tests.stores import make_plan_file
from tests.tui.launching import make_app
from tests.tui.seeing import SMALL, seen, settle


async def choose(app: PlannerApp, pilot: Pilot[int], name: str) -> str:
    """What is said below the list of files when this one is chosen."""
    app.screen.query_one(PathInput).value = name
    chooser = app.screen.query_one(FileChooser)
    chooser.post_message(FileChooser.Chosen(name))
    await settle(app, pilot)
    while app.screen.is_modal:
        await pilot.press("escape")
        await settle(app, pilot)
    return " ".join(seen(app).replace("│", " ").split())


async def test_every_one_is_a_sentence_and_nothing_changes(folder: Path) -> None:
    make_plan_file(folder / "plan.db")
    before = (folder / "plan.db").read_bytes()
    app = make_app(folder / "plan.db", phase="prioritize")
    async with app.run_test(size=SMALL) as pilot:
        app.action_import_backlog()
        await pilot.pause()
        for name in NAMES:
            sentence = make_broken(name)
            said = await choose(app, pilot, name)
            assert sentence in said, (name, said)
            assert isinstance(app.screen, ImportScreen)
    assert (folder / "plan.db").read_bytes() == before
