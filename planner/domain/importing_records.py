"""A backlog as a file of another program tells it: neutral records, before anything is decided about them."""

from typing import Literal, NamedTuple

System = Literal["jira", "csv"]
Progress = Literal["open", "going", "done"]

SYSTEMS: tuple[System, ...] = ("jira", "csv")
SYSTEM_NAMES: dict[System, str] = {"jira": "Jira", "csv": "CSV"}

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
]
"""What a column may hold. `points` are story points, `estimate` is time, `effort` is weeks of one person."""


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

    @property
    def sentence(self) -> str:
        """All three for people."""
        return f"Line {self.line}, {self.column}: {self.reason}."


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
