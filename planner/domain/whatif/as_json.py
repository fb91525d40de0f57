"""A considered ratio as data: shares 0…1, weeks of one person, scores; unknown is `None`."""

from collections.abc import Iterable, Mapping
from typing import Any

from planner.domain.optimum.exchanges import Exchange
from planner.domain.optimum.held import Held
from planner.domain.plan import Plan
from planner.domain.whatif.considered import Considered, Present
from planner.domain.words import CATEGORIES, Category


def considered_json(
    now: Present, seen: Considered, steps: Iterable[Considered], optimum: Held | None = None
) -> dict[str, Any]:
    """The plan under a ratio, its swaps against the plan as it is now, the ratio line, and the best plan if asked."""
    plan = now.plan
    return {
        "schema": 1,
        **plan.quarter.named(),
        "ratio": {"asked": seen.terms.split.ratio, "now": now.split.ratio, "agreed": plan.quarter.ratio},
        "reserve": {"asked": seen.terms.split.reserve, "now": now.split.reserve, "agreed": plan.quarter.reserve},
        **_sums(seen),
        "lanes": {lane: _lane(now, seen, lane) for lane in CATEGORIES},
        "swaps": _swaps(plan, seen),
        "steps": [_step(plan, step) for step in steps],
        "optimum": None if optimum is None else held_json(plan, optimum),
    }


def held_json(plan: Plan, held: Held) -> dict[str, Any]:
    """The best plan by score against the order."""
    return {
        "yours": held.yours,
        "best": held.best,
        "bound": held.bound,
        "exact": held.exact,
        "method": "solver" if held.solver else "greedy with a Lagrangian bound",
        "gap": held.gap,
        "unscored": held.unscored,
        "swaps": [_exchange(plan, exchange) for exchange in held.exchanges],
    }


def _sums(seen: Considered) -> dict[str, Any]:
    return {"value": None if seen.size == seen.unscored else seen.value, "unscored": seen.unscored, "use": seen.use}


def _swaps(plan: Plan, seen: Considered) -> dict[str, list[str]]:
    return {"in": _keys(plan, seen.change.came_in), "out": _keys(plan, seen.change.went_out)}


def _lane(now: Present, seen: Considered, lane: Category) -> dict[str, Any]:
    lists = {
        "in": [_item(now, item) for item in seen.items_in(lane)],
        "out": [_item(now, item) for item in seen.items_out(lane)],
    }
    return {**_lane_sums(seen, lane), **lists}


def _lane_sums(seen: Considered, lane: Category) -> dict[str, Any]:
    filled, worth = seen.filled.lanes[lane], seen.worth[lane]
    return {
        "capacity": filled.capacity,
        "used": filled.used,
        "value": worth.value if worth.scored else None,
        "unscored": worth.unscored,
    }


def _step(plan: Plan, seen: Considered) -> dict[str, Any]:
    lanes: Mapping[str, object] = {lane: _lane_sums(seen, lane) for lane in CATEGORIES}
    return {"ratio": seen.terms.split.ratio, **_sums(seen), **lanes, **_swaps(plan, seen)}


def _item(now: Present, item_id: str) -> dict[str, Any]:
    plan, item = now.plan, now.plan.items[item_id]
    team = plan.teams.get(item.team or "")
    return {
        "key": item.key,
        "title": item.title,
        "team": team.name if team else None,
        "weeks": plan.all_weeks[item_id],
        "score": now.scores.get(item_id),
    }


def _exchange(plan: Plan, exchange: Exchange) -> dict[str, Any]:
    return {"out": _keys(plan, exchange.out), "in": _keys(plan, exchange.into), "gain": exchange.gain}


def _keys(plan: Plan, items: Iterable[str]) -> list[str]:
    return [plan.items[item].key for item in items]
