"""Power cuts, full disks and files that go away: what was shown as saved is there, and the rest says why not."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from planner.domain.change import Step, edit
from planner.domain.errors import RefusedError
from planner.domain.item import Item
from planner.session import Session
from tests.storage.programs import said_by
from tests.stores import founding_changes, make_plan_file, open_session, plan_files

ITEMS = (Item("a", "A-1", "Saved carts"), Item("b", "B-1", "Gift cards"))
ROUNDS = 200


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_plan_file(tmp_path / "plan.db", founding_changes(items=ITEMS))


def note(session: Session, text: str, item: str = "a") -> Step:
    return Step(f"Note {text}", edit(session.plan.items[item], note=text))


def test_a_killed_writer_loses_nothing_that_it_reported_as_saved(project: Path, tmp_path: Path) -> None:
    result = said_by(project, "killing", tmp_path, ROUNDS, 2026)
    assert result["faults"] == []
    assert result["rounds"] == ROUNDS
    assert result["saved"] >= ROUNDS
    assert result["hot"] > 0, "no writer was killed in the middle of a write: the test proves too little"


def test_a_full_disk_costs_the_step_that_did_not_fit_and_no_other(project: Path, path: Path) -> None:
    result = said_by(project, "filling", path)
    full = "“plan.db” could not be written: the disk is full or failing; make room and repeat."
    assert result["sentences"] == [full, "saved", "saved"]
    assert result["shown"] == {"a": "", "b": "short"}
    assert result["fallen"] == ["Note a"]
    items = open_session(path, "Bo").plan.items
    assert (len(items["a"].note), items["b"].note) == (150_000, "short")
    assert plan_files().check(str(path)) == ()


@pytest.mark.parametrize("how", ["removed", "renamed", "replaced"])
def test_a_file_that_went_away_is_not_written_to(path: Path, tmp_path: Path, how: str) -> None:
    session = open_session(path)
    session.do(note(session, "before")).result()
    elsewhere = tmp_path / "elsewhere.db"
    if how == "removed":
        path.unlink()
    else:
        path.rename(elsewhere)
    if how == "replaced":
        make_plan_file(path)
    with pytest.raises(RefusedError, match=r"“plan\.db” was moved or deleted while it was open"):
        session.do(note(session, "after")).result()
    assert session.plan.items["a"].note == "before"
    assert session.store.story("item", "a").result()[-1].label == "Note before"
    assert session.store.news().result() == ()
    if how != "removed":
        elsewhere.rename(path)
        session.do(note(session, "back")).result()
        assert open_session(path, "Bo").plan.items["a"].note == "back"


class Forgetful(sqlite3.Connection):
    """Commits, and reports what a failed sync of the folder looks like; or fails before it commits."""

    armed = ""

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        if sql != "COMMIT" or not Forgetful.armed:
            return super().execute(sql, parameters)
        after, Forgetful.armed = Forgetful.armed == "after", ""
        if after:
            super().execute(sql)
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_DIR_FSYNC
        raise error


@pytest.fixture
def forgetful(path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **kwargs: connect(*args, factory=Forgetful, **kwargs))
    monkeypatch.setattr(Forgetful, "armed", "")
    return open_session(path)


def test_after_an_error_the_file_is_asked_what_was_saved(
    forgetful: Session, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Forgetful, "armed", "after")
    forgetful.do(note(forgetful, "kept")).result()
    monkeypatch.setattr(Forgetful, "armed", "before")
    with pytest.raises(RefusedError, match="could not be written"):
        forgetful.do(note(forgetful, "lost")).result()
    assert forgetful.plan.items["a"].note == "kept"
    forgetful.do(note(forgetful, "well", "b")).result()
    monkeypatch.setattr(Forgetful, "armed", "after")
    assert forgetful.undo().result().label == "Note well"
    items = open_session(path, "Bo").plan.items
    assert (items["a"].note, items["b"].note) == ("kept", "")
    assert plan_files().check(str(path)) == ()


def test_a_plan_survives_being_copied_while_it_is_open(path: Path, tmp_path: Path) -> None:
    session = open_session(path)
    session.do(note(session, "copied")).result()
    copy = tmp_path / "copy.db"
    copy.write_bytes(path.read_bytes())
    assert open_session(copy, "Bo").plan.items["a"].note == "copied"
    assert plan_files().check(str(copy)) == ()
