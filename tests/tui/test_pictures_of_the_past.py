"""Pictures of the decisions, the history, the plan as it stood, and two dates beside each other, over a small plan.

See `test_pictures` for how they are renewed.
"""

from pathlib import Path
from typing import NamedTuple

import pytest
from textual.pilot import Pilot

from planner.tui.launch import PhaseName
from tests.cli.grown import make
from tests.tui.launching import make_app
from tests.tui.seeing import write
from tests.tui.test_pictures import LARGE, MIDDLE, SMALL, Compare, at_rest, compared, folder

__all__ = ["folder"]


class Shown(NamedTuple):
    """How to come to a screen: keys, then an action and what is typed in the dialog that it opens."""

    phase: PhaseName
    keys: tuple[str, ...] = ()
    action: str = ""
    typed: str = ""
    size: tuple[int, int] = SMALL
    theme: str = "dusk"


DATES = "2026-10-01 2026-11-06"
PICTURES = {
    "decisions": Shown("align", ("d",)),
    "decisions-chalk": Shown("align", ("d", "j", "j"), size=MIDDLE, theme="chalk"),
    "history": Shown("measure", ("H",)),
    "history-chalk": Shown("measure", ("H",), size=LARGE, theme="chalk"),
    "item-history": Shown("prioritize", ("H",)),
    "item-history-chalk": Shown("prioritize", ("H",), size=MIDDLE, theme="chalk"),
    "decide": Shown("align", ("d", "a")),
    "past-align": Shown("align", action="app.time_machine", typed="2026-10-05"),
    "past-prioritize": Shown("prioritize", action="app.time_machine", typed="2026-10-02"),
    "past-prioritize-chalk": Shown(
        "prioritize", action="app.time_machine", typed="2026-10-02", size=MIDDLE, theme="chalk"
    ),
    "past-measure-okabe": Shown("measure", action="app.time_machine", typed="2026-10-08", theme="okabe"),
    "difference": Shown("align", action="app.compare", typed=DATES),
    "difference-chalk": Shown("align", action="app.compare", typed=DATES, size=MIDDLE, theme="chalk"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_screen_looks_as_it_did(folder: Path, snap_compare: Compare, name: str) -> None:
    wanted = PICTURES[name]
    app = make_app(make(folder / "plan.db"), phase=wanted.phase, theme=wanted.theme)

    async def begin(pilot: Pilot[int]) -> None:
        await at_rest(pilot)
        for key in wanted.keys:
            await pilot.press(key)
            await at_rest(pilot)
        if wanted.action:
            await app.run_action(wanted.action)
            await pilot.pause()
            await write(pilot, wanted.typed, "enter")
        await at_rest(pilot)

    assert compared(snap_compare, app, begin, wanted.size)
