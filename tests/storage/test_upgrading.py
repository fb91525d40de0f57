"""A plan of an earlier version becomes one of this version, from its own history, and loses nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.change import KINDS, Step, create
from planner.domain.errors import FileError, RefusedError
from planner.domain.results import Incident
from planner.storage.header import SCHEMA_VERSION, Header
from planner.storage.store import SqliteStore
from tests.stores import NOON, close_all, open_session, plan_files, record

VERSION_1 = Path(__file__).with_name("version_1.sql")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of version 1."""
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(VERSION_1.read_text("utf-8"))
    return path


def history(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as conn:
        return [*conn.execute("SELECT * FROM step ORDER BY id"), *conn.execute("SELECT * FROM op ORDER BY rowid")]


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as conn:
        found: int = conn.execute("PRAGMA user_version").fetchone()[0]
    return found


def test_opening_it_makes_its_tables_anew_and_leaves_its_history_as_it_was(path: Path) -> None:
    before = history(path)
    session = open_session(path)
    plan = session.plan
    assert (plan.organisation.name, plan.organisation.follow_through_limit) == ("Old & Sons", 3)
    assert (plan.quarter.ratio, plan.quarter.learnings) == (0.65, "")
    assert sorted(item.title for item in plan.items.values()) == ["Log retention", "Saved carts"]
    close_all()
    assert (version(path), history(path)) == (SCHEMA_VERSION, before)
    assert plan_files().check(str(path)) == ()
    with closing(sqlite3.connect(path)) as conn:
        tables = {row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables >= KINDS.keys()


def test_what_only_this_version_knows_can_be_written_then(path: Path) -> None:
    session = open_session(path)
    session.do(Step("Note an incident", (create(Incident("i1", NOON.date(), "Checkout down", 4.0)),))).result()
    close_all()
    assert plan_files().check(str(path)) == ()


def test_looking_at_it_without_opening_it_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    assert plan_files().check(str(path)) == ()
    assert path.read_bytes() == before


def test_one_that_may_not_be_written_is_shown_and_stays_byte_for_byte(path: Path) -> None:
    before = path.read_bytes()
    header = Header("It is write-protected.", version=1)
    store = SqliteStore(str(path), header, lambda: "replica")
    assert store.read_plan().result().organisation.name == "Old & Sons"
    with pytest.raises(RefusedError, match="write-protected"):
        store.append(record(Step("Note", (create(Incident("i1", NOON.date(), "Down")),)), step_id="s")).result()
    store.close().result()
    assert path.read_bytes() == before


def test_one_whose_history_does_not_add_up_is_left_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("DELETE FROM op WHERE entity = 'team' AND field = '*'")
        conn.commit()
    before = path.read_bytes()
    with pytest.raises(FileError, match="its history does not add up; see `planner check`"):
        open_session(path)
    assert path.read_bytes() == before
