"""The tables as they stood at a point of the history, in memory. Imported when somebody looks back."""

import sqlite3

from planner.domain.change import FIELDS
from planner.storage.layout.backlog import BACKLOG
from planner.storage.layout.evidence import EVIDENCE
from planner.storage.layout.organisation import ORGANISATION
from planner.storage.layout.purpose import PURPOSE
from planner.storage.layout.ranking import RANKING
from planner.storage.ops import DELETED
from planner.storage.replay import Columns, replayed

_LAYOUT = (ORGANISATION, BACKLOG, PURPOSE, EVIDENCE, RANKING)


def projected(conn: sqlite3.Connection, until: str) -> sqlite3.Connection:
    """A database in memory with the tables of the entities, filled by the ops up to a bound; the file stays as it is.

    It has no history of its own.
    """
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        memory.executescript("".join(_LAYOUT))
        by_kind: dict[str, list[Columns]] = {}
        for (kind, _), columns in replayed(conn, until).items():
            by_kind.setdefault(kind, []).append(columns)
        memory.execute("BEGIN")
        for kind, rows in by_kind.items():
            _fill(memory, kind, rows)
        memory.execute("COMMIT")
    except BaseException:
        memory.close()
        raise
    return memory


def _fill(memory: sqlite3.Connection, kind: str, rows: list[Columns]) -> None:
    names = (*FIELDS[kind], DELETED)
    columns, places = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    # A row that is not complete, as another version may have written it, is left out as it is from the tables.
    statement = f'INSERT OR IGNORE INTO "{kind}" ({columns}) VALUES ({places})'  # noqa: S608 our names
    memory.executemany(statement, (tuple(row.values()) for row in rows))
