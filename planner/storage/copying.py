"""Everything that a plan holds, written to a new file: to be mailed, kept, or saved when its own file went away."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from planner.domain.errors import FileError
from planner.session.ports import StepRecord
from planner.storage.connection import connect, reading
from planner.storage.faults import is_busy, reading_fault, refusal
from planner.storage.header import SCHEMA_VERSION, Header, look_at
from planner.storage.private import new_file

_WAIT_SECONDS = 5.0


class Bare(NamedTuple):
    """A copy is to have no history but this."""

    replica: str
    founding: StepRecord


def copy_to(conn: sqlite3.Connection, path: str, bare: Bare | None = None) -> str:
    """Writes a private (0600) copy of the open file to `path`, complete or not at all, and says where that is.

    Raises `FileError` where something is there already or the folder cannot be written, and `RefusedError` where the
    disk is full.
    """
    with reading(conn):
        # Asked first, so that a lock is met here, where the worker comes again, and not within the backup.
        conn.execute("SELECT max(rowid) FROM op").fetchone()
        with new_file(path) as sibling:
            _fill(conn, sibling, bare, path)
    return path


def copy_file(path: str, to: str, bare: Bare | None = None) -> str:
    """The same of a plan that is not open here; its file stays byte for byte, also where an earlier planner made it.

    Raises `FileError` too where there is no plan, it is damaged, or another program keeps it locked.
    """
    with closed_plan(path) as (conn, header):
        if bare is None or header.version == SCHEMA_VERSION:
            return copy_to(conn, to, bare)
        name = Path(path).name
        if header.version > SCHEMA_VERSION:
            raise FileError(f"“{name}” was written by a newer planner; update planner to copy it without its history.")
        from planner.storage.upgrading import upgraded_copy

        with closing(upgraded_copy(conn, name)) as newest:
            return copy_to(newest, to, bare)


@contextmanager
def closed_plan(path: str) -> Iterator[tuple[sqlite3.Connection, Header]]:
    """A connection to a plan that is not open here, for a moment; it is read as it is, of whatever version.

    Raises `FileError` where there is no plan, it is damaged, or another program keeps it locked.
    """
    header, name = look_at(path), Path(path).name
    try:
        with closing(connect(path, read_only=header.read_only is not None, wait=_WAIT_SECONDS)) as conn:
            yield conn, header
    except sqlite3.Error as error:
        if is_busy(error):
            raise FileError(f"“{name}” is being written by another program; try again later.") from None
        raise reading_fault(error, path) from error


def _fill(conn: sqlite3.Connection, sibling: str, bare: Bare | None, path: str) -> None:
    try:
        if bare is None:
            with closing(sqlite3.connect(sibling, isolation_level=None)) as copy:
                conn.backup(copy, pages=-1)
        else:
            from planner.storage.bare import write_bare

            write_bare(conn, sibling, bare.replica, bare.founding)
    except sqlite3.Error as error:
        raise refusal(error, path) from error
