"""Copies, backups and what is restored, from a script: what is said, what is printed, and what is refused."""

import json
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from planner.__main__ import plan_files
from tests.cli.conftest import Cli
from tests.cli.test_golden import assert_golden, assert_only_prints


def steps_of(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute("SELECT actor, label FROM step ORDER BY rowid").fetchall()


@pytest.mark.parametrize("name", ["copy", "backup", "restore"])
def test_what_help_says(cli: Cli, plan: Path, name: str, update_golden: bool) -> None:
    assert_only_prints(cli, plan, (name, "--help"), f"help-{name}.txt", update_golden)


def test_a_copy_is_made_with_the_history_and_without(cli: Cli, plan: Path) -> None:
    before = plan.read_bytes()
    ran = cli("copy", "plan.db", "whole copy.db")
    assert ran == (0, "", "planner: Copied to whole copy.db; `planner 'whole copy.db'` opens it.\n")
    ran = cli("copy", "plan.db", "bare.db", "--without-history", "--as", "Cy")
    assert ran == (0, "", "planner: Copied to bare.db, without its history; `planner bare.db` opens it.\n")
    assert steps_of(cli.folder / "whole copy.db") == [("Ann", "Start the plan")]
    assert steps_of(cli.folder / "bare.db") == [("Cy", "Copy the plan without its history")]
    assert plan.read_bytes() == before
    for name in ("whole copy.db", "bare.db"):
        assert cli("check", name).out == f"{name} is sound.\n"
        assert cli("show", "backlog", "--plan", name).out == cli("show", "backlog").out


def test_a_copy_needs_to_know_who_makes_it_only_where_it_begins_a_history(cli: Cli, plan: Path) -> None:
    cli.login = None
    assert cli("copy", "plan.db", "copy.db").status == 0
    ran = cli("copy", "plan.db", "bare.db", "--without-history")
    assert (ran.status, "--as NAME" in ran.err) == (1, True)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("plan.db", "plan.db"), "“plan.db” is there already and was left as it is; choose another name."),
        (("plan.db", "no folder/copy.db"), "There is no folder “"),
        (("gone.db", "copy.db"), "There is no file “gone.db”; `planner new` creates a plan."),
        (("notes.txt", "copy.db"), "“notes.txt” is not a plan; choose a file that planner made."),
    ],
)
def test_what_cannot_be_copied_is_said_in_one_line(cli: Cli, plan: Path, words: tuple[str, str], sentence: str) -> None:
    (cli.folder / "notes.txt").write_text("mine")
    for more in ((), ("--without-history",)):
        ran = cli("copy", *words, *more)
        assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
        assert ran.err.startswith(f"planner: {sentence}")
    assert sorted(file.name for file in cli.folder.iterdir()) == ["notes.txt", "plan.db"]


def test_backups_are_made_listed_and_restored(cli: Cli, plan: Path, update_golden: bool) -> None:
    ran = cli("restore")
    assert ran == (0, "", "planner: There is no backup of plan.db yet; `planner backup` makes one.\n")
    made = cli("backup")
    name = plan_files().backups("plan.db")[0].called
    assert made == (0, "", f"planner: Backed up to {plan}.backups/{name}.db.\n")
    csv = cli.folder / "more.csv"
    csv.write_text("Title\nLoyalty for partners\n")
    assert cli("import", "more.csv", "--all").status == 0
    assert cli("backup", "plan.db").status == 0
    assert_golden("restore.txt", cli("restore", "plan.db").out, update_golden)
    assert_golden("restore.json", cli("restore", "--json").out, update_golden)
    before = next(row["name"] for row in json.loads(cli("restore", "--json").out)["backups"] if row["before"])
    restored = cli("restore", "plan.db", before, "earlier.db")
    assert restored.status == 0
    assert restored.err.startswith("planner: Restored to earlier.db, as of ")
    assert restored.err.endswith("; `planner earlier.db` opens it.\n")
    assert "partners" not in cli("show", "backlog", "--plan", "earlier.db").out.replace("Handbook for partners", "")
    plan.unlink()
    assert cli("restore", "latest", "plan.db").status == 0
    assert "Loyalty for partners" in cli("show", "backlog").out


def test_what_cannot_be_restored_is_said_in_one_line(cli: Cli, plan: Path) -> None:
    ran = cli("restore", "plan.db", "latest", "new.db")
    assert ran == (1, "", "planner: There is no backup “latest” of “plan.db”; `planner restore` lists them.\n")
    cli("backup")
    assert "“plan.db” is there already" in cli("restore", "latest", "plan.db").err
    ran = cli("restore", "a", "b", "c", "d")
    assert (ran.status, "more than PLAN, NAME and TO" in ran.err) == (2, True)
    (cli.folder / "other.db.backups").write_text("in the way")
    assert "“other.db.backups” cannot be read" in cli("restore", "other.db").err
    assert cli("backup", "gone.db").status == 1


def test_an_import_that_cannot_be_backed_up_before_is_not_done(cli: Cli, plan: Path) -> None:
    (cli.folder / "plan.db.backups").write_text("in the way")
    (cli.folder / "more.csv").write_text("Title\nLoyalty for partners\n")
    before = plan.read_bytes()
    ran = cli("import", "more.csv", "--all")
    assert ran.status == 1
    assert ran.err == (
        "planner: No backup could be made, so nothing was imported: the folder “plan.db.backups” beside the plan "
        "cannot be made (File exists); make room for it.\n"
    )
    assert plan.read_bytes() == before
    assert cli("import", "more.csv", "--all", "--dry-run").status == 0


_ENDED_WHILE_WRITING = """
import signal, sys
from planner.__main__ import main
from planner.storage import private

number = int(sys.argv.pop())
private._sync = lambda path: signal.raise_signal(number)
main()
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize(
    "words",
    [
        ("copy", "plan.db", "new.db"),
        ("copy", "plan.db", "new.db", "--without-history"),
        ("export", "--format", "csv", "-o", "new.csv"),
        ("backup", "plan.db"),
    ],
    ids=" ".join,
)
def test_whoever_is_told_to_end_while_writing_leaves_nothing_behind(
    cli: Cli, plan: Path, words: tuple[str, ...], number: signal.Signals
) -> None:
    command = [sys.executable, "-c", _ENDED_WHILE_WRITING, *words, str(number.value)]
    ran = subprocess.run(command, cwd=cli.folder, check=False, capture_output=True, text=True, timeout=60)
    assert (ran.returncode, ran.stdout, ran.stderr) == (128 + number, "", "")
    assert [path for path in cli.folder.rglob("*") if path.is_file()] == [plan]
