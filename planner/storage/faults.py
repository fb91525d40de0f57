"""What SQLite reports, as the one sentence that people get."""

import sqlite3
from pathlib import Path

from planner.domain.errors import FileError, FileGoneError, PlannerError, RefusedError

BROKEN_REFERENCE = "It refers to something that is not in the plan; look again and repeat."
_PRIMARY = 0xFF
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_ERROR}
_FULL = "“{}” could not be written: the disk is full or failing; make room and repeat."
_REFUSALS = {
    sqlite3.SQLITE_READONLY_DBMOVED: "“{}” was moved or deleted while it was open; put it back or open it there.",
    sqlite3.SQLITE_READONLY: "“{}” is write-protected by now; allow writing and repeat.",
    sqlite3.SQLITE_CANTOPEN: "The folder of “{}” cannot be written to; allow it and repeat.",
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _FULL,
    sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY: BROKEN_REFERENCE,
    sqlite3.SQLITE_CONSTRAINT: "A value is out of its bounds; look again and repeat.",
    **dict.fromkeys(_DAMAGED, "“{}” is damaged; keep a copy of it, and see `planner check`."),
}
"""By SQLite's extended or primary result code; `{}` is the file's name."""


def code_of(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 where the error is not SQLite's own."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & _PRIMARY


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another program holds the lock, so that the same will work later."""
    return code_of(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is not sound."""
    return code_of(error) in _DAMAGED


def refusal(error: sqlite3.Error, path: str) -> RefusedError:
    """Why a step was not saved."""
    name = Path(path).name
    exact = getattr(error, "sqlite_errorcode", 0)
    sentence = _REFUSALS.get(exact) or _REFUSALS.get(exact & _PRIMARY) or f"“{{}}” could not be written ({error})."
    kind = FileGoneError if exact == sqlite3.SQLITE_READONLY_DBMOVED else RefusedError
    return kind(sentence.replace("{}", name))


def reading_fault(error: sqlite3.Error | ValueError | TypeError | KeyError, path: str) -> PlannerError:
    """Why a plan could not be read."""
    name = Path(path).name
    if isinstance(error, sqlite3.Error):
        code = code_of(error)
        if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
            return FileError(f"“{name}” cannot be opened; check that it is there and that you may read it.")
        if code == sqlite3.SQLITE_IOERR:
            return FileError(f"“{name}” cannot be read: the disk reports an error; take another copy of the plan.")
    return FileError(f"“{name}” is damaged; take another copy of the plan, and see `planner check`.")
