"""Who would lose something if a step were taken back: the sentence before the question."""

import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from planner.domain.change import KINDS
from planner.domain.text import counted
from planner.storage.codec import dumps
from planner.storage.lineage import Lineage
from planner.storage.ops import DELETED, ROW, Op, heads_of_row, ops_of_rows
from planner.storage.phrases import name_of, state
from planner.storage.tables import present

_NAMED = 3
"""So many steps are named one by one."""
_LISTED = "(SELECT value FROM json_each(?))"
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


def about_removal(lineage: Lineage, steps: Sequence[str], taken: Sequence[Op]) -> str | None:
    """Which steps would lose their ground if the rows of these ops went; `None` for none."""
    family = lineage.family(steps)
    since = {op.place: _ground(lineage, op, family) for op in taken}
    found = dict.fromkeys(op.step for op in _building(lineage, since) if op.step not in family)
    builders = dict.fromkeys(_step(lineage.conn, step) for step in found)
    if not builders:
        return None
    named = [f"{actor} (“{label}”)" for actor, label in list(builders)[:_NAMED]]
    more = len(builders) - len(named)
    listed = " and ".join([*named, counted(more, "other step")] if more else named)
    return f"{listed} {'has' if len(builders) == 1 else 'have'} built on this since."


def _ground(lineage: Lineage, taken: Op, family: Container[str]) -> str:
    """The instant since which others may have built on a row: of its creation, or of its coming back."""
    origin = lineage.origin(taken, DELETED)
    return origin.hlc if origin.step in family else taken.hlc


def _building(lineage: Lineage, since: Mapping[_Place, str]) -> Iterator[Op]:
    """The ops that have changed the rows since, or have made others refer to them."""
    ops_of = _ops_of(lineage.conn, since)
    for place, instant in since.items():
        origins = (lineage.origin(op, op.field) for op in heads_of_row(ops_of[place]))
        yield from (op for op in origins if op.hlc > instant)
    referring = [(place, parent) for place, parent in _referring(lineage.conn, since) if place not in since]
    ops_of = _ops_of(lineage.conn, (place for place, _ in referring))
    yield from (ops_of[place][0] for place, parent in referring if ops_of[place][0].hlc > since[parent])


def _ops_of(conn: sqlite3.Connection, places: Iterable[_Place]) -> dict[_Place, list[Op]]:
    """All ops of each of these rows."""
    ids: dict[str, list[str]] = {}
    for kind, row_id in places:
        ids.setdefault(kind, []).append(row_id)
    found = ((kind, ops_of_rows(conn, kind, list(dict.fromkeys(of_kind)))) for kind, of_kind in ids.items())
    return {(kind, row_id): ops for kind, of_rows in found for row_id, ops in of_rows.items()}


def _referring(conn: sqlite3.Connection, removed: Iterable[_Place]) -> Iterator[tuple[_Place, _Place]]:
    """Rows that refer to one of these, each with the one that it refers to."""
    ids: dict[str, list[str]] = {}
    for kind, row_id in removed:
        ids.setdefault(kind, []).append(row_id)
    for kind in KINDS:
        for key in conn.execute(f'PRAGMA foreign_key_list("{kind}")').fetchall():
            parent, column = key[2], key[3]
            if parent in ids:
                query = f'SELECT id, "{column}" FROM "{kind}" WHERE NOT deleted AND "{column}" IN {_LISTED}'  # noqa: S608 our names
                rows = conn.execute(query, (dumps(ids[parent]),)).fetchall()
                yield from (((kind, row_id), (parent, parent_id)) for row_id, parent_id in rows)


def _step(conn: sqlite3.Connection, step: str) -> _Builder:
    row = conn.execute("SELECT actor, label FROM step WHERE id = ?", (step,)).fetchone()
    return _Builder(row[0] or "Somebody", row[1])
