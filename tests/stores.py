"""Plan files for tests: real ones, with clock, ids and replicas that are the same in every run."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

from planner.domain.change import Change, Entity, Step, create
from planner.domain.item import Item, Placement, placement_id
from planner.domain.moment import Moment
from planner.domain.organisation import DEFAULT_WORK_TYPES, ORGANISATION_ID, Organisation, Team, TeamCapacity
from planner.domain.quarter import Quarter
from planner.domain.rank_key import spread
from planner.session import Session, StepRecord
from planner.session.events import at_once
from planner.storage.plan_files import SqlitePlanFiles
from planner.storage.store import SqliteStore

T = TypeVar("T")
NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
QUARTER = "2026-Q4"


PATIENCE = 20.0
"""Seconds after which waiting for another thread gives up; nothing in the tests takes more than one."""
_opened: list[SqliteStore] = []


class Mailbox:
    """A dispatch for sessions: the store's answers wait here until the test takes them, in its own thread."""

    def __init__(self) -> None:
        self._calls: SimpleQueue[Callable[[], None]] = SimpleQueue()

    def __call__(self, call: Callable[[], None]) -> None:
        self._calls.put(call)

    def settle(self, answer: Future[T]) -> Future[T]:
        """Takes what has come in, in order, until the answer is there."""
        while not answer.done():
            self._calls.get(timeout=PATIENCE)()
        return answer

    def take_all(self, session: Session) -> None:
        """Takes everything that the store was asked before now."""
        last: Future[None] = Future()
        session.store.news().add_done_callback(lambda _: self(partial(last.set_result, None)))
        self.settle(last)


def close_all() -> None:
    """Closes the stores that `open_session` has opened."""
    while _opened:
        _opened.pop().close().result()


class Ids:
    """Counts: `id-0001`, `id-0002` …; call it for the next one."""

    def __init__(self, prefix: str = "id") -> None:
        self._prefix = prefix
        self._count = 0

    def __call__(self) -> str:
        self._count += 1
        return f"{self._prefix}-{self._count:04d}"


class Ticks:
    """A clock that begins at noon on 2 November 2026 and is a second later at each look."""

    def __init__(self, start: datetime = NOON, step: timedelta = timedelta(seconds=1)) -> None:
        self._now = start
        self._step = step

    def __call__(self) -> datetime:
        self._now += self._step
        return self._now


def founding_changes(
    *,
    teams: Sequence[Team] = (Team("chk", "Checkout", "CHK"), Team("bld", "Build", "BLD", "framework")),
    people: float = 5,
    items: Iterable[Item] = (),
) -> tuple[Change, ...]:
    """The changes that make a plan for 2026-Q4 with these teams and items, in rank order."""
    items = tuple(items)
    ranks = spread(None, None, len(items)) if items else []
    entities: tuple[Entity, ...] = (
        Organisation(ORGANISATION_ID, "Harbor & Pine", "Europe/Berlin"),
        Quarter(QUARTER, date(2026, 10, 1), date(2026, 12, 31)),
        *teams,
        *DEFAULT_WORK_TYPES,
        *(TeamCapacity(f"{QUARTER}:{team.id}", QUARTER, team.id, people) for team in teams),
        *items,
        *(
            Placement(placement_id(QUARTER, item.id), QUARTER, item.id, rank)
            for item, rank in zip(items, ranks, strict=True)
        ),
    )
    return tuple(map(create, entities))


def plan_files(prefix: str = "replica") -> SqlitePlanFiles:
    """Plan files whose stores are called `replica-0001`, `replica-0002` …"""
    return SqlitePlanFiles(Ids(prefix))


def make_plan_file(
    path: Path, changes: Sequence[Change] | None = None, *, files: SqlitePlanFiles | None = None
) -> Path:
    """Writes a plan file with these changes as its first step (by default those of `founding_changes`)."""
    changes = founding_changes() if changes is None else changes
    record = StepRecord("step-0000", NOON, "Ann", Step("Create the plan", ()))
    (files or plan_files("creator")).create(str(path), changes, record).close().result()
    return path


def open_session(
    path: Path,
    actor: str = "Ann",
    *,
    files: SqlitePlanFiles | None = None,
    today: date | None = date(2026, 11, 2),
    start: datetime = NOON,
    ids: str | None = None,
    dispatch: Callable[[Callable[[], None]], None] = at_once,
) -> Session:
    """Opens a plan file as somebody; its store answers from its own thread, and the session takes it at once.

    Who opens a file for the second time needs other `ids`, and other files or replicas.
    """
    store = (files or plan_files(f"replica-{actor}")).open(str(path))
    _opened.append(store)
    plan = store.read_plan().result()
    return Session(
        store, plan, actor=actor, clock=Ticks(start), new_id=Ids(ids or actor), today=today, dispatch=dispatch
    )


def moment(actor: str = "Ann", *, now: datetime = NOON, prefix: str = "new") -> Moment:
    """The circumstances of an action at noon on 2 November 2026."""
    return Moment(now, now.date(), actor, Ids(prefix))


def record(step: Step, actor: str = "Ann", *, step_id: str, at: datetime = NOON) -> StepRecord:
    """A step as a session hands it to the store."""
    return StepRecord(step_id, at, actor, step)


def look(session: Session) -> None:
    """Takes in what others have written; returns when that is done."""
    session.look()
    session.store.news().result()


__all__ = [
    "NOON",
    "PATIENCE",
    "QUARTER",
    "Ids",
    "Mailbox",
    "SqliteStore",
    "Ticks",
    "close_all",
    "founding_changes",
    "look",
    "make_plan_file",
    "moment",
    "open_session",
    "plan_files",
    "record",
]
