"""A CSV of measurements or incidents: columns found by their names, in any order, or one column for each metric."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planner.domain.errors import BadInputError
from planner.domain.speed.table import Fault, ReadIncident, ReadMeasurement, ReadTable
from planner.domain.text import clean, one_line
from planner.exchange.decoding import decode
from planner.exchange.metrics_cells import Style, read_day, read_number, style_of
from planner.exchange.table import Row, read_table

SIZE_LIMIT = 20_000_000
MOST_ROWS = 200_000
_NAMES: dict[str, tuple[str, ...]] = {
    "metric": ("metric", "measure", "kpi", "kennzahl", "metrik"),
    "on": ("date", "day", "week", "month", "on", "period", "week of", "datum", "tag", "woche", "monat"),
    "value": ("value", "result", "amount", "wert"),
    "team": ("team",),
    "out_of": ("out of", "outof", "of", "total", "von", "gesamt"),
    "title": ("incident", "title", "what happened", "summary", "vorfall", "titel"),
    "hours": ("hours", "h", "stunden", "incident hours"),
    "item": ("prevented by", "item", "would have prevented it", "verhindert durch"),
}
_UNIT = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*$")
_OUT_OF = " out of"


class _Columns(NamedTuple):
    """Where things stand, by what they are."""

    places: dict[str, int]
    metrics: tuple[tuple[str, int, int | None], ...]
    """Of a table with a column for each metric: its name, its place, and that of how many it is of."""


def read_metrics(data: bytes, encoding: str | None = None) -> ReadTable:
    """What a file holds, with every line that cannot be read. Raises `BadInputError` where it is no such table."""
    decoded = decode(data, encoding)
    table = read_table(decoded.text, _recognised)
    columns, rows = _columns(table.header), []
    for row in table.rows:
        rows.append(row)
        if len(rows) > MOST_ROWS:
            raise BadInputError(f"The file has more than {MOST_ROWS:,} rows; read it in parts.")
    if not rows:
        raise BadInputError("The file has a header and no rows: there is nothing to read in.")
    style = style_of((_cell(row, columns.places["on"]) for row in rows), _numbers(columns, rows))
    reader = _Reader(columns, style, len(table.header.cells))
    for row in rows:
        reader.take(row)
    found = tuple(reader.measurements), tuple(reader.incidents)
    return ReadTable(*found, reader.unknown, decoded.notes, tuple(reader.faults))


class _Reader:
    """Reads row by row, and keeps what is wrong."""

    def __init__(self, columns: _Columns, style: Style, width: int) -> None:
        self.width = width
        self.columns = columns
        self.style = style
        self.measurements: list[ReadMeasurement] = []
        self.incidents: list[ReadIncident] = []
        self.faults: list[Fault] = []
        self.unknown = 0

    def take(self, row: Row) -> None:
        """Takes one row, or what is wrong with it."""
        try:
            self._refuse_more_cells(row)
            if "title" in self.columns.places:
                self.incidents.append(self._incident(row))
            else:
                self._measured(row)
        except BadInputError as error:
            self.faults.append(Fault(row.line, str(error)))

    def _refuse_more_cells(self, row: Row) -> None:
        if any(map(clean, row.cells[self.width :])):
            raise BadInputError("There are more cells than columns; put what has a separator in it in quotes.")

    def _incident(self, row: Row) -> ReadIncident:
        on, span = read_day(self._text(row, "on"), self.style)
        if span != "day":
            raise BadInputError(f"“{self._text(row, 'on')}” is a {span}; an incident has the day on which it was.")
        hours = read_number(self._text(row, "hours"), self.style)
        return ReadIncident(
            row.line, on, self._text(row, "title"), hours, self._text(row, "team"), self._text(row, "item")
        )

    def _measured(self, row: Row) -> None:
        on, span = read_day(self._text(row, "on"), self.style)
        team = self._text(row, "team")
        for name, place, whole in self._figures(row):
            value = self._number(row, place, name)
            out_of = self._number(row, whole, f"{name}, out of") if whole is not None else None
            if value is None:
                self.unknown += 1
            else:
                self.measurements.append(ReadMeasurement(row.line, name, on, span, value, team, out_of))

    def _figures(self, row: Row) -> Iterator[tuple[str, int, int | None]]:
        places = self.columns.places
        if self.columns.metrics:
            yield from self.columns.metrics
            return
        name = _UNIT.sub("", self._text(row, "metric"))
        if not name:
            raise BadInputError("The metric’s name is missing.")
        yield name, places["value"], places.get("out_of")

    def _number(self, row: Row, place: int, what: str) -> float | None:
        try:
            return read_number(_cell(row, place), self.style)
        except BadInputError as error:
            raise BadInputError(f"{clean(what, 60)}: {error}") from None

    def _text(self, row: Row, name: str) -> str:
        place = self.columns.places.get(name)
        return "" if place is None else one_line(_cell(row, place), name.capitalize())


def _columns(header: Row) -> _Columns:
    """Finds the columns; raises `BadInputError` where a day, or what was measured, has none."""
    names = [clean(cell) for cell in header.cells]
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        kind = _kind(name)
        if kind is not None:
            places.setdefault(kind, place)
    said = ", ".join(f"“{name}”" for name in names if name)[:200]
    if "on" not in places:
        raise BadInputError(f"No column has the day: call one date, week or month; the file has {said}.")
    if "metric" in places or "value" in places:
        missing = next((name for name in ("metric", "value") if name not in places), None)
        if missing:
            raise BadInputError(f"No column is called {missing}; the file has {said}.")
        places.pop("title", None)
        return _Columns(places, ())
    if "title" in places:
        return _Columns(places, ())
    return _Columns(places, _wide(names, places, said))


def _wide(names: Sequence[str], places: dict[str, int], said: str) -> tuple[tuple[str, int, int | None], ...]:
    taken = {places["on"], places.get("team", -1)}
    own = {_UNIT.sub("", name): place for place, name in enumerate(names) if name and place not in taken}
    wholes = {name.casefold().removesuffix(_OUT_OF): place for name, place in own.items() if _is_whole(name)}
    metrics = [(name, place, wholes.get(name.casefold())) for name, place in own.items() if not _is_whole(name)]
    if not metrics:
        raise BadInputError(
            f"No column has what was measured: metric and value, or one for each metric; it has {said}."
        )
    return tuple(metrics)


def _is_whole(name: str) -> bool:
    return name.casefold().endswith(_OUT_OF)


def _kind(name: str) -> str | None:
    folded = name.casefold()
    return next((kind for kind, names in _NAMES.items() if folded in names), None)


def _recognised(cells: list[str]) -> int:
    return sum(1 for cell in cells if _kind(clean(cell)) is not None)


def _numbers(columns: _Columns, rows: Sequence[Row]) -> Iterator[str]:
    of_metrics = [p for _, place, whole in columns.metrics for p in (place, whole) if p is not None]
    named = [columns.places[name] for name in ("value", "out_of", "hours") if name in columns.places]
    for row in rows:
        for place in of_metrics or named:
            yield _cell(row, place)


def _cell(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""
