"""Small files, one for each form and for each quirk of real exports: what is read of them, word for word.

`PLANNER_NEW_GOLDEN=1` with the tests writes `golden/` anew; read what changed before it is committed.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from planner.domain.importing.planning import plan_import
from planner.domain.importing.preview import ImportOptions
from planner.domain.importing.records import SourceFile, SourceItem
from planner.domain.importing.told import preview_lines
from planner.domain.item import Dependency
from planner.exchange.reading import ReadOptions, read_backlog, result_of
from tests.builders import make_moment, make_plan

HERE = Path(__file__).parent
FILES = sorted(path.name for path in (HERE / "files").iterdir())
NEW_GOLDEN = "PLANNER_NEW_GOLDEN" in os.environ
MAPPED = {"generic-tabs.txt": (("Name of it", "title"), ("Why", "note"), ("Size", "effort"))}
"""What somebody has to say of a file, because nothing in it tells."""

QUIRKS = {
    "a byte-order mark": "bom.csv",
    "headers in the user's language, Hebrew custom fields": "jira-spanish-semicolons.csv",
    "semicolons for commas": "jira-spanish-semicolons.csv",
    "Latin-1": "latin-1.csv",
    "Windows-1252": "windows-1252.csv",
    "UTF-16, tabs": "utf-16.csv",
    "21 columns of one name": "21-columns-of-one-name.csv",
    "repeated Watchers, Sprint and Comment columns": "jira-cloud.csv",
    "rows wider than the header": "wider-than-the-header.csv",
    "hundreds of empty rows at the end": "empty-rows.csv",
    "30/mar/26 10:44 PM": "dates.csv",
    "24-hour dates": "jira-server.csv",
    "cells over several lines": "cells-over-lines.csv",
    "comments as date;author;body whose body has semicolons": "comments.csv",
    "gh issue list: camelCase, OPEN, an empty stateReason": "github-gh.json",
    "REST: snake_case, open, pull requests among the issues": "github-rest.json",
    "Linear with 25 columns, dates in words": "linear-25.csv",
    "Linear with 30 columns, ISO dates": "linear-30.csv",
    "Linear with 34 columns; labels joined; a guard before + - @ =": "linear-34.csv",
    "a table of one's own": "generic.csv",
    "a table whose columns somebody has to name": "generic-tabs.txt",
}
"""Each quirk with the small file that has it."""


def read_file(name: str) -> SourceFile:
    data = (HERE / "files" / name).read_bytes()
    return result_of(read_backlog(data, ReadOptions(mapping=MAPPED.get(name, ()))))


def as_json(item: SourceItem) -> dict[str, Any]:
    """What was read of an issue, without what it does not say."""
    told = {name: value for name, value in item._asdict().items() if value not in ("", None, (), False)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in told.items()}


def told(name: str) -> str:
    """The preview of taking everything, and the issues themselves."""
    file = read_file(name)
    preview = plan_import(make_plan(), file, (), ImportOptions(scope="all"), make_moment())
    made = [change.after for change in preview.step.changes if isinstance(change.after, Dependency)]
    needs = ", ".join(sorted(f"{one.item} needs {one.needs}" for one in made)) or "nothing"
    issues = [json.dumps(as_json(item), ensure_ascii=False) for item in file.items]
    return "\n".join([*preview_lines(preview, name), f"Linked: {needs}.", *issues, ""])


@pytest.mark.parametrize("name", FILES)
def test_what_is_read_of_a_file(name: str) -> None:
    golden = HERE / "golden" / f"{name}.txt"
    if NEW_GOLDEN:
        golden.write_text(told(name), encoding="utf-8")
    assert told(name) == golden.read_text(encoding="utf-8")


def test_every_file_is_here_for_something() -> None:
    assert set(FILES) == set(QUIRKS.values()), "a file without a quirk, or a quirk without a file"
    assert {path.name.removesuffix(".txt") for path in (HERE / "golden").iterdir()} == set(FILES)


def test_21_columns_of_one_name_are_all_read() -> None:
    (item,) = read_file("21-columns-of-one-name.csv").items
    assert item.labels == ("label-1", "label-5", "label-9", "label-13", "label-17", "label-21")


def test_months_in_another_language_tell_what_is_over() -> None:
    assert [item.progress for item in read_file("dates.csv").items] == ["open", "done"]


def test_a_comment_with_semicolons_does_not_move_the_columns_behind_it() -> None:
    (item,) = read_file("comments.csv").items
    assert (item.title, item.note) == ("Saved carts", "Carts; that stay")


@pytest.mark.parametrize("name", ["bom.csv", "utf-16.csv", "latin-1.csv", "windows-1252.csv"])
def test_no_encoding_leaves_a_trace_in_the_text(name: str) -> None:
    for item in read_file(name).items:
        assert not set(item.title) & set("\ufeff\ufffdÃâ\x00")
