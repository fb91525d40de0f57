"""A change of the history in words: which row, which field, and its values as people read them."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from planner.domain.calendar import long_date, today_in
from planner.domain.figures import number
from planner.domain.history.check_ins import CHECK_IN_KINDS, check_in_row_name, check_in_text
from planner.domain.history.slices import SLICE_KINDS, slice_row_name, slice_text
from planner.domain.history.steps import WHOLE_ROW, FieldChange
from planner.domain.organisation import PeopleChange
from planner.domain.plan import Plan
from planner.domain.teams.people_changes import changes_phrase
from planner.domain.text import clean, counted, number_text, percent, ratio_text
from planner.domain.words import CATEGORY_NAMES, OUTCOME_NAMES, PART_NAMES, STAGE_NAMES

_LONGEST = 60
_NAMED = 6
"""So many items of a ballot are named."""
_UNKNOWN = "–"
_FIELD_NAMES = {
    "category": "lane",
    "remaining": "what remains",
    "customer_evidence": "evidence for customer",
    "business_evidence": "evidence for business",
    "running_evidence": "evidence for running",
    "must_reason": "must-do",
    "must_due": "due",
    "stop_reason": "why it was stopped",
    "actual_effort": "what it took",
    "committed": "promised",
    "stage_before": "stage before it was done",
    "called": "name",
    "starts_on": "first day",
    "ends_on": "last day",
    "since": "first day",
    "until": "last day",
    "time_off_days": "time off in days",
    "changes": "who joins and leaves",
    "staffing_targets": "staffing target",
    "may_be_named": "may be named",
    "also_signed_by": "also signed by",
    "shipped_on": "shipped on",
    "out_of": "out of",
    "lower_is_better": "less is better",
    "mean_moving_range": "mean moving range",
}
"""What people call a field, where that is not its own name."""
_WEEKS = {"remaining", "actual_effort", "weeks", "size_s", "size_m", "size_l", "size_xl"}
_FIGURES = {"baseline", "target", "stretch", "first_target", "previous_target", "weight", "grade"}
"""Of key results: written out, for in one of them a hundredth matters."""
_PERCENT = {"reserve", "plannable_share", "share", "confidence", "service"}
_ROWS: dict[str, str] = {"team": "teams", "item": "items", "needs": "items", "work_type": "work_types"}
_NAMED_ROWS = {"quarter", "check_in", "team_capacity"}
_CLOSED: dict[str, dict[Any, str]] = {
    "category": {**CATEGORY_NAMES},
    "stage": {**STAGE_NAMES},
    "stage_before": {**STAGE_NAMES},
    "outcome": {**OUTCOME_NAMES},
    "part": {**PART_NAMES},
}


def change_text(plan: Plan, change: FieldChange) -> str:
    """A change with the row that it is about, e.g. `Saved carts: effort 3 → 6 weeks`."""
    row = row_name(plan, change)
    return f"{row}: {field_text(plan, change)}" if row else field_text(plan, change)


def field_text(plan: Plan, change: FieldChange) -> str:
    """A change without its row, e.g. `effort 3 → 6 weeks`, `added`, `removed`."""
    of_its_own = _of_its_own(plan, change)
    if of_its_own is not None:
        return of_its_own
    if change.field == WHOLE_ROW:
        return "added" if change.kind != "placement" else "takes its place in the lane"
    after = _plain(change.after)
    if change.field == "deleted":
        return "removed" if after else "brought back"
    if change.field == "withdrawn":
        return "withdrawn" if after else "stands again"
    if change.field == "rank":
        return "moved in its lane"
    before = value_text(plan, change.field, _plain(change.before))
    return f"{field_name(change.field)} {before} → {value_text(plan, change.field, after)}"


def _of_its_own(plan: Plan, change: FieldChange) -> str | None:
    """What is told of some kinds in words of their own; `None` where it is not."""
    if change.kind == "ballot":
        return _ballot(plan, change.after)
    if change.field == "called":  # a quarter that was never renamed goes by its id
        before, after = (_cut(_plain(text) or change.row_id) for text in (change.before, change.after))
        return f"name {before} → {after}"
    return check_in_text(plan, change) if change.kind in CHECK_IN_KINDS else slice_text(plan, change)


def _ballot(plan: Plan, shown: str | None) -> str:
    """What is in a ballot where it was shown, best first; its lead's name is not told."""
    if shown is None:
        return "cast or changed; what is in it is told only where it is shown"
    held = _plain(shown)
    dots = {item: given for item, given in held["points"] if given}
    best = held["order"] or sorted(dots, key=lambda item: -dots[item])
    called = [_called(plan, item) + (f" {'●' * dots[item]}" if item in dots else "") for item in best[:_NAMED]]
    more = f" and {len(best) - _NAMED} more" if len(best) > _NAMED else ""
    return f"shown: {', '.join(called)}{more}"


def _called(plan: Plan, item: str) -> str:
    return _cut(plan.items[item].title) if item in plan.items else "an item that is gone"


def field_name(field: str) -> str:
    """What people call a field."""
    return _FIELD_NAMES.get(field, field.replace("_", " "))


