"""Choosing a file: a path to type, and what lies in its folder below."""

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from planner.domain.errors import FileError
from planner.session import Entry
from planner.tui.keys import key
from planner.tui.widgets.line_list import LineList, ListLine

_TABLES = (".csv", ".tsv", ".txt", ".json")
_SEPARATOR = re.compile(r"^(.*[/\\])?([^/\\]*)$", re.DOTALL)


class PathInput(Input):
    """A path; `tab` completes it, `down` goes to what lies below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "submit", "Read", "Read this file, or open this folder", id="path.read", show=True),
        key("tab", "complete", "Complete", "Complete the name as far as it is certain", id="path.complete", show=True),
        key("down", "below", "List", "Go to the files below", id="path.below"),
    ]

    @dataclass
    class Left(Message):
        """A key asked for something that the chooser does: `complete` or `below`."""

        wish: str

    def action_complete(self) -> None:
        """Asks for the rest of the name."""
        self.post_message(self.Left("complete"))

    def action_below(self) -> None:
        """Asks for the list."""
        self.post_message(self.Left("below"))


class FileChooser(Vertical):
    """A path and a list of what it may become. Posts `Chosen` with the path of a file."""

    DEFAULT_CSS = """
    FileChooser {
        height: 1fr;
        #complaint { color: $bad; height: auto; padding: 0 2; display: none; }
        #complaint.-said { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "open", "Open", "Open the folder, or read the file", id="file.open", show=True),
    ]

    @dataclass
    class Chosen(Message):
        """A file was chosen."""

        path: str

    def __init__(self, entries: Callable[[str], Sequence[Entry]], *, id: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__(id=id)
        self._entries = entries
        self._folder = ""
        self._there: Sequence[Entry] = ()
        self._shown: list[Entry] = []

    def compose(self) -> ComposeResult:
        """The path, a line for a complaint, and the list."""
        path = PathInput(placeholder="e.g. ~/Downloads/jira.csv", select_on_focus=False)
        path.border_title = Content("The file to read: a Jira, Linear or GitHub export, or any CSV")
        yield path
        yield Static(Content(""), id="complaint", markup=False)
        yield LineList(id="entries")

    def on_mount(self) -> None:
        """Begins with what lies here."""
        self.run_worker(self._list("", ""), exclusive=True, group="entries")
        self.query_one(PathInput).focus()

    def complain(self, sentence: str) -> None:
        """Says what is wrong with the path or the file; nothing for an empty sentence."""
        complaint = self.query_one("#complaint", Static)
        complaint.update(Content(sentence))
        complaint.set_class(bool(sentence), "-said")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.complain("")
        folder, start = split_typed(event.value)
        self.run_worker(self._list(folder, start), exclusive=True, group="entries")

    async def _list(self, folder: str, start: str) -> None:
        if folder != self._folder or not self._there:
            try:
                self._there = await asyncio.to_thread(self._entries, folder)
            except FileError as error:
                self._there = ()
                self.complain(str(error))
            self._folder = folder
        self._shown = matching(self._there, start)
        lines = self.query_one(LineList)
        lines.border_title = Content(folder or "here")
        lines.hint = "Nothing here begins like that." if start else "Nothing is here."
        lines.show(len(self._shown), self._line, 0)

    def _line(self, index: int) -> ListLine:
        entry = self._shown[index]
        if entry.is_folder:
            return ListLine(f"{entry.name}/", right="folder", faded=True)
        return ListLine(entry.name, faded=not _is_table(entry))

    @on(PathInput.Left)
    def _leave_path(self, event: PathInput.Left) -> None:
        if event.wish == "below":
            self.query_one(LineList).focus()
            return
        name = completion(self._shown)
        if len(name) > len(split_typed(self.query_one(PathInput).value)[1]):
            self._become(self._folder + name)
        else:
            self.query_one(LineList).focus()

    @on(LineList.LeftAtTop)
    def _leave_list(self) -> None:
        self.query_one(PathInput).focus()

    @on(LineList.Clicked)
    def _clicked(self, event: LineList.Clicked) -> None:
        if event.chain > 1:
            self._open_entry()

    @on(Input.Submitted)
    def action_open(self) -> None:
        """Opens what is typed, or what is under the cursor of the list."""
        path = self.query_one(PathInput).value
        folder, start = split_typed(path)
        # Who pastes a path and presses enter at once means that path, not what another folder has in its list.
        listed = matching(self._there, start) if folder == self._folder else []
        exact = any(entry.name == start and not entry.is_folder for entry in listed)
        if self.query_one(LineList).has_focus or (listed and listed == self._shown and not exact):
            self._open_entry()
        elif path.strip():
            self.post_message(self.Chosen(path))

    def _open_entry(self) -> None:
        lines = self.query_one(LineList)
        if not lines.cursor < len(self._shown):
            return
        entry = self._shown[lines.cursor]
        path = self._folder + entry.name
        self._become(f"{path}/" if entry.is_folder else path)
        if not entry.is_folder:
            self.post_message(self.Chosen(path))

    def _become(self, path: str) -> None:
        typed = self.query_one(PathInput)
        typed.value = path
        typed.cursor_position = len(path)


def split_typed(path: str) -> tuple[str, str]:
    """The folder of a path as typed, with its separator, and the beginning of a name in it."""
    if path == "~":
        return "~/", ""
    match = _SEPARATOR.match(path)
    return (match[1] or "", match[2]) if match else ("", path)


def matching(entries: Sequence[Entry], start: str) -> list[Entry]:
    """Entries that begin like that, whatever the case: tables first, then folders, then other files."""
    found = [entry for entry in entries if entry.name.casefold().startswith(start.casefold())]
    return sorted(found, key=lambda entry: (not _is_table(entry), not entry.is_folder))


def completion(entries: Sequence[Entry]) -> str:
    """The longest beginning that all of them share; a folder that is the only one is entered."""
    if len(entries) == 1:
        return entries[0].name + ("/" if entries[0].is_folder else "")
    shared = takewhile(lambda letters: len(set(letters)) == 1, zip(*(entry.name for entry in entries), strict=False))
    return "".join(letters[0] for letters in shared)


def _is_table(entry: Entry) -> bool:
    return not entry.is_folder and entry.name.casefold().endswith(_TABLES)
