"""How the values of entities stand in columns and in the history: plain where SQLite and JSON agree, else as text.

A value has three forms: as the entity holds it; *plain*, as JSON has it; and as the column has it. They differ only
for the fields named here. Decoders remember what they have decoded, because 10,000 rows repeat few dates and efforts.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from planner.domain.change import FIELDS, KINDS, Entity
from planner.domain.errors import BadInputError
from planner.domain.item import Effort
from planner.domain.organisation import PeopleChange

_MEMORY = 16_384
Column = str | int | float | None


class Codec(NamedTuple):
    """How one kind of value is written plainly, and read again."""

    plain: Callable[[Any], Any]
    """The value as JSON has it."""
    build: Callable[[Any], Any]
    """The value from its plain form."""
    decode: Callable[[Any], Any]
    """The value from its column."""
    is_document: bool = False
    """Whether the column holds the plain form as JSON text."""


_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
"""Made once: `json.dumps` makes an encoder for each call, and an import writes hundreds of thousands of values."""


def dumps(value: object) -> str:
    """Compact JSON; raises `BadInputError` for a number that is none."""
    try:
        return _compact(value)
    except ValueError:
        raise BadInputError("A number is infinite or undefined; nothing was saved.") from None


def _document(plain: Callable[[Any], Any], build: Callable[[Any], Any]) -> Codec:
    return Codec(plain, build, lru_cache(_MEMORY)(lambda text: build(json.loads(text))), is_document=True)


def instant(value: datetime) -> str:
    """An instant as text, in UTC; raises `BadInputError` for one without time zone."""
    if value.tzinfo is None:
        raise BadInputError(f"The instant {value.isoformat()} has no time zone; nothing was saved.")
    return value.astimezone(UTC).isoformat()


def _pairs(value: Iterable[Sequence[Any]]) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(pair) for pair in value)


def _days(value: Iterable[str]) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in value)


def _effort(value: dict[str, float]) -> Effort:
    return Effort(**value)


def _people(value: Iterable[tuple[str, float]]) -> tuple[PeopleChange, ...]:
    return tuple(PeopleChange(date.fromisoformat(on), people) for on, people in value)


_DAY = Codec(date.isoformat, date.fromisoformat, lru_cache(_MEMORY)(date.fromisoformat))
_INSTANT = Codec(instant, datetime.fromisoformat, datetime.fromisoformat)
_FLAG = Codec(bool, bool, bool)
_DAYS = _document(lambda days: [day.isoformat() for day in days], _days)
_EFFORT = _document(Effort._asdict, _effort)
_TEXTS = _document(list, tuple)
_PEOPLE = _document(lambda changes: [[on.isoformat(), people] for on, people in changes], _people)
_PAIRS = _document(lambda pairs: [list(pair) for pair in pairs], _pairs)

CODECS: dict[str, dict[str, Codec]] = {
    "organisation": {"pooled": _FLAG},
    "team": {"since": _DAY, "until": _DAY},
    "quarter": {"starts_on": _DAY, "ends_on": _DAY, "holidays": _DAYS, "staffing_targets": _PAIRS},
    "objective": {"teams": _TEXTS},
    "team_capacity": {"changes": _PEOPLE},
    "item": {"effort": _EFFORT, "must_due": _DAY, "tags": _TEXTS},
    "import_record": {"values": _PAIRS},
    "check_in": {"week": _DAY, "shares": _PAIRS, "finished_at": _INSTANT, "copied": _FLAG, "kept": _PAIRS},
    "time_share": {"week": _DAY},
    "metric": {"lower_is_better": _FLAG},
    "measurement": {"on": _DAY},
    "decision": {"at": _INSTANT, "withdrawn": _FLAG},
    "baseline": {"at": _INSTANT},
    "comparison": {"items": _TEXTS, "fixed": _PAIRS, "at": _INSTANT, "applied_at": _INSTANT},
    "comparison_answer": {"at": _INSTANT, "retracted": _FLAG},
    "ballot": {
        "order": _TEXTS,
        "points": _PAIRS,
        "reasons": _PAIRS,
        "may_be_named": _FLAG,
        "cast_at": _INSTANT,
        "shown_at": _INSTANT,
    },
    "dissent": {"may_be_named": _FLAG},
    "scenario": {"overrides": _PAIRS, "at": _INSTANT},
    "key_result": {"target_since": _DAY},
    "kr_check_in": {"week": _DAY, "at": _INSTANT},
    "slice": {"until": _DAY, "started_on": _DAY, "decided_at": _INSTANT},
    "slice_result": {"week": _DAY, "numbers": _PAIRS},
    "gate": {"at": _INSTANT},
    "incident": {"on": _DAY},
    "prediction": {"shipped_on": _DAY},
    "import_mapping": {"pairs": _PAIRS},
}
"""The fields, by kind of entity, that are more than text and numbers."""

_DECODERS: dict[str, list[tuple[int, Callable[[Any], Any]]]] = {
    kind: [(FIELDS[kind].index(name), codec.decode) for name, codec in codecs.items()]
    for kind, codecs in CODECS.items()
}


DOCUMENTS: dict[str, tuple[int, ...]] = {
    kind: tuple(FIELDS[kind].index(name) for name, codec in CODECS.get(kind, {}).items() if codec.is_document)
    for kind in KINDS
}
"""Positions of the fields, by kind, whose columns hold JSON text."""


DEFAULTS: dict[str, dict[str, Any]] = {
    kind: {
        name: value if name not in CODECS.get(kind, {}) or value is None else CODECS[kind][name].plain(value)
        for name, value in entity._field_defaults.items()
    }
    for kind, entity in KINDS.items()
}
"""What a row of the history means, plainly, that lacks a field because an earlier version wrote it."""


def plain(kind: str, field: str, value: Any) -> Any:
    """A field's value as JSON has it."""
    codec = CODECS.get(kind, {}).get(field)
    return value if codec is None or value is None else codec.plain(value)


def column(kind: str, field: str, value_plain: Any) -> Column:
    """What the column holds for a plain value."""
    codec = CODECS.get(kind, {}).get(field)
    if codec is not None and codec.is_document and value_plain is not None:
        return dumps(value_plain)
    result: Column = value_plain
    return result


def plain_row(entity: Entity, kind: str) -> dict[str, Any]:
    """All fields of an entity as JSON has them."""
    row: dict[str, Any] = dict(zip(FIELDS[kind], entity, strict=True))
    for name, codec in CODECS.get(kind, {}).items():
        if row[name] is not None:
            row[name] = codec.plain(row[name])
    return row


def entities(kind: str, rows: Sequence[Sequence[Any]]) -> list[Any]:
    """The entities of rows that hold the columns of `FIELDS[kind]` in order; column by column, which is quickest."""
    # `_make` takes a row as it is; with a field each, as many arguments would be sorted out again for every row.
    make, decoders = KINDS[kind]._make, _DECODERS.get(kind)
    if decoders is None or not rows:
        return list(map(make, rows))
    columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
    for index, decode in decoders:
        columns[index] = [None if value is None else decode(value) for value in columns[index]]
    return list(map(make, zip(*columns, strict=True)))
