"""Weeks, quarters and today.

Week arithmetic is plain `datetime`, because the first screen needs it and importing pendulum costs as much as a third
of Textual; fiscal quarters are pendulum's, imported when one is asked for.
"""

import re
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from planner.domain.errors import BadInputError
from planner.domain.quarter import Quarter

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo  # imported when one is asked for: the first screen needs none

_WEEK = timedelta(days=7)
_THURSDAY = timedelta(days=3)
_DATE = re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d\d?)\2(?P<day>\d\d?)([T ]\d.*)?", re.ASCII)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class WeekOfQuarter(NamedTuple):
    """Where a day stands in a quarter, counted, never assumed."""

    number: int
    """From 1; 0 before the quarter's first week, `of` + 1 after its last."""
    of: int
    """How many weeks the quarter has."""


def monday_of(day: date) -> date:
    """The Monday that names the day's week."""
    return day - timedelta(days=day.weekday())


@lru_cache(maxsize=64)
def weeks_between(starts_on: date, ends_on: date) -> tuple[date, ...]:
    """Mondays of the weeks whose Thursday lies in the period, both ends included."""
    monday = monday_of(starts_on)
    if monday + _THURSDAY < starts_on:
        monday += _WEEK
    weeks = []
    while monday + _THURSDAY <= ends_on:
        weeks.append(monday)
        monday += _WEEK
    return tuple(weeks)


def weeks_of(quarter: Quarter) -> tuple[date, ...]:
    """Mondays of the quarter's weeks, oldest first."""
    return weeks_between(quarter.starts_on, quarter.ends_on)


def week_of_quarter(quarter: Quarter, today: date) -> WeekOfQuarter:
    """Which week of the quarter a day lies in."""
    weeks = weeks_of(quarter)
    monday = monday_of(today)
    if weeks and monday < weeks[0]:
        return WeekOfQuarter(0, len(weeks))
    return WeekOfQuarter(sum(1 for week in weeks if week <= monday) + (monday > weeks[-1] if weeks else 0), len(weeks))


@lru_cache(maxsize=64)
def working_weeks_between(starts_on: date, ends_on: date, holidays: tuple[date, ...]) -> float:
    """Weekdays of the period less its holidays on weekdays, ÷ 5."""
    days = (ends_on - starts_on).days + 1
    full, rest = divmod(days, 7)
    weekdays = full * 5 + sum(1 for offset in range(rest) if (starts_on.weekday() + offset) % 7 < 5)
    off = sum(1 for day in set(holidays) if starts_on <= day <= ends_on and day.weekday() < 5)
    return (weekdays - off) / 5


def working_weeks(quarter: Quarter) -> float:
    """Working weeks of one full-time person in the quarter."""
    return working_weeks_between(quarter.starts_on, quarter.ends_on, quarter.holidays)


def today_in(time_zone: str, now: datetime) -> date:
    """The calendar day of an instant in a time zone; raises `BadInputError` for a zone that does not exist."""
    return now.astimezone(_zone(time_zone)).date()


def on_day(time_zone: str, day: date, now: datetime) -> datetime:
    """The instant with the same time of day on another day in a time zone, in UTC; `now` where the calendar ends."""
    zone = _zone(time_zone)
    try:
        return datetime.combine(day, now.astimezone(zone).time(), zone).astimezone(UTC)
    except OverflowError:
        return now


def clock_in(time_zone: str, at: datetime, today: date) -> str:
    """When something was, for people in a time zone: `10:31`, with the day before it where that is not `today`."""
    local = at.astimezone(_zone(time_zone))
    clock = f"{local:%H:%M}"
    return clock if local.date() == today else f"{short_date(local.date())} {clock}"


def iso_week(week: date) -> str:
    """A week's ISO name, e.g. `2026-W47`."""
    year, number, _ = week.isocalendar()
    return f"{year}-W{number:02d}"


def parse_week(text: str) -> date:
    """The Monday of a week given as `2026-W47` or as any date in it; raises `BadInputError`."""
    match = re.fullmatch(r"\s*(\d{4})-?[Ww](\d{1,2})\s*", text)
    if not match:
        return monday_of(parse_date(text))
    try:
        return date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError:
        raise BadInputError(
            f"“{text.strip()}” is no week: {match[1]} has no week {match[2]}; write e.g. 2026-W47."
        ) from None


def parse_date(text: str) -> date:
    """A date as people type it, year first (`2026-12-04`); raises `BadInputError` that says how to write it."""
    # Not pendulum's parser: it takes a bare year or month for its first day, which nobody meant, and refuses 2026-12-4.
    if match := _DATE.fullmatch(text.strip()):
        try:
            return date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            pass
    raise BadInputError(f"“{text.strip()}” is not a date; write it as year-month-day, e.g. 2026-12-04.")


def quarter_named(name: str, fiscal_first_month: int = 1) -> Quarter:
    """The quarter `2026-Q4` of a fiscal year that starts in the given month and is named for the year it starts in.

    Raises `BadInputError` for any other name.
    """
    match = re.fullmatch(r"\s*(\d{4})-?[Qq]([1-4])\s*", name)
    if not match or not 1900 <= int(match[1]) <= 9000:
        raise BadInputError(f"“{name.strip()}” is not the name of a quarter; write e.g. 2026-Q4.")
    import pendulum

    first = pendulum.date(int(match[1]), fiscal_first_month, 1).add(months=3 * (int(match[2]) - 1))
    last = first.add(months=3).subtract(days=1)
    starts_on, ends_on = (date(day.year, day.month, day.day) for day in (first, last))
    return Quarter(f"{match[1]}-Q{match[2]}", starts_on, ends_on)


def quarter_of(day: date, fiscal_first_month: int = 1) -> Quarter:
    """The calendar or fiscal quarter in which a day lies."""
    months = (day.month - fiscal_first_month) % 12
    year = day.year if day.month >= fiscal_first_month else day.year - 1
    return quarter_named(f"{year}-Q{months // 3 + 1}", fiscal_first_month)


def short_date(day: date) -> str:
    """A day as rows show it, e.g. `12 Dec`."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def long_date(day: date) -> str:
    """A day with its year, e.g. `12 Dec 2026`."""
    return f"{short_date(day)} {day.year}"


def clock_time(time_zone: str, at: datetime) -> str:
    """The time of day of an instant in a time zone, e.g. `14:05`."""
    return f"{at.astimezone(_zone(time_zone)):%H:%M}"


def end_of_day(time_zone: str, day: date) -> datetime:
    """The last millisecond of a day in a time zone, in UTC; a day may have 23 or 25 hours."""
    if day.year >= MAXYEAR:
        return datetime.max.replace(tzinfo=UTC)
    midnight = datetime.combine(day + timedelta(days=1), time(), _zone(time_zone))
    return midnight.astimezone(UTC) - timedelta(milliseconds=1)


def start_of_day(time_zone: str, day: date) -> datetime:
    """The first instant of a day in a time zone, in UTC."""
    if day.year <= MINYEAR:
        return datetime.min.replace(tzinfo=UTC)
    return datetime.combine(day, time(), _zone(time_zone)).astimezone(UTC)


def check_time_zone(name: str) -> str:
    """The name, where such a time zone exists; else raises `BadInputError`."""
    _zone(name)
    return name


def _zone(name: str) -> "ZoneInfo":
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadInputError(f"There is no time zone “{name}”; write e.g. Europe/Berlin.") from None
