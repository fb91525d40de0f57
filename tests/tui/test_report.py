"""The report on screen: by command, to a new file, saying where it is."""

from pathlib import Path

import pytest
from textual.widgets import Input

from planner.exchange.report.forms import Format
from planner.tui.dialogs.report import ReportTo
from planner.tui.palette import commands
from planner.tui.widgets.said import Said
from tests.builders import make_item
from tests.stores import founding_changes, make_plan_file
from tests.tui.launching import make_app
from tests.tui.seeing import SMALL, until, until_seen

BEGINS: dict[Format, str] = {"html": "<!DOCTYPE html>", "markdown": "# Report: 2026-Q4\n"}


@pytest.mark.parametrize(("kind", "ending"), [("html", "html"), ("markdown", "md")])
async def test_a_command_asks_where_to_and_writes_it(tmp_path: Path, kind: Format, ending: str) -> None:
    make_plan_file(tmp_path / "plan.db", founding_changes(items=[make_item("a", weeks=3)]))
    app = make_app(tmp_path / "plan.db", phase="measure")
    target = tmp_path / f"report 2026-Q4.{ending}"
    async with app.run_test(size=SMALL) as pilot:
        titles = [command.title for command in commands(app, app.screen)]
        assert sum(title.startswith("Write the report as") for title in titles) == 2
        await app.run_action(f"report('{kind}')")
        await until(pilot, lambda: isinstance(app.screen, ReportTo))
        assert app.screen.query_one(Input).value == str(target)
        await until_seen(app, pilot, "to send round")
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, ReportTo))
        said = app.screen.query_one(Said).text
        assert said.startswith("Wrote the report as ")
        assert said.endswith(f"to {target}.")
    assert target.read_text("utf-8").startswith(BEGINS[kind])
