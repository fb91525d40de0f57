"""Promises at risk: what is not begun and has no room left, and must-dos whose day is near or gone."""

from collections.abc import Iterable
from datetime import date, timedelta
from math import fsum
from typing import NamedTuple

from planner.domain.capacity import capacity
from planner.domain.measuring.promises import Promise
from planner.domain.okrs.score import elapsed_share
from planner.domain.plan import Plan

NEAR = timedelta(days=14)
"""A must-do that is not begun so long before its day is at risk."""
_NOTHING = 1e-9


class Risk(NamedTuple):
    """What was promised and will hardly be kept."""

    no_room: tuple[Promise, ...]
    """Not begun, and its team has not the weeks left for it, after what stands before it."""
    weeks: float
    """What these need, in weeks of one person."""
    left: float
    """What their teams have left for them, after what else is not begun and fits, in weeks of one person."""
    near: tuple[Promise, ...]
    """Must-dos whose day is gone, or near without anybody having begun."""

    @property
    def promises(self) -> tuple[Promise, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys((*self.near, *self.no_room)))


def at_risk(plan: Plan, promises: Iterable[Promise], today: date) -> Risk:
    """What will hardly be kept of what was promised, by a day.

    A team has left of each lane's weeks what is left of the quarter; what is going takes part of it, nobody knows how
    much, so that the weeks left are at most these. Items without a team or an estimate are passed over.
    """
    every = tuple(promises)
    quarter = plan.quarter
    part = 1 - elapsed_share(quarter.starts_on, quarter.ends_on, today)
    room = {(lane, t.team.id): t.lane(lane) * part for t in capacity(plan).teams for lane in ("innovation", "tune_up")}
    without: list[Promise] = []
    waiting = [p for p in every if p.outcome == "not_started" and p.item.id not in plan.services]
    for promise in sorted(waiting, key=lambda p: p.committed.standing != "must"):
        place, weeks = (promise.committed.category, promise.item.team or ""), promise.committed.effort
        if weeks is None or place not in room:
            continue
        if weeks > room[place] + _NOTHING:
            without.append(promise)
        else:
            room[place] -= weeks
    places = {(p.committed.category, p.item.team or "") for p in without}
    near = (p for p in every if p.outcome in {"going", "not_started"} and _is_near(p, today))
    return Risk(
        tuple(p for p in every if p in without),
        fsum(p.committed.effort or 0.0 for p in without),
        fsum(room[place] for place in places),
        tuple(near),
    )


def _is_near(promise: Promise, today: date) -> bool:
    due = promise.item.must_due
    if due is None:
        return False
    return due < today or (promise.outcome == "not_started" and due <= today + NEAR)
