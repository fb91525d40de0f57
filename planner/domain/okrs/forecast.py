"""Where a key result will be at the end of the quarter if it goes on as it did, and how sure that is."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from planner.domain.okrs.score import kr_score
from planner.domain.purpose import Direction
from planner.domain.statistics.lines import prediction, theil_sen
from planner.domain.statistics.students_t import Interval

_WEEK = 7.0


class Forecast(NamedTuple):
    """A value that is not there yet, with the 95 % interval in which it will lie."""

    on: date
    value: float
    low: float
    high: float
    a_week: float
    """By how much it changes each week, by Theil and Sen."""
    n: int
    """Of so many check-ins."""


class ForecastScore(NamedTuple):
    """The same as scores, 0…1: `low` ≤ `score` ≤ `high` whether the key result shall rise or fall."""

    score: float
    low: float
    high: float


def forecast(values: Mapping[date, float], on: date) -> Forecast | None:
    """The value on a day from those so far, by day; `None` under three of them, where nothing says how sure it is.

    The slope is robust (one wild week does not move it), the width is the prediction interval of least squares; see
    `planner.domain.statistics.lines`. Raises `BadInputError` for what is not a number.
    """
    points = [((day - on).days / _WEEK, values[day]) for day in sorted(values)]
    found, line = prediction(points, 0.0), theil_sen(points)
    if found is None or line is None:
        return None
    return Forecast(on, found.mean, found.low, found.high, line.slope, len(points))


def within(found: Forecast, least: float | None = None, most: float | None = None) -> Forecast:
    """A forecast of something that has ends, such as a share of 0 to 100 %: all three values kept inside them."""

    def kept(value: float) -> float:
        raised = value if least is None else max(least, value)
        return raised if most is None else min(most, raised)

    return found._replace(value=kept(found.value), low=kept(found.low), high=kept(found.high))


def forecast_score(
    found: Forecast, baseline: float | None, target: float, direction: Direction | None = None
) -> ForecastScore | None:
    """The score that a forecast comes to, with those of both ends of its interval; `None` without a baseline."""
    ends = (kr_score(value, baseline, target, direction) for value in Interval(found.value, found.low, found.high))
    scores = [score for score in ends if score is not None]
    return ForecastScore(scores[0], min(scores), max(scores)) if scores else None
