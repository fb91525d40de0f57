"""Dates for calendars, read by a real parser."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from icalendar import Calendar, Component

from planner.domain.calendar import weeks_of
from planner.domain.plan import Plan
from planner.domain.text import clean, clean_note
from planner.domain.views.dates import DateEntry, quarter_dates
from planner.exchange.calendar_text import calendar_text
from tests.builders import Q4, make_item, make_plan, with_item
from tests.hostile import ALL
from tests.made import NOTES, TITLES

AT = datetime(2026, 11, 6, 9, 30, tzinfo=UTC)


def events(text: str) -> list[Component]:
    calendar = Calendar.from_ical(text)
    assert calendar["version"] == "2.0"
    found = calendar.walk("VEVENT")
    assert not calendar.errors
    assert [event.errors for event in found if event.errors] == []
    return list(found)


def exported(plan: Plan) -> list[Component]:
    return events(calendar_text("Harbor & Pine, 2026-Q4", quarter_dates(plan), AT))


def titled(found: list[Component], begins: str) -> Component:
    (one,) = [event for event in found if str(event["summary"]).startswith(begins)]
    return one


def test_the_quarters_dates_deadlines_and_the_weekly_check_in() -> None:
    quarter = Q4._replace(holidays=(date(2026, 12, 25), date(2026, 5, 1)))
    must = make_item("a", must_reason="The law; so there", must_due=date(2026, 12, 12))
    found = exported(make_plan([must, make_item("b")], quarter=quarter))
    days = [(str(event["summary"]), event["dtstart"].dt) for event in found]
    assert days == [
        ("2026-Q4 begins: 14 weeks", date(2026, 10, 1)),
        ("Weekly check-in", date(2026, 10, 2)),
        ("Due: A A", date(2026, 12, 12)),
        ("Holiday", date(2026, 12, 25)),
        ("2026-Q4 ends", date(2026, 12, 31)),
    ]
    assert str(titled(found, "Due")["description"]) == "The law; so there\nTeam: Chk"
    assert {event["dtstamp"].dt for event in found} == {AT}
    assert all(event["dtend"].dt - event["dtstart"].dt == timedelta(days=1) for event in found)


def test_the_check_in_comes_back_each_week_of_the_quarter() -> None:
    rule = titled(exported(make_plan()), "Weekly check-in")["rrule"]
    assert (rule["freq"], rule["count"]) == (["WEEKLY"], [len(weeks_of(Q4))])


def test_an_entry_keeps_its_uid_whatever_is_said_of_it() -> None:
    plan = make_plan([make_item("a", must_reason="Law", must_due=date(2026, 12, 12))])
    later = with_item(plan, "a", title="Renamed", must_due=date(2026, 12, 20), stage="done")
    before, after = exported(plan), exported(later)
    assert {event["uid"] for event in before} == {event["uid"] for event in after}
    assert len({event["uid"] for event in before}) == len(before)
    assert str(titled(after, "Done")["summary"]) == "Done: A Renamed"
    assert titled(before, "Due")["uid"] == titled(after, "Done")["uid"]


def test_a_deadline_that_is_no_more_is_struck_out() -> None:
    plan = make_plan([make_item("a", must_reason="Law", must_due=date(2026, 12, 12), stage="stopped")])
    assert titled(exported(plan), "Due")["status"] == "CANCELLED"


@settings(max_examples=60, deadline=None)
@given(TITLES, NOTES)
def test_each_text_comes_back_and_no_line_is_too_long(title: str, note: str) -> None:
    _comes_back(title, note)


@pytest.mark.parametrize("text", [one.text for one in ALL], ids=[one.name for one in ALL])
def test_hostile_text_comes_back(text: str) -> None:
    _comes_back(clean(text) or "-", clean_note(text))


def _comes_back(title: str, note: str) -> None:
    text = calendar_text(title, [DateEntry("a@b", date(2026, 10, 1), title, note)], AT)
    (event,) = events(text)
    assert str(event["summary"]) == title
    assert str(event.get("description", "")) == note
    lines = text.encode().split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert [line for line in lines if b"\n" in line or b"\r" in line] == []
    assert b"".join(lines).decode(), "no character is cut in two"
