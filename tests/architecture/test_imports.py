"""Who may import whom: the contracts of `pyproject.toml`, and what really is loaded when a room is entered."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.architecture.source import ROOT, Module, modules

FOREIGN = {
    "textual": "planning is not a screen, and the screen is half of the start",
    "rich": "what a screen looks like is decided in tui",
    "sqlite3": "a plan is values; the file is behind a port",
    "sqlite_utils": "the first write imports it, in storage: 114 ms",
    "click": "the command line is a room of its own",
    "highspy": "an extra, imported by the function that asks it",
}
"""Packages that the rooms within never load, and why."""

LATE = {
    "pydantic": "entities are named tuples, validated at the edges: 68 ms",
    "pendulum": "the first screen needs weeks and days alone: 47 ms",
}
"""Packages that a module may need; such a module is itself imported when it is asked for, never with another."""

WITHIN = ("planner.domain", "planner.exchange", "planner.session")

ENTER = """
import importlib, json, pkgutil, sys
room, *late = sys.argv[1:]
path = getattr(importlib.import_module(room), "__path__", ())
for module in pkgutil.walk_packages(path, room + "."):
    if module.name not in late:
        importlib.import_module(module.name)
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""

MODULES = """
import importlib, json, sys
importlib.import_module(sys.argv[1])
print(json.dumps(sorted(sys.modules)))
"""

AFTER_PAINT = {
    "planner.domain.views.item_card",
    "planner.domain.okrs.key_results",
    "planner.domain.okrs.form",
    "planner.domain.figures",
    "planner.domain.editing",
    "planner.domain.ranking",
    "planner.domain.trading",
    "planner.domain.views.align",
    "planner.domain.views.measure",
    "planner.exchange",
}
"""What no first picture of the lanes needs; a key or the card imports it."""


def loaded(*names: str, script: str = ENTER) -> set[str]:
    """Top-level packages that a fresh interpreter has loaded after importing a room with all it holds, but for some."""
    run = subprocess.run(
        [sys.executable, "-c", script, *names], cwd=ROOT, env=dict(os.environ), capture_output=True, check=False
    )
    assert run.returncode == 0, run.stderr.decode()
    return set(json.loads(run.stdout))


def test_the_import_contracts_hold(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(no_cache=True)
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize("room", WITHIN)
def test_the_rooms_within_load_nothing_of_the_world(room: str) -> None:
    wrong = loaded(room) & FOREIGN.keys()
    assert wrong == set(), "; ".join(f"{room} loads {name}, but {FOREIGN[name]}" for name in sorted(wrong))


@pytest.mark.parametrize("room", WITHIN)
def test_what_the_first_screen_need_not_wait_for_is_imported_late(room: str) -> None:
    needing = [dotted(module) for module in modules("planner") if imported_at_once(module) & LATE.keys()]
    wrong = loaded(room, *needing) & LATE.keys()
    assert wrong == set(), "; ".join(f"{room} loads {name}, but {LATE[name]}" for name in sorted(wrong))


def test_prioritize_is_shown_before_what_its_keys_and_its_card_need_is_imported() -> None:
    """A hundred modules of our own are thirty milliseconds, so each that creeps in is seen at every start."""
    names = loaded("planner.tui.screens.prioritize", script=MODULES)
    assert "planner.domain.rank_fill" in names
    late = {name for name in names if name.startswith("planner.tui.dialogs.") or name in AFTER_PAINT}
    assert late == set()


def dotted(module: Module) -> str:
    """The name by which a module is imported."""
    return ".".join(module.path.with_suffix("").parts).removesuffix(".__init__")


def imported_at_once(module: Module) -> set[str]:
    """Top-level packages that a module's own head imports."""
    found = [alias.name for node in module.tree.body if isinstance(node, ast.Import) for alias in node.names]
    found += [node.module or "" for node in module.tree.body if isinstance(node, ast.ImportFrom)]
    return {name.partition(".")[0] for name in found}


@pytest.mark.parametrize(
    ("name", "foreign"),
    [
        ("planner.__main__", {"textual", "rich", "pydantic", "pendulum", "sqlite_utils", "sqlite3"}),
        ("planner.cli", {"textual", "rich", "pydantic", "pendulum", "sqlite_utils", "sqlite3"}),
        ("planner.storage", {"textual", "rich", "click"}),
        ("planner.tui", {"sqlite3", "sqlite_utils", "click"}),
    ],
)
def test_a_room_does_not_pay_for_its_neighbours(name: str, foreign: set[str]) -> None:
    script = "import importlib, json, sys; importlib.import_module(sys.argv[1]); print(json.dumps([*sys.modules]))"
    assert loaded(name, script=script) & foreign == set()


def test_every_folder_of_the_program_is_a_room_of_the_contract() -> None:
    rooms = {module.path.parts[1] for module in modules("planner")}
    assert rooms <= {"__init__.py", "__main__.py", "domain", "exchange", "session", "storage", "cli", "tui"}


def test_the_hygiene_test_sees_what_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "sly"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "late.py").write_text("import sqlite3\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert "sqlite3" in loaded("sly")
