"""While another program holds the file, nothing is lost and nobody waits who need not."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from planner.domain.change import Step, edit
from planner.domain.errors import BadInputError, FileError, RefusedError
from planner.domain.item import Item
from planner.session import Session
from tests.stores import PATIENCE, founding_changes, make_plan_file, open_session, plan_files


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_plan_file(tmp_path / "plan.db", founding_changes(items=(Item("a", "A-1", "Saved carts"),)))


@contextmanager
def held(path: Path, how: str) -> Iterator[None]:
    """Another process holds the file in this way, and lets go at the end."""
    command = [sys.executable, "-m", "tests.storage.holding", str(path), how]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
    assert other.stdin is not None
    assert other.stdout is not None
    try:
        assert other.stdout.readline() == b"locked\n"
        yield
    finally:
        other.stdin.close()
        assert other.wait(PATIENCE) == 0
        other.stdout.close()


def until(condition: Callable[[], bool]) -> None:
    """Waits for a condition that another thread makes true."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def note(session: Session, text: str) -> Step:
    return Step(f"Note {text}", edit(session.plan.items["a"], note=text))


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE", "DEFERRED"])
def test_an_edit_waits_for_the_lock_and_is_saved_afterwards(path: Path, how: str) -> None:
    session = open_session(path)
    session.do(note(session, "before")).result()
    with held(path, how):
        saved = session.do(note(session, "kept"))
        until(lambda: session.store.waiting)
        assert session.plan.items["a"].note == "kept"
        assert session.unsaved == 1
        if how != "EXCLUSIVE":  # such a lock lets others read
            assert [line.label for line in session.store.story("item", "a").result(PATIENCE)][-1] == "Note before"
        assert session.store.news().result(PATIENCE) == ()
        assert not saved.done()
    saved.result(PATIENCE)
    assert not session.store.waiting
    assert session.unsaved == 0
    assert open_session(path, "Bo").plan.items["a"].note == "kept"
    assert plan_files().check(str(path)) == ()


def test_closing_gives_up_what_still_waits(path: Path) -> None:
    session = open_session(path)
    with held(path, "IMMEDIATE"):
        first, second = session.do(note(session, "one")), session.do(note(session, "two"))
        until(lambda: session.store.waiting)
        draft = session.pending
        session.store.close().result(PATIENCE)
        for answer in (first, second):
            with pytest.raises(RefusedError, match="Another program is using the file"):
                answer.result(PATIENCE)
    assert [record.step.label for record in draft] == ["Note one", "Note two"]
    assert open_session(path, "Bo").plan.items["a"].note == ""
    with pytest.raises(FileError, match="closed"):
        session.store.read_plan().result(PATIENCE)
    session.store.close().result(PATIENCE)


def test_opening_waits_for_the_lock_too(path: Path) -> None:
    store = plan_files().open(str(path))
    with held(path, "EXCLUSIVE"):
        plan = store.read_plan()
        until(lambda: store.waiting)
        assert not plan.done()
    assert plan.result(PATIENCE).items["a"].title == "Saved carts"
    store.close().result(PATIENCE)


def test_a_check_of_a_locked_file_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.storage.checking._WAIT_SECONDS", 0.01)
    with held(path, "EXCLUSIVE"), pytest.raises(FileError, match="being written by another program"):
        plan_files().check(str(path))


def test_news_are_what_others_have_written(path: Path) -> None:
    ann, bo = open_session(path, "Ann"), open_session(path, "Bo")
    assert bo.store.news().result() == ()
    ann.do(note(ann, "one")).result()
    assert ann.store.news().result() == ()
    (row,) = bo.store.news().result()
    assert (row.kind, row.id, row.entity) == ("item", "a", ann.plan.items["a"])
    assert bo.store.news().result() == ()
    ann.undo().result()
    assert [row.entity for row in bo.store.news().result()] == [Item("a", "A-1", "Saved carts")]


def test_idle_news_cost_one_look_at_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    statements: list[str] = []
    session = open_session(path)
    session.store.news().result()
    store = session.store
    store._conn.set_trace_callback(statements.append)  # type: ignore[attr-defined]  # what the file is asked
    for _ in range(3):
        store.news().result()
    assert statements == ["PRAGMA data_version"] * 3


def test_reads_behind_a_lock_are_asked_again_until_it_is_gone(path: Path) -> None:
    session = open_session(path)
    with held(path, "EXCLUSIVE"):
        saved = session.do(note(session, "one"))
        until(lambda: session.store.waiting)
        story, evidence = session.store.story("item", "a"), session.store.read_evidence("nowhere")
        called_off = session.store.import_records("jira")
        assert called_off.cancel()
        with pytest.raises(TimeoutError):
            story.result(1.2)  # several attempts, each of which takes a quarter of a second
    saved.result(PATIENCE)
    assert [line.label for line in story.result(PATIENCE)][:1] == ["Create the plan"]
    with pytest.raises(BadInputError, match="no quarter"):
        evidence.result(PATIENCE)
