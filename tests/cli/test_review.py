"""`planner review` and `planner close`: what they print, what they refuse, and what closing writes."""

import json
from pathlib import Path

import pytest

from planner.domain.closing.reviewing import write_learnings
from tests.cli.conftest import Cli
from tests.cli.test_golden import assert_golden
from tests.stores import open_session

WEEK_12 = "2026-12-16"


def unfinished(cli: Cli) -> list[str]:
    """Keys of what is unfinished."""
    rows = json.loads(cli("review", "--json", "--today", WEEK_12).out)["unfinished"]
    return [row["key"] for row in rows]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("review.txt", ("review", "--today", WEEK_12)),
        ("review.json", ("review", "--today", WEEK_12, "--json")),
        ("review.md", ("review", "--today", WEEK_12, "--markdown")),
        ("help-review.txt", ("review", "--help")),
        ("help-close.txt", ("close", "--help")),
    ],
)
def test_what_it_prints(cli: Cli, plan: Path, name: str, arguments: tuple[str, ...], update_golden: bool) -> None:
    ran = cli(*arguments)
    assert (ran.status, ran.err) == (0, "")
    assert_golden(name, ran.out, update_golden)


def test_a_team_reads_how_well_it_foretold_its_own(cli: Cli, plan: Path) -> None:
    ran = cli("review", "--team", "chk")
    assert ran.status == 0
    assert "it grades nobody" in ran.out
    ran = cli("review", "--team", "chk", "--json")
    assert ran.status == 2


def test_before_week_10_it_says_when(cli: Cli, plan: Path) -> None:
    assert cli("close", "--today", "2026-11-06") == (
        1,
        "",
        "planner: 2026-Q4 can be closed from week 10 on, which begins on 30 Nov 2026.\n",
    )


def test_what_is_missing_is_named_and_nothing_is_written(cli: Cli, plan: Path) -> None:
    before = plan.read_bytes()
    keys = unfinished(cli)
    ran = cli("close", "--today", WEEK_12, "--drop", f"{keys[0]}:nobody asked", "--dry-run")
    assert ran.status == 1
    assert f"✗ {keys[0]} " in ran.out
    assert f"? {keys[1]} " in ran.out
    assert "no choice yet" in ran.err
    assert plan.read_bytes() == before


BOTH = ("--as", "Cy", "--also-by", "Jonas")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--carry", "CHK-1"), "write KEY=WEEKS:WHY"),
        (("--carry", "CHK-1=much:why"), "What is left: “much” is not a number"),
        (("--carry", "CHK-2=3:"), "say in a word why"),
        (("--drop", "CHK-2"), "say in a word why"),
        (("--drop", "CHK-1:why"), "Saved carts is not unfinished"),
        (("--drop", "NO-1:why"), "There is no item “NO-1”"),
        (("--drop", "CHK-1:why", "--carry", "CHK-1=1:why"), "is named twice"),
        (("--reopen", "--why", "x"), "2026-Q4 is not closed; say which one is to be opened again, e.g. --quarter 2026"),
        (("--reopen", "--why", "x", "--rest", "back:x"), "--reopen settles no items"),
    ],
)
def test_bad_input_is_one_line(cli: Cli, plan: Path, arguments: tuple[str, ...], says: str) -> None:
    ran = cli("close", "--today", WEEK_12, *arguments)
    assert (ran.status, ran.out) == (1, "")
    assert says in ran.err


def test_closing_begins_the_next_quarter_and_can_be_taken_back_as_a_decision(cli: Cli, plan: Path) -> None:
    keys = unfinished(cli)
    carried = [part for key in keys[:-1] for part in ("--carry", f"{key}=1.5:going on")]
    choices = (*carried, "--drop", f"{keys[-1]}:nobody: really")
    dry = cli("close", "--today", WEEK_12, *choices, "--dry-run")
    assert (dry.status, dry.err) == (0, "planner: Nothing was written.\n")
    assert "2027-Q1 is created and takes over what is left." in dry.out
    ran = cli("close", "--today", WEEK_12, *choices, "--why", "Stock-taking")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == f"planner: Saved: {dry.out.partition('.')[0].replace('2026-Q4', 'Close 2026-Q4', 1)}.\n"
    session = open_session(plan, "Cy")
    assert session.plan.current == "2027-Q1"
    assert {item.key for item in session.plan.items.values() if item.remaining == 1.5} == set(keys[:-1])
    assert next(i for i in session.plan.items.values() if i.key == keys[-1]).stop_reason == "nobody: really"
    review = cli("review", "--quarter", "2026-Q4", "--today", WEEK_12)
    assert "2026-Q4 is closed: this is how it ended." in review.out
    assert cli("check").status == 0
    ran = cli("close", "--reopen", "--quarter", "2026-Q4", "--why", "Late", "--today", WEEK_12, *BOTH)
    assert ran == (0, "", "planner: Saved: Reopen 2026-Q4.\n")
    assert "who: Cy and Jonas" in cli("show", "decisions", "--quarter", "2026-Q4").out
    assert open_session(plan, "Di").plan.current == "2026-Q4"


def test_what_was_learnt_is_in_the_review(cli: Cli, plan: Path) -> None:
    session = open_session(plan, "Cy")
    session.do(write_learnings(session.plan, "Cut smaller")).result()
    session.store.close().result()
    assert "Cut smaller" in cli("review", "--today", WEEK_12).out
