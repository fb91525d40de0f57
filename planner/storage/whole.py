"""A plan's file as a whole: gone through to be written out, and put into a new file as it was. Imported for that."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from typing import Any

from planner.domain.change import FIELDS
from planner.domain.errors import BadInputError
from planner.domain.validation import validated
from planner.domain.whole_plan import OpEntry, StepEntry, WholePlan
from planner.storage.checking import check
from planner.storage.codec import DEFAULTS, dumps, plain_row
from planner.storage.connection import writing
from planner.storage.ops import WITHHELD, Op, insert
from planner.storage.projection import fill_tables
from planner.storage.reading import read_plan
from planner.storage.schema import lay_out
from planner.storage.tables import select
from planner.storage.withheld import LABEL, Hidden, hidden, place_of

_STEPS = "SELECT id, at, actor, label, why, burst, undoes FROM step ORDER BY rowid"
_OPS = "SELECT replica, seq, hlc, step, entity, row_id, field, value, parents, prev_hash FROM op ORDER BY rowid"
KindAndRow = tuple[str, dict[str, Any]]
_INSERT = "INSERT INTO step (id, at, actor, label, why, burst, undoes) VALUES (?, ?, ?, ?, ?, ?, ?)"


def whole(conn: sqlite3.Connection) -> WholePlan:
    """All of a plan but ballots that were not shown; good for as long as the transaction that is open."""
    left = hidden(conn)
    size = sum(conn.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in (*FIELDS, "step", "op"))  # noqa: S608 our own names
    return WholePlan(_rows(conn, left), _steps(conn, left), _ops(conn, left), size)


def write_whole(path: str, found: WholePlan) -> None:
    """Fills an empty file with a plan whose history is as given, and no step more.

    Raises `BadInputError` where the history is not sound, or is not that of the rows.
    """
    steps, ops, rows = list(found.steps), [Op(*op) for op in found.ops], list(found.rows)
    if not steps:
        raise _unsound("it has no history")
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA foreign_keys = ON")
        try:
            _fill(conn, steps, ops, rows)
        except sqlite3.IntegrityError as error:
            raise _unsound(str(error)) from None
        except (ValueError, TypeError, KeyError, AttributeError) as error:  # a value of another form than any plan has
            raise _unsound(f"a value in it is not of its field’s form ({error})") from None
    for fault in check(path):
        raise _unsound(fault.rstrip("."))


def _fill(conn: sqlite3.Connection, steps: list[StepEntry], ops: list[Op], rows: list[KindAndRow]) -> None:
    with writing(conn):
        lay_out(conn, datetime.fromisoformat(steps[0].at))
        conn.executemany(_INSERT, steps)
        for op in ops:
            insert(conn, op)
        fill_tables(conn, conn)
        _refuse_bad_rows(conn, rows)


def _refuse_bad_rows(conn: sqlite3.Connection, rows: list[KindAndRow]) -> None:
    for kind in FIELDS:
        for entity in select(conn, kind, "TRUE"):
            validated(kind, dumps(plain_row(entity, kind)))
    read_plan(conn, None)
    made = _rows(conn, Hidden(frozenset(), frozenset(), frozenset()))
    if [dumps(row) for row in made] != [dumps(_of_today(*row)) for row in rows]:
        raise _unsound("its rows are not what its history makes of them")


def _of_today(kind: str, row: dict[str, Any]) -> KindAndRow:
    """A row as this version has it: what an earlier one wrote lacks fields that have come since."""
    defaults = DEFAULTS.get(kind, {})
    since = {name: defaults[name] for name in FIELDS.get(kind, ()) if name not in row and name in defaults}
    filled = {**row, **since}
    return kind, {name: filled[name] for name in (*FIELDS.get(kind, ()), *row) if name in filled}


def _unsound(reason: str) -> BadInputError:
    return BadInputError(f"The plan in this file is not sound: {reason}; nothing was created, write it out again.")


def _rows(conn: sqlite3.Connection, left: Hidden) -> Iterator[KindAndRow]:
    for kind in FIELDS:
        for entity in sorted(select(conn, kind), key=lambda one: one.id):
            if (kind, entity.id) not in left.rows:
                yield kind, plain_row(entity, kind)


def _steps(conn: sqlite3.Connection, left: Hidden) -> Iterator[StepEntry]:
    is_told = conn.execute("SELECT 1 FROM step WHERE id = ?", (WITHHELD,)).fetchone() is not None
    for row in conn.execute(_STEPS):
        step = StepEntry(*row)
        is_touched = step.id in left.steps or step.id in left.partly
        if is_touched and not is_told:
            is_told = True
            yield StepEntry(WITHHELD, step.at, "planner", LABEL, "", None, None)
        if step.id not in left.steps:
            yield step._replace(why="") if is_touched else step


def _ops(conn: sqlite3.Connection, left: Hidden) -> Iterator[OpEntry]:
    for row in conn.execute(_OPS):
        op = Op(*row)
        yield place_of(op) if op.place in left.rows else op
