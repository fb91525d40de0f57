"""Links of a tracker as dependencies: made where both ends are items of the plan, and gone when the link is."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from planner.domain.change import Change, create, delete
from planner.domain.importing.records import SourceItem
from planner.domain.item import Dependency, dependency_id


class Links(NamedTuple):
    """What the links of one file come to."""

    changes: tuple[Change, ...]
    needs: Mapping[str, tuple[str, ...]]
    """For the key of each issue that file and plan have: keys of what it needs, as far as the plan has that."""
    added: int
    removed: int
    circles: tuple[tuple[str, str], ...]
    """Links that were left out, because they would close a circle: who needs whom."""


def wanted_links(items: Iterable[SourceItem]) -> dict[str, list[str]]:
    """Who needs whom by their keys, whichever end says so."""
    wanted: dict[str, list[str]] = {}
    for item in items:
        for needed in item.needs:
            wanted.setdefault(item.key, []).append(needed)
        for other in item.blocks:
            wanted.setdefault(other, []).append(item.key)
    return wanted


def link(
    sources: Sequence[SourceItem],
    id_of: Mapping[str, str],
    last: Mapping[str, Sequence[str]],
    had: Mapping[str, Dependency],
) -> Links:
    """Makes dependencies of links between items that the plan has.

    `id_of` gives the item of each key, `last` the keys that each one's earlier import made it need: what somebody has
    taken away here since is not made again, and what is gone at the source goes here too. `had` are the plan's own.
    """
    linking = _Linking(id_of, had)
    linking = _Linking(id_of, had)
    wanted = wanted_links(sources)
    for source in sources:
        if source.key in id_of:
            linking.take(source.key, wanted.get(source.key, ()), last.get(source.key, ()))
    return linking.result()


class _Linking:
    """The running state: each issue's links are taken once."""

    def __init__(self, id_of: Mapping[str, str], had: Mapping[str, Dependency]) -> None:
        self._id_of, self._had = id_of, had
        self._ways = _Ways(had)
        self._added: list[Change] = []
        self._removed: list[Change] = []
        self._needs: dict[str, tuple[str, ...]] = {}
        self._circles: list[tuple[str, str]] = []

    def take(self, key: str, wanted: Sequence[str], before: Sequence[str]) -> None:
        """Makes an issue need what is wanted, as far as the plan has it, and no longer what was read before."""
        known = [other for other in dict.fromkeys(wanted) if self._is_made(key, other, before)]
        for other in before:
            gone = self._had.get(dependency_id(self._id_of[key], self._id_of.get(other, "")))
            if other not in known and gone is not None:
                self._removed.append(delete(gone))
        self._needs[key] = tuple(known)

    def result(self) -> Links:
        """What all of it comes to."""
        changes = (*self._added, *self._removed)
        return Links(changes, self._needs, len(self._added), len(self._removed), tuple(self._circles))

    def _is_made(self, key: str, other: str, before: Sequence[str]) -> bool:
        """Makes a link where it is a new one; whether the plan follows it from now on."""
        item, needs = self._id_of[key], self._id_of.get(other)
        if needs is None or needs == item:
            return False
        if other in before or dependency_id(item, needs) in self._had:
            return True
        if self._ways.leads(needs, item):
            self._circles.append((key, other))
            return False
        self._added.append(create(Dependency(dependency_id(item, needs), item, needs)))
        self._ways.add(item, needs)
        return True


class _Ways:
    """Where needs lead, one after the other."""

    def __init__(self, had: Mapping[str, Dependency]) -> None:
        self._needs: dict[str, set[str]] = {}
        self._needed: set[str] = set()
        for dependency in had.values():
            self.add(dependency.item, dependency.needs)

    def add(self, item: str, needs: str) -> None:
        """Adds one."""
        self._needs.setdefault(item, set()).add(needs)
        self._needed.add(needs)

    def leads(self, start: str, end: str) -> bool:
        """Whether `end` is reached from `start`."""
        if end not in self._needed:
            return start == end
        seen, queue = {start}, [start]
        for one in queue:
            if one == end:
                return True
            fresh = self._needs.get(one, set()) - seen
            seen |= fresh
            queue += sorted(fresh)
        return False
