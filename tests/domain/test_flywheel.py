"""The flywheel: what went together over the earlier quarters, in a row each, in a sentence, and week by week."""

from datetime import date

import pytest

from planner.domain.calendar import weeks_of
from planner.domain.evidence import Evidence, Measurement, PastWeek
from planner.domain.flywheel import INCIDENT_HOURS, LEAD_TIME, Turn, reading, turns, values_by_quarter
from planner.domain.flywheel_weeks import series
from planner.domain.organisation import TeamCapacity
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.results import Incident
from tests.builders import Q4, make_plan

Q3 = Quarter("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), state="closed", ratio=0.8, reserve=0.15)


def turned(tune_up: float | None, lead_time: float | None = None, hours: float | None = None) -> Turn:
    actual = None if tune_up is None else 1 - tune_up
    return Turn("2026-Q1", 0.8, actual, 0.2, 0.15, 17.0, lead_time, hours)


def with_weeks(*weeks: PastWeek, **evidence: object) -> Plan:
    return make_plan(quarters={Q3.id: Q3, Q4.id: Q4}, evidence=Evidence(past=weeks, **evidence))  # type: ignore[arg-type]  # a test's own


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((), ""),
        ((turned(0.1),), ""),
        ((turned(None), turned(0.1)), ""),
        ((turned(0.1), turned(0.12)), "Two quarters under 15 % Tune-Up"),
        (
            (turned(0.12, 3.1), turned(0.14, 3.9), turned(0.16, 5.2)),
            "Three quarters under 20 % Tune-Up, together with lead time up 68 %",
        ),
        (
            (turned(0.1, 4.0, 10.0), turned(0.2, 3.0, 10.0)),
            "Two quarters under 25 % Tune-Up, together with lead time down 25 % and incident hours unchanged",
        ),
        ((turned(0.3), turned(0.6)), "Two quarters with 30 to 60 % Tune-Up"),
        (tuple(turned(0.1) for _ in range(12)), "12 quarters under 15 % Tune-Up"),
    ],
)
def test_the_sentence_for_none_one_many_and_unknown(rows: tuple[Turn, ...], said: str) -> None:
    assert reading(rows) == said
    assert "because" not in reading(rows)


def test_a_row_has_the_reserve_kept_and_used_and_the_people() -> None:
    week = PastWeek(Q3.id, date(2026, 7, 6), 0.5, 0.1, 0.2, 0.2, 1.0, 1)
    room = TeamCapacity("2026-Q3:chk", Q3.id, "chk", 6.0)
    (row,) = turns(with_weeks(week, past_rooms={room.id: room}))
    assert (row.reserve, row.unplanned, row.people) == (0.15, 0.2, 6.0)
    (unknown,) = turns(with_weeks())
    assert (unknown.unplanned, unknown.people) == (None, None)


def test_weeks_are_drawn_quarter_by_quarter_with_what_nobody_knows() -> None:
    weeks = [PastWeek(Q3.id, day, 0.5, 0.1, 0.2, 0.2, 1.0, 1) for day in weeks_of(Q3)[:2]]
    measured = [Measurement(f"m{n}", "lead_time", date(2026, 7 + n, 1), 2.0 + n) for n in range(2)]
    measured += [Measurement(f"t{n}", "incident_hours", date(2026, 7, 1), n * 10.0, team=f"t{n}") for n in (1, 2)]
    lines = {line.name: line for line in series(with_weeks(*weeks, measurements={m.id: m for m in measured}))}
    assert lines["Tune-Up"].quarters[0][:3] == (0.25, 0.25, None)
    assert (lines["Tune-Up"].top, lines["unplanned"].top) == ("25 %", "20 %")
    assert (lines["lead time"].quarters, lines["lead time"].top) == (((2.0, 3.0),), "3 d")
    assert (lines["incidents"].quarters, lines["incidents"].top) == (((30.0,),), "30 h"), "hours of teams add up"


def test_incident_hours_that_nobody_measured_come_from_the_incidents() -> None:
    days = (date(2026, 7, 8), date(2026, 7, 9), date(2026, 7, 22))
    noted = {f"i{n}": Incident(f"i{n}", day, "Down", 4.0 + n) for n, day in enumerate(days)}
    plan = with_weeks(incidents=noted)
    assert values_by_quarter(plan, INCIDENT_HOURS, [Q3]) == [[9.0, 0.0, 6.0]], (
        "a quiet week between them counts, none after"
    )
    (row,) = turns(plan)
    assert row.incident_hours == 5.0
    unknown = with_weeks(incidents=noted | {"i3": Incident("i3", days[0], "Slow", None)})
    assert values_by_quarter(unknown, INCIDENT_HOURS, [Q3]) == [[0.0, 6.0]], "hours that nobody knows are not 0"


def test_a_week_belongs_to_the_quarter_that_holds_its_thursday() -> None:
    rows = {day: Measurement(day, "lead_time", date.fromisoformat(day), 2.0) for day in ("2026-06-30", "2026-09-30")}
    assert values_by_quarter(with_weeks(measurements=rows), LEAD_TIME, [Q3]) == [[2.0]], "28 September's week is of Q4"


def test_nothing_is_drawn_of_what_nobody_knows() -> None:
    assert series(make_plan()) == ()
    assert series(with_weeks()) == ()
