"""The history as people look through it: steps found and read by the page, and what happened to one item.

Imported when somebody looks. What is in a ballot is told where all were shown together, and only while they are: what
its lead had in it before that, nobody else has ever seen. A reason that goes with one that is still hidden is not told.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import Any

from planner.domain.history.steps import WHOLE_ROW, FieldChange, HistoryStep, HistoryWish, RowEntry, StepChanges
from planner.storage.codec import dumps, instant
from planner.storage.ops import WITHHELD, Op, ops_of_field, ops_where
from planner.storage.replay import END
from planner.storage.story import withdrawn_steps

MOST_CHANGES = 60
"""So many changes of one step are told; an import has thousands."""

_HIDDEN = """
    SELECT op.step FROM op JOIN ballot ON ballot.id = op.row_id WHERE op.entity = 'ballot' AND ballot.shown_at IS NULL
"""
_UNNAMED = """
    SELECT op.step FROM op JOIN dissent ON dissent.id = op.row_id
    WHERE op.entity = 'dissent' AND NOT dissent.may_be_named
"""
_FIND = f"""
SELECT rowid FROM step
WHERE (:until = '{END}' OR (SELECT max(op.hlc) FROM op WHERE op.step = step.id) <= :until)
    AND (:actor IS NULL OR actor = :actor)
    AND (:since IS NULL OR at >= :since)
    AND (:kind IS NULL OR id IN (SELECT step FROM op WHERE entity = :kind))
    AND (
        :text = ''
        OR instr(folded(label || char(10) || actor), :text)
        OR (instr(folded(why), :text) AND id NOT IN ({_HIDDEN}))
    )
ORDER BY at DESC, rowid DESC
"""  # noqa: S608 our own constants
_STEPS = f"""
SELECT rowid, id, at, actor, label, CASE WHEN id IN ({_HIDDEN}) THEN '' ELSE why END,
    undoes IS NOT NULL, id IN ({_UNNAMED})
