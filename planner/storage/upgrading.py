"""A file of an earlier version, brought to this one before anything is read. Imported when there is such a file."""

import sqlite3
from datetime import datetime
from pathlib import Path

from planner.domain.backups import not_done
from planner.domain.errors import FileError, PlannerError
from planner.storage.connection import writing
from planner.storage.header import SCHEMA_VERSION
from planner.storage.schema import apply_migrations


def brought_up_to_date(
    conn: sqlite3.Connection, path: str, read_only: str | None, now: datetime
) -> tuple[sqlite3.Connection, str | None]:
    """The connection, to a file of this version, with a backup of the one before; and why it cannot be written.

    For one that may not be written, or of which no backup can be made, the connection is to a copy of it in memory.
    Raises `FileError` where the history does not add up to a plan; the file is as it was then.
    """
    name = Path(path).name
    if read_only is None:
        read_only = _why_no_backup(conn, path, now)
    if read_only is not None:
        copy = upgraded_copy(conn, name)
        conn.close()
        return copy, read_only
    _upgrade(conn, name)
    return conn, None


def _why_no_backup(conn: sqlite3.Connection, path: str, now: datetime) -> str | None:
    from planner.storage.backups import keep

    if _is_newest(conn):
        return None  # another program was quicker
    try:
        keep(conn, path, now, "upgrade")
    except PlannerError as error:
        return not_done("upgrade", str(error))
    return None


def upgraded_copy(conn: sqlite3.Connection, name: str) -> sqlite3.Connection:
    """A copy of the file in memory, in this version; the file stays as it is. Raises `FileError` as above."""
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        conn.backup(copy)
        _upgrade(copy, name)
    except BaseException:
        copy.close()
        raise
    return copy


def _upgrade(conn: sqlite3.Connection, name: str) -> None:
    conn.execute("PRAGMA foreign_keys = OFF")  # has no effect inside a transaction, hence out here
    try:
        with writing(conn):
            if _is_newest(conn):
                return  # another program was quicker
            apply_migrations(conn)
            if conn.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise FileError(
                    f"“{name}” comes from an earlier planner, and its history does not add up; see `planner check`."
                )
    finally:
        conn.execute("PRAGMA foreign_keys = ON")


def _is_newest(conn: sqlite3.Connection) -> bool:
    version: int = conn.execute("PRAGMA user_version").fetchone()[0]
    return version >= SCHEMA_VERSION
