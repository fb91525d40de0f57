"""Rows of one kind as history and tables have them, made together: an import lives by it.

Imported when something is written: the quicker encoder costs a start more than `json` does.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, NamedTuple

from pydantic_core import to_json

from planner.domain.change import FIELDS, Entity
from planner.storage.codec import CODECS, Column, dumps

_NEXT_ROW = '},{"id":'
"""Stands between two rows and nowhere else: a quotation mark in a text never follows a bracket, but a backslash."""


class WrittenRow(NamedTuple):
    """An entity as it is written."""

    value: str
    """What the history says of it: all fields but the id, plainly, as JSON text."""
    columns: Sequence[Column]
    """What its table holds, in the order of its fields."""


class WrittenRows(NamedTuple):
    """Entities of one kind as they are written."""

    plainly: Sequence[Sequence[Any]]
    """Their values as JSON has them, field by field."""
    rows: list[WrittenRow]


def quick_dumps(value: object) -> bytes:
    """Exactly what `codec.dumps` makes of a value without fractions, in a third of the time."""
    return to_json(value)


def written(kind: str, entities: Sequence[Entity]) -> WrittenRows:
    """The same texts and columns as one by one; raises `BadInputError` for a number that is none."""
    # Column by column, which is quickest.
    plainly: list[Sequence[Any]] = list(zip(*entities, strict=True))
    columns: list[Sequence[Column]] = [*plainly]
    for name, codec in CODECS.get(kind, {}).items():
        at = FIELDS[kind].index(name)
        plain = [None if value is None else codec.plain(value) for value in plainly[at]]
        plainly[at] = plain
        columns[at] = _documents(plain) if codec.is_document else plain
    rows = [dict(zip(FIELDS[kind], values, strict=True)) for values in zip(*plainly, strict=True)]
    exact = all(map(_is_exact, plainly))
    text = quick_dumps(rows).decode() if exact else f"[{','.join(map(dumps, rows))}]"
    values = _values(text, plainly[0])
    return WrittenRows(plainly, list(map(WrittenRow, values, zip(*columns, strict=True))))


def _documents(values: Sequence[Any]) -> list[str | None]:
    if _is_exact(values):
        return [None if value is None else quick_dumps(value).decode() for value in values]
    return [None if value is None else dumps(value) for value in values]


def _values(text: str, row_ids: Sequence[str]) -> Iterable[str]:
    """The rows of a list one by one, without their ids."""
    after_id = text[len('[{"id":') : -len("}]")].split(_NEXT_ROW)
    for row_id, rest in zip(row_ids, after_id, strict=True):
        plain_id = f'"{row_id}",'
        begin = len(plain_id) if rest.startswith(plain_id) else len(dumps(row_id)) + 1
        yield f"{{{rest[begin:]}}}"


def _is_exact(values: Sequence[Any]) -> bool:
    """Whether both encoders write these values alike: they differ in small numbers, and in those that are none."""
    forms = set(map(type, values))
    if float in forms and not all(type(v) is not float or v == 0 or 1e-4 <= abs(v) < 1e16 for v in values):
        return False
    if list in forms and not _is_exact(list(chain.from_iterable(v for v in values if type(v) is list))):
        return False
    return dict not in forms or _is_exact(list(chain.from_iterable(v.values() for v in values if type(v) is dict)))
