"""The file's layout, as the migrations that lead to it. Imported when a file is created or brought up to date.

The tables of the entities are what the history makes of them, so that a migration that concerns them does not alter
them step by step: it makes them anew, in the newest layout, from the history. Only the history's own tables would need
a migration that keeps what is in them.
"""

import sqlite3
from datetime import datetime

from sqlite_utils import Database, Migrations

from planner.domain.change import KINDS
from planner.storage.header import APPLICATION_ID, SCHEMA_VERSION
from planner.storage.layout.history import HISTORY
from planner.storage.layout.tables import create_tables, run
from planner.storage.projection import fill_tables

MIGRATIONS = Migrations("planner")


@MIGRATIONS(name="0001 the plan and its history")
def _the_plan_and_its_history(db: Database) -> None:
    create_tables(db.conn)
    run(db.conn, HISTORY)


@MIGRATIONS(name="0002 what came of the work")
def _what_came_of_the_work(db: Database) -> None:
    make_tables_anew(db.conn)


@MIGRATIONS(name="0003 what quarters are called")
def _what_quarters_are_called(db: Database) -> None:
    make_tables_anew(db.conn)


def make_tables_anew(conn: sqlite3.Connection) -> None:
    """Replaces the tables of the entities by the newest ones, filled from the history; does nothing without history.

    The caller holds the transaction, with foreign keys switched off: dropping a table would delete what refers to it.
    """
    if conn.execute("SELECT 1 FROM op LIMIT 1").fetchone() is None:
        return
    there = {row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for kind in there & KINDS.keys():
        conn.execute(f'DROP TABLE "{kind}"')
    create_tables(conn)
    fill_tables(conn, conn)


def lay_out(conn: sqlite3.Connection, at: datetime) -> None:
    """Makes all tables and marks the file as a plan of this version; the caller holds the transaction.

    The migrations are recorded at the given instant, not at the present one, so that the same plan is the same file.
    """
    apply_migrations(conn)
    conn.execute(f'UPDATE "{MIGRATIONS.migrations_table}" SET applied_at = ?', (at.isoformat(),))  # noqa: S608 a constant
    conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def apply_migrations(conn: sqlite3.Connection) -> None:
    """Brings a file to this version, within the caller's transaction."""
    MIGRATIONS.apply(Database(conn, recursive_triggers=False, execute_plugins=False))
    conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
