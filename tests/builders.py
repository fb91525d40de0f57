"""Small plans in memory, for tests of what planning is: no file, no clock, no chance."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from planner.domain import rank_key
from planner.domain.change import Step
from planner.domain.item import Dependency, Effort, Item, Placement, dependency_id, placement_id
from planner.domain.moment import Moment
from planner.domain.organisation import (
    DEFAULT_WORK_TYPES,
    ORGANISATION_ID,
    Organisation,
    Team,
    TeamCapacity,
    capacity_id,
)
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter

Q4 = Quarter("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), ratio=0.5, reserve=0.0, state="prioritize")
"""Without reserve and half and half, so that capacities in tests are easy to follow."""
NOW = datetime(2026, 11, 9, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 9)


def make_moment(actor: str = "Ann") -> Moment:
    """A fixed moment whose fresh ids count up: `new-1`, `new-2` …"""
    return Moment(NOW, TODAY, actor, counting("new"))


def counting(prefix: str) -> Callable[[], str]:
    """Fresh ids that count up, each like the last but one higher."""
    count = 0

    def new_id() -> str:
        nonlocal count
        count += 1
        return f"{prefix}-{count}"

    return new_id


def make_item(item_id: str, category: str | None = "innovation", **values: Any) -> Item:
    """An item of team `chk` whose key and title come from its id; `weeks=` gives it an effort without a range."""
    weeks = values.pop("weeks", None)
    effort = None if weeks is None else Effort(weeks, weeks, weeks)
    given: dict[str, Any] = {"key": item_id.upper(), "title": item_id.capitalize(), "team": "chk", "effort": effort}
    given.update(values)
    return Item(item_id, category=category, **given)  # type: ignore[arg-type]  # a test may hand over anything


def make_plan(
    items: Iterable[Item] = (),
    *,
    lanes: Mapping[str, tuple[float, float]] | None = None,
    needs: Iterable[tuple[str, str]] = (),
    quarter: Quarter = Q4,
    organisation: Organisation | None = None,
    **tables: Any,
) -> Plan:
    """A plan whose items are ranked in the given order.

    `lanes` says for each team id how many weeks it has for innovation and for tune-up, by default
    `{"chk": (10, 10)}`; its people and own ratio are made so that it comes to that. `needs` are pairs (item, needed).
    """
    lanes = {"chk": (10.0, 10.0)} if lanes is None else lanes
    organisation = organisation or Organisation(ORGANISATION_ID, "Harbor & Pine", plannable_share=1.0)
    items = tuple(items)
    keys = rank_key.spread(None, None, len(items))
    placements = (
        Placement(placement_id(quarter.id, item.id), quarter.id, item.id, key)
        for item, key in zip(items, keys, strict=True)
    )
    teams = {team: Team(team, team.capitalize(), team.upper()) for team in lanes}
    capacities = (_capacity(quarter, organisation, team, *weeks) for team, weeks in lanes.items())
    pairs = (Dependency(dependency_id(item, need), item, need) for item, need in needs)
    given: dict[str, Any] = {
        "quarters": {quarter.id: quarter},
        "teams": teams,
        "capacities": {c.id: c for c in capacities},
        "work_types": {w.id: w for w in DEFAULT_WORK_TYPES},
        "items": {item.id: item for item in items},
        "placements": {p.id: p for p in placements},
        "dependencies": {d.id: d for d in pairs},
    }
    given.update(tables)
    return Plan(organisation, quarter.id, **given)


def done(plan: Plan, step: Step) -> Plan:
    """The plan after a step."""
    return plan.after(step.changes)


def lane_ids(plan: Plan, category: str = "innovation") -> list[str]:
    """Ids of a lane's items, best first."""
    return [entry.item.id for entry in plan.order.lane(category)]  # type: ignore[arg-type]  # see make_item


def with_item(plan: Plan, item: str, **values: Any) -> Plan:
    """The plan in which an item has other values."""
    return replace(plan, items={**plan.items, item: plan.items[item]._replace(**values)})


def _capacity(
    quarter: Quarter, organisation: Organisation, team: str, innovation: float, tune_up: float
) -> TeamCapacity:
    from planner.domain.calendar import working_weeks

    planned = innovation + tune_up
    share = organisation.plannable_share * (1 - (quarter.reserve or 0.0))
    people = planned / (working_weeks(quarter) * share)
    ratio = innovation / planned if planned else None
    return TeamCapacity(capacity_id(quarter.id, team), quarter.id, team, people, ratio=ratio)


def all_needs(plan: Plan, item: str) -> set[str]:
    """What an item needs, and what that needs, and so on."""
    found: set[str] = set()
    queue = list(plan.needs.get(item, ()))
    for need in queue:
        if need not in found:
            found.add(need)
            queue.extend(plan.needs.get(need, ()))
    return found
