"""What is not a plan is told apart before SQLite may touch it: one sentence each, and the file stays as it is."""

import os
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from planner.domain.change import Step, edit
from planner.domain.errors import FileError, RefusedError
from planner.domain.item import Item
from planner.storage import open_files
from tests.stores import founding_changes, make_plan_file, open_session, plan_files

NOBODY = 65_534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_plan_file(tmp_path / "plan.db", founding_changes(items=(Item("a", "A-1", "Saved carts"),)))


def foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA application_id = 42")
        conn.execute("CREATE TABLE bookmark (url)")
        conn.commit()


def plan_with(pragma: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        make_plan_file(path)
        with closing(sqlite3.connect(path, isolation_level=None)) as conn:
            conn.execute(f"PRAGMA {pragma}")

    return make


def cut_plan(keep: float) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        make_plan_file(path)
        os.truncate(path, int(path.stat().st_size * keep) or 50)

    return make


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: None, "There is no file “"),
    "folder": (Path.mkdir, "is a folder"),
    "zero bytes": (Path.touch, "is empty, not a plan"),
    "text": (lambda path: path.write_text("Issue key,Summary\n" * 50), "is not a plan"),
    "almost a database": (lambda path: path.write_bytes(b"SQLite format 2\x00" * 50), "is not a plan"),
    "a few bytes": (lambda path: path.write_bytes(b"SQL"), "is cut off"),
    "another program's": (foreign_database, "database of another program"),
    "never finished": (plan_with("user_version = 0"), "was never finished"),
    "cut in the header": (cut_plan(0), "is cut off"),
    "cut in half": (cut_plan(0.5), "is cut off"),
    "cut near the end": (cut_plan(0.999), "is cut off"),
    "pipe": (os.mkfifo, "is not a file"),
    "link to nothing": (lambda path: path.symlink_to("nowhere"), "There is no file “"),
    "link to itself": (lambda path: path.symlink_to(path.name), "cannot be read"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_opened_says_why_and_stays_as_it_is(tmp_path: Path, case: str) -> None:
    make, sentence = BAD[case]
    path = tmp_path / "odd ?#%41.db"
    make(path)
    before = contents(tmp_path)
    for look in (plan_files().open, plan_files().check):
        with pytest.raises(FileError) as caught:
            look(str(path))
        said = str(caught.value)
        assert sentence in said
        assert said.endswith(".")
        assert "\n" not in said
        assert path.name in said
    assert contents(tmp_path) == before


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder with its bytes and the time of its last change."""
    found = {}
    for path in folder.rglob("*"):
        status = path.lstat()
        data = path.read_bytes() if stat.S_ISREG(status.st_mode) else b""
        found[str(path)] = (data, status.st_mtime_ns)
    return found


def test_an_odd_path_is_a_path(tmp_path: Path) -> None:
    for name in ("a b.db", "50 %.db", "why?.db", "#1.db", "“ä€😀”.db", "file:x?mode=memory"):
        path = make_plan_file(tmp_path / name)
        assert open_session(path).plan.organisation.name == "Harbor & Pine"
        assert plan_files().check(str(path)) == ()


def test_a_newer_plan_can_be_looked_at_only(path: Path, tmp_path: Path) -> None:
    plan_with("user_version = 99")(tmp_path / "newer.db")
    path = tmp_path / "newer.db"
    before = contents(tmp_path)
    session = open_session(path)
    assert session.store.read_only is not None
    assert "written by a newer planner" in session.store.read_only
    refused(session.do(Step("Rename", edit(session.plan.organisation, name="Other"))).result)
    refused(session.undo().result)
    assert session.plan.organisation.name == "Harbor & Pine"
    session.store.close().result()
    assert contents(tmp_path) == before


def refused(attempt: Callable[[], object]) -> None:
    with pytest.raises(RefusedError):
        attempt()


@contextmanager
def as_nobody() -> Iterator[None]:
    """As a user with no special rights: root may write whatever is write-protected."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that everybody may enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.mark.parametrize(
    ("mode", "folder_mode", "sentence"),
    [(0o444, 0o777, "is write-protected and can only be looked at"), (0o666, 0o555, "The folder of “plan.db”")],
)
def test_a_write_protected_plan_can_be_looked_at_only(shared: Path, mode: int, folder_mode: int, sentence: str) -> None:
    path = make_plan_file(shared / "plan.db")
    path.chmod(mode)
    shared.chmod(folder_mode)
    before = contents(shared)
    with as_nobody():
        session = open_session(path)
        assert session.store.read_only is not None
        assert sentence in session.store.read_only
        session.load_evidence().result()
        refused(session.do(Step("Rename", edit(session.plan.organisation, name="Other"))).result)
        assert session.store.news().result() == ()
        session.store.close().result()
        assert plan_files().check(str(path)) == ()
    assert contents(shared) == before


