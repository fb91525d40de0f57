"""`planner import`: a truthful preview on standard output, one step in the plan, one line where it cannot be."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli
from tests.exchange.csv_text import as_csv, cloud

EPIC = ("Saved carts", "CHK-1", "1", "Epic", "To Do", "To Do")
STORY = ("Cache the cart", "CHK-2", "2", "Story", "To Do", "To Do")
OVER = ("Old epic", "CHK-3", "3", "Epic", "Done", "Done")


@pytest.fixture
def plan(cli: Cli) -> Cli:
    """A plan with one team in the present folder."""
    assert (
        cli("new", "plan.db", "--org", "Harbor & Pine", "--quarter", "2026-Q4", "--team", "Checkout:product:6")[0] == 0
    )
    return cli


def write(text: str | bytes, name: str = "export.csv") -> str:
    Path(name).write_bytes(text.encode() if isinstance(text, str) else text)
    return name


def unsorted_keys(cli: Cli) -> list[str]:
    backlog: dict[str, Any] = json.loads(cli("show", "backlog", "--json").out)
    return [row["key"] for row in backlog["unsorted"]]


def test_open_epics_come_in_and_the_preview_says_what_did_not(plan: Cli) -> None:
    ran = plan("import", write(cloud(EPIC, STORY, OVER)))
    assert ran.out.splitlines() == [
        "export.csv: 3 rows from Jira, taking open epics.",
        "Taken for a Jira Cloud export (UTF-8, commas).",
        "  1 new",
        "  0 changed",
        "  0 unchanged",
        "  1 done, left out",
        "  1 open, not chosen",
        "  0 rejected",
        "New:",
        "  CHK-1 Saved carts",
    ]
    assert ran.err == "planner: Done: Import 1 item from Jira; 1 item now waits in Unsorted.\n"
    assert (ran.status, unsorted_keys(plan)) == (0, ["CHK-1"])


@pytest.mark.parametrize(
    ("options", "keys"), [(["--all"], ["CHK-1", "CHK-2"]), (["--epics"], ["CHK-1"]), (["--from", "csv"], ["CHK-1"])]
)
def test_what_is_taken(plan: Cli, options: list[str], keys: list[str]) -> None:
    assert plan("import", write(cloud(EPIC, STORY, OVER)), *options).status == 0
    assert unsorted_keys(plan) == keys


def test_a_dry_run_says_the_same_and_changes_nothing(plan: Cli) -> None:
    name = write(cloud(EPIC, STORY))
    before = Path("plan.db").read_bytes()
    dry = plan("import", name, "--dry-run")
    assert dry.err == "planner: Nothing was changed: this was a dry run.\n"
    assert Path("plan.db").read_bytes() == before
    assert plan("import", name).out == dry.out


def test_read_again_it_follows_the_source_over_restarts(plan: Cli) -> None:
    plan("import", write(cloud(EPIC, STORY)))
    assert plan("import", write(cloud(EPIC, STORY))).err == (
        "planner: Nothing is new or changed; the plan stays as it was.\n"
    )
    answer = json.loads(plan("import", write(cloud(("Saved baskets", *EPIC[1:4], "Released", "Done"))), "--json").out)
    assert next(iter(answer)) == "schema"
    assert answer["changed"] == [{"key": "CHK-1", "title": "Saved carts", "updated": ["title"], "kept": []}]
    assert answer["proposed"] == [
        {"key": "CHK-1", "title": "Saved carts", "status": "Released", "outcome": "done"}
    ]  # fmt: skip
    assert "Saved baskets" in plan("show", "backlog").out
    assert plan("check", "plan.db").status == 0


def test_columns_are_mapped_and_points_made_weeks(plan: Cli) -> None:
    text = as_csv(("What", "Who", "Lane", "P"), ("Gift cards", "checkout", "innovation", "16"))
    ran = plan("import", write(text), "--map", "What=title", "--map", "Who=team", "--map", "Lane=category",
               "--map", "P=points", "--points-per-week", "8")  # fmt: skip
    assert "  NEW-1 Gift cards (2 weeks)" in ran.out.splitlines()
    assert ran.err == "planner: Done: Import 1 item from CSV.\n"
    lane = json.loads(plan("show", "backlog", "--json").out)["lanes"]["innovation"]["items"]
    assert [(row["title"], row["effort"], row["team"]) for row in lane] == [("Gift cards", 2, "Checkout")]


def test_rejected_rows_are_named_and_the_others_come_in(plan: Cli) -> None:
    ran = plan("import", write(cloud(EPIC, ("No key", "", "9", "Epic", "To Do", "To Do"))))
    assert ran.status == 0
    assert ran.out.splitlines()[-2:] == [
        "Rejected:",
        "  Line 3, “Issue key”: there is not an issue key such as CHK-12.",
    ]


@pytest.mark.parametrize(
    ("data", "options", "status", "sentence"),
    [
        (b"", [], 1, "The file is empty"),
        (b"Summary,Issue key\n,CHK-1\n", [], 1, "No row can be used; the first, line 2, “Summary”: there is no title."),
        (b'Summary,Issue key\nA,"CHK-1\n', [], 1, "Line 2, “Issue key”: a quotation mark"),
        (b"Summary,Issue key\nA,CHK-1\n", ["--epics"], 1, "No epic in this file is open"),
        (b"Summary,Issue key\nA,CHK-1\n", ["--map", "zzz=title"], 1, "no column “zzz”"),
        (b"Summary,Issue key\nA,CHK-1\n", ["--points-per-week", "0"], 1, "must be more than 0"),
        (b"Summary,Issue key\nA,CHK-1\n", ["--plan", "nowhere.db"], 1, "no plan at nowhere.db"),
        (b"Summary,Issue key\nA,CHK-1\n", ["--all", "--epics"], 2, "contradict each other"),
        (b"Summary,Issue key\nA,CHK-1\n", ["--from", "abacus"], 2, "abacus"),
    ],
)
def test_what_cannot_be_is_one_line_and_nothing_changed(
    plan: Cli, data: bytes, options: list[str], status: int, sentence: str
) -> None:
    before = Path("plan.db").read_bytes()
    ran = plan("import", write(data), *options)
    assert (ran.status, ran.out, ran.err.count("\n")) == (status, "", 1)
    assert sentence in ran.err
    assert Path("plan.db").read_bytes() == before


def test_a_file_that_is_not_there(plan: Cli) -> None:
    ran = plan("import", "nothing.csv")
    assert (ran.status, ran.out) == (1, "")
    assert "nothing.csv" in ran.err
