"""What commands list of plans, histories and quarters: for one and many, none and unknown."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from planner.cli.show_align import align_lines
from planner.cli.show_history import entry_rows, step_lines
from planner.cli.show_plan import plan_lines
from planner.domain.effect import Effect
from planner.domain.history.steps import FieldChange, HistoryStep, RowEntry
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.views.align import align_view
from planner.domain.whatif.considered import Considered, Terms, considered, present
from tests.builders import NOW, TODAY, make_item, make_plan
from tests.cli.conftest import Cli
from tests.okring import checked_in, with_kr

STEP = HistoryStep(1, "s1", NOW, "Ann", "Edit A", "")
CHANGE = FieldChange("item", "a", "customer", None, json.dumps(3))
LATEST = ", newest first"


def plan_of(*items: Item, lanes: tuple[float, float] = (10.0, 10.0)) -> Plan:
    return make_plan(items, lanes={"chk": lanes})


def seen_in(plan: Plan) -> Considered:
    now = present(plan)
    return considered(now, Terms(now.split))


def lines_of(plan: Plan, seen: Considered | None = None) -> list[str]:
    return plan_lines(present(plan), seen or seen_in(plan), ())


@pytest.mark.parametrize(
    ("items", "lanes", "line"),
    [
        ((), (10.0, 10.0), "Innovation: 0 of 10 weeks, value ·"),
        ((), (1.0, 10.0), "Innovation: 0 of 1 week, value ·"),
        ((make_item("a", weeks=2),), (10.0, 10.0), "Innovation: 2 of 10 weeks, value ·, 1 item without a score"),
        (
            (make_item("a", weeks=2), make_item("b", weeks=1)),
            (10.0, 10.0),
            "Innovation: 3 of 10 weeks, value ·, 2 items without a score",
        ),
        (
            (make_item("a", weeks=2), make_item("b", must_reason="the law")),
            (10.0, 10.0),
            "Innovation: at least 2 of 10 weeks, value ·, 2 items without a score",
        ),
        (
            (make_item("a", weeks=1, customer=5, business=5, running=5, confidence=1.0),),
            (10.0, 10.0),
            "Innovation: 1 of 10 weeks, value 5.00",
        ),
    ],
)
def test_the_sums_of_a_lane(items: tuple[Item, ...], lanes: tuple[float, float], line: str) -> None:
    assert line in lines_of(plan_of(*items, lanes=lanes))


def test_a_plan_without_weeks_and_one_that_is_not_agreed() -> None:
    assert "Both lanes: value ·, · of the weeks used" in lines_of(make_plan(lanes={}))
    assert "Both lanes: value ·, 10 % of the weeks used" in lines_of(plan_of(make_item("a", weeks=2)))
    plan = plan_of()
    assert lines_of(plan)[0].endswith("50 : 50, reserve 0 % · agreed")
    bare = replace(plan, quarters={plan.current: plan.quarter._replace(ratio=None, reserve=None)})
    assert lines_of(bare)[0].endswith(" · not agreed yet")


def test_what_comes_in_and_goes_out() -> None:
    plan = plan_of(make_item("a", weeks=2), make_item("b", weeks=1, team=None))
    seen = seen_in(plan)._replace(change=Effect((), ("a",)))
    lines = lines_of(plan, seen)
    assert any(line.startswith("● 1 A") and line.endswith("goes out") for line in (" ".join(x.split()) for x in lines))
    assert "Goes out: A" in lines
    came = lines_of(plan, seen._replace(change=Effect(("a",), ())))
    assert "Comes in: A" in came
    assert "Goes out: nothing" in came


@pytest.mark.parametrize(
    ("count", "head"),
    [(0, "A A: no changes"), (1, f"A A: 1 change{LATEST}"), (2, f"A A: 2 changes{LATEST}")],
)
def test_the_history_of_an_item(count: int, head: str) -> None:
    plan = plan_of(make_item("a", weeks=2))
    lines = entry_rows(plan, plan.items["a"], [RowEntry(STEP, CHANGE)] * count)
    assert lines[0].endswith(head)
    assert len(lines) == (3 + count if count else 1)


@pytest.mark.parametrize(("count", "head"), [(0, "no steps"), (1, f"1 step{LATEST}"), (2, f"2 steps{LATEST}")])
def test_the_history_of_all(count: int, head: str) -> None:
    assert step_lines(plan_of(), [STEP] * count)[0] == f"Harbor & Pine › {head}"


def test_the_purpose_of_a_quarter_and_all_its_weeks() -> None:
    one, many = align_view(plan_of(lanes=(0.5, 0.5)), TODAY), align_view(plan_of(), TODAY)
    assert any(line.startswith("All, 1 week ") for line in align_lines(one))
    assert any(line.startswith("All, 20 weeks ") for line in align_lines(many))
    unknown, known = with_kr(), checked_in(with_kr(), (33.5,))
    said = [[line.strip() for line in align_lines(align_view(plan, TODAY))] for plan in (unknown, known)]
    assert "Repeat purchase 29 → 38 %, now –; nothing in the plan moves it" in said[0]
    assert "Repeat purchase 29 → 38 %, now 33.5 % ◑; nothing in the plan moves it" in said[1]


def test_formats_that_cannot_be_both(cli: Cli, plan: Path) -> None:
    ran = cli("review", "--json", "--markdown")
    assert ran.status == 2
    assert "--json and --markdown are two formats; choose one." in ran.err
    assert plan.exists()
