"""Who would lose something if a step were taken back: the sentence before the question."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planner.domain.change import KINDS
from planner.domain.text import counted
from planner.storage.codec import dumps
from planner.storage.lineage import Lineage
from planner.storage.ops import DELETED, ROW, Op, heads_of_row, ops_of_row
from planner.storage.phrases import name_of, state
from planner.storage.tables import present

_NAMED = 3
"""So many steps are named one by one."""
_Place = tuple[str, str]


class _Builder(NamedTuple):
    """A step that builds on a row."""

    actor: str
    label: str


def about_fields(conn: sqlite3.Connection, overtaken: Sequence[Op]) -> str:
    """Who has since changed fields, and to what; one sentence."""
    first = overtaken[0]
    there = present(conn, *first.place)
    if there is None:
        raise ValueError(f"op {first.ref} has no row")
    actor, name = _step(conn, first.step).actor, name_of(conn, there.entity)
    if first.field in (ROW, DELETED):
        clause = f"removed {name}" if there.deleted else f"entered {name} again"
    else:
        now = state(conn, first.entity, first.field, getattr(there.entity, first.field))
        clause = f"changed {name}: {now}"
    more = f", and {counted(len(overtaken) - 1, 'more field')}" if len(overtaken) > 1 else ""
    return f"{actor} has since {clause}{more}."


def about_removal(lineage: Lineage, steps: Sequence[str], removed: Sequence[_Place]) -> str | None:
    """Which steps of others would lose their ground if these rows went; `None` for none."""
    family = lineage.family(steps)
    builders = dict.fromkeys(
        _step(lineage.conn, step) for step in _steps_that_build(lineage, removed) if step not in family
    )
    if not builders:
        return None
    named = [f"{actor} (“{label}”)" for actor, label in list(builders)[:_NAMED]]
    more = len(builders) - len(named)
    listed = " and ".join([*named, counted(more, "other step")] if more else named)
    return f"{listed} {'has' if len(builders) == 1 else 'have'} built on this since."


def _steps_that_build(lineage: Lineage, removed: Sequence[_Place]) -> Iterable[str]:
    """The steps that changed the removed rows, or made others refer to them."""
    for place in removed:
        for op in heads_of_row(ops_of_row(lineage.conn, *place)):
            yield lineage.origin(op, op.field).step
    gone = set(removed)
    for kind, row_id in _referring(lineage.conn, removed):
        if (kind, row_id) not in gone:
            yield ops_of_row(lineage.conn, kind, row_id)[0].step


def _referring(conn: sqlite3.Connection, removed: Sequence[_Place]) -> Iterable[_Place]:
    """Rows that refer to one of these."""
    ids: dict[str, list[str]] = {}
    for kind, row_id in removed:
        ids.setdefault(kind, []).append(row_id)
    for kind in KINDS:
        for key in conn.execute(f'PRAGMA foreign_key_list("{kind}")').fetchall():
            parent, column = key[2], key[3]
            if parent in ids:
                query = f'SELECT id FROM "{kind}" WHERE NOT deleted AND "{column}" IN (SELECT value FROM json_each(?))'  # noqa: S608 our names
                yield from ((kind, row_id) for (row_id,) in conn.execute(query, (dumps(ids[parent]),)).fetchall())


def _step(conn: sqlite3.Connection, step: str) -> _Builder:
    row = conn.execute("SELECT actor, label FROM step WHERE id = ?", (step,)).fetchone()
    return _Builder(row[0] or "Somebody", row[1])
