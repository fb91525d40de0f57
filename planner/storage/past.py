"""A plan as it stood, behind the session's port: it answers from memory, and writes nothing. Imported to look back."""

import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from planner.domain.calendar import clock_time, long_date, today_in
from planner.domain.change import Row
from planner.domain.errors import RefusedError
from planner.domain.evidence import Evidence
from planner.domain.history.steps import AsOf
from planner.domain.item import ImportRecord
from planner.domain.plan import Plan
from planner.domain.whole_plan import WholePlan
from planner.session.ports import Appended, Past, StepRecord, StoryLine, Undone
from planner.storage.history import FileHistory
from planner.storage.past_bound import Bound, bound_of
from planner.storage.projection import projected
from planner.storage.reading import read_evidence, read_plan
from planner.storage.story import read_story
from planner.storage.tables import select

if TYPE_CHECKING:
    from planner.domain.backups import KeptBackup

Ask = Callable[[Callable[[sqlite3.Connection], Any]], Future[Any]]
"""Asks the open file's store, in whose thread all of this runs."""


class PastStore:
    """Implements `planner.session.Store` for one point of the history; whatever would write fails."""

    waiting = False
    warning = None

    def __init__(self, ask: Ask, path: str, tables: sqlite3.Connection, bound: Bound, read_only: str) -> None:
        self.path = path
        self.read_only: str | None = read_only
        self._ask = ask
        self._tables = tables
        self._bound = bound

    @property
    def history(self) -> FileHistory:
        """The history up to then."""
        return FileHistory(self._ask, self._bound.hlc)

    def read_plan(self, quarter: str | None = None) -> Future[Plan]:
        """The plan about a quarter, by default the earliest that was not closed."""
        return self._ask(lambda _: read_plan(self._tables, quarter))

    def read_evidence(self, quarter: str) -> Future[Evidence]:
        """That quarter's answers, and all decisions until then."""
        return self._ask(lambda _: read_evidence(self._tables, quarter))

    def story(self, kind: str, row_id: str) -> Future[tuple[StoryLine, ...]]:
        """The history of one row until then."""
        return self._ask(lambda conn: read_story(conn, kind, row_id, self._bound.hlc))

    def import_records(self, system: str) -> Future[Sequence[ImportRecord]]:
        """What imports until then last read."""
        return self._ask(lambda _: select(self._tables, "import_record", "NOT deleted AND system = ?", system))

    def past(self, as_of: AsOf, quarter: str | None = None) -> Future[Past]:
        """The plan as it stood at another point."""
        return self._ask(lambda conn: look_back(conn, self._ask, self.path, as_of, quarter))

    def append(self, record: StepRecord, *, rehearse: bool = False) -> Future[Appended]:
        """Fails."""
        return self._refused()

    def undo(
        self,
        record: StepRecord,
        direction: Literal["undo", "redo"],
        *,
        force: bool = False,
    ) -> Future[Undone]:
        """Fails."""
        return self._refused()

    def news(self) -> Future[tuple[Row, ...]]:
        """Nothing: the past stays as it is."""
        answer: Future[tuple[Row, ...]] = Future()
        answer.set_result(())
        return answer

    def save_copy(self, path: str, founding: StepRecord | None = None) -> Future[str]:
        """Fails: a copy is made of the plan as it is now."""
        return self._refused()

    def hold(self, record: StepRecord | None) -> None:
        """Nothing is entered in the past."""

    def back_up(self, at: datetime) -> "Future[KeptBackup]":
        """Fails: a backup is made of the plan as it is now."""
        return self._refused()

    def whole(self, take: Callable[[WholePlan], Any]) -> Future[Any]:
        """Fails: a history is written out up to now."""
        return self._refused()

    def close(self) -> Future[None]:
        """Forgets what was in memory; the file stays open."""
        return self._ask(lambda _: self._tables.close())

    def _refused(self) -> Future[Any]:
        answer: Future[Any] = Future()
        answer.set_exception(RefusedError(self.read_only or ""))
        return answer


def look_back(conn: sqlite3.Connection, ask: Ask, path: str, as_of: AsOf, quarter: str | None) -> Past:
    """The plan as it stood; raises `BadInputError` where there was none yet, or not that quarter."""
    bound = bound_of(conn, as_of)
    tables = projected(conn, bound.hlc)
    try:
        plan = read_plan(tables, quarter)
        plan = plan.with_evidence(read_evidence(tables, plan.current))
    except BaseException:
        tables.close()
        raise
    zone = plan.organisation.time_zone
    day = long_date(today_in(zone, bound.at))
    when = day if as_of.at is not None else f"{day}, {clock_time(zone, bound.at)}"
    store = PastStore(
        ask, path, tables, bound, f"This is the plan as it stood on {when}; nothing can be changed there."
    )
    return Past(store, plan, bound.at, when)
