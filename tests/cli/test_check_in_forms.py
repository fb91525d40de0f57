"""Check-ins by form: asked for, read together with ballots, all or none, each complaint with its line."""

from pathlib import Path

import pytest

from planner.__main__ import plan_files
from planner.domain.change import Step, create
from planner.domain.check_ins.answers import answer_of
from planner.domain.okrs.checking import answer_for
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.session import StepRecord
from tests.builders import NOW
from tests.cli.conftest import Cli
from tests.cli.small import FIRST_WEEKS, Q4, make

WEEK = FIRST_WEEKS[1].replace(month=11, day=2)


@pytest.fixture(autouse=True)
def plan(cli: Cli) -> Path:
    """The small plan lies where it is looked for, with a key result that both teams share."""
    path = make(cli.folder / "plan.db")
    store = plan_files().open(str(path))
    kr = KeyResult("repeat", Q4.id, "o1", "Repeat purchase", "%", 29.0, 38.0)
    store.append(StepRecord("kr", NOW, "Ann", Step("Add a key result", (create(kr),)))).result()
    store.close().result()
    return path


def stored(path: Path) -> Plan:
    store = plan_files().open(str(path))
    plan = store.read_plan().result()
    plan = plan.with_evidence(store.read_evidence(plan.current).result())
    store.close().result()
    return plan


def ask(cli: Cli, team: str, *arguments: str) -> Path:
    path = cli.folder / f"{team}.txt"
    ran = cli("ask", "checkin", "--team", team, "-o", path.name, *arguments)
    assert (ran.status, ran.out) == (0, ""), ran.err
    return path


def answer(path: Path, **answers: str) -> None:
    text = path.read_text("utf-8")
    for label, given in answers.items():
        text = text.replace(f"\n{label.replace('_', ' ')}:\n", f"\n{label.replace('_', ' ')}: {given}\n", 1)
    path.write_text(text, "utf-8")


def test_the_forms_of_a_friday_and_a_ballot_come_in_with_one_command_and_go_with_one_undo(cli: Cli, plan: Path) -> None:
    chk, plt = ask(cli, "CHK", "--week", "2026-W45"), ask(cli, "PLT", "--week", "2026-W45")
    assert "Week: 2026-W45 (2 to 8 Nov, week 6 of 14)" in chk.read_text("utf-8")
    answer(chk, Now="33,5", Confidence="7", Word="slowly")
    answer(plt, New_features="12,5", Fires="87.5 %", Sentence="A loud week.")
    ballot = cli.folder / "Ann.txt"
    cli("ask", "ballot", "--for", "Ann", "--lane", "innovation", "-o", ballot.name)
    ballot.write_text(ballot.read_text("utf-8").replace("[   ] CHK-4", "[ 1 ] CHK-4"), "utf-8")
    ran = cli("read", "CHK.txt", "PLT.txt", "Ann.txt", "--as", "Ann")
    told = ran.err.splitlines()
    assert (ran.status, ran.out, told[:2]) == (0, "", [
        "planner: CHK.txt: Checkout, week 6: 1 key result.",
        "planner: PLT.txt: Platform, week 6: where the week went, a sentence.",
    ])  # fmt: skip
    assert [line.rpartition("; ")[0] for line in told[2:]] == ["planner: Ann.txt: Innovation: 1 item in order"]
    after = stored(plan)
    row = answer_for(after, "repeat", WEEK)
    assert row is not None
    assert (row.value, row.confidence, row.word, row.by) == (33.5, 7, "slowly", "Ann")
    assert answer_of(after, "plt", WEEK) == {"new-features": 0.125, "fires": 0.875}
    assert cli("check").status == 0
    steps = [line for line in cli("show", "history").out.splitlines() if "Read 3 forms" in line]
    assert len(steps) == 1


