"""Is a file sound? Every page, every reference, every link of the history, and every row that it explains."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from planner.domain.errors import FileError
from planner.domain.text import counted
from planner.storage.connection import connect, reading
from planner.storage.faults import is_busy, reading_fault
from planner.storage.header import look_at
from planner.storage.ops import Op, ops_where
from planner.storage.replay import replayed, stored
from planner.storage.scribe import link_of

_WAIT_SECONDS = 5.0
_NAMED = 5
"""So many findings of one sort are named; the rest are counted."""


def check(path: str) -> tuple[str, ...]:
    """What is not sound about a plan file, one sentence each; empty when all is well.

    Raises `FileError` where there is no plan to look at, or another program keeps it locked.
    """
    header = look_at(path)
    try:
        with closing(connect(path, read_only=header.read_only is not None, wait=_WAIT_SECONDS)) as conn, reading(conn):
            return tuple(_findings(conn))
    except sqlite3.Error as error:
        if is_busy(error):
            raise FileError(f"“{Path(path).name}” is being written by another program; check it again later.") from None
        return (str(reading_fault(error, path)),)


def _findings(conn: sqlite3.Connection) -> Iterator[str]:
    pages = [row[0] for row in conn.execute("PRAGMA integrity_check") if row[0] != "ok"]
    if pages:  # nothing further can be trusted
        yield from _named((f"The file is damaged: {finding}." for finding in pages), "more such place")
        return
    broken = (
        f"A row of {kind} refers to a {parent} that is not there."
        for kind, _, parent, _ in conn.execute("PRAGMA foreign_key_check").fetchall()
    )
    yield from _named(broken, "more such row")
    yield from _named(_faults_of_history(conn), "more such entry")
    yield from _named(_differences(conn), "more such row")


def _faults_of_history(conn: sqlite3.Connection) -> Iterator[str]:
    """Gaps, broken links, and times that go back, replica by replica."""
    for (replica,) in conn.execute("SELECT DISTINCT replica FROM op ORDER BY replica").fetchall():
        before: Op | None = None
        for op in sorted(ops_where(conn, "replica = ?", replica), key=lambda op: op.seq):
            fault = _fault_of(op, before)
            if fault:
                yield f"The history of {replica} {fault} at entry {op.seq}."
            before = op
    refs = "SELECT each.value FROM op, json_each(op.parents) AS each"
    known = "SELECT replica || ':' || seq FROM op"
    for (ref,) in conn.execute(f"{refs} EXCEPT {known}").fetchall():
        yield f"The history replaces an entry {ref} that is not there."


def _fault_of(op: Op, before: Op | None) -> str | None:
    """What does not join an op to the one before it."""
    if op.seq != (before.seq + 1 if before else 1):
        return "has a gap"
    if op.prev_hash != (link_of(before) if before else ""):
        return "was altered"
    if before and op.hlc <= before.hlc:
        return "goes back in time"
    return None


def _differences(conn: sqlite3.Connection) -> Iterator[str]:
    """Rows that are not what the history makes of them."""
    expected = replayed(conn)
    for place, columns in stored(conn):
        told = expected.pop(place, None)
        if told is None:
            yield f"The history does not know {_name(place)}."
        elif {name: told[name] for name in columns} != columns:
            fields = ", ".join(name for name, value in columns.items() if told[name] != value)
            yield f"The history tells another story of {_name(place)}: {fields}."
    yield from (f"The history tells of {_name(place)}, which is not there." for place in expected)


def _name(place: tuple[str, str]) -> str:
    return f"{place[0].replace('_', ' ')} {place[1]}"


def _named(findings: Iterator[str], what: str) -> Iterator[str]:
    """The first findings, and how many more there are."""
    yield from islice(findings, _NAMED)
    more = sum(1 for _ in findings)
    if more:
        yield f"… and {counted(more, what)}."
