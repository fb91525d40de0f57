"""Rows given plainly, by field: what their columns are, worked out the slow and obvious way, and writing one."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from planner.domain.change import FIELDS
from planner.storage.codec import DEFAULTS, DOCUMENTS, Column, dumps
from planner.storage.tables import put_all


def columns(kind: str, row: Mapping[str, Any]) -> list[Column]:
    """The columns of a row, in the order of its fields."""
    values = [row.get(name, DEFAULTS[kind].get(name)) for name in FIELDS[kind]]
    for index in DOCUMENTS[kind]:
        if values[index] is not None:
            values[index] = dumps(values[index])
    return values


def put(conn: sqlite3.Connection, kind: str, row: Mapping[str, Any]) -> None:
    """Writes a whole row over whatever is there."""
    put_all(conn, kind, [columns(kind, row)])
