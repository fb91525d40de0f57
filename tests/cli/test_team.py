"""`planner team` and `planner ratio` word for word, and what they change in the file."""

import json
from datetime import date
from pathlib import Path

import pytest

from planner.domain.capacity import split_in_force
from planner.domain.organisation import PeopleChange
from planner.domain.plan import Plan
from tests.cli.conftest import Cli
from tests.cli.test_golden import assert_golden
from tests.stores import open_session

LONG = "x" * 501


def stored(path: Path) -> Plan:
    session = open_session(path, "Cy")
    try:
        return session.plan
    finally:
        session.store.close().result()


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("team-list.txt", ("team", "list")),
        ("team-list.json", ("team", "list", "--json")),
        ("team-list-earlier.txt", ("team", "list", "--quarter", "2026-q3")),
        ("ratio.txt", ("ratio",)),
        ("ratio.json", ("ratio", "--json")),
        ("ratio-earlier.json", ("ratio", "--json", "--quarter", "2026-Q3")),
        ("help-team.txt", ("team", "--help")),
        ("help-team-edit.txt", ("team", "edit", "--help")),
        ("help-ratio.txt", ("ratio", "--help")),
    ],
)
def test_what_it_prints(cli: Cli, plan: Path, name: str, arguments: tuple[str, ...], update_golden: bool) -> None:
    ran = cli(*arguments)
    assert (ran.status, ran.err) == (0, "")
    assert_golden(name, ran.out, update_golden)


def test_a_team_comes_changes_splits_and_goes(cli: Cli, plan: Path) -> None:
    added = cli(
        "team", "add", "Growth:product:5", "--plannable", "60", "--ratio", "80:20", "--changes", "2026-11-16 +1"
    )
    assert added == (0, "", "planner: Saved: Add the team Growth. 44 weeks: 7 reserve, 30 Innovation, 7 Tune-Up.\n")
    edited = cli("team", "edit", "chk", "--people", "7,5", "--time-off", "", "--name", "Cart")
    assert edited.err == (
        "planner: Wishlist [b]sharing[/b] goes out; Search on mobile comes in. "
        "Noted: no reason given; --why says one.\n"
        "planner: Saved: Edit the team Cart. 69 weeks: 10 reserve, 35 Innovation, 24 Tune-Up.\n"
    )
    assert (
        cli("team", "edit", "Cart", "--people", "7.5").err == "planner: Cart is like that already; nothing to save.\n"
    )
    split = cli("team", "split", "PLT", "Search:2", "Data: 2")
    assert split.err == (
        "planner: Checkout latency p95 was promised and goes out. Noted: no reason given; --why says one.\n"
        "planner: Saved: Split Platform into Search and Data. Platform until 15 Nov; 4 people before, 4 after;"
        " 4 items to Search; 145 weeks in all.\n"
    )
    gone = cli("team", "retire", "Growth", "--why", "Merged into Cart")
    assert gone.err == "planner: Saved: Retire the team Growth from 2026-Q4 on.\n"
    after = stored(plan)
    assert {(team.name, team.until) for team in after.active_teams} == {
        ("Cart", None),
        ("Platform", date(2026, 11, 15)),
        ("Search", None),
        ("Data", None),
    }
    growth = next(team for team in after.teams.values() if team.name == "Growth")
    assert after.capacities[f"2026-Q4:{growth.id}"].changes == (PeopleChange(date(2026, 11, 16), 1.0),)
    assert cli("check").status == 0


