"""A step of somebody's, checked against what the file says now and written to the history and the tables at once.

Imported when something is written.
"""

import sqlite3
from collections.abc import Iterable
from typing import Any

from planner.domain.change import FIELDS, Change, Entity
from planner.domain.errors import RefusedError
from planner.domain.validation import validated
from planner.session.ports import StepRecord
from planner.storage.codec import dumps, plain_row
from planner.storage.faults import BROKEN_REFERENCE
from planner.storage.ops import DELETED, ROW, ops_where
from planner.storage.phrases import name_of, state
from planner.storage.scribe import Scribe
from planner.storage.tables import Present, present

_STRIDE = 200
"""Changes between two looks at whether the step was called off."""


def append(conn: sqlite3.Connection, scribe: Scribe, record: StepRecord) -> None:
    """Writes a step inside the open transaction.

    Raises `RefusedError` where a field is not what the step saw, and `BadInputError` for a value out of its bounds.
    """
    scribe.begin(record.step)
    for number, change in enumerate(record.step.changes):
        if record.watch is not None and number % _STRIDE == 0:
            record.watch.tell(number / len(record.step.changes))
        _write(conn, scribe, change)
    if record.watch is not None:
        record.watch.tell(1.0)


def refuse_broken_references(conn: sqlite3.Connection, kinds: Iterable[str]) -> None:
    """Raises `RefusedError` where a row of these kinds refers to nothing: what COMMIT would find, for a rehearsal."""
    for kind in kinds:
        if conn.execute(f'PRAGMA foreign_key_check("{kind}")').fetchone() is not None:
            raise RefusedError(BROKEN_REFERENCE)


def _write(conn: sqlite3.Connection, scribe: Scribe, change: Change) -> None:
    kind, row_id = change.kind, change.id
    now = present(conn, kind, row_id)
    _refuse_stale(conn, change, now)
    current = None if now is None or now.deleted else now.entity
    after = change.applied_to(current)
    if after is None:
        scribe.give_deleted(kind, row_id, deleted=True)
        return
    row = plain_row(after, kind)
    validated(kind, dumps(row))
    if current is None:
        scribe.give_row(kind, row, is_new=now is None)
        return
    for field in change.fields():
        scribe.give_field(kind, row_id, field, row[field])


def _refuse_stale(conn: sqlite3.Connection, change: Change, now: Present | None) -> None:
    """Raises `RefusedError` where somebody changed meanwhile what the change is about."""
    kind, before = change.kind, change.before
    if now is None:
        if before is not None:
            raise RefusedError(f"{_begin(name_of(conn, before))} is not in the plan; nothing was saved.")
        return
    name = name_of(conn, now.entity)
    if before is None:
        if not now.deleted:
            actor = _actor(conn, change, ROW)
            raise RefusedError(f"{_begin(name)} was already entered by {actor}; look again and change that.")
        return
    if now.deleted:
        actor = _actor(conn, change, DELETED)
        raise RefusedError(f"{_begin(name)} was removed by {actor} meanwhile; nothing was saved.")
    for field, seen in _seen(change, before).items():
        value = getattr(now.entity, field)
        if value != seen:
            actor = _actor(conn, change, field)
            what = state(conn, kind, field, value)
            raise RefusedError(f"{_begin(name)} was changed by {actor} meanwhile: {what}; look again and repeat.")


def _seen(change: Change, before: Entity) -> dict[str, Any]:
    """The fields that must not have moved, with the values that the step saw; all of them where it deletes the row."""
    if change.after is None:
        return {field: getattr(before, field) for field in FIELDS[change.kind]}
    return {field: old for field, (old, _) in change.fields().items()}


def _actor(conn: sqlite3.Connection, change: Change, field: str) -> str:
    """Who gave the field the value that shows."""
    ops = ops_where(conn, "entity = ? AND row_id = ? AND field IN (?, '*')", change.kind, change.id, field)
    row = conn.execute("SELECT actor FROM step WHERE id = ?", (ops[-1].step,)).fetchone() if ops else None
    return row[0] if row and row[0] else "somebody"


def _begin(sentence: str) -> str:
    """A sentence that begins with a capital letter."""
    return sentence[:1].upper() + sentence[1:]
