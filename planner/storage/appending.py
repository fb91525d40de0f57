"""A step of somebody's, checked against what the file says now and written to the history and the tables at once.

Imported when something is written.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from planner.domain.change import FIELDS, Change, Entity
from planner.domain.errors import RefusedError
from planner.domain.validation import refuse_out_of_bounds
from planner.session.ports import StepRecord
from planner.storage.codec import plain
from planner.storage.faults import BROKEN_REFERENCE
from planner.storage.ops import DELETED, ROW, ops_where
from planner.storage.phrases import name_of, state
from planner.storage.quick_json import WrittenRow, written
from planner.storage.scribe import Scribe
from planner.storage.tables import Present, all_present

_Place = tuple[str, str]
_AT_ONCE = 1_000
"""Changes that are looked at together; between them, whether the step was called off."""


def append(conn: sqlite3.Connection, scribe: Scribe, record: StepRecord) -> None:
    """Writes a step inside the open transaction.

    Raises `RefusedError` where a field is not what the step saw, or nothing that it accounts for was written, and
    `BadInputError` for a value out of its bounds.
    """
    if record.accounts and not _has_begun(conn, record.step.burst):
        raise RefusedError("What it gives the reason for was not saved, so neither is the reason.")
    scribe.begin(record.step)
    done = 0
    for some in _portions(record.step.changes):
        if record.watch is not None:
            record.watch.tell(done / len(record.step.changes))
        _write_all(conn, scribe, some)
        done += len(some)
    scribe.flush()
    if record.watch is not None:
        record.watch.tell(1.0)


def _has_begun(conn: sqlite3.Connection, burst: str | None) -> bool:
    return conn.execute("SELECT 1 FROM step WHERE burst = ? LIMIT 1", (burst,)).fetchone() is not None


def _portions(changes: Iterable[Change]) -> Iterator[dict[_Place, Change]]:
    """The changes in order, some at a time; those of one row are apart, because each is held against what is there."""
    some: dict[_Place, Change] = {}
    for change in changes:
        place = change.kind, change.id
        if place in some or len(some) == _AT_ONCE:
            yield some
            some = {}
        some[place] = change
    if some:
        yield some


def _write_all(conn: sqlite3.Connection, scribe: Scribe, some: Mapping[_Place, Change]) -> None:
    scribe.foresee((*place, field) for place, change in some.items() for field in _given(change))
    ids: dict[str, list[str]] = {}
    for kind, row_id in some:
        ids.setdefault(kind, []).append(row_id)
    there = {kind: all_present(conn, kind, of_kind) for kind, of_kind in ids.items()}
    after = {place: _after(conn, scribe, change, there[place[0]].get(place[1])) for place, change in some.items()}
    rows = {place: row for kind in ids for place, row in _rows(kind, after)}
    for place, change in some.items():
        _give(scribe, place, change, after[place], rows.get(place), there[place[0]].get(place[1]))


def _after(conn: sqlite3.Connection, scribe: Scribe, change: Change, now: Present | None) -> Entity | None:
    """What a change makes of what is there now."""
    if now is not None or change.before is not None:
        _refuse_stale(conn, scribe, change, now)
    return change.applied_to(None if now is None or now.deleted else now.entity)


def _rows(kind: str, after: Mapping[_Place, Entity | None]) -> Iterable[tuple[_Place, WrittenRow]]:
    """The rows of a kind as they are written; raises `BadInputError` for one that is out of bounds."""
    some = {place: entity for place, entity in after.items() if place[0] == kind and entity is not None}
    if not some:
        return ()
    entities = list(some.values())
    made = written(kind, entities)
    refuse_out_of_bounds(kind, entities, made.plainly)
    return zip(some, made.rows, strict=True)


def _give(
    scribe: Scribe, place: _Place, change: Change, after: Entity | None, row: WrittenRow | None, now: Present | None
) -> None:
    kind, row_id = place
    if after is None or row is None:
        scribe.give_deleted(kind, row_id, deleted=True)
    elif now is None or now.deleted:
        scribe.give_row(kind, row_id, row, is_new=now is None)
    else:
        for field in change.fields():
            scribe.give_field(kind, row_id, field, plain(kind, field, getattr(after, field)))


def _given(change: Change) -> Iterable[str]:
    """The fields to which a change gives another value, as the history has it; none where it creates a row."""
    if change.before is None:
        return ()
    return (DELETED,) if change.after is None else change.fields()


def refuse_broken_references(conn: sqlite3.Connection, kinds: Iterable[str]) -> None:
    """Raises `RefusedError` where a row of these kinds refers to nothing: what COMMIT would find, for a rehearsal."""
    for kind in kinds:
        if conn.execute(f'PRAGMA foreign_key_check("{kind}")').fetchone() is not None:
            raise RefusedError(BROKEN_REFERENCE)


def _refuse_stale(conn: sqlite3.Connection, scribe: Scribe, change: Change, now: Present | None) -> None:
    """Raises `RefusedError` where somebody changed meanwhile what the change is about."""
    kind, before = change.kind, change.before
    if now is None:
        if before is not None:
            raise RefusedError(f"{_name(conn, scribe, before)} is not in the plan; nothing was saved.")
        return
    if before is None:
        if not now.deleted:
            name, actor = _name(conn, scribe, now.entity), _actor(conn, change, ROW)
            raise RefusedError(f"{name} was already entered by {actor}; look again and change that.")
        return
    if now.deleted:
        name, actor = _name(conn, scribe, now.entity), _actor(conn, change, DELETED)
        raise RefusedError(f"{name} was removed by {actor} meanwhile; nothing was saved.")
    for field, seen in _seen(change, before).items():
        value = getattr(now.entity, field)
        if value != seen:
            name, actor = _name(conn, scribe, now.entity), _actor(conn, change, field)
            what = state(conn, kind, field, value)
            raise RefusedError(f"{name} was changed by {actor} meanwhile: {what}; look again and repeat.")


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


def _name(conn: sqlite3.Connection, scribe: Scribe, entity: Entity) -> str:
    """What people call a row, as a sentence begins; it may be named after one that the step has just written."""
    scribe.flush()
    name = name_of(conn, entity)
    return name[:1].upper() + name[1:]
