"""`planner report`: what it writes, to whom it can be read, and what it refuses."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.cli.test_golden import assert_golden


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("report.md", ("report", "--format", "markdown", "--today", "2026-11-09")),
        ("report-earlier.md", ("report", "--format", "markdown", "--quarter", "2026-Q3", "--only", "review")),
        ("help-report.txt", ("report", "--help")),
    ],
)
def test_what_it_prints(cli: Cli, plan: Path, name: str, arguments: tuple[str, ...], update_golden: bool) -> None:
    ran = cli(*arguments)
    assert (ran.status, ran.err) == (0, "")
    assert_golden(name, ran.out, update_golden)


def test_the_page_without_its_style(cli: Cli, plan: Path, update_golden: bool) -> None:
    """How it looks is for the browser's test; what it is made of is kept here."""
    ran = cli("report", "--today", "2026-11-09")
    assert (ran.status, ran.err) == (0, "")
    bare = re.sub(r"(<style>).*?(</style>)|(sha256-)[\w+/=]+", r"\1\2\3", ran.out, flags=re.DOTALL)
    assert_golden("report.html", bare, update_golden)


def test_a_page_is_written_to_a_new_file_that_others_cannot_read(cli: Cli, plan: Path) -> None:
    ran = cli("report", "-o", "report.html")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "planner: Wrote the report to report.html.\n"
    page = cli.folder / "report.html"
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>\n")
    assert page.stat().st_mode & 0o077 == 0
    again = cli("report", "-o", "report.html")
    assert (again.status, again.out) == (1, "")
    assert "is there already" in again.err


def test_the_page_says_what_is_agreed(cli: Cli, plan: Path) -> None:
    page = cli("report", "--only", "plan").out
    assert "60 : 40 was agreed on" in page
    assert "Tune-Up slid under 20 %" in page
    assert '<h2 id="decisions">' not in page


def test_a_quarter_that_is_not_there_is_named(cli: Cli, plan: Path) -> None:
    ran = cli("report", "--quarter", "2031-Q1")
    assert (ran.status, ran.out) == (1, "")
    assert "2031-Q1" in ran.err


def test_shares_of_few_weeks_are_those_that_were_agreed(cli: Cli) -> None:
    cli(
        "new", "few.db", "--org", "Two", "--quarter", "2026-Q4", "--team", "Core:product:2", "--year-starts", "February"
    )
    said = cli("report", "--plan", "few.db", "--today", "2026-11-06").out
    assert "18 weeks of all teams: Innovation 60 %, Tune-Up 25 %, reserve 15 %." in said
