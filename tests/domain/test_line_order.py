"""Objectives and key results in another order."""

import pytest

from planner.domain.errors import BadInputError
from planner.domain.line_order import move_kr, move_objective
from planner.domain.okrs.key_results import ordered_krs
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.quarter import Objective
from tests.builders import Q4, done, make_plan


def plan_for(state: str = "align") -> Plan:
    # Two objectives of merged copies may have one position.
    objectives = [Objective(f"o{n}", "2026-Q4", f"O{n}", min(n, 1)) for n in range(3)]
    krs = [KeyResult(f"k{n}", "2026-Q4", "o0", f"K{n}", "%", 1, 2, position=n) for n in range(2)]
    return make_plan(
        quarter=Q4._replace(state=state),  # type: ignore[arg-type]  # a state's name
        objectives={o.id: o for o in objectives},
        key_results={k.id: k for k in krs},
    )


@pytest.mark.parametrize(
    ("objective", "by", "order"),
    [
        ("o0", 1, "o1 o0 o2"),
        ("o2", -1, "o0 o2 o1"),
        ("o0", 9, "o1 o2 o0"),
        ("o0", -1, "o0 o1 o2"),
        ("o2", 1, "o0 o1 o2"),
    ],
)
def test_an_objective_moves_as_far_as_there_are_others(objective: str, by: int, order: str) -> None:
    plan = plan_for()
    step = move_objective(plan, objective, by)
    assert [o.id for o in done(plan, step).ordered_objectives] == order.split()
    assert bool(step.changes) == (order != "o0 o1 o2")
    assert step.burst == f"objective:{objective}"


def test_a_key_result_moves_within_its_objective() -> None:
    plan = plan_for()
    step = move_kr(plan, "k1", -1)
    assert step.label == "Make K1 key result 1 of its objective"
    assert [kr.id for kr in ordered_krs(done(plan, step))] == ["k1", "k0"]
    assert move_kr(plan, "k1", 1).changes == ()


def test_what_is_gone_or_closed_does_not_move() -> None:
    for move in (move_kr, move_objective):
        with pytest.raises(BadInputError, match="is not in the plan any more"):
            move(plan_for(), "x", 1)
        with pytest.raises(BadInputError, match="2026-Q4 is closed"):
            move(plan_for("closed"), "k0", 1)
