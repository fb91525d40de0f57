"""A plan of ten thousand items, the same at every call, in memory and as a file made through the storage."""

from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import TypeVar

from planner.domain import rank_key
from planner.domain.change import Entity, Step, create
from planner.domain.item import Dependency, Effort, Item, Placement, dependency_id, placement_id
from planner.domain.organisation import (
    DEFAULT_WORK_TYPES,
    ORGANISATION_ID,
    Organisation,
    Team,
    TeamCapacity,
    WorkType,
    capacity_id,
)
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.session import StepRecord

ITEMS = 10_000
FIRST_TITLE = "Item 00001"
E = TypeVar("E", bound=Entity)
NOW = datetime(2026, 11, 6, 9, tzinfo=UTC)
_QUARTER = Quarter("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), state="measure", ratio=0.6, reserve=0.15)
_TEAMS = (
    Team("chk", "Checkout", "CHK"),
    Team("grw", "Growth", "GRW"),
    Team("plt", "Platform", "PLT", "platform"),
    Team("bld", "Build & Release", "BLD", "framework"),
)
_EFFORTS = (1.0, 2.0, 3.0, 5.0, 8.0)


def _item(number: int) -> Item:
    size = _EFFORTS[number * 7 % 5]
    return Item(
        f"item-{number:05}",
        f"LRG-{number}",
        f"Item {number:05}: a title as long as such titles are",
        category="innovation" if number % 2 else "tune_up",
        team=_TEAMS[number // 2 % 4].id,
        effort=None if number % 97 == 0 else Effort(size, size, size * 2 if number % 5 == 0 else size),
        customer=number % 6,
        business=number * 5 % 6,
        running=None if number % 3 else number % 6,
        must_reason="The law says so" if number in {400, 901} else None,
    )


def entities(items: int = ITEMS) -> list[Entity]:
    """All rows of the plan, the organisation first."""
    organisation = Organisation(ORGANISATION_ID, "Large & Sons", time_zone="UTC")
    backlog = [_item(number) for number in range(1, items + 1)]
    ranks = rank_key.spread(None, None, items)
    quarter = _QUARTER.id
    return [
        organisation,
        _QUARTER,
        *_TEAMS,
        *DEFAULT_WORK_TYPES,
        *(TeamCapacity(capacity_id(quarter, team.id), quarter, team.id, 60.0) for team in _TEAMS),
        *backlog,
        *(Placement(placement_id(quarter, i.id), quarter, i.id, r) for i, r in zip(backlog, ranks, strict=True)),
        *(
            Dependency(dependency_id(one.id, other.id), one.id, other.id)
            for one, other in zip(backlog[50::200], backlog[40::200], strict=True)
        ),
    ]


def plan_in_memory(items: int = ITEMS) -> Plan:
    """The plan without a file."""
    rows = entities(items)

    def table(kind: type[E]) -> dict[str, E]:
        return {row.id: row for row in rows if isinstance(row, kind)}

    (organisation,) = table(Organisation).values()
    return Plan(
        organisation,
        _QUARTER.id,
        quarters=table(Quarter),
        teams=table(Team),
        capacities=table(TeamCapacity),
        work_types=table(WorkType),
        items=table(Item),
        dependencies=table(Dependency),
        placements=table(Placement),
    )


def write(path: Path, items: int = ITEMS) -> None:
    """Makes the plan's file."""
    from planner.storage.plan_files import SqlitePlanFiles

    changes = tuple(create(row) for row in entities(items))
    fresh = (f"step-{number}" for number in count())
    record = StepRecord(next(fresh), NOW, "bench", Step("Make a large plan", changes))
    SqlitePlanFiles(lambda: "bench").create(str(path), changes, record).close().result()
