"""A plan's file as a whole, piece by piece: what is in the plan now, and the history that it comes from."""

from collections.abc import Iterable
from typing import Any, NamedTuple


class StepEntry(NamedTuple):
    """One step of the history, as the file keeps it."""

    id: str
    at: str
    """ISO 8601, UTC."""
    actor: str
    label: str
    why: str
    burst: str | None
    undoes: str | None
    """JSON list of the steps that it takes back; `None` for an ordinary step."""


class OpEntry(NamedTuple):
    """One entry of the history below a step, as the file keeps it."""

    replica: str
    """Which run of the program wrote it."""
    seq: int
    """Counts within the replica from 1, without a gap."""
    hlc: str
    """When, by a hybrid logical clock; the highest of a field's heads shows."""
    step: str
    entity: str
    row_id: str
    field: str
    value: str
    """JSON text; for `*` the whole row."""
    parents: str
    """JSON list of `replica:seq`: the entries of this field that this one replaces."""
    prev_hash: str
    """Chains the replica's entries: the hash of the one before, empty for the first."""


class WholePlan(NamedTuple):
    """All three can be gone through once, in this order."""

    rows: Iterable[tuple[str, dict[str, Any]]]
    """What is in the plan now: kind and fields, as JSON has them; kind by kind, each by id."""
    steps: Iterable[StepEntry]
    """Oldest first, as they came into the file; so are the entries."""
    ops: Iterable[OpEntry]
    size: int = 0
    """About how many rows, steps and entries there are; only for saying how far going through them is."""
