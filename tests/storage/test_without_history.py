"""A copy without history: sound, and not one byte of what the plan does not show any more."""

import json
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.ballot import Ballot, Dissent
from planner.domain.change import KINDS, Change, Step, create, delete, edit
from planner.domain.editing import drop_items
from planner.domain.errors import FileError, RefusedError
from planner.domain.evidence import Decision
from planner.domain.item import Dependency, ImportRecord, Item, ItemEffort, dependency_id, item_effort_id
from planner.domain.without_history import EDITED, LABEL
from planner.session import Session
from planner.storage.header import SCHEMA_VERSION
from tests.storage.test_upgrading import VERSION_1, version
from tests.stores import NOON, QUARTER, close_all, founding_changes, make_plan_file, open_session, plan_files, record

SAMPLE = Path(__file__).parents[2] / "sample.db"
ITEMS = (
    Item("a", "A-1", "Secret-title", note="Secret-note", category="innovation", team="chk"),
    Item("b", "B-1", "Gift cards", category="innovation", team="chk"),
    Item("c", "C-1", "Dropped-title", category="innovation", team="chk"),
)
FOUNDING = record(Step(LABEL, ()), "Cy", step_id="copied")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_plan_file(tmp_path / "plan.db", founding_changes(items=ITEMS))


def do(session: Session, *changes: Change, label: str = "Do it", why: str = "") -> None:
    session.do(Step(label, changes, why)).result()


def bare(path: Path, name: str = "bare.db") -> Path:
    """A sound copy without history."""
    copy = path.with_name(name)
    assert plan_files("copy").copy(str(path), str(copy), FOUNDING) == str(copy)
    assert plan_files().check(str(copy)) == ()
    return copy


