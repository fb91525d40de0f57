"""What of a file is wanted, and what reading it in would do: shown before it is done."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from planner.domain.change import Step
from planner.domain.importing.kept import Proposal
from planner.domain.importing.records import SYSTEM_NAMES, Rejected, System
from planner.domain.importing.update import ChangedItem, OutcomeHint
from planner.domain.item import Item
from planner.domain.text import counted

Scope = Literal["usual", "epics", "all"]
"""`usual`: the open epics, or every open issue where no epic is open."""


class ImportOptions(NamedTuple):
    """What of a file is wanted."""

    scope: Scope = "usual"
    picked: frozenset[str] | None = None
    """Keys chosen one by one; `None`: as the scope says. What was read before is updated in either case."""
    points_per_week: float | None = None
    """Story points that one person does in a week; `None`: points say nothing about effort."""
    name: str = ""
    """Of the file."""


class ImportPreview(NamedTuple):
    """What an import would do, and the step that does it."""

    step: Step
    system: System
    read: int
    """Rows read, without the rejected ones."""
    new: tuple[Item, ...]
    changed: tuple[ChangedItem, ...]
    unchanged: int
    rejected: tuple[Rejected, ...]
    passed_over: tuple[Rejected, ...]
    done_left_out: int
    not_chosen: int
    """Open ones that the scope or the pick left out."""
    gone: int
    """Read before, and deleted here since: they stay away."""
    proposals: tuple[OutcomeHint, ...]
    chosen: str
    """What was taken of the file, in words, e.g. `open epics`."""
    notes: tuple[str, ...]
    """Sentences about the file as a whole."""
    lanes: Mapping[str, Proposal] = {}
    """Lanes that are proposed for the new items, by their ids."""
    pull_requests: int = 0
    """Entries of the file that are no issues."""
    needs_added: int = 0
    """Links that become dependencies."""
    needs_removed: int = 0
    taken_for: str = ""
    """What the file was taken for."""
    new_keys: frozenset[str] = frozenset()
    """Keys of the file's entries that are new, where the items do not carry them."""

    @property
    def unsorted(self) -> int:
        """How many of the new items wait for a lane or a team."""
        return sum(1 for item in self.new if item.category is None or item.team is None)


def import_label(system: System, new: int, changed: int) -> str:
    """What an import calls its step."""
    name = SYSTEM_NAMES[system]
    if new and changed:
        return f"Import {counted(new, 'item')} from {name} and update {changed:,}"
    if not new and not changed:
        return f"Follow {name} where nothing in the plan changes"
    return f"Import {counted(new, 'item')} from {name}" if new else f"Update {counted(changed, 'item')} from {name}"
