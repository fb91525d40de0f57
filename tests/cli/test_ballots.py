"""Ballots by form: asked for, read, changed and refused, and told nobody before they are shown."""

import io
import sys
from pathlib import Path

import pytest

from planner.__main__ import plan_files
from planner.domain.moment import Moment
from planner.domain.voting.casting import show_together
from planner.session import StepRecord
from tests.builders import NOW, TODAY, counting
from tests.cli.conftest import Cli
from tests.cli.small import make


@pytest.fixture(autouse=True)
def plan(cli: Cli) -> Path:
    """The small plan lies where it is looked for."""
    return make(cli.folder / "plan.db")


def ask(cli: Cli, person: str, *arguments: str) -> Path:
    path = cli.folder / f"{person}.txt"
    ran = cli("ask", "ballot", "--for", person, "--lane", "innovation", "-o", path.name, *arguments)
    assert (ran.status, ran.out) == (0, ""), ran.err
    return path


def answer(path: Path, reason: str = "", **numbers: str) -> None:
    text = path.read_text("utf-8")
    for key, number in numbers.items():
        text = text.replace(f"[   ] {key.replace('_', '-')} ", f"[ {number} ] {key.replace('_', '-')} ")
    path.write_text(text.replace("Reasons:\n", f"Reasons:\n{reason}\n"), "utf-8")


def show(path: Path) -> None:
    """Shows what was cast, as the screen would."""
    store = plan_files().open(str(path))
    plan = store.read_plan().result()
    plan = plan.with_evidence(store.read_evidence(plan.current).result())
    step = show_together(plan, "innovation", Moment(NOW, TODAY, "Ann", counting("x")))
    store.append(StepRecord("shown", NOW, "Ann", step)).result()
    store.close().result()


def test_a_form_is_asked_for_filled_in_and_read(cli: Cli) -> None:
    path = ask(cli, "Ann")
    assert path.read_text("utf-8").startswith("planner form: ballot\nQuarter: 2026-Q4\nFor: Ann\n")
    answer(path, "CHK-4: search is how people buy", CHK_4="1", CHK_1="2")
    ran = cli("read", "Ann.txt")
    said = "planner: Ann.txt: Innovation: 2 items in order, 1 reason; 6 items of Innovation are not judged."
    assert (ran.status, ran.out, ran.err) == (0, "", f"{said} It is hidden until all are shown together.\n")
    assert "Unchanged: that was read before." in cli("read", "Ann.txt").err
    answer(path, CHK_3="3")
    assert "It replaces the earlier one" in cli("read", "Ann.txt").err
    assert cli("check").status == 0


def test_without_a_file_the_form_goes_to_standard_output_and_comes_from_standard_input(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = cli("ask", "ballot", "--for", "Bo", "--lane", "innovation", "--dots").out
    filled = form.replace("[   ] CHK-4", "[ 5 ] CHK-4").replace("\n", "\r\n> ")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(filled.encode())))
    ran = cli("read", "-")
    assert (ran.status, ran.err) == (
        0, "planner: standard input: Innovation: 5 dots given. It is hidden until all are shown together.\n"
    )  # fmt: skip


def test_all_forms_are_read_or_none_and_every_complaint_has_its_line(cli: Cli, plan: Path) -> None:
    good, bad, worse = ask(cli, "Ann"), ask(cli, "Bo"), ask(cli, "Cy")
    answer(good, CHK_4="1", CHK_1="2")
    answer(bad, CHK_4="1", CHK_1="1")
    answer(worse, CHK_4="first")
    before = plan.read_bytes()
    ran = cli("read", "Ann.txt", "Bo.txt", "Cy.txt")
    lines = ran.err.splitlines()
    assert (ran.status, ran.out, len(lines)) == (1, "", 2)
    assert lines[0].startswith("planner: Bo.txt:")
    assert lines[0].endswith("1 is given to CHK-4 and, in line 18, to CHK-1; give each number once.")
    assert lines[1].startswith("planner: Cy.txt:")
    assert lines[1].endswith("“first” is no number; write e.g. 1, or leave the brackets empty.")
    assert plan.read_bytes() == before
    assert cli("read", "Dee.txt").err == "planner: There is no file “Dee.txt”; check the name.\n"


