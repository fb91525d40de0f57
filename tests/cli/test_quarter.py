"""`planner quarter` word for word, and what it changes in the file."""

import json
from datetime import date
from pathlib import Path

import pytest

from planner.domain.quarter import Quarter
from tests.cli.conftest import Cli
from tests.cli.test_golden import assert_golden
from tests.stores import open_session

WEEK_10 = "2026-11-30"


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("quarter-list.txt", ("list",)),
        ("quarter-list.json", ("list", "--json")),
        ("quarter-show.txt", ("show",)),
        ("quarter-show.json", ("show", "2026-q4", "--json")),
        ("quarter-show-earlier.txt", ("show", "2026-Q3")),
        ("help-quarter.txt", ("--help",)),
        ("help-quarter-new.txt", ("new", "--help")),
    ],
)
def test_what_it_prints(cli: Cli, plan: Path, name: str, arguments: tuple[str, ...], update_golden: bool) -> None:
    ran = cli("quarter", *arguments)
    assert (ran.status, ran.err) == (0, "")
    assert_golden(name, ran.out, update_golden)


def test_the_next_quarter_is_prepared(cli: Cli, plan: Path) -> None:
    ran = cli("quarter", "new", "--today", WEEK_10, "--holiday", "2027-03-26", "--holiday", "2027-01-01")
    assert ran == (0, "", "planner: Saved: Prepare 2027-Q1. 12 weeks, 12.4 working weeks.\n")
    session = open_session(plan, "Cy")
    after = session.go("2027-Q1").result()
    made = Quarter("2027-Q1", date(2027, 1, 1), date(2027, 3, 31), (date(2027, 1, 1), date(2027, 3, 26)))
    assert after.quarter == made
    assert {room.team: (room.people, room.plannable_share) for room in after.capacities.values()} == {
        "chk": (6, None),
        "plt": (4, 0.6),
    }
    assert [entry.item.key for entry in after.ranked][:2] == ["CHK-1", "CHK-2"]
    listed = json.loads(cli("quarter", "list", "--json", "--today", WEEK_10).out)
    assert [(q["name"], q["stands"]) for q in listed["quarters"]] == [
        ("2026-Q3", "closed"),
        ("2026-Q4", "week 10 of 14"),
        ("2027-Q1", "starts in 5 weeks"),
    ]
    assert cli("check").status == 0
    again = cli("quarter", "new", "--today", WEEK_10)
    assert again.err == (
        "planner: 2027-Q2 can be prepared from week 10 of 2027-Q1 on, which begins on 8 Mar 2027; until then there is"
        " nothing to take over.\n"
    )


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-09-01", "2026-Q4 · not begun yet"),
        ("2026-11-30", "2026-Q4 · week 10 of 14"),
        ("2027-02-01", "2026-Q4 · over, still open"),
    ],
)
def test_align_says_where_its_quarter_stands(cli: Cli, plan: Path, day: str, said: str) -> None:
    assert cli("show", "align", "--today", day).out.splitlines()[0] == f"Harbor & Pine › {said}"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new",), "2027-Q1 can be prepared from week 10 of 2026-Q4 on, which begins on 30 Nov 2026;"),
        (("new", "", "--today", WEEK_10), "A quarter needs a name, e.g. 2027-Q1."),
        (("new", "--starts", "2026-12-01"), "2027-Q1 would have 17 weeks; a quarter has 12 to 14."),
        (("new", "--ends", "2026-12-01"), "2027-Q1 would end on 1 Dec 2026, before it starts;"),
        (("new", "--starts", "2027-02-29"), "“2027-02-29” is not a date; write it as year-month-day"),
        (("new", "--holiday", "2026-12-25"), "The holiday 25 Dec 2026 lies outside 2027-Q1, which runs from 1 Jan"),
        (("new", "2026-q4", "--today", WEEK_10), "There is a quarter “2026-q4” already; choose another name."),
        (("show", "2030-Q1"), "There is no quarter “2030-Q1” in this plan; it has: 2026-Q3, 2026-Q4."),
    ],
)
def test_what_cannot_be_is_one_sentence(cli: Cli, plan: Path, arguments: tuple[str, ...], said: str) -> None:
    before = plan.read_bytes()
    ran = cli("quarter", *arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert ran.err.startswith(f"planner: {said}")
    assert plan.read_bytes() == before


def test_days_and_holidays_of_a_quarter_are_edited(cli: Cli, plan: Path) -> None:
    said = cli("quarter", "edit", "2026-q4", "--holiday", "2026-12-25", "--holiday", "2026-12-24")
    assert said == (0, "", "planner: Saved: Give 2026-Q4 2 holidays. 14 weeks, 12.8 working weeks.\n")
    assert "already; nothing to save" in cli("quarter", "edit", "2026-Q4", "--holiday", "2026-12-24",
                                              "--holiday", "2026-12-25").err  # fmt: skip
    assert cli("quarter", "edit", "2026-Q4", "--no-holidays", "--ends", "2026-12-20").status == 0
    shown = cli("quarter", "show", "2026-Q4").out
    assert "Holidays: none" in shown
    assert "20 Dec 2026" in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2026-Q4",), "Say what to change, e.g. --holiday 2026-12-25; `planner quarter edit --help` lists it all."),
        (("2026-Q4", "--holiday", "2026-12-25", "--no-holidays"), "Say --holiday or --no-holidays, not both."),
        (("2026-Q4", "--ends", "2026-09-01"), "2026-Q4 would end on 1 Sep 2026, before it starts; swap the two days."),
        (("2026-Q4", "--ends", "2026-11-31"), "“2026-11-31” is not a date; write it as year-month-day"),
        (("2026-Q4", "--holiday", "2027-01-01"), "The holiday 1 Jan 2027 lies outside 2026-Q4"),
        (("2026-Q4", "--starts", "2026-09-01", "--ends", "2026-11-29"), "2026-Q4 would overlap 2026-Q3"),
        (("2026-Q4", "--ends", "2027-02-01"), "2026-Q4 would have 18 weeks; a quarter has 12 to 14."),
        (("2026-Q3", "--holiday", "2026-07-14"), "2026-Q3 is closed; its days stay as they were."),
        (("2031-Q1", "--no-holidays"), "There is no quarter “2031-Q1” in this plan"),
    ],
)
def test_what_a_quarter_cannot_be_made_is_one_sentence(
    cli: Cli, plan: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = plan.read_bytes()
    ran = cli("quarter", "edit", *arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert ran.err.startswith(f"planner: {said}")
    assert plan.read_bytes() == before
