"""The backlog as `planner show backlog --json` prints it."""

from typing import Any

from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.proposed_lane import lane_json, proposal_of
from planner.domain.reasons import reason
from planner.domain.score import scorer
from planner.domain.views.backlog import BacklogView
from planner.domain.views.lane import LaneView
from planner.domain.words import CATEGORIES


def backlog_json(view: BacklogView) -> dict[str, Any]:
    """What `planner show backlog --json` prints: weeks as numbers, unknown as `None`."""
    return {
        "schema": 1,
        **view.plan.quarter.named(),
        "score_method": view.plan.organisation.score_method,
        "lanes": {category: _lane_json(view.lane(category)) for category in CATEGORIES},
        "unsorted": [_unsorted_json(view.plan, entry.item) for entry in view.unsorted],
    }


def _lane_json(lane: LaneView) -> dict[str, Any]:
    score_of = scorer(lane.plan)
    return {
        "capacity": lane.lane.capacity,
        "used": lane.lane.used,
        "line_after": lane.lane.line_after,
        "items": [
            _item_json(lane, rank, entry.item, score_of(entry.item))
            for rank, entry in enumerate(lane.lane.order, start=1)
        ],
    }


def _item_json(lane: LaneView, rank: int, item: Item, score: float | None) -> dict[str, Any]:
    return {
        "rank": rank,
        "key": item.key,
        "title": item.title,
        "team": _team_name(lane.plan, item),
        "effort": lane.plan.weeks[item.id],
        "score": score,
        "status": lane.fill.standing[item.id],
        "reason": reason(lane.plan, lane.fill, item, rank) or None,
    }


def _unsorted_json(plan: Plan, item: Item) -> dict[str, Any]:
    team, proposed = _team_name(plan, item), lane_json(proposal_of(plan, item.id))
    return {"key": item.key, "title": item.title, "team": team, "category": item.category, "proposed": proposed}


def _team_name(plan: Plan, item: Item) -> str | None:
    team = plan.teams.get(item.team) if item.team is not None else None
    return team.name if team else None
