"""One open plan file behind the session's port."""

import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from planner.domain.change import Row
from planner.domain.errors import RefusedError
from planner.domain.evidence import Evidence
from planner.domain.history.steps import AsOf
from planner.domain.item import ImportRecord
from planner.domain.plan import Plan
from planner.domain.whole_plan import WholePlan
from planner.session.ports import Appended, Clock, NewId, Past, StepRecord, StoryLine, Undone
from planner.storage.clock import wall_clock
from planner.storage.connection import connect, reading, writing
from planner.storage.faults import is_busy, reading_fault, refusal
from planner.storage.header import SCHEMA_VERSION, Header
from planner.storage.holding import Holding
from planner.storage.news import News
from planner.storage.open_files import closed, opened
from planner.storage.reading import read_evidence, read_plan
from planner.storage.stacks import Direction
from planner.storage.tables import select
from planner.storage.worker import Worker

if TYPE_CHECKING:
    from planner.domain.backups import KeptBackup
    from planner.storage.backups import Secured
    from planner.storage.history import FileHistory
    from planner.storage.scribe import Scribe, Tip

T = TypeVar("T")


class SqliteStore(Holding):
    """Implements `planner.session.Store`: one connection, used by one thread only."""

    def __init__(self, path: str, header: Header, new_replica: NewId, clock: Clock = wall_clock) -> None:
        self.read_only = header.read_only
        self._version = header.version
        self.warning: str | None = None
        self.path = str(Path(path).absolute())
        self._new_replica = new_replica
        self._clock = clock
        self._replica: str | None = None
        self._backed_up: Secured | None = None
        self._file = opened(self.path)
        self._conn: sqlite3.Connection | None = None
        self._tip: Tip | None = None
        self._news = News()
        self._examined = False
        self._prepared = False
        self._worker = Worker(f"planner: {Path(path).name}")

    @property
    def waiting(self) -> bool:
        """Whether a job is held up because another program has locked the file."""
        return self._worker.waiting

    def read_plan(self, quarter: str | None = None) -> Future[Plan]:
        """The plan about a quarter, by default the earliest that is not closed; without evidence."""
        return self._ask(partial(self._first_read, quarter))

    def read_evidence(self, quarter: str) -> Future[Evidence]:
        """That quarter's answers, all decisions and metrics, and the earlier quarters' weekly sums."""
        return self._ask(lambda conn: read_evidence(conn, quarter))

    def story(self, kind: str, row_id: str) -> Future[tuple[StoryLine, ...]]:
        """The history of one row, oldest first; withdrawn steps are left out."""
        from planner.storage.story import read_story

        return self._ask(lambda conn: read_story(conn, kind, row_id))

    @property
    def history(self) -> "FileHistory":
        """What was done so far."""
        from planner.storage.history import FileHistory

        return FileHistory(self._ask)

    def past(self, as_of: AsOf, quarter: str | None = None) -> Future[Past]:
        """The plan as it stood, in memory; fails with `BadInputError` where there was none yet."""
        from planner.storage.past import look_back

        return self._ask(lambda conn: look_back(conn, self._ask, self.path, as_of, quarter))

    def import_records(self, system: str) -> Future[Sequence[ImportRecord]]:
        """What earlier imports from a system last read."""
        return self._ask(lambda conn: select(conn, "import_record", "NOT deleted AND system = ?", system))

    def append(self, record: StepRecord, *, rehearse: bool = False) -> Future[Appended]:
        """Checks and writes a step in one transaction; a rehearsal is rolled back. Fails with `RefusedError`."""
        return self._worker.ask(partial(self._append, record, rehearse=rehearse), is_read=False)

    def undo(self, record: StepRecord, direction: Direction, *, force: bool = False) -> Future[Undone]:
        """Takes back the actor's latest step that stands, or puts back what he last took back."""
        return self._worker.ask(partial(self._undo, record, direction, force=force), is_read=False)

    def news(self) -> Future[tuple[Row, ...]]:
        """Rows that others have written since the last look, as they are now; empty when nobody has."""
        is_first, self._prepared = not self._prepared, True
        if is_first:
            # Not after the first read already: looking through a long file beside the first screen holds that up.
            self._worker.ask(self._examine)
        answer = self._worker.ask(lambda: self._news.look(self._connected(), self._replica))
        if is_first and self.read_only is None:
            # Whoever asks for news stays, and will edit something soon.
            self._worker.ask(_prepare_to_write)
        return answer

    def save_copy(self, path: str, founding: StepRecord | None = None) -> Future[str]:
        """Copies all that is saved to a new private file, also where its own is gone; where. Fails with `FileError`.

        With the step that founds it the copy has no other history.
        """
        from planner.storage.copying import Bare, copy_to
        from planner.storage.documents import at_home

        bare = None if founding is None else Bare(self._new_replica(), founding)
        return self._worker.ask(lambda: copy_to(self._connected(), at_home(path), bare))

    def back_up(self, at: datetime) -> "Future[KeptBackup]":
        """Makes a backup beside the plan, as of that instant, and thins the older ones. Fails with `PlannerError`."""
        from planner.storage.backups import keep

        return self._worker.ask(lambda: keep(self._connected(), self.path, at, None))

    def whole(self, take: Callable[[WholePlan], T]) -> Future[T]:
        """Has all of the plan gone through by `take`, in the store's thread, in one transaction."""
        from planner.storage.whole import whole

        return self._ask(lambda conn: take(whole(conn)))

    def close(self) -> Future[None]:
        """Lets go of the file; a write that still waits for a lock is given up and fails."""
        return self._worker.close(self._let_go)

    def _connected(self) -> sqlite3.Connection:
        if self._conn is None:
            self._conn = self._opened()
        return self._conn

    def _opened(self) -> sqlite3.Connection:
        conn = connect(self.path, read_only=self.read_only is not None)
        if self._version < SCHEMA_VERSION:
            from planner.storage.upgrading import brought_up_to_date

            try:
                conn, self.read_only = brought_up_to_date(conn, self.path, self.read_only, self._clock())
            except BaseException:
                conn.close()
                raise
        return conn

    def _let_go(self) -> None:
        closed(self._file)
        if self._conn is not None:
            self._conn.close()

    def _ask(self, read: Callable[[sqlite3.Connection], T]) -> Future[T]:
        return self._worker.ask(partial(self._read, read))

    def _read(self, read: Callable[[sqlite3.Connection], T]) -> T:
        try:
            conn = self._connected()
            with reading(conn):
                return read(conn)
        except sqlite3.Error as error:
            if is_busy(error):
                raise
            raise reading_fault(error, self.path) from error
        except (ValueError, TypeError, KeyError) as error:  # a column holds what no plan ever wrote
            raise reading_fault(error, self.path) from error

    def _first_read(self, quarter: str | None, conn: sqlite3.Connection) -> Plan:
        plan = read_plan(conn, quarter)
        self._news.begin(conn)
        return plan

    def _examine(self) -> None:
        """Looks through the whole file, once; one that is not sound can only be looked at from then on."""
        if not self._examined:
            from planner.storage.examining import damage

            found = damage(self._connected(), self.path, lambda: self._worker.closing)
            self.read_only, self._examined = found or self.read_only, True

    def _append(self, record: StepRecord, *, rehearse: bool) -> Appended:
        # What writing needs is imported here, in the store's thread and after the first screen.
        from planner.storage.appending import append, refuse_broken_references

        def work(conn: sqlite3.Connection, scribe: "Scribe") -> Appended:
            append(conn, scribe, record)
            if rehearse:
                refuse_broken_references(conn, {change.kind for change in record.step.changes})
            return Appended("" if rehearse else record.id)

        return self._write(record, work, keep=not rehearse)

    def _undo(self, record: StepRecord, direction: Direction, *, force: bool) -> Undone:
        from planner.storage.undoing import turn_back

        return self._write(record, lambda conn, scribe: turn_back(conn, scribe, record, direction, force=force))

    def _write(self, record: StepRecord, work: Callable[[sqlite3.Connection, "Scribe"], T], *, keep: bool = True) -> T:
        from planner.session.uncollected import uncollected
        from planner.storage.backups import backed_up_before
        from planner.storage.clock import ahead
        from planner.storage.scribe import NO_TIP, Scribe

        done: list[tuple[T, Tip]] = []
        try:
            self._examine()
            if self.read_only is not None:
                raise RefusedError(self.read_only)
            conn = self._connected()
            if keep:
                self._backed_up = backed_up_before(conn, self.path, record, self._backed_up)
            self._replica = self._replica or self._new_replica()
            with uncollected(), writing(conn, keep=keep):
                scribe = Scribe(conn, self._replica, self._tip or NO_TIP, record)
                self.warning = ahead(scribe.tip.latest, record.at) or self.warning
                done.append((work(conn, scribe), scribe.tip))
        except sqlite3.Error as error:
            if is_busy(error):
                raise
            self._tip = None
            if not (done and keep and _is_saved(self._connected(), self.path, record.id, error)):
                raise refusal(error, self.path) from error
        result, tip = done[0]
        if keep:
            self._tip = tip
        return result


def _is_saved(conn: sqlite3.Connection, path: str, step: str, error: sqlite3.Error) -> bool:
    """Whether a step is on disk although writing it reported an error: the file is read again to find out."""
    try:
        return conn.execute("SELECT 1 FROM step WHERE id = ?", (step,)).fetchone() is not None
    except sqlite3.Error:
        raise RefusedError(
            f"{refusal(error, path)} It is not certain whether the last step was saved: open the plan again."
        ) from error


def _prepare_to_write() -> None:
    """Imports what the first edit would otherwise wait for."""
    for module in ("planner.storage.appending", "planner.storage.backups", "planner.storage.undoing"):
        import_module(module)
    from planner.domain.validation import prepare

    prepare()
