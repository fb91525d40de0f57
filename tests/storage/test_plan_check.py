"""`check` finds whatever was done to a plan behind the history's back."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.change import Step, edit
from planner.domain.item import Item
from tests.stores import founding_changes, make_plan_file, open_session, plan_files


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = make_plan_file(tmp_path / "plan.db", founding_changes(items=(Item("a", "A-1", "Saved carts"),)))
    session = open_session(path)
    for text in ("one", "two", "three"):
        session.do(Step(text, edit(session.plan.items["a"], note=text))).result()
    session.undo().result()
    session.store.close().result()
    return path


TAMPERED = {
    "UPDATE item SET note = 'four'": "The history tells another story of item a: note.",
    "UPDATE item SET deleted = 1": "The history tells another story of item a: deleted.",
    "DELETE FROM placement": "The history tells of placement 2026-Q4:a, which is not there.",
    "INSERT INTO work_type VALUES ('w', 'W', 'new', 9, 0)": "The history does not know work type w.",
    "UPDATE op SET value = '\"uno\"' WHERE value = '\"one\"'": "was altered at entry 2",
    "DELETE FROM op WHERE value = '\"two\"'": "has a gap at entry 3",
    "UPDATE op SET hlc = '000000000000001.000000.x' WHERE value = '\"three\"'": "was altered at entry 4",
    "UPDATE op SET parents = '[\"elsewhere:7\"]' WHERE seq = 4 AND field = 'note'": "replaces an entry elsewhere:7",
    "UPDATE item SET team = 'nobody'": "A row of item refers to a team that is not there.",
    "UPDATE work_type SET position = 77": "… and 4 more such rows.",
    "DELETE FROM step WHERE label = 'two'": "A row of op refers to a step that is not there.",
}


@pytest.mark.parametrize("statement", TAMPERED)
def test_what_was_done_by_hand_is_found(path: Path, statement: str) -> None:
    assert plan_files().check(str(path)) == ()
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(statement)
        conn.commit()
    findings = plan_files().check(str(path))
    assert any(TAMPERED[statement] in finding for finding in findings), findings


def test_a_check_changes_nothing(path: Path) -> None:
    before = path.read_bytes(), path.stat().st_mtime_ns
    plan_files().check(str(path))
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert os.listdir(path.parent) == [path.name]  # noqa: PTH208 names only


def test_a_page_that_is_damaged_is_found_before_anything_is_trusted(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        ((size,),) = conn.execute("PRAGMA page_size").fetchall()
    with path.open("r+b") as file:
        file.seek(size * 5)
        file.write(b"\x7f" * size)
    (finding, *_) = plan_files().check(str(path))
    assert "damaged" in finding
