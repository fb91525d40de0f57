"""A quarter renamed from the command line, and what every command calls it then."""

import json
from pathlib import Path

import pytest

from tests.cli import grown
from tests.cli.conftest import Cli
from tests.cli.test_golden import assert_golden

AUTUMN = "Autumn push"


@pytest.fixture
def renamed(cli: Cli, plan: Path) -> Path:
    """A plan whose running quarter is the autumn push, and whose last one was the summer."""
    for quarter, name in (("2026-q4", AUTUMN), ("2026-Q3", "Summer")):
        assert cli("quarter", "edit", quarter, "--name", name).status == 0
    return plan


def test_it_is_renamed_by_id_or_name_and_back(cli: Cli, plan: Path) -> None:
    said = [
        cli("quarter", "edit", *arguments)
        for arguments in (
            ("2026-Q4", "--name", AUTUMN),
            ("autumn push", "--name", "Harvest", "--holiday", "2026-12-25"),
            ("harvest", "--name", "Harvest"),
            ("2026-q4", "--name", "2026-Q4", "--no-holidays"),
            ("2026-Q3", "--name", "Summer"),
        )
    ]
    assert [(ran.status, ran.out) for ran in said] == [(0, "")] * 5
    assert [ran.err for ran in said] == [
        "planner: Saved: Rename 2026-Q4 to Autumn push.\n",
        "planner: Saved: Rename Autumn push to Harvest and give it 1 holiday. 14 weeks, 13 working weeks.\n",
        "planner: Harvest is like that already; nothing to save.\n",
        "planner: Saved: Rename Harvest to 2026-Q4 and give it no holidays. 14 weeks, 13.2 working weeks.\n",
        "planner: Saved: Rename 2026-Q3 to Summer.\n",
    ]
    assert cli("check").status == 0


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("quarter-list-renamed.txt", ("quarter", "list")),
        ("quarter-show-renamed.txt", ("quarter", "show", "autumn PUSH")),
        ("quarter-show-renamed.json", ("quarter", "show", "2026-Q4", "--json")),
        ("align-renamed.txt", ("show", "align")),
        ("help-quarter-edit.txt", ("quarter", "edit", "--help")),
    ],
)
def test_what_it_prints(cli: Cli, renamed: Path, name: str, arguments: tuple[str, ...], update_golden: bool) -> None:
    ran = cli(*arguments)
    assert (ran.status, ran.err) == (0, "")
    assert_golden(name, ran.out, update_golden)


@pytest.mark.parametrize(
    "arguments",
    [
        *(("show", what) for what in ("align", "backlog", "measure", "decisions")),
        *(("show", what, "--quarter", "summer") for what in ("align", "backlog", "measure", "decisions")),
        ("ratio",),
        ("ratio", "--quarter", "Summer"),
        ("plan", "--ratio", "80"),
        ("okr", "list"),
        ("okr", "list", "--quarter", "summer"),
        ("team", "list", "--quarter", "autumn push"),
        ("review",),
        ("review", "--markdown", "--quarter", "summer"),
        ("report", "--format", "markdown", "--quarter", "summer"),
        ("report", "--format", "html"),
        ("export", "--format", "markdown", "--quarter", "SUMMER"),
        ("quarter", "list"),
    ],
)
def test_no_text_calls_it_by_its_id(cli: Cli, renamed: Path, arguments: tuple[str, ...]) -> None:
    ran = cli(*arguments)
    assert (ran.status, ran.err) == (0, "")
    assert not [line for line in ran.out.splitlines() if "2026-Q3" in line or "2026-Q4" in line]
    assert AUTUMN in ran.out or "Summer" in ran.out or "decisions" in arguments or "team" in arguments


@pytest.mark.parametrize(
    "arguments",
    [
        *(("show", what) for what in ("align", "backlog", "measure")),
        *((what,) for what in ("ratio", "plan", "review")),
        *((what, "list") for what in ("okr", "team")),
    ],
)
def test_programs_get_the_id_as_before_and_the_name(cli: Cli, renamed: Path, arguments: tuple[str, ...]) -> None:
    data = json.loads(cli(*arguments, "--json").out)
    assert (data["quarter"], data["quarter_name"]) == ("2026-Q4", AUTUMN)


