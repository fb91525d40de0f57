"""`planner okr` word for word, and what it changes in the file."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.cli.small import make
from tests.stores import open_session

DAY = ("--today", "2026-11-06")


@pytest.fixture
def plan(cli: Cli) -> Path:
    path = make(cli.folder / "plan.db")
    cli("okr", "add", "Buyers return", "--teams", "CHK", *DAY)
    return path


def add(cli: Cli, name: str = "Repeat purchase", *more: str) -> tuple[int, str, str]:
    return cli("okr", "add", "buyers", name, "--from", "29", "--to", "38", "--unit", "%", *more, *DAY)


def test_a_key_result_is_added_said_week_by_week_and_listed(cli: Cli, plan: Path) -> None:
    assert add(cli) == (0, "", "planner: Saved: Add the key result Repeat purchase 29 → 38 %.\n")
    for week, value in ((42, "30.4"), (43, "31.3"), (44, "32"), (45, "33,4")):
        ran = cli("okr", "check-in", "repeat", value, "--week", f"2026-W{week}", *DAY)
        assert ran == (0, "", f"planner: Saved: Check in Repeat purchase for week {week - 39}.\n")
    cli("okr", "check-in", "repeat", "--confidence", "7", "--word", "Carts are out", *DAY)
    again = cli("okr", "check-in", "repeat", "33.4 %", *DAY)
    assert again.err == "planner: That has been said already; nothing to save.\n"
    text = cli("okr", "list", *DAY).out
    assert "Shared by Checkout." in text
    assert "33.4 % in week 6, from 29 % to 38 %: score 0.48, part of the way." in text
    assert "At this rate " in text
    assert "Confidence 7 of 10. “Carts are out”" in text
    assert "! No item should move it" in text
    answer = json.loads(cli("okr", "list", "--json", *DAY).out)
    assert list(answer) == ["schema", "quarter", "quarter_name", "okrs"]
    (kr,) = answer["okrs"][-1]["key_results"]
    assert (kr["now"], kr["band"], kr["confidence"], len(kr["weeks"])) == (33.4, "middle", 7, 4)
    assert "Are we getting closer? 1 key result: " in cli("show", "measure", *DAY).out
    measure = json.loads(cli("show", "measure", "--json", *DAY).out)
    assert measure["okrs"] == answer["okrs"]


def test_output_gets_its_remark_and_a_quarter_without_okrs_says_so(cli: Cli, plan: Path) -> None:
    ran = add(cli, "Launch days")
    assert ran[0] == 0
    assert "names work, not a result" in ran[2]
    empty = cli("okr", "list", "--quarter", "2026-Q3", *DAY)
    assert "Nobody has said yet what the quarter is for." in empty.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "buyers", "Held", "--from", "3", "--to", "3"), "From and to are the same"),
        (("add", "buyers", "Held", "--to", "nan"), "“nan” is not a number"),
        (("add", "buyers", "Held"), "needs a number to reach"),
        (("add", "buyers", "Held", "--to", "3", "--teams", "CHK"), "Teams share an objective"),
        (("add", "elsewhere", "Held", "--to", "3"), "No objective of 2026-Q4 is called “elsewhere”"),
        (("add", "buyers", "repeat purchase", "--to", "3"), "There is a key result “repeat purchase” already"),
        (("add", "Another", "--to", "3"), "What is measured?"),
        (("add", "Another", "--teams", "nobody"), "There is no team “nobody”"),
        (("check-in", "repeat"), "Say where it stands"),
        (("check-in", "repeat", "inf"), "“inf” is not a number"),
        (("check-in", "repeat", "--confidence", "11"), "whole number from 0, no way, to 10"),
        (("check-in", "repeat", "--confidence", "6.5"), "whole number from 0, no way, to 10"),
        (("check-in", "churn", "3"), "has “churn” in its name"),
        (("check-in", "repeat", "3", "--week", "2026-W47"), "has not begun"),
        (("check-in", "repeat", "3", "--week", "2025-W47"), "week"),
        (("list", "--quarter", "2031-Q1"), "2031-Q1"),
    ],
)
def test_what_cannot_be_changes_nothing(cli: Cli, plan: Path, arguments: tuple[str, ...], said: str) -> None:
    add(cli)
    before = _stored(plan)
    ran = cli("okr", *arguments, *DAY)
    assert (ran.status, ran.out) == (1, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert _stored(plan) == before


def _stored(path: Path) -> object:
    session = open_session(path, "Cy")
    try:
        evidence = session.load_evidence().result()
        return session.plan.objectives, session.plan.key_results, evidence.kr_check_ins
    finally:
        session.store.close().result()
