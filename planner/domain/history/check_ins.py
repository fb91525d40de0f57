"""How the history tells of what was said of key results, week by week, and of a team's page and time."""

import json
from datetime import date
from typing import Any

from planner.domain.calendar import short_date
from planner.domain.figures import UNKNOWN, figure
from planner.domain.history.steps import WHOLE_ROW, FieldChange
from planner.domain.plan import Plan
from planner.domain.speed.small_teams import is_broken_out
from planner.domain.text import clean, counted, percent

CHECK_IN_KINDS = frozenset({"kr_check_in", "check_in", "time_share"})
_LONGEST = 60


def check_in_row_name(plan: Plan, change: FieldChange) -> str:
    """What people call a week of a key result, or of a team, e.g. `Repeat purchase, week of 2 Nov`."""
    one, _, other = change.row_id.partition(":")
    about, day = (one, other) if change.kind == "kr_check_in" else (other.partition(":")[0], one)
    kind = "key_result" if change.kind == "kr_check_in" else "team"
    found = plan.find(kind, about)
    try:
        week = f", week of {short_date(date.fromisoformat(day))}"
    except ValueError:
        week = ""
    return f"{getattr(found, 'name', kind.replace('_', ' '))}{week}"


def check_in_text(plan: Plan, change: FieldChange) -> str | None:
    """The part of a change that follows its row; `None` where nothing more is to be said than of any other row."""
    before, after = (None if text is None else json.loads(text) for text in (change.before, change.after))
    if change.kind == "check_in" and change.field == "kept":
        return f"half done: {counted(len(after), 'field')}" if after else "nothing half done any more"
    if change.kind == "time_share":
        return _share(plan, change, before, after)
    if change.kind != "kr_check_in":
        return None
    if change.field == WHOLE_ROW:
        said = after or {}
        told = (_told(plan, change, name, said.get(name)) for name in ("value", "confidence", "word"))
        return " · ".join(part for part in told if part != UNKNOWN) or "nothing known"
    if change.field not in {"value", "confidence", "word"}:
        return None
    return f"{_told(plan, change, change.field, before)} → {_told(plan, change, change.field, after)}"


def _share(plan: Plan, change: FieldChange, before: Any, after: Any) -> str | None:
    """What a part of a team's week was and is; of a team under four people only that it is another."""
    _, team, work_type = change.row_id.split(":", 2)
    name = plan.work_types[work_type].name if work_type in plan.work_types else "a part of it"
    if change.field == "deleted":
        return f"{name} {'no more' if after else 'again'}"
    if not is_broken_out(plan, team):
        return f"{name} {'added' if change.field == WHOLE_ROW else 'changed'}"
    if change.field == WHOLE_ROW:
        return f"{name} {percent((after or {}).get('share') or 0.0)}"
    return f"{name} {percent(before or 0.0)} → {percent(after or 0.0)}" if change.field == "share" else None


def _told(plan: Plan, change: FieldChange, field: str, value: Any) -> str:
    if value is None or value == "":
        return UNKNOWN
    if field == "value":
        found = plan.find("key_result", change.row_id.partition(":")[0])
        return figure(float(value), getattr(found, "unit", ""))
    return f"sure {value}" if field == "confidence" else f"“{clean(str(value), _LONGEST)}”"