def test_a_plan_that_one_may_not_read_says_so(shared: Path) -> None:
    path = make_plan_file(shared / "plan.db")
    path.chmod(0o200)
    with as_nobody(), pytest.raises(FileError, match="may not be read by you"):
        plan_files().open(str(path))


def test_a_plan_that_is_open_is_not_opened_by_hand_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing a second descriptor of a file drops the locks that SQLite holds on it."""
    first = open_session(path)
    assert open_files.is_open(str(path))
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("the file was opened beside SQLite"))
    second = plan_files().open(str(path))
    assert second.read_plan().result() == first.plan
    second.close().result()
    first.store.close().result()
    assert not open_files.is_open(str(path))


def damage(path: Path) -> None:
    """Spoils a page that neither the first screen nor the first write reads."""
    with closing(sqlite3.connect(path)) as conn:
        ((page,),) = conn.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'op_by_step'").fetchall()
        ((size,),) = conn.execute("PRAGMA page_size").fetchall()
    with path.open("r+b") as file:
        file.seek(page * size - 64)
        file.write(b"\xff" * 64)


def test_a_damaged_plan_is_not_written_to_by_whoever_has_not_asked_for_news_yet(path: Path) -> None:
    damage(path)
    before = path.read_bytes()
    session = open_session(path)
    assert session.store.read_only is None
    answer = session.do(Step("Rename", edit(session.plan.organisation, name="Other")))
    with pytest.raises(RefusedError, match="is damaged"):
        answer.result()
    assert session.store.read_only is not None
    session.store.close().result()
    assert path.read_bytes() == before


def test_a_damaged_plan_can_be_looked_at_only(path: Path) -> None:
    damage(path)
    before = path.read_bytes()
    session = open_session(path)
    session.store.news().result()  # the examination has run by then
    assert session.store.read_only is not None
    assert "is damaged" in session.store.read_only
    assert [item.title for item in session.plan.items.values()] == ["Saved carts"]
    refused(session.do(Step("Rename", edit(session.plan.organisation, name="Other"))).result)
    session.store.close().result()
    assert path.read_bytes() == before
    assert any("damaged" in finding for finding in plan_files().check(str(path)))


def test_a_plan_whose_tables_are_gone_is_called_damaged(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("DROP TABLE placement")
    store = plan_files().open(str(path))
    with pytest.raises(FileError, match=r"“plan\.db” is damaged"):
        store.read_plan().result()
    store.close().result()


def test_a_column_that_no_plan_ever_wrote_is_called_damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("UPDATE item SET effort = '{\"weeks\":1}'")
        conn.commit()
    store = plan_files().open(str(path))
    with pytest.raises(FileError, match=r"“plan\.db” is damaged"):
        store.read_plan().result()
    store.close().result()


def test_a_plan_in_wal_mode_becomes_one_file_again(path: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    session = open_session(path)
    session.do(Step("Rename", edit(session.plan.organisation, name="Other"))).result()
    assert {file.name for file in tmp_path.iterdir()} == {"plan.db"}
