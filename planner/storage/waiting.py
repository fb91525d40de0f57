"""Ops and rows on their way into the file: written many at a time, which an import of thousands of rows lives by."""

import sqlite3
from collections.abc import Sequence
from itertools import groupby, islice
from operator import itemgetter

from planner.domain.change import KINDS
from planner.storage.codec import Column
from planner.storage.ops import ROW, Field, Op, insert_all
from planner.storage.tables import put_all, setting

_ORDER = {kind: number for number, kind in enumerate(KINDS)}
_MOST = 2_000
"""So many ops wait at most."""
_field = itemgetter(0)


class Waiting:
    """What a step has made and nobody has read yet. Within a table the order in which it was given is kept."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._ops: list[Op] = []
        self._fields: set[Field] = set()
        self._looked_at = 0
        """So many of the ops have been entered among the fields: new rows need not be."""
        self._writes: dict[str, list[tuple[str, Sequence[Column]]]] = {}

    @property
    def is_full(self) -> bool:
        """Whether as much waits as shall be held in memory."""
        return len(self._ops) >= _MOST

    def enter(self, op: Op) -> None:
        """Takes an op for the history."""
        self._ops.append(op)

    def write(self, kind: str, field: str, values: Sequence[Column]) -> None:
        """Takes what the op makes of the kind's table: the columns of a `ROW`, or the value of a field and the id."""
        self._writes.setdefault(kind, []).append((field, values))

    def concerns(self, field: Field) -> bool:
        """Whether an op waits that gives a field its value, by itself or with its row."""
        for op in islice(self._ops, self._looked_at, None):
            self._fields.add((op.entity, op.row_id, op.field))
        self._looked_at = len(self._ops)
        return field in self._fields or (field[0], field[1], ROW) in self._fields

    def flush(self) -> None:
        """Writes all of it; parents before what refers to them, else SQLite looks for children of every parent."""
        if not self._ops:
            return
        insert_all(self._conn, self._ops)
        for kind in sorted(self._writes, key=_ORDER.__getitem__):
            for field, alike in groupby(self._writes[kind], _field):
                values = [one for _, one in alike]
                if field == ROW:
                    put_all(self._conn, kind, values)
                else:
                    self._conn.executemany(setting(kind, field), values)
        self._ops, self._writes, self._looked_at = [], {}, 0
        self._fields.clear()
