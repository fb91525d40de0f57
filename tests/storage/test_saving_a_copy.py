"""When a plan's file goes away while it is open, all that was saved can be copied elsewhere."""

import stat
from pathlib import Path

import pytest

from planner.domain.change import Step, edit
from planner.domain.errors import FileError, FileGoneError
from planner.domain.item import Item
from planner.session import Event, Session, StepFell
from tests.stores import founding_changes, make_plan_file, open_session, plan_files


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_plan_file(tmp_path / "plan.db", founding_changes(items=(Item("a", "A-1", "Saved carts"),)))


def note(session: Session, text: str) -> Step:
    return Step(f"Note {text}", edit(session.plan.items["a"], note=text))


@pytest.mark.parametrize("how", ["removed", "renamed"])
def test_a_plan_whose_file_went_away_can_be_copied(path: Path, tmp_path: Path, how: str) -> None:
    session, heard = open_session(path), list[Event]()
    session.listen(heard.append)
    session.do(note(session, "saved")).result()
    path.unlink() if how == "removed" else path.rename(tmp_path / "elsewhere.db")
    with pytest.raises(FileGoneError):
        session.do(note(session, "too late")).result()
    assert [event.file_gone for event in heard if isinstance(event, StepFell)] == [True]
    copy = tmp_path / "copy.db"
    assert session.store.save_copy(str(copy)).result() == str(copy)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert open_session(copy, "Bo").plan.items["a"].note == "saved"
    assert plan_files().check(str(copy)) == ()


def test_a_copy_is_never_written_over_anything(path: Path, tmp_path: Path) -> None:
    session = open_session(path)
    there = tmp_path / "there.db"
    there.write_text("mine")
    for wrong, sentence in ((there, "is there already"), (tmp_path / "no folder" / "copy.db", "There is no folder")):
        with pytest.raises(FileError, match=sentence):
            session.store.save_copy(str(wrong)).result()
    assert there.read_text() == "mine"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["plan.db", "there.db"]


def test_an_ordinary_refusal_is_no_lost_file(path: Path) -> None:
    ann, bo, heard = open_session(path), open_session(path, "Bo"), list[Event]()
    bo.listen(heard.append)
    ann.do(note(ann, "first")).result()
    bo.do(note(bo, "second"))
    bo.store.read_plan().result()
    assert [event.file_gone for event in heard if isinstance(event, StepFell)] == [False]


def test_home_is_understood(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert open_session(path).store.save_copy("~/copy.db").result() == str(tmp_path / "copy.db")
