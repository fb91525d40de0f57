"""Incidents, what would have prevented them, and the weeks that are counted from them."""

from datetime import date
from math import inf, nan

import pytest

from planner.domain.change import Step, create
from planner.domain.errors import BadInputError
from planner.domain.evidence import CheckIn
from planner.domain.plan import Plan
from planner.domain.speed.incidents import (
    IncidentForm,
    Prevented,
    add_incident,
    drop_incident,
    edit_incident,
    incidents,
    incidents_of,
    item_called,
    prevented,
    prevented_by,
)
from planner.domain.speed.known import KNOWN
from planner.domain.speed.metrics import measure
from planner.domain.speed.points import measured_metrics, points
from tests.builders import done
from tests.speeding import TODAY, at, speed_plan

HOURS, COUNT = KNOWN["incident_hours"], KNOWN["incident_count"]


def with_incidents(*forms: IncidentForm) -> Plan:
    plan, moment = speed_plan(), at()
    for form in forms:
        plan = done(plan, add_incident(plan, form, moment))
    return plan


def weekly(plan: Plan, team: str | None = None) -> list[tuple[str, float]]:
    return [(p.on.strftime("%d %b"), p.value) for p in points(plan, HOURS, TODAY, team)]


def answered(plan: Plan, week: date) -> Plan:
    """The plan after a team has checked in for a week."""
    row = CheckIn(f"{week}:chk", week, "chk", finished_at=at().now)
    return done(plan, Step("Check in", (create(row),)))


def test_weeks_are_counted_from_the_first_incident_on_and_the_running_week_is_not_over() -> None:
    plan = with_incidents(
        IncidentForm(date(2026, 11, 11), "Checkout down", 6, "chk", "latency"),
        IncidentForm(date(2026, 11, 13), "Slow search", 2.5, "grw"),
        IncidentForm(date(2026, 12, 1), "Checkout slow", 3, "chk", "latency"),
        IncidentForm(date(2026, 12, 8), "Today’s", 40),
    )
    assert weekly(plan) == [("09 Nov", 8.5), ("16 Nov", 0), ("23 Nov", 0), ("30 Nov", 3)]
    assert weekly(plan, "grw") == [("09 Nov", 2.5), ("16 Nov", 0), ("23 Nov", 0), ("30 Nov", 0)]
    assert [p.value for p in points(plan, COUNT, TODAY)] == [2, 0, 0, 1]
    assert set(measured_metrics(plan)) == {"incident_hours", "incident_count"}
    assert not measured_metrics(speed_plan())


def test_unknown_hours_leave_a_week_unknown_and_what_was_measured_wins() -> None:
    plan = with_incidents(
        IncidentForm(date(2026, 11, 11), "Checkout down", None, "chk", "latency"),
        IncidentForm(date(2026, 11, 18), "Slow search", 5),
    )
    assert weekly(plan) == [("16 Nov", 5)], "nobody has said anything since: unknown is not zero"
    plan = answered(plan, date(2026, 11, 30))
    assert weekly(plan) == [("16 Nov", 5), ("23 Nov", 0), ("30 Nov", 0)]
    assert [p.value for p in points(plan, COUNT, TODAY)] == [1, 1, 0, 0]
    plan = done(plan, measure(plan, "incident_hours", date(2026, 11, 18), 9, None, None, at()))
    assert weekly(plan) == [("16 Nov", 9), ("23 Nov", 0), ("30 Nov", 0)]
    assert [p.derived for p in points(plan, HOURS, TODAY)] == [False, True, True]


def test_hours_show_on_the_item_that_would_have_prevented_them() -> None:
    plan = with_incidents(
        IncidentForm(date(2026, 11, 11), "Checkout down", 6, "chk"),
        IncidentForm(date(2026, 11, 18), "Slow search", None, None, "latency"),
    )
    down = incidents(plan)[1]
    assert prevented(plan) == {"latency": Prevented(1, 0, 1)}
    step = prevented_by(plan, down.id, "latency")
    assert step.label == "Latency would have prevented Checkout down"
    plan = done(plan, step)
    assert prevented(plan)["latency"].text == "6 hours in 2 incidents, 1 of unknown hours"
    assert [i.title for i in incidents_of(plan, "latency")] == ["Slow search", "Checkout down"]
    plan = done(plan, prevented_by(plan, down.id, None))
    assert prevented(plan)["latency"].text == "1 incident of unknown hours"
    assert incidents_of(speed_plan(), "latency") == ()
    assert Prevented(1, 1, 0).text == "1 hour in 1 incident"


def test_an_incident_is_corrected_and_taken_away() -> None:
    plan = with_incidents(IncidentForm(date(2026, 11, 11), "Checkout down", 6, "chk"))
    row = incidents(plan)[0]
    form = IncidentForm(row.on, "Checkout was down", 7, "chk", "latency")
    plan = done(plan, edit_incident(plan, row.id, form, at()))
    assert incidents(plan)[0] == row._replace(title="Checkout was down", hours=7, item="latency")
    assert not edit_incident(plan, row.id, form, at()).changes
    plan = done(plan, drop_incident(plan, row.id))
    assert not incidents(plan)
    with pytest.raises(BadInputError, match="not in the plan any more"):
        drop_incident(plan, row.id)
    with pytest.raises(BadInputError, match="not in the plan any more"):
        prevented_by(plan, row.id, None)


@pytest.mark.parametrize(
    ("form", "complaint"),
    [
        (IncidentForm(TODAY, " \x1b[31m "), "title"),
        (IncidentForm(date(2026, 12, 10), "Soon"), "still to come"),
        (IncidentForm(TODAY, "Down", nan), "Hours"),
        (IncidentForm(TODAY, "Down", inf), "Hours"),
        (IncidentForm(TODAY, "Down", -1), "Hours"),
        (IncidentForm(TODAY, "Down", 1, "nobody"), "team"),
        (IncidentForm(TODAY, "Down", 1, None, "nothing"), "item"),
    ],
)
def test_what_cannot_have_happened_is_refused(form: IncidentForm, complaint: str) -> None:
    with pytest.raises(BadInputError, match=complaint):
        add_incident(speed_plan(), form, at())


def test_an_item_is_called_by_its_key_or_its_title() -> None:
    plan = speed_plan()
    assert item_called(plan, "latency").id == item_called(plan, " LATENCY ").id == "latency"
    with pytest.raises(BadInputError, match="There is no item “velocity”"):
        item_called(plan, "velocity")
