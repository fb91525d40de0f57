"""Issues as GitHub tells them in JSON: `gh issue list --json …`, the REST API, and shapes made of either."""

import re
from collections.abc import Generator, Iterator, Mapping
from typing import Any

from planner.domain.errors import BadInputError
from planner.domain.importing.records import ImportField, Progress, Rejected, SourceFile, SourceItem
from planner.domain.text import NOTE_LENGTH, TITLE_LENGTH, clean, clean_note, counted, is_shortened
from planner.exchange.progress import ReadSoFar
from planner.exchange.value_words import EPIC

_STRIDE = 250
_ISSUE_URL = re.compile(r"https?://[^/\s]+/(?:repos/)?([^/\s]+/[^/\s]+)/issues/(\d+)", re.IGNORECASE)
_NEEDS = re.compile(
    r"\b(?:blocked by|depends on|requires):?\s+((?:(?:[\w.-]+/[\w.-]+)?#\d+|https?://\S+/issues/\d+|,|\s+|and\b)+)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"(?:([\w.-]+/[\w.-]+))?#(\d+)")
_KIND_LABEL = re.compile(r"(?:type|kind)\s*[:/]\s*(.+)", re.IGNORECASE)
_FIELDS: Mapping[ImportField, tuple[str, ...]] = {
    "note": ("body",),
    "labels": ("labels",),
    "status": ("state",),
    "type": ("type", "issueType", "issue_type"),
    "parent": ("parent", "parent_issue_url"),
    "url": ("url", "html_url"),
    "needs": ("body",),
}


class _UnusableError(Exception):
    """An entry that is not read: the field at fault, and why."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field


def is_github(entries: list[Any]) -> bool:
    """Whether entries are GitHub's: they have a number and a title, and something else that only GitHub says."""
    first = next((entry for entry in entries if isinstance(entry, dict)), None)
    if first is None or "title" not in first or "number" not in first:
        return False
    return "state" in first or "labels" in first or "github" in str(first.get("url", "")) or "html_url" in first


def read_github(entries: list[Any], notes: tuple[str, ...], encoding: str) -> Generator[ReadSoFar, None, SourceFile]:
    """The issues among the entries; pull requests are counted and left out, what cannot be used is rejected."""
    run = _Entries()
    for number, entry in enumerate(entries, start=1):
        run.take(number, entry)
        if number % _STRIDE == 0:
            yield ReadSoFar(number, number / len(entries))
    yield ReadSoFar(len(entries), 1.0)
    if not run.items and not run.rejected:
        told = "nothing" if not entries else counted(run.pull_requests, "pull request")
        raise BadInputError(f"The file has no issues: there is {told} in it.")
    names = {name for entry in entries[:200] if isinstance(entry, dict) for name in entry}
    fields: set[ImportField]
    fields = {field for field, known in _FIELDS.items() if names.intersection(known)}
    return SourceFile(
        "github",
        tuple(run.items),
        frozenset(fields | {"key", "title"}),
        has_keys=True,
        rejected=tuple(run.rejected),
        passed_over=tuple(run.passed_over),
        notes=notes,
        taken_for=f"{_shape(names)} (JSON, {encoding})",
        pull_requests=run.pull_requests,
    )


def _shape(names: set[str]) -> str:
    if names & {"html_url", "repository_url", "state_reason", "created_at"}:
        return "GitHub issues from the REST API"
    if names <= _OF_GH:
        return "GitHub issues from gh issue list"
    return "GitHub issues in a shape of somebody’s own"


_OF_GH = {
    "assignees", "author", "body", "closed", "closedAt", "closedByPullRequestsReferences", "comments", "createdAt",
    "id", "isPinned", "isPullRequest", "issueType", "labels", "milestone", "number", "parent", "projectCards",
    "projectItems", "reactionGroups", "repository", "state", "stateReason", "subIssues", "title", "updatedAt",
    "url",
}  # fmt: skip
"""The names that `gh` knows for the fields of an issue."""


class _Entries:
    """Takes entries and keeps what became of them."""

    def __init__(self) -> None:
        self.items: list[SourceItem] = []
        self.rejected: list[Rejected] = []
        self.passed_over: list[Rejected] = []
        self.pull_requests = 0
        self._entry_of: dict[str, int] = {}

    def take(self, number: int, entry: Any) -> None:
        """Reads one entry, counted from 1."""
        if not isinstance(entry, dict):
            self.rejected.append(Rejected(number, "all of it", "it is no object, as an issue is", "entry"))
            return
        try:
            if entry.get("pull_request") or entry.get("isPullRequest") or "/pull/" in str(entry.get("url", "")):
                self.pull_requests += 1
                return
            item = self._issue(number, entry)
        except _UnusableError as error:
            self.rejected.append(Rejected(number, f"“{error.field}”", str(error), "entry"))
            return
        self._entry_of[item.key] = number
        self.items.append(item)

    def _issue(self, number: int, entry: dict[str, Any]) -> SourceItem:
        title = self._title(number, entry)
        code, url = _number(entry), _text(entry, "html_url") or _text(entry, "url")
        match = _ISSUE_URL.search(url)
        home = match[1] if match else _home(entry)
        key = f"{home}#{code}"
        if key in self._entry_of:
            raise _UnusableError("number", f"the same issue is entry {self._entry_of[key]}")
        body = _text(entry, "body")
        if len(body) > NOTE_LENGTH:
            raise _UnusableError("body", f"the text has {len(body):,} characters, more than {NOTE_LENGTH:,}")
        labels = tuple(dict.fromkeys(filter(None, (clean(name) for name in _names(entry.get("labels"))))))
        kind = _kind(entry, labels)
        return SourceItem(
            line=number,
            key=key,
            title=title,
            note=clean_note(body),
            type=kind,
            status=_status(entry),
            progress=_progress(entry),
            is_epic=kind.casefold() in EPIC or any(label.casefold() in EPIC for label in labels),
            parent=_parent(entry, home),
            labels=labels,
            url=url if match else "",
            code=f"GH-{code}",
            needs=tuple(_needed(body, home)) if "#" in body or "/issues/" in body else (),
        )

    def _title(self, number: int, entry: dict[str, Any]) -> str:
        raw = _text(entry, "title")
        title = clean(raw)
        if not title:
            raise _UnusableError("title", "there is no title")
        if is_shortened(raw):
            reason = f"the title was cut to {TITLE_LENGTH} characters"
            self.passed_over.append(Rejected(number, "“title”", reason, "entry"))
        return title


def _number(entry: Mapping[str, Any]) -> int:
    number = entry.get("number")
    if isinstance(number, bool) or not isinstance(number, int) or not 0 < number < 10**12:
        raise _UnusableError("number", "there is no number of an issue")
    return number


def _text(entry: Mapping[str, Any], name: str) -> str:
    value = entry.get(name)
    if value is not None and not isinstance(value, str):
        raise _UnusableError(name, "it is not text")
    return value or ""


def _home(entry: Mapping[str, Any]) -> str:
    """Owner and name of the repository, where anything but the address tells them."""
    repository = entry.get("repository")
    if isinstance(repository, dict):
        return clean(str(repository.get("nameWithOwner") or repository.get("full_name") or ""))
    url = entry.get("repository_url")
    return clean("/".join(url.split("/")[-2:])) if isinstance(url, str) else ""


def _names(value: Any) -> Iterator[str]:
    """Names in a list of objects that have one, in a list of text, or in one text with commas."""
    if isinstance(value, str):
        yield from value.split(",")
    elif isinstance(value, list):
        for one in value:
            name = one.get("name") if isinstance(one, dict) else one
            if isinstance(name, str):
                yield name


def _kind(entry: Mapping[str, Any], labels: tuple[str, ...]) -> str:
    """The issue's type, else what a label such as `type: bug` says."""
    for name in ("type", "issueType", "issue_type"):
        value = entry.get(name)
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip():
            return clean(value)
    return next((match[1] for label in labels if (match := _KIND_LABEL.fullmatch(label))), "")


def _status(entry: Mapping[str, Any]) -> str:
    """`open`, `closed`, or `closed as not planned`, however the state is written."""
    state = clean(_text(entry, "state")).casefold()
    reason = next((entry[name] for name in ("stateReason", "state_reason") if isinstance(entry.get(name), str)), "")
    why = clean(reason).casefold().replace("_", " ")
    return f"{state} as {why}" if state == "closed" and why not in {"", "completed"} else state


def _progress(entry: Mapping[str, Any]) -> Progress:
    if "state" in entry:
        return "done" if _text(entry, "state").casefold() in {"closed", "merged"} else "open"
    return "done" if entry.get("closed") is True or entry.get("closedAt") or entry.get("closed_at") else "open"


def _parent(entry: Mapping[str, Any], home: str) -> str:
    parent = entry.get("parent")
    if isinstance(parent, dict) and isinstance(parent.get("number"), int):
        match = _ISSUE_URL.search(str(parent.get("url", "")))
        return f"{match[1] if match else home}#{parent['number']}"
    match = _ISSUE_URL.search(str(entry.get("parent_issue_url") or ""))
    return f"{match[1]}#{match[2]}" if match else ""


def _needed(body: str, home: str) -> Iterator[str]:
    """Issues that a text names after `blocked by` or `depends on`."""
    for said in _NEEDS.finditer(body):
        for repository, number in _REFERENCE.findall(said[1]):
            yield f"{repository or home}#{number}"
        for repository, number in _ISSUE_URL.findall(said[1]):
            yield f"{repository}#{number}"
