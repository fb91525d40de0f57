"""Small exports written here, quirk by quirk; none is anybody's data."""

import csv
import io
from collections.abc import Iterable, Sequence

from planner.domain.importing.records import SourceFile
from planner.exchange.reading import ReadOptions, advance, read_backlog

EPICS = (
    ("Saved carts", "CHK-1", "1", "Epic", "To Do", "To Do"),
    ("Cache the cart", "CHK-2", "2", "Story", "In Progress", "In Progress"),
    ("Apple Pay", "CHK-3", "3", "Epic", "To Do", "To Do"),
    ("Old epic", "CHK-4", "4", "Epic", "Done", "Done"),
)
"""Rows of a Cloud export: two open epics, a story that has begun, an epic that is done."""
CLOUD = ("Summary", "Issue key", "Issue id", "Issue Type", "Status", "Status Category")


def as_csv(*rows: Sequence[str], delimiter: str = ",", line_end: str = "\r\n") -> str:
    """Rows as a spreadsheet would write them."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return out.getvalue()


def cloud(*issues: Sequence[str], extra: Iterable[str] = ()) -> str:
    """A Jira Cloud export: title, key, id, type, status, status category, and whatever columns follow."""
    return as_csv((*CLOUD, *extra), *issues)


def read(
    text: str | bytes,
    *,
    system: str | None = None,
    mapping: Sequence[tuple[str, str]] = (),
    encoding: str | None = None,
) -> SourceFile:
    """The whole file, also where none of its rows can be used."""
    data = text.encode() if isinstance(text, str) else text
    options = ReadOptions(system, tuple(mapping), encoding)  # type: ignore[arg-type]  # a closed word as plain text
    steps = read_backlog(data, options)
    while not isinstance(now := advance(steps), SourceFile):
        pass
    return now
