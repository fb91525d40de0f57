"""What a difference between two states of a plan is made of."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

What = Literal[
    "agreed", "objective", "key_result", "principle", "came_in", "went_out", "must_do", "stopped", "done", "added",
    "estimate", "place", "moved", "should_move", "team", "staffing",
]  # fmt: skip
WHATS: tuple[What, ...] = (
    "agreed", "objective", "key_result", "principle", "came_in", "went_out", "must_do", "stopped", "done", "added",
    "estimate", "place", "moved", "should_move", "team", "staffing",
)  # fmt: skip
"""In the order in which they are told."""
NOTHING = "–"


class Differing(NamedTuple):
    """One thing that is another at the second date."""

    what: What
    key: str
    """The item's or team's, for people; empty for what is the quarter's."""
    name: str
    before: str
    """As people read it; `–` for nothing."""
    after: str


class Difference(NamedTuple):
    """What is another at the second date, in the order of `WHATS`, items in rank order."""

    changes: tuple[Differing, ...]

    def of(self, what: What) -> tuple[Differing, ...]:
        """Those of one sort."""
        return tuple(change for change in self.changes if change.what == what)

    @property
    def counts(self) -> dict[What, int]:
        """How many there are of each sort."""
        return {what: len(self.of(what)) for what in WHATS}


def apart(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, str]:
    """What is another of something, before and after, as aspects by name; all of it where it came or went."""
    same = {name for name in before.keys() & after.keys() if before[name] == after[name]}
    one, other = (
        ", ".join(text for name, text in side.items() if name not in same and text) for side in (before, after)
    )
    return one or NOTHING, other or NOTHING
