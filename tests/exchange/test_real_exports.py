"""Exports that real projects published, where `../shared/data`, or $PLANNER_TEST_DATA, is a folder that has them."""

import json
import os
from pathlib import Path

import pytest

from planner.domain.importing.planning import plan_import
from planner.domain.importing.preview import ImportOptions
from planner.domain.importing.told import counts
from planner.domain.text import clean
from tests.builders import make_moment, make_plan
from tests.exchange.csv_text import as_csv, cloud, read

FOLDER = Path(os.environ.get("PLANNER_TEST_DATA") or Path(__file__).parents[3] / "shared" / "data")
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"there is no folder {FOLDER} with published exports")


def data(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


@pytest.mark.parametrize(
    ("name", "system", "expected"),
    [
        ("jira-cloud-apache.csv", "jira", {"new": 12, "done, left out": 10}),
        ("jira-cloud-sprints-mit.csv", "jira", {"new": 3, "done, left out": 9, "open, not chosen": 14}),
        ("jira-server-mit.csv", "jira", {"new": 4}),
        ("linear-25-columns-apache.csv", "linear", {"new": 7, "done, left out": 3}),
        ("github-3062-issues-mit.json", "github", {"new": 187, "done, left out": 2875}),
    ],
)
def test_the_preview_counts_every_row_once(name: str, system: str, expected: dict[str, int]) -> None:
    file = read(data(name))
    preview = plan_import(make_plan(), file, (), ImportOptions(), make_moment())
    assert file.system == system
    assert {words: count for count, words in counts(preview) if count} == expected
    assert sum(expected.values()) == preview.read
    assert preview.rejected == preview.passed_over == ()
    assert [note[:28] for note in preview.notes] == ["3 new items have story points"[:28]] * (system == "linear")


def test_epics_are_taken_and_their_stories_left_out() -> None:
    file = read(data("jira-cloud-sprints-mit.csv"))
    preview = plan_import(make_plan(), file, (), ImportOptions(), make_moment())
    assert [(i.key, i.title) for i in preview.new] == [
        ("W2-8", "Could have"),
        ("W2-7", "Should have"),
        ("W2-6", "Must have"),
    ]
    assert {i.parent for i in file.items if i.parent} == {"W2-6", "W2-7", "W2-8"}


def test_strings_that_break_programs_are_titles_like_others() -> None:
    strings = [*json.loads(data("naughty-strings-mit.json")), *(n["s"] for n in json.loads(data("nasty-text.json")))]
    strings = [text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for text in strings]
    rows = [(text, f"CHK-{n}", "1", text[:80], "To Do", "To Do", text) for n, text in enumerate(strings, start=1)]
    file = read(cloud(*rows, extra=["Description"]))
    assert len(file.items) + len(file.rejected) == len(strings)
    assert all(item.title == clean(item.title) != "" for item in file.items)
    own = read(
        as_csv(("Title", "Note"), *((f"{n} {text}", text) for n, text in enumerate(strings) if "\x00" not in text))
    )
    assert own.rejected == ()
