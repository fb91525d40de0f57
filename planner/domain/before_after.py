"""Before and after something was shipped: two means of weekly values and whether more than chance lies between them.

Wheeler, *Understanding Variation*, 1993. It says what went together, never what caused it.
"""

from collections.abc import Sequence
from math import fsum
from typing import NamedTuple

from planner.domain.measuring.limits import FEWEST_WEEKS
from planner.domain.statistics.given import check_number
from planner.domain.statistics.limits import RUN_LENGTH, Band, longest_run, mean_moving_range, xmr_limits


class BeforeAfter(NamedTuple):
    """Weekly values on both sides of a day. `None` is unknown."""

    before: Band | None
    """The mean before and what chance explains around it; the limits equal the mean under two weeks."""
    after: Band | None
    weeks_before: int
    weeks_after: int
    shift: int | None
    """1 where the weeks after lie higher by more than chance explains, −1 lower, else 0; `None`: too early to say."""

    @property
    def difference(self) -> float | None:
        """The mean after less the mean before."""
        if self.before is None or self.after is None:
            return None
        return self.after.centre - self.before.centre


def before_and_after(before: Sequence[float | None], after: Sequence[float | None]) -> BeforeAfter:
    """Two XmR charts with limits of their own, and whether the second has left the first.

    It has where most of the weeks after that lie outside the limits from before lie on one side, or where eight in a
    row lie on one side of the mean before. Under eight weeks before, nothing says how much is chance. Weeks without an
    answer are left out. Raises `BadInputError` for what is no number.
    """
    earlier, later = _known(before), _known(after)
    first, second = _band(earlier), _band(later)
    shift = None
    if first is not None and len(earlier) >= FEWEST_WEEKS and later:
        shift = _shift(first, later)
    return BeforeAfter(first, second, len(earlier), len(later), shift)


def predicted_against_found(predicted: float | None, found: BeforeAfter) -> float | None:
    """The part that came of a predicted fall, 1 for all of it; under 0 where it rose; `None` where a part is unknown.

    `predicted` are hours returned per week, over 0; `found` the weekly hours before and after.
    """
    if predicted is None or check_number(predicted, "Predicted hours") <= 0 or found.difference is None:
        return None
    return -found.difference / predicted


def _known(values: Sequence[float | None]) -> list[float]:
    return [check_number(value, "Weekly value") for value in values if value is not None]


def _band(values: Sequence[float]) -> Band | None:
    return xmr_limits(fsum(values) / len(values), mean_moving_range(values) or 0.0) if values else None


def _shift(band: Band, values: Sequence[float]) -> int:
    # Weeks that never differed do not say how much is chance: then only a run does.
    sides = [band.side(value) for value in values] if band.high > band.low else []
    above, below = sides.count(1), sides.count(-1)
    if above != below:
        return 1 if above > below else -1
    run = longest_run(values, band.centre)
    return (run > 0) - (run < 0) if abs(run) >= RUN_LENGTH else 0
