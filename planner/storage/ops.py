"""The history as it is read: what was done to which field, and which of a field's ops show."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from planner.domain.change import FIELDS
from planner.domain.whole_plan import OpEntry

ROW = "*"
"""The field of an op that gives a whole row, by creating it or bringing it back."""
DELETED = "deleted"
"""The field of an op that takes a row away or back."""

WITHHELD = "withheld"
"""The kind of an entry that was left out when the plan was written out; see `planner.storage.withheld`."""

_COLUMNS = "replica, seq, hlc, step, entity, row_id, field, value, parents, prev_hash"


class Op(OpEntry):
    """One entry of the history, and what can be told from it."""

    __slots__ = ()

    @property
    def ref(self) -> str:
        """What `parents` calls this op."""
        return f"{self.replica}:{self.seq}"

    @property
    def place(self) -> tuple[str, str]:
        """Kind and id of the row."""
        return self.entity, self.row_id

    @property
    def is_first(self) -> bool:
        """Whether there was nothing before that this op replaces."""
        return self.parents == "[]"

    def parent_refs(self) -> list[str]:
        """The `ref` of each op that this one replaces."""
        refs: list[str] = json.loads(self.parents)
        return refs

    def plain(self, field: str) -> Any:
        """What this op makes of a field, as JSON has it."""
        value = json.loads(self.value)
        if self.field != ROW:
            return value
        return False if field == DELETED else value.get(field)


def ops_where(conn: sqlite3.Connection, where: str, *values: object) -> list[Op]:
    """The ops for which a condition holds, oldest first."""
    rows = conn.execute(f"SELECT {_COLUMNS} FROM op WHERE {where} ORDER BY hlc", values)  # noqa: S608 our own conditions
    return list(map(Op._make, rows))


def ops_of_row(conn: sqlite3.Connection, kind: str, row_id: str) -> list[Op]:
    """All ops of a row, oldest first."""
    return ops_where(conn, "entity = ? AND row_id = ?", kind, row_id)


def ops_of_field(conn: sqlite3.Connection, kind: str, row_id: str, field: str) -> list[Op]:
    """The ops that gave a field its values, oldest first."""
    return ops_where(conn, "entity = ? AND row_id = ? AND field IN (?, '*')", kind, row_id, field)


def heads(ops: Sequence[Op]) -> list[Op]:
    """Of one field's ops those that no other names; the last one shows."""
    if len(ops) == 1:
        return list(ops)
    named = {ref for op in ops for ref in op.parent_refs()}
    return [op for op in ops if op.ref not in named]


def heads_of_row(ops: Sequence[Op]) -> list[Op]:
    """Of a row's ops those that are a head of at least one of its fields, oldest first."""
    if not ops:
        return []
    fields = {op.field for op in ops} - {ROW}
    if not fields.issuperset((DELETED, *FIELDS[ops[0].entity][1:])):
        fields.add(ROW)  # stands for the fields that only whole rows have given a value
    found: dict[str, Op] = {}
    for field in fields:
        found.update((op.ref, op) for op in heads([op for op in ops if op.field in (field, ROW)]))
    return sorted(found.values(), key=lambda op: op.hlc)


def insert(conn: sqlite3.Connection, op: Op) -> None:
    """Appends an op to the history."""
    conn.execute(f"INSERT INTO op ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", op)  # noqa: S608 a constant