def test_a_name_or_a_reason_that_is_too_long_is_refused(cli: Cli, plan: Path) -> None:
    ann, bo = ask(cli, "Ann"), ask(cli, "Bo")
    answer(ann, f"CHK-4: {'x ' * 1_001}", CHK_4="1")
    answer(bo, CHK_4="1")
    bo.write_text(bo.read_text("utf-8").replace("For: Bo", f"For: {'Bo' * 251}"), "utf-8")
    before = plan.read_bytes()
    ran = cli("read", "Ann.txt", "Bo.txt")
    assert (ran.status, ran.err.splitlines()) == (1, [
        "planner: Ann.txt:1: Why: these are 2,001 characters; write at most 2,000.",
        "planner: Bo.txt:1: Name: these are 502 characters; write at most 500.",
    ])  # fmt: skip
    assert plan.read_bytes() == before


def test_nothing_of_a_hidden_ballot_is_told(cli: Cli) -> None:
    path = ask(cli, "Zoe")
    answer(path, "CHK-4: a secret reason", CHK_4="1", CHK_1="2")
    cli("read", "Zoe.txt", "--as", "Bo")
    told = [cli(*command).out for command in (
        ("show", "backlog"), ("show", "backlog", "--json"), ("show", "align", "--json"), ("show", "measure", "--json"),
        ("why", "CHK-4"), ("why", "CHK-1"), ("check",), ("ask", "ballot", "--for", "Cy"),
    )]  # fmt: skip
    assert "secret" not in " ".join(told)
    assert "Zoe" not in " ".join(told)


def test_once_shown_a_form_is_refused_and_a_reason_stays_without_its_name(cli: Cli, plan: Path) -> None:
    for person in ("Ann", "Bo", "Di"):
        answer(ask(cli, person), CHK_1="1", CHK_3="2", CHK_4="3", CHK_5="4", PLT_3="5")
    cy = ask(cli, "Cy")
    answer(cy, "CHK-4: search is how people buy", CHK_4="1", CHK_1="2", CHK_3="3", CHK_5="4", PLT_3="5")
    assert cli("read", "Ann.txt", "Bo.txt", "Cy.txt", "Di.txt").status == 0
    show(plan)
    ran = cli("read", "Cy.txt")
    assert (ran.status, ran.err.count("\n")) == (1, 1)
    assert ran.err.startswith("planner: Cy.txt:1: The ballots on Innovation were shown together on 9 Nov, so nothing")
    assert cli("ask", "ballot", "--for", "Ed", "--lane", "innovation").status == 1
    form = cli("ask", "ballot", "--for", "Ed").out
    assert "Lane: Tune-Up" in form
    assert "Lane: Innovation" not in form
    assert "One lead saw it differently: “search is how people buy”" in cli("why", "CHK-4").out


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("ask", "ballot", "--for", "  "), 1, "The name after --for is empty."),
        (("ask", "ballot", "--for", "Ann", "-o", "plan.db"), 1, "“plan.db” is there already; name another file"),
        (("ask", "ballot", "--for", "Ann", "-o", "no/where.txt"), 1, "“no/where.txt” cannot be written"),
        (("ask", "ballot"), 2, "Missing option '--for'."),
        (("ask", "lunch", "--for", "Ann"), 2, "Invalid value for"),
        (("read",), 2, "Missing argument"),
    ],
)
def test_wrong_use_is_one_sentence(cli: Cli, arguments: tuple[str, ...], status: int, said: str) -> None:
    ran = cli(*arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (status, "", 1)
    assert ran.err.startswith(f"planner: {said}")