def shown(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every table, without those that were deleted."""
    with closing(sqlite3.connect(path)) as conn:
        return {
            kind: conn.execute(f'SELECT * FROM "{kind}" WHERE NOT deleted ORDER BY id').fetchall() for kind in KINDS
        }


def test_what_stood_there_before_is_gone(path: Path) -> None:
    session = open_session(path)
    session.load_evidence().result()
    do(session, *edit(ITEMS[0], title="Baskets", note=""), label="Secret-label", why="Secret-why")
    do(session, create(Item("d", "D-1", "Secret-item")))
    do(session, delete(session.plan.items["d"]))
    do(session, *edit(session.plan.organisation, name="Secret-name"))
    session.undo().result()
    undone = Decision("e", QUARTER, NOON, "Withdrawn-decision", signed_by="Ann")
    do(session, create(undone))
    session.undo().result()
    session.do(drop_items(session.plan, ["c"], "Dropped-why", session.moment())).result()
    close_all()
    before = path.read_bytes()
    copied = bare(path)
    found = copied.read_bytes()
    assert (b"Secret" in before, b"Secret" in found) == (True, False)
    for stays in (b"Baskets", b"Gift cards", b"Withdrawn-decision", b"Dropped-title", b"Dropped-why", b"Cy"):
        assert stays in found, "the plan still shows it"
    assert path.read_bytes() == before
    assert stat.S_IMODE(copied.stat().st_mode) == 0o600
    assert shown(copied) == shown(path)


def test_it_begins_with_one_step_that_creates_each_row_once_and_cannot_be_undone(path: Path) -> None:
    copied = bare(path)
    with closing(sqlite3.connect(copied)) as conn:
        assert conn.execute("SELECT id, actor, label, why FROM step").fetchall() == [("copied", "Cy", LABEL, "")]
        rows = sum(conn.execute(f'SELECT count(*) FROM "{kind}"').fetchone()[0] for kind in KINDS)
        assert conn.execute("SELECT count(*), count(DISTINCT entity || row_id) FROM op").fetchone() == (rows, rows)
        assert {row[0] for row in conn.execute("SELECT DISTINCT field FROM op")} == {"*"}
        assert conn.execute("PRAGMA freelist_count").fetchone() == (0,)
    session = open_session(copied, "Cy")
    assert session.undo().result().label is None
    do(session, *edit(session.plan.items["a"], title="Carts"))
    assert session.undo().result().label == "Do it"
    close_all()
    assert plan_files().check(str(copied)) == ()


def test_the_sample_keeps_every_text_that_it_shows_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "plan.db"
    path.write_bytes(SAMPLE.read_bytes())
    copied = bare(path)
    with closing(sqlite3.connect(path)) as conn:
        seen = {text for _, row in _rows(conn) for value in row for text in _texts(value)}
        said = {text for (value,) in conn.execute("SELECT value FROM op") for text in _texts(value)}
        said |= {text for row in conn.execute("SELECT label, why FROM step") for text in row}
        seen |= {row[0] or "" for row in conn.execute("SELECT sql FROM sqlite_master")}
    gone = {text for text in said - seen if len(text) > 8 and not any(text in other for other in seen)}
    found = copied.read_bytes()
    assert len(gone) > 50, "the sample has a history: else this test says nothing"
    assert [text for text in gone if text.encode() in found] == []
    told_otherwise = {"ballot", "dissent"}
    assert {kind: rows for kind, rows in shown(copied).items() if kind not in told_otherwise} == {
        kind: rows for kind, rows in shown(path).items() if kind not in told_otherwise
    }


def _rows(conn: sqlite3.Connection) -> Iterator[tuple[str, tuple[object, ...]]]:
    for kind in KINDS:
        hidden = "AND shown_at IS NOT NULL" if kind == "ballot" else ""
        for row in conn.execute(f'SELECT * FROM "{kind}" WHERE NOT deleted {hidden}'):
            yield kind, row


def _texts(value: object) -> Iterator[str]:
    """The texts in a column's value, or in the JSON that it holds."""
    if isinstance(value, str):
        try:
            inner = json.loads(value)
        except ValueError:
            inner = None
        if isinstance(inner, dict | list | str):
            yield from _texts(inner) if not isinstance(inner, str) else (inner,)
        else:
            yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from (part,) if isinstance(part, str) else _texts(part)


def test_ballots_that_nobody_has_seen_stay_behind_and_names_that_may_not_leave_the_plan_too(path: Path) -> None:
    session = open_session(path)
    shared = Ballot("", QUARTER, "innovation", "-", cast_at=NOON, shown_at=NOON)
    do(
        session,
        create(Ballot("x", QUARTER, "innovation", "Secret-voter", ("a",), reasons=(("a", "Secret-reason"),))),
        create(shared._replace(id="y", person="Named-voter", order=("b",), may_be_named=True)),
        create(shared._replace(id="Secret-lead", person="Secret-lead", order=("b",))),
        create(shared._replace(id="Secret-other", person="Secret-other", order=("a",))),
        create(Dissent("Secret-lead", QUARTER, "a", "Secret-lead", "Told-reason")),
    )
    close_all()
    found = bare(path).read_bytes()
    assert b"Secret-voter" in path.read_bytes()
    assert b"Secret-" not in found.replace(b"Secret-title", b"").replace(b"Secret-note", b"")
    assert b"Told-reason" in found
    rows = shown(path.with_name("bare.db"))
    assert sorted(str(row[3]) for row in rows["ballot"]) == ["Named-voter", "one lead (1)", "one lead (2)"]
    assert [row[3] for row in rows["dissent"]] == ["one lead (1)"]


def test_what_refers_to_a_removed_row_goes_with_it_or_refers_to_nothing(path: Path) -> None:
    session = open_session(path)
    do(
        session,
        create(Dependency(dependency_id("a", "b"), "a", "b")),
        create(ItemEffort(item_effort_id("b", "bld"), "b", "bld", 2)),
        create(Decision("d", QUARTER, NOON, "Must have it", signed_by="Ann", item="b")),
        create(Decision("e", QUARTER, NOON, "Or not", signed_by="Ann", supersedes="d")),
    )
    do(
        session,
        delete(session.plan.items["b"]),
        delete(Decision("d", QUARTER, NOON, "Must have it", signed_by="Ann", item="b")),
    )
    close_all()
    copied = bare(path)
    rows = shown(copied)
    assert [row[0] for row in rows["item"]] == ["a", "c"]
    assert (rows["dependency"], rows["item_effort"]) == ([], [])
    assert [row[0] for row in rows["placement"]] == [f"{QUARTER}:a", f"{QUARTER}:c"]
    assert b"Gift cards" not in copied.read_bytes()
    session = open_session(copied, "Bo")
    session.load_evidence().result()
    assert session.plan.evidence is not None
    assert [(one.id, one.supersedes) for one in session.plan.evidence.decisions.values()] == [("e", None)]


def test_an_import_neither_tells_what_was_edited_since_nor_takes_the_edit_back(path: Path) -> None:
    session = open_session(path)
    read = (("needs", "B-1\nSecret-key"), ("note", "Secret-note"), ("status", "In Progress"), ("title", "Secret-title"))
    do(session, create(ImportRecord("a", "jira", "A-1", read)))
    do(session, *edit(session.plan.items["a"], note=""))
    do(session, *edit(session.plan.items["a"], title="Baskets"))
    close_all()
    copied = bare(path)
    assert b"Secret" not in copied.read_bytes()
    [kept] = open_session(copied, "Bo").store.import_records("jira").result()
    assert kept.values == (("needs", "B-1"), ("note", EDITED), ("status", "In Progress"), ("title", EDITED))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["title", "note", "drop", "undo"])), max_size=12))
