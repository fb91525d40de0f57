"""The three questions: weighted mean of the answered ones × confidence ÷ weeks."""

from collections.abc import Callable, Mapping

from planner.domain.item import Item
from planner.domain.organisation import Organisation
from planner.domain.scoring.confidence import UNSAID_CONFIDENCE
from planner.domain.words import Answer, Category

QUESTIONS = ("customer", "business", "running")
"""The three questions, in the order in which rows show their answers."""
_ASKED: dict[Category | None, tuple[str, str, str]] = {
    "innovation": (
        "What does it bring customers that they do not have today?",
        "What does it bring the business: revenue, growth, new markets?",
        "How much better does the organisation run once customers have it?",
    ),
    "tune_up": (
        "What do customers feel: fewer bugs, less latency, quicker turnarounds?",
        "What does it save the business: brand trust, revenue lost to downtime?",
        "How much more productive does it make developers and staff?",
    ),
    None: (
        "What does it bring customers?",
        "What does it bring the business?",
        "How much better does the organisation run with it?",
    ),
}


def asked(category: Category | None) -> tuple[str, str, str]:
    """The three questions in the words of a category; in plain ones where nobody has said which it is."""
    return _ASKED[category]


def answers(item: Item) -> tuple[Answer | None, Answer | None, Answer | None]:
    """The answers to the three questions, each 0 to 5, or `None` where it is unknown."""
    return item.customer, item.business, item.running


def weights(organisation: Organisation) -> tuple[float, float, float]:
    """The weights of the three questions, 0 or more; only their proportion counts."""
    return organisation.weight_customer, organisation.weight_business, organisation.weight_running


def impact(organisation: Organisation, item: Item) -> float | None:
    """Weighted mean (0…5) of the questions that were answered; `None` where none was, or none that has a weight."""
    return _mean(weights(organisation), item)


def scorer(organisation: Organisation, weeks_of: Mapping[str, float | None]) -> Callable[[Item], float | None]:
    """What gives an item its score: impact × confidence ÷ effort in weeks, which are given by id.

    `None` without answers or effort; where no confidence was said, `UNSAID_CONFIDENCE` counts. Work that takes no weeks
    at all has no score.
    """
    counted = weights(organisation)

    def score_of(item: Item) -> float | None:
        weeks = weeks_of[item.id]
        if not weeks:
            return None
        value = _mean(counted, item)
        if value is None:
            return None
        return value * (UNSAID_CONFIDENCE if item.confidence is None else item.confidence) / weeks

    return score_of


def _mean(counted: tuple[float, float, float], item: Item) -> float | None:
    # Written out, because every edit of a long backlog waits for ten thousand of these.
    customer, business, running = item.customer, item.business, item.running
    total = value = 0.0
    if customer is not None:
        total, value = counted[0], counted[0] * customer
    if business is not None:
        total, value = total + counted[1], value + counted[1] * business
    if running is not None:
        total, value = total + counted[2], value + counted[2] * running
    return value / total if total > 0 else None
