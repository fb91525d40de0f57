"""How sure somebody is of an item's worth: a factor of two of the three methods."""

from planner.domain.item import Item

CONFIDENCES: dict[str, float] = {"high": 1.0, "medium": 0.8, "low": 0.5}
UNSAID_CONFIDENCE = CONFIDENCES["medium"]
"""What counts where nobody said how sure he is: the middle, so that saying nothing neither pays nor costs."""


def counted(item: Item) -> float:
    """The confidence that counts for an item, over 0 up to 1."""
    return UNSAID_CONFIDENCE if item.confidence is None else item.confidence
