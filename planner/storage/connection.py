"""The connection to a plan file, and what a transaction is."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BUSY_SECONDS = 0.25
"""How long SQLite itself waits for a lock before the store says that it waits, and asks again."""

_PRAGMAS = ("foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON", "synchronous = EXTRA")


def connect(path: str, *, read_only: bool = False, wait: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection to an existing file; it begins no transaction by itself."""
    uri = f"{Path(path).absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
    conn = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
    try:
        _harden(conn)
        for pragma in _PRAGMAS:
            conn.execute(f"PRAGMA {pragma}")
        if not read_only:
            # A plan is one file: whoever copies a file in WAL mode while it is open loses its newest commits.
            conn.execute("PRAGMA journal_mode = DELETE").fetchall()
    except BaseException:
        conn.close()
        raise
    return conn


@contextmanager
def writing(conn: sqlite3.Connection, *, keep: bool = True) -> Iterator[None]:
    """One transaction that has the write lock from its beginning; rolled back on any error, or where not to keep."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        conn.execute("COMMIT" if keep else "ROLLBACK")
    finally:
        _abandon(conn)


@contextmanager
def reading(conn: sqlite3.Connection) -> Iterator[None]:
    """One transaction in which all reads see the same state of the file."""
    conn.execute("BEGIN")
    try:
        yield
    finally:
        _abandon(conn)


def _abandon(conn: sqlite3.Connection) -> None:
    if conn.in_transaction:
        conn.execute("ROLLBACK")


def _harden(conn: sqlite3.Connection) -> None:
    """Whoever mails a plan mails data, not programs: no triggers, views or extensions run. Needs Python 3.12."""
    set_config = getattr(conn, "setconfig", None)
    if set_config is None:
        return
    set_config(getattr(sqlite3, "SQLITE_DBCONFIG_DEFENSIVE"), True)  # noqa: B009, FBT003 not known to Python 3.11's types
    for name in ("ENABLE_TRIGGER", "ENABLE_VIEW", "ENABLE_LOAD_EXTENSION"):
        set_config(getattr(sqlite3, f"SQLITE_DBCONFIG_{name}"), False)  # noqa: FBT003 it takes no keyword
