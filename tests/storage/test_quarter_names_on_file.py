"""A quarter's name in the file: taken back, looked back at, told, copied, written out, and of two copies."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.domain.calendar import end_of_day
from planner.domain.change import Step, create
from planner.domain.errors import BadInputError, RefusedError
from planner.domain.history.steps import AsOf
from planner.domain.history.words import change_text
from planner.domain.quarter import Quarter
from planner.domain.quarters.editing import edit_quarter, form_of, quarter_called
from planner.exchange.plan_json import read_plan_json
from planner.session import Session
from planner.storage.schema import make_tables_anew
from tests.storage.test_whole import written
from tests.stores import NOON, QUARTER, close_all, founding_changes, make_plan_file, open_session, plan_files, record

AUTUMN = "Autumn push"
Q1 = Quarter("2027-Q1", date(2027, 1, 1), date(2027, 3, 31))
Q4 = Quarter(QUARTER, date(2026, 10, 1), date(2026, 12, 31))
FOUNDING = record(Step("Copy the plan without its history", ()), step_id="founding")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_plan_file(tmp_path / "plan.db", (*founding_changes(), create(Q1)))


def rename(session: Session, name: str, quarter: str = QUARTER) -> None:
    form = form_of(session.plan.quarters[quarter])._replace(name=name)
    session.do(edit_quarter(session.plan, quarter, form)).result()


def test_it_is_taken_back_and_put_back(path: Path) -> None:
    session = open_session(path)
    rename(session, AUTUMN)
    rename(session, "Harvest")
    names = [session.plan.quarter.name]
    for turn in (session.undo, session.undo, session.redo):
        turn().result()
        names.append(session.plan.quarter.name)
    assert names == ["Harvest", AUTUMN, QUARTER, AUTUMN]
    close_all()
    assert open_session(path, ids="again").plan.quarter == Q4._replace(called=AUTUMN)
    close_all()
    assert plan_files().check(str(path)) == ()


def test_the_past_says_the_name_as_it_stood_then(path: Path) -> None:
    session = open_session(path)
    rename(session, AUTUMN)
    session.load_evidence().result()
    then = session.at(AsOf(at=NOON)).result()
    assert (then.plan.quarter.name, then.plan.current) == (QUARTER, QUARTER)
    now = session.at(AsOf(at=end_of_day("Europe/Berlin", NOON.date()))).result()
    assert now.plan.quarter.name == AUTUMN


def test_the_history_tells_it_in_words(path: Path) -> None:
    session = open_session(path)
    rename(session, AUTUMN)
    *_, step = session.store.history.steps(range(1, 9)).result()
    assert step.label == "Rename 2026-Q4 to Autumn push"
    (change,) = session.store.history.changes(step.id).result().listed
    assert change_text(session.plan, change) == "Autumn push: name 2026-Q4 → Autumn push"


def test_who_renames_what_another_has_renamed_meanwhile_is_told_so(path: Path) -> None:
    ann, bo = open_session(path), open_session(path, "Bo", ids="bo")
    late = edit_quarter(bo.plan, QUARTER, form_of(bo.plan.quarter)._replace(name="Harvest"))
    rename(ann, AUTUMN)
    with pytest.raises(RefusedError, match="“Autumn push” was changed by Ann meanwhile: name is now “Autumn push”"):
        bo.do(late).result()
    ann.undo().result()
    back = edit_quarter(ann.plan, QUARTER, form_of(ann.plan.quarter)._replace(name="Harvest"))
    assert ann.do(back).result() is not None


def test_it_comes_along_written_out_and_in_a_copy_without_history(path: Path, tmp_path: Path) -> None:
    session = open_session(path)
    rename(session, AUTUMN)
    close_all()
    text = written(path)
    quarters = {row["id"]: row["called"] for row in json.loads(text)["plan"]["quarter"]}
    assert quarters == {QUARTER: AUTUMN, Q1.id: ""}
    plan_files("maker").create_whole(str(tmp_path / "again.db"), read_plan_json(text.encode()))
    assert written(tmp_path / "again.db") == text
    plan_files("bare").copy(str(path), str(tmp_path / "bare.db"), FOUNDING)
    for copy in ("again.db", "bare.db"):
        assert open_session(tmp_path / copy, ids=copy).plan.quarter.name == AUTUMN
        close_all()
        assert plan_files().check(str(tmp_path / copy)) == ()


def brought_together(path: Path, other: Path) -> None:
    """Gives a plan the steps that another copy of it has besides, as merging does."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("ATTACH ? AS other", (str(other),))
        conn.execute("BEGIN")
        for table, known, names in (
            ("step", "id NOT IN (SELECT id FROM main.step)", "id, at, actor, label, why, burst, undoes"),
            (
                "op",
                "(replica, seq) NOT IN (SELECT replica, seq FROM main.op)",
                "replica, seq, hlc, step, entity, row_id, field, value, parents, prev_hash",
            ),
        ):
            conn.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM other.{table} WHERE {known}")
        make_tables_anew(conn)
        conn.execute("COMMIT")


def test_two_copies_brought_together_keep_the_latest_name_and_never_mix_up_two(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    shutil.copy(path, other)
    ann = open_session(path)
    rename(ann, "Spring", Q1.id)
    bo = open_session(other, "Bo", start=NOON + timedelta(hours=1))
    rename(bo, AUTUMN)
    rename(bo, AUTUMN + " 2")
    rename(bo, "Spring")
    close_all()
    brought_together(path, other)
    plan = open_session(path, "Cy").plan
    assert {quarter.name for quarter in plan.quarters.values()} == {"Spring"}
    with pytest.raises(BadInputError, match="2 quarters are called “spring”; write 2026-Q4 or 2027-Q1 instead"):
        quarter_called(plan, "spring")
    assert quarter_called(plan, QUARTER).id == QUARTER
    close_all()
    assert plan_files().check(str(path)) == ()


def test_two_names_of_one_quarter_brought_together_are_the_latest(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    shutil.copy(path, other)
    rename(open_session(path), AUTUMN)
    rename(open_session(other, "Bo", start=NOON + timedelta(hours=1)), "Harvest")
    close_all()
    brought_together(path, other)
    assert open_session(path, "Cy").plan.quarter.name == "Harvest"
    close_all()
    assert plan_files().check(str(path)) == ()


def test_a_step_that_was_kept_by_an_earlier_version_is_made(path: Path) -> None:
    files = plan_files()
    session = open_session(path)
    kept = session.plan.quarter
    step = edit_quarter(session.plan, QUARTER, form_of(kept)._replace(holidays=(NOON.date(),)))
    place = Path(files.keep_draft(str(path), [record(step, step_id="kept")]))
    place.write_text(place.read_text().replace(',"called":""', ""))
    assert '"called"' not in place.read_text()
    (found,) = files.take_draft(str(path))
    assert found.step == Step(step.label, step.changes)
