"""Plan files as a whole: open, create, copy the sample, check."""

import os
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.domain.change import Change
from planner.domain.errors import FileError
from planner.domain.whole_plan import WholePlan
from planner.session.ports import Clock, NewId, StepRecord
from planner.storage.clock import wall_clock
from planner.storage.faults import refusal
from planner.storage.header import look_at
from planner.storage.store import SqliteStore

if TYPE_CHECKING:
    from planner.domain.backups import Backup, KeptBackup

_PACKAGE = Path(__file__).parents[1]
_SAMPLES = (_PACKAGE / "sample.db", _PACKAGE.parent / "sample.db")
"""Where the sample plan lies: inside the installed package, or beside it in a checkout."""


def random_replica() -> str:
    """A name for one run's part of the history: 48 random bits, so that no two copies of a file share one."""
    return os.urandom(6).hex()


class SqlitePlanFiles:
    """Implements `planner.session.PlanFiles`.

    `new_replica` names each store's part of the history, when it first writes; the clock tells when a backup is made
    that no step asks for.
    """

    def __init__(self, new_replica: NewId = random_replica, clock: Clock = wall_clock) -> None:
        self._new_replica = new_replica
        self._clock = clock

    def exists(self, path: str) -> bool:
        """Whether there is anything at the path."""
        try:
            Path(path).lstat()
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return False
        except OSError:
            return True  # something is in the way; who opens it is told what
        return True

    def open(self, path: str) -> SqliteStore:
        """Opens a plan; raises `FileError` with one sentence, the file unchanged."""
        if sqlite3.sqlite_version_info < (3, 38):
            raise FileError(f"SQLite {sqlite3.sqlite_version} is too old for plans; use a Python with 3.38 or newer.")
        header = look_at(path)
        try:
            return SqliteStore(path, header, self._new_replica, self._clock)
        except OSError as error:
            raise FileError(f"“{Path(path).name}” cannot be opened ({error.strerror}); check the path.") from None

    def create(self, path: str, changes: Sequence[Change], record: StepRecord) -> SqliteStore:
        """Creates a plan whose first step is `record` with these changes.

        Raises `FileError` where something is there already, and whatever `Store.append` refuses with.
        """
        from planner.storage.creating import write_plan
        from planner.storage.private import new_file

        step = record.step._replace(changes=tuple(changes))
        with new_file(path) as sibling:
            try:
                write_plan(sibling, self._new_replica(), record._replace(step=step))
            except sqlite3.Error as error:
                raise refusal(error, path) from error
        return self.open(path)

    def create_whole(self, path: str, whole: WholePlan) -> None:
        """Creates a plan with the history that another one has; no step is added.

        Raises `FileError` where something is there already, and `BadInputError` where that is not sound.
        """
        from planner.storage.private import new_file
        from planner.storage.whole import write_whole

        with new_file(path) as sibling:
            try:
                write_whole(sibling, whole)
            except sqlite3.Error as error:
                raise refusal(error, path) from error

    def copy_sample(self, path: str | None = None) -> str:
        """Copies the sample plan, privately, and says where to; raises `FileError` where something is there already."""
        from planner.storage.private import private_folder, write_new

        for sample in _SAMPLES:
            if sample.is_file():
                break
        else:
            raise FileError("The sample plan is missing from this installation; install planner again.")
        if path is not None:
            write_new(path, sample.read_bytes())
            return path
        with private_folder() as folder:
            write_new(str(folder / sample.name), sample.read_bytes())
        return str(folder / sample.name)

    def copy(self, path: str, to: str, founding: StepRecord | None = None) -> str:
        """Copies a plan to a new private file, and says where; with the step that founds it, without its history.

        Raises `FileError` where there is no plan or something is at `to` already, `RefusedError` for a full disk.
        """
        from planner.storage.copying import Bare, copy_file
        from planner.storage.documents import at_home

        bare = None if founding is None else Bare(self._new_replica(), founding)
        return copy_file(path, at_home(to), bare)

    def back_up(self, path: str, at: datetime) -> "KeptBackup":
        """Makes a backup beside a plan, as of that instant, and thins the older ones; raises as `copy` does."""
        from planner.storage.backups import keep
        from planner.storage.copying import closed_plan

        with closed_plan(path) as (conn, _):
            return keep(conn, path, at, None)

    def backups(self, path: str) -> "tuple[Backup, ...]":
        """A plan's backups, newest first, also where the plan is gone; raises `FileError` where they cannot be read."""
        from planner.storage.backups import listed

        return listed(path)

    def restore(self, path: str, name: str, to: str) -> "Backup":
        """Puts one of a plan's backups, by its name, into a new file; the plan stays as it is. Raises `FileError`."""
        from planner.storage.backups import restore
        from planner.storage.documents import at_home

        return restore(path, name, at_home(to))

    def check(self, path: str) -> tuple[str, ...]:
        """What is not sound about a file, one sentence each; empty when all is well."""
        from planner.storage.checking import check

        return check(path)

    def keep_draft(self, path: str, records: Sequence[StepRecord]) -> str:
        """Keeps steps that could not be saved in a private file beside the plan, and says where; none is lost."""
        from planner.storage.draft import keep

        return keep(path, records)

    def take_draft(self, path: str) -> tuple[StepRecord, ...]:
        """The steps that were kept, which are then kept no longer; empty where there are none.

        What a program held half done that was killed is among them. Raises `FileError` where the file holds something
        else; it stays.
        """
        from planner.storage.draft import take
        from planner.storage.half_done import take_left

        return (*take(path), *take_left(path))
