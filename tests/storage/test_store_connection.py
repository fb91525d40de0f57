"""The file's settings, and a clock that never goes back."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from planner.storage import clock
from planner.storage.connection import connect, writing
from tests.stores import NOON, make_plan_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_plan_file(tmp_path / "plan.db")


def test_a_connection_is_careful(path: Path) -> None:
    with closing(connect(str(path))) as conn:
        wanted = {"journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "trusted_schema": 0}
        wanted |= {"cell_size_check": 1, "busy_timeout": 250}
        assert {name: conn.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


@pytest.mark.skipif(not hasattr(sqlite3.Connection, "getconfig"), reason="Python 3.12 added what this looks at")
def test_a_plan_brings_no_program_along(path: Path) -> None:
    with closing(connect(str(path))) as conn:
        config = {
            name: conn.getconfig(getattr(sqlite3, f"SQLITE_DBCONFIG_{name}"))  # type: ignore[attr-defined]  # Python 3.12
            for name in ("DEFENSIVE", "ENABLE_TRIGGER", "ENABLE_VIEW", "ENABLE_LOAD_EXTENSION")
        }
    assert config == {
        "DEFENSIVE": True,
        "ENABLE_TRIGGER": False,
        "ENABLE_VIEW": False,
        "ENABLE_LOAD_EXTENSION": False,
    }


def test_connecting_creates_nothing(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        connect(str(tmp_path / "none.db"))
    assert list(tmp_path.iterdir()) == []


def test_an_error_takes_the_whole_transaction_back(path: Path) -> None:
    def spoil(conn: sqlite3.Connection) -> None:
        with writing(conn):
            conn.execute("DELETE FROM work_type")
            raise KeyError

    with closing(connect(str(path))) as conn:
        with pytest.raises(KeyError):
            spoil(conn)
        assert not conn.in_transaction
        assert conn.execute("SELECT count(*) FROM work_type").fetchone() == (9,)


def test_instants_sort_as_they_were_taken_whatever_the_wall_clock_says() -> None:
    latest, texts = clock.ORIGIN, []
    for seconds in (0, 0, -3600, 5, 5, -1):
        latest = clock.after(latest, clock.millis(NOON + timedelta(seconds=seconds)))
        texts.append(latest.text("r"))
    assert texts == sorted(set(texts))
    assert [clock.parse(text).text("r") for text in texts] == texts
    full = clock.Tick(5, 999_999)
    assert clock.after(full, 0) == clock.Tick(6, 0)
