"""A plan and its evidence, read with sqlite3 alone: the first screen waits for this."""

import sqlite3
from datetime import date
from typing import Any

from planner.domain.calendar import weeks_of
from planner.domain.errors import BadInputError, FileError
from planner.domain.evidence import Baseline, Evidence, PastWeek
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.storage.codec import dumps
from planner.storage.tables import by_id, select

_OF_QUARTER = "NOT deleted AND quarter = ?"
_IN_WEEKS = "NOT deleted AND week BETWEEN ? AND ?"

_PAST = """
SELECT quarter.id, share.week,
    sum((work.part = 'new') * share.share * weight.weight),
    sum((work.part = 'existing') * share.share * weight.weight),
    sum((work.part = 'tune_up') * share.share * weight.weight),
    sum((work.part = 'unplanned') * share.share * weight.weight),
    sum(share.share * weight.weight),
    count(DISTINCT share.team)
FROM time_share AS share
JOIN quarter ON date(share.week, '+3 days') BETWEEN quarter.starts_on AND quarter.ends_on AND NOT quarter.deleted
JOIN work_type AS work ON work.id = share.work_type
JOIN (
    SELECT capacity.quarter, capacity.team,
        capacity.people * coalesce(capacity.plannable_share, organisation.plannable_share) AS weight
    FROM team_capacity AS capacity, organisation
    WHERE NOT capacity.deleted
) AS weight ON weight.quarter = quarter.id AND weight.team = share.team
WHERE NOT share.deleted AND quarter.ends_on < ?
GROUP BY quarter.id, share.week
HAVING sum(share.share * weight.weight) > 0
ORDER BY share.week, quarter.starts_on
"""
"""A week belongs to the quarter that holds its Thursday; a team counts people × plannable share."""


def read_plan(conn: sqlite3.Connection, quarter: str | None) -> Plan:
    """The plan about a quarter, by default the earliest that is not closed, else the latest.

    Raises `BadInputError` for a quarter that is not there, `FileError` where the file holds no organisation.
    """
    organisations = select(conn, "organisation")
    quarters = by_id(conn, "quarter")
    if not organisations or not quarters:
        raise FileError("This file holds no plan yet: it has no organisation or no quarter; `planner new` creates one.")
    current = _current(quarters, quarter)
    return Plan(
        organisation=organisations[0],
        current=current,
        quarters=quarters,
        teams=by_id(conn, "team"),
        capacities=by_id(conn, "team_capacity", _OF_QUARTER, current),
        work_types=by_id(conn, "work_type"),
        objectives=by_id(conn, "objective", _OF_QUARTER, current),
        items=by_id(conn, "item"),
        dependencies=by_id(conn, "dependency"),
        placements=by_id(conn, "placement", _OF_QUARTER, current),
    )


def _current(quarters: dict[str, Quarter], wanted: str | None) -> str:
    ordered = sorted(quarters.values(), key=lambda q: (q.starts_on, q.id))
    if wanted is None:
        return next((q.id for q in ordered if q.state != "closed"), ordered[-1].id)
    if wanted not in quarters:
        names = ", ".join(q.id for q in ordered)
        raise BadInputError(f"There is no quarter “{wanted}” in this plan; the quarters are: {names}.")
    return wanted


def read_evidence(conn: sqlite3.Connection, quarter_id: str) -> Evidence:
    """One quarter's answers, all decisions and metrics, and the earlier quarters' weekly sums."""
    found = select(conn, "quarter", "NOT deleted AND id = ?", quarter_id)
    if not found:
        raise BadInputError(f"There is no quarter “{quarter_id}” in this plan.")
    quarter = found[0]
    weeks = weeks_of(quarter)
    span = (weeks[0].isoformat(), weeks[-1].isoformat()) if weeks else ("", "")
    baselines = by_id(conn, "baseline", _OF_QUARTER, quarter_id)
    return Evidence(
        check_ins=by_id(conn, "check_in", _IN_WEEKS, *span),
        time_shares=by_id(conn, "time_share", _IN_WEEKS, *span),
        metrics=by_id(conn, "metric"),
        measurements=by_id(conn, "measurement"),
        decisions=by_id(conn, "decision"),
        baselines=baselines,
        baseline_items=_first_and_latest(conn, list(baselines.values())),
        limits=by_id(conn, "limits", _OF_QUARTER, quarter_id),
        past=read_past(conn, quarter),
    )


def read_past(conn: sqlite3.Connection, quarter: Quarter) -> tuple[PastWeek, ...]:
    """Every answered week of the quarters before this one, oldest first; one aggregate, however many teams."""
    rows = conn.execute(_PAST, (quarter.starts_on.isoformat(),)).fetchall()
    return tuple(PastWeek(name, date.fromisoformat(week), *rest) for name, week, *rest in rows)


def _first_and_latest(conn: sqlite3.Connection, baselines: list[Baseline]) -> dict[str, Any]:
    ordered = sorted(baselines, key=lambda baseline: (baseline.at, baseline.id))
    ends = dumps([baseline.id for baseline in (*ordered[:1], *ordered[-1:])])
    return by_id(conn, "baseline_item", "NOT deleted AND baseline IN (SELECT value FROM json_each(?))", ends)