def test_all_forms_are_read_or_none_and_every_complaint_has_its_line(cli: Cli, plan: Path) -> None:
    good, bad = ask(cli, "CHK", "--week", "2026-W45"), ask(cli, "PLT", "--week", "2026-W45")
    answer(good, Now="33,5")
    answer(bad, Now="a lot", Fires="90")
    before = plan.read_bytes()
    ran = cli("read", "CHK.txt", "PLT.txt")
    lines = ran.err.splitlines()
    text = bad.read_text("utf-8").split("\n")
    assert (ran.status, ran.out, len(lines)) == (1, "", 2)
    at, time = text.index("Now: a lot") + 1, text.index("Time:") + 1
    assert lines[0].startswith(f"planner: PLT.txt:{at}: Repeat purchase: “a lot” is not a number")
    assert lines[1] == f"planner: PLT.txt:{time}: The week adds up to 90 %; 10 % is missing."
    assert plan.read_bytes() == before


def test_words_that_are_too_many_are_refused_with_their_line(cli: Cli, plan: Path) -> None:
    chk, plt = ask(cli, "CHK", "--week", "2026-W45"), ask(cli, "PLT", "--week", "2026-W45")
    answer(chk, Word="x" * 501)
    answer(plt, New_features="100", Sentence="y" * 400 + "\n" + "z" * 101)
    before = plan.read_bytes()
    ran = cli("read", "CHK.txt", "PLT.txt")
    word = chk.read_text("utf-8").split("\n").index(f"Word: {'x' * 501}") + 1
    sentence = plt.read_text("utf-8").split("\n").index(f"Sentence: {'y' * 400}") + 1
    assert (ran.status, ran.err.splitlines()) == (1, [
        f"planner: CHK.txt:{word}: Repeat purchase: these are 501 characters; write at most 500.",
        f"planner: PLT.txt:{sentence}: Sentence: these are 502 characters; write at most 500.",
    ])  # fmt: skip
    assert plan.read_bytes() == before


def test_a_form_read_again_or_not_filled_in_changes_nothing(cli: Cli, plan: Path) -> None:
    chk = ask(cli, "CHK", "--week", "2026-W45")
    before = plan.read_bytes()
    ran = cli("read", "CHK.txt")
    said = "planner: CHK.txt: Checkout, week 6: nothing is written that is not saved already."
    assert (ran.status, ran.err.splitlines()) == (0, [said, "planner: Still to answer for week 6: Platform."])
    assert plan.read_bytes() == before
    answer(chk, Now="33.5")
    cli("read", "CHK.txt")
    assert cli("read", "CHK.txt").err.splitlines()[0] == said


def test_the_latest_week_without_an_answer_is_asked_for_and_a_late_form_finds_its_quarter(cli: Cli, plan: Path) -> None:
    assert "Week: 2026-W45 " in cli("ask", "checkin", "--team", "platform").out
    late = cli("ask", "checkin", "--team", "PLT", "--week", "2026-08-05").out
    assert "Quarter: 2026-Q3" in late
    path = cli.folder / "late.txt"
    path.write_text(late, "utf-8")
    text = late.replace("Security:", "Security: 100")
    path.write_text(text, "utf-8")
    ran = cli("read", "late.txt")
    said = "planner: 2026-Q3 is closed and stays as it was; reopen it first, which is a decision of its own."
    assert (ran.status, ran.err.splitlines()) == (1, [said])
    cli("close", "--reopen", "--quarter", "2026-Q3", "--why", "An answer was missing")
    assert cli("read", "late.txt").err.splitlines()[0].startswith("planner: late.txt: Platform, week 6: where the week")
    assert cli("check").status == 0


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("ask", "checkin"), 2, "Missing option '--team'."),
        (
            ("ask", "checkin", "--team", "Sales"),
            1,
            "There is no team “Sales” in 2026-Q4; the teams are: Checkout (CHK)",
        ),
        (("ask", "checkin", "--team", "CHK", "--week", "2027-W10"), 1, "The week of 8 Mar 2027 lies outside 2026-Q4"),
        (("ask", "checkin", "--team", "CHK", "--week", "2026-W47"), 1, "The week of 16 Nov has not begun; check in"),
        (("ask", "checkin", "--team", "CHK", "--for", "Ann"), 2, "--for is no option of a check-in's form."),
        (("ask", "ballot", "--for", "Ann", "--team", "CHK"), 2, "--team is no option of a ballot's form."),
    ],
)
def test_wrong_use_is_one_sentence(cli: Cli, arguments: tuple[str, ...], status: int, said: str) -> None:
    ran = cli(*arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (status, "", 1)
    assert ran.err.startswith(f"planner: {said}")
