"""`planner plan` and `planner agree`: word for word on the small plan, and what they refuse."""

import json
from pathlib import Path

import pytest

from planner.session import optimising
from tests.builders import make_item
from tests.cli.conftest import Cli
from tests.cli.test_golden import assert_only_prints
from tests.stores import close_all, founding_changes, make_plan_file, open_session

COMMANDS = {
    "plan.txt": ("plan",),
    "plan.json": ("plan", "--json"),
    "plan-other.txt": ("plan", "--ratio", "80:20", "--reserve", "10"),
    "plan-other.json": ("plan", "--ratio", "80", "--reserve", "10 %", "--json"),
    "plan-optimum.txt": ("plan", "--ratio", "80:20", "--optimum"),
    "plan-optimum.json": ("plan", "--ratio", "80:20", "--optimum", "--json"),
    "help-plan.txt": ("plan", "--help"),
    "help-agree.txt": ("agree", "--help"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_what_it_prints(cli: Cli, plan: Path, name: str, update_golden: bool) -> None:
    assert_only_prints(cli, plan, COMMANDS[name], name, update_golden)


def test_the_data_says_the_same_as_the_text(cli: Cli, plan: Path) -> None:
    data = json.loads(cli("plan", "--ratio", "80", "--json").out)
    assert next(iter(data)) == "schema"
    assert data["ratio"] == {"asked": 0.8, "now": 0.6, "agreed": 0.6}
    assert [step["ratio"] for step in data["steps"]] == [percent / 100 for percent in range(40, 95, 5)]
    step = next(step for step in data["steps"] if step["ratio"] == 0.8)
    assert {key: step[key] for key in ("value", "unscored", "use")} == {
        key: data[key] for key in ("value", "unscored", "use")}  # fmt: skip
    assert {"in": step["in"], "out": step["out"]} == data["swaps"]
    assert data["optimum"] is None
    shown = {item["key"] for lane in data["lanes"].values() for item in lane["in"]}
    assert set(data["swaps"]["in"]) <= shown


def test_an_optimiser_that_fails_is_one_sentence(cli: Cli, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optimising, "COMMAND", ("no-such-program",))
    ran = cli("plan", "--optimum")
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert ran.err.startswith("planner: The best plan could not be computed: No such file")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("plan", "--ratio", "0.65"), 1, "Ratio: write per cent, 65 rather than 0.65; this is under 1 %."),
        (("plan", "--ratio", "120"), 1, "Ratio: write per cent from 0 to 100, not 120."),
        (("plan", "--ratio", "60:50"), 1, "Ratio: 60:50 does not add up to 100; write e.g. 65 : 35."),
        (("plan", "--reserve", "much"), 1, "Reserve: “much” is not a number; write e.g. 6 or 2.5."),
        (("agree",), 2, "Missing argument '{ratio|plan}'. Choose from: ratio, plan. `planner agree --help` says how."),
        (("agree", "ratio", "--ratio", "65"), 1, "Say in a few words why: the decision is kept with its reason."),
        (("agree", "plan", "--ratio", "65"), 2, "--ratio and --reserve belong to `planner agree ratio`; agree that"),
        (("agree", "plan"), 1, "The plan was agreed before; say in a few words why it is agreed again."),
        (("agree", "plan", "--why", "x", "--also-by", "LEAD"), 1, "lead cannot sign twice; name somebody else, or"),
        (("agree", "plan", "--plan", "gone.db", "--why", "x"), 1, "There is no plan at gone.db; name one with --plan"),
    ],
)
def test_what_is_refused_changes_nothing(
    cli: Cli, plan: Path, arguments: tuple[str, ...], status: int, said: str
) -> None:
    before = plan.read_bytes()
    ran = cli(*arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (status, "", 1)
    assert ran.err.startswith(f"planner: {said}")
    assert plan.read_bytes() == before


def test_agreeing_the_ratio_and_then_the_plan_is_decided(cli: Cli) -> None:
    items = [make_item("carts", title="Saved carts", weeks=9), make_item("pay", title="Apple Pay", weeks=12)]
    path = make_plan_file(cli.folder / "plan.db", founding_changes(items=items))
    ran = cli("agree", "ratio", "--ratio", "75:25", "--reserve", "10", "--why", "Search cannot wait", "--as", "Mara")
    assert (ran.status, ran.out, ran.err) == (0, "", "planner: Saved: Agree 75 : 25 with 10 % reserve.\n")
    ran = cli("agree", "plan", "--also-by", "Jonas", "--as", "Mara")
    assert (ran.status, ran.out, ran.err) == (0, "", "planner: Saved: Agree the plan: 2 items, 21 weeks.\n")
    ran = cli("agree", "plan", "--why", "Once more", "--as", "Mara")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == ("planner: Nothing has changed since the plan was agreed: 2 items, 21 weeks.\n")
    assert cli("team", "edit", "chk", "--people", "3", "--as", "Mara").status == 0
    ran = cli("agree", "plan", "--why", "Two of us left", "--as", "Mara")
    assert ran.err == "planner: Saved: Agree the plan again: 1 item, 9 weeks.\n"
    try:
        session = open_session(path, "Eve")
        evidence = session.load_evidence().result()
        assert (session.plan.quarter.ratio, session.plan.quarter.reserve) == (0.75, 0.1)
        assert session.plan.quarter.state == "measure"
        told = {(d.what, d.why, d.signed_by, d.also_signed_by) for d in evidence.decisions.values()}
    finally:
        close_all()
    assert told == {
        ("Ratio 75 : 25, reserve 10 %", "Search cannot wait", "Mara", ""),
        ("Plan agreed: 2 items, 21 weeks", "", "Mara", "Jonas"),
        ("Staff Checkout with 3 people", "", "Mara", ""),
        ("Plan again: 1 item, 9 weeks", "Two of us left", "Mara", ""),
    }
