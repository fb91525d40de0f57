"""The tables of the entities: one per kind, columns named like the fields, and `deleted`."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache, partial
from typing import Any, NamedTuple

from planner.domain.calendar import today_in
from planner.domain.change import FIELDS, KINDS, Entity, Row
from planner.storage.codec import Column, dumps, entities
from planner.storage.inserting import insert_all


def _quoted(names: Iterable[str], form: str = "{}") -> str:
    return ", ".join(form.replace("{}", f'"{name}"') for name in names)


_COLUMNS = {kind: _quoted(names) for kind, names in FIELDS.items()}
_OVER = {kind: f"{_quoted(names, '{} = excluded.{}')}, deleted = 0" for kind, names in FIELDS.items()}
_AT_ONCE = 1_000
"""Rows that are held beside their entities: all ten thousand of a table would be three megabytes more to ask for."""


class Present(NamedTuple):
    """What a table holds for one id."""

    entity: Entity
    deleted: bool


def select(conn: sqlite3.Connection, kind: str, where: str = "NOT deleted", *values: Any) -> list[Any]:
    """The entities of a kind for which the condition holds, in the order in which they were created."""
    rows = conn.execute(f'SELECT {_COLUMNS[kind]} FROM "{kind}" WHERE {where} ORDER BY rowid', values)  # noqa: S608 our names
    found: list[Any] = []
    while some := rows.fetchmany(_AT_ONCE):
        found += entities(kind, some)
    return found


def by_id(conn: sqlite3.Connection, kind: str, where: str = "NOT deleted", *values: Any) -> dict[str, Any]:
    """The same by id."""
    return {entity.id: entity for entity in select(conn, kind, where, *values)}


def present(conn: sqlite3.Connection, kind: str, row_id: str) -> Present | None:
    """What the table holds for an id, deleted or not; `None` for nothing."""
    return all_present(conn, kind, [row_id]).get(row_id)


def all_present(conn: sqlite3.Connection, kind: str, row_ids: Sequence[str]) -> dict[str, Present]:
    """The same for several ids at once; those of which the table holds nothing are left out."""
    which = "id = ?" if len(row_ids) == 1 else "id IN (SELECT value FROM json_each(?))"
    query = f'SELECT {_COLUMNS[kind]}, deleted FROM "{kind}" WHERE {which}'  # noqa: S608 our names
    rows = conn.execute(query, (row_ids[0] if len(row_ids) == 1 else dumps(row_ids),)).fetchall()
    there = entities(kind, [row[:-1] for row in rows])
    return {one.id: Present(one, bool(row[-1])) for one, row in zip(there, rows, strict=True)}


def rows_now(conn: sqlite3.Connection, touched: Iterable[tuple[str, str]]) -> tuple[Row, ...]:
    """What the rows of these kinds and ids are now; parents before what refers to them."""
    ids: dict[str, list[str]] = {}
    for kind, row_id in dict.fromkeys(touched):
        ids.setdefault(kind, []).append(row_id)
    found: list[Row] = []
    for kind in KINDS:
        if kind in ids:
            chosen = "NOT deleted AND id IN (SELECT value FROM json_each(?))"
            there = by_id(conn, kind, chosen, dumps(ids[kind]))
            found.extend(Row(kind, row_id, there.get(row_id)) for row_id in ids[kind])
    return tuple(found)


def put_all(conn: sqlite3.Connection, kind: str, rows: Sequence[Sequence[Column]]) -> None:
    """Writes whole rows, each its columns in the order of the fields, over whatever is there; none is deleted then."""
    insert_all(conn, partial(_putting, kind), rows)


@cache
def _putting(kind: str, count: int) -> str:
    names = FIELDS[kind]
    rows = ", ".join([f"({', '.join('?' * len(names))}, 0)"] * count)
    into = f'INSERT INTO "{kind}" ({_quoted(names)}, deleted) VALUES {rows}'  # noqa: S608 our names
    return f"{into} ON CONFLICT (id) DO UPDATE SET {_OVER[kind]}"


@cache
def setting(kind: str, field: str) -> str:
    """Writes one column of one row, given the value and the id; `deleted` counts as a column."""
    return f'UPDATE "{kind}" SET "{field}" = ? WHERE id = ?'  # noqa: S608 our names


def local_day(conn: sqlite3.Connection, at: datetime) -> date:
    """The day of an instant where the organisation is."""
    row = conn.execute("SELECT time_zone FROM organisation").fetchone()
    return today_in(row[0] if row else "UTC", at)
