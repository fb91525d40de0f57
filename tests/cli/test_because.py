"""Whatever command changes what was agreed notes it as a decision, with --why or with no reason given."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli

HOLIDAYS = [word for day in range(2, 32) for word in ("--holiday", f"2026-12-{day:02}")]


def changes(cli: Cli) -> list[dict[str, Any]]:
    """The decisions about changes of the plan, newest first."""
    found = json.loads(cli("show", "decisions", "--json").out)["decisions"]
    return [decision for decision in found if decision["kind"] == "change"]


@pytest.mark.parametrize(
    ("why", "reason", "noted"),
    [
        (("--why", "We close over Christmas"), "We close over Christmas", "We close over Christmas."),
        (("--why", " "), "", "no reason given; --why says one."),
        ((), "", "no reason given; --why says one."),
    ],
)
def test_holidays(cli: Cli, plan: Path, why: tuple[str, ...], reason: str, noted: str) -> None:
    ran = cli("quarter", "edit", "2026-Q4", *HOLIDAYS, *why)
    said, saved = ran.err.splitlines()
    assert (ran.status, ran.out) == (0, "")
    assert said == f"planner: Apple Pay was promised and goes out. Noted: {noted}"
    assert saved.startswith("planner: Saved: Give 2026-Q4 30 holidays.")
    (decision,) = changes(cli)
    assert (decision["what"], decision["why"]) == ("Give 2026-Q4 30 holidays", reason or None)
    assert decision["cost"]


def test_an_order_from_comparisons(cli: Cli, plan: Path) -> None:
    rank = ("rank", "--lane", "innovation")
    asked = json.loads(cli(*rank, "--next", "--json").out)
    for _ in range(60):
        question = asked["question"]
        if question is None:
            break
        verdict = "this" if question["a"] in {"CHK-4", "CHK-6"} else "that"
        answered = cli(*rank, "--answer", question["a"], question["b"], verdict, "--sure", "--json")
        if answered.status:
            verdict = "that" if verdict == "this" else "this"
            answered = cli(*rank, "--answer", question["a"], question["b"], verdict, "--sure", "--json")
        asked = json.loads(answered.out)
    ran = cli(*rank, "--apply", "--why", "The room compared")
    assert ran.status == 0
    (decision,) = changes(cli)
    assert decision["why"] == "The room compared"
    assert ran.err.splitlines()[0].endswith("Noted: The room compared.")


def test_a_file_that_is_read_in(cli: Cli, plan: Path) -> None:
    assert cli("export", "--format", "csv", "-o", "backlog.csv").status == 0
    table = (cli.folder / "backlog.csv").read_text("utf-8")
    before = next(line for line in table.splitlines() if line.startswith("CHK-4,"))
    assert ",14," in before
    (cli.folder / "backlog.csv").write_text(table.replace(before, before.replace(",14,", ",3,", 1)), "utf-8")
    ran = cli("import", "backlog.csv", "--why", "Measured again")
    assert ran.status == 0
    assert "Noted: Measured again." in ran.err
    (decision,) = changes(cli)
    assert (decision["what"], decision["why"]) == ("Update 1 item from CSV", "Measured again")


def test_what_leaves_all_that_was_agreed_in_is_not_noted(cli: Cli, plan: Path) -> None:
    assert cli("quarter", "edit", "2026-Q4", "--holiday", "2026-12-25", "--why", "Christmas").err.count("\n") == 1
    assert changes(cli) == []
