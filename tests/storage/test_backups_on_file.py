"""Backups beside a plan: made before what may go wrong, private, thinned, and restored into a new file."""

import sqlite3
import stat
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from planner.domain.backups import Backup, new_backup
from planner.domain.change import Step, create, edit
from planner.domain.closing.closing import close_quarter
from planner.domain.errors import FileError, RefusedError
from planner.domain.item import ImportRecord, Item
from planner.session import Event, Session, StepFell
from planner.storage import copying
from planner.storage.header import SCHEMA_VERSION
from tests.storage.programs import said_by
from tests.storage.test_closing_on_file import CARDS, CARTS, WEEK_12
from tests.storage.test_store_locked import held, until
from tests.storage.test_upgrading import VERSION_1, copied, history, version
from tests.stores import NOON, PATIENCE, close_all, founding_changes, make_plan_file, open_session, plan_files

IMPORT = Step("Import", (create(ImportRecord("a", "jira", "A-1", (("title", "Saved carts"),))),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_plan_file(tmp_path / "plan.db", founding_changes(items=(Item("a", "A-1", "Saved carts"),)))


def folder(path: Path) -> Path:
    return path.with_name(f"{path.name}.backups")


def listed(path: Path) -> tuple[Backup, ...]:
    return plan_files().backups(str(path))


def rename(session: Session, title: str) -> None:
    session.do(Step(f"Call it {title}", edit(session.plan.items["a"], title=title))).result()


def title_in(path: Path) -> str:
    with closing(sqlite3.connect(path)) as conn:
        found: str = conn.execute("SELECT title FROM item WHERE id = 'a'").fetchone()[0]
    return found


def test_one_that_is_asked_for_holds_all_and_only_its_owner_may_read_it(path: Path) -> None:
    session = open_session(path)
    rename(session, "Carts")
    made = session.back_up().result()
    rename(session, "Baskets")
    assert (made.backup.before, made.removed, Path(made.path).parent) == (None, 0, folder(path))
    assert stat.S_IMODE(Path(made.path).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder(path).stat().st_mode) == 0o700
    assert (title_in(Path(made.path)), title_in(path)) == ("Carts", "Baskets")
    assert plan_files().check(made.path) == ()
    assert listed(path) == (made.backup,)


def test_an_import_is_preceded_by_one_and_a_rehearsal_or_an_edit_is_not(path: Path) -> None:
    session = open_session(path)
    rename(session, "Carts")
    session.rehearse(IMPORT).result()
    assert listed(path) == ()
    session.do(IMPORT).result()
    assert [backup.before for backup in listed(path)] == ["import"]
    with closing(sqlite3.connect(folder(path) / listed(path)[0].name)) as conn:
        assert conn.execute("SELECT count(*) FROM import_record").fetchone()[0] == 0
        assert conn.execute("SELECT title FROM item").fetchone()[0] == "Carts"


def test_the_close_of_a_quarter_is_preceded_by_one(tmp_path: Path) -> None:
    path = make_plan_file(tmp_path / "plan.db", founding_changes(items=(CARTS, CARDS)))
    session = open_session(path, today=WEEK_12)
    session.load_evidence().result()
    session.do(close_quarter(session.plan, {}, session.moment())).result()
    assert [backup.before for backup in listed(path)] == ["close"]
    backup = folder(path) / listed(path)[0].name
    close_all()
    assert open_session(backup, "Bo").plan.quarter.state != "closed"


def test_a_file_of_an_earlier_version_is_kept_as_it_was(tmp_path: Path) -> None:
    path = copied(VERSION_1, tmp_path / "old.db")
    before = history(path)
    open_session(path)
    close_all()
    [backup] = listed(path)
    kept = folder(path) / backup.name
    assert (backup.before, version(kept), version(path)) == ("upgrade", 1, SCHEMA_VERSION)
    assert history(kept) == before
    open_session(path, "Bo", ids="again")
    assert len(listed(path)) == 1, "a file of this version needs none"


def test_one_of_an_earlier_version_that_cannot_be_backed_up_is_shown_and_stays_as_it_was(tmp_path: Path) -> None:
    path = copied(VERSION_1, tmp_path / "old.db")
    before = path.read_bytes()
    folder(path).write_text("in the way")
    session = open_session(path)
    assert session.plan.organisation.name == "Old & Sons"
    with pytest.raises(RefusedError) as error:
        session.do(Step("Rename", edit(session.plan.organisation, name="New"))).result()
    assert str(error.value) == (
        "No backup could be made, so the file, which comes from an earlier planner, can only be looked at: the folder "
        "“old.db.backups” beside the plan cannot be made (File exists); make room for it."
    )
    close_all()
    assert path.read_bytes() == before


@pytest.mark.parametrize("what", ["import", "close"])
def test_what_cannot_be_backed_up_before_is_not_done_and_one_sentence_says_so(tmp_path: Path, what: str) -> None:
    path = make_plan_file(tmp_path / "plan.db", founding_changes(items=(CARTS, CARDS)))
    session, heard = open_session(path, today=WEEK_12), list[Event]()
    session.load_evidence().result()
    folder(path).write_text("in the way")
    session.listen(heard.append)
    record = ImportRecord("carts", "jira", "CHK-1", ())
    steps = {
        "import": Step("Import", (create(record),)),
        "close": close_quarter(session.plan, {}, session.moment()),
    }
    with pytest.raises(RefusedError, match=r"^No backup could be made, so (nothing was imported|the quarter)"):
        session.do(steps[what]).result()
    assert [event.label for event in heard if isinstance(event, StepFell)] == [steps[what].label]
    assert session.plan.quarter.state != "closed"
    assert session.store.import_records("jira").result() == []
    folder(path).unlink()
    session.do(steps[what]).result()
    assert [backup.before for backup in listed(path)] == [what]


def test_a_full_disk_costs_the_import_and_leaves_nothing_behind(project: Path, path: Path) -> None:
    sentences = said_by(project, "short_of_room", path)
    assert sentences[0].startswith("No backup could be made, so nothing was imported: “")
    assert all(sentence.count(".") <= 3 and "make room" in sentence for sentence in sentences)
    assert len(sentences) == 4
    assert list(folder(path).iterdir()) == []
    assert sorted(file.name for file in path.parent.iterdir()) == ["plan.db", "plan.db.backups"]
    assert open_session(path, "Bo").plan.items["a"].note == "later"
    assert plan_files().check(str(path)) == ()


def test_two_of_one_second_are_both_kept(path: Path) -> None:
    files = plan_files()
    made = [files.back_up(str(path), NOON).backup for _ in range(3)]
    assert [backup.name for backup in made] == [new_backup(NOON, None, number).name for number in (1, 2, 3)]
    assert listed(path) == tuple(reversed(made))


def test_another_program_may_have_the_plan_open_and_make_one_too(path: Path) -> None:
    ann, bo = open_session(path), open_session(path, "Bo")
    asked = [session.back_up() for session in (ann, bo, ann, bo)]
    names = {answer.result().backup.name for answer in asked}
    assert len(names) == 4
    assert all(plan_files().check(str(folder(path) / name)) == () for name in names)


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE", "DEFERRED"])
def test_an_import_that_waits_for_the_lock_is_preceded_by_one_backup_however_often_it_comes_again(
    path: Path, how: str
) -> None:
    session = open_session(path)
    rename(session, "Carts")
    with held(path, how):
        saved = session.do(IMPORT)
        until(lambda: session.store.waiting)
        asked = session.store.read_plan()
        if how != "EXCLUSIVE":
            asked.result(PATIENCE)
    saved.result(PATIENCE)
    assert [backup.before for backup in listed(path)] == ["import"]
    assert title_in(folder(path) / listed(path)[0].name) == "Carts"


def test_a_plan_that_stays_locked_is_neither_copied_nor_backed_up_and_says_so(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_WAIT_SECONDS", 0.01)
    with held(path, "EXCLUSIVE"):
        for wish in (
            lambda: plan_files().back_up(str(path), NOON),
            lambda: plan_files().copy(str(path), str(tmp_path / "copy.db")),
        ):
            with pytest.raises(FileError, match=r"“plan\.db” is being written by another program; try again later\."):
                wish()
    assert listed(path) == ()
    assert not (tmp_path / "copy.db").exists()


def test_older_ones_are_thinned_and_what_else_lies_there_is_not_touched(path: Path) -> None:
    files = plan_files()
    for hours in range(0, 24 * 20, 6):
        files.back_up(str(path), NOON - timedelta(hours=24 * 20 - hours))
    (folder(path) / "notes.txt").write_text("mine")
    (folder(path) / "2026-10-01T000000Z-before-lunch.db").write_text("mine too")
    session = open_session(path)
    made = session.back_up().result()
    days = [backup.at.date() for backup in listed(path)]
    assert made.removed > 0
    assert len(days) == len(set(days)) + 2, "one a day, and all of the last 24 hours"
    assert len(days) < 18
    assert (folder(path) / "notes.txt").read_text() == "mine"
    assert (folder(path) / "2026-10-01T000000Z-before-lunch.db").read_text() == "mine too"


def test_one_is_restored_into_a_new_file_also_when_the_plan_is_gone(path: Path, tmp_path: Path) -> None:
    session = open_session(path)
    session.back_up().result()
    rename(session, "Baskets")
    session.back_up().result()
    close_all()
    newest, oldest = listed(path)
    path.unlink()
    files = plan_files()
    assert files.restore(str(path), oldest.called, str(tmp_path / "oldest.db")) == oldest
    assert files.restore(str(path), "latest", str(tmp_path / "newest.db")) == newest
    assert files.restore(str(path), newest.name, str(path)) == newest
    assert [title_in(tmp_path / name) for name in ("oldest.db", "newest.db", "plan.db")] == [
        "Saved carts", "Baskets", "Baskets"
    ]  # fmt: skip
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert files.check(str(path)) == ()


def test_restoring_refuses_with_one_sentence_and_changes_nothing(path: Path, tmp_path: Path) -> None:
    files = plan_files()
    with pytest.raises(FileError, match=r"There is no backup “latest” of “plan\.db”; `planner restore` lists them\."):
        files.restore(str(path), "latest", str(tmp_path / "new.db"))
    backup = files.back_up(str(path), NOON).backup
    before = path.read_bytes()
    for name, to, sentence in (
        ("../plan", tmp_path / "new.db", "There is no backup “../plan”"),
        (backup.called, path, "“plan.db” is there already"),
        (backup.called, tmp_path / "nowhere" / "new.db", "There is no folder"),
    ):
        with pytest.raises(FileError, match=sentence):
            files.restore(str(path), name, str(to))
    there = folder(path) / backup.name
    for damage, sentence in ((b"no plan", "is not a plan"), (_bent(there.read_bytes()), "is damaged")):
        there.write_bytes(damage)
        with pytest.raises(FileError, match=sentence):
            files.restore(str(path), backup.called, str(tmp_path / "new.db"))
    assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["plan.db", "plan.db.backups"]


def _bent(data: bytes) -> bytes:
    """A file whose pages from the fourth on are noise."""
    return data[: 3 * 4096] + bytes(255 for _ in data[3 * 4096 :])


def test_a_backup_that_is_open_here_is_left_alone(path: Path, tmp_path: Path) -> None:
    made = plan_files().back_up(str(path), NOON)
    open_session(Path(made.path))
    with pytest.raises(FileError, match="is open as a plan here"):
        plan_files().restore(str(path), made.backup.called, str(tmp_path / "new.db"))


def test_a_folder_that_cannot_be_read_is_said(path: Path) -> None:
    folder(path).write_text("in the way")
    with pytest.raises(FileError, match=r"“plan\.db\.backups” cannot be read \(Not a directory\)"):
        listed(path)
