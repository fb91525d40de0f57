"""What leads say about a lane before they have seen each other's answers."""

from datetime import datetime
from typing import Annotated, NamedTuple

from planner.domain.words import Bounds, Category, Name, Text

Dots = Annotated[int, Bounds(ge=0, le=5)]


class Ballot(NamedTuple):
    """One lead's order of a lane, or the dots that he gave. Until it was shown nobody else sees what is in it."""

    id: str
    """`quarter:category:person`."""
    quarter: str
    category: Category
    person: Name
    order: tuple[str, ...] = ()
    """Ids of items, best first; empty where dots were given. Items that are not named were not judged."""
    points: tuple[tuple[str, Dots], ...] = ()
    """Ids of items with their dots, five in all; 0 where an item was judged and got none."""
    reasons: tuple[tuple[str, Text], ...] = ()
    """Ids of items with what the lead wants said about them."""
    may_be_named: bool = False
    """The author's word that his name may leave the plan beside his reasons."""
    cast_at: datetime | None = None
    shown_at: datetime | None = None
    """When all ballots of the lane were shown together; `None` while it is hidden."""


class Dissent(NamedTuple):
    """A reason that stays on an item, against what the room decided."""

    id: str
    """`quarter:item:person`."""
    quarter: str
    item: str
    person: Name
    reason: Text
    may_be_named: bool = False
    """The author's word that his name may leave the plan."""


def ballot_id(quarter: str, category: str, person: str) -> str:
    """The natural key of a ballot."""
    return f"{quarter}:{category}:{person}"


def dissent_id(quarter: str, item: str, person: str) -> str:
    """The natural key of a dissent."""
    return f"{quarter}:{item}:{person}"
