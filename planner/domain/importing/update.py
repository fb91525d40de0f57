"""Reading an issue again: fields follow their source until somebody edits them here."""

from typing import Any, NamedTuple

from planner.domain.change import Change, edit
from planner.domain.importing.records import SourceItem
from planner.domain.importing.values import FIELD_NAMES, Reading, as_text, present, recorded
from planner.domain.item import ImportRecord, Item
from planner.domain.plan import Plan
from planner.domain.words import Outcome


class FieldChange(NamedTuple):
    """One field that is another at the source than when it was last read."""

    field: str
    """A key of `FIELD_NAMES`, or the column of a backlog that we wrote out."""
    before: str
    """As the plan has it, as text; empty for unknown."""
    after: str
    """As the source has it now."""

    @property
    def name(self) -> str:
        """What people call the field."""
        return FIELD_NAMES.get(self.field, self.field)


class ChangedItem(NamedTuple):
    """An item that was read before and is another at the source now."""

    key: str
    title: str
    """As the plan has it now."""
    updated: tuple[FieldChange, ...]
    kept: tuple[FieldChange, ...]
    """What differs at the source but was edited here, so it stays."""


class Update(NamedTuple):
    """What reading an issue again comes to."""

    changes: tuple[Change, ...]
    changed: ChangedItem | None
    """`None` where no field is another at the source."""


class OutcomeHint(NamedTuple):
    """An outcome that the source's status suggests; nothing is set."""

    key: str
    title: str
    status: str
    """As the source calls it."""
    outcome: Outcome


def update_of(item: Item, record: ImportRecord, reading: Reading, needs: tuple[str, ...] | None = None) -> Update:
    """A field follows its source only while the item still has what was last imported for it.

    `needs` are the keys of what the item was made to need; `None` where the file says nothing of that.
    """
    last = dict(record.values)
    new: dict[str, Any] = {}
    updated: list[FieldChange] = []
    kept: list[FieldChange] = []
    for field, value in reading.values.items():
        now, here, before = as_text(value), present(item, field), last.get(field, "")
        if now in {before, here}:
            continue
        change = FieldChange(field, here, now)
        if here == before:
            updated.append(change)
            new[field] = value
        else:
            kept.append(change)
    changes = (*edit(item, **new), *edit(record, values=recorded(reading, last, needs)))
    changed = ChangedItem(item.key, item.title, tuple(updated), tuple(kept)) if updated or kept else None
    return Update(changes, changed)


def outcome_hint(plan: Plan, item: Item, source: SourceItem, last_status: str) -> OutcomeHint | None:
    """The outcome that the source's progress suggests, or `None` where the plan knows it or nothing changed.

    Work that is done at the source is proposed until the plan says so or the item was stopped; work that has begun
    only when its status changed since it was last read.
    """
    placement = plan.placement_of(item.id)
    if placement is None or item.stage in {"done", "stopped"}:
        return None
    if source.progress == "done" and placement.outcome not in {"done", "dropped"}:
        return OutcomeHint(item.key, item.title, source.status, "done")
    begun = source.progress == "going" and placement.outcome == "not_started"
    if begun and source.status != last_status:
        return OutcomeHint(item.key, item.title, source.status, "going")
    return None
