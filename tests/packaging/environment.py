"""A fresh environment that needs no network: what the tests run on is its shelf of packages."""

import os
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path


class Environment:
    """A virtual environment with nothing of its own, in which the packages of the running one can be imported.

    The shelf is a line in a `.pth` file: folders that such a line names are not searched for further `.pth` files,
    so that an editable install of the running environment does not show in the fresh one.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        _run([sys.executable, "-m", "venv", "--without-pip", str(folder)])
        self.python = folder / "bin" / "python"
        shelf = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
        (self.site / "shelf.pth").write_text("\n".join(sorted(shelf)) + "\n", "utf-8")

    @property
    def site(self) -> Path:
        """Where its own packages are."""
        base = {"base": str(self.folder), "platbase": str(self.folder)}
        return Path(sysconfig.get_path("purelib", "venv", vars=base))

    def install(self, *what: str) -> None:
        """Installs with the running environment's pip, without dependencies, index or isolated build."""
        offline = ("--no-deps", "--no-index", "--no-build-isolation", "--quiet", "--no-cache-dir")
        _run([sys.executable, "-m", "pip", "--python", str(self.python), "install", *offline, *what])

    def run(self, *words: str, cwd: Path) -> str:
        """Runs one of its programs far from the checkout and gives what it printed."""
        return _run([str(self.folder / "bin" / words[0]), *words[1:]], cwd=cwd)


def build_wheel(project: Path, folder: Path) -> Path:
    """Builds the wheel of a checkout into a folder."""
    _run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=project)
    (wheel,) = folder.glob("*.whl")
    return wheel


def _run(words: Sequence[str], cwd: Path | None = None) -> str:
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    run = subprocess.run(words, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=180)
    assert run.returncode == 0, f"{' '.join(words)}\n{run.stdout}\n{run.stderr}"
    return run.stdout
