"""Where a quarter stands on a day: running, ahead, over, or closed; in words that screens and commands share."""

from datetime import date, timedelta
from typing import Literal, NamedTuple

from planner.domain.calendar import long_date, short_date, week_of_quarter, weeks_of
from planner.domain.quarter import Quarter

_SUNDAY = timedelta(days=6)
_WEEK = 7

QuarterKind = Literal["running", "ahead", "over", "closed"]


class QuarterStanding(NamedTuple):
    """Where a quarter stands on a day."""

    kind: QuarterKind
    """`closed` whatever the day is; else by the weeks, which belong to the quarter that holds their Thursday."""
    text: str
    """E.g. `week 6 of 14`, `starts in 3 weeks`, `over since 4 Oct`, `closed`."""
    short: str
    """The same in at most six cells, e.g. `w6/14`, `in 3w`, `over`, `closed`."""

    @property
    def is_running(self) -> bool:
        """Whether the day lies in one of its weeks, and nobody closed it yet."""
        return self.kind == "running"


def quarter_standing(quarter: Quarter, today: date) -> QuarterStanding:
    """Where a quarter stands on a day."""
    weeks, week = weeks_of(quarter), week_of_quarter(quarter, today)
    if quarter.state == "closed":
        return QuarterStanding("closed", "closed", "closed")
    if not weeks:
        return QuarterStanding("over", "has no weeks", "empty")
    if week.number == 0:
        return _ahead((weeks[0] - today).days)
    if week.number > week.of:
        return QuarterStanding("over", f"over since {short_date(weeks[-1] + _SUNDAY)}", "over")
    return QuarterStanding("running", f"week {week.number} of {week.of}", f"w{week.number}/{week.of}")


def standing_sentence(quarter: Quarter, today: date) -> str:
    """The same as a sentence, which also says what is to be done about a quarter that is over."""
    standing = quarter_standing(quarter, today)
    if standing.kind == "closed":
        return f"{quarter.name} is closed: it stays as it was, to look at."
    if standing.kind == "over":
        return f"{quarter.name} is {standing.text} and still open, so that what is late can be added."
    if standing.kind == "ahead":
        return f"{quarter.name} {standing.text}."
    return f"{quarter.name} is running: {standing.text}."


def standing_as_of(quarter: Quarter, today: date) -> str:
    """Where it stands with the day, as papers say it at their top, e.g. `Week 6 of 14, as of 6 Nov 2026`."""
    stands = quarter_standing(quarter, today).text
    return f"{stands[:1].upper()}{stands[1:]}, as of {long_date(today)}"


def running_quarter(quarters: "list[Quarter]", today: date) -> Quarter | None:
    """The quarter in one of whose weeks a day lies, whether it was closed early or not; `None` between quarters."""
    return next((q for q in quarters if 1 <= (w := week_of_quarter(q, today)).number <= w.of), None)


def _ahead(days: int) -> QuarterStanding:
    if days == 1:
        return QuarterStanding("ahead", "starts tomorrow", "in 1d")
    if days < _WEEK:
        return QuarterStanding("ahead", f"starts in {days} days", f"in {days}d")
    weeks = days // _WEEK
    return QuarterStanding("ahead", f"starts in {weeks} week{'s' if weeks > 1 else ''}", f"in {weeks}w")
