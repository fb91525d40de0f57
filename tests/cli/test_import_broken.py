"""Files that cannot be imported, of every kind: each is one clear line, and the plan stays byte for byte."""

import json
from pathlib import Path

import pytest

from tests.broken import HEAD, NAMES, make_broken
from tests.cli.conftest import Cli


@pytest.fixture
def plan(cli: Cli) -> Cli:
    """A plan with one team in the present folder."""
    assert cli("new", "plan.db", "--org", "Harbor", "--quarter", "2026-Q4", "--team", "Checkout:product:6")[0] == 0
    return cli


def refused(cli: Cli, name: str, sentence: str) -> None:
    before = Path("plan.db").read_bytes()
    ran = cli("import", name)
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1), ran
    assert sentence in ran.err
    assert Path("plan.db").read_bytes() == before


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_file(plan: Cli, name: str) -> None:
    refused(plan, name, make_broken(name))


def test_an_export_of_ours_that_was_cut_in_the_middle(plan: Cli) -> None:
    assert plan("export", "--format", "json", "-o", "whole.json").status == 0
    whole = Path("whole.json").read_bytes()
    Path("cut.json").write_bytes(whole[: len(whole) // 2])
    ran = plan("import", "cut.json", "--plan", "new.db")
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1), ran
    assert not Path("new.db").exists()


def test_an_export_of_ours_is_read_into_a_new_file_only(plan: Cli) -> None:
    assert plan("export", "--format", "json", "-o", "whole.json").status == 0
    refused(plan, "whole.json", "new")
    assert plan("import", "whole.json", "--plan", "again.db").status == 0
    assert plan("export", "again.db", "--format", "json", "-o", "again.json").status == 0
    assert Path("again.json").read_bytes() == Path("whole.json").read_bytes()
    assert json.loads(Path("whole.json").read_text(encoding="utf-8"))["format"] == "planner plan"


def test_a_row_wider_than_the_header_comes_in_and_is_told_of(plan: Cli) -> None:
    Path("wide.csv").write_bytes(HEAD + b"A,CHK-1,x,y,z\r\n" + b",,\r\n" * 300)
    ran = plan("import", "wide.csv")
    assert ran.status == 0
    assert "1 row has more cells than the header, first on line 2; the cells beyond it are ignored." in ran.out
