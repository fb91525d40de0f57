"""A plan of an earlier version becomes one of this version, from its own history, and loses nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.change import KINDS, Step, create
from planner.domain.check_ins.answers import evidence_of
from planner.domain.errors import BadInputError, FileError, RefusedError
from planner.domain.quarters.editing import edit_quarter, form_of
from planner.domain.results import Incident
from planner.exchange.plan_json import read_plan_json
from planner.storage.header import SCHEMA_VERSION, Header
from planner.storage.store import SqliteStore
from tests.stores import NOON, close_all, make_plan_file, open_session, plan_files, record

VERSION_1 = Path(__file__).with_name("version_1.db")
"""A plan that version 1 wrote: a founding, an agreement, a decision, a check-in, an import. Never opened in place."""
VERSION_2 = Path(__file__).with_name("version_2.db")
"""One that version 2 wrote: a quarter that was agreed, measured and closed, and the next one. Never opened in place."""
WRITTEN_BY_2 = Path(__file__).with_name("version_2.json")
"""The same plan, written out by the program of that version."""


def copied(frozen: Path, path: Path) -> Path:
    path.write_bytes(frozen.read_bytes())
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copied(VERSION_1, tmp_path / "old.db")


@pytest.fixture
def of_2(tmp_path: Path) -> Path:
    return copied(VERSION_2, tmp_path / "two.db")


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


def test_one_of_version_2_keeps_all_it_holds_and_its_quarters_go_by_their_ids(of_2: Path) -> None:
    before = history(of_2)
    session = open_session(of_2)
    assert (session.plan.current, session.plan.quarter.name) == ("2027-Q1", "2027-Q1")
    earlier = session.go("2026-Q4").result()
    session.load_evidence().result()
    earlier = session.plan
    assert (earlier.quarter.state, earlier.quarter.called, earlier.quarter.name) == ("closed", "", "2026-Q4")
    found = evidence_of(earlier)
    assert [(i.title, i.hours) for i in found.incidents.values()] == [("Checkout down", 4.0)]
    assert [(c.value, c.confidence, c.word) for c in found.kr_check_ins.values()] == [(24.0, 6, "half way")]
    assert [s.title for s in found.slices.values()] == ["Keep the cart for a day"]
    assert sorted((c.choice, c.why) for c in found.carry_overs.values()) == [
        ("carried", "half of it is shipped"),
        ("dropped", "nobody needs it"),
    ]
    close_all()
    assert (version(of_2), history(of_2)) == (SCHEMA_VERSION, before)
    assert plan_files().check(str(of_2)) == ()
    (backup,) = plan_files().backups(str(of_2))
    assert (backup.before, version(of_2.with_name("two.db.backups") / backup.name)) == ("upgrade", 2)


def test_its_quarters_can_be_renamed_then(of_2: Path) -> None:
    session = open_session(of_2)
    quarter = session.plan.quarter
    session.do(edit_quarter(session.plan, quarter.id, form_of(quarter)._replace(name="Spring"))).result()
    assert (session.plan.quarter.id, session.plan.quarter.name) == ("2027-Q1", "Spring")
    close_all()
    assert plan_files().check(str(of_2)) == ()


def test_a_plan_that_version_2_wrote_out_is_read(of_2: Path, tmp_path: Path) -> None:
    path = tmp_path / "read.db"
    plan_files().create_whole(str(path), read_plan_json(WRITTEN_BY_2.read_bytes()))
    assert history(path) == history(of_2)
    assert plan_files().check(str(path)) == ()
    assert {quarter.name for quarter in open_session(path).plan.quarters.values()} == {"2026-Q4", "2027-Q1"}


def test_one_that_version_2_wrote_out_and_that_was_changed_since_is_refused(tmp_path: Path) -> None:
    text = WRITTEN_BY_2.read_text("utf-8")
    for changed in (text.replace('"ratio":0.65', '"ratio":0.7', 1), text.replace('"learnings":""', '"learnt":""', 1)):
        assert changed != text
        with pytest.raises(BadInputError, match="its rows are not what its history makes of them"):
            plan_files().create_whole(str(tmp_path / "no.db"), read_plan_json(changed.encode()))


@pytest.mark.parametrize(("frozen", "number"), [(VERSION_1, 1), (VERSION_2, 2)])
def test_only_the_tables_of_the_entities_become_others(tmp_path: Path, frozen: Path, number: int) -> None:
    path = copied(frozen, tmp_path / "plan.db")
    assert version(path) == number
    open_session(path)
    close_all()
    newest = make_plan_file(tmp_path / "newest.db")
    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(newest)) as new:
        query = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
        assert old.execute(query).fetchall() == new.execute(query).fetchall()


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
