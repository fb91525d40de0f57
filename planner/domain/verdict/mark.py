"""What a slice is held against: a pass mark, and the sample or the date at which it will be judged."""

from datetime import date
from typing import Literal, NamedTuple

from planner.domain.errors import BadInputError
from planner.domain.purpose import Direction
from planner.domain.statistics.bayes import check_mark
from planner.domain.statistics.given import check_number
from planner.domain.statistics.students_t import Interval

Kind = Literal["share", "difference", "mean", "count"]
"""A share of all who could; one share less another; a mean of measurements; how often something happens."""
KINDS: tuple[Kind, ...] = ("share", "difference", "mean", "count")


class PassMark(NamedTuple):
    """From where on a slice has worked, as fixed before its first result."""

    kind: Kind
    mark: float
    """A share 0…1, a difference of shares −1…1, a mean in its unit, or a count per unit of what it is counted over."""
    direction: Direction = "up"
    sample: float | None = None
    """So many trials (of both together), values, or units counted over; `None`: no size was fixed."""
    until: date | None = None
    """On this day it is judged, or once the sample is reached, whichever is first; `None`: no day was fixed."""

    def side(self, interval: Interval | None) -> int:
        """1 where all of an interval is beyond the mark as hoped, −1 where all of it is on the other side, else 0."""
        if interval is None:
            return 0
        return self.hoped((interval.low > self.mark) - (interval.high < self.mark))

    def hoped(self, side: int) -> int:
        """A side above (1) or below (−1) the mark, as hoped (1) or not (−1)."""
        return side if self.direction == "up" else -side


def check_pass_mark(mark: PassMark) -> None:
    """Raises `BadInputError` for a mark that no result could clear or miss, and for a sample of nothing."""
    check_number(mark.mark, "Pass mark")
    if mark.kind == "share":
        check_mark(mark.mark)
    if mark.kind == "difference" and not -1 < mark.mark < 1:
        raise BadInputError("Pass mark: two shares differ by less than 100 points; write e.g. +3.")
    if mark.kind == "count" and mark.mark <= 0:
        raise BadInputError("Pass mark: nobody can show that something never happens; write a number over 0.")
    if mark.sample is not None and check_number(mark.sample, "Sample") <= 0:
        raise BadInputError("Sample: write how many it takes, more than 0, or leave it out and fix a date.")
