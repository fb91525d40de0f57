"""The tables as they stood at a point of the history. Imported when somebody looks back, or a file becomes newer."""

import sqlite3

from planner.domain.change import FIELDS
from planner.storage.layout.tables import create_tables
from planner.storage.ops import DELETED
from planner.storage.replay import END, Columns, replayed


def projected(conn: sqlite3.Connection, until: str) -> sqlite3.Connection:
    """A database in memory with the tables of the entities, filled by the ops up to a bound; the file stays as it is.

    It has no history of its own.
    """
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        memory.execute("BEGIN")
        create_tables(memory)
        fill_tables(memory, conn, until)
        memory.execute("COMMIT")
    except BaseException:
        memory.close()
        raise
    return memory


def fill_tables(tables: sqlite3.Connection, history: sqlite3.Connection, until: str = END) -> None:
    """Fills empty tables with what the ops up to a bound come to; the caller holds the transaction."""
    by_kind: dict[str, list[Columns]] = {}
    for (kind, _), columns in replayed(history, until).items():
        by_kind.setdefault(kind, []).append(columns)
    for kind, rows in by_kind.items():
        _fill(tables, kind, rows)


def _fill(tables: sqlite3.Connection, kind: str, rows: list[Columns]) -> None:
    names = (*FIELDS[kind], DELETED)
    columns, places = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    # A row that is not complete, as another version may have written it, is left out as it is from the tables.
    statement = f'INSERT OR IGNORE INTO "{kind}" ({columns}) VALUES ({places})'  # noqa: S608 our names
    tables.executemany(statement, (tuple(row.values()) for row in rows))