def row_name(plan: Plan, change: FieldChange) -> str:
    """What people call the row that a change is about; its kind where it is not in the plan any more."""
    kind = change.kind.replace("_", " ")
    if change.kind in {"organisation", "import_mapping"}:
        return plan.organisation.name if change.kind == "organisation" else "how files with one header are read"
    if change.kind in {"placement", "dependency", "item_effort", "item_kr", "dissent", "proposal", "carry_over"}:
        item = next((part for part in change.row_id.split(":") if part in plan.items), None)
        name = plan.items[item].title if item is not None else ""
        extra = {
            "placement": "",
            "dependency": ", what it needs",
            "item_effort": ", another team's share",
            "item_kr": ", what it should move",
            "proposal": ", the lane that was proposed",
            "carry_over": ", what becomes of it at the quarter's end",
        }
        return f"{name or kind}{extra.get(change.kind, ', a dissent') if name else ''}"
    if change.kind in {"measurement", "prediction"}:
        return _of_speed(plan, change)
    if change.kind in CHECK_IN_KINDS | SLICE_KINDS:
        named = check_in_row_name if change.kind in CHECK_IN_KINDS else slice_row_name
        return _cut(named(plan, change))
    found = plan.find(change.kind, change.row_id)
    for field in ("title", "what", "name", "text"):
        given = getattr(found, field, None) if found is not None else _given(change, field)
        if given:
            return _cut(str(given))
    return f"{kind} {_cut(_named_row(plan, change.row_id))}" if change.kind in _NAMED_ROWS else kind


def _named_row(plan: Plan, row_id: str) -> str:
    """A quarter's name, or a team's in a quarter, from an id that holds theirs; another id as it is."""
    quarter, _, team = row_id.partition(":")
    if team not in plan.teams:
        return plan.quarter_name(row_id)
    return f"{plan.teams[team].name} in {plan.quarter_name(quarter)}"


def _of_speed(plan: Plan, change: FieldChange) -> str:
    """A measurement by its metric, a prediction by its item; both ids begin with what they are about."""
    about = change.row_id.partition(":")[0]
    if change.kind == "prediction":
        item = plan.items.get(about)
        return f"{item.title}, what it gives back" if item is not None else "prediction"
    metric = plan.find("metric", about) if plan.evidence is not None else None
    return _cut(f"{getattr(metric, 'name', about.replace('_', ' '))}, measured")


def value_text(plan: Plan, field: str, value: Any) -> str:
    """A field's plain value as people read it; `–` for none."""
    if value is None or value in ("", []):
        return _UNKNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    closed = _CLOSED.get(field)
    if closed is not None:
        return closed.get(value, str(value))
    if field in _ROWS and isinstance(value, str):
        found = getattr(plan, _ROWS[field]).get(value)
        return _cut(str(getattr(found, "title", None) or getattr(found, "name", value)))
    reader = _READERS.get(type(value))
    return reader(plan, field, value) if reader is not None else _cut(str(value))


def _number(_: Plan, field: str, value: float) -> str:
    if field == "ratio":
        return ratio_text(value)
    if field in _PERCENT:
        return percent(value)
    if field in _FIGURES:
        return number(value)
    text = number_text(value)
    return _in_weeks(text) if field in _WEEKS else text


def _document(_: Plan, __: str, value: dict[str, Any]) -> str:
    low, likely, high = (value.get(name) for name in ("low", "likely", "high"))
    if low is None or likely is None or high is None:
        return _cut(json.dumps(value, ensure_ascii=False))
    numbers = (low, likely, high) if low != high else (likely,)
    return _in_weeks(" / ".join(number_text(number) for number in numbers))


def _in_weeks(text: str) -> str:
    return f"{text} {'week' if text == '1' else 'weeks'}"


def _several(plan: Plan, field: str, value: list[Any]) -> str:
    if field == "teams":
        return _cut(", ".join(plan.teams[team].name if team in plan.teams else "a team" for team in value))
    if all(isinstance(part, str) for part in value):
        return _cut(", ".join(value))
    if field == "changes":
        return _cut(changes_phrase(tuple(PeopleChange(date.fromisoformat(on), people) for on, people in value)))
    if field == "staffing_targets":
        return ", ".join(f"{percent(share)} {kind}" for kind, share in value)
    return counted(len(value), "entry", "entries")


def _words(plan: Plan, _: str, value: str) -> str:
    try:
        if len(value) == len("2026-11-06"):
            return long_date(date.fromisoformat(value))
        return long_date(today_in(plan.organisation.time_zone, datetime.fromisoformat(value)))
    except ValueError:
        return _cut(value)


_READERS: dict[type, Callable[[Plan, str, Any], str]] = {
    int: _number,
    float: _number,
    dict: _document,
    list: _several,
    str: _words,
}


def _plain(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def _given(change: FieldChange, field: str) -> Any:
    """What a row was called when it was added."""
    value = _plain(change.after) if change.field == WHOLE_ROW else None
    return value.get(field) if isinstance(value, dict) else None


def _cut(text: str) -> str:
    line = clean(text, _LONGEST + 1)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
