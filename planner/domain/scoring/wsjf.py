"""WSJF: cost of delay ÷ job size, ordinal and relative to one backlog (Scaled Agile Framework)."""

from collections.abc import Callable, Mapping

from planner.domain.item import Item, ScoreInputs

SCALE = (1, 2, 3, 5, 8, 13, 20)
"""Each term is one of these, in comparison with the other items of the backlog."""


def wsjf(user_value: float, time_criticality: float, risk_reduction: float, job_size: float) -> float:
    """The score of one item; `job_size` is over 0."""
    return (user_value + time_criticality + risk_reduction) / job_size


def scorer(inputs: Mapping[str, ScoreInputs]) -> Callable[[Item], float | None]:
    """What gives an item its score; `None` where one of the four terms is unknown, for unknown is not zero."""

    def score_of(item: Item) -> float | None:
        given = inputs.get(item.id)
        if given is None:
            return None
        value, time, risk, size = given.user_value, given.time_criticality, given.risk_reduction, given.job_size
        if value is None or time is None or risk is None or size is None:
            return None
        return wsjf(value, time, risk, size)

    return score_of
