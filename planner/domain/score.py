"""Scores: what an item brings for each week it takes. A score suggests an order; it never reorders by itself."""

from planner.domain.item import Item
from planner.domain.organisation import Organisation
from planner.domain.words import Answer

QUESTIONS = ("customer", "business", "running")
"""The three questions, in the order in which rows show their answers."""
CONFIDENCES: dict[str, float] = {"high": 1.0, "medium": 0.8, "low": 0.5}
UNSAID_CONFIDENCE = CONFIDENCES["medium"]
"""What counts where nobody said how sure he is: the middle, so that saying nothing neither pays nor costs."""


def answers(item: Item) -> tuple[Answer | None, Answer | None, Answer | None]:
    """The answers to the three questions, each 0 to 5, or `None` where it is unknown."""
    return item.customer, item.business, item.running


def impact(organisation: Organisation, item: Item) -> float | None:
    """Weighted mean (0…5) of the questions that were answered; `None` where none was, or none that has a weight."""
    weights = (organisation.weight_customer, organisation.weight_business, organisation.weight_running)
    given = [(weight, answer) for weight, answer in zip(weights, answers(item), strict=True) if answer is not None]
    total = sum(weight for weight, _ in given)
    return sum(weight * answer for weight, answer in given) / total if total > 0 else None


def score(organisation: Organisation, item: Item) -> float | None:
    """Impact × confidence ÷ effort in weeks; `None` without answers or effort.

    Where no confidence was said, `UNSAID_CONFIDENCE` counts. Work that takes no weeks at all has no score.
    """
    if item.customer is None and item.business is None and item.running is None:
        return None
    weeks = item.weeks
    value = impact(organisation, item)
    if value is None or not weeks:
        return None
    return value * (UNSAID_CONFIDENCE if item.confidence is None else item.confidence) / weeks
