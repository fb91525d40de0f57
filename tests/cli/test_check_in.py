"""Saving a week from a script."""

import json
from datetime import timedelta

import pytest

from planner.__main__ import plan_files
from planner.domain.change import Step, edit
from planner.session import StepRecord
from tests.builders import NOW
from tests.cli.conftest import Cli
from tests.cli.small import make

CHECK_IN = ("check-in", "--team", "checkout", "--week", "2026-W46", "--as", "Ann")


@pytest.fixture(autouse=True)
def plan(cli: Cli) -> None:
    """The small plan lies where it is looked for."""
    make(cli.folder / "plan.db")


def weeks(cli: Cli, *arguments: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(cli("show", "measure", "--json", *arguments).out)["weeks"]
    return found


def test_a_week_is_saved_and_shown(cli: Cli) -> None:
    ran = cli(*CHECK_IN, "New features=40", "fires = 16h", "Tooling=1d")
    assert (ran.status, ran.out, ran.err) == (0, "", "planner: Saved: Check in Checkout for week 7.\n")
    last = weeks(cli)[-1]
    assert last == {
        "week": "2026-11-09", "new": 0.4, "existing": 0.0, "tune_up": 0.2, "unplanned": 0.4, "answered": 1,
        "expected": 2,
    }  # fmt: skip
    assert cli("check").status == 0


def test_saving_the_same_again_says_that_nothing_changed(cli: Cli) -> None:
    cli(*CHECK_IN, "Fires=100")
    ran = cli(*CHECK_IN, "Fires=100")
    assert (ran.status, ran.err) == (0, "planner: Checkout has answered the same already; nothing to save.\n")


def test_a_late_answer_finds_its_quarter_and_waits_for_a_closed_one_to_be_reopened(cli: Cli) -> None:
    late = ("check-in", "--team", "PLT", "--week", "2026-08-05", "Security=100")
    ran = cli(*late)
    said = "planner: 2026-Q3 is closed and stays as it was; reopen it first, which is a decision of its own.\n"
    assert (ran.status, ran.err) == (1, said)
    assert weeks(cli, "--quarter", "2026-Q3")[5]["answered"] == 1
    assert cli("close", "--reopen", "--quarter", "2026-Q3", "--why", "An answer was missing").status == 0
    assert cli(*late).status == 0
    assert weeks(cli, "--quarter", "2026-Q3")[5]["answered"] == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Fires=90",), "The week adds up to 90 %; 10 % is missing."),
        (("Fires=90", "Support=20"), "The week adds up to 110 %; 10 % is too much."),
        (("Fires",), "“Fires” has no share; write e.g. “New features=40”."),
        (("Fires=most",), "“most” is not a share of a week; write e.g. 40 %, 16h or 2d."),
        (("Fires=-5",), "“-5” is not a share of a week; write e.g. 40 %, 16h or 2d."),
        (("Fires=41h",), "“41h” is more than a week, which is 40 hours."),
        (("Fires=50", "fires=50"), "Fires is given twice; give each work type once."),
        (("Fires=100", "--team", "Sales"), "There is no team “Sales” in 2026-Q4; the teams are: Checkout (CHK),"),
        (("Fires=100", "--week", "2026-W54"), "“2026-W54” is no week: 2026 has no week 54; write e.g. 2026-W47."),
        (("Fires=100", "--week", "soon"), "“soon” is not a"),
        (("Fires=100", "--week", "2027-W10"), "The week of 8 Mar 2027 lies outside 2026-Q4, whose weeks begin on"),
        (("Fires=100", "--week", "2026-W47"), "The week of 16 Nov has not begun; check in for this week or an"),
        (("Play=100",), "There is no work type “Play”; there are: New features, Existing features, Automation,"),
    ],
)
def test_what_cannot_be_used_is_one_sentence_and_nothing_changes(
    cli: Cli, arguments: tuple[str, ...], said: str
) -> None:
    before = (cli.folder / "plan.db").read_bytes()
    ran = cli(*CHECK_IN, *arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert ran.err.startswith(f"planner: {said}")
    assert (cli.folder / "plan.db").read_bytes() == before


def test_the_day_can_be_fixed(cli: Cli) -> None:
    assert cli(*CHECK_IN, "Fires=100", "--week", "2026-W48", "--today", "2026-11-25").status == 0


def test_a_history_far_ahead_of_the_clock_is_warned_about(cli: Cli) -> None:
    path = cli.folder / "plan.db"
    store = plan_files().open(str(path))
    plan = store.read_plan().result()
    step = Step("Rename", edit(plan.organisation, name="Dock & Oak"))
    store.append(StepRecord("late", NOW + timedelta(days=3), "Bo", step)).result()
    store.close().result()
    ran = cli(*CHECK_IN, "Fires=100")
    said = "planner: The plan has entries of 12 Nov 2026, but this computer's clock says 9 Nov 2026"
    assert (ran.status, said in ran.err, ran.err.count("\n")) == (0, True, 2)
    assert cli("show", "measure").err == ""
