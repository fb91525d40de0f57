"""A new plan file, written in one transaction. Imported when a plan is created."""

import sqlite3

from planner.session.ports import StepRecord
from planner.storage.appending import append
from planner.storage.connection import writing
from planner.storage.schema import lay_out
from planner.storage.scribe import NO_TIP, Scribe


def write_plan(path: str, replica: str, record: StepRecord) -> None:
    """Fills an empty file with a plan whose history begins with this step."""
    conn = sqlite3.connect(path, isolation_level=None)
    try:
        conn.execute("PRAGMA foreign_keys = ON")
        with writing(conn):
            lay_out(conn, record.at)
            append(conn, Scribe(conn, replica, NO_TIP, record), record)
    finally:
        conn.close()
