"""`planner stage` word for word: the gate before everybody has an item, and what it says of what waits."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.cli.small import ITEMS, make
from tests.cli.test_golden import assert_golden
from tests.stores import open_session

KEY = ITEMS[0].key


@pytest.fixture
def plan(cli: Cli) -> Path:
    return make(cli.folder / "plan.db")


@pytest.fixture
def half(cli: Cli, plan: Path) -> Path:
    """The plan with an item in its beta, two checks of whose gate are answered."""
    assert cli("stage", KEY, "mvp").status == 0
    assert cli("stage", KEY, "--done", "tests", "--skip", "6: nobody comes at once").status == 0
    return plan


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("stage.txt", (KEY,)), ("stage.json", (KEY, "--json")), ("help-stage.txt", ("--help",))],
)
def test_what_it_prints(cli: Cli, half: Path, name: str, arguments: tuple[str, ...], update_golden: bool) -> None:
    ran = cli("stage", *arguments)
    assert (ran.status, ran.err) == (0, "")
    assert_golden(name, ran.out, update_golden)


def test_the_gate_stands_before_everybody(cli: Cli, half: Path) -> None:
    ran = cli("stage", KEY, "broad")
    assert ran.status == 1
    assert "4 checks are open" in ran.err
    ran = cli("stage", KEY, "broad", "--skip", "3:looked at last year", "--done", "all")
    assert (ran.status, ran.out) == (0, "")
    assert "MVP → broad" in ran.err
    checks = json.loads(cli("stage", KEY, "--json").out)["checks"]
    assert [check["state"] for check in checks] == ["done", "done", "skipped", "done", "done", "skipped"]
    assert checks[2]["why"] == "looked at last year"
    for stage in ("last-mile", "done"):
        assert cli("stage", KEY, stage).status == 0
    files = open_session(half)
    assert files.plan.item_keyed(KEY).stage == "done"


def test_stopping_asks_why_and_is_undone_by_nobody_else(cli: Cli, plan: Path) -> None:
    ran = cli("stage", KEY, "stopped")
    assert (ran.status, "why" in ran.err) == (1, True)
    assert cli("stage", KEY, "stopped", "--why", "nobody asked").status == 0
    assert cli("stage", KEY).out.splitlines()[0].endswith("stopped, nobody asked")
    assert cli("stage", KEY, "mvp").status == 1


@pytest.mark.parametrize(
    ("arguments", "said", "status"),
    [
        (("--skip", "tests"), "write CHECK:WHY", 1),
        (("--skip", "tests: "), "Say why", 1),
        (("--done", "9"), "There is no check “9”; `planner stage KEY` lists all 6", 1),
        (("--done", "e"), "may be any of", 1),
        (("--done", "1", "--skip", "1:x"), "One check is named twice", 1),
        (("sketchy",), "is not one of 'idea', 'sketch'", 2),
    ],
)
def test_what_cannot_be_is_refused(cli: Cli, plan: Path, arguments: tuple[str, ...], said: str, status: int) -> None:
    before = plan.read_bytes()
    ran = cli("stage", KEY, *arguments)
    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err
    assert plan.read_bytes() == before
