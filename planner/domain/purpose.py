"""What a quarter is held to: key results and what should move them, principles, where the organisation stands.

Whatever is kept here belongs to one quarter.
"""

from datetime import date
from typing import Annotated, Literal, NamedTuple

from planner.domain.words import Bounds, Name, People, Share, Text

Direction = Literal["up", "down"]
"""Whether more of it is better, or less."""
Ambition = Literal["committed", "aspirational"]
"""Whether all of a target is expected, or 0.7 of it."""
CompanyPhase = Literal["searching", "growing", "established"]
Figure = Annotated[float, Bounds(ge=-1e12, le=1e12)]
"""A key result's number, in its unit."""
Maturity = Annotated[int, Bounds(ge=1, le=5)]
"""1, everything by hand, to 5, as good as it gets."""


class KeyResult(NamedTuple):
    """A figure that an objective is measured by, and how far it shall get."""

    id: str
    quarter: str
    objective: str
    """The objective's id."""
    name: Name
    unit: str
    """`%`, `€`, `days`; empty for a plain number."""
    baseline: Figure | None
    """Where it stood at the start; `None` where nobody knows."""
    target: Figure
    direction: Direction = "up"
    position: int = 0
    """Order within the objective, from 0."""
    stretch: Figure | None = None
    """What would be more than hoped for; `None` where nobody named it."""
    first_target: Figure | None = None
    """What the target was at first; `None` where it was never moved."""
    kind: Ambition = "committed"
    weight: Annotated[float, Bounds(gt=0, le=1_000_000)] = 1.0
    """How much it counts within its objective; only proportions matter."""
    grade: Share | None = None
    """The final score, 0…1, as given in the review; `None`: as the figures say."""
    grade_word: Text = ""
    previous_target: Figure | None = None
    """What the target was before it was last moved; `None` where it never was."""
    target_since: date | None = None
    """The day on which it was last moved; `None` where it never was."""


class ItemKr(NamedTuple):
    """An item that should move a key result."""

    id: str
    """`item:kr`."""
    quarter: str
    """The key result's."""
    item: str
    kr: str


class Principle(NamedTuple):
    """One of the organisation's own rules for deciding, as it read in a quarter."""

    id: str
    quarter: str
    position: int
    """From 0: an earlier one outweighs a later one."""
    text: Name


class QuarterContext(NamedTuple):
    """Five answers about where the organisation stands in a quarter. `None` is unknown."""

    id: str
    """The quarter's id."""
    quarter: str
    phase: CompanyPhase | None = None
    engineers: People | None = None
    """How many there are; `None`: as many as the teams have people."""
    product_lines: Annotated[int, Bounds(ge=0, le=100_000)] | None = None
    shipping: Maturity | None = None
    """How a change reaches customers: 1 by hand and rarely, 5 at any time by itself."""
    running: Maturity | None = None
    """How trouble is noticed and mended: 1 customers tell us, 5 seen and rolled back within minutes."""


def item_kr_id(item: str, kr: str) -> str:
    """The natural key of an item's link to a key result."""
    return f"{item}:{kr}"
