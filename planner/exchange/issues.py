"""The rows of a table as issues, one after the other."""

import re
from functools import lru_cache
from itertools import islice

from planner.domain.importing.records import ImportField, Progress, Rejected, SourceItem, System
from planner.domain.text import NOTE_LENGTH, TITLE_LENGTH, clean, clean_note, counted, is_shortened
from planner.exchange.amounts import duration, number
from planner.exchange.columns import Columns
from planner.exchange.linear import unguarded
from planner.exchange.links import KEYS_APART
from planner.exchange.shapes import ISSUE_KEY
from planner.exchange.table import Row, column_name
from planner.exchange.value_words import DONE, EPIC, GOING, OPEN, UNRESOLVED

_LABELS_APART = re.compile(r"[,;\n]")
_URL_LENGTH = 2_000
_SECONDS_PER_UNIT: dict[System, float] = {"jira": 1, "linear": 1, "github": 1, "csv": 3600}
"""A bare number in a column of times: Jira exports seconds, people write hours."""
_short = lru_cache(maxsize=4096)(clean)
"""Types, statuses and labels are few, and cleaning each once makes a long file twice as quick."""


class _UnusableError(Exception):
    """A row that is not read: the column at fault, from 0, and why."""

    def __init__(self, column: int, reason: str) -> None:
        super().__init__(reason)
        self.column = column


