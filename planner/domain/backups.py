"""Backups of a plan: what they are called, before what they are made by themselves, and which of them stay."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple, get_args

from planner.domain.calendar import clock_time, long_date, today_in
from planner.domain.change import Change, Step
from planner.domain.quarter import Quarter

Occasion = Literal["import", "close", "upgrade"]
"""What a backup is made before by itself."""
READ_IN = "import:"
"""What the burst of a step begins with that reads a file in and keeps no record of it; no two are joined."""

OCCASION_NAMES: dict[Occasion, str] = {
    "import": "before an import",
    "close": "before the quarter was closed",
    "upgrade": "before the file was brought to a newer version",
}
"""As lists tell it, after the date."""

LATEST = "latest"
"""What people may type for the name of the newest."""
_NOT_DONE: dict[Occasion, str] = {
    "import": "nothing was imported",
    "close": "the quarter was not closed",
    "upgrade": "the file, which comes from an earlier planner, can only be looked at",
}
_ALL_OF = timedelta(hours=24)
_STAMP = "%Y-%m-%dT%H%M%SZ"
_NAME = re.compile(rf"(\d{{4}}-\d\d-\d\dT\d{{6}}Z)(?:-before-({'|'.join(get_args(Occasion))}))?(?:-(\d+))?\.db")


class Backup(NamedTuple):
    """One backup, by what its name says."""

    name: str
    """Of its file, e.g. `2026-11-22T200124Z-before-close.db`."""
    at: datetime
    """To the second, in UTC."""
    before: Occasion | None
    """What it was made before; `None` where somebody asked for it."""
    number: int = 1
    """Tells those of one second apart."""

    @property
    def called(self) -> str:
        """What people type: the name without its ending."""
        return self.name.removesuffix(".db")

    @property
    def told(self) -> str:
        """Why there is one, e.g. `before an import`."""
        return "asked for" if self.before is None else OCCASION_NAMES[self.before]


class KeptBackup(NamedTuple):
    """A backup that was made just now."""

    backup: Backup
    path: str
    removed: int
    """How many older ones went, because enough others stay."""

    @property
    def thinned(self) -> str:
        """What there is to say about those that went; empty where none did."""
        if not self.removed:
            return ""
        return "; one older backup went" if self.removed == 1 else f"; {self.removed} older backups went"


def new_backup(at: datetime, before: Occasion | None, number: int = 1) -> Backup:
    """The backup of an instant, with its name; `number` tells those of one second apart."""
    at = at.astimezone(UTC).replace(microsecond=0)
    occasion = f"-before-{before}" if before else ""
    again = f"-{number}" if number > 1 else ""
    return Backup(f"{at.strftime(_STAMP)}{occasion}{again}.db", at, before, number)


def parse_name(name: str) -> Backup | None:
    """The backup that a file of this name is; `None` for any other file."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    before = next((occasion for occasion in OCCASION_NAMES if occasion == match[2]), None)
    return Backup(name, at, before, int(match[3] or 1))


def newest_first(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """The same, as lists show them."""
    return tuple(sorted(backups, key=lambda backup: (backup.at, backup.number, backup.name), reverse=True))


def staying(backups: Iterable[Backup], now: datetime) -> frozenset[str]:
    """The names of those that stay, by sons, fathers and grandfathers; the others may go.

    All of the last 24 hours; and the newest of each of the last 7 days, 5 weeks and 12 months, each beside the one
    that runs, in UTC. The newest of all stays however old it is, and so does what lies ahead: a clock may be wrong.
    """
    ordered = newest_first(backups)
    stay = {backup.name for backup in ordered if backup.at > now - _ALL_OF}
    stay |= {backup.name for backup in ordered[:1]}
    for index_of, count in _PERIODS:
        newest: dict[int, str] = {}
        for backup in ordered:
            period = index_of(backup.at)
            if period >= index_of(now) - count:
                newest.setdefault(period, backup.name)
        stay |= set(newest.values())
    return frozenset(stay)


def when_made(backup: Backup, zone: str) -> str:
    """When it was made, as people read it where they are, e.g. `22 Nov 2026, 21:01`."""
    return f"{long_date(today_in(zone, backup.at))}, {clock_time(zone, backup.at)}"


def backups_json(backups: Iterable[Backup]) -> dict[str, object]:
    """The list as a JSON value; `before` is null where somebody asked for the backup."""
    rows = [{"name": one.called, "at": one.at.isoformat(), "before": one.before} for one in backups]
    return {"schema": 1, "backups": rows}


def occasion(step: Step) -> Occasion | None:
    """What a backup is to be made before, where the step is such a thing: an import, or the closing of a quarter."""
    if any(map(_closes, step.changes)):
        return "close"
    # Without records are a backlog of our own, whose rows bear the items' ids, and a table of figures.
    is_read_in = (step.burst or "").startswith(READ_IN)
    return "import" if is_read_in or any(change.kind == "import_record" for change in step.changes) else None


def not_done(before: Occasion, reason: str) -> str:
    """The sentence about an act that did not happen because no backup could be made; `reason` is a sentence too."""
    return f"No backup could be made, so {_NOT_DONE[before]}: {reason[:1].lower()}{reason[1:]}"


def _closes(change: Change) -> bool:
    after, was = change.after, change.before
    return isinstance(after, Quarter) and after.state == "closed" and getattr(was, "state", None) != "closed"


def _day(at: datetime) -> int:
    return at.astimezone(UTC).toordinal()


def _week(at: datetime) -> int:
    return (_day(at) - 1) // 7  # the first day of all was a Monday


def _month(at: datetime) -> int:
    at = at.astimezone(UTC)
    return at.year * 12 + at.month


_PERIODS: tuple[tuple[Callable[[datetime], int], int], ...] = ((_day, 7), (_week, 5), (_month, 12))
"""How periods are counted, and how many of them back."""
