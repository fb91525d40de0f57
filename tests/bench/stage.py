"""What is measured: the programs, their plans in a folder of their own, and an environment that is nobody's."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.bench.large import FIRST_TITLE, write
from tests.bench.probes import Program

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-06"
_ENOUGH = 12
"""Characters of a title that no lane cuts."""


class Stage:
    """The programs under test, all started on plans in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.env = own_environment(folder)
        self.planner = str(Path(sys.executable).with_name("planner"))
        self.sample = folder / "sample.db"
        self.large = folder / "large.db"
        self._masters = {self.sample: ROOT / "sample.db", self.large: folder / "master.db"}
        write(self._masters[self.large])
        self.restore()
        empty = (sys.executable, str(Path(__file__).with_name("empty_app.py")))
        self.empty = Program("an empty Textual app", empty, "ready")
        self.empty_once = (*empty, "once")
        self.show = (self.planner, "show", "backlog", "--plan", str(self.sample), "--today", TODAY)
        self.sample_title = self._first_title()
        self.with_sample = self._opened("sample.db", self.sample, self.sample_title)
        self.with_large = self._opened("10,000 items", self.large, FIRST_TITLE)

    def restore(self) -> None:
        """Makes both plans what they were, because keys change them."""
        for plan, master in self._masters.items():
            shutil.copy(master, plan)

    @property
    def opened(self) -> tuple[Program, Program, Program]:
        """The empty app first, then the program on its ranked list, with either plan."""
        return self.empty, self.with_sample, self.with_large

    @property
    def by_default(self) -> tuple[Program, Program]:
        """The program as people start it, without saying with which phase."""
        return tuple(  # type: ignore[return-value]  # two go in, so two come out
            program._replace(argv=(self.planner, str(path), "--today", TODAY), ready=name)
            for program, path, name in (
                (self.with_sample, self.sample, "Harbor & Pine"),
                (self.with_large, self.large, "Large & Sons"),
            )
        )

    def _opened(self, name: str, path: Path, ready: str) -> Program:
        return Program(name, (self.planner, str(path), "--phase", "prioritize", "--today", TODAY), ready)

    def _first_title(self) -> str:
        run = subprocess.run([*self.show, "--json"], env=self.env, capture_output=True, check=True)
        title: str = json.loads(run.stdout)["lanes"]["innovation"]["items"][0]["title"]
        return title[:_ENOUGH].rstrip()


def own_environment(folder: Path) -> dict[str, str]:
    """An environment with an empty home and none of the program's variables, nor any that change how Python runs.

    Without bytecode kept on disk, our modules would be compiled at every start and Textual's, which pip compiled, not.
    """
    others = ("PLANNER_", "TEXTUAL", "XDG_", "PYTHON")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(others)}
    return {**kept, "HOME": str(folder), "LANG": "C.UTF-8", "TZ": "UTC"}
