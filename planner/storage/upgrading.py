"""A file of an earlier version, brought to this one before anything is read. Imported when there is such a file."""

import sqlite3

from planner.domain.errors import FileError
from planner.storage.connection import writing
from planner.storage.header import SCHEMA_VERSION
from planner.storage.schema import apply_migrations


def brought_up_to_date(conn: sqlite3.Connection, name: str, *, read_only: bool) -> sqlite3.Connection:
    """The connection, to a file of this version; for one that may not be written, to a copy of it in memory.

    Raises `FileError` where the history does not add up to a plan; the file is as it was then.
    """
    if read_only:
        copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            conn.backup(copy)
            _upgrade(copy, name)
        except BaseException:
            copy.close()
            raise
        conn.close()
        return copy
    _upgrade(conn, name)
    return conn


def _upgrade(conn: sqlite3.Connection, name: str) -> None:
    conn.execute("PRAGMA foreign_keys = OFF")  # has no effect inside a transaction, hence out here
    try:
        with writing(conn):
            if conn.execute("PRAGMA user_version").fetchone()[0] >= SCHEMA_VERSION:
                return  # another program was quicker
            apply_migrations(conn)
            if conn.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise FileError(
                    f"“{name}” comes from an earlier planner, and its history does not add up; see `planner check`."
                )
    finally:
        conn.execute("PRAGMA foreign_keys = ON")
