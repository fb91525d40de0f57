"""What others have written to the file since the last look. Asked twice a second, so the idle answer is one pragma."""

import sqlite3

from planner.domain.change import KINDS, Row
from planner.storage.connection import reading
from planner.storage.faults import is_busy
from planner.storage.tables import rows_now


class News:
    """Remembers how far one store has looked."""

    def __init__(self) -> None:
        self._version: int | None = None
        """SQLite's count of other connections' commits; `None` before the first read."""
        self._seen = 0
        """The newest op's rowid at the last look."""

    def begin(self, conn: sqlite3.Connection) -> None:
        """Takes everything up to now as known; called once, in the transaction of the first read."""
        if self._version is None:
            self._version = _version(conn)
            self._seen = _newest(conn)

    def look(self, conn: sqlite3.Connection, own: str | None) -> tuple[Row, ...]:
        """The rows that others have touched since, as they are now; empty where the file is locked just now.

        `own` is the replica whose ops are no news.
        """
        try:
            version = _version(conn)
            if version == self._version:
                return ()
            with reading(conn):
                return self._read(conn, own, version)
        except sqlite3.Error as error:
            if is_busy(error):
                return ()
            raise

    def _read(self, conn: sqlite3.Connection, own: str | None, version: int) -> tuple[Row, ...]:
        newest = _newest(conn)
        touched = conn.execute(
            "SELECT entity, row_id FROM op WHERE rowid > ? AND replica IS NOT ? ORDER BY rowid", (self._seen, own)
        ).fetchall()
        rows = rows_now(conn, ((kind, row_id) for kind, row_id in touched if kind in KINDS))
        self._version, self._seen = version, newest
        return rows


def _version(conn: sqlite3.Connection) -> int:
    version: int = conn.execute("PRAGMA data_version").fetchone()[0]
    return version


def _newest(conn: sqlite3.Connection) -> int:
    newest: int | None = conn.execute("SELECT max(rowid) FROM op").fetchone()[0]
    return newest or 0
