"""Is every page of a file sound? Asked once, beside the screen, before something is written. Imported for that."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from planner.storage.faults import is_busy, is_damage

_AT_ONCE = 10_000
"""Instructions of SQLite between two looks whether somebody wants to leave."""


def damage(conn: sqlite3.Connection, path: str, is_stopped: Callable[[], bool]) -> str | None:
    """Why a file can only be looked at, as a sentence; `None` for a sound one, or one that could not be looked through.

    Writing to that will tell.
    """
    conn.set_progress_handler(is_stopped, _AT_ONCE)
    try:
        findings = [row[0] for row in conn.execute("PRAGMA integrity_check(1)").fetchall()]
    except sqlite3.Error as error:
        if is_busy(error):
            raise
        findings = [str(error)] if is_damage(error) else ["ok"]
    finally:
        conn.set_progress_handler(None, 0)
    if findings == ["ok"]:
        return None
    return f"“{Path(path).name}” is damaged and can only be looked at; take another copy, see `planner check`."