def test_another_ratio_is_agreed_with_a_why(cli: Cli, plan: Path) -> None:
    ran = cli("ratio", "--set", "65", "--reserve", "20", "--why", "speed", "--also-by", "Bo", "--json")
    assert (ran.status, ran.err) == (0, "planner: Saved: Agree 65 : 35 with 20 % reserve.\n")
    data = json.loads(ran.out)
    assert data["ratio"]["agreed"] == data["ratio"]["in_force"] == 0.65
    assert data["decision"] == {
        "what": "Ratio 65 : 35, reserve 20 %",
        "why": "speed",
        "by": "lead",
        "also_by": "Bo",
        "at": "2026-11-09T09:00:00+00:00",
    }
    assert (
        cli("ratio", "--reserve", "10 %", "--why", "calm").err == "planner: Saved: Agree 65 : 35 with 10 % reserve.\n"
    )
    assert tuple(split_in_force(stored(plan))) == (0.65, 0.1)
    assert cli("check").status == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("team", "add", "Growth"), "Team “Growth”: write it as name:kind:people, e.g. Checkout:product:6."),
        (("team", "add", "Growth:squad:5"), "Team “Growth”: “squad” is no kind of team;"),
        (("team", "add", "checkout:product:5"), "There is a team “checkout” already;"),
        (
            ("team", "add", "Growth:product:5", "--plannable", "0"),
            "Plannable share: at 0 % nobody could plan anything;",
        ),
        (("team", "add", "Growth:product:5", "--from", "2026-02-30"), "“2026-02-30” is not a date;"),
        (("team", "add", "Growth:product:5", "--from", "2027-01-01"), "Growth would begin after 2026-Q4 ends;"),
        (("team", "edit", "CHK"), "Say what to change, e.g. --people 6; `planner team edit --help` lists it all."),
        (("team", "edit", "CHK", "--people", "100001"), "People: more than 100,000 people is not one team;"),
        (("team", "edit", "CHK", "--people", "-1"), "People: there cannot be fewer than 0 people;"),
        (("team", "edit", "CHK", "--time-off", "500"), "Checkout: time off lies between 0 and the team’s 396 working"),
        (("team", "edit", "CHK", "--name", " "), "A team needs a name, e.g. Checkout."),
        (
            ("team", "edit", "NOPE", "--people", "1"),
            "There is no team “NOPE” in 2026-Q4; the teams are: Checkout (CHK),",
        ),
        (("team", "edit", "CHK", "--people", "1", "--quarter", "2026-Q3"), "2026-Q3 is closed; its teams stay as they"),
        (("team", "retire", "CHK", "--why", " "), "Say in a few words why, so that nobody has to ask again."),
        (("team", "split", "CHK", "Cart", "Pay:3"), "Team “Cart”: write it as name:people, e.g. Cart:3."),
        (("team", "split", "CHK", "Cart:3", "Pay:3", "--from", "2027-01-01"), "Checkout: the new teams begin within"),
        (("ratio", "--set", "101", "--why", "x"), "Ratio: write per cent from 0 to 100, not 101."),
        (("ratio", "--set", "60:50", "--why", "x"), "Ratio: 60:50 does not add up to 100; write e.g. 65 : 35."),
        (("ratio", "--set", "", "--why", "x"), "Ratio: nothing is written after --set; write e.g. 65 or 65:35."),
        (("ratio", "--reserve", "-1", "--why", "x"), "Reserve: write per cent from 0 to 100, not -1."),
        (("ratio", "--set", "65"), "Say in a few words why: the decision is kept with its reason."),
        (("ratio", "--why", "x"), "Say what is agreed, too, e.g. --set 65."),
        (("ratio", "--set", "65", "--why", "x", "--also-by", "LEAD"), "lead cannot sign twice;"),
        (("ratio", "--set", "65", "--why", "x", "--quarter", "2026-Q3"), "2026-Q3 is closed; its ratio stays"),
        (("ratio", "--quarter", "2031-Q1"), "There is no quarter “2031-Q1” in this plan; it has: 2026-Q3, 2026-Q4."),
    ],
)
def test_what_cannot_be_is_one_sentence(cli: Cli, plan: Path, arguments: tuple[str, ...], said: str) -> None:
    before = plan.read_bytes()
    ran = cli(*arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert ran.err.startswith(f"planner: {said}")
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("team", "add", f"{LONG}:product:1"), "Team"),
        (("team", "add", "Growth:product:1", "--key", "FARTOOLONG"), "Key"),
        (("team", "edit", "Checkout", "--name", LONG), "Team"),
        (("team", "split", "Checkout", f"{LONG}:1", "B:1"), "Team"),
        (("team", "retire", "Checkout", "--why", LONG), "Why"),
        (("decide", LONG), "Decision"),
        (("decide", "So", "--also-by", LONG), "Also signed by"),
        (("ratio", "--set", "65", "--why", "x", "--also-by", LONG), "Also signed by"),
        (("okr", "add", LONG), "Objective"),
        (("quarter", "new", LONG), "Quarter"),
        (("slice", "add", "CHK-1", LONG, "--pass-mark", "10 %"), "Title"),
        (("decide", "So", "--as", LONG), "--as"),
    ],
)
def test_what_is_longer_than_can_be_kept_is_refused(
    cli: Cli, plan: Path, arguments: tuple[str, ...], what: str
) -> None:
    before = plan.read_bytes()
    ran = cli(*arguments)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(f"planner: {what}: these are "), ran.err
    assert plan.read_bytes() == before


