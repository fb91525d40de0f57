"""How the history tells of slices, their weeks, and the checks of a gate."""

import json
from datetime import date
from typing import Any

from planner.domain.calendar import short_date
from planner.domain.figures import number
from planner.domain.history.steps import WHOLE_ROW, FieldChange
from planner.domain.plan import Plan
from planner.domain.results import Slice

SLICE_KINDS = frozenset({"slice_result", "gate"})
"""Rows that have no name of their own."""
_MARKS = frozenset({"pass_mark", "first_pass_mark"})


def slice_row_name(plan: Plan, change: FieldChange) -> str:
    """What people call a week of a slice, or a check of an item's gate; both ids begin with what they are about."""
    about, _, rest = change.row_id.partition(":")
    if change.kind == "gate":
        item, check = plan.items.get(about), plan.find("gate_check", rest)
        asked = getattr(check, "text", "a check of its gate")
        return f"{item.title}, {asked}" if item is not None else "a check of a gate"
    found = plan.find("slice", about)
    week = short_date(date.fromisoformat(rest)) if rest else ""
    return f"{getattr(found, 'title', 'slice')}, week of {week}"


def slice_text(plan: Plan, change: FieldChange) -> str | None:
    """The part of a change that follows its row; `None` where nothing more is to be said than of any other row."""
    before, after = (None if text is None else json.loads(text) for text in (change.before, change.after))
    if change.kind == "gate":
        return _gate(change, after)
    if change.kind == "slice_result" and change.field in {WHOLE_ROW, "numbers"}:
        if change.field == WHOLE_ROW:
            return _numbers(plan, change, after.get("numbers") if isinstance(after, dict) else None)
        return f"{_numbers(plan, change, before)} → {_numbers(plan, change, after)}"
    if change.kind == "slice" and change.field in _MARKS:
        name = "pass mark" if change.field == "pass_mark" else "first pass mark"
        return f"{name} {_mark(plan, change, before)} → {_mark(plan, change, after)}"
    return None


def _gate(change: FieldChange, after: Any) -> str | None:
    if change.field not in {WHOLE_ROW, "skipped_why"}:
        return None
    why = after.get("skipped_why") if isinstance(after, dict) else after
    return "done" if why is None else f"passed over: {why}"


def _numbers(plan: Plan, change: FieldChange, pairs: Any) -> str:
    found = plan.find("slice", change.row_id.partition(":")[0])
    if not isinstance(pairs, list) or not pairs:
        return "–"
    numbers = {str(name): float(value) for name, value in pairs}
    if not isinstance(found, Slice):
        return ", ".join(f"{name} {number(value)}" for name, value in numbers.items())
    from planner.domain.slices.numbers import line_text

    return line_text(found.kind, numbers)


def _mark(plan: Plan, change: FieldChange, value: Any) -> str:
    found = plan.find("slice", change.row_id)
    if value is None:
        return "–"
    if not isinstance(found, Slice):
        return number(value)
    from planner.domain.slices.form import mark_of
    from planner.domain.verdict.words import mark_text

    return mark_text(mark_of(found)._replace(mark=value), found.unit)
