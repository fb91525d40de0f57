"""A backlog as a file of another program tells it: neutral records, before anything is decided about them."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

System = Literal["jira", "linear", "github", "csv"]
Progress = Literal["open", "going", "done"]

SYSTEMS: tuple[System, ...] = ("jira", "linear", "github", "csv")
SYSTEM_NAMES: dict[System, str] = {"jira": "Jira", "linear": "Linear", "github": "GitHub", "csv": "CSV"}

ImportField = Literal[
    "key",
    "id",
    "title",
    "note",
    "type",
    "status",
    "status_category",
    "resolution",
    "resolved",
    "epic_name",
    "parent",
    "labels",
    "team",
    "category",
    "points",
    "estimate",
    "effort",
    "url",
    "needs",
    "blocks",
]
"""What a column may hold. `points` are story points, `estimate` is time, `effort` is weeks of one person;
`needs` are keys of what it cannot happen without, `blocks` keys of what cannot happen without it."""


class SourceItem(NamedTuple):
    """One row of a file. All text is clean; `None` and empty text alike mean that nobody said."""

    line: int
    """Where its row begins in the file, from 1."""
    key: str
    """What tells it from all others of its system: the issue key, or in a file without keys its title."""
    title: str
    note: str = ""
    type: str = ""
    status: str = ""
    progress: Progress = "open"
    is_epic: bool = False
    parent: str = ""
    """The key of the epic or issue that it belongs to."""
    labels: tuple[str, ...] = ()
    team: str = ""
    """As the file names it."""
    category: str = ""
    """As the file names it."""
    points: float | None = None
    estimate: float | None = None
    """Seconds of work."""
    effort: float | None = None
    """Weeks of one person."""
    url: str = ""
    code: str = ""
    """Its key for people, where that is shorter than `key`; empty: `key` itself."""
    needs: tuple[str, ...] = ()
    """Keys of what it cannot happen without."""
    blocks: tuple[str, ...] = ()
    """Keys of what cannot happen without it."""

    @property
    def is_open(self) -> bool:
        """Whether it is not done."""
        return self.progress != "done"


class Rejected(NamedTuple):
    """A row that was not read, or a cell that was passed over, and why."""

    line: int
    """Of the row, from 1."""
    column: str
    """As the file's header names it; `column 30` where the header has no name for it."""
    reason: str
    """Says what is wrong, without a full stop."""
    unit: str = "line"
    """What `line` counts: `line`, or `entry` in a file of JSON."""

    @property
    def sentence(self) -> str:
        """All three for people."""
        return f"{self.unit.capitalize()} {self.line}, {self.column}: {self.reason}."


class SourceColumn(NamedTuple):
    """A column of a table, for people who say what it holds."""

    name: str
    """As the header has it."""
    example: str
    """The first cell of it that says something; empty where none does."""
    field: ImportField | None
    """What it was taken to hold; `None`: it is not read."""


class ColumnMapping(NamedTuple):
    """Which column somebody said holds what; kept with the plan for the next file with the same header."""

    id: str = ""
    """Made from the header's names; empty for a file without header."""
    pairs: tuple[tuple[str, str], ...] = ()
    """Columns and fields."""
    is_kept: bool = False
    """Whether it was said when a file with this header was read earlier."""


class OwnRow(NamedTuple):
    """A row of a backlog that this program wrote out."""

    line: int
    """From 1."""
    cells: Mapping[str, str]
    """By the names of the columns, as they were typed; a column that was taken away is not there."""
    key: str
    """The item's id; of a row that was typed anew its line."""


class SourceFile(NamedTuple):
    """Everything that was read from one file."""

    system: System
    items: tuple[SourceItem, ...]
    fields: frozenset[ImportField]
    """What the file has a column for: only these may change what an earlier import read."""
    has_keys: bool
    """Whether `key` is the file's own, not made from the title."""
    rejected: tuple[Rejected, ...] = ()
    """Rows that were not read."""
    passed_over: tuple[Rejected, ...] = ()
    """Cells whose value nobody understood; their rows were read without them."""
    notes: tuple[str, ...] = ()
    """Sentences about the file as a whole, e.g. which encoding was taken for granted."""
    taken_for: str = ""
    """What the file was taken for, e.g. `a Linear export with 34 columns (UTF-8, commas)`."""
    pull_requests: int = 0
    """How many entries were pull requests, which are no issues."""
    columns: tuple[SourceColumn, ...] = ()
    """The columns of a table, in order."""
    mapping: ColumnMapping = ColumnMapping()
    own: tuple[OwnRow, ...] = ()
    """The rows of a backlog that this program wrote out; then `items` are only for looking at."""
