"""Lines with a position each, put into another order."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from planner.domain.change import Change, Step, edit
from planner.domain.errors import BadInputError
from planner.domain.okrs.key_results import ordered_krs, refuse_sealed
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult, Principle
from planner.domain.quarter import Objective

Line = TypeVar("Line", Objective, KeyResult, Principle)


class Shift(NamedTuple):
    """What moving one line comes to."""

    place: int
    """Where it stands then, from 1."""
    changes: tuple[Change, ...]
    """None where it stood at that end already."""


def shift(lines: Sequence[Line], line: Line, by: int) -> Shift:
    """Moves a line down by so many places, or up where `by` is negative, as far as there are any."""
    rows = list(lines)
    at = rows.index(line)
    to = max(0, min(len(rows) - 1, at + by))
    if to == at:
        return Shift(to + 1, ())
    rows.insert(to, rows.pop(at))
    changes: list[Change] = []
    for position, row in enumerate(rows):
        changes += edit(row, position=position)
    return Shift(to + 1, tuple(changes))


def move_objective(plan: Plan, objective: str, by: int) -> Step:
    """Moves an objective down, or up where `by` is negative, with its key results; raises `BadInputError`."""
    refuse_sealed(plan)
    row = plan.objectives.get(objective)
    if row is None:
        raise BadInputError("That objective is not in the plan any more; somebody else may have taken it away.")
    moved = shift(plan.ordered_objectives, row, by)
    return Step(f"Make {row.title} objective {moved.place}", moved.changes, burst=f"objective:{objective}")


def move_kr(plan: Plan, kr: str, by: int) -> Step:
    """Moves a key result down within its objective, or up where `by` is negative; raises `BadInputError`."""
    refuse_sealed(plan)
    row = plan.key_results.get(kr)
    if row is None:
        raise BadInputError("That key result is not in the plan any more; somebody else may have taken it away.")
    moved = shift(ordered_krs(plan, row.objective), row, by)
    return Step(f"Make {row.name} key result {moved.place} of its objective", moved.changes, burst=f"kr:{kr}")
