"""Picking some of a long list of issues: what is shown, what is marked."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from planner.domain.importing.records import SourceFile, SourceItem


@dataclass(frozen=True)
class Pick:
    """The open issues of a file that are not in the plan yet, and which of them are wanted."""

    items: tuple[SourceItem, ...]
    marked: frozenset[str]
    """Keys."""
    find: str = ""
    """Shown are those that have all of these words in key, title, type or labels."""
    epics_only: bool = False

    @property
    def has_choice(self) -> bool:
        """Whether there are epics and other issues, so that one may choose between epics and everything."""
        return len({item.is_epic for item in self.items}) > 1

    @property
    def candidates(self) -> tuple[SourceItem, ...]:
        """What may be picked, whether or not it is found."""
        return tuple(item for item in self.items if item.is_epic) if self.epics_only else self.items

    @property
    def shown(self) -> tuple[SourceItem, ...]:
        """What is found among the candidates, in the order of the file."""
        words = self.find.casefold().split()
        if not words:
            return self.candidates
        return tuple(item for item in self.candidates if _has(item, words))

    @property
    def wanted(self) -> frozenset[str]:
        """Keys that are marked and among the candidates, found or not."""
        return frozenset(item.key for item in self.candidates if item.key in self.marked)

    def toggled(self, key: str) -> "Pick":
        """With one issue marked, or no longer."""
        return replace(self, marked=self.marked ^ {key})

    def all_or_none(self) -> "Pick":
        """With all that are shown marked; when they are already, with none of them."""
        shown = frozenset(item.key for item in self.shown)
        return replace(self, marked=self.marked - shown if shown <= self.marked else self.marked | shown)

    def finding(self, text: str) -> "Pick":
        """Showing only what has these words."""
        return replace(self, find=text)

    def as_left(self, begun: "Pick", left: "Pick") -> "Pick":
        """With what somebody marked, or no longer wanted, since `begun`; for the same file that is read another way."""
        touched = begun.marked ^ left.marked
        kept = touched & left.marked & {item.key for item in self.items}
        epics = {item.key for item in self.items if item.is_epic}
        only = self.epics_only and left.epics_only == begun.epics_only and kept <= epics
        return replace(self, marked=self.marked - touched | kept, epics_only=only)

    def widened(self) -> "Pick":
        """With every open issue instead of epics alone, or the other way round; marks stay."""
        return replace(self, epics_only=not self.epics_only) if self.has_choice else self


def pick_of(file: SourceFile, new: Collection[str]) -> Pick:
    """Where picking begins: open epics, all of them marked; or, where no epic is open, every open issue, none marked.

    Of a backlog that we wrote out everything is marked: who edits it means what is in it.

    `new` are the keys of those that are not in the plan yet.
    """
    items = tuple(item for item in file.items if item.is_open and item.key in new)
    if file.own:
        return Pick(items, frozenset(item.key for item in items))
    epics = frozenset(item.key for item in items if item.is_epic)
    return Pick(items, epics, epics_only=bool(epics))


def _has(item: SourceItem, words: list[str]) -> bool:
    text = " ".join((item.key, item.code, item.title, item.type, *item.labels)).casefold()
    return all(word in text for word in words)
