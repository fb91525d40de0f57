"""Which backups stay, by a calendar that the tests hold against the rule; and before which steps one is made."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.backups import (
    Backup,
    KeptBackup,
    Occasion,
    backups_json,
    new_backup,
    newest_first,
    not_done,
    occasion,
    parse_name,
    staying,
    when_made,
)
from planner.domain.change import Step, create, edit
from planner.domain.item import ImportRecord
from planner.domain.quarter import Quarter
from tests.stores import NOON, QUARTER

_INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 hypothesis wants them plain
_GAPS = st.lists(st.integers(1, 60 * 24 * 20), min_size=1, max_size=60)
_OCCASIONS: tuple[Occasion | None, ...] = (None, "import", "close", "upgrade")


def made(instants: Iterable[datetime]) -> dict[str, Backup]:
    return {backup.name: backup for backup in (new_backup(at, None) for at in instants)}


@given(st.lists(_INSTANTS, min_size=1, max_size=80), _INSTANTS)
def test_what_the_rule_promises_is_there(instants: list[datetime], now: datetime) -> None:
    there = made(instants)
    stay = staying(there.values(), now)
    assert stay <= there.keys()
    assert newest_first(there.values())[0].name in stay
    assert {name for name, backup in there.items() if backup.at > now - timedelta(hours=24)} <= stay
    days = {at.date() for at in (b.at for b in there.values()) if 0 <= (now.date() - at.date()).days <= 7}
    weeks = {b.at.isocalendar()[:2] for b in there.values() if timedelta(0) <= now - b.at < timedelta(weeks=5)}
    months = {(b.at.year, b.at.month) for b in there.values() if timedelta(0) <= now - b.at < timedelta(days=365)}
    kept = [there[name].at for name in stay]
    assert days <= {at.date() for at in kept}
    assert weeks <= {at.isocalendar()[:2] for at in kept}
    assert months <= {(at.year, at.month) for at in kept}


@given(st.lists(_INSTANTS, max_size=80), _INSTANTS)
def test_thinning_again_changes_nothing(instants: list[datetime], now: datetime) -> None:
    there = made(instants)
    stay = staying(there.values(), now)
    assert staying((there[name] for name in stay), now) == stay


@settings(max_examples=60)
@given(_GAPS, _INSTANTS)
def test_thinning_at_every_backup_loses_nothing_that_thinning_at_the_end_would_keep(
    gaps: list[int], start: datetime
) -> None:
    now, all_of_them, thinned = start, dict[str, Backup](), dict[str, Backup]()
    for gap in gaps:
        now += timedelta(minutes=gap)
        backup = new_backup(now, None)
        all_of_them[backup.name] = thinned[backup.name] = backup
        stay = staying(thinned.values(), now)
        thinned = {name: kept for name, kept in thinned.items() if name in stay}
    assert staying(all_of_them.values(), now) == staying(thinned.values(), now)


def test_two_years_of_hourly_backups_are_few_in_the_end() -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    there = made(now - timedelta(hours=hour) for hour in range(2 * 365 * 24))
    stay = staying(there.values(), now)
    older = sorted(there[name].at for name in stay if there[name].at <= now - timedelta(hours=24))
    assert len(stay) == 24 + len(older)
    assert {at.hour for at in older} == {23}, "the newest of its day"
    assert [at.date().isoformat() for at in older] == [
        *("2025-11-30", "2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"),
        *("2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30"),  # twelve months, with the one below
        *("2026-10-18", "2026-10-25", "2026-10-31", "2026-11-01", "2026-11-08"),  # five Sundays, with the one below
        *("2026-11-15", "2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"),  # and seven days
    ]


def test_the_only_backup_stays_however_old_and_one_from_a_wrong_clock_too() -> None:
    old = new_backup(datetime(2019, 1, 1, tzinfo=UTC), "upgrade")
    assert staying([old], NOON) == {old.name}
    ahead = [new_backup(NOON + timedelta(days=days), None) for days in (400, 401)]
    assert staying([old, *ahead], NOON) == {backup.name for backup in ahead}
    assert staying([], NOON) == frozenset()


@given(_INSTANTS, st.sampled_from(_OCCASIONS), st.integers(1, 40))
def test_a_name_tells_all_there_is_to_know(at: datetime, before: Occasion | None, number: int) -> None:
    backup = new_backup(at, before, number)
    assert parse_name(backup.name) == backup
    assert backup.name.isascii()
    assert not set(backup.name) & set(' :/\\*?"<>|')


@pytest.mark.parametrize(
    "name",
    [
        *("", "plan.db", "2026-11-22T200124Z", "2026-11-22T200124Z.db~", "2026-13-22T200124Z.db"),
        "2026-11-22T200124Z-before-lunch.db",
    ],
)
def test_other_files_are_no_backups(name: str) -> None:
    assert parse_name(name) is None


def test_instants_of_other_zones_are_called_by_utc_and_told_where_people_are() -> None:
    backup = new_backup(datetime(2026, 11, 22, 21, 1, 24, tzinfo=timezone(timedelta(hours=1))), "close")
    assert backup.name == "2026-11-22T200124Z-before-close.db"
    assert (backup.called, backup.told) == ("2026-11-22T200124Z-before-close", "before the quarter was closed")
    assert when_made(backup, "Europe/Berlin") == "22 Nov 2026, 21:01"
    assert new_backup(NOON, None).told == "asked for"
    assert backups_json([backup]) == {
        "schema": 1,
        "backups": [{"name": backup.called, "at": "2026-11-22T20:01:24+00:00", "before": "close"}],
    }


def test_what_is_said_of_those_that_went() -> None:
    assert [KeptBackup(new_backup(NOON, None), "", count).thinned for count in (0, 1, 2)] == [
        "",
        "; one older backup went",
        "; 2 older backups went",
    ]


def test_an_import_and_a_close_ask_for_a_backup_and_nothing_else_does() -> None:
    quarter = Quarter(QUARTER, NOON.date(), NOON.date(), state="measure")
    record = ImportRecord("a", "jira", "A-1", (("title", "Saved carts"),))
    assert occasion(Step("Import", (create(record),))) == "import"
    assert occasion(Step("Update", edit(record, values=()))) == "import"
    assert occasion(Step("Close", edit(quarter, state="closed"))) == "close"
    assert occasion(Step("Reopen", edit(quarter._replace(state="closed"), state="measure"))) is None
    assert occasion(Step("Learn", edit(quarter._replace(state="closed"), learnings="much"))) is None
    assert occasion(Step("Begin", (create(quarter),))) is None
    assert occasion(Step("Nothing", ())) is None


def test_what_is_said_where_there_is_no_room_for_one() -> None:
    assert not_done("import", "The disk is full.") == (
        "No backup could be made, so nothing was imported: the disk is full."
    )
    assert not_done("close", "“plan.db” is gone.") == (
        "No backup could be made, so the quarter was not closed: “plan.db” is gone."
    )
