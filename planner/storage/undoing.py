"""Taking steps back: for each field that still shows them, an op with the value from before.

Imported when something is taken back.
"""

import sqlite3
from collections.abc import Iterable
from typing import Any, NamedTuple

from planner.domain.change import FIELDS, Step
from planner.session.ports import StepRecord, Undone
from planner.storage.lineage import Lineage
from planner.storage.objections import about_fields, about_removal
from planner.storage.ops import DELETED, ROW, Op, ops_where
from planner.storage.scribe import Scribe
from planner.storage.stacks import Direction, Turn, stacks_of
from planner.storage.tables import rows_now

_AT_ONCE = 1_000
"""Fields that are given back together."""
_WITHDRAWN = "withdrawn"
"""The field of a decision that undoing its creation sets: it stays listed."""


class Inverse(NamedTuple):
    """What taking a turn back does to one field."""

    kind: str
    row_id: str
    field: str
    value: Any
    """Plainly, as it was before."""
    taken: Op
    """The latest op of the field that is taken back."""


class Found(NamedTuple):
    """What there is to take back, and what speaks against it."""

    inverses: tuple[Inverse, ...]
    overtaken: tuple[Op, ...]
    """For each field that shows something else by now, the op that it shows."""


def find_inverses(lineage: Lineage, turn: Turn) -> Found:
    """What taking a turn back comes to; nothing is written."""
    own = [op for step in turn.steps for op in ops_where(lineage.conn, "step = ?", step)]
    made = {op.place for op in own if op.field == ROW and op.is_first}
    inverses, overtaken = [], []
    by_field = _by_field(own)
    lineage.learn(place for place in by_field if place[:2] not in made)
    for (kind, row_id, field), ops in by_field.items():
        if (kind, row_id) in made:
            if field == DELETED:
                gone = _WITHDRAWN if kind == "decision" else DELETED
                inverses.append(Inverse(kind, row_id, gone, value=True, taken=ops[-1]))
            continue
        # Also where the value stays the same, so that the field shows the earlier op again.
        before = lineage.before(ops[0], field)
        shown = lineage.shown(ops[-1], field)
        if lineage.still_shows(shown, ops[-1], field):
            inverses.append(Inverse(kind, row_id, field, before, ops[-1]))
        else:
            overtaken.append(shown)
    return Found(tuple(inverses), tuple(overtaken))


def _by_field(own: Iterable[Op]) -> dict[tuple[str, str, str], list[Op]]:
    """The ops by kind, id and field; one that brought a row back counts for all its fields."""
    found: dict[tuple[str, str, str], list[Op]] = {}
    for op in own:
        names: tuple[str, ...] = (op.field,)
        if op.field == ROW:
            names = (DELETED,) if op.is_first else (DELETED, *FIELDS[op.entity][1:])
        for name in names:
            found.setdefault((*op.place, name), []).append(op)
    return found


def question_about(lineage: Lineage, turn: Turn, found: Found, direction: Direction) -> str | None:
    """What to ask before taking a turn back, naming who built on it; `None` for nothing."""
    verb = direction.capitalize()
    removed = [inverse.taken for inverse in found.inverses if inverse.field == DELETED and inverse.value]
    objection = about_removal(lineage, turn.steps, removed)
    if objection is not None:
        return f"{objection} {verb} “{turn.label}” all the same?"
    if found.overtaken:
        return f"{about_fields(lineage.conn, found.overtaken)} {verb} the rest of “{turn.label}”?"
    return None


def turn_back(
    conn: sqlite3.Connection, scribe: Scribe, record: StepRecord, direction: Direction, *, force: bool
) -> Undone:
    """Takes back what comes next, as a step of its own inside the open transaction; or asks, or says there is none."""
    stack = getattr(stacks_of(conn, record.actor), direction)
    if not stack:
        return Undone(None)
    turn, lineage = stack[-1], Lineage(conn)
    found = find_inverses(lineage, turn)
    if any(inverse.kind == "organisation" and inverse.field == DELETED for inverse in found.inverses):
        return Undone(None)  # nothing stands before the step that founded the plan
    question = None if force else question_about(lineage, turn, found, direction)
    if question is not None:
        return Undone(turn.label, question=question)
    scribe.begin(Step(f"{direction.capitalize()}: {turn.label}", ()), turn.steps)
    for at in range(0, len(found.inverses), _AT_ONCE):
        some = found.inverses[at : at + _AT_ONCE]
        scribe.foresee((kind, row_id, field) for kind, row_id, field, *_ in some)
        for kind, row_id, field, value, _ in some:
            scribe.give_field(kind, row_id, field, value)
    scribe.flush()
    return Undone(turn.label, rows_now(conn, ((i.kind, i.row_id) for i in found.inverses)))
