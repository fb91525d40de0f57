"""A backlog read from whatever was exported: bytes in, neutral records out, a reason for each row left out."""

from collections.abc import Generator, Mapping
from typing import NamedTuple

from planner.domain.errors import BadInputError
from planner.domain.importing.records import SourceFile, System
from planner.exchange.decoding import decode
from planner.exchange.json_text import looks_like_json
from planner.exchange.plan_json import is_plan_json, refuse_into_existing
from planner.exchange.progress import ReadSoFar

SIZE_LIMIT = 200_000_000
"""Bytes; the largest file worth reading."""


class ReadOptions(NamedTuple):
    """How a file is to be read; nothing said is found out."""

    system: System | None = None
    mapping: tuple[tuple[str, str], ...] = ()
    """Columns and the fields that they hold, as typed."""
    encoding: str | None = None
    kept: Mapping[str, tuple[tuple[str, str], ...]] = {}
    """What was said of earlier files, by what their headers come to; it holds where nothing is said of this one."""


def read_backlog(data: bytes, options: ReadOptions | None = None) -> Generator[ReadSoFar, None, SourceFile]:
    """Reads a whole file, reporting now and then; returns what is in it, to be drained with `result_of`.

    Raises `BadInputError` where the file as a whole cannot be read. A row that cannot be used is rejected instead.
    """
    if is_plan_json(data):
        refuse_into_existing("the plan that is open")
    options = options or ReadOptions()
    decoded = decode(data, options.encoding)
    if options.system == "github" or (options.system is None and looks_like_json(decoded.text)):
        from planner.exchange.reading_json import read_entries

        return (yield from read_entries(decoded))
    from planner.exchange.reading_table import read_rows

    return (yield from read_rows(decoded, options.system, options.mapping, options.kept))


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
        what = "row" if first.unit == "line" else first.unit
        raise BadInputError(
            f"No {what} can be used; the first, {first.unit} {first.line}, {first.column}: {first.reason}."
        )
    return file
