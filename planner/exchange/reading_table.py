"""A table read as a backlog: which columns hold what is found out, or was said, now or for an earlier file."""

from collections.abc import Generator, Mapping, Sequence
from itertools import chain, islice

from planner.domain.errors import BadInputError
from planner.domain.importing.records import ColumnMapping, ImportField, SourceColumn, SourceFile, System
from planner.domain.text import clean, counted
from planner.exchange.backlog_csv import is_own, read_own
from planner.exchange.columns import Columns, find_columns, left_to_say, mapping_id, recognised
from planner.exchange.decoding import Decoded
from planner.exchange.issues import Issues
from planner.exchange.progress import ReadSoFar
from planner.exchange.table import Row, Table, read_table

_SAMPLE = 200
_STRIDE = 250
"""Rows between two reports of progress."""
_NAMED = 12
"""Columns that an error names."""
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "strokes"}


def read_rows(
    decoded: Decoded,
    system: System | None,
    mapping: tuple[tuple[str, str], ...],
    kept: Mapping[str, tuple[tuple[str, str], ...]],
) -> Generator[ReadSoFar, None, SourceFile]:
    """The issues of a table; raises `BadInputError` where nobody can tell which column holds their titles."""
    table = _table(decoded.text)
    header = table.header.cells
    if system is None and not mapping and is_own(header):
        return (yield from read_own(table, decoded.text.count("\n") + 1, decoded.encoding, decoded.notes))
    sample = list(islice(table.rows, _SAMPLE))
    said = _said(header, mapping, kept)
    columns = find_columns(header, [row.cells for row in sample], said.pairs, system)
    system = system or columns.system
    _require_columns(columns, system, _seen(columns, sample), said)
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
    parted = _DELIMITERS.get(table.delimiter, f"“{table.delimiter}”")
    return SourceFile(
        system,
        issues.finished(),
        frozenset(columns.at),
        "key" in columns.at,
        tuple(issues.rejected),
        tuple(issues.passed_over),
        decoded.notes + issues.notes() + _about_mapping(said) + _about_unread(columns, system, said),
        taken_for=f"{_form(columns, system)} ({decoded.encoding}, {parted})",
        columns=_seen(columns, sample),
        mapping=said,
    )


def _table(text: str) -> Table:
    table = read_table(text, recognised)
    if not any(map(clean, table.header.cells)):
        raise BadInputError(
            f"Line {table.header.line} should name the columns, and has no letters in it; export the file again as CSV."
        )
    return table


def _said(
    header: Sequence[str],
    mapping: tuple[tuple[str, str], ...],
    kept: Mapping[str, tuple[tuple[str, str], ...]],
) -> ColumnMapping:
    known = mapping_id(header)
    return ColumnMapping(known, mapping) if mapping else ColumnMapping(known, kept.get(known, ()), known in kept)


def _about_mapping(said: ColumnMapping) -> tuple[str, ...]:
    if not said.is_kept or not said.pairs:
        return ()
    held = ", ".join(f"“{clean(column, 40)}” is the {field}" for column, field in said.pairs)
    return (f"Read as the last file with this header was: {held}.",)


def _about_unread(columns: Columns, system: System, said: ColumnMapping) -> tuple[str, ...]:
    """What a tracker calls a team is seldom one of ours; in a table of somebody's own it may well be."""
    left = left_to_say(columns, said.pairs) if system == "csv" else ()
    if not left:
        return ()
    names = " and ".join(f"“{clean(header, 40)}”" for header, _ in left)
    maps = " ".join(f'--map "{clean(header, 40)}={field}"' for header, field in left)
    verb, what = ("is", "it names") if len(left) == 1 else ("are", "they name")
    return (f"{names} {verb} not read; where {what} teams or lanes of this plan, say so: {maps} (on screen ctrl+o).",)


def _form(columns: Columns, system: System) -> str:
    width = counted(len(columns.headers), "column")
    if system == "jira":
        return "a Jira Cloud export" if "status_category" in columns.at else "a Jira export without status categories"
    return f"a Linear export with {width}" if system == "linear" else f"a table with {width}"


def _seen(columns: Columns, sample: Sequence[Row]) -> tuple[SourceColumn, ...]:
    holds: dict[int, ImportField] = {index: field for field, at in columns.at.items() for index in at}
    seen = []
    for index, header in enumerate(columns.headers):
        cells = (row.cells[index].strip() for row in sample if index < len(row.cells))
        example = clean(next(filter(None, cells), "")[:400], 120)
        seen.append(SourceColumn(clean(header, 120), example, holds.get(index)))
    return tuple(seen)


class UnknownColumnError(BadInputError):
    """Nobody can tell which column holds the titles or the keys; whoever knows it has to say."""

    def __init__(self, sentence: str, missing: ImportField, columns: tuple[SourceColumn, ...], said: ColumnMapping):
        super().__init__(sentence)
        self.missing = missing
        self.columns = columns
        self.said = said


def _require_columns(columns: Columns, system: System, seen: tuple[SourceColumn, ...], said: ColumnMapping) -> None:
    if system in {"jira", "linear"} and "key" not in columns.at:
        raise UnknownColumnError(
            f'No column holds issue keys such as CHK-12; {_columns_there(columns)}: name it, e.g. --map "Code=key", '
            "or read the file with --from csv.",
            "key",
            seen,
            said,
        )
    if "title" not in columns.at:
        raise UnknownColumnError(
            f'No column is known to hold the titles; {_columns_there(columns)}: name it, e.g. --map "Name=title".',
            "title",
            seen,
            said,
        )


def _columns_there(columns: Columns) -> str:
    names = [f"“{name}”" for name in dict.fromkeys(clean(header, 40) for header in columns.headers) if name]
    if len(names) == 1:
        return f"there is only {names[0]}"
    rest = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"there are {', '.join(names[:_NAMED])}{rest}"
