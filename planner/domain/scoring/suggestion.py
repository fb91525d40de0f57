"""The order that the scores of a lane suggest, held against its ranks."""

from operator import itemgetter
from typing import NamedTuple

from planner.domain.plan import Plan
from planner.domain.score import scorer
from planner.domain.words import Category

MUCH = 5
"""Places by which suggestion and rank differ where the row is marked ≠."""


class Suggestion(NamedTuple):
    """The rank that its score gives an item among those of its lane that have one; equal scores share several."""

    first: int
    """From 1."""
    last: int

    def differs(self, rank: int) -> bool:
        """Whether a rank, counted among the items with a score, is `MUCH` places or more from what is suggested."""
        return self.first - rank >= MUCH or rank - self.last >= MUCH

    @property
    def text(self) -> str:
        """`rank 12 by score`; `rank 3 to 9 by score` where several have the same."""
        if self.first == self.last:
            return f"rank {self.first} by score"
        return f"rank {self.first} to {self.last} by score"


def suggestions(plan: Plan, category: Category) -> dict[str, Suggestion]:
    """By id, for the items of a lane that have a score; where they stand now does not matter."""
    score_of = scorer(plan)
    scores = ((score_of(entry.item), entry.item.id) for entry in plan.order.lane(category))
    known = [(value, item) for value, item in scores if value is not None]
    known.sort(key=itemgetter(0), reverse=True)
    found: dict[str, Suggestion] = {}
    at = 0
    while at < len(known):
        value, first = known[at][0], at
        while at < len(known) and known[at][0] == value:
            at += 1
        suggestion = Suggestion(first + 1, at)
        for _, item in known[first:at]:
            found[item] = suggestion
    return found
