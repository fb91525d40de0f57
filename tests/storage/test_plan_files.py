"""New files appear complete or not at all, private, and never over another."""

import errno
import json
import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.change import Change, Step, create, delete, edit
from planner.domain.errors import BadInputError, FileError, RefusedError
from planner.domain.item import Effort, Item, Placement
from planner.domain.quarter import Objective
from planner.storage import plan_files as plan_files_module
from planner.storage.plan_files import SqlitePlanFiles, random_replica
from tests.stores import NOON, QUARTER, founding_changes, make_plan_file, open_session, plan_files, record

MIGRATIONS = [("0001 the plan and its history",), ("0002 what came of the work",), ("0003 what quarters are called",)]
CARTS = Item("a", "A-1", "Saved carts", effort=Effort(1, 2, 3), tags=("x", "y"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_plan_file(tmp_path / "plan.db", founding_changes(items=(CARTS,)))


def mode_of(path: str | Path) -> int:
    return stat.S_IMODE(Path(path).stat().st_mode)


def test_a_new_plan_is_private_complete_and_alone(path: Path, tmp_path: Path) -> None:
    assert mode_of(path) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["plan.db"]
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert conn.execute("SELECT id, actor, label FROM step").fetchall() == [("step-0000", "Ann", "Create the plan")]
        assert conn.execute("SELECT name FROM _sqlite_migrations").fetchall() == MIGRATIONS
    assert plan_files().exists(str(path))
    assert plan_files().check(str(path)) == ()


def test_the_same_changes_make_the_same_file(path: Path, tmp_path: Path) -> None:
    again = make_plan_file(tmp_path / "again.db", founding_changes(items=(CARTS,)))
    assert again.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("there", ["file", "folder", "link to nothing"])
def test_nothing_is_ever_overwritten(tmp_path: Path, there: str) -> None:
    path = tmp_path / "plan.db"
    makers: dict[str, Callable[[], object]] = {
        "file": path.touch,
        "folder": path.mkdir,
        "link to nothing": lambda: path.symlink_to("nowhere"),
    }
    makers[there]()
    for make in (lambda: make_plan_file(path), lambda: plan_files().copy_sample(str(path))):
        with pytest.raises(FileError, match="is there already and was left as it is"):
            make()
    assert [file.name for file in tmp_path.iterdir()] == ["plan.db"]


def test_who_comes_first_keeps_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.db"
    link = os.link

    def link_too_late(source: str, target: Path) -> None:
        target.write_text("somebody was quicker")
        link(source, target)

    monkeypatch.setattr(os, "link", link_too_late)
    with pytest.raises(FileError, match="is there already"):
        make_plan_file(path)
    assert path.read_text() == "somebody was quicker"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_system_without_links_gets_its_plan_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    path = make_plan_file(tmp_path / "plan.db")
    assert plan_files().check(str(path)) == ()
    assert mode_of(path) == 0o600
    with pytest.raises(FileError, match="is there already"):
        make_plan_file(path)


def test_a_plan_that_is_refused_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="title"):
        make_plan_file(tmp_path / "plan.db", founding_changes(items=(CARTS._replace(title=""),)))
    with pytest.raises(RefusedError, match="refers to something"):
        make_plan_file(tmp_path / "plan.db", (create(Placement("q:x", "q", "x", "V")),))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"There is no folder “.*missing”"):
        make_plan_file(tmp_path / "missing" / "plan.db")


def test_the_sample_is_copied_to_a_private_place(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_files_module, "_SAMPLES", (tmp_path / "nowhere.db", path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    named = plan_files().copy_sample(str(tmp_path / "mine.db"))
    unnamed = plan_files().copy_sample()
    for copy in (named, unnamed):
        assert Path(copy).read_bytes() == path.read_bytes()
        assert mode_of(copy) == 0o600
        assert open_session(Path(copy)).plan.items == {"a": CARTS}
    assert mode_of(Path(unnamed).parent) == 0o700
    monkeypatch.setattr(plan_files_module, "_SAMPLES", ())
    with pytest.raises(FileError, match="sample plan is missing"):
        plan_files().copy_sample()


def test_a_copy_that_is_given_up_leaves_no_folder_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def told_to_end(_path: str, _data: bytes) -> None:
        raise SystemExit(143)

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("planner.storage.private.write_new", told_to_end)
    with pytest.raises(SystemExit):
        plan_files().copy_sample()
    assert list(tmp_path.iterdir()) == []


def test_every_run_has_a_replica_of_its_own(path: Path) -> None:
    assert random_replica() != random_replica()
    for actor in ("Ann", "Bo"):
        session = open_session(path, actor, files=SqlitePlanFiles())
        session.do(Step("Note", edit(session.plan.items["a"], note=actor))).result()
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("SELECT count(DISTINCT replica) FROM op").fetchone() == (3,)
    assert plan_files().check(str(path)) == ()


def test_a_draft_keeps_steps_for_the_next_start(path: Path) -> None:
    files = plan_files()
    steps = [
        Step("Edit", edit(CARTS, note="“ä”", effort=None), why="because", burst="b"),
        Step("Add and drop", (create(Objective("o", QUARTER, "x")), delete(Objective("p", QUARTER, "y")))),
    ]
    first, second = (record(step, step_id=f"s{number}") for number, step in enumerate(steps))
    assert files.take_draft(str(path)) == ()
    place = files.keep_draft(str(path), [first])
    assert mode_of(place) == 0o600
    assert Path(place).parent == path.parent
    assert files.keep_draft(str(path), [second]) == place
    assert files.take_draft(str(path)) == (first, second)
    assert not files.exists(place)
    assert files.take_draft(str(path)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"schema":1,"steps":7}',
        '{"schema":1,"steps":[{"id":1}]}',
        '{"schema":2,"steps":[]}',
        json.dumps({"schema": 1, "steps": [dict.fromkeys(("id", "at", "actor", "label", "why", "burst", "changes"))]}),
    ],
)
def test_a_draft_that_is_none_stays_where_it_is(path: Path, text: str) -> None:
    files = plan_files()
    kept = record(Step("Edit", edit(CARTS, note="x")), step_id="s")
    place = Path(files.keep_draft(str(path), [kept]))
    place.write_text(text)
    with pytest.raises(FileError, match=r"move it away") as caught:
        files.take_draft(str(path))
    assert place.name in str(caught.value)
    assert place.read_text() == text
    files.keep_draft(str(path), [kept])
    assert files.take_draft(str(path)) == (kept,)
    assert [file.read_text() for file in path.parent.glob("*.aside")] == [text]


def test_a_draft_out_of_bounds_is_none(path: Path) -> None:
    files = plan_files()
    bad = (Change(CARTS, CARTS._replace(customer=9)),)
    files.keep_draft(str(path), [record(Step("Edit", bad), step_id="s")])
    with pytest.raises(FileError, match="holds no unsaved steps"):
        files.take_draft(str(path))


def test_instants_of_drafts_are_kept(path: Path) -> None:
    files = plan_files()
    files.keep_draft(str(path), [record(Step("Edit", ()), step_id="s")])
    assert files.take_draft(str(path))[0].at == NOON
