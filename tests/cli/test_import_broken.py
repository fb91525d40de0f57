"""Files that cannot be imported, of every kind: each is one clear line, and the plan stays byte for byte."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

HEAD = b"Summary,Issue key,Description\r\n"
BROKEN: dict[str, tuple[bytes, str]] = {
    "cut-quotes.csv": (HEAD + b'A,CHK-1,"in the mid', "Line 2, “Description”: a quotation mark"),
    "unbalanced.csv": (HEAD + b'A,CHK-1,"x" y"\r\n', "Line 2, “Description”: a quotation mark"),
    "cut.json": (b'[{"number": 1, "title": "A"}, {"num', "ends in the middle"),
    "deep.json": (b"[" * 10_000 + b"]" * 10_000, "too deeply"),
    "twice.json": (b'[{"number": 1, "title": "A", "number": 2}]', "has “number” twice"),
    "nul.csv": (HEAD + b"A\x00B,CHK-1,x\r\n", "the cell has a NUL character"),
    "own.json": (b'{"schema":1,"format":"planner plan","plan":{}}', "new"),
    "quoted.csv": (HEAD + b'A,CHK-1,"' + b"x" * 10_000_001 + b'"\r\n', "Line 2, “Description”"),
    "plain.csv": (HEAD + b"A,CHK-1," + b"x" * 10_000_001 + b"\r\n", "the cell has 10,000,001 characters"),
}


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


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file(plan: Cli, name: str) -> None:
    data, sentence = BROKEN[name]
    Path(name).write_bytes(data)
    refused(plan, name, sentence)


def test_a_cell_of_200_mb(plan: Cli) -> None:
    with Path("huge.csv").open("wb") as file:
        file.write(HEAD + b'A,CHK-1,"')
        file.truncate(200_000_100)  # a hole in the file takes no room on the disk
    refused(plan, "huge.csv", "larger than 200 MB")


def test_what_is_no_file(plan: Cli) -> None:
    Path("folder").mkdir()
    os.mkfifo("pipe")
    refused(plan, "folder", "is a folder")
    refused(plan, "pipe", "is not a file")
    refused(plan, "https://example.com/export.csv", "is an address, and planner uses no network")


def test_a_row_wider_than_the_header_comes_in_and_is_told_of(plan: Cli) -> None:
    Path("wide.csv").write_bytes(HEAD + b"A,CHK-1,x,y,z\r\n" + b",,\r\n" * 300)
    ran = plan("import", "wide.csv")
    assert ran.status == 0
    assert "1 row has more cells than the header, first on line 2; the cells beyond it are ignored." in ran.out
