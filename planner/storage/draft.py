"""Steps that somebody made and that could not be saved before quitting: kept beside the plan for the next start."""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from planner.domain.change import Change, Entity, Step
from planner.domain.errors import BadInputError, FileError
from planner.domain.validation import validated
from planner.session.ports import StepRecord
from planner.storage.codec import dumps, instant, plain_row
from planner.storage.private import write_new

_SCHEMA = 1
_SUFFIX = ".unsaved"


def keep(path: str, records: Sequence[StepRecord]) -> str:
    """Writes steps after those that are kept already, to a file that only its owner may read; says where."""
    place = _place(path)
    sibling = f"{place}.{os.getpid()}"
    try:
        kept = [*_kept_or_aside(place), *records]
        write_new(sibling, kept_text(kept).encode())
        Path(sibling).replace(place)
    except OSError as error:
        raise FileError(f"“{place.name}” could not be written ({error.strerror}); nothing was kept.") from None
    return str(place)


def _kept_or_aside(place: Path) -> tuple[StepRecord, ...]:
    """The steps that are kept; what lies there else is put aside, neither lost nor worth the steps that come now."""
    try:
        return read_kept(place)
    except FileError:
        place.replace(f"{place}.aside")
        return ()


def take(path: str) -> tuple[StepRecord, ...]:
    """Reads the steps that were kept, and removes the file."""
    place = _place(path)
    records = read_kept(place)
    with suppress(FileNotFoundError):
        place.unlink()
    return records


def _place(path: str) -> Path:
    return Path(f"{Path(path).absolute()}{_SUFFIX}")


def kept_text(records: Sequence[StepRecord]) -> str:
    """Steps as JSON, as `read_kept` reads them."""
    return dumps({"schema": _SCHEMA, "steps": [_plain(record) for record in records]})


def read_kept(place: Path) -> tuple[StepRecord, ...]:
    """The steps in a file, none where it is not there; raises `FileError` where it holds anything else."""
    try:
        kept = json.loads(place.read_bytes())
        if kept["schema"] != _SCHEMA:
            raise FileError(f"“{place.name}” was kept by a newer planner; update planner, or move it away.")
        return tuple(_record(step) for step in kept["steps"])
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise FileError(
            f"“{place.name}” cannot be read ({error.strerror}); move it away to go on without it."
        ) from None
    except (ValueError, KeyError, TypeError, BadInputError):
        raise FileError(f"“{place.name}” holds no unsaved steps; move it away to go on without it.") from None


def _plain(record: StepRecord) -> dict[str, Any]:
    return {
        "id": record.id,
        "at": instant(record.at),
        "actor": record.actor,
        "label": record.step.label,
        "why": record.step.why,
        "burst": record.step.burst,
        "changes": [
            [change.kind, _plain_entity(change.kind, change.before), _plain_entity(change.kind, change.after)]
            for change in record.step.changes
        ],
    }


def _plain_entity(kind: str, entity: Entity | None) -> dict[str, Any] | None:
    return None if entity is None else plain_row(entity, kind)


def _record(kept: dict[str, Any]) -> StepRecord:
    changes = tuple(Change(_entity(kind, before), _entity(kind, after)) for kind, before, after in kept["changes"])
    if any(change.before is None and change.after is None for change in changes):
        raise ValueError("a change without an entity")
    texts = (kept["id"], kept["actor"], kept["label"], kept["why"])
    if not all(isinstance(text, str) for text in texts) or not isinstance(kept["burst"], str | None):
        raise TypeError("a step's texts must be text")
    step = Step(kept["label"], changes, kept["why"], kept["burst"])
    return StepRecord(kept["id"], datetime.fromisoformat(kept["at"]), kept["actor"], step)


def _entity(kind: str, plain: dict[str, Any] | None) -> Entity | None:
    return None if plain is None else validated(kind, dumps(plain))
