"""Telling columns by the shape of their values, where a header is in a language that nobody listed."""

import re
from collections.abc import Callable, Collection, Sequence

from planner.domain.importing.records import ImportField
from planner.exchange.value_words import DONE, GOING, OPEN, TYPES

ISSUE_KEY = re.compile(r"[A-Z][A-Z0-9_]{0,30}-\d{1,10}")
"""Jira's keys, e.g. `CHK-12`."""
_LETTER = re.compile(r"[^\W\d_]")
_DATE_OR_CODE = re.compile(r"[\d/:. -]+|\d{1,2}/[^/]{1,12}/\d{2,4}.*|\S*[|@:]\S*")
_STATES = DONE | GOING | OPEN
_ENOUGH = 0.8


def by_shape(
    sample: Sequence[Sequence[str]], free: Sequence[int], known: Collection[ImportField]
) -> dict[ImportField, tuple[int, ...]]:
    """Columns among the free ones that can only be this, for fields that are not known yet.

    Only key, type, status and, where the file has keys, title are told so; statuses stand before status categories.
    """
    found: dict[ImportField, tuple[int, ...]] = {}
    if not sample:
        return found
    left = list(free)
    tests: tuple[tuple[ImportField, Callable[[list[str], int], bool]], ...] = (
        ("key", _are_keys),
        ("type", _are_types),
        ("status", _are_states),
        ("status_category", _are_states),
    )
    for field, test in tests:
        index = next((i for i in left if field not in known and test(_values(sample, i), len(sample))), None)
        if index is not None:
            found[field] = (index,)
            left.remove(index)
    if "title" not in known and ("key" in known or "key" in found):
        titles = [i for i in left if _are_titles(_values(sample, i), len(sample))]
        if titles:
            found["title"] = (titles[0],)
    return found


def _values(sample: Sequence[Sequence[str]], index: int) -> list[str]:
    cells = (row[index].strip() for row in sample if index < len(row))
    return [cell for cell in cells if cell]


def _are_keys(values: list[str], rows: int) -> bool:
    keys = sum(1 for value in values if ISSUE_KEY.fullmatch(value))
    return keys >= max(1, rows * _ENOUGH) and len(set(values)) >= len(values) * 0.95


def _are_types(values: list[str], rows: int) -> bool:
    return len(values) >= rows * _ENOUGH and _share(values, TYPES) >= _ENOUGH


def _are_states(values: list[str], rows: int) -> bool:
    return len(values) >= rows * _ENOUGH and _share(values, _STATES) >= _ENOUGH


def _are_titles(values: list[str], rows: int) -> bool:
    """Nearly always there, nearly always different, one line, of words."""
    if len(values) < rows * _ENOUGH or len(set(values)) < len(values) * _ENOUGH:
        return False
    plain = [v for v in values if len(v) <= 300 and "\n" not in v and _LETTER.search(v)]
    words = [v for v in plain if not _DATE_OR_CODE.fullmatch(v) and not ISSUE_KEY.fullmatch(v)]
    return len(words) >= len(values) * _ENOUGH


def _share(values: list[str], words: Collection[str]) -> float:
    return sum(1 for value in values if value.casefold() in words) / len(values)