class Issues:
    """Takes rows and keeps what became of them: issues, rejected rows, and cells that were passed over."""

    def __init__(self, columns: Columns, system: System) -> None:
        self.rejected: list[Rejected] = []
        self.passed_over: list[Rejected] = []
        self._columns = columns
        self._headers = list(columns.headers)
        self._system = system
        self._guarded = system == "linear"
        self._items: list[SourceItem] = []
        self._line_of: dict[str, int] = {}
        self._key_of_id: dict[str, str] = {}
        self._wide: list[int] = []

    def take(self, row: Row) -> None:
        """Reads one row."""
        if len(row.cells) > len(self._headers) and any(map(str.strip, islice(row.cells, len(self._headers), None))):
            self._wide.append(row.line)
        try:
            item = self._issue(row)
        except _UnusableError as error:
            self.rejected.append(Rejected(row.line, column_name(self._headers, error.column), str(error)))
            return
        self._line_of[item.key] = row.line
        self._items.append(item)

    def finished(self) -> tuple[SourceItem, ...]:
        """All issues; parents that the file names by number are named by key."""
        keys = self._key_of_id
        return tuple(item._replace(parent=keys[item.parent]) if item.parent in keys else item for item in self._items)

    def notes(self) -> tuple[str, ...]:
        """Sentences about the rows as a whole."""
        if not self._wide:
            return ()
        rows = counted(len(self._wide), "row has", "rows have")
        return (f"{rows} more cells than the header, first on line {self._wide[0]}; the cells beyond it are ignored.",)

    def _issue(self, row: Row) -> SourceItem:
        title = self._title(row)
        key = self._key(row, title)
        kind, status = _short(self._first(row, "type")), _short(self._first(row, "status"))
        category = _short(self._first(row, "status_category"))
        if identity := self._first(row, "id"):
            self._key_of_id[identity] = key
        return SourceItem(
            line=row.line,
            key=key,
            title=title,
            note=clean_note(self._first(row, "note")),
            type=kind,
            status=status or category,
            progress=self._progress(row, category, status),
            is_epic=kind.casefold() in EPIC or bool(self._first(row, "epic_name")),
            parent=_short(self._first(row, "parent")),
            labels=self._labels(row),
            team=_short(self._first(row, "team")),
            category=_short(self._first(row, "category")),
            points=self._amount(row, "points"),
            estimate=self._amount(row, "estimate"),
            effort=self._amount(row, "effort"),
            url=self._url(row),
            needs=self._keys(row, "needs"),
            blocks=self._keys(row, "blocks"),
        )

    def _title(self, row: Row) -> str:
        column = self._columns.at["title"][0]
        raw = self._cell(row, column)
        title = clean(raw)
        if not title:
            raise _UnusableError(column, "there is no title")
        if is_shortened(raw):
            self._pass_over(row, column, f"the title was cut to {TITLE_LENGTH} characters")
        return title

    def _url(self, row: Row) -> str:
        url = self._first(row, "url")
        if not is_shortened(url, _URL_LENGTH):
            return clean(url, _URL_LENGTH)
        said = f"the address has more than {_URL_LENGTH:,} characters, so it is left out"
        self._pass_over(row, self._columns.at["url"][0], said)
        return ""

    def _key(self, row: Row, title: str) -> str:
        columns = self._columns.at.get("key", ())
        column = columns[0] if columns else self._columns.at["title"][0]
        if columns and is_shortened(self._cell(row, column)):
            raise _UnusableError(column, f"the key has more than {TITLE_LENGTH} characters")
        key = clean(self._cell(row, column)) or (title if self._system == "csv" else "")
        if self._system == "jira" and not ISSUE_KEY.fullmatch(key):
            shown = f"“{key[:40]}” is not" if key else "there is not"
            raise _UnusableError(column, f"{shown} an issue key such as CHK-12")
        if not key:
            raise _UnusableError(column, "there is no key")
        if key in self._line_of:
            what = "key" if columns else "title, and no column of keys to tell them apart,"
            raise _UnusableError(column, f"the same {what} is on line {self._line_of[key]}")
        return key

    def _progress(self, row: Row, category: str, status: str) -> Progress:
        """By the status category, which is Jira's own word, else by the status, else by the resolution."""
        for word in (category.casefold(), status.casefold()):
            if word in DONE:
                return "done"
            if word in GOING:
                return "going"
            if word in OPEN:
                return "open"
        return "done" if self._is_resolved(row) else "open"

    def _is_resolved(self, row: Row) -> bool:
        at = self._columns.at
        # A word for "unresolved" that nobody listed must not make an open issue done: the date has to be there too.
        dated = "resolved" not in at or bool(self._first(row, "resolved"))
        if "resolution" not in at:
            return "resolved" in at and dated
        resolution = self._first(row, "resolution").casefold()
        return dated and resolution != "" and resolution not in UNRESOLVED

    def _labels(self, row: Row) -> tuple[str, ...]:
        cells = (self._cell(row, column) for column in self._columns.at.get("labels", ()))
        pieces = (_short(piece) for cell in cells if cell for piece in _LABELS_APART.split(cell))
        return tuple(dict.fromkeys(filter(None, pieces)))

    def _keys(self, row: Row, field: ImportField) -> tuple[str, ...]:
        """Keys of other issues, in however many columns."""
        columns = self._columns.at.get(field)
        if columns is None:
            return ()
        cells = (self._cell(row, column) for column in columns)
        return tuple(
            dict.fromkeys(key for cell in cells if cell for piece in KEYS_APART.split(cell) if (key := _short(piece)))
        )

    def _amount(self, row: Row, field: ImportField) -> float | None:
        for column in self._columns.at.get(field, ()):
            cell = self._cell(row, column)
            if not cell:
                continue
            try:
                return duration(cell, _SECONDS_PER_UNIT[self._system]) if field == "estimate" else number(cell)
            except ValueError as error:
                self._pass_over(row, column, f"“{clean(cell, 40)}” {error}, so nothing is taken from it")
        return None

    def _first(self, row: Row, field: ImportField) -> str:
        """The first cell of a field that says something; empty when none does."""
        for column in self._columns.at.get(field, ()):
            cell = self._cell(row, column)
            if cell:
                return cell
        return ""

    def _cell(self, row: Row, column: int) -> str:
        cell = row.cells[column].strip() if column < len(row.cells) else ""
        if len(cell) > NOTE_LENGTH:
            raise _UnusableError(column, f"the cell has {len(cell):,} characters, more than {NOTE_LENGTH:,}")
        if "\x00" in cell:
            raise _UnusableError(column, "the cell has a NUL character, which no text has")
        return unguarded(cell) if self._guarded else cell

    def _pass_over(self, row: Row, column: int, reason: str) -> None:
        self.passed_over.append(Rejected(row.line, column_name(self._headers, column), reason))
