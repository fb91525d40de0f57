"""The tables as the history alone gives them: for each field the value of its latest op.

An op comes after those that it replaces, so that the latest of a field is one of its heads, the one that shows.
"""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from planner.domain.change import FIELDS, KINDS
from planner.storage.codec import DEFAULTS, Column, column
from planner.storage.ops import DELETED, ROW

Place = tuple[str, str]
Columns = dict[str, Column]
END = "~"
"""Above every `hlc`."""


def replayed(conn: sqlite3.Connection, until: str = END) -> dict[Place, Columns]:
    """Every row that the history speaks of, by kind and id; what this version does not know is passed over.

    Ops whose `hlc` is above `until` do not count.
    """
    rows: dict[Place, dict[str, Any]] = {}
    query = "SELECT entity, row_id, field, value FROM op WHERE hlc <= ? ORDER BY hlc, replica"
    for kind, row_id, field, value in conn.execute(query, (until,)):
        plain = json.loads(value)
        if kind not in KINDS:
            continue
        if field == ROW:
            rows[kind, row_id] = {"id": row_id, DELETED: False, **plain}
        else:
            rows.setdefault((kind, row_id), {})[field] = plain
    return {place: _columns(place[0], row) for place, row in rows.items()}


def stored(conn: sqlite3.Connection) -> Iterator[tuple[Place, Columns]]:
    """Every row of the tables, with the columns that are there: a file of an earlier version lacks some, or a table."""
    for kind, names in FIELDS.items():
        known = {row[0] for row in conn.execute("SELECT name FROM pragma_table_info(?)", (kind,))}
        if not known:
            continue
        there = [name for name in (*names, DELETED) if name in known]
        listed = ", ".join(f'"{name}"' for name in there)
        for row in conn.execute(f'SELECT {listed} FROM "{kind}"'):  # noqa: S608 our names
            yield (kind, row[0]), dict(zip(there, row, strict=True))


def _columns(kind: str, row: dict[str, Any]) -> Columns:
    return {name: column(kind, name, row.get(name, DEFAULTS[kind].get(name))) for name in (*FIELDS[kind], DELETED)}
