"""Where a new file may go: never over anything, never beside what SQLite would take for its own, one sentence else."""

from pathlib import Path

import pytest

from planner.domain.errors import FileError
from planner.storage.private import write_new
from tests.stores import NOON, founding_changes, make_plan_file, plan_files


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_plan_file(tmp_path / "plan.db", founding_changes())


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "The name of the new file is empty; say where it shall go."),
        (" ", "The name of the new file is empty; say where it shall go."),
        ("a\0b", "The name of the new file is none; choose another name."),
        ("x" * 300, f"“{'x' * 300}” could not be written (File name too long); choose another place or make room."),
        ("loop/x.db", "could not be written (Too many levels of symbolic links); choose another place"),
        ("x/y.db", "There is no folder"),
    ],
)
def test_a_name_that_is_none_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(FileError) as refused:
        write_new(name, b"text")
    assert sentence in str(refused.value)
    assert [file.name for file in tmp_path.iterdir()] == ["loop"]


def test_the_longest_name_that_there_is_can_be_written(tmp_path: Path) -> None:
    longest = tmp_path / ("x" * 255)
    write_new(str(longest), b"text")
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"text"]


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_a_journal_that_is_left_of_another_plan_is_not_played_into_a_new_one(path: Path, ending: str) -> None:
    """SQLite takes whatever is called like it for the journal of the file, and rolls the file back by it."""
    files = plan_files()
    made = files.back_up(str(path), NOON).backup
    path.rename(path.with_name("aside.db"))
    path.with_name(f"{path.name}{ending}").write_bytes(b"what a program that was killed has left")
    with pytest.raises(FileError, match=f"“plan.db{ending}” is left of a plan that was there and would spoil"):
        files.restore(str(path), made.name, str(path))
    assert not path.exists()


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_a_copy_that_would_be_taken_for_a_journal_is_refused(path: Path, ending: str) -> None:
    with pytest.raises(FileError, match="would be taken for a part of the plan beside it; choose another name"):
        plan_files().copy(str(path), f"{path}{ending}")
    write_new(str(path.with_name(f"other.db{ending}")), b"text")  # there is nothing for which it could be taken


def test_a_path_that_cannot_be_followed_counts_as_taken_so_that_opening_says_why(path: Path) -> None:
    files = plan_files()
    assert [files.exists(f"{path.parent}/{name}") for name in ("plan.db", "none.db", "plan.db/x", "a\0b")] == [
        True, False, False, False,
    ]  # fmt: skip
    beyond = str(path.with_name("x" * 300))
    assert files.exists(beyond)
    with pytest.raises(FileError, match="cannot be read"):
        files.open(beyond)


def test_a_plan_has_one_set_of_backups_whatever_link_leads_to_it(path: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link, files = tmp_path / "elsewhere" / "link.db", plan_files()
    link.symlink_to(path)
    made = files.back_up(str(link), NOON)
    assert Path(made.path).parent == path.with_name("plan.db.backups")
    assert files.backups(str(path)) == files.backups(str(link)) == (made.backup,)
    assert [file.name for file in link.parent.iterdir()] == ["link.db"]
