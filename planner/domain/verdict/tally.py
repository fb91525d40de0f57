"""What was counted or measured so far, by kind: how much it is, what it says, what twice as much would say."""

from collections.abc import Sequence
from math import fsum, sqrt
from typing import NamedTuple, Self

from planner.domain.errors import BadInputError
from planner.domain.statistics.given import check_count, check_number, check_share
from planner.domain.statistics.poisson import approximate, rate
from planner.domain.statistics.proportions import Z, difference, hybrid, score_interval, wilson
from planner.domain.statistics.students_t import Interval, summary_interval

_MANY = 10_000
"""From so many values on Student's t is the normal distribution but for a ten-thousandth, and takes long to compute."""


class Share(NamedTuple):
    """How many of all who could, did."""

    successes: int
    trials: int

    @property
    def size(self) -> float:
        """How many tried."""
        return self.trials

    @property
    def estimate(self) -> float | None:
        """Their share; `None` where nobody tried."""
        return self.successes / self.trials if self.trials else None

    def check(self) -> None:
        """Raises `BadInputError` for what cannot be counted."""
        check_share(self.successes, self.trials)

    def and_more(self, more: Self) -> Self:
        """Both together."""
        return self._replace(successes=self.successes + more.successes, trials=self.trials + more.trials)

    def interval(self) -> Interval | None:
        """The share with its 95 % interval."""
        return wilson(self.successes, self.trials)

    def expected(self, size: float) -> Interval | None:
        """What so many would say if the share stayed as it is."""
        return score_interval(self.successes * size / self.trials, size) if self.trials else None


class Difference(NamedTuple):
    """Those who had the slice, and those who had not."""

    successes: int
    trials: int
    other_successes: int
    other_trials: int

    @property
    def size(self) -> float:
        """How many tried, on both sides."""
        return self.trials + self.other_trials

    @property
    def estimate(self) -> float | None:
        """One share less the other; `None` where nobody tried one of both."""
        if not self.trials or not self.other_trials:
            return None
        return self.successes / self.trials - self.other_successes / self.other_trials

    def check(self) -> None:
        """Raises `BadInputError` for what cannot be counted."""
        check_share(self.successes, self.trials)
        check_share(self.other_successes, self.other_trials, "Result of the others")

    def and_more(self, more: Self) -> Self:
        """Both together."""
        return self._replace(
            successes=self.successes + more.successes,
            trials=self.trials + more.trials,
            other_successes=self.other_successes + more.other_successes,
            other_trials=self.other_trials + more.other_trials,
        )

    def interval(self) -> Interval | None:
        """The difference with its 95 % interval."""
        return difference(*self)

    def expected(self, size: float) -> Interval | None:
        """What so many would say if both shares stayed as they are."""
        if not self.trials or not self.other_trials:
            return None
        times = size / self.size
        one = score_interval(self.successes * times, self.trials * times)
        return hybrid(one, score_interval(self.other_successes * times, self.other_trials * times))


class Mean(NamedTuple):
    """How many values there are, their mean, and how far they differ."""

    n: int
    mean: float
    deviation: float | None = None
    """Their standard deviation (n − 1); `None` for a single value."""

    @classmethod
    def of(cls, values: Sequence[float]) -> Self:
        """The same from the values themselves."""
        for value in values:
            check_number(value, "Value")
        n = len(values)
        mean = fsum(values) / n if n else 0.0
        return cls(n, mean, sqrt(fsum((v - mean) ** 2 for v in values) / (n - 1)) if n > 1 else None)

    @property
    def size(self) -> float:
        """How many values there are."""
        return self.n

    @property
    def estimate(self) -> float | None:
        """Their mean; `None` where there are none."""
        return self.mean if self.n else None

    def check(self) -> None:
        """Raises `BadInputError` for what cannot be measured, and where nobody said how far several values differ."""
        check_count(self.n, "Values")
        check_number(self.mean, "Mean")
        if self.n > 1 and self.deviation is None:
            raise BadInputError(f"Standard deviation: {self.n} values need one; write how far they differ.")
        if check_number(self.deviation or 0.0, "Standard deviation") < 0:
            raise BadInputError("Standard deviation: it is never less than 0; correct it.")

    def and_more(self, more: Self) -> Self:
        """Both together, as if all values were known (Chan, Golub and LeVeque 1983)."""
        n = self.n + more.n
        if not self.n or not more.n:
            return more if more.n else self
        gap = more.mean - self.mean
        squares = self._squares + more._squares + gap * gap * self.n * more.n / n
        return self._replace(n=n, mean=self.mean + gap * more.n / n, deviation=sqrt(squares / (n - 1)))

    @property
    def _squares(self) -> float:
        return (self.n - 1) * (self.deviation or 0.0) ** 2

    def interval(self) -> Interval | None:
        """The mean with its 95 % interval; `None` for a single value, and where all are the same."""
        # Values that never differed, copied perhaps or rounded, do not say how much is chance.
        return summary_interval(self.n, self.mean, self.deviation) if self.deviation else None

    def expected(self, size: float) -> Interval | None:
        """What so many values would say, nearly, if their mean and deviation stayed as they are."""
        if not self.deviation:
            return None
        if size < _MANY:
            return summary_interval(int(size), self.mean, self.deviation)
        half = Z * self.deviation / sqrt(size)
        return Interval(self.mean, self.mean - half, self.mean + half)


class Count(NamedTuple):
    """How often something happened, and in how many weeks or over how many thousand orders."""

    happened: int
    exposure: float = 1.0

    @property
    def size(self) -> float:
        """How much it was counted over."""
        return self.exposure

    @property
    def estimate(self) -> float | None:
        """How often per unit; `None` where it was counted over nothing."""
        return self.happened / self.exposure if self.exposure else None

    def check(self) -> None:
        """Raises `BadInputError` for what cannot be counted, and for something that happened in no time."""
        rate(self.happened, self.exposure)
        if self.happened and not self.exposure:
            raise BadInputError(f"Counted over: {self.happened} cannot be counted over nothing; write how long.")

    def and_more(self, more: Self) -> Self:
        """Both together."""
        return self._replace(happened=self.happened + more.happened, exposure=self.exposure + more.exposure)

    def interval(self) -> Interval | None:
        """How often per unit, with its exact 95 % interval."""
        return rate(self.happened, self.exposure)

    def expected(self, size: float) -> Interval | None:
        """What so many units would say, nearly, if it went on as it did."""
        if not self.exposure:
            return None
        bounds = approximate(self.happened * size / self.exposure)
        return Interval(bounds.mean / size, bounds.low / size, bounds.high / size)


Tally = Share | Difference | Mean | Count
