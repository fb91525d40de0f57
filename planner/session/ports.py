"""What the session needs from the world: a store, plan files, documents, a clock and fresh ids."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeVar

from planner.domain.change import Change, Row, Step
from planner.domain.evidence import Evidence
from planner.domain.history.steps import AsOf, HistoryStep, HistoryWish, RowEntry, StepChanges
from planner.domain.item import ImportRecord
from planner.domain.plan import Plan
from planner.domain.whole_plan import WholePlan
from planner.session.watching import Watch

if TYPE_CHECKING:
    from planner.domain.backups import Backup, KeptBackup

T = TypeVar("T")

Clock = Callable[[], datetime]
"""The present instant, UTC and aware."""
NewId = Callable[[], str]
"""A fresh id, unlike any other."""


class StepRecord(NamedTuple):
    """A step with what the history keeps about it."""

    id: str
    at: datetime
    actor: str
    step: Step
    watch: Watch | None = None
    """Who looks on while it is written, and may call it off; `None`: nobody."""
    accounts: bool = False
    """Whether it tells why steps of its burst were made that are not on disk yet: it falls where all of them fell."""


class Appended(NamedTuple):
    """A step that is on disk."""

    step: str
    """The step's id; empty for a rehearsal, which leaves nothing behind."""


class Undone(NamedTuple):
    """What undo or redo did, or what it has to ask first."""

    label: str | None
    """The label of the step that was undone or redone; `None` when there is none left."""
    rows: tuple[Row, ...] = ()
    """What the touched rows are now."""
    question: str | None = None
    """A question to be confirmed with `force`, because somebody built on what would go; nothing was changed."""


class StoryLine(NamedTuple):
    """One step in the history of a row."""

    at: datetime
    actor: str
    label: str
    why: str
    fields: tuple[tuple[str, str], ...]
    """Changed fields and their new values as JSON text; `*` for a creation."""


class History(Protocol):
    """The history as people look through it. What is in ballots is told only where they were shown; so are reasons."""

    def find(self, wish: HistoryWish) -> Future[tuple[int, ...]]:
        """The numbers of the steps that somebody wants to see, newest first."""

    def steps(self, numbers: Sequence[int]) -> Future[tuple[HistoryStep, ...]]:
        """The steps of these numbers, in their order; one that is not there is left out."""

    def changes(self, step: str) -> Future[StepChanges]:
        """What a step changed."""

    def of_item(self, item: str) -> Future[tuple[RowEntry, ...]]:
        """All that happened to an item, its places and its shares, newest first."""

    def born(self, items: Sequence[str]) -> Future[Mapping[str, datetime]]:
        """When each of these items was first written into the plan; one of which nothing is known is left out."""

    def actors(self) -> Future[tuple[str, ...]]:
        """Everybody who ever did something, by name."""


class Store(Protocol):
    """One open plan file. Every method answers through its one thread; futures fail with a `PlannerError`."""

    @property
    def path(self) -> str:
        """Where the file is."""

    @property
    def read_only(self) -> str | None:
        """Why nothing can be written, as a sentence, or `None`."""

    @property
    def waiting(self) -> bool:
        """Whether a write is held up because another program has locked the file."""

    @property
    def warning(self) -> str | None:
        """What somebody should know, as a sentence, or `None`: that the history is far ahead of the clock."""

    def read_plan(self, quarter: str | None = None) -> Future[Plan]:
        """The plan about a quarter, by default the earliest that is not closed; without evidence."""

    def read_evidence(self, quarter: str) -> Future[Evidence]:
        """That quarter's answers, all decisions and metrics, and the earlier quarters' weekly sums."""

    def append(self, record: StepRecord, *, rehearse: bool = False) -> Future[Appended]:
        """Checks and writes a step in one transaction; a rehearsal is rolled back. Fails with `RefusedError`.

        Before an import, and before a quarter is closed, a backup is made; without that the step is refused.
        """

    def hold(self, record: StepRecord | None) -> None:
        """Keeps what is being entered for the next start, in place of what was held before; `None` lets go of it.

        It is no part of the plan; a program that is killed leaves it behind, see `PlanFiles.take_draft`.
        """

    def undo(self, record: StepRecord, direction: Literal["undo", "redo"], *, force: bool = False) -> Future[Undone]:
        """Takes back the actor's latest step that stands, or puts back what he last took back; `step` is ignored."""

    def news(self) -> Future[tuple[Row, ...]]:
        """Rows that others have written since the last look, as they are now; empty when nobody has."""

    def story(self, kind: str, row_id: str) -> Future[tuple[StoryLine, ...]]:
        """The history of one row, oldest first; withdrawn steps are left out."""

    @property
    def history(self) -> History:
        """What was done so far."""

    def past(self, as_of: AsOf, quarter: str | None = None) -> "Future[Past]":
        """The plan as it stood, about a quarter; fails with `BadInputError` where there was none yet."""

    def import_records(self, system: str) -> Future[Sequence[ImportRecord]]:
        """What earlier imports from a system last read."""

    def save_copy(self, path: str, founding: StepRecord | None = None) -> Future[str]:
        """Copies all that is saved to a new private file, also where its own is gone; where. Fails with `FileError`.

        With the step that founds it the copy has no other history: only what the plan shows now is in it.
        """

    def back_up(self, at: datetime) -> "Future[KeptBackup]":
        """Makes a backup beside the plan, as of that instant, and thins the older ones. Fails with `PlannerError`."""

    def whole(self, take: Callable[[WholePlan], T]) -> Future[T]:
        """What `take` makes of all of the plan but ballots that were not shown; it is called in the store's thread."""

    def close(self) -> Future[None]:
        """Lets go of the file; a write that still waits for a lock is given up and fails."""