def test_whatever_was_done_nothing_but_the_present_is_in_it(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, str]]
) -> None:
    path = make_plan_file(tmp_path_factory.mktemp("acts") / "plan.db", founding_changes(items=ITEMS))
    session = open_session(path)
    words = {"Secret-title", "Secret-note"}
    for number, (item, act) in enumerate(acts):
        now = session.plan.items.get(item)
        if act == "undo" or now is None:
            session.undo(force=True).result()
        elif act == "drop":
            do(session, delete(now))
        else:
            words.add(f"Word-{number:03d}-")
            do(session, *edit(now, **{act: f"Word-{number:03d}-"}))
    present = {text for item in session.plan.items.values() for text in (item.title, item.note)}
    close_all()
    found = bare(path).read_bytes()
    assert {word for word in words if word.encode() in found} == words & present


def test_the_plan_may_be_open_and_be_written_meanwhile(path: Path) -> None:
    session = open_session(path)
    do(session, *edit(session.plan.items["a"], title="Baskets", note=""))
    where = session.save_copy(str(path.with_name("copy.db")), with_history=False)
    later = session.do(Step("Later", edit(session.plan.items["a"], title="Later-title")))
    assert where.result() == str(path.with_name("copy.db"))
    later.result()
    found = path.with_name("copy.db").read_bytes()
    assert (b"Baskets" in found, b"Secret" in found, b"Later-title" in found) == (True, False, False)
    assert plan_files().check(str(path.with_name("copy.db"))) == ()


def test_with_its_history_a_copy_holds_all_of_it(path: Path) -> None:
    open_session(path, "Bo")
    copied = path.with_name("copy.db")
    plan_files().copy(str(path), str(copied))
    assert shown(copied) == shown(path)
    assert b"Create the plan" in copied.read_bytes()
    assert plan_files().check(str(copied)) == ()


def test_a_plan_of_an_earlier_version_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(VERSION_1.read_bytes())
    before = path.read_bytes()
    copied = path.with_name("copy.db")
    plan_files().copy(str(path), str(copied))
    assert (version(copied), version(bare(path)), path.read_bytes()) == (1, SCHEMA_VERSION, before)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["bare.db", "copy.db", "old.db"]


@pytest.mark.parametrize("founding", [None, FOUNDING])
def test_a_copy_is_refused_with_one_sentence_and_leaves_nothing_behind(
    path: Path, tmp_path: Path, founding: object
) -> None:
    files, step = plan_files(), FOUNDING if founding else None
    (tmp_path / "text.txt").write_text("no plan")
    (tmp_path / "link.db").symlink_to(path)
    before, names = path.read_bytes(), sorted(file.name for file in tmp_path.iterdir())
    for source, to, sentence in (
        (path, path, "“plan.db” is there already and was left as it is"),
        (path, tmp_path / "link.db", "“link.db” is there already"),
        (path, tmp_path, "is there already"),
        (path, tmp_path / "nowhere" / "copy.db", "There is no folder"),
        (tmp_path / "text.txt", tmp_path / "copy.db", "“text.txt” is not a plan"),
        (tmp_path / "gone.db", tmp_path / "copy.db", "There is no file"),
        (tmp_path, tmp_path / "copy.db", "is a folder"),
    ):
        with pytest.raises(FileError, match=sentence):
            files.copy(str(source), str(to), step)
    assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == names


def test_of_a_newer_version_only_the_whole_file_can_be_copied(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    copied = path.with_name("copy.db")
    with pytest.raises(FileError, match=r"“plan\.db” was written by a newer planner; update planner to copy"):
        plan_files().copy(str(path), str(copied), FOUNDING)
    assert not copied.exists()
    plan_files().copy(str(path), str(copied))
    assert version(copied) == SCHEMA_VERSION + 1


def test_nothing_is_copied_of_the_past(path: Path) -> None:
    from planner.domain.history.steps import AsOf

    past = open_session(path).at(AsOf(step="step-0000")).result()
    for wish in (lambda: past.save_copy("x.db"), past.back_up):
        with pytest.raises(RefusedError, match="nothing can be changed there"):
            wish().result()
