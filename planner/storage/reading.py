"""A plan and its evidence, read with sqlite3 alone: the first screen waits for this."""

import sqlite3
from datetime import date
from typing import Any

from planner.domain.calendar import weeks_of
from planner.domain.errors import BadInputError, FileError
from planner.domain.evidence import Baseline, Evidence, PastWeek
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.speed.small_teams import FEWEST_PEOPLE
from planner.storage.codec import dumps
from planner.storage.tables import by_id, select

_NOTHING = 1e-9
_DECIMALS = 9
"""SQLite adds up more exactly since 3.43; limits that are frozen from its sums must be the same everywhere."""
_OF_QUARTER = "NOT deleted AND quarter = ?"
_EARLIER = "NOT deleted AND quarter IN (SELECT id FROM quarter WHERE NOT deleted AND ends_on < ?)"
_OF_COMPARISONS = "NOT deleted AND comparison IN (SELECT id FROM comparison WHERE quarter = ?)"
_IN_WEEKS = "NOT deleted AND week BETWEEN ? AND ?"

_PAST = """
WITH answer AS (
    SELECT share.week, share.team,
        sum((work.part = 'new') * share.share) AS new,
        sum((work.part = 'existing') * share.share) AS existing,
        sum((work.part = 'tune_up') * share.share) AS tune_up,
        sum((work.part = 'unplanned') * share.share) AS unplanned
    FROM time_share AS share
    JOIN work_type AS work ON work.id = share.work_type
    WHERE NOT share.deleted AND share.week < :before
    GROUP BY share.week, share.team
),
room AS (
    SELECT quarter.id AS quarter, capacity.team, capacity.people, capacity.changes,
        date(quarter.starts_on, '-3 days') AS first, date(quarter.ends_on, '-3 days') AS last,
        coalesce(capacity.plannable_share, organisation.plannable_share) AS plannable
    FROM organisation, quarter
    JOIN team_capacity AS capacity ON capacity.quarter = quarter.id
    WHERE NOT capacity.deleted AND NOT quarter.deleted AND quarter.ends_on < :before
),
manned AS (
    SELECT answer.*, room.quarter, room.first, room.plannable, room.people +
        CASE room.changes WHEN '[]' THEN 0 ELSE (
            SELECT coalesce(sum(json_extract(value, '$[1]')), 0) FROM json_each(room.changes)
            WHERE json_extract(value, '$[0]') <= date(answer.week, '+3 days')
        ) END AS people
    FROM answer
    JOIN room ON room.team = answer.team AND answer.week BETWEEN room.first AND room.last
),
weighed AS (
    SELECT *, plannable * people AS weight FROM manned
)
SELECT quarter, week,
    sum(new * weight), sum(existing * weight), sum(tune_up * weight), sum(unplanned * weight),
    sum((new + existing + tune_up + unplanned) * weight),
    count(*)
FROM weighed
GROUP BY week, quarter
HAVING sum(weight) > 0 AND (
    sum(people) > :few OR count(*) >= (
        SELECT count(*) FROM room WHERE room.quarter = weighed.quarter AND room.people > 0
    )
)
ORDER BY week, first
"""
"""A week belongs to the quarter that holds its Thursday; a team counts people × plannable share, with
those who are there on that Thursday. A week that fewer than four people answered for, while others did not, is left
out: it is said of somebody.

Summed by team first, because 200,000 answers are a few weeks × teams: a quarter of a second instead of two.
"""


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
        item_efforts=by_id(conn, "item_effort"),
        score_inputs=by_id(conn, "score_inputs"),
        key_results=by_id(conn, "key_result", _OF_QUARTER, current),
        item_krs=by_id(conn, "item_kr", _OF_QUARTER, current),
        principles=by_id(conn, "principle"),
        contexts=by_id(conn, "quarter_context", _OF_QUARTER, current),
        placements=by_id(conn, "placement", _OF_QUARTER, current),
    )


def _current(quarters: dict[str, Quarter], wanted: str | None) -> str:
    ordered = sorted(quarters.values(), key=lambda q: (q.starts_on, q.id))
    if wanted is None:
        return next((q.id for q in ordered if q.state != "closed"), ordered[-1].id)
    if wanted not in quarters:
        names = ", ".join(q.name for q in ordered)
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
        comparisons=by_id(conn, "comparison", _OF_QUARTER, quarter_id),
        comparison_answers=by_id(conn, "comparison_answer", _OF_COMPARISONS, quarter_id),
        ballots=by_id(conn, "ballot", _OF_QUARTER, quarter_id),
        dissents=by_id(conn, "dissent", _OF_QUARTER, quarter_id),
        scenarios=by_id(conn, "scenario", _OF_QUARTER, quarter_id),
        kr_check_ins=by_id(conn, "kr_check_in"),
        slices=by_id(conn, "slice"),
        slice_results=by_id(conn, "slice_result"),
        gate_checks=by_id(conn, "gate_check"),
        gates=by_id(conn, "gate"),
        incidents=by_id(conn, "incident"),
        predictions=by_id(conn, "prediction"),
        carry_overs=by_id(conn, "carry_over"),
        proposals=by_id(conn, "proposal"),
        import_mappings=by_id(conn, "import_mapping"),
        past_objectives=by_id(conn, "objective", _EARLIER, quarter.starts_on.isoformat()),
        past_key_results=by_id(conn, "key_result", _EARLIER, quarter.starts_on.isoformat()),
        past_rooms=by_id(conn, "team_capacity", _EARLIER, quarter.starts_on.isoformat()),
        past=read_past(conn, quarter),
    )


def read_past(conn: sqlite3.Connection, quarter: Quarter) -> tuple[PastWeek, ...]:
    """Every answered week of the quarters before this one, oldest first; one aggregate, however many teams."""
    values = {"before": quarter.starts_on.isoformat(), "few": FEWEST_PEOPLE - _NOTHING}
    rows = conn.execute(_PAST, values).fetchall()
    return tuple(_past_week(*row) for row in rows)


def _past_week(quarter: str, week: str, *sums: Any) -> PastWeek:
    new, existing, tune_up, unplanned, weight = (round(part, _DECIMALS) for part in sums[:-1])
    return PastWeek(quarter, date.fromisoformat(week), new, existing, tune_up, unplanned, weight, sums[-1])


def _first_and_latest(conn: sqlite3.Connection, baselines: list[Baseline]) -> dict[str, Any]:
    ordered = sorted(baselines, key=lambda baseline: (baseline.at, baseline.id))
    ends = dumps([baseline.id for baseline in (*ordered[:1], *ordered[-1:])])
    return by_id(conn, "baseline_item", "NOT deleted AND baseline IN (SELECT value FROM json_each(?))", ends)
