"""The wheel and an editable install both give the console script, with the themes and the sample inside."""

import json
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.packaging.environment import Environment, build_wheel

VERSION = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]["version"]
THEMES = {"dusk", "chalk", "okabe"}
FIND = "import planner, planner.__main__ as m; print(planner.__file__); print(*m.own_themes())"


@pytest.fixture(scope="session")
def wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return build_wheel(project, tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_the_program_its_themes_and_its_sample(wheel: Path, project: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        sample = archive.read("planner/sample.db")
        metadata = archive.read(f"planner-{VERSION}.dist-info/METADATA").decode()
    assert {f"planner/themes/{name}.toml" for name in THEMES} <= names
    assert sample == (project / "sample.db").read_bytes()
    sheets = {path.relative_to(project).as_posix() for path in (project / "planner").rglob("*.tcss")}
    assert sheets <= names
    pages = {path.relative_to(project).as_posix() for path in (project / "planner/exchange/report/page").iterdir()}
    assert pages <= names
    assert "Requires-Dist: jinja2" in metadata
    assert [name for name in names if name.startswith("tests/") or name.endswith(".pyc")] == []
    assert "Requires-Python: >=3.11" in metadata


def test_the_wheel_runs_in_a_fresh_environment(wheel: Path, tmp_path: Path) -> None:
    fresh = Environment(tmp_path / "fresh")
    fresh.install(str(wheel))
    runs_and_shows_the_sample(fresh, tmp_path, home=fresh.folder)
    assert (fresh.site / "planner" / "themes" / "dusk.toml").is_file()


def test_an_editable_install_runs_too(project: Path, tmp_path: Path) -> None:
    fresh = Environment(tmp_path / "fresh")
    fresh.install("-e", str(project))
    runs_and_shows_the_sample(fresh, tmp_path, home=project)


def runs_and_shows_the_sample(fresh: Environment, folder: Path, *, home: Path) -> None:
    """The console script works, from the code that was installed and no other."""
    assert fresh.run("planner", "--version", cwd=folder).split()[-1] == VERSION
    source, themes = fresh.run("python", "-c", FIND, cwd=folder).splitlines()
    assert Path(source).is_relative_to(home)
    assert set(themes.split()) >= THEMES
    plan = folder / "mine.db"
    fresh.run("planner", "demo", "--save-to", str(plan), cwd=folder)
    backlog = json.loads(fresh.run("planner", "show", "backlog", "--plan", str(plan), "--json", cwd=folder))
    assert next(iter(backlog)) == "schema"
    assert backlog["schema"] == 1
    assert all(backlog["lanes"][lane]["items"] for lane in ("innovation", "tune_up"))
    assert "is sound" in fresh.run("planner", "check", str(plan), cwd=folder)
