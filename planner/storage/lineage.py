"""Which op a field shows, and which ordinary op it stands for once undos and redos are followed back."""

import sqlite3
from collections.abc import Iterable
from functools import cache
from typing import Any

from planner.storage.ops import Field, Op, heads, ops_of_fields


class Lineage:
    """Looks up ops and steps for one undo or redo; what it has seen of steps it remembers."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self.undone_by = cache(self._undone_by)
        self._known: dict[Field, list[Op]] = {}

    def learn(self, fields: Iterable[Field]) -> None:
        """Looks up the ops of many fields at once."""
        self._known.update(ops_of_fields(self.conn, (field for field in fields if field not in self._known)))

    def shown(self, op: Op, field: str) -> Op:
        """The op that a field of the op's row shows now."""
        return heads(self._ops(op, field))[-1]

    def still_shows(self, shown: Op, op: Op, field: str) -> bool:
        """Whether a field shows an op, or one that only put its value back."""
        return shown.ref == op.ref or self.origin(shown, field).ref == self.origin(op, field).ref

    def before(self, op: Op, field: str) -> Any:
        """A field's value, plainly, before an op gave it another; `None` before the row was there."""
        parent = self._parent(op, field)
        return None if parent is None else parent.plain(field)

    def origin(self, op: Op, field: str) -> Op:
        """The ordinary op whose value an op of an undo or redo put back; an ordinary op itself."""
        while undone := self.undone_by(op.step):
            first = next((own for own in self._ops(op, field) if own.step in undone), None)
            parent = self._parent(first, field) if first else None
            if parent is None:
                break
            op = parent
        return op

    def family(self, steps: Iterable[str]) -> frozenset[str]:
        """Steps with all that they take back or put back, down to the ordinary ones."""
        found: set[str] = set()
        waiting = list(steps)
        while waiting:
            step = waiting.pop()
            found.add(step)
            waiting.extend(self.undone_by(step) - found)
        return frozenset(found)

    def _parent(self, op: Op, field: str) -> Op | None:
        """The op of the field that this one replaced; the latest where it settled a conflict."""
        refs = set(op.parent_refs())
        return next((other for other in reversed(self._ops(op, field)) if other.ref in refs), None)

    def _ops(self, op: Op, field: str) -> list[Op]:
        """All ops of a field of the op's row, oldest first."""
        wanted = (*op.place, field)
        if wanted not in self._known:
            self.learn([wanted])
        return self._known[wanted]

    def _undone_by(self, step: str) -> frozenset[str]:
        query = "SELECT each.value FROM step, json_each(step.undoes) AS each WHERE step.id = ?"
        return frozenset(value for (value,) in self.conn.execute(query, (step,)).fetchall())
