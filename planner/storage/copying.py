"""Everything that an open plan holds, written to a new file: the way out when its own file went away."""

import sqlite3

from planner.storage.connection import reading
from planner.storage.faults import refusal
from planner.storage.private import new_file


def copy_to(conn: sqlite3.Connection, path: str) -> str:
    """Writes a private (0600) copy of the open file to `path`, complete or not at all, and says where that is.

    Raises `FileError` where something is there already or the folder cannot be written, and `RefusedError` where the
    disk is full.
    """
    with reading(conn):
        # Asked first, so that a lock is met here, where the worker comes again, and not within the backup.
        conn.execute("SELECT max(rowid) FROM op").fetchone()
        with new_file(path) as sibling:
            try:
                _back_up(conn, sibling)
            except sqlite3.Error as error:
                raise refusal(error, path) from error
    return path


def _back_up(conn: sqlite3.Connection, path: str) -> None:
    copy = sqlite3.connect(path, isolation_level=None)
    try:
        conn.backup(copy, pages=-1)
    finally:
        copy.close()
