"""The README's key table and the screens say the same: every documented key is bound, every bound key documented."""

import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import _character_to_key

from planner.tui.app import PlannerApp
from tests.markdown import table_with
from tests.tui.launching import make_app, make_launch

_WRITTEN = {"←": "left", "→": "right", "↑": "up", "↓": "down", "esc": "escape"}
_ARROWS = {"up", "down", "left", "right"}
_EVERY_LIST = {"pageup", "pagedown", "home", "end"}
"""Keys that every list in every program understands, beside the arrows."""
_IN_EVERY_PHASE = {"1", "2", "3", "tab", "shift+tab", "u", "ctrl+r", "y", "w", "c", "t", "q", "question_mark", "colon"}
_IN_EVERY_PHASE |= {"less_than_sign", "greater_than_sign", "d", "H", "p", "s"}
_OPENED_BY = {
    "check-in": "app.check_in",
    "triage": "app.triage",
    "ballots": "screen.ballots",
    "teams": "app.teams",
    "quarters": "app.quarters",
    "import": "app.import_backlog",
    "decisions": "app.decisions",
    "principles": "app.principles",
    "okrs": "app.okrs",
    "slices": "app.slices",
    "review": "app.review",
    "history": "app.history",
    "versus": "screen.versus",
    "presort": "screen.presort",
    "what if": "screen.what_if",
}


@pytest.fixture(scope="module")
def documented() -> dict[str, set[str]]:
    """Each row's keys, as Textual names them; the rows that begin with "everywhere" together."""
    readme = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    rows: dict[str, set[str]] = {}
    for where, keys in table_with(readme, "where", "keys").rows:
        rows.setdefault(where.partition(":")[0].casefold(), set()).update(keys_in(keys))
    return rows


def keys_in(cell: str) -> set[str]:
    """The keys that a cell of the table names: `←` `→` 5 points, with shift 1 · `1`…`9` team · arrows."""
    found: set[str] = set()
    for part in cell.split(" · "):
        spans = [key for span in re.findall(r"`([^`]+)`", part) for key in span.split()]
        if match := re.search(r"`(\d)`\s*…\s*`(\d)`", part):
            spans += [str(number) for number in range(int(match[1]), int(match[2]) + 1)]
        names = {_name(key) for key in spans} | (_ARROWS if "arrows" in part else set())
        found |= names | ({f"shift+{name}" for name in names} if "with shift" in part else set())
    return found


def _name(key: str) -> str:
    return _WRITTEN.get(key) or (_character_to_key(key) if len(key) == 1 else key)


def bound(nodes: Iterable[DOMNode]) -> set[str]:
    """Keys that our own classes bind on some nodes."""
    classes = {cls for node in nodes for cls in type(node).__mro__ if cls.__module__.startswith("planner.")}
    declared = [binding for cls in classes for binding in cls.__dict__.get("BINDINGS", ())]
    return {_name(made.key) for made in Binding.make_bindings(declared)}


@asynccontextmanager
async def shown(path: Path, where: str) -> AsyncIterator[PlannerApp]:
    """The app with one of its screens in front."""
    app = PlannerApp(make_launch(path)) if where == "first run" else make_app(path, phase="prioritize")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        if where in {"align", "measure"}:
            await app.switch_mode(where)
        elif where in _OPENED_BY:
            await app.run_action(_OPENED_BY[where])
        await pilot.pause()
        yield app


SCREENS = ("align", "prioritize", "measure", *_OPENED_BY, "first run")


@pytest.mark.parametrize("where", SCREENS)
async def test_keys_of_a_screen_are_those_of_the_table(
    tmp_path: Path, documented: dict[str, set[str]], where: str
) -> None:
    async with shown(tmp_path / "plan.db", where) as app:
        screen = app.screen
        assert re.sub("[- ]", "", where) in type(screen).__name__.casefold()
        ours = bound([app, screen, *screen.query("*")])
        own_row = documented.get(where, set())
    assert own_row - ours == set(), "documented, but not bound"
    assert ours - own_row - documented["everywhere"] - _EVERY_LIST == set(), "bound, but not documented"


async def test_keys_that_work_everywhere_are_bound(tmp_path: Path, documented: dict[str, set[str]]) -> None:
    seen: set[str] = set()
    for where in SCREENS:
        async with shown(tmp_path / f"{where}.db", where) as app:
            here = bound([app, app.screen, *app.screen.query("*")]) | {"ctrl+p"}
            seen |= here
            if where in {"align", "prioritize", "measure"}:
                assert _IN_EVERY_PHASE - here == set(), where
    assert documented["everywhere"] - seen == set()


def test_cells_are_read_as_people_read_them() -> None:
    assert keys_in("`←` `→` 5 points, with shift 1 · `-` `+` reserve") == {
        "left", "right", "shift+left", "shift+right", "minus", "plus"
    }  # fmt: skip
    assert keys_in("`1`…`3` team · arrows or `h j`") == {"1", "2", "3", "h", "j", *_ARROWS}
    assert keys_in("`:` or `ctrl+p` every command · `esc` back") == {"colon", "ctrl+p", "escape"}
