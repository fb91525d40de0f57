"""How good we are at foretelling: what was projected beside what came, as ratio and median, with how many there are."""

from collections.abc import Iterable
from math import fsum
from typing import NamedTuple

from planner.domain.errors import BadInputError
from planner.domain.statistics.given import check_number
from planner.domain.statistics.lines import median


class Calibration(NamedTuple):
    """What was said beforehand against what came. `None` is unknown."""

    n: int
    """So many of which both are known."""
    missing: int
    """So many of which one is not: left out, and said."""
    said: float
    """Sum of what was said beforehand."""
    came: float
    """Sum of what came."""
    median_ratio: float | None
    """Median of came ÷ said, of those where something was said: 1.4 is “usually takes 40 % more”."""
    median_gap: float | None
    """Median of came − said."""

    @property
    def ratio(self) -> float | None:
        """Came ÷ said in sum, where the large ones count as much as they are."""
        return self.came / self.said if self.said > 0 else None


def effort_calibration(pairs: Iterable[tuple[float | None, float | None]]) -> Calibration:
    """Weeks of effort beforehand against the weeks that it took; raises `BadInputError` for less than none."""
    return _calibration(pairs, "Effort", None)


def score_calibration(pairs: Iterable[tuple[float | None, float | None]]) -> Calibration:
    """Projected against final scores of key results, 0…1; raises `BadInputError` outside."""
    return _calibration(pairs, "Score", 1.0)


def _calibration(pairs: Iterable[tuple[float | None, float | None]], what: str, most: float | None) -> Calibration:
    every = list(pairs)
    known = [
        (_checked(said, what, most), _checked(came, what, most))
        for said, came in every
        if said is not None and came is not None
    ]
    ratios = [came / said for said, came in known if said > 0]
    return Calibration(
        len(known),
        len(every) - len(known),
        fsum(said for said, _ in known),
        fsum(came for _, came in known),
        median(ratios) if ratios else None,
        median([came - said for said, came in known]) if known else None,
    )


def _checked(value: float, what: str, most: float | None) -> float:
    if check_number(value, what) < 0 or (most is not None and value > most):
        least = "0 or more" if most is None else f"0 to {most:g}"
        raise BadInputError(f"{what}: {value:g} cannot be; write {least}.")
    return value
