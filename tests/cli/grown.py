"""The small plan after a week of work on it: decisions of every kind, one superseded, one withdrawn."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from planner.domain.alignment import agree_ratio
from planner.domain.capacity import Split
from planner.domain.change import Step, create
from planner.domain.decisions import decide
from planner.domain.editing import drop_items, edit_item
from planner.domain.evidence import Decision
from planner.domain.item import Effort
from planner.domain.ranking import move_to
from planner.domain.teams.teams import edit_team, form_of
from planner.session import Session, StepRecord
from planner.storage.plan_files import SqlitePlanFiles
from tests.cli.small import entities
from tests.stores import Ids

BEGIN = datetime(2026, 10, 1, 7, 30, tzinfo=UTC)
_SIX = Effort(6.0, 6.0, 6.0)
_WORK: tuple[Callable[[Session], Step], ...] = (
    lambda ann: edit_item(ann.plan, "search", {"effort": _SIX}),
    lambda ann: move_to(ann.plan, ["search"], "top"),
    lambda ann: drop_items(ann.plan, ["wish"], "nobody shares wishes", ann.moment()),
    lambda ann: edit_team(ann.plan, "chk", form_of(ann.plan, "chk")._replace(people=5.0)),
    lambda ann: agree_ratio(
        ann.plan,
        Split(0.7, 0.15),
        ann.moment(),
        why="Search first, then speed",
        signed_by="Ann",
        also_signed_by="Bo",
    ),
    lambda ann: decide(ann.plan, "Hire for Platform", ann.moment(), also_signed_by="Bo"),
)


class Days:
    """A clock that stands still until the next day is begun."""

    def __init__(self) -> None:
        self.now = BEGIN

    def __call__(self) -> datetime:
        return self.now

    def next(self) -> None:
        self.now += timedelta(days=1)


def make(path: Path) -> Path:
    """Creates the plan on 1 October 2026; every step is a day after the one before, the last one on 9 October."""
    rows = (row._replace(at=BEGIN) if isinstance(row, Decision) else row for row in entities())
    changes = tuple(create(row) for row in rows)
    record = StepRecord("step-1", BEGIN, "Ann", Step("Start the plan", changes))
    store = SqlitePlanFiles(Ids("replica")).create(str(path), changes, record)
    days = Days()
    ann = Session(store, store.read_plan().result(), actor="Ann", clock=days, new_id=Ids("id"))
    ann.load_evidence().result()
    for work in _WORK:
        days.next()
        ann.do(work(ann)).result()
    days.next()
    ann.undo().result()
    days.next()
    ann.do(decide(ann.plan, "No meetings on Fridays", ann.moment(), why="Time to think")).result()
    store.close().result()
    return path
