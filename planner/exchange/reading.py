"""A backlog read from a Jira export or any table: bytes in, neutral records out, a reason for each row left out."""

from collections.abc import Generator
from itertools import chain, islice
from typing import NamedTuple

from planner.domain.errors import BadInputError
from planner.domain.importing_records import SourceFile, System
from planner.domain.text import clean
from planner.exchange.columns import Columns, find_columns, recognised
from planner.exchange.decoding import decode
from planner.exchange.issues import Issues
from planner.exchange.table import read_table

SIZE_LIMIT = 200_000_000
"""Bytes; the largest file worth reading."""
_SAMPLE = 200
_STRIDE = 250
"""Rows between two reports of progress."""

_NAMED = 12
"""Columns that an error names."""


class ReadOptions(NamedTuple):
    """How a file is to be read; nothing said is found out."""

    system: System | None = None
    mapping: tuple[tuple[str, str], ...] = ()
    """Columns and the fields that they hold, as typed."""
    encoding: str | None = None


class ReadSoFar(NamedTuple):
    """How far reading has come."""

    rows: int
    share: float
    """Of the file's lines, 0…1."""


def read_backlog(data: bytes, options: ReadOptions | None = None) -> Generator[ReadSoFar, None, SourceFile]:
    """Reads a whole file, reporting now and then; returns what is in it, to be drained with `result_of`.

    Raises `BadInputError` where the file as a whole cannot be read. A row that cannot be used is rejected instead.
    """
    options = options or ReadOptions()
    decoded = decode(data, options.encoding)
    table = read_table(decoded.text, recognised)
    sample = list(islice(table.rows, _SAMPLE))
    columns = find_columns(table.header.cells, [row.cells for row in sample], options.mapping)
    system = options.system or ("jira" if columns.is_jira else "csv")
    _require_columns(columns, system)
    issues = Issues(columns, system)
    lines = decoded.text.count("\n") + 1
    rows = 0
    for rows, row in enumerate(chain(sample, table.rows), start=1):
        issues.take(row)
        if rows % _STRIDE == 0:
            yield ReadSoFar(rows, min(1.0, row.line / lines))
    if not rows:
        raise BadInputError("The file has a header and no rows below it; there is nothing to import.")
    yield ReadSoFar(rows, 1.0)
    return SourceFile(
        system,
        issues.finished(),
        frozenset(columns.at),
        "key" in columns.at,
        tuple(issues.rejected),
        tuple(issues.passed_over),
        decoded.notes + issues.notes(),
    )


def advance(steps: Generator[ReadSoFar, None, SourceFile]) -> ReadSoFar | SourceFile:
    """Reads a little more: how far it has come, or in the end the whole file."""
    try:
        return next(steps)
    except StopIteration as end:
        file: SourceFile = end.value
        return file


def result_of(steps: Generator[ReadSoFar, None, SourceFile]) -> SourceFile:
    """The whole file, reports passed over; raises `BadInputError` where no row of it can be used."""
    while not isinstance(now := advance(steps), SourceFile):
        pass
    return usable(now)


def usable(file: SourceFile) -> SourceFile:
    """The file, where any row of it can be used; else raises `BadInputError` with the first reason."""
    if not file.items:
        first = file.rejected[0]
        raise BadInputError(f"No row can be used; the first, line {first.line}, {first.column}: {first.reason}.")
    return file


def _require_columns(columns: Columns, system: System) -> None:
    if system == "jira" and "key" not in columns.at:
        raise BadInputError(
            f'No column holds issue keys such as CHK-12; {_columns_there(columns)}: name it, e.g. --map "Code=key", '
            "or read the file with --from csv."
        )
    if "title" not in columns.at:
        raise BadInputError(
            f'No column is known to hold the titles; {_columns_there(columns)}: name it, e.g. --map "Name=title".'
        )


def _columns_there(columns: Columns) -> str:
    names = [f"“{name}”" for name in dict.fromkeys(clean(header, 40) for header in columns.headers) if name]
    rest = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"there are {', '.join(names[:_NAMED])}{rest}"
