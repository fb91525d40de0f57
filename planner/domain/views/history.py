"""What the history shows of steps and of one item's changes, and what of it may leave the plan."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from planner.domain.calendar import clock_time, long_date, short_date, today_in
from planner.domain.history.steps import WHOLE_ROW, HistoryStep, RowEntry, StepChanges
from planner.domain.history.words import change_text, field_name, field_text
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.text import counted

NOT_NAMED = "somebody"
DISSENT = "A dissent was noted"
"""What leaves the plan of a step that holds a dissent whose author has not given his word for more."""
KIND_CHOICES: tuple[tuple[str, str], ...] = (
    ("item", "items"),
    ("placement", "ranks and outcomes"),
    ("decision", "decisions"),
    ("quarter", "quarters and ratio"),
    ("team", "teams"),
    ("team_capacity", "capacity"),
    ("check_in", "check-ins"),
    ("objective", "objectives"),
    ("key_result", "key results"),
    ("kr_check_in", "weeks of key results"),
    ("slice", "slices"),
    ("slice_result", "weeks of slices"),
    ("gate", "checks of the gate"),
    ("carry_over", "what closing did with items"),
    ("principle", "principles"),
    ("metric", "metrics"),
    ("measurement", "measurements"),
    ("incident", "incidents"),
    ("prediction", "predictions"),
    ("organisation", "settings"),
)
"""Kinds of things that steps touch, by which people look for them."""


class StepLine(NamedTuple):
    """A step as a row shows it."""

    day: str
    """Day and time where the organisation is, e.g. `2 Oct 2026 11:00`."""
    who: str
    label: str
    why: str
    mark: str
    """`undone` where it stands undone, else empty."""


def step_line(plan: Plan, step: HistoryStep) -> StepLine:
    """A step as its row shows it."""
    return StepLine(when(plan, step.at), step.actor, step.label, step.why, "undone" if step.undone else "")


def when(plan: Plan, at: datetime) -> str:
    """Day and time where the organisation is; the year only where it is not the quarter's."""
    zone = plan.organisation.time_zone
    day = today_in(zone, at)
    years = {plan.quarter.starts_on.year, plan.quarter.ends_on.year}
    return f"{short_date(day) if day.year in years else long_date(day)} {clock_time(zone, at)}"


def row_when(plan: Plan, at: datetime) -> str:
    """The same in at most 12 cells: the day with its time, in another year without."""
    zone = plan.organisation.time_zone
    day = today_in(zone, at)
    near = day.year in {plan.quarter.starts_on.year, plan.quarter.ends_on.year}
    return f"{short_date(day)} {clock_time(zone, at)}" if near else long_date(day)


def step_told(plan: Plan, step: HistoryStep, changes: StepChanges | None) -> list[str]:
    """All about one step: who and when, why, and what it changed as far as that was read."""
    state = " It stands undone." if step.undone else ""
    said = [f"{step.label}.", f"{step.actor or NOT_NAMED}, {when(plan, step.at)}.{state}"]
    if step.why:
        said.append(f"Why: {step.why}")
    if changes is None:
        said.append("What it changed is being read …")
        return said
    said += [change_text(plan, change) for change in changes.listed]
    rest = changes.total - len(changes.listed)
    if rest:
        said.append(f"… and {counted(rest, 'more change')}.")
    return said


def entry_text(plan: Plan, entry: RowEntry) -> str:
    """What happened to an item at once, e.g. `effort 3 → 6 weeks`."""
    change = entry.change
    text = field_text(plan, change)
    if change.kind == "dependency":
        needs = plan.items.get(change.row_id.rpartition(":")[2])
        return f"what it needs: {needs.title if needs else change.row_id} {text}"
    if change.kind == "item_effort":
        team = plan.teams.get(change.row_id.rpartition(":")[2])
        return f"share of {team.name if team else 'another team'}: {text}"
    if change.kind in {"decision", "dissent"}:
        return f"{change.kind}: {text}"
    return text


def entry_lines(plan: Plan, entries: Iterable[RowEntry]) -> list[tuple[str, ...]]:
    """An item's history as it may leave the plan: day, who, what, whether it stands undone."""
    rows: list[tuple[str, ...]] = []
    for entry in entries:
        line = step_line(plan, outward(entry.step))
        text = line.label if entry.step.unnamed else entry_text(plan, entry)
        rows.append((line.day, line.who, text, line.mark))
    return rows


def entries_json(plan: Plan, item: Item, entries: Iterable[RowEntry]) -> dict[str, Any]:
    """The same for programs: each change within its step; what a dissent says is left out unless it may be told."""
    changes = [
        {
            **_one(outward(entry.step)),
            "field": None if entry.step.unnamed or entry.change.field == WHOLE_ROW else entry.change.field,
            "text": None if entry.step.unnamed else entry_text(plan, entry),
        }
        for entry in entries
    ]
    return {"schema": 1, "item": item.key, "changes": changes}


def fields_of(entries: Iterable[RowEntry]) -> tuple[tuple[str, str], ...]:
    """The fields that an item's history speaks of, with what people call them, in the order of the words."""
    names = {entry.change.field: field_name(entry.change.field) for entry in entries if entry.change.field != "*"}
    return tuple(sorted(names.items(), key=lambda pair: pair[1]))


def outward(step: HistoryStep) -> HistoryStep:
    """A step as it may leave the plan: without the name and the words of who dissents and has not allowed it."""
    return step._replace(actor=NOT_NAMED, label=DISSENT, why="") if step.unnamed else step


def history_json(steps: Sequence[HistoryStep]) -> dict[str, Any]:
    """The steps as they may leave the plan."""
    return {"schema": 1, "steps": [_one(outward(step)) for step in steps]}


def history_lines(plan: Plan, steps: Sequence[HistoryStep]) -> list[tuple[str, ...]]:
    """The steps as they may leave the plan: day, who, what with its reason, whether it stands undone."""
    lines = (step_line(plan, outward(step)) for step in steps)
    return [(line.day, line.who, f"{line.label} ({line.why})" if line.why else line.label, line.mark) for line in lines]


def _one(step: HistoryStep) -> dict[str, Any]:
    return {
        "id": step.id,
        "at": step.at.isoformat(),
        "who": step.actor,
        "label": step.label,
        "why": step.why or None,
        "undone": step.undone,
        "takes_back": step.takes_back,
    }
