"""The history of one row, as people would tell it: without what was taken back."""

import json
import sqlite3
from datetime import datetime
from functools import cache

from planner.session.ports import StoryLine
from planner.storage.ops import ops_where
from planner.storage.replay import END


def read_story(conn: sqlite3.Connection, kind: str, row_id: str, until: str = END) -> tuple[StoryLine, ...]:
    """What standing steps did to a row up to a bound, oldest first; undos and redos themselves are left out."""
    fields: dict[str, list[tuple[str, str]]] = {}
    for op in ops_where(conn, "entity = ? AND row_id = ? AND hlc <= ?", kind, row_id, until):
        fields.setdefault(op.step, []).append((op.field, op.value))
    withdrawn = withdrawn_steps(conn, until)
    lines = []
    for step, changed in fields.items():
        at, actor, label, why, undoes = conn.execute(
            "SELECT at, actor, label, why, undoes FROM step WHERE id = ?", (step,)
        ).fetchone()
        if undoes is None and step not in withdrawn:
            lines.append(StoryLine(datetime.fromisoformat(at), actor, label, why, tuple(changed)))
    return tuple(lines)


def withdrawn_steps(conn: sqlite3.Connection, until: str = END) -> frozenset[str]:
    """Ids of the steps that stood undone at a bound; one that was undone and redone is not among them."""
    takers: dict[str, list[str]] = {}
    query = """
    SELECT id, undoes FROM step
    WHERE undoes IS NOT NULL AND (? = ? OR (SELECT max(hlc) FROM op WHERE op.step = step.id) <= ?)
    """
    for step, undoes in conn.execute(query, (until, END, until)).fetchall():
        for undone in json.loads(undoes):
            takers.setdefault(undone, []).append(step)

    @cache
    def stands(step: str) -> bool:
        return not any(stands(taker) for taker in takers.get(step, ()))

    return frozenset(step for step in takers if not stands(step))
