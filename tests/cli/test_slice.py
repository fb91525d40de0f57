"""`planner slice` word for word, and what it changes in the file."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.cli.small import ITEMS, make
from tests.cli.test_golden import assert_golden
from tests.stores import open_session

KEY = ITEMS[0].key
MAIL = ("add", KEY, "Insights by e-mail", "--pass-mark", "≥ 10 %", "--hypothesis", "They come back")


@pytest.fixture
def plan(cli: Cli) -> Path:
    return make(cli.folder / "plan.db")


@pytest.fixture
def sliced(cli: Cli, plan: Path) -> Path:
    """The plan with three slices: one settled, one too early, one without results."""
    toggle = (
        "add",
        KEY.lower(),
        "Price page toggle",
        "--pass-mark",
        "+3 pp",
        "--sample",
        "4000",
        "--since",
        "2026-11-02",
    )
    night = ("add", KEY, "Mail at night", "--pass-mark", "≤ 2 a week", "--kind", "count", "--until", "2026-12-18")
    for arguments in (MAIL, toggle, night):
        assert cli("slice", *arguments).status == 0
    assert cli("slice", "result", "insights", "126 of 900", "--week", "2026-W45").status == 0
    assert cli("slice", "result", "price", "99 of 1210 against 85 of 1204").status == 0
    return plan


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("slice-list.txt", ("list",)),
        ("slice-list.json", ("list", "--json", "--item", KEY)),
        ("slice-verdict.txt", ("verdict", "insights")),
        ("help-slice.txt", ("--help",)),
        ("help-slice-add.txt", ("add", "--help")),
        ("help-slice-result.txt", ("result", "--help")),
        ("help-slice-decide.txt", ("decide", "--help")),
    ],
)
def test_what_it_prints(cli: Cli, sliced: Path, name: str, arguments: tuple[str, ...], update_golden: bool) -> None:
    ran = cli("slice", *arguments)
    assert (ran.status, ran.err) == (0, "")
    assert_golden(name, ran.out, update_golden)


def test_nothing_yet_says_how_to_begin(cli: Cli, plan: Path) -> None:
    assert cli("slice", "list") == (0, "Nothing is sliced yet; `planner slice add` cuts a slice from an item.\n", "")
    assert json.loads(cli("slice", "list", "--json").out) == {"schema": 1, "slices": []}
    assert json.loads(cli("show", "measure", "--json").out)["slices"] == []


def test_a_result_is_stored_and_says_what_it_comes_to(cli: Cli, plan: Path) -> None:
    cli("slice", *MAIL)
    ran = cli("slice", "result", "E-MAIL", "42/300", "--week", "2026-11-04")
    assert ran.err == (
        "planner: Saved: Insights by e-mail: 42 of 300 in the week of 2 Nov. Too early: 14 % (11 – 18), 42 of 300, "
        "pass mark ≥ 10 %; about 460 more, the evidence is 1 : 1.8 and it takes 20 : 1.\n"
    )
    same = cli("slice", "result", "insights", "42 of 300", "--week", "2026-11-04")
    assert same.err.startswith("planner: Nothing was changed. Too early")
    evidence = open_session(plan, "Cy").load_evidence().result()
    assert [row.numbers for row in evidence.slice_results.values()] == [(("successes", 42.0), ("trials", 300.0))]


def test_the_verdict_as_json_is_that_of_the_list(cli: Cli, sliced: Path) -> None:
    told = json.loads(cli("slice", "verdict", "insights", "--json").out)
    listed = json.loads(cli("slice", "list", "--json").out)["slices"]
    assert told == {"schema": 1, **next(one for one in listed if one["title"] == "Insights by e-mail")}
    assert [one["verdict"] for one in listed] == ["worked", "too_early", "too_early"]
    shown = json.loads(cli("show", "measure", "--json").out)
    assert [one["title"] for one in shown["slices"]] == [one["title"] for one in listed]
    assert "Insights by e-mail" in cli("show", "measure").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("add", "NOPE-1", "A", "--pass-mark", "5 %"), "There is no item “NOPE-1”"),
        (("add", KEY, " ", "--pass-mark", "5 %"), "A slice needs a title"),
        (("add", KEY, "A", "--pass-mark", "+3 pp"), "A difference is judged once: fix beforehand"),
        (("add", KEY, "A", "--pass-mark", "5 %", "--until", "2026-10-01"), "1 Oct is past"),
        (("result", "insights", "12 of 10"), "12 of 10 cannot be"),
        (("result", "insights", "nan of 10"), "no result of a share"),
        (("result", "insights", "1 of 10", "--week", "2026-W47"), "has not begun"),
        (("result", "insights", "1 of 10", "--week", "2020-W10"), "in no quarter of this plan"),
        (("result", "mail", "1 of 10"), "“mail” may be any of these: Insights by e-mail ("),
        (("verdict", "nothing"), "There is no slice “nothing”"),
    ],
)
def test_bad_input_is_named_and_changes_nothing(cli: Cli, sliced: Path, arguments: tuple[str, ...], told: str) -> None:
    before = sliced.read_bytes()
    ran = cli("slice", *arguments)
    assert (ran.status, ran.out) == (1, "")
    assert told in ran.err
    assert sliced.read_bytes() == before


def test_a_decision_asks_why_and_supersedes_the_one_before(cli: Cli, sliced: Path) -> None:
    ran = cli("slice", "decide", "insights", "change")
    assert (ran.status, ran.out) == (1, "")
    assert "why" in ran.err
    assert cli("slice", "decide", "insights", "maybe", "--why", "x").status == 2
    for decision in ("continue", "change"):
        assert cli("slice", "decide", "insights", decision, "--why", "the mail comes too early").status == 0
    rows = json.loads(cli("slice", "list", "--json").out)["slices"]
    row = next(row for row in rows if row["title"] == "Insights by e-mail")
    assert row["decision"] == "change"
    decisions = json.loads(cli("show", "decisions", "--json").out)["decisions"]
    assert {one["what"] for one in decisions} >= {
        "Change the slice Insights by e-mail",
        "Continue with the slice Insights by e-mail",
    }
