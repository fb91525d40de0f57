"""What a person can undo and redo, told from the history alone, so that it holds over restarts.

A step is *ordinary*, or takes back others: an undo takes back ordinary steps or a redo, a redo takes back an undo.
"""

import json
import sqlite3
from typing import Literal, NamedTuple

from planner.storage.ops import WITHHELD

Direction = Literal["undo", "redo"]


class Entry(NamedTuple):
    """One step of a person, as far as undoing it goes."""

    id: str
    label: str
    burst: str | None
    undoes: tuple[str, ...]


class Turn(NamedTuple):
    """What one key press takes back."""

    steps: tuple[str, ...]
    """Ids, oldest first: one step, or all of a burst."""
    label: str
    """The label of the newest ordinary step behind it."""


class Stacks(NamedTuple):
    """What can be undone and redone, each with the next one last."""

    undo: list[Turn]
    redo: list[Turn]


def stacks_of(conn: sqlite3.Connection, actor: str) -> Stacks:
    """Replays a person's steps, oldest first."""
    query = "SELECT id, label, burst, undoes FROM step WHERE actor = ? AND id <> ? ORDER BY rowid"
    rows = conn.execute(query, (actor, WITHHELD))
    stacks = Stacks([], [])
    last: Entry | None = None
    for step, label, burst, undoes in rows.fetchall():
        entry = Entry(step, label, burst, tuple(json.loads(undoes)) if undoes else ())
        if entry.undoes:
            _turn(stacks, entry)
        else:
            _do(stacks, entry, last)
        last = entry
    return stacks


def _do(stacks: Stacks, entry: Entry, last: Entry | None) -> None:
    stacks.redo.clear()
    goes_on = entry.burst is not None and last is not None and not last.undoes and last.burst == entry.burst
    earlier = stacks.undo.pop().steps if goes_on and stacks.undo else ()
    stacks.undo.append(Turn((*earlier, entry.id), entry.label))


def _turn(stacks: Stacks, entry: Entry) -> None:
    """An undo moves a turn to the redo stack, a redo moves it back; each time it is the taking back that counts."""
    for source, target in ((stacks.undo, stacks.redo), (stacks.redo, stacks.undo)):
        if source and source[-1].steps == entry.undoes:
            target.append(Turn((entry.id,), source.pop().label))
            return