class Past(NamedTuple):
    """A plan as it stood."""

    store: Store
    """It answers as of then, and writes nothing; close it when nobody looks any more."""
    plan: Plan
    """With its evidence."""
    at: datetime
    """The last instant that counts."""
    when: str
    """The same as people read it, e.g. `2 Oct 2026, 11:00`."""


class PlanFiles(Protocol):
    """Plan files as a whole."""

    def exists(self, path: str) -> bool:
        """Whether there is anything at the path."""

    def open(self, path: str) -> Store:
        """Opens a plan; raises `FileError` with one sentence, the file unchanged."""

    def create(self, path: str, changes: Sequence[Change], record: StepRecord) -> Store:
        """Creates a plan whose first step is `record`; raises `FileError` where something is there already."""

    def create_whole(self, path: str, whole: WholePlan) -> None:
        """Creates a plan with the history that another one has; no step is added.

        Raises `FileError` where something is there already, and `BadInputError` where that is not sound.
        """

    def copy_sample(self, path: str | None = None) -> str:
        """Copies the sample plan, privately, and says where to; raises `FileError` where something is there already."""

    def copy(self, path: str, to: str, founding: StepRecord | None = None) -> str:
        """Copies a plan to a new private file, and says where; the plan may be open in other programs.

        With the step that founds it the copy has no other history: only what the plan shows now is in it. Raises
        `FileError` where there is no plan or something is at `to` already, `RefusedError` where the disk is full.
        """

    def back_up(self, path: str, at: datetime) -> "KeptBackup":
        """Makes a backup beside a plan, as of that instant, and thins the older ones; raises as `copy` does."""

    def backups(self, path: str) -> "tuple[Backup, ...]":
        """A plan's backups, newest first, also where the plan is gone; raises `FileError` where they cannot be read."""

    def restore(self, path: str, name: str, to: str) -> "Backup":
        """Puts one of a plan's backups, by its name, into a new file; the plan stays as it is. Raises `FileError`."""

    def check(self, path: str) -> tuple[str, ...]:
        """What is not sound about a file, one sentence each; empty when all is well."""

    def keep_draft(self, path: str, records: Sequence[StepRecord]) -> str:
        """Keeps steps that could not be saved in a private file beside the plan, and says where; none is lost."""

    def take_draft(self, path: str) -> tuple[StepRecord, ...]:
        """The steps that were kept, or held by a program that was killed, which are then kept no longer.

        Raises `FileError` for a file that holds others.
        """


class Entry(NamedTuple):
    """Something in a folder."""

    name: str
    is_folder: bool


class Documents(Protocol):
    """Other files that the user names. Paths may begin with `~`, the user's home."""

    def entries(self, folder: str) -> tuple[Entry, ...]:
        """What lies in a folder, by name, without hidden things; raises `FileError` where it cannot be listed."""

    def read(self, path: str, limit: int) -> bytes:
        """The whole file; raises `FileError` where it cannot be read or is larger than `limit` bytes."""

    def create_text(self, path: str, text: str) -> None:
        """Writes a new file in UTF-8; raises `FileError` where it cannot be written, or is there already."""

    def create_private(self, path: str, pieces: Iterable[str]) -> None:
        """The same, readable by its owner only, and complete or not at all: also where a piece cannot be had."""