FROM step WHERE rowid IN (SELECT value FROM json_each(?))
"""  # noqa: S608 our own constants
_ROWS_OF_ITEM = """
SELECT 'item', :item
UNION SELECT 'score_inputs', id FROM score_inputs WHERE id = :item
UNION SELECT 'placement', id FROM placement WHERE item = :item
UNION SELECT 'dependency', id FROM dependency WHERE item = :item
UNION SELECT 'item_effort', id FROM item_effort WHERE item = :item
UNION SELECT 'dissent', id FROM dissent WHERE item = :item
UNION SELECT 'proposal', id FROM proposal WHERE id = :item
UNION SELECT 'decision', id FROM decision WHERE item = :item
"""

_BORN = """
SELECT op.row_id, min(step.at) FROM op JOIN step ON step.id = op.step
WHERE op.entity = 'item' AND op.row_id IN (SELECT value FROM json_each(?)) AND op.field = ? AND op.hlc <= ?
GROUP BY op.row_id
"""


class FileHistory:
    """Implements `planner.session.History`, up to a bound where it is one of the past."""

    def __init__(self, ask: Callable[[Callable[[sqlite3.Connection], Any]], Future[Any]], until: str = END) -> None:
        self._ask = ask
        self._until = until

    def find(self, wish: HistoryWish) -> Future[tuple[int, ...]]:
        """The numbers of the steps that somebody wants to see, newest first."""
        return self._ask(lambda conn: _find(conn, wish, self._until))

    def steps(self, numbers: Sequence[int]) -> Future[tuple[HistoryStep, ...]]:
        """The steps of these numbers, in their order; one that is not there is left out."""
        return self._ask(lambda conn: _steps(conn, numbers, self._until))

    def changes(self, step: str) -> Future[StepChanges]:
        """What a step changed."""
        return self._ask(lambda conn: _changes(conn, step))

    def of_item(self, item: str) -> Future[tuple[RowEntry, ...]]:
        """All that happened to an item, its places and its shares, newest first."""
        return self._ask(lambda conn: _of_item(conn, item, self._until))

    def born(self, items: Sequence[str]) -> Future[Mapping[str, datetime]]:
        """When each of these items was first written into the plan; one of which nothing is known is left out."""
        return self._ask(lambda conn: _born(conn, items, self._until))

    def actors(self) -> Future[tuple[str, ...]]:
        """Everybody who ever did something, by name."""
        return self._ask(_actors)


def _find(conn: sqlite3.Connection, wish: HistoryWish, until: str) -> tuple[int, ...]:
    conn.create_function("folded", 1, str.casefold, deterministic=True)
    given = {
        "until": until,
        "actor": wish.actor,
        "since": None if wish.since is None else instant(wish.since),
        "kind": wish.kind,
        "text": wish.text.casefold(),
    }
    return tuple(number for (number,) in conn.execute(_FIND, given).fetchall())


def _born(conn: sqlite3.Connection, items: Sequence[str], until: str) -> Mapping[str, datetime]:
    rows = conn.execute(_BORN, (dumps(list(items)), WHOLE_ROW, until)).fetchall()
    return {item: datetime.fromisoformat(at) for item, at in rows}


def _steps(conn: sqlite3.Connection, numbers: Sequence[int], until: str) -> tuple[HistoryStep, ...]:
    withdrawn = withdrawn_steps(conn, until)
    found: dict[int, HistoryStep] = {}
    for number, step, at, actor, label, why, takes_back, unnamed in conn.execute(_STEPS, (dumps(list(numbers)),)):
        told = HistoryStep(number, step, datetime.fromisoformat(at), actor, label, why)
        found[number] = told._replace(undone=step in withdrawn, takes_back=bool(takes_back), unnamed=bool(unnamed))
    return tuple(found[number] for number in numbers if number in found)


def _changes(conn: sqlite3.Connection, step: str) -> StepChanges:
    total: int = conn.execute("SELECT count(*) FROM op WHERE step = ? AND entity <> ?", (step, WITHHELD)).fetchone()[0]
    query = "rowid IN (SELECT rowid FROM op WHERE step = ? AND entity <> ? ORDER BY rowid LIMIT ?)"
    ops = ops_where(conn, query, step, WITHHELD, MOST_CHANGES)
    return StepChanges(tuple(_told(conn, op) for op in ops), total)


def _told(conn: sqlite3.Connection, op: Op) -> FieldChange:
    if op.entity == "ballot" and op.field == "shown_at" and _is_shown(conn, op.row_id):
        return FieldChange(op.entity, op.row_id, op.field, None, _shown(conn, op))
    return _change(op, ops_of_field(conn, *op.place, op.field))


def _is_shown(conn: sqlite3.Connection, ballot: str) -> bool:
    return conn.execute("SELECT 1 FROM ballot WHERE id = ? AND shown_at IS NOT NULL", (ballot,)).fetchone() is not None


def _shown(conn: sqlite3.Connection, op: Op) -> str | None:
    """What a ballot held when an op showed it, as JSON: its order or its dots; `None` where the op hid it."""
    if op.plain(op.field) is None:
        return None
    held = {}
    for name in ("order", "points"):
        held[name] = next(o.plain(name) for o in reversed(ops_of_field(conn, *op.place, name)) if o.hlc <= op.hlc)
    return dumps(held)


def _change(op: Op, of_field: Sequence[Op]) -> FieldChange:
    """What an op did; `of_field` are all ops of its field, oldest first."""
    if op.entity == "ballot":
        return FieldChange(op.entity, op.row_id, op.field, None, None)
    before: str | None = None
    if op.field != WHOLE_ROW:
        earlier = [other for other in of_field if other.hlc < op.hlc]
        before = dumps(earlier[-1].plain(op.field)) if earlier else None
    return FieldChange(op.entity, op.row_id, op.field, before, op.value)


def _of_item(conn: sqlite3.Connection, item: str, until: str) -> tuple[RowEntry, ...]:
    changes: list[tuple[Op, FieldChange]] = []
    for kind, row_id in conn.execute(_ROWS_OF_ITEM, {"item": item}).fetchall():
        ops = ops_where(conn, "entity = ? AND row_id = ? AND hlc <= ?", kind, row_id, until)
        for op in ops:
            same = [other for other in ops if other.field in (op.field, WHOLE_ROW)]
            changes.append((op, _change(op, same)))
    numbers = dict(
        conn.execute(
            "SELECT id, rowid FROM step WHERE id IN (SELECT value FROM json_each(?))",
            (dumps([op.step for op, _ in changes]),),
        ).fetchall()
    )
    told = {step.id: step for step in _steps(conn, list(numbers.values()), until)}
    ordered = sorted(changes, key=lambda pair: pair[0].hlc, reverse=True)
    return tuple(RowEntry(told[op.step], change) for op, change in ordered)


def _actors(conn: sqlite3.Connection) -> tuple[str, ...]:
    return tuple(name for (name,) in conn.execute("SELECT DISTINCT actor FROM step ORDER BY actor").fetchall())