def test_a_reason_may_be_as_long_as_it_is(cli: Cli, plan: Path) -> None:
    why = "y" * 499 + " zz"
    assert cli("decide", "x" * 500, "--why", why, "--as", "Ann").status == 0
    assert why in json.loads(cli("show", "decisions", "--json").out)["decisions"][0]["why"]


@pytest.mark.parametrize(("why", "noted"), [("Two came", "Two came"), ("", "no reason given; --why says one")])
def test_a_team_that_changes_what_was_agreed_is_a_decision_with_its_cost(
    cli: Cli, plan: Path, why: str, noted: str
) -> None:
    edited = cli("team", "edit", "chk", "--people", "7.5", "--time-off", "", "--why", why, "--as", "Ann")
    assert edited.status == 0
    assert edited.err.splitlines()[0].endswith(f" comes in. Noted: {noted}.")
    newest = json.loads(cli("show", "decisions", "--json").out)["decisions"][0]
    assert (newest["kind"], newest["why"] or "", newest["signed_by"]) == ("change", why, ["Ann"])
    assert newest["cost"].startswith("in: Search on mobile; out: Wishlist [b]sharing[/b]; ")
    count = len(json.loads(cli("show", "decisions", "--json").out)["decisions"])
    assert "Noted" not in cli("team", "edit", "chk", "--name", "Till", "--why", "x", "--as", "Ann").err
    assert len(json.loads(cli("show", "decisions", "--json").out)["decisions"]) == count


def test_the_staffing_target_is_set_and_taken_away(cli: Cli, plan: Path) -> None:
    said = cli("team", "target", "--product", "60", "--platform", "30")
    assert said.err.startswith("planner: Saved: Aim at 60 % product, 30 % platform, 10 % framework. ")
    assert dict(stored(plan).quarter.staffing_targets) == {"product": 0.6, "platform": 0.3, "framework": 0.1}
    assert "target 60 %" in cli("team", "list").out
    assert cli("team", "target", "--product", "60", "--platform", "30").err.startswith("planner: That is the target")
    assert cli("team", "target", "--none").err == (
        "planner: Saved: Set no staffing target for 2026-Q4. No target is set for this quarter.\n"
    )
    assert stored(plan).quarter.staffing_targets == ()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Say the shares, e.g. --product 60 --platform 25, or --none for no target."),
        (("--none", "--product", "60"), "Say the shares, e.g. --product 60 --platform 25, or --none"),
        (("--product", "60"), "Say how many per cent platform and framework teams shall have, too."),
        (("--product", "80", "--platform", "30"), "The targets add up to more than 100 %; write less."),
        (("--product", "50", "--platform", "30", "--framework", "10"), "The targets add up to 90 %"),
        (("--product", "many", "--platform", "30"), "Product: “many”"),
        (("--none", "--quarter", "2026-Q3"), "2026-Q3 is closed; its teams stay as they were."),
    ],
)
def test_what_is_no_target_is_one_sentence(cli: Cli, plan: Path, arguments: tuple[str, ...], said: str) -> None:
    before = plan.read_bytes()
    ran = cli("team", "target", *arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert ran.err.startswith(f"planner: {said}")
    assert plan.read_bytes() == before
