"""The command line in a folder of its own, with a fixed clock, fixed ids and the real file behind it."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pytest

from planner.__main__ import documents, plan_files
from planner.cli.context import Ports, ScreenWish
from planner.cli.diagnostics import run
from planner.cli.root import command_line
from tests.builders import NOW, counting
from tests.cli.small import make

NEW_GOLDEN = "PLANNER_NEW_GOLDEN" in os.environ


class Ran(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


@dataclass
class Cli:
    """Runs commands in this process, as `planner.__main__` would."""

    folder: Path
    capture: pytest.CaptureFixture[str]
    environment: dict[str, str] = field(default_factory=dict)
    login: str | None = "lead"
    fault: str | None = "because this is not a terminal"
    wishes: list[ScreenWish] = field(default_factory=list)
    new_id: Callable[[], str] = field(default_factory=lambda: counting("id"))

    def __call__(self, *arguments: str) -> Ran:
        status = run(command_line, arguments, self.ports())
        out, err = self.capture.readouterr()
        return Ran(status, out, err)

    def ports(self) -> Ports:
        return Ports(
            files=plan_files,
            documents=documents,
            clock=lambda: NOW,
            new_id=self.new_id,
            environment=self.environment,
            login_name=lambda: self.login,
            time_zone=lambda: "Europe/Berlin",
            data_file=lambda: str(self.folder / "data" / "plan.db"),
            screen_fault=lambda: self.fault,
            show_screen=self._show,
        )

    def _show(self, wish: ScreenWish) -> int:
        self.wishes.append(wish)
        return 0


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """The command line in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return Cli(tmp_path, capsys)


@pytest.fixture
def plan(cli: Cli) -> Path:
    """The small plan, where it is looked for."""
    return make(cli.folder / "plan.db")


@pytest.fixture(scope="session")
def update_golden() -> bool:
    """Whether golden files are to be written anew; asked once, before tests are cut off from such variables."""
    return NEW_GOLDEN
