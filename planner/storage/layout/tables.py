"""All tables of the entities, in the newest layout."""

import sqlite3

from planner.storage.layout.backlog import BACKLOG
from planner.storage.layout.evidence import EVIDENCE
from planner.storage.layout.organisation import ORGANISATION
from planner.storage.layout.purpose import PURPOSE
from planner.storage.layout.ranking import RANKING
from planner.storage.layout.results import RESULTS

_TABLES = f"{ORGANISATION}{BACKLOG}{PURPOSE}{EVIDENCE}{RANKING}{RESULTS}"


def create_tables(conn: sqlite3.Connection) -> None:
    """Makes them, empty, within the transaction that is open; `executescript` would end it."""
    run(conn, _TABLES)


def run(conn: sqlite3.Connection, statements: str) -> None:
    """Runs DDL, statement by statement."""
    for statement in statements.split(";"):
        if statement.strip():
            conn.execute(statement)
