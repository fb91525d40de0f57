"""Days that are not this machine's: one that is taken for today, and those of other time zones."""

import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from planner.domain.alignment import agree_ratio
from planner.domain.calendar import long_date, on_day, today_in, week_of_quarter
from planner.domain.capacity import Split
from planner.domain.decisions import decide, decisions_of
from planner.domain.history.steps import HistoryWish
from planner.domain.quarters.form import set_calendar
from planner.domain.views.align import align_view
from planner.domain.views.decisions import decisions_view
from planner.session import Session
from tests.stores import make_plan_file, open_session

NEW_YEAR = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
"""In Berlin the new year has begun, in New York it is the afternoon before."""


def decided(session: Session, *said: str) -> None:
    for what in said:
        session.do(decide(session.plan, what, session.moment())).result()


def days(session: Session) -> list[tuple[str, str]]:
    return [(row.decision.what, row.day) for row in decisions_view(session.plan).rows]


@pytest.mark.parametrize(
    ("zone", "day", "now", "then"),
    [
        ("Europe/Berlin", date(2026, 7, 1), datetime(2026, 12, 1, 23, 30, tzinfo=UTC), "2026-06-30T22:30:00+00:00"),
        ("Europe/Berlin", date(2027, 3, 28), datetime(2026, 12, 1, 1, 30, tzinfo=UTC), "2027-03-28T01:30:00+00:00"),
        ("Asia/Tokyo", date(2026, 2, 28), datetime(2026, 3, 1, 16, 0, tzinfo=UTC), "2026-02-27T16:00:00+00:00"),
        ("Asia/Tokyo", date(1, 1, 1), datetime(2026, 3, 1, 16, 0, tzinfo=UTC), "2026-03-01T16:00:00+00:00"),
        ("UTC", date(2026, 3, 1), datetime(2026, 3, 1, 16, 0, tzinfo=UTC), "2026-03-01T16:00:00+00:00"),
    ],
)
def test_an_instant_keeps_its_time_of_day_on_another_day(zone: str, day: date, now: datetime, then: str) -> None:
    found = on_day(zone, day, now)
    assert found.isoformat() == then
    assert today_in(zone, found) == day or day.year == 1


def test_what_is_decided_on_a_fixed_day_is_of_that_day_and_the_history_keeps_the_real_instant(tmp_path: Path) -> None:
    path = make_plan_file(tmp_path / "plan.db")
    session = open_session(path, today=date(2026, 10, 5), start=NEW_YEAR)
    session.load_evidence().result()
    decided(session, "Hire two")
    assert days(session) == [("Hire two", "5 Oct 2026")]
    history = session.store.history
    steps = history.steps(history.find(HistoryWish()).result()).result()
    assert [today_in("UTC", step.at) for step in steps] == [date(2026, 12, 31), date(2026, 11, 2)]


def test_on_an_earlier_fixed_day_what_comes_later_still_stands_above_what_was_there(tmp_path: Path) -> None:
    path = make_plan_file(tmp_path / "plan.db")
    later = open_session(path, today=None, start=NEW_YEAR)
    later.load_evidence().result()
    later.do(agree_ratio(later.plan, Split(0.6, 0.15), later.moment(), why="first")).result()
    earlier = open_session(path, "Bo", today=date(2026, 10, 5), start=NEW_YEAR + timedelta(hours=1))
    earlier.load_evidence().result()
    earlier.do(agree_ratio(earlier.plan, Split(0.7, 0.15), earlier.moment(), why="second")).result()
    newest, oldest = decisions_of(earlier.plan)
    assert (newest.why, oldest.why) == ("second", "first")
    assert newest.supersedes == oldest.id
    assert newest.at - oldest.at == timedelta(microseconds=1)


def test_another_time_zone_in_the_middle_of_a_meeting_moves_today_and_no_instant(tmp_path: Path) -> None:
    path = make_plan_file(tmp_path / "plan.db")
    session = open_session(path, today=None, start=NEW_YEAR)
    session.load_evidence().result()
    session.do(agree_ratio(session.plan, Split(0.6, 0.15), session.moment(), why="speed")).result()
    before = decisions_of(session.plan)[0].at
    assert (session.today, week_of_quarter(session.plan.quarter, session.today).number) == (date(2027, 1, 1), 14)
    assert "was agreed on 1 Jan by Ann" in align_view(session.plan, session.today).base.agreement

    session.do(set_calendar(session.plan, 1, "America/New_York")).result()
    assert (session.today, session.moment().today) == (date(2026, 12, 31), date(2026, 12, 31))
    assert "was agreed on 31 Dec by Ann" in align_view(session.plan, session.today).base.agreement
    decided(session, "Go on")
    assert days(session) == [("Go on", "31 Dec 2026"), ("Ratio 60 : 40, reserve 15 %", "31 Dec 2026")]

    session.undo().result()
    session.undo().result()
    assert (session.plan.organisation.time_zone, session.today) == ("Europe/Berlin", date(2027, 1, 1))
    again = open_session(path, "Eve", start=NEW_YEAR)
    again.load_evidence().result()
    agreed = decisions_of(again.plan)[-1]
    assert (agreed.at, long_date(today_in("Europe/Berlin", agreed.at))) == (before, "1 Jan 2027")


def test_this_machines_time_zone_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_plan_file(tmp_path / "plan.db")
    session = open_session(path, today=None, start=NEW_YEAR)
    session.load_evidence().result()
    decided(session, "Before")
    try:
        monkeypatch.setenv("TZ", "Pacific/Kiritimati")
        time.tzset()
        assert session.today == date(2027, 1, 1)
        decided(session, "After")
        assert days(session) == [("After", "1 Jan 2027"), ("Before", "1 Jan 2027")]
        after, earlier = decisions_of(session.plan)
        assert timedelta() < after.at - earlier.at < timedelta(minutes=1)
    finally:
        monkeypatch.undo()
        time.tzset()
