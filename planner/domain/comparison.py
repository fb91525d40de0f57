"""What a ranking by comparison keeps: its frozen start, and the answers; everything else is derived from these."""

from datetime import datetime
from typing import Annotated, Literal, NamedTuple

from planner.domain.words import Bounds, Category

Policy = Literal["place", "cut"]
"""Which rule chooses the next question: the whole order, or who is above the line."""
Prior = Literal["consensus", "score", "presort", "rank", "none"]
"""Where the order came from in which the items began."""
Verdict = Literal["this", "that", "same", "later"]
"""`this`: the first of the two rather; `that`: the second; `same`: either; `later`: ask again at the end."""


class Comparison(NamedTuple):
    """One ranking of a lane by comparison. Its start is frozen, so that replay asks the same questions for ever."""

    id: str
    quarter: str
    category: Category
    items: tuple[str, ...]
    """Ids of the items compared, best first as they began."""
    policy: Policy
    prior: Prior
    line: Annotated[int, Bounds(ge=0)]
    """How many of the items began above the line."""
    fixed: tuple[tuple[str, str], ...]
    """Pairs of ids of which the first stands before the second whatever is answered: must-dos, and what is needed."""
    budget: Annotated[int, Bounds(ge=0)] | None
    """After how many answers it stops by itself; `None` for never."""
    at: datetime
    by: str = ""
    applied_at: datetime | None = None
    """When its result became the order of the lane; `None` while it can be taken up again."""


class ComparisonAnswer(NamedTuple):
    """What was said about two items. The last verdict on a pair counts."""

    id: str
    comparison: str
    a: str
    """Id of the item on the left."""
    b: str
    verdict: Verdict
    at: datetime
    by: str = ""
    retracted: bool = False
    """Whether it was taken back."""
