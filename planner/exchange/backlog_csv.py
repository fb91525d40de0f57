"""The backlog as CSV for spreadsheets, and what comes back from them."""

import csv
import io
from collections.abc import Generator, Sequence

from planner.domain.importing.records import OwnRow, Rejected, SourceFile, SourceItem
from planner.domain.own_table.forms import EXPORTED, HEADER, ID
from planner.domain.own_table.table import own_rows
from planner.domain.plan import Plan
from planner.domain.text import TITLE_LENGTH, clean, is_shortened
from planner.exchange.formulas import guarded, unguarded
from planner.exchange.progress import ReadSoFar
from planner.exchange.table import Table

_MARK = "\ufeff"
"""Tells spreadsheets that the file is in UTF-8."""
_STRIDE = 250


def backlog_csv(plan: Plan) -> str:
    """A row for each item, with a header; its lines end with CR and LF (RFC 4180)."""
    out = io.StringIO(newline="")
    out.write(_MARK)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    for row in own_rows(plan):
        writer.writerow([guarded(row[name]) for name in HEADER])
    return out.getvalue()


def is_own(header: Sequence[str]) -> bool:
    """Whether a header is that of a backlog that was written out; columns may have been moved, or taken away."""
    return {ID, EXPORTED, "Title"} <= set(map(str.strip, header))


def read_own(table: Table, lines: int, encoding: str, notes: tuple[str, ...]) -> Generator[ReadSoFar, None, SourceFile]:
    """The rows of such a table."""
    names = [name.strip() for name in table.header.cells]
    rows: list[OwnRow] = []
    rejected: list[Rejected] = []
    line_of: dict[str, int] = {}
    for count, row in enumerate(table.rows, start=1):
        # Cells beyond the header, and columns that are not ours, say nothing.
        cells = {n: unguarded(cell) for n, cell in zip(names, row.cells, strict=False) if n in HEADER}
        one = OwnRow(row.line, cells, cells.get(ID, "").strip() or f"line {row.line}")
        if not clean(cells.get("Title", "")):
            rejected.append(Rejected(row.line, "“Title”", "there is no title"))
        elif is_shortened(cells["Title"]):
            reason = f"the title has more than {TITLE_LENGTH} characters"
            rejected.append(Rejected(row.line, "“Title”", reason))
        elif one.key in line_of:
            rejected.append(Rejected(row.line, f"“{ID}”", f"the same id is on line {line_of[one.key]}"))
        else:
            line_of[one.key] = row.line
            rows.append(one)
        if count % _STRIDE == 0:
            yield ReadSoFar(count, min(1.0, row.line / lines))
    yield ReadSoFar(len(rows), 1.0)
    return SourceFile(
        "csv",
        tuple(_seen(row) for row in rows),
        frozenset({"title"}),
        has_keys=True,
        rejected=tuple(rejected),
        notes=notes,
        taken_for=f"a backlog that planner wrote ({encoding})",
        own=tuple(rows),
    )


def _seen(row: OwnRow) -> SourceItem:
    """A row as lists of what may be imported show it."""
    cells = row.cells
    return SourceItem(row.line, row.key, clean(cells["Title"]), code=clean(cells.get("Key", "")))
