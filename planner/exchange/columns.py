"""Which column holds what: as the user says, by its name in many languages, else by the shape of its values."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from planner.domain.errors import BadInputError
from planner.domain.importing.records import ImportField, System
from planner.domain.text import clean
from planner.exchange.header_names import KEY_OF_JIRA, NAMES
from planner.exchange.linear import is_linear, linear_columns
from planner.exchange.links import is_link, link_columns
from planner.exchange.shapes import by_shape

_UNWRAPPED = re.compile(r"[^()（）]+[(（](.+)[)）]")
"""`Custom field (Story Points)`, `Benutzerdefiniertes Feld (Team)`: what stands in the brackets, in any language."""
_BLANKS = re.compile(r"[\s_]+")
_SAID: dict[str, ImportField] = {
    "summary": "title",
    "description": "note",
    "tags": "labels",
    "weeks": "effort",
    "lane": "category",
}
MAPPED: tuple[ImportField, ...] = (
    "key", "title", "note", "type", "status", "parent", "labels", "team", "category", "points", "estimate", "effort",
    "url", "needs",
)  # fmt: skip
"""Fields that somebody may map a column to."""
NOTHING = "nothing"
"""What a column is mapped to that is not to be read."""
_ONLY_AS_SAID: frozenset[ImportField] = frozenset({"team", "category"})
"""A new item waits in Unsorted; what a tracker calls a team or a category seldom is ours."""


class Columns(NamedTuple):
    """Where a file's fields are."""

    at: Mapping[ImportField, tuple[int, ...]]
    """Positions of each field's columns, from 0, best first; fields without a column are left out."""
    headers: tuple[str, ...]
    system: System
    """Whose columns these are: Linear's by the header, Jira's by the header or by keys such as `CHK-12`, else `csv`."""


def folded(header: str) -> str:
    """A header as names are compared: composed, without case, quotes made straight, blanks and underscores joined."""
    text = unicodedata.normalize("NFC", clean(header)).replace("’", "'").casefold()
    return _BLANKS.sub(" ", text).replace("i̇", "i").strip(" :*")


@cache
def names_of(field: ImportField) -> Mapping[str, int]:
    """The names that a field's column may have, and which of them wins: the lowest number."""
    return {name: rank for rank, name in reversed(list(enumerate(_listed(NAMES[field]))))}


@cache
def _key_names() -> frozenset[str]:
    return frozenset(_listed(KEY_OF_JIRA))


def _listed(text: str) -> list[str]:
    return [folded(name) for name in re.split(r"[;\n]", text) if name.strip()]


def recognised(headers: Sequence[str]) -> int:
    """How many of the headers are names of fields."""
    return sum(1 for header in headers if any(folded(header) in names_of(field) for field in NAMES))


def mapping_id(headers: Sequence[str]) -> str:
    """What a header comes to: the same for the same names in the same order, however they are capitalised."""
    return hashlib.sha256("\x1f".join(map(folded, headers)).encode()).hexdigest()[:24]


def find_columns(
    headers: Sequence[str],
    sample: Sequence[Sequence[str]],
    mapping: Iterable[tuple[str, str]],
    system: System | None = None,
) -> Columns:
    """Where the fields are. `mapping` pairs columns with fields, both as typed; raises `BadInputError` for others."""
    said, unread = _as_said(headers, mapping)
    at: dict[ImportField, tuple[int, ...]] = {field: tuple(found) for field, found in said.items()}
    taken = {index for found in said.values() for index in found} | unread
    plain = [folded(header) for header in headers]
    if system == "linear" or (system is None and is_linear(plain)):
        own = {f: tuple(i for i in found if i not in taken) for f, found in linear_columns(plain).items()}
        return Columns({**{f: found for f, found in own.items() if found}, **at}, tuple(headers), "linear")
    inner = ["" if is_link(header) else _inner(header) for header in headers]
    for field in NAMES:
        if field not in at and field not in _ONLY_AS_SAID:
            found = _by_name(plain, field, taken) + _by_name(inner, field, taken)
            found += link_columns(headers, field) if field in {"needs", "blocks"} else ()
            if found:
                at[field] = tuple(found)
    named_by_jira = any(name in _key_names() for name in plain)
    free = [index for index in range(len(headers)) if index not in taken.union(*at.values())]
    shaped = by_shape(sample, free, frozenset(at))
    at.update(shaped)
    return Columns(at, tuple(headers), "jira" if named_by_jira or "key" in shaped else "csv")


def left_to_say(columns: Columns, said: Iterable[tuple[str, str]]) -> tuple[tuple[str, ImportField], ...]:
    """Columns that are called like what is only read where somebody says so, and of which nobody has said anything."""
    named = {folded(column) for column, _ in said}
    fields = sorted(_ONLY_AS_SAID - frozenset(columns.at), reverse=True)
    found = ((header, field) for field in fields for header in columns.headers if folded(header) in names_of(field))
    return tuple((header, field) for header, field in found if folded(header) not in named)


def _inner(header: str) -> str:
    match = _UNWRAPPED.fullmatch(header.strip())
    return folded(match[1]) if match else ""


def _by_name(names: Sequence[str], field: ImportField, taken: set[int]) -> list[int]:
    ranks = names_of(field)
    found = [index for index, name in enumerate(names) if name in ranks and index not in taken]
    return sorted(found, key=lambda index: (ranks[names[index]], index))


def _as_said(
    headers: Sequence[str], mapping: Iterable[tuple[str, str]]
) -> tuple[dict[ImportField, list[int]], set[int]]:
    """The columns of each field that was named, and those that are not to be read."""
    found: dict[ImportField, list[int]] = {}
    unread: set[int] = set()
    for column, word in mapping:
        field, columns = _field_called(word), _columns_called(headers, column)
        if field is None:
            unread.update(columns)
        else:
            found.setdefault(field, []).extend(columns)
    return found, unread


def _field_called(word: str) -> ImportField | None:
    """The field of that name; `None` for a column that holds nothing to be read."""
    name = folded(word)
    if name == NOTHING:
        return None
    field = _SAID.get(name, name)
    for known in MAPPED:
        if known == field:
            return known
    raise BadInputError(f"There is no field “{clean(word)}” to map a column to; the fields are: {', '.join(MAPPED)}.")


def _columns_called(headers: Sequence[str], column: str) -> list[int]:
    wanted = folded(column)
    found = [index for index, header in enumerate(headers) if folded(header) == wanted]
    if found:
        return found
    names = list(dict.fromkeys(clean(header) for header in headers if header.strip()))
    near = get_close_matches(clean(column), names, 3, 0.7)
    hint = f"did you mean {' or '.join(f'“{name}”' for name in near)}?" if near else f"it has: {_first_of(names)}."
    raise BadInputError(f"The file has no column “{clean(column)}”; {hint}")


def _first_of(names: Sequence[str]) -> str:
    rest = f" and {len(names) - 12} more" if len(names) > 12 else ""
    return ", ".join(names[:12]) + rest


def parse_mapping(text: str) -> tuple[str, str]:
    """A pair of column and field from `COLUMN=FIELD`; the column's name may have `=` itself. Raises `BadInputError`."""
    column, equals, field = text.rpartition("=")
    if not equals or not column.strip() or not field.strip():
        raise BadInputError(f'“{clean(text)}” maps nothing; write it as COLUMN=FIELD, e.g. "Name=title".')
    _field_called(field)
    return column.strip(), field.strip()
