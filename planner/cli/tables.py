"""Tables of plain text, aligned also where a character is two cells wide; no colours, no escapes."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, Literal
from unicodedata import category, east_asian_width

from planner.domain.text import clean

Alignment = Literal["<", ">"]
_GAP = "  "
_DIGITS = 9
"""Binary fractions such as 154.70000000000002 lose their tail; sums still hold to the ninth decimal."""


def table(heads: Sequence[str], alignment: str, rows: Iterable[Sequence[str]]) -> list[str]:
    """Lines of a table; `alignment` has one `<` or `>` per column, and a column without any text is left out."""
    cells = [tuple(heads), *(tuple(clean(cell) for cell in row) for row in rows)]
    columns = [
        (index, max(width(row[index]) for row in cells), side)
        for index, side in enumerate(alignment)
        if any(row[index] for row in cells)
    ]
    return [_GAP.join(_padded(row[index], room, side) for index, room, side in columns).rstrip() for row in cells]


def width(text: str) -> int:
    """How many cells a terminal gives to a text."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def json_text(value: dict[str, Any]) -> str:
    """JSON as people read it too: every character as it is, but those that a terminal might obey as escapes."""
    text = json.dumps(_tidy(value), ensure_ascii=False, indent=2, allow_nan=False)
    if all(line.isprintable() for line in text.split("\n")):
        return text
    return "".join(c if c == "\n" or c.isprintable() else json.dumps(c)[1:-1] for c in text)


def _tidy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _tidy(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_tidy(inner) for inner in value]
    return round(value, _DIGITS) if isinstance(value, float) else value


def _cells(character: str) -> int:
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1


def _padded(text: str, room: int, side: str) -> str:
    gap = " " * (room - width(text))
    return text + gap if side == "<" else gap + text
