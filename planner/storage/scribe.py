"""Writing the history: the only place that gives an op its number, its instant, its parents and its link.

Imported when something is written.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from planner.domain.change import Step
from planner.session.ports import StepRecord
from planner.storage import clock
from planner.storage.codec import column, dumps, instant
from planner.storage.ops import (
    DELETED,
    ROW,
    WITHHELD,
    Field,
    Op,
    heads,
    heads_of_row,
    ops_of_fields,
    ops_of_row,
    ops_where,
)
from planner.storage.quick_json import WrittenRow, quick_dumps
from planner.storage.waiting import Waiting


class Tip(NamedTuple):
    """Where a replica's part of the history ends; taken over only once the transaction is on disk."""

    seq: int
    link: str
    """Hash of its last op, empty for none."""
    latest: clock.Tick
    """The latest instant seen in the file."""
    seen: int
    """The newest rowid that `latest` regards."""


NO_TIP = Tip(0, "", clock.ORIGIN, 0)


def link_of(op: Op) -> str:
    """The hash that the replica's next op carries: 32 hexadecimal digits over all that the op says.

    Of one that was withheld it is all that is left.
    """
    if op.entity == WITHHELD:
        link: str = json.loads(op.value)
        return link
    return _hash_of(op)


def _hash_of(op: Op) -> str:
    return hashlib.blake2b(quick_dumps(op), digest_size=16).hexdigest()


def undoes_of(step_ids: Sequence[str]) -> str | None:
    """What a step keeps about the steps that it takes back."""
    return dumps(list(step_ids)) if step_ids else None


class Scribe:
    """Writes one step: its entry, its ops, and what they make of the tables. Lives as long as its transaction.

    Ops and rows are written many at a time: whoever reads tables or history after the last one calls `flush` first.
    """

    def __init__(self, conn: sqlite3.Connection, replica: str, tip: Tip, record: StepRecord) -> None:
        self._conn = conn
        self._replica = replica
        self._record = record
        self._waiting = Waiting(conn)
        self._foreseen: dict[Field, list[Op]] = {}
        self.tip = self._caught_up(tip)
        self._wall = clock.millis(record.at)

    def begin(self, step: Step, undoes: Sequence[str] = ()) -> None:
        """Enters the step; its ops follow."""
        record = self._record
        entry = (record.id, instant(record.at), record.actor, step.label, step.why, step.burst, undoes_of(undoes))
        self._conn.execute(
            "INSERT INTO step (id, at, actor, label, why, burst, undoes) VALUES (?, ?, ?, ?, ?, ?, ?)", entry
        )

    def foresee(self, fields: Iterable[Field]) -> None:
        """Looks up at once what `give_field` will ask for field by field; for a few hundred of them at a time."""
        self.flush()
        self._foreseen = ops_of_fields(self._conn, fields)

    def give_row(self, kind: str, row_id: str, row: WrittenRow, *, is_new: bool) -> None:
        """Creates a row, or brings back a deleted one with these values."""
        replaced: Sequence[Op] = ()
        if not is_new:
            self.flush()
            replaced = heads_of_row(ops_of_row(self._conn, kind, row_id))
        self._enter(kind, row_id, ROW, row.value, replaced)
        self._waiting.write(kind, ROW, row.columns)

    def give_field(self, kind: str, row_id: str, field: str, plain_value: Any) -> None:
        """Gives one field a value."""
        replaced = heads(self._ops((kind, row_id, field)))
        self._enter(kind, row_id, field, dumps(plain_value), replaced)
        self._waiting.write(kind, field, (column(kind, field, plain_value), row_id))

    def give_deleted(self, kind: str, row_id: str, *, deleted: bool) -> None:
        """Takes a row away, or back."""
        self.give_field(kind, row_id, DELETED, deleted)

    def flush(self) -> None:
        """Writes what has not been written yet."""
        self._waiting.flush()
        self._foreseen = {}

    def _ops(self, field: Field) -> list[Op]:
        """The ops that gave a field its values, oldest first."""
        if self._waiting.concerns(field):
            self.flush()
        found = self._foreseen.get(field)
        return ops_of_fields(self._conn, [field])[field] if found is None else found

    def _enter(self, kind: str, row_id: str, field: str, value: str, replaced: Sequence[Op]) -> None:
        seq, link, latest, seen = self.tip
        tick, replica = clock.after(latest, self._wall), self._replica
        parents = dumps([op.ref for op in replaced]) if replaced else "[]"
        op = Op(replica, seq + 1, tick.text(replica), self._record.id, kind, row_id, field, value, parents, link)
        if self._waiting.is_full:
            self.flush()
        self._waiting.enter(op)
        self.tip = Tip(seq + 1, _hash_of(op), tick, seen)

    def _caught_up(self, tip: Tip) -> Tip:
        """The tip after what others have written; read once in full, then only what is new."""
        newest, latest = self._conn.execute(
            "SELECT max(rowid), max(hlc) FROM op WHERE rowid > ?", (tip.seen,)
        ).fetchone()
        if latest is not None:
            tip = tip._replace(seen=newest, latest=max(tip.latest, clock.parse(latest)))
        if tip.seq == 0:
            last = "replica = ? AND seq = (SELECT max(seq) FROM op WHERE replica = ?)"
            for op in ops_where(self._conn, last, self._replica, self._replica):
                tip = tip._replace(seq=op.seq, link=link_of(op))
        return tip
