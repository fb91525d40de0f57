"""Backups beside a plan, in a folder named like it: made, thinned, listed and restored. Imported for that."""

import os
import sqlite3
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from planner.domain.backups import (
    LATEST,
    Backup,
    KeptBackup,
    Occasion,
    new_backup,
    newest_first,
    not_done,
    occasion,
    parse_name,
    staying,
)
from planner.domain.errors import FileError, PlannerError, RefusedError
from planner.session.ports import StepRecord
from planner.storage.copying import closed_plan, copy_to
from planner.storage.open_files import is_open


class Secured(NamedTuple):
    """What was backed up last before a step."""

    step: str
    """The step's id."""
    state: int
    """Of the file then; another one after somebody else has written."""


def folder_of(path: str) -> Path:
    """Where a plan's backups are kept: beside the file itself, whatever links lead there; nothing need be there."""
    return Path(f"{Path(path).resolve()}.backups")


def listed(path: str) -> tuple[Backup, ...]:
    """A plan's backups, newest first, also where the plan itself is gone; other files in the folder do not count.

    Raises `FileError` where the folder cannot be read.
    """
    folder = folder_of(path)
    try:
        names = [entry.name for entry in folder.iterdir() if entry.is_file()]
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise FileError(f"“{folder.name}” cannot be read ({error.strerror}); check the folder.") from None
    return newest_first(backup for name in names if (backup := parse_name(name)) is not None)


def keep(conn: sqlite3.Connection, path: str, at: datetime, before: Occasion | None) -> KeptBackup:
    """Makes a backup of the open plan, and removes older ones of which enough stay.

    Raises `FileError` where the folder cannot be made or written, and `RefusedError` where the disk is full; then no
    older one went.
    """
    folder = _made(folder_of(path))
    backup = new_backup(at, before, _number(path, at))
    while True:
        try:
            made = copy_to(conn, str(folder / backup.name))
        except FileError:
            if not os.path.lexists(folder / backup.name):
                raise
            backup = new_backup(at, before, backup.number + 1)  # another program took the name meanwhile
        else:
            return KeptBackup(backup, made, _thin(path, at))


def backed_up_before(conn: sqlite3.Connection, path: str, record: StepRecord, last: Secured | None) -> Secured | None:
    """Makes a backup before a step that asks for one; what was backed up last.

    Raises `RefusedError` where it cannot be made: then the step shall not be made either.
    """
    before = occasion(record.step)
    if before is None:
        return last
    # Where another program holds the file, the step comes again: not for another backup of the same state.
    secured = Secured(record.id, conn.execute("PRAGMA data_version").fetchone()[0])
    if secured != last:
        try:
            keep(conn, path, record.at, before)
        except PlannerError as error:
            raise RefusedError(not_done(before, str(error))) from error
    return secured


def restore(path: str, name: str, to: str) -> Backup:
    """Puts a backup, by its name or `latest`, into a new file; the plan itself stays as it is.

    Raises `FileError` where there is no such backup, where it is damaged, and where something is at `to` already.
    """
    there = listed(path)
    backup = next((one for one in there if name in (one.name, one.called)), None)
    if name == LATEST and there:
        backup = there[0]
    if backup is None:
        raise FileError(f"There is no backup “{name}” of “{Path(path).name}”; `planner restore` lists them.")
    source = str(folder_of(path) / backup.name)
    if is_open(source):  # to close it again would drop SQLite's locks on it
        raise FileError(f"“{backup.name}” is open as a plan here; close it and restore it then.")
    with closed_plan(source) as (conn, _):
        if conn.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise FileError(f"“{backup.name}” is damaged; restore another backup.")
        copy_to(conn, to)
    return backup


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise FileError(
            f"The folder “{folder.name}” beside the plan cannot be made ({error.strerror}); make room for it."
        ) from None
    return folder


def _number(path: str, at: datetime) -> int:
    """What tells the next backup from those of the same second, in the order in which they were made."""
    second = new_backup(at, None).at
    return 1 + max((backup.number for backup in listed(path) if backup.at == second), default=0)


def _thin(path: str, now: datetime) -> int:
    """Removes what need not stay; how many went. One that cannot be removed stays, which costs nothing but room."""
    there = listed(path)
    stay, removed = staying(there, now), 0
    for backup in there:
        if backup.name not in stay:
            with suppress(OSError):
                (folder_of(path) / backup.name).unlink()
                removed += 1
    return removed
