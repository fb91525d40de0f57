"""A point of the history as a bound for ops: all whose `hlc` is not above it count."""

import sqlite3
from datetime import datetime
from typing import NamedTuple

from planner.domain.calendar import short_date
from planner.domain.errors import BadInputError
from planner.domain.history.steps import AsOf
from planner.storage.tables import local_day

_ABOVE = "~"
"""Sorts after every counter and replica."""


class Bound(NamedTuple):
    """The last op that counts."""

    hlc: str
    at: datetime


def bound_of(conn: sqlite3.Connection, as_of: AsOf) -> Bound:
    """The bound of a point; raises `BadInputError` where the plan did not exist yet, or the step is not in it."""
    if as_of.at is not None:
        return _at_instant(conn, as_of.at)
    step = as_of.step if as_of.step is not None else _step_of_decision(conn, as_of.decision or "")
    row = conn.execute("SELECT rowid, at FROM step WHERE id = ?", (step,)).fetchone()
    if row is None:
        raise BadInputError("That step is not in the history of this plan.")
    number, at = row
    # A step may have left nothing behind, e.g. an undo of what was overtaken: then what came before it counts.
    query = "SELECT max(op.hlc) FROM op JOIN step ON step.id = op.step WHERE step.rowid <= ?"
    own = conn.execute("SELECT max(hlc) FROM op WHERE step = ?", (step,)).fetchone()[0]
    hlc = own or conn.execute(query, (number,)).fetchone()[0]
    return Bound(hlc, datetime.fromisoformat(at))


def _at_instant(conn: sqlite3.Connection, at: datetime) -> Bound:
    bound = Bound(f"{int(at.timestamp() * 1000):015d}.{_ABOVE}", at)
    # The step that founded the plan writes the organisation; before it there is nothing to look at.
    first = conn.execute("SELECT min(hlc) FROM op WHERE entity = 'organisation'").fetchone()
    if first[0] is None or bound.hlc < first[0]:
        row = conn.execute("SELECT at FROM step ORDER BY rowid LIMIT 1").fetchone()
        day = local_day(conn, datetime.fromisoformat(row[0]) if row else at)
        raise BadInputError(f"This plan begins on {short_date(day)} {day.year}; choose that day or a later one.")
    return bound


def _step_of_decision(conn: sqlite3.Connection, decision: str) -> str:
    query = "SELECT step FROM op WHERE entity = 'decision' AND row_id = ? AND field = '*' ORDER BY hlc LIMIT 1"
    row = conn.execute(query, (decision,)).fetchone()
    if row is None:
        raise BadInputError("That decision is not in the history of this plan.")
    step: str = row[0]
    return step
