"""A plan without its history: a new file, made from nothing, of what the plan shows now. Imported for that.

Nothing is deleted from a copy: SQLite keeps what was deleted in pages that it will use again, and so would the history.
"""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from typing import Any, NamedTuple

from planner.domain.change import KINDS, Entity
from planner.domain.without_history import forgetful, nameless, stays
from planner.session.ports import StepRecord
from planner.storage.connection import writing
from planner.storage.quick_json import written
from planner.storage.schema import lay_out
from planner.storage.scribe import NO_TIP, Scribe
from planner.storage.tables import select


class _Reference(NamedTuple):
    """A field that refers to another row."""

    field: str
    parent: str
    """The kind of that row."""
    is_needed: bool
    """Whether a row without it is none."""


def write_bare(conn: sqlite3.Connection, path: str, replica: str, record: StepRecord) -> None:
    """Fills an empty file with the rows of an open plan, each as created by this step; the caller reads in one go.

    A row that needs one that was deleted is left out as that is; where it can do without, it refers to nothing.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        copy.execute("PRAGMA foreign_keys = ON")
        with writing(copy):
            lay_out(copy, record.at)
            scribe = Scribe(copy, replica, NO_TIP, record)
            scribe.begin(record.step)
            for kind, entity in _rows(conn, {kind: _references(copy, kind) for kind in KINDS}):
                (row,) = written(kind, [entity]).rows
                scribe.give_row(kind, entity.id, row, is_new=True)
            scribe.flush()


def _rows(conn: sqlite3.Connection, references: Mapping[str, Collection[_Reference]]) -> Iterator[tuple[str, Entity]]:
    there: dict[str, dict[str, Entity]] = {}
    leads: dict[str, str] = {}
    for kind, needed in references.items():  # parents stand before what refers to them
        found = {entity.id: entity for entity in select(conn, kind) if stays(entity)}
        there[kind] = {
            row_id: entity
            for row_id, entity in found.items()
            if all(getattr(entity, ref.field) in there[ref.parent] for ref in needed if ref.is_needed)
        }
        for entity in there[kind].values():
            lost: dict[str, Any] = {
                ref.field: None for ref in needed if getattr(entity, ref.field) not in there[ref.parent]
            }
            yield kind, nameless(_forgetful(entity._replace(**lost) if lost else entity, there), leads)


def _forgetful(entity: Entity, there: Mapping[str, Mapping[str, Entity]]) -> Entity:
    from planner.domain.item import ImportRecord, Item

    if not isinstance(entity, ImportRecord):
        return entity
    items = {row_id: item for row_id, item in there["item"].items() if isinstance(item, Item)}
    return forgetful(entity, items, {item.key for item in items.values()})


def _references(conn: sqlite3.Connection, kind: str) -> tuple[_Reference, ...]:
    needed = {name for _, name, _, not_null, *_ in conn.execute(f'PRAGMA table_info("{kind}")') if not_null}
    keys = conn.execute(f'PRAGMA foreign_key_list("{kind}")').fetchall()
    return tuple(_Reference(key[3], key[2], key[3] in needed) for key in keys)
