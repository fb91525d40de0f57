"""Rows written many to a statement: SQLite makes ready what a table checks its rows by once for each statement."""

import sqlite3
from collections.abc import Callable, Sequence
from itertools import chain

_TOGETHER = 50
"""Rows in one statement; more gain nothing, and SQLite takes 32,766 values at most."""


def insert_all(conn: sqlite3.Connection, statement: Callable[[int], str], rows: Sequence[Sequence[object]]) -> None:
    """Inserts rows in order, with the statement that takes so many."""
    whole = len(rows) - len(rows) % _TOGETHER
    for at in range(0, whole, _TOGETHER):
        conn.execute(statement(_TOGETHER), list(chain.from_iterable(rows[at : at + _TOGETHER])))
    conn.executemany(statement(1), rows[whole:])
