"""A file of JSON: GitHub's issues, or a plan of our own, which is another thing altogether."""

from collections.abc import Generator
from typing import Any

from planner.domain.errors import BadInputError
from planner.domain.importing.records import SourceFile
from planner.exchange.decoding import Decoded
from planner.exchange.github import is_github, read_github
from planner.exchange.json_text import parse_json
from planner.exchange.progress import ReadSoFar

_LISTS = ("items", "issues", "nodes", "data")
"""Where programs put the list that was asked for, when they wrap it."""


def read_entries(decoded: Decoded) -> Generator[ReadSoFar, None, SourceFile]:
    """The issues in a file of JSON; raises `BadInputError` where there are none."""
    values = parse_json(decoded.text)
    yield ReadSoFar(0, 0.3)
    if any(isinstance(value, dict) and value.get("format") == "planner plan" for value in values):
        raise BadInputError(
            "The file is a whole plan that planner exported: it can only be read into a new plan file, never into one "
            "that is there already; name a new one with --plan."
        )
    entries = _entries(values)
    if entries and not is_github(entries):
        raise BadInputError(
            "The file is JSON, but not a list of GitHub issues, each with number, title and state; export one with "
            "`gh issue list --json number,title,body,labels,state,url`, or a CSV."
        )
    return (yield from read_github(entries, decoded.notes, decoded.encoding))


def _entries(values: list[Any]) -> list[Any]:
    """The entries of all lists one after the other; an object that is no list is an entry itself."""
    entries: list[Any] = []
    for value in values:
        found = _wrapped(value) if isinstance(value, dict) else value
        entries += found if isinstance(found, list) else [found]
    return entries


def _wrapped(value: dict[str, Any]) -> Any:
    """The list that an object is wrapped around; the object itself where it is an issue."""
    lists = (value[name] for name in _LISTS if isinstance(value.get(name), list))
    return value if "title" in value else next(lists, value)
