"""What stood in a field before it was changed, from the history of its row."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from planner.domain.history.steps import WHOLE_ROW

_DELETED = "deleted"


class RowStep(Protocol):
    """One step in the history of a row, as the store tells it."""

    @property
    def at(self) -> datetime:
        """When, UTC."""

    @property
    def actor(self) -> str:
        """Who did it."""

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """Changed fields and their new values as JSON; the whole row where it was created."""


class Former(NamedTuple):
    """What stood in a field before."""

    value: Any
    """As JSON has it."""
    until: datetime
    by: str
    """Who changed it; empty where nobody knows."""


def former(steps: Iterable[RowStep], field: str) -> Former | None:
    """The value before the present one, with when and by whom it was changed; `None` where it is the first.

    A row that was taken away has no value; steps come oldest first, without those that were taken back.
    """
    there: list[tuple[Any, datetime, str]] = []
    value = None
    for step in steps:
        value = _after(dict(step.fields), field, value)
        if not there or there[-1][0] != value:
            there.append((value, step.at, step.actor))
    known = [entry for entry in there[:-1] if entry[0] is not None]
    if not known:
        return None
    was, changed = known[-1], there[there.index(known[-1]) + 1]
    return None if was[0] == there[-1][0] else Former(was[0], changed[1], changed[2])


class _Said(NamedTuple):
    at: datetime
    actor: str
    fields: tuple[tuple[str, str], ...]


def finished(steps: Iterable[RowStep]) -> Iterator[RowStep]:
    """The steps of a check-in's row that finished it or took it away; what was half done in between is left out."""
    row: dict[str, str] = {}
    for step in steps:
        fields = dict(step.fields)
        if WHOLE_ROW in fields:
            row = {name: json.dumps(value) for name, value in json.loads(fields.pop(WHOLE_ROW)).items()}
        row = {**row, **fields}
        if json.loads(row.get(_DELETED, "false")) or json.loads(row.get("finished_at", "null")) is not None:
            yield _Said(step.at, step.actor, tuple(row.items()))


def _after(fields: dict[str, str], field: str, before: Any) -> Any:
    """The field's value after a step that gave some fields."""
    if json.loads(fields.get(_DELETED, "false")):
        return None
    if field in fields:
        return json.loads(fields[field])
    return json.loads(fields[WHOLE_ROW]).get(field) if WHOLE_ROW in fields else before
