"""Files that the user names, and the folders that they lie in."""

import os
from pathlib import Path

import pytest

from planner.domain.errors import FileError
from planner.session import Entry
from planner.storage.documents import LocalDocuments


def test_a_folder_is_listed_by_name_without_hidden_things(tmp_path: Path) -> None:
    for name in ("b.csv", "A.csv", ".hidden"):
        (tmp_path / name).touch()
    (tmp_path / "aa").mkdir()
    assert LocalDocuments().entries(str(tmp_path)) == (
        Entry("A.csv", is_folder=False),
        Entry("aa", is_folder=True),
        Entry("b.csv", is_folder=False),
    )


def test_nothing_typed_is_the_present_folder_and_a_tilde_the_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here.csv").write_text("x")
    (Path(os.environ["HOME"]) / "home.csv").write_text("y")
    documents = LocalDocuments()
    assert [entry.name for entry in documents.entries("")] == ["here.csv"]
    assert "home.csv" in [entry.name for entry in documents.entries("~/")]
    assert documents.read("~/home.csv", 10) == b"y"


def test_what_cannot_be_listed_or_read_is_one_sentence(tmp_path: Path) -> None:
    documents = LocalDocuments()
    with pytest.raises(FileError, match="cannot be listed"):
        documents.entries(str(tmp_path / "nowhere"))
    with pytest.raises(FileError, match="There is no file"):
        documents.read(str(tmp_path / "nothing.csv"), 10)
    for folder in (str(tmp_path), ".", "/"):
        with pytest.raises(FileError, match=r"“[^”]+” is a folder; choose a file in it"):
            documents.read(folder, 10)
    (tmp_path / "large.csv").write_bytes(b"x" * 11)
    with pytest.raises(FileError, match="larger than 10 bytes"):
        documents.read(str(tmp_path / "large.csv"), 10)
