"""The file's layout, as the migrations that lead to it. Imported when a file is created or brought up to date.

A released migration never changes; a new one is added below it.
"""

import sqlite3
from datetime import datetime

from sqlite_utils import Database, Migrations

from planner.storage.header import APPLICATION_ID, SCHEMA_VERSION
from planner.storage.layout.backlog import BACKLOG
from planner.storage.layout.evidence import EVIDENCE
from planner.storage.layout.history import HISTORY
from planner.storage.layout.organisation import ORGANISATION
from planner.storage.layout.purpose import PURPOSE
from planner.storage.layout.ranking import RANKING

MIGRATIONS = Migrations("planner")


@MIGRATIONS(name="0001 the plan and its history")
def _the_plan_and_its_history(db: Database) -> None:
    for statement in f"{ORGANISATION}{BACKLOG}{PURPOSE}{EVIDENCE}{RANKING}{HISTORY}".split(";"):
        if statement.strip():
            db.conn.execute(statement)


def lay_out(conn: sqlite3.Connection, at: datetime) -> None:
    """Makes all tables and marks the file as a plan of this version; the caller holds the transaction.

    The migrations are recorded at the given instant, not at the present one, so that the same plan is the same file.
    """
    db = Database(conn, recursive_triggers=False, execute_plugins=False)
    MIGRATIONS.apply(db)
    conn.execute(f'UPDATE "{MIGRATIONS.migrations_table}" SET applied_at = ?', (at.isoformat(),))  # noqa: S608 a constant
    conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
