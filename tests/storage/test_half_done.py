"""What is held half done beside a plan: replaced, let go of, and taken up when its program is not running any more."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.domain.change import Step, edit
from planner.session.ports import StepRecord
from planner.storage.half_done import hold
from tests.builders import make_item
from tests.stores import NOON, founding_changes, make_plan_file, open_session, plan_files

CARTS = make_item("carts")


def record(note: str) -> StepRecord:
    return StepRecord(f"step-{note}", NOON, "Ann", Step(f"Note {note}", edit(CARTS, note=note)))


def notes(path: Path) -> list[str]:
    return [one.step.label for one in plan_files().take_draft(str(path))]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_plan_file(tmp_path / "plan.db", founding_changes(items=(CARTS,)))


def test_the_latest_is_held_privately_and_let_go_of(path: Path) -> None:
    for note in ("one", "two"):
        hold(str(path), record(note))
    (held,) = [file for file in path.parent.iterdir() if file != path]
    assert held.name == f"plan.db.half-done.{os.getpid()}"
    assert held.stat().st_mode & 0o777 == 0o600
    assert notes(path) == ["Note two"]
    assert notes(path) == []
    hold(str(path), record("three"))
    for _ in range(2):
        hold(str(path), None)
    assert [file for file in path.parent.iterdir() if file != path] == []


def test_what_a_running_program_holds_is_its_own(path: Path) -> None:
    hold(str(path), record("mine"))
    mine = path.with_name(f"plan.db.half-done.{os.getpid()}")
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    text = mine.read_text()
    theirs = path.with_name(f"plan.db.half-done.{os.getppid()}")
    left = path.with_name(f"plan.db.half-done.{gone.pid}")
    for place, note in ((theirs, "theirs"), (left, "left")):
        place.write_text(text.replace("Note mine", f"Note {note}"))
    hold(str(path), None)
    assert notes(path) == ["Note left"]
    assert theirs.exists()
    assert not left.exists()


def test_what_cannot_be_read_stays_and_stops_nobody(path: Path) -> None:
    place = path.with_name(f"plan.db.half-done.{os.getpid()}")
    place.write_text('{"schema":1,"steps":[{')
    beside = path.with_name("plan.db.half-done.txt")
    beside.write_text("mine")
    assert notes(path) == []
    assert place.exists()
    assert beside.read_text() == "mine"


def test_nothing_is_held_of_a_plan_that_cannot_be_written_or_where_there_is_no_folder(path: Path) -> None:
    hold(str(path.parent / "gone" / "plan.db"), record("x"))
    session = open_session(path)
    session.hold(Step("Nothing", ()))
    assert notes(path) == []
    session.hold(Step("Note", edit(CARTS, note="a")))
    session.store.close().result()
    assert notes(path) == ["Note"]
