"""The history of one row, as people would tell it: without what was taken back."""

import json
import sqlite3
from datetime import datetime
from functools import cache

from planner.session.ports import StoryLine
from planner.storage.ops import ops_of_row


def read_story(conn: sqlite3.Connection, kind: str, row_id: str) -> tuple[StoryLine, ...]:
    """What standing steps did to a row, oldest first; undos and redos themselves are left out."""
    fields: dict[str, list[tuple[str, str]]] = {}
    for op in ops_of_row(conn, kind, row_id):
        fields.setdefault(op.step, []).append((op.field, op.value))
    withdrawn = withdrawn_steps(conn)
    lines = []
    for step, changed in fields.items():
        at, actor, label, why, undoes = conn.execute(
            "SELECT at, actor, label, why, undoes FROM step WHERE id = ?", (step,)
        ).fetchone()
        if undoes is None and step not in withdrawn:
            lines.append(StoryLine(datetime.fromisoformat(at), actor, label, why, tuple(changed)))
    return tuple(lines)


def withdrawn_steps(conn: sqlite3.Connection) -> frozenset[str]:
    """Ids of the steps that stand undone; one that was undone and redone is not among them."""
    takers: dict[str, list[str]] = {}
    for step, undoes in conn.execute("SELECT id, undoes FROM step WHERE undoes IS NOT NULL").fetchall():
        for undone in json.loads(undoes):
            takers.setdefault(undone, []).append(step)

    @cache
    def stands(step: str) -> bool:
        return not any(stands(taker) for taker in takers.get(step, ()))

    return frozenset(step for step in takers if not stands(step))
