"""The tables of a Markdown document, as far as the project's own documents use them."""

import re
from typing import NamedTuple

_DIVIDER = re.compile(r":?-+:?")
_CELL_END = re.compile(r"(?<!\\)\|")


class Table(NamedTuple):
    """One table; cells are Markdown still, without the blanks around them."""

    heads: tuple[str, ...]
    """In lower case."""
    rows: tuple[tuple[str, ...], ...]


def tables(text: str) -> list[Table]:
    """Every table outside of code blocks."""
    found: list[Table] = []
    block: list[tuple[str, ...]] = []
    for line in [*_without_code(text).splitlines(), ""]:
        if line.lstrip().startswith("|"):
            block.append(_cells(line))
            continue
        if len(block) > 1 and all(_DIVIDER.fullmatch(cell) for cell in block[1]):
            found.append(Table(tuple(head.casefold() for head in block[0]), tuple(block[2:])))
        block = []
    return found


def table_with(text: str, *heads: str) -> Table:
    """The one table whose first heads are these; raises `LookupError` where there is none, or several."""
    matching = [table for table in tables(text) if table.heads[: len(heads)] == heads]
    if len(matching) != 1:
        raise LookupError(f"{len(matching)} tables begin with the columns {heads}")
    return matching[0]


def code_spans(text: str) -> list[str]:
    """What stands between backticks."""
    return re.findall(r"`([^`]+)`", text)


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return tuple(cell.strip().replace("\\|", "|") for cell in _CELL_END.split(inner))


def _without_code(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
