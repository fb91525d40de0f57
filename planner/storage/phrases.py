"""How a refusal or a question names rows, fields and values: in the words of the screens, never in those of tables."""

import sqlite3
from collections.abc import Callable
from datetime import date
from typing import Any

from planner.domain.ballot import Ballot, Dissent
from planner.domain.calendar import iso_week, short_date
from planner.domain.change import Entity
from planner.domain.evidence import Baseline, BaselineItem, CheckIn, Limits, Measurement, TimeShare
from planner.domain.importing.kept import ImportMapping, Proposal
from planner.domain.item import Dependency, Effort, Placement
from planner.domain.organisation import TeamCapacity
from planner.domain.purpose import ItemKr
from planner.domain.quarter import Quarter
from planner.domain.results import CarryOver, Gate, KrCheckIn, Prediction, SliceResult
from planner.domain.text import percent, ratio_text, weeks_phrase
from planner.domain.words import CATEGORY_NAMES, OUTCOME_NAMES, STAGE_NAMES
from planner.storage.tables import local_day, present


def _effort(effort: Effort) -> str:
    return f"{effort.low:g} to {effort.high:g} weeks" if effort.is_range else weeks_phrase(effort.likely)


_NUMBERS: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(("remaining", "actual_effort", "weeks"), weeks_phrase),
    **dict.fromkeys(("plannable_share", "reserve", "share"), percent),
    "ratio": ratio_text,
    "effort": _effort,
}
_NAMES: dict[str, dict[Any, str]] = {
    "category": dict(CATEGORY_NAMES),
    "stage": dict(STAGE_NAMES),
    "outcome": dict(OUTCOME_NAMES),
    "committed": {"in": "in", "must": "must-do", "out": "out"},
}
_FIELDS = {
    "called": "name",
    "starts_on": "first day",
    "ends_on": "last day",
    "must_reason": "must-do",
    "must_due": "due date",
    "changes": "who joins and leaves",
    "staffing_targets": "staffing target",
}


def name_of(conn: sqlite3.Connection, entity: Entity) -> str:
    """What people call a row; one that only joins others is called by the one that it is about."""
    naming = _NAMING.get(type(entity))
    if naming is not None:
        return naming(conn, entity)
    named = (getattr(entity, attribute, None) for attribute in ("title", "what", "name", "text"))
    return next((f"“{name}”" for name in named if name is not None), _plain(entity))


def _of_item(conn: sqlite3.Connection, row: Any) -> str:
    return _called(conn, "item", row.item)


def _of_week(conn: sqlite3.Connection, row: Any) -> str:
    return f"{_called(conn, 'team', row.team)} in {iso_week(row.week)}"


_NAMING: dict[type, Callable[[sqlite3.Connection, Any], str]] = {
    **dict.fromkeys((Dependency, Placement, BaselineItem, Dissent, ItemKr, Prediction, CarryOver), _of_item),
    **dict.fromkeys((CheckIn, TimeShare), _of_week),
    Proposal: lambda conn, row: f"the lane proposed for {_called(conn, 'item', row.id)}",
    ImportMapping: lambda _, row: f"how files like “{row.name}” are read",
    TeamCapacity: lambda conn, row: f"{_called(conn, 'team', row.team)} in {_quarter(conn, row.quarter)}",
    Limits: lambda conn, row: f"the limits for {_quarter(conn, row.quarter)}",
    KrCheckIn: lambda conn, row: f"{_called(conn, 'key_result', row.kr)} in {iso_week(row.week)}",
    SliceResult: lambda conn, row: f"{_called(conn, 'slice', row.slice)} in {iso_week(row.week)}",
    Gate: lambda conn, row: f"{_called(conn, 'gate_check', row.check)} of {_called(conn, 'item', row.item)}",
    Measurement: lambda conn, row: f"{_called(conn, 'metric', row.metric)} on {short_date(row.on)}",
    Baseline: lambda conn, row: f"the plan agreed on {short_date(local_day(conn, row.at))}",
}


def _plain(entity: Entity) -> str:
    """A row without a name of its own."""
    if isinstance(entity, Ballot):
        # Its id has its lead's name in it, which may not leave the plan.
        return f"a ballot on {CATEGORY_NAMES[entity.category]}"
    return entity.id


def field_name(field: str) -> str:
    """What people call a field."""
    return _FIELDS.get(field, field.replace("_", " "))


def state(conn: sqlite3.Connection, kind: str, field: str, value: Any) -> str:
    """A field with its value as a clause, e.g. `effort is now 8 weeks`."""
    if field == "rank":
        return "its place is another now"
    return f"{field_name(field)} is now {_value(conn, kind, field, value)}"


def _quarter(conn: sqlite3.Connection, row_id: str) -> str:
    found = present(conn, "quarter", row_id)
    return found.entity.name if found is not None and isinstance(found.entity, Quarter) else row_id


def _value(conn: sqlite3.Connection, kind: str, field: str, value: Any) -> str:
    if field == "called" and not value:
        return "what it was at first"
    if value is None or value in ("", ()):
        return "not set"
    if field in _NAMES:
        return _NAMES[field].get(value, str(value))
    if field in _NUMBERS and kind != "limits":
        return _NUMBERS[field](value)
    if field in ("team", "item"):
        return _called(conn, field, value)
    return _as_text(value)


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:g}"
    if isinstance(value, date):
        return short_date(value)
    return f"“{value}”" if isinstance(value, str) else "other than it was"


def _called(conn: sqlite3.Connection, kind: str, row_id: str) -> str:
    found = present(conn, kind, row_id)
    return row_id if found is None else name_of(conn, found.entity)
