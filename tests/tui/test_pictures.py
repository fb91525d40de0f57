"""Pictures of the screens over the sample plan, so that nobody changes how they look without seeing it.

Where a picture is meant to be another now, or a newer Textual draws it otherwise: look at `snapshot_report.html`, which
a failing run leaves behind, renew with `pytest tests/tui/test_pictures.py --snapshot-update` (without `-n`), and look
through the diff for what was not meant.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input

from planner.tui.app import PlannerApp
from planner.tui.launch import PHASES, PhaseName
from tests.tui.launching import make_app, make_launch

Compare = Callable[..., bool]
SAMPLE = Path(__file__).parents[2] / "sample.db"
SMALL, MIDDLE, LARGE = (80, 24), (124, 32), (164, 40)
PATIENCE = 1000
"""Looks before a picture that does not come to rest fails; two are enough on an idle machine."""


class Shown(NamedTuple):
    """How to come to a screen, and in which size and colours."""

    phase: PhaseName = "prioritize"
    keys: tuple[str, ...] = ()
    action: str = ""
    size: tuple[int, int] = SMALL
    theme: str = "dusk"


SIDE = {
    "check-in": Shown("measure", ("c",)),
    "teams": Shown("align", ("t",)),
    "teams-chalk": Shown("align", ("t", "tab"), size=MIDDLE, theme="chalk"),
    "purpose": Shown("align", ("e",)),
    "principles": Shown("align", ("p",)),
    "draft-chalk": Shown("align", ("right",), size=MIDDLE, theme="chalk"),
    "quarters": Shown("align", action="app.quarters"),
    "quarters-chalk": Shown("align", action="app.quarters", size=MIDDLE, theme="chalk"),
    "earlier-quarter": Shown("align", ("less_than_sign", "t")),
    "triage": Shown(action="app.triage"),
    **{f"versus-{theme}": Shown(keys=("v",), theme=theme) for theme in ("dusk", "chalk")},
    "versus-124x32": Shown(keys=("v",), size=MIDDLE),
    "versus-details": Shown(keys=("v", "space"), theme="okabe"),
    "versus-result": Shown(keys=("v", "left", "right", "escape")),
    "presort": Shown(action="screen.presort", theme="chalk"),
    "what-if": Shown(keys=("i",)),
    "what-if-chalk": Shown("align", ("right", "i", "a", "left", "left", "a"), size=MIDDLE, theme="chalk"),
    "what-if-kept": Shown("align", ("right", "i", "a", "left", "left", "a", "tab", "tab"), size=LARGE),
    "what-if-take": Shown("align", ("right", "i", "a", "A"), theme="chalk"),
    "ballots": Shown(keys=("b",)),
    "ballots-chalk": Shown(keys=("b",), size=MIDDLE, theme="chalk"),
    "filter": Shown(keys=("f",)),
    "item": Shown(keys=("e",)),
    "why": Shown(keys=("w",)),
    "scores": Shown(action="screen.scores"),
    "re-sort": Shown(action="screen.sort_by_score"),
    "help": Shown(keys=("question_mark",)),
}
PICTURES = {
    **{f"{phase}-{theme}": Shown(phase, theme=theme) for phase in PHASES for theme in ("dusk", "chalk", "okabe")},
    **{f"{phase}-{size[0]}x{size[1]}": Shown(phase, size=size) for phase in PHASES for size in (MIDDLE, LARGE)},
    **SIDE,
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The present folder, so that no picture shows where it is."""
    monkeypatch.chdir(tmp_path)
    return Path()


@pytest.mark.parametrize("name", PICTURES)
def test_a_screen_looks_as_it_did(folder: Path, snap_compare: Compare, name: str) -> None:
    wanted = PICTURES[name]
    plan = folder / "plan.db"
    plan.write_bytes(SAMPLE.read_bytes())
    app = make_app(plan, phase=wanted.phase, theme=wanted.theme, note="sample 6 Nov")

    async def begin(pilot: Pilot[int]) -> None:
        await at_rest(pilot)
        await pilot.press(*wanted.keys)
        if wanted.action:
            await app.run_action(wanted.action)
        await at_rest(pilot)

    assert compared(snap_compare, app, begin, wanted.size)


def test_the_first_screen_looks_as_it_did(folder: Path, snap_compare: Compare) -> None:
    assert compared(snap_compare, PlannerApp(make_launch(folder / "plan.db")), at_rest, SMALL)


def compared(compare: Compare, app: PlannerApp, begin: Callable[..., object], size: tuple[int, int]) -> bool:
    """Whether the app looks as it did once it has begun; nothing in it moves."""
    app.animation_level = "none"
    try:
        return compare(app, run_before=begin, terminal_size=size)
    finally:
        if app.session is not None:
            app.session.store.close().result()


async def at_rest(pilot: Pilot[int]) -> None:
    """Returns once the answers are read, nothing waits to be written, and two looks see the same."""
    app = pilot.app
    assert isinstance(app, PlannerApp)
    before: list[Strip] = []
    for _ in range(PATIENCE):
        await pilot.pause()
        await app.workers.wait_for_complete()
        for field in app.screen.query(Input):
            field.cursor_blink = False
        now = painted(app)
        if is_settled(app) and now == before:
            return
        before = now
    pytest.fail("the picture does not come to rest")


def is_settled(app: PlannerApp) -> bool:
    """Whether the plan is whole, and on disk."""
    session = app.session
    return session is None or (session.plan.evidence is not None and not session.unsaved)


def painted(app: App[int]) -> list[Strip]:
    """What stands on the screen, line by line."""
    return app.screen._compositor.render_strips()