def test_calendars_call_it_by_its_name_and_know_its_entries_again(cli: Cli, plan: Path) -> None:
    before = cli("export", "--format", "ics").out
    assert cli("quarter", "edit", "2026-Q4", "--name", AUTUMN).status == 0
    after = cli("export", "--format", "ics").out
    assert "SUMMARY:Autumn push ends" in after
    assert "2026-Q4" not in after
    uids = [[line for line in text.splitlines() if line.startswith("UID:")] for text in (before, after)]
    assert sorted(uids[0]) == sorted(uids[1])


def test_the_plan_as_it_stood_before_calls_it_what_it_was_then(cli: Cli) -> None:
    grown.make(cli.folder / "plan.db")
    assert cli("quarter", "edit", "2026-Q4", "--name", AUTUMN).status == 0
    assert "› 2026-Q4 ·" in cli("show", "align", "--at", "2026-10-20").out
    assert "› 2026-Q4 ·" in cli("show", "align", "--at", "2026-10-20", "--quarter", "2026-Q4").out
    data = json.loads(cli("diff", "2026-10-20", "2026-11-09", "--json").out)
    assert (data["from"]["quarter_name"], data["to"]["quarter_name"]) == ("2026-Q4", AUTUMN)
    assert {"what": "agreed", "key": "", "name": "quarter", "before": "2026-Q4", "after": AUTUMN} in data["changes"]
    told = cli("show", "history").out
    assert "Rename 2026-Q4 to Autumn push" in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("quarter", "edit", "2026-Q4", "--name", " "), "A quarter needs a name, e.g. 2027-Q1."),
        (("quarter", "edit", "2026-Q4", "--name", "summer"), "There is a quarter “summer” already; choose another"),
        (
            ("quarter", "edit", "Summer", "--name", "2026-Q4"),
            "There is a quarter “2026-Q4” already, renamed to Autumn push; choose another name.",
        ),
        (
            ("show", "align", "--quarter", "Spring"),
            "There is no quarter “Spring” in this plan; it has: Summer (2026-Q3), Autumn push (2026-Q4).",
        ),
        (("quarter", "edit", "Summer", "--name", "Sun", "--ends", "2026-09-29"), "Summer is closed; its days stay"),
    ],
)
def test_what_cannot_be_is_one_sentence(cli: Cli, renamed: Path, arguments: tuple[str, ...], said: str) -> None:
    before = renamed.read_bytes()
    ran = cli(*arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert ran.err.startswith(f"planner: {said}")
    assert renamed.read_bytes() == before


def test_a_form_says_both_and_is_read_whatever_the_quarter_is_called_by_then(cli: Cli, plan: Path) -> None:
    asked = ("ask", "ballot", "--for", "Mara", "-o")
    assert cli(*asked, "old.txt").status == 0
    assert cli("quarter", "edit", "2026-Q4", "--name", AUTUMN).status == 0
    assert cli(*asked, "new.txt").status == 0
    assert "Quarter: 2026-Q4\n" in Path("old.txt").read_text("utf-8")
    new = Path("new.txt").read_text("utf-8")
    assert "Quarter: 2026-Q4 (Autumn push)\n" in new
    Path("by-name.txt").write_text(new.replace("2026-Q4 (Autumn push)", "autumn push"), "utf-8")
    Path("other.txt").write_text(new.replace("2026-Q4 (Autumn push)", "2026-Q5 (Autumn push)"), "utf-8")
    assert cli("quarter", "edit", "2026-Q4", "--name", "Harvest").status == 0
    Path("by-new-name.txt").write_text(new.replace("2026-Q4 (Autumn push)", "Harvest"), "utf-8")
    for form in ("old.txt", "new.txt", "by-new-name.txt"):
        text = Path(form).read_text("utf-8")
        Path(form).write_text(text.replace("[   ]", "[ 1 ]", 1), "utf-8")
        assert cli("read", form).status == 0, form
    for form, written in (("by-name.txt", "autumn push"), ("other.txt", "2026-Q5 (Autumn push)")):
        refused = cli("read", form)
        assert refused.status == 1
        assert f"The form is about {written}, the plan about 2026-Q4 (Harvest);" in refused.err
