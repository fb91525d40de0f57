"""One line that says how to read a file, as on the command line."""

import pytest

from planner.domain.errors import BadInputError
from planner.exchange.asked import Asked, parse_asked
from planner.exchange.reading import ReadOptions


def test_everything_that_may_be_written() -> None:
    line = "--map 'My name=title' --map=Nr=key --points-per-week 7,5 --encoding windows-1251 --from csv"
    mapping = (("My name", "title"), ("Nr", "key"))
    assert parse_asked(line) == Asked(ReadOptions("csv", mapping, "windows-1251"), 7.5)
    assert parse_asked("  ") == Asked()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("--map 'x=title", "quotation mark is missing"),
        ("--map", "needs something after it"),
        ("--map x", "COLUMN=FIELD"),
        ("--from excel", "one of jira, linear, github, csv"),
        ("--points-per-week many", "not a number"),
        ("--all", "needs something after it"),
        ("title=x", "“title” is not known here"),
    ],
)
def test_what_cannot_be_written_is_one_sentence(line: str, sentence: str) -> None:
    with pytest.raises(BadInputError) as caught:
        parse_asked(line)
    assert sentence in str(caught.value)
