"""`planner export`, word for word, and what comes back of it."""

import json
from pathlib import Path

import pytest

from planner.cli import export
from tests.cli import grown
from tests.cli.conftest import Cli
from tests.cli.small import ITEMS, make
from tests.cli.test_golden import assert_golden, assert_only_prints, shape

FORMS = ("csv", "json", "markdown", "ics")
_ENDINGS = {"csv": "csv", "markdown": "md", "ics": "ics"}


@pytest.fixture
def plan(cli: Cli) -> Path:
    return make(cli.folder / "plan.db")


@pytest.mark.parametrize("form", _ENDINGS)
def test_what_is_written(cli: Cli, plan: Path, form: str, update_golden: bool) -> None:
    day = () if form == "csv" else ("--today", "2026-11-09")
    ran = cli("export", "--format", form, *day)
    assert (ran.status, ran.err) == (0, "")
    told = ran.out.replace("\r\n", "\n")
    assert ran.out.count("\r\n") == (0 if form == "markdown" else told.count("\n") - _within_cells(told, form))
    assert_golden(f"export.{_ENDINGS[form]}", told, update_golden)


def _within_cells(text: str, form: str) -> int:
    """Line breaks inside of cells, which stay as they are."""
    return text.count("\n") - len(ITEMS) - 1 if form == "csv" else 0


def test_help(cli: Cli, plan: Path, update_golden: bool) -> None:
    assert_only_prints(cli, plan, ("export", "--help"), "help-export.txt", update_golden)


def test_the_json_says_what_is_there_before_how_it_came_about(cli: Cli, plan: Path, update_golden: bool) -> None:
    found = json.loads(cli("export", str(plan), "--format", "json").out)
    # Its fields, of every kind that the plan has: replicas are other ones in every run.
    assert_golden("export.json", f"{json.dumps(shape(found), indent=1)}\n", update_golden)
    assert list(found) == ["schema", "format", "plan", "steps", "ops"]
    assert found["schema"] == 1
    assert {row["key"] for row in found["plan"]["item"]} == {item.key for item in ITEMS}
    assert shape(found["steps"][:1]) == [dict.fromkeys(("id", "at", "actor", "label", "why", "burst", "undoes"))]
    assert list(found["ops"][0]) == [
        "replica", "seq", "hlc", "step", "entity", "row_id", "field", "value", "parents", "prev_hash",
    ]  # fmt: skip


