"""Creating a plan, and everything that cannot be created."""

import json

import pytest

from tests.cli.conftest import Cli

TEAMS = ("--team", "Checkout:product:6", "--team", "Build & Release:framework:2.5")
NEW = ("new", "plan.db", "--org", "Harbor & Pine", "--quarter", "2026-q4")


def test_a_new_plan_is_there_with_what_was_said(cli: Cli) -> None:
    ran = cli(*NEW, *TEAMS)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == (
        "planner: Created plan.db: 2 teams, 79 weeks of one person in 2026-Q4. `planner plan.db` opens it.\n"
    )
    assert cli("check").out == "plan.db is sound.\n"
    shown = json.loads(cli("show", "align", "--json").out)
    assert [(t["name"], t["kind"], t["people"]) for t in shown["teams"]] == [
        ("Checkout", "product", 6),
        ("Build & Release", "framework", 2.5),
    ]
    assert shown["ratio"]["agreed"] is None


def test_a_plan_may_begin_without_teams(cli: Cli) -> None:
    assert cli(*NEW).status == 0
    assert json.loads(cli("show", "align", "--json").out)["teams"] == []


@pytest.mark.parametrize(
    ("month", "days"),
    [
        ("february", "1 Nov 2026 – 31 Jan 2027"),
        ("Apr", "1 Jan – 31 Mar 2027"),
        ("7", "1 Apr – 30 Jun 2027"),
        ("10", "1 Jul – 30 Sep 2027"),
    ],
)
def test_fiscal_years_start_in_any_month(cli: Cli, month: str, days: str) -> None:
    assert cli(*NEW, *TEAMS, "--year-starts", month).status == 0
    assert days in cli("quarter", "list").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--org", " "), "A plan needs the organisation's name."),
        (("--quarter", "soon"), "“soon” is not the name of a quarter; write e.g. 2026-Q4."),
        (("--quarter", "2026-Q5"), "“2026-Q5” is not the name of a quarter; write e.g. 2026-Q4."),
        (("--team", "Checkout"), "Team “Checkout”: write it as name:kind:people, e.g. Checkout:product:6."),
        (("--team", ":product:6"), "A team needs a name: write it as name:kind:people, e.g. Checkout:product:6."),
        (("--team", "A:tribe:6"), "Team “A”: “tribe” is no kind of team; it is product, platform or framework."),
        (("--team", "A:product:six"), "Team “A”: “six” is not a number; write e.g. 6 or 2.5."),
        (("--team", "A:product:-1"), "Team “A”: there cannot be fewer than 0 people; write e.g. 6 or 2.5."),
        (("--team", "A:product:nan"), "Team “A”: “nan” is not a number; write e.g. 6 or 2.5."),
        (("--team", "checkout:product:1"), "There is a team “checkout” already; give the new one another name."),
        (("--year-starts", "13"), "“13” is no month; write e.g. April or 4."),
        (("--year-starts", "ma"), "“ma” is no month; write e.g. April or 4."),
        (("--as", ""), "The name after --as is empty."),
    ],
)
def test_what_cannot_be_used_is_one_sentence_and_no_file(cli: Cli, arguments: tuple[str, str], said: str) -> None:
    ran = cli(*NEW, *TEAMS, *arguments)
    assert (ran.status, ran.out, ran.err) == (1, "", f"planner: {said}\n")
    assert list(cli.folder.iterdir()) == []


def test_a_file_that_is_there_is_never_touched(cli: Cli) -> None:
    (cli.folder / "plan.db").write_bytes(b"my shopping list")
    ran = cli(*NEW, *TEAMS)
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "plan.db" in ran.err
    assert (cli.folder / "plan.db").read_bytes() == b"my shopping list"


def test_a_plan_needs_a_path_and_one_with_blanks_is_quoted_in_what_to_type(cli: Cli) -> None:
    ran = cli("new", "", *NEW[2:])
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "planner: The path of the plan is empty; write e.g. plan.db.\n"
    assert "`planner 'my plan.db'` opens it." in cli("new", "my plan.db", *NEW[2:]).err


def test_a_folder_that_is_not_there_is_said(cli: Cli) -> None:
    ran = cli("new", "nowhere/plan.db", *NEW[2:])
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "nowhere" in ran.err
