"""Weeks and quarters where years turn, leap and have 53 weeks."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.calendar import (
    iso_week,
    monday_of,
    parse_date,
    parse_week,
    quarter_named,
    quarter_of,
    today_in,
    week_of_quarter,
    weeks_of,
    working_weeks,
)
from planner.domain.errors import BadInputError
from planner.domain.quarter import Quarter

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
MONTHS = st.integers(1, 12)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2020-12-31", "2020-W53"),  # a year of 53 weeks
        ("2021-01-03", "2020-W53"),
        ("2021-01-04", "2021-W01"),
        ("2024-12-30", "2025-W01"),  # a Monday in December that belongs to the next year
        ("2026-12-31", "2026-W53"),
        ("2027-01-01", "2026-W53"),
        ("2028-02-29", "2028-W09"),  # a leap day
    ],
)
def test_iso_weeks_at_the_turn_of_years(day: str, name: str) -> None:
    monday = monday_of(date.fromisoformat(day))
    assert iso_week(monday) == name
    assert parse_week(name) == parse_week(day) == monday


def test_the_sample_quarter_has_14_weeks_and_13_working_weeks() -> None:
    quarter = quarter_named("2026-Q4")
    quarter = Quarter(quarter.id, quarter.starts_on, quarter.ends_on, holidays=(date(2026, 12, 25),))
    assert len(weeks_of(quarter)) == 14
    assert working_weeks(quarter) == 13.0
    assert weeks_of(quarter)[0] == date(2026, 9, 28)
    assert week_of_quarter(quarter, date(2026, 11, 6)) == (6, 14)


def test_holidays_count_once_and_on_weekdays_only() -> None:
    quarter = quarter_named("2026-Q4")
    off = (date(2026, 12, 25), date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1))
    assert working_weeks(Quarter(quarter.id, quarter.starts_on, quarter.ends_on, holidays=off)) == 13.0


@settings(max_examples=300, deadline=None)
@given(day=DAYS, first_month=MONTHS)
def test_every_week_belongs_to_exactly_one_quarter(day: date, first_month: int) -> None:
    quarter = quarter_of(day, first_month)
    before = quarter_of(quarter.starts_on - timedelta(days=1), first_month)
    after = quarter_of(quarter.ends_on + timedelta(days=1), first_month)
    assert quarter.starts_on <= day <= quarter.ends_on
    monday = monday_of(day)
    holders = [q.id for q in (before, quarter, after) if monday in weeks_of(q)]
    assert len(holders) == 1
    assert quarter_of(monday + timedelta(days=3), first_month).id == holders[0]
    assert weeks_of(before)[-1] + timedelta(days=7) == weeks_of(quarter)[0]
    assert 12 <= len(weeks_of(quarter)) <= 14


@settings(max_examples=100, deadline=None)
@given(day=DAYS, first_month=MONTHS)
def test_working_weeks_are_counted_day_by_day(day: date, first_month: int) -> None:
    quarter = quarter_of(day, first_month)
    days = (quarter.starts_on + timedelta(days=n) for n in range((quarter.ends_on - quarter.starts_on).days + 1))
    assert working_weeks(quarter) == pytest.approx(sum(1 for d in days if d.weekday() < 5) / 5)


@settings(max_examples=100, deadline=None)
@given(day=DAYS, first_month=MONTHS)
def test_a_quarters_name_says_which_one_it_is(day: date, first_month: int) -> None:
    quarter = quarter_of(day, first_month)
    assert quarter_named(quarter.name, first_month) == quarter


def test_fiscal_quarters_may_start_in_any_month() -> None:
    quarter = quarter_named("2026-q4", 4)
    assert (quarter.id, quarter.starts_on, quarter.ends_on) == ("2026-Q4", date(2027, 1, 1), date(2027, 3, 31))
    leap = quarter_named("2027Q4", 3)
    assert leap.ends_on == date(2028, 2, 29)


def test_days_outside_the_quarter_are_before_or_after_its_weeks() -> None:
    quarter = quarter_named("2026-Q4")
    # 1 January 2027 is a Friday: its week's Thursday still lies in Q4.
    assert week_of_quarter(quarter, date(2027, 1, 1)) == (14, 14)
    assert week_of_quarter(quarter, date(2027, 1, 4)) == (15, 14)
    assert week_of_quarter(quarter, date(2026, 9, 27)) == (0, 14)


def test_today_is_taken_in_the_organisations_zone() -> None:
    late = datetime(2026, 11, 6, 23, 30, tzinfo=UTC)
    assert today_in("Europe/Berlin", late) == date(2026, 11, 7)
    assert today_in("America/New_York", late) == date(2026, 11, 6)
    with pytest.raises(BadInputError, match="no time zone"):
        today_in("Europe/Atlantis", late)


@pytest.mark.parametrize("text", ["2021-W53", "2026-W00", "2026-W54", "W47", "next week", "", "2026-02-30", "47"])
def test_weeks_that_do_not_exist_are_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(BadInputError):
        parse_week(text)


@pytest.mark.parametrize("text", ["2026-Q5", "2026-Q0", "Q4", "2026", "26-Q4", "0000-Q1", "2026-Q4x"])
def test_quarters_that_do_not_exist_are_refused(text: str) -> None:
    with pytest.raises(BadInputError, match="2026-Q4"):
        quarter_named(text)


@pytest.mark.parametrize("text", ["2027-02-29", "29.2.2028", "tomorrow", "2026-13-01", "2026", "12:30", ""])
def test_dates_that_do_not_exist_are_refused(text: str) -> None:
    with pytest.raises(BadInputError, match="year-month-day"):
        parse_date(text)
