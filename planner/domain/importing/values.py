"""The fields that an import may set: each as text, so that what was last read can be told from what was edited here."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from planner.domain.importing.records import SourceFile, SourceItem
from planner.domain.item import Effort, Item
from planner.domain.plan import Plan
from planner.domain.words import Category

SECONDS_PER_WEEK = 40 * 3600
MOST_WEEKS = 1_000_000
STATUS = "status"
"""Kept with the other fields though no item has it: a changed status proposes an outcome."""
NEEDS = "needs"
"""Kept with them too: keys of what the item was made to need."""
_CATEGORIES: dict[str, Category] = {
    "innovation": "innovation",
    "tune-up": "tune_up",
    "tune up": "tune_up",
    "tune_up": "tune_up",
    "tuneup": "tune_up",
}
FIELD_NAMES = {
    "title": "title",
    "note": "note",
    "category": "lane",
    "team": "team",
    "effort": "effort",
    "tags": "tags",
    "source_url": "link",
}
"""Fields of `Item` that an import may set, and what people call them."""


class Reading(NamedTuple):
    """What one source item says, field by field."""

    values: Mapping[str, Any]
    """Fields of `Item` and their values; fields about which the source says nothing are left out."""
    status: str | None
    """`None` where the file has no statuses."""
    remarks: tuple[tuple[str, str], ...]
    """What could not be taken over: the field, as people call it, and why, without a full stop."""


class Reader:
    """Reads source items of one file for one plan."""

    def __init__(self, plan: Plan, file: SourceFile, points_per_week: float | None) -> None:
        self._fields = file.fields
        self._points_per_week = points_per_week
        self._teams: dict[str, str] = {}
        for team in reversed(plan.active_teams):
            self._teams.update({name.casefold(): team.id for name in (team.key, team.name)})

    def read(self, item: SourceItem) -> Reading:
        """What a source item says in the plan's terms."""
        fields, remarks = self._fields, list[tuple[str, str]]()
        values: dict[str, Any] = {"title": item.title}
        if "note" in fields:
            values["note"] = item.note
        if "labels" in fields:
            values["tags"] = item.labels
        if "url" in fields:
            values["source_url"] = item.url or None
        if "team" in fields:
            self._look_up("team", item.team, self._teams, values, remarks)
        if "category" in fields:
            self._look_up("category", item.category, _CATEGORIES, values, remarks)
        self._read_effort(item, values, remarks)
        status = item.status if {"status", "status_category"} & fields else None
        return Reading(values, status, tuple(remarks))

    def _look_up(
        self, field: str, said: str, known: Mapping[str, Any], values: dict[str, Any], remarks: list[tuple[str, str]]
    ) -> None:
        """Takes over a word that the plan knows; another one leaves the field as it is, with a remark."""
        found = known.get(said.casefold())
        if found is None and said:
            name = FIELD_NAMES[field]
            remarks.append((name, f"“{said}” is no {name} of this plan"))
            return
        values[field] = found

    def _read_effort(self, item: SourceItem, values: dict[str, Any], remarks: list[tuple[str, str]]) -> None:
        if not {"effort", "estimate", "points"} & self._fields:
            return
        weeks = weeks_of(item, self._points_per_week)
        if weeks is None and item.points is not None:
            return  # points without a rate say nothing, and must not take away what a rate made of them before
        if weeks is None and not {"effort", "estimate"} & self._fields and self._points_per_week is None:
            return
        if weeks is not None and weeks > MOST_WEEKS:
            remarks.append(("effort", f"{weeks:,.0f} weeks are too many to be meant, so it stays unknown"))
            return
        values["effort"] = None if weeks is None else Effort(weeks, weeks, weeks)


def weeks_of(item: SourceItem, points_per_week: float | None) -> float | None:
    """Effort in weeks of one person: as said, else from the time estimate at 40 h, else from points where a rate is."""
    weeks = item.effort
    if weeks is None and item.estimate is not None:
        weeks = item.estimate / SECONDS_PER_WEEK
    if weeks is None and item.points is not None and points_per_week:
        weeks = item.points / points_per_week
    return None if weeks is None else round(weeks, 6)


def as_text(value: Any) -> str:
    """A field's value as it is kept and compared; unknown is empty."""
    if value is None:
        return ""
    if isinstance(value, Effort):
        return repr(value.likely) if not value.is_range else f"{value.low!r}/{value.likely!r}/{value.high!r}"
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def recorded(
    reading: Reading, before: Mapping[str, str], needs: tuple[str, ...] | None = None
) -> tuple[tuple[str, str], ...]:
    """What an import record keeps: the values read now, and those read earlier for fields that are not said now.

    `needs` are keys of what the item was made to need; `None` where the file says nothing of that.
    """
    said = {field: as_text(value) for field, value in reading.values.items()}
    if reading.status is not None:
        said[STATUS] = reading.status
    if needs or (needs is not None and before.get(NEEDS)):
        said[NEEDS] = "\n".join(needs)
    return tuple(sorted({**before, **said}.items()))


def present(item: Item, field: str) -> str:
    """An item's value of a field, as text."""
    return as_text(getattr(item, field))
