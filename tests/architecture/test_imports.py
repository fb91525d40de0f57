"""Who may import whom: the contracts of `pyproject.toml`, and what really is loaded when a room is entered."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.architecture.source import ROOT, modules

REASONS = {
    "textual": "planning is not a screen, and the screen is half of the start",
    "rich": "what a screen looks like is decided in tui",
    "sqlite3": "a plan is values; the file is behind a port",
    "sqlite_utils": "it is imported by the first write, in storage: 114 ms",
    "pydantic": "entities are plain dataclasses, validated at the edges: 68 ms",
    "pendulum": "the first screen needs weeks and days alone: 47 ms",
    "click": "the command line is a room of its own",
}
"""Packages that the rooms within never load, and why."""

WITHIN = ("planner.domain", "planner.exchange", "planner.session")

ENTER = """
import importlib, json, pkgutil, sys
for name in sys.argv[1:]:
    room = importlib.import_module(name)
    for module in pkgutil.walk_packages(getattr(room, "__path__", ()), name + "."):
        importlib.import_module(module.name)
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def loaded(*names: str, script: str = ENTER) -> set[str]:
    """Top-level packages that a fresh interpreter has loaded after importing some packages with all they hold."""
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
    wrong = loaded(room) & REASONS.keys()
    assert wrong == set(), "; ".join(f"{room} loads {name}, but {REASONS[name]}" for name in sorted(wrong))


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
