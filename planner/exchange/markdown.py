"""Markdown that shows text exactly as it is: what people wrote is never a heading, a link, a list or HTML in it."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from planner.domain.text import clean

Side = Literal["<", ">"]
_LONGEST = 200_000
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&$@])")
_AT_LINE_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+=])")
_RULES: dict[Side, str] = {"<": "---", ">": "---:"}


def escaped(text: str) -> str:
    """One line of text as Markdown that shows exactly that, in a paragraph, a heading, a list or a table's cell."""
    marked = _MARKS.sub(r"\\\1", clean(text, _LONGEST))
    return _AT_LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", marked)


def table_lines(heads: Sequence[str], sides: str, rows: Iterable[Sequence[str]]) -> list[str]:
    """A table of GitHub's Markdown; `sides` has a `<` or `>` for each column. Cells are text."""
    rules = [_RULES["<" if side == "<" else ">"] for side in sides]
    return [_row(map(escaped, heads)), _row(rules), *(_row(map(escaped, row)) for row in rows)]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
