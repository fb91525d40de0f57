"""Issues from GitHub as JSON: both of its own forms, shapes made of them, and files that are none."""

import json
from typing import Any

import pytest

from planner.domain.errors import BadInputError
from planner.exchange.reading import read_backlog, result_of
from tests.exchange.csv_text import read

GH = {
    "number": 7, "title": "Saved carts", "body": "Blocked by #8 and octo/shop#9", "state": "OPEN", "stateReason": "",
    "labels": [{"id": "x", "name": "type: feature", "color": "fff"}, {"name": "tech-debt"}],
    "url": "https://github.com/octo/shop/issues/7", "milestone": None,
}  # fmt: skip
REST = {
    "number": 8, "title": "Cache", "body": None, "state": "closed", "state_reason": "not_planned", "labels": ["bug"],
    "html_url": "https://github.com/octo/shop/issues/8", "url": "https://api.github.com/repos/octo/shop/issues/8",
    "type": {"name": "Bug"},
}  # fmt: skip
PULL = {**REST, "number": 9, "pull_request": {"url": "https://api.github.com/repos/octo/shop/pulls/9"}}


def test_gh_s_own_form() -> None:
    file = read(json.dumps([GH]))
    (issue,) = file.items
    assert (file.system, file.taken_for) == ("github", "GitHub issues from gh issue list (JSON, UTF-8)")
    assert (issue.key, issue.code, issue.progress, issue.status) == ("octo/shop#7", "GH-7", "open", "open")
    assert (issue.type, issue.labels) == ("feature", ("type: feature", "tech-debt"))
    assert issue.needs == ("octo/shop#8", "octo/shop#9")


def test_the_rest_form_leaves_pull_requests_out_and_counts_them() -> None:
    file = read(json.dumps([REST, PULL]))
    (issue,) = file.items
    assert file.pull_requests == 1
    assert (issue.key, issue.type, issue.status) == ("octo/shop#8", "Bug", "closed as not planned")
    assert (issue.progress, issue.url) == ("done", REST["html_url"])
    assert file.taken_for == "GitHub issues from the REST API (JSON, UTF-8)"


@pytest.mark.parametrize("text", ["[{0}][{1}]", "{0}\n{1}\n", '{{"total_count": 2, "items": [{0}, {1}]}}'])
def test_pages_lines_and_wrapped_lists_are_read_through(text: str) -> None:
    assert len(read(text.format(json.dumps(GH), json.dumps(REST))).items) == 2


def test_an_entry_that_cannot_be_used_is_named() -> None:
    file = read(json.dumps([GH, GH, 5, {**GH, "title": " "}, {**GH, "number": True}, {**GH, "number": 5, "body": 7}]))
    assert [one.sentence for one in file.rejected] == [
        "Entry 2, “number”: the same issue is entry 1.",
        "Entry 3, all of it: it is no object, as an issue is.",
        "Entry 4, “title”: there is no title.",
        "Entry 5, “number”: there is no number of an issue.",
        "Entry 6, “body”: it is not text.",
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("[" * 10_000 + "]" * 10_000, "nests lists or objects too deeply"),
        ('{"a":' * 10_000 + "1" + "}" * 10_000, "nests lists or objects too deeply"),
        ('[{"number": 1, "title": "A", "title": "B"}]', "has “title” twice"),
        ('[{"number": 1, "title": "A', "ends in the middle"),
        ('[{"number": 1, "title": "A"},', "ends in the middle"),
        ('[{"number": 1; "title"}]', "Line 1, character 14"),
        ('[{"number": NaN, "title": "A"}]', "NaN where JSON has a number"),
        ('[{"number": ' + "9" * 5000 + "}]", "thousands of digits"),
        ('["a", "b"]', "not a list of GitHub issues"),
        ("[]", "no issues: there is nothing in it"),
        (json.dumps([PULL]), "no issues: there is 1 pull request in it"),
        ('[{"number": 1, "title": "A", "state": "open", "body": "\\u0000"}', "ends in the middle"),
    ],
)  # fmt: skip
def test_broken_json_is_one_sentence(data: str, sentence: str) -> None:
    with pytest.raises(BadInputError) as caught:
        result_of(read_backlog(data.encode()))
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_hostile_text_in_every_field_is_cleaned() -> None:
    bad: dict[str, Any] = {
        **GH,
        "title": "\x1b[31mred\u202e\ud800x",
        "labels": [{"name": "\x00a\nb"}],
        "body": "a\x00b",
    }
    (issue,) = read(json.dumps([bad])).items
    assert (issue.title, issue.labels, issue.note) == ("redx", ("a b",), "a b")
