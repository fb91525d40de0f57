"""Plan files as a whole: open, create, copy the sample, check."""

import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path
from secrets import token_hex

from planner.domain.change import Change
from planner.domain.errors import FileError
from planner.session.ports import NewId, StepRecord
from planner.storage.faults import refusal
from planner.storage.header import look_at
from planner.storage.private import new_file, write_new
from planner.storage.store import SqliteStore

_PACKAGE = Path(__file__).parents[1]
_SAMPLES = (_PACKAGE / "sample.db", _PACKAGE.parent / "sample.db")
"""Where the sample plan lies: inside the installed package, or beside it in a checkout."""


def random_replica() -> str:
    """A name for one run's part of the history: 48 random bits, so that no two copies of a file share one."""
    return token_hex(6)


class SqlitePlanFiles:
    """Implements `planner.session.PlanFiles`.

    `new_replica` names each store's part of the history.
    """

    def __init__(self, new_replica: NewId = random_replica) -> None:
        self._new_replica = new_replica

    def exists(self, path: str) -> bool:
        """Whether there is anything at the path."""
        return Path(path).exists() or Path(path).is_symlink()

    def open(self, path: str) -> SqliteStore:
        """Opens a plan; raises `FileError` with one sentence, the file unchanged."""
        if sqlite3.sqlite_version_info < (3, 38):
            raise FileError(f"SQLite {sqlite3.sqlite_version} is too old for plans; use a Python with 3.38 or newer.")
        header = look_at(path)
        try:
            return SqliteStore(path, header, self._new_replica())
        except OSError as error:
            raise FileError(f"“{Path(path).name}” cannot be opened ({error.strerror}); check the path.") from None

    def create(self, path: str, changes: Sequence[Change], record: StepRecord) -> SqliteStore:
        """Creates a plan whose first step is `record` with these changes.

        Raises `FileError` where something is there already, and whatever `Store.append` refuses with.
        """
        from planner.storage.creating import write_plan

        step = record.step._replace(changes=tuple(changes))
        with new_file(path) as sibling:
            try:
                write_plan(sibling, self._new_replica(), record._replace(step=step))
            except sqlite3.Error as error:
                raise refusal(error, path) from error
        return self.open(path)

    def copy_sample(self, path: str | None = None) -> str:
        """Copies the sample plan, privately, and says where to; raises `FileError` where something is there already."""
        for sample in _SAMPLES:
            if sample.is_file():
                break
        else:
            raise FileError("The sample plan is missing from this installation; install planner again.")
        if path is None:
            path = str(Path(tempfile.mkdtemp(prefix="planner-")) / sample.name)
        write_new(path, sample.read_bytes())
        return path

    def check(self, path: str) -> tuple[str, ...]:
        """What is not sound about a file, one sentence each; empty when all is well."""
        from planner.storage.checking import check

        return check(path)
