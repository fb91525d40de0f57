"""The history as it is read: what was done to which field, and which of a field's ops show."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from planner.domain.change import FIELDS
from planner.domain.whole_plan import OpEntry
from planner.storage import inserting

ROW = "*"
"""The field of an op that gives a whole row, by creating it or bringing it back."""
DELETED = "deleted"
"""The field of an op that takes a row away or back."""

WITHHELD = "withheld"
"""The kind of an entry that was left out when the plan was written out; see `planner.storage.withheld`."""

Field = tuple[str, str, str]
"""Kind and id of a row, and one of its fields."""

_COLUMNS = "replica, seq, hlc, step, entity, row_id, field, value, parents, prev_hash"
_OF_FIELDS = f"""
SELECT json_extract(wanted.value, '$[2]'), {", ".join(f"op.{name.strip()}" for name in _COLUMNS.split(","))}
FROM json_each(?) AS wanted CROSS JOIN op
    ON op.entity = json_extract(wanted.value, '$[0]') AND op.row_id = json_extract(wanted.value, '$[1]')
    AND op.field IN (json_extract(wanted.value, '$[2]'), '*')
ORDER BY op.hlc
"""  # noqa: S608 a constant; the join is crossed so that the wanted fields are looked up, not the ops gone through
_AT_ONCE = 500


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


def ops_of_rows(conn: sqlite3.Connection, kind: str, row_ids: Sequence[str]) -> dict[str, list[Op]]:
    """All ops of each of these rows, oldest first: thousands of rows are asked for in a few questions, not one each."""
    found: dict[str, list[Op]] = {row_id: [] for row_id in row_ids}
    for at in range(0, len(row_ids), _AT_ONCE):
        listed = json.dumps(row_ids[at : at + _AT_ONCE])
        for op in ops_where(conn, "entity = ? AND row_id IN (SELECT value FROM json_each(?))", kind, listed):
            found[op.row_id].append(op)
    return found


def ops_of_fields(conn: sqlite3.Connection, fields: Iterable[Field]) -> dict[Field, list[Op]]:
    """The ops that gave each of these fields its values, oldest first, in a few questions as well."""
    wanted = list(dict.fromkeys(fields))
    found: dict[Field, list[Op]] = {field: [] for field in wanted}
    for at in range(0, len(wanted), _AT_ONCE):
        for field, *op in conn.execute(_OF_FIELDS, (json.dumps(wanted[at : at + _AT_ONCE]),)):
            made = Op._make(op)
            found[made.entity, made.row_id, field].append(made)
    return found


def heads(ops: Sequence[Op]) -> list[Op]:
    """Of one field's ops those that no other names; the last one shows."""
    if len(ops) == 1:
        return list(ops)
    named = {ref for op in ops for ref in op.parent_refs()}
    return [op for op in ops if op.ref not in named]


def heads_of_row(ops: Sequence[Op]) -> list[Op]:
    """Of a row's ops those that are a head of at least one of its fields, oldest first."""
    if len(ops) < 2:
        return list(ops)
    fields = {op.field for op in ops} - {ROW}
    if not fields.issuperset((DELETED, *FIELDS[ops[0].entity][1:])):
        fields.add(ROW)  # stands for the fields that only whole rows have given a value
    found: dict[str, Op] = {}
    for field in fields:
        found.update((op.ref, op) for op in heads([op for op in ops if op.field in (field, ROW)]))
    return sorted(found.values(), key=lambda op: op.hlc)


def insert(conn: sqlite3.Connection, op: Op) -> None:
    """Appends an op to the history."""
    insert_all(conn, [op])


def insert_all(conn: sqlite3.Connection, ops: Sequence[Op]) -> None:
    """Appends ops to the history."""
    inserting.insert_all(conn, _inserting, ops)


@cache
def _inserting(count: int) -> str:
    return f"INSERT INTO op ({_COLUMNS}) VALUES {', '.join(['(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'] * count)}"  # noqa: S608 a constant
