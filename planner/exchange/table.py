"""Delimited text to rows: each with the line it begins on, or one sentence that says where the file is broken."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from planner.domain.errors import BadInputError
from planner.domain.text import clean

DELIMITERS = (",", ";", "\t", "|")
CELL_LIMIT = 10_000_000
"""Characters; a larger cell is taken for a quotation mark that was never closed."""
_EXCEL_HINT = re.compile(r'\A"?sep=(.)"?\r?\n', re.IGNORECASE)
LINE_LIMIT = 20_000_000
"""Characters; a longer line is no row, and to take it for one would need gigabytes."""
_QUOTED = re.compile(r'"(?:[^"]++|"")*+')  # never goes back: a million quotation marks would be remembered one by one


class Row(NamedTuple):
    """One row of a table."""

    line: int
    """Where it begins, from 1; cells over several lines make this other than a count of rows."""
    cells: list[str]


class Table(NamedTuple):
    """A table's header and its other rows, as they come."""

    header: Row
    rows: Iterator[Row]
    delimiter: str


def read_table(text: str, recognised: Callable[[list[str]], int]) -> Table:
    """The first row that is not empty as header, and the rows after it; empty rows are passed over.

    The delimiter is what an Excel hint (`sep=;`) says, else the one whose header has most names that `recognised`
    counts, else most columns. Raises `BadInputError` for an empty file; so does drawing `rows` where quoting is broken.
    """
    _refuse_long_lines(text)
    hint = _EXCEL_HINT.match(text)
    if hint:
        text = "\n" + text[hint.end() :]
    delimiter = hint[1] if hint else _likely_delimiter(text, recognised)
    rows = _rows(text, delimiter)
    header = next(rows, None)
    if header is None:
        raise BadInputError("The file is empty: it has no header and no rows.")
    return Table(header, rows, delimiter)


def _refuse_long_lines(text: str) -> None:
    if len(text) <= LINE_LIMIT:
        return
    longest = max(map(len, _lines(text)))
    if longest > LINE_LIMIT:
        number = next(number for number, line in enumerate(_lines(text), start=1) if len(line) == longest)
        raise BadInputError(
            f"Line {number} has {longest:,} characters, more than {LINE_LIMIT:,}; take that text out and export the "
            "file again."
        )


def _lines(text: str) -> io.TextIOWrapper:
    """The lines as they are, whatever they end with. `StringIO` would take four bytes for each character."""
    data = io.BytesIO(text.encode("utf-8", "surrogatepass"))
    return io.TextIOWrapper(data, "utf-8", "surrogatepass", newline="")


def _likely_delimiter(text: str, recognised: Callable[[list[str]], int]) -> str:
    def merit(delimiter: str) -> tuple[int, int, int]:
        cells = _first_row(text, delimiter)
        return recognised(cells), len(cells), -DELIMITERS.index(delimiter)

    return max(DELIMITERS, key=merit)


def _first_row(text: str, delimiter: str) -> list[str]:
    reader = csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=delimiter)
    return next((cells for cells in reader if any(map(str.strip, cells))), [])


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    # The limit belongs to the whole process and is only ever raised, so that no other reader can be hurt by it.
    if csv.field_size_limit() < CELL_LIMIT:
        csv.field_size_limit(CELL_LIMIT)
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    names: list[str] = []
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise BadInputError(_where_broken(text, delimiter, line, names)) from None
        if any(cells) and any(map(str.strip, cells)):
            names = names or cells
            yield Row(line, cells)


def _where_broken(text: str, delimiter: str, line: int, names: list[str]) -> str:
    """Reads the row at fault once more, cell by cell, to name the line and column of the quotation mark."""
    plain_end = re.compile(f"[{re.escape(delimiter)}\r\n]")
    at, column = _start_of_line(text, line), 0
    while True:
        if text.startswith('"', at):
            end = _end_of_quoted(text, at)
            if end is None or not text.startswith((delimiter, "\n", "\r"), end):
                break
        else:
            found = plain_end.search(text, at)
            end = found.start() if found else len(text)
        if end - at > CELL_LIMIT:
            return (
                f"Line {line}, {column_name(names, column)}: the cell has {end - at:,} characters, more than "
                f"{CELL_LIMIT:,}; take that text out and export the file again."
            )
        if not text.startswith(delimiter, end):
            break
        line += text.count("\n", at, end)
        at, column = end + 1, column + 1
    return (
        f"Line {line}, {column_name(names, column)}: a quotation mark is opened there and not closed as it should be; "
        "export the file again, or double the quotation marks inside the cell."
    )


def _end_of_quoted(text: str, at: int) -> int | None:
    """Where a quoted cell is over, behind its closing mark; `None` where it has none."""
    match = _QUOTED.match(text, at)
    end = match.end() if match else at
    return end + 1 if text.startswith('"', end) else None


def _start_of_line(text: str, line: int) -> int:
    lines = _lines(text)
    return sum(len(next(lines, "")) for _ in range(line - 1))


def column_name(names: list[str], column: int) -> str:
    """A column as its header names it, quoted; `column 30` where it has no name."""
    name = clean(names[column], 60) if column < len(names) else ""
    return f"“{name}”" if name else f"column {column + 1}"
