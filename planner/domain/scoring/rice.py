"""RICE: reach × impact × confidence ÷ effort (S. McBride, Intercom, 2016)."""

from collections.abc import Callable, Mapping

from planner.domain.item import Item, ScoreInputs
from planner.domain.scoring.confidence import UNSAID_CONFIDENCE

SCALE = (3.0, 2.0, 1.0, 0.5, 0.25)
"""Impact: massive, high, medium, low, minimal. Other values are kept and warned of."""
WEEKS_A_MONTH = 52 / 12
LEAST_MONTHS = 0.5
"""Intercom counts every effort as at least half a month."""


def rice(reach: float, impact: float, confidence: float, months: float) -> float:
    """The score of one item; `months` of one person, under `LEAST_MONTHS` counts as that."""
    return reach * impact * confidence / max(LEAST_MONTHS, months)


def months(weeks: float) -> float:
    """Weeks of one person as months of one person."""
    return weeks / WEEKS_A_MONTH


def scorer(inputs: Mapping[str, ScoreInputs], weeks_of: Mapping[str, float | None]) -> Callable[[Item], float | None]:
    """What gives an item its score, from inputs and weeks by id.

    `None` where reach, impact or effort is unknown, for unknown is not zero.
    """

    def score_of(item: Item) -> float | None:
        given, weeks = inputs.get(item.id), weeks_of[item.id]
        if given is None or given.reach is None or given.reach_impact is None or weeks is None:
            return None
        confidence = UNSAID_CONFIDENCE if item.confidence is None else item.confidence
        return rice(given.reach, given.reach_impact, confidence, weeks / WEEKS_A_MONTH)

    return score_of
