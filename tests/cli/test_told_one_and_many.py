"""What commands print: for one and many, none and unknown."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from planner.cli.close import told as close_told
from planner.cli.diagnostics import run
from planner.cli.root import command_line
from planner.cli.slice_told import slice_lines
from planner.cli.stage import stage_lines
from planner.domain.closing.closing import closing
from planner.domain.closing.unfinished import CloseChoice
from planner.domain.gates import DEFAULT_CHECKS, CheckState
from planner.domain.item import Item
from planner.domain.views.slices import slices_view
from tests.builders import make_item
from tests.cli.conftest import Cli
from tests.closing import CARRY, CHOICES, DROP, ending
from tests.measuring import FRIDAY_OF_WEEK_6
from tests.slicing import EMAIL, sliced, sliced_plan

TODAY = ("--today", "2026-11-06")


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (CARRY._replace(remaining=1.0), "→ PAY Pay, 1 week left: half of it is shipped"),
        (CARRY, "→ PAY Pay, 4 weeks left: half of it is shipped"),
        (CARRY._replace(remaining=None), "→ PAY Pay, an unknown number of weeks left: half of it is shipped"),
        (CloseChoice("back", "not now"), "← PAY Pay, back in the backlog: not now"),
        (DROP, "✗ PAY Pay, dropped: nobody asked for it"),
    ],
)
def test_what_closing_would_do(given: CloseChoice, line: str) -> None:
    lines = close_told(closing(ending(), {**CHOICES, "pay": given}))
    assert line in lines
    assert lines[-1] == "2027-Q1 is created and takes over what is left."


def test_a_quarter_that_is_prepared_and_one_without_choices() -> None:
    found = closing(ending())
    assert "? PAY Pay: carried over, back in the backlog, or dropped?" in close_told(found)
    assert close_told(found._replace(prepared=True))[-1] == "2027-Q1 takes over what is left."


@pytest.mark.parametrize(
    ("item", "checks", "line"),
    [
        (make_item("a", stage="mvp"), 0, "A A: MVP, its gate is passed"),
        (make_item("a", stage="mvp"), 1, "A A: MVP, 1 check of its gate is open"),
        (make_item("a", stage="mvp"), 2, "A A: MVP, 2 checks of its gate are open"),
        (make_item("a", stage="broad"), 1, "A A: broad, customers have it"),
        (make_item("a", stage="stopped", stop_reason="nobody asked"), 1, "A A: stopped, nobody asked"),
    ],
)
def test_the_stage_of_an_item(item: Item, checks: int, line: str) -> None:
    states = tuple(CheckState(check, None) for check in DEFAULT_CHECKS[:checks])
    assert stage_lines(item, states)[0] == line


def test_a_slice_of_an_item_that_is_gone() -> None:
    plan, _ = sliced(sliced_plan(), "saved", EMAIL)
    (row,) = slices_view(plan, FRIDAY_OF_WEEK_6).rows
    assert any("SAVED" in line for line in slice_lines((row,)))
    assert any(line.split()[0] == "?" or " ? " in f" {line} " for line in slice_lines((row._replace(item=None),)))


@pytest.mark.parametrize(
    ("faults", "said"),
    [
        ([], "plan.db is sound.\n"),
        (["one"], "planner: plan.db is not sound: 1 fault, listed above; keep a copy of it.\n"),
        (["one", "two"], "planner: plan.db is not sound: 2 faults, listed above; keep a copy of it.\n"),
    ],
)
def test_whether_a_file_is_sound(cli: Cli, plan: Path, faults: list[str], said: str) -> None:
    files: Any = SimpleNamespace(check=lambda _: faults, exists=lambda _: True)
    run(command_line, ("check", str(plan)), cli.ports()._replace(files=lambda: files))
    out = cli.capture.readouterr()
    assert (out.err if faults else out.out).replace(str(plan), "plan.db") == said


def table(cli: Cli, *rows: str) -> str:
    (cli.folder / "figures.csv").write_text("\n".join(("date,metric,value", *rows)), encoding="utf-8")
    return "figures.csv"


def test_a_table_of_figures(cli: Cli, plan: Path) -> None:
    first = table(cli, "2026-10-05,Lead time,3", "2026-10-12,Lead time,", "2026-10-19,Lead time,")
    assert cli("measure", first, *TODAY).out == (
        "figures.csv: 1 measurement\n  1 new, 0 changed, 0 unchanged\n"
        "  2 cells without a figure: unknown, and left as they were\n"
    )
    again = table(cli, "2026-10-05,Lead time,3", "2026-10-12,Lead time,4", "2026-10-19,Lead time,5")
    assert cli("measure", again, *TODAY).out == "figures.csv: 3 measurements\n  2 new, 0 changed, 1 unchanged\n"
    changed = table(cli, "2026-10-05,Lead time,2", "2026-10-26,Lead time,5")
    assert cli("measure", changed, *TODAY).err == "planner: Done: Read in 1 measurement, 1 changed.\n"
    assert plan.exists()


@pytest.mark.parametrize(("more", "text"), [(1, "1 more line"), (2, "2 more lines")])
def test_more_wrong_lines_than_are_shown(cli: Cli, plan: Path, more: int, text: str) -> None:
    wrong = table(cli, *(f"2026-10-05,Lead time {n},NaN" for n in range(20 + more)))
    ran = cli("measure", wrong, *TODAY)
    assert ran.status == 1
    assert ran.err.splitlines()[-1] == f"planner: figures.csv: {text} with something wrong; nothing was changed."
    assert plan.exists()


def test_a_quarter_that_is_not_agreed_and_one_that_is(cli: Cli, plan: Path) -> None:
    assert "Agreed: 60 : 40, 15 %\n" in cli("quarter", "show", *TODAY).out
    made = cli("quarter", "new", "--today", "2026-12-07")
    assert made.status == 0, made.err
    shown = cli("quarter", "show", "2027-Q1", "--today", "2026-12-07").out
    assert "Agreed: nothing yet\n" in shown
    assert plan.exists()