def test_a_file_too_large_to_be_read_back_is_said_to_be_so(
    cli: Cli, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = len(cli("export", str(plan), "--format", "json").out.encode())
    too_large = " It is too large to be read back; to keep or send the plan, copy it: `planner copy`."
    for limit, said in ((size, ""), (size - 1, too_large)):
        monkeypatch.setattr(export, "SIZE_LIMIT", limit)
        ran = cli("export", str(plan), "--format", "json", "-o", f"{limit}.json")
        assert ran.err == f"planner: Wrote the whole plan with its history as JSON to {limit}.json.{said}\n"


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_new_private_and_never_written_over(cli: Cli, plan: Path, form: str) -> None:
    out = cli.folder / "out"
    ran = cli("export", "--plan", str(plan), "--format", form, "-o", "out")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.startswith("planner: Wrote ")
    assert ran.err.endswith(" to out.\n")
    assert out.stat().st_mode & 0o777 == 0o600
    assert cli("export", "--format", form).out == out.read_bytes().decode()
    before = out.read_bytes()
    again = cli("export", "--format", form, "-o", "out")
    assert (again.status, again.out, again.err.count("\n")) == (1, "", 1)
    assert "is there already" in again.err
    assert out.read_bytes() == before
    assert cli("export", "--format", form, "-o", "no/such/folder").status == 1
    assert cli("export", "--format", form, "-o", str(plan)).status == 1
    assert sorted(entry.name for entry in cli.folder.iterdir()) == ["out", "plan.db"]


def test_a_whole_plan_comes_back_in_a_new_file_and_is_written_out_the_same(cli: Cli, plan: Path) -> None:
    cli("export", "--format", "json", "-o", "plan.json")
    ran = cli("import", "plan.json", "--plan", "new.db")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "planner: Created new.db with its history of 1 step. `planner new.db` opens it.\n"
    assert (cli.folder / "new.db").stat().st_mode & 0o777 == 0o600
    again = cli("export", "new.db", "--format", "json")
    assert again.out.encode() == (cli.folder / "plan.json").read_bytes()
    assert cli("check", "new.db").status == 0
    for shown in ("align", "backlog", "measure", "decisions", "history"):
        assert cli("show", shown, "--plan", "new.db").out == cli("show", shown).out


def test_into_a_plan_that_is_there_a_whole_one_is_refused(cli: Cli, plan: Path) -> None:
    cli("export", "--format", "json", "-o", "plan.json")
    before = plan.read_bytes()
    for given in ((), ("--plan", str(plan))):
        ran = cli("import", "plan.json", *given)
        assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
        assert "is a plan already; make a new file of it" in ran.err
    assert plan.read_bytes() == before


def test_options_that_mean_nothing_for_a_whole_plan_are_refused(cli: Cli, plan: Path) -> None:
    cli("export", "--format", "json", "-o", "plan.json")
    for option in (("--all",), ("--dry-run",), ("--from", "csv"), ("--map", "A=title")):
        ran = cli("import", "plan.json", "--plan", "new.db", *option)
        assert (ran.status, ran.out) == (2, "")
        assert option[0] in ran.err
    assert not (cli.folder / "new.db").exists()


def test_a_broken_file_is_refused_in_one_sentence_and_creates_nothing(cli: Cli, plan: Path) -> None:
    text = cli("export", "--format", "json").out
    for name, broken in (("cut", text[:-500]), ("other", text.replace("Saved carts", "Other carts", 1))):
        (cli.folder / name).write_text(broken, "utf-8")
        ran = cli("import", name, "--plan", "new.db")
        assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
        assert not (cli.folder / "new.db").exists()


def test_the_backlog_comes_back(cli: Cli, plan: Path) -> None:
    cli("export", "--format", "csv", "-o", "backlog.csv")
    path = cli.folder / "backlog.csv"
    path.write_text(path.read_text("utf-8-sig").replace("Apple Pay", "Apple Pay and friends"), "utf-8")
    ran = cli("import", "backlog.csv", "--as", "Bo")
    assert (ran.status, ran.err) == (0, "planner: Done: Update 1 item from CSV.\n")
    assert "Apple Pay and friends" in cli("show", "backlog").out
    assert "before an import" in cli("restore").out
    assert "stays as it was" in cli("import", "backlog.csv").err


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("export",), 2),
        (("export", "--format", "pdf"), 2),
        (("export", "plan.db", "--plan", "plan.db", "--format", "csv"), 2),
        (("export", "--format", "json", "--quarter", "2026-Q3"), 2),
        (("export", "--format", "json", "--at", "2026-10-02"), 2),
        (("export", "--format", "ics", "--at", "2026-10-02"), 2),
        (("export", "--format", "csv", "--at", "1999-12-31"), 1),
        (("export", "--format", "csv", "--quarter", "1999-Q1"), 1),
        (("export", "gone.db", "--format", "csv"), 1),
    ],
)
def test_what_cannot_be_written_is_said_in_a_line(
    cli: Cli, plan: Path, arguments: tuple[str, ...], status: int
) -> None:
    ran = cli(*arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (status, "", 1)


def test_another_quarter_can_be_written_out(cli: Cli, plan: Path) -> None:
    assert "2026-Q3 ends" in cli("export", "--format", "ics", "--quarter", "2026-q3").out
    assert cli("export", "--format", "markdown", "--quarter", "2026-Q3").out.startswith("# Harbor \\& Pine: 2026-Q3\n")


def test_what_stood_there_is_written_of_a_day(cli: Cli) -> None:
    grown.make(cli.folder / "plan.db")
    then = cli("export", "--format", "markdown", "--at", "2026-10-02")
    assert (then.status, then.err) == (0, "")
    assert "as of 2 Oct 2026. Agreed: 60 : 40" in then.out
    assert "as of 6 Nov 2026. Agreed: 70 : 30" in cli("export", "--format", "markdown", "--today", "2026-11-06").out
    page = cli("report", "--at", "2026-10-02", "--format", "markdown").out
    assert ("as of 2 Oct 2026" in page, "Hire for Platform" in page) == (True, False)
    past = cli("export", "--format", "csv", "--at", "2026-10-02").out
    assert "Wishlist [b]sharing[/b]" in past
    assert ",stopped,nobody shares wishes," not in past
    assert ",stopped,nobody shares wishes," in cli("export", "--format", "csv").out


def test_a_row_of_the_past_takes_nothing_back_that_was_done_since(cli: Cli) -> None:
    grown.make(cli.folder / "plan.db")
    before = cli("show", "backlog").out
    cli("export", "--format", "csv", "--at", "2026-10-02", "-o", "past.csv")
    path = cli.folder / "past.csv"
    path.write_text(path.read_text("utf-8-sig").replace("Wishlist [b]sharing[/b]", "Shared wishes"), "utf-8")
    ran = cli("import", "past.csv", "--as", "Bo")
    assert "kept as edited here" in ran.out
    assert cli("show", "backlog").out == before


def test_a_dash_is_standard_output(cli: Cli, plan: Path) -> None:
    for command in (("export", "--format", "csv"), ("report",), ("ask", "checkin", "--team", "Checkout")):
        day = () if command[0] == "export" else ("--today", "2026-11-06")
        assert cli(*command, *day, "-o", "-") == cli(*command, *day)
    assert [entry.name for entry in cli.folder.iterdir()] == ["plan.db"]
