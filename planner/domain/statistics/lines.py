"""A straight line through measurements over time, and where it will lie later."""

from collections.abc import Sequence
from itertools import combinations
from math import fsum, sqrt
from typing import NamedTuple

from planner.domain.errors import BadInputError
from planner.domain.statistics.given import check_number
from planner.domain.statistics.students_t import Interval, t_quantile

Point = tuple[float, float]
"""When, and how much."""
FEWEST = 3
"""Two points have a line, and nothing says how far off it is."""


class Line(NamedTuple):
    """`intercept` + `slope` × x."""

    intercept: float
    slope: float

    def at(self, x: float) -> float:
        """How high the line is at x."""
        return self.intercept + self.slope * x


class LeastSquares(NamedTuple):
    """The line with the smallest sum of squared distances, and how well it fits."""

    line: Line
    deviation: float
    """The standard deviation of the residuals, √(Σ e² ÷ (n − 2))."""
    n: int
    middle: float
    """The mean of all x."""
    spread: float
    """Σ (x − mean)²."""

    def half_width(self, x: float, level: float = 0.95) -> float:
        """Half the width of the interval in which one more measurement at x will lie.

        t · s · √(1 + 1/n + (x − x̄)² ÷ Σ (x − x̄)²): Draper and Smith, *Applied Regression Analysis*, 1998, § 3.2.
        """
        far = 1 + 1 / self.n + (x - self.middle) ** 2 / self.spread
        return t_quantile((1 + level) / 2, self.n - 2) * self.deviation * sqrt(far)


def theil_sen(points: Sequence[Point]) -> Line | None:
    """The median of the slopes of all pairs of points; `None` where no two differ in x.

    Theil 1950; Sen, *Journal of the American Statistical Association* 63, 1968, 1379–1389: one wild value does not
    move it. The intercept is the median of y − slope × x, so that half the points lie on either side. Raises
    `BadInputError` for what is not a number.
    """
    check_points(points)
    slopes = [(y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in combinations(points, 2) if x1 != x2]
    if not slopes:
        return None
    slope = median(slopes)
    return Line(median([y - slope * x for x, y in points]), slope)


def least_squares(points: Sequence[Point]) -> LeastSquares | None:
    """The line of least squares through at least three points; `None` under that, and where no two differ in x."""
    check_points(points)
    n = len(points)
    if n < FEWEST:
        return None
    x_mean, y_mean = fsum(x for x, _ in points) / n, fsum(y for _, y in points) / n
    spread = fsum((x - x_mean) ** 2 for x, _ in points)
    if spread == 0:
        return None
    slope = fsum((x - x_mean) * (y - y_mean) for x, y in points) / spread
    line = Line(y_mean - slope * x_mean, slope)
    residuals = fsum((y - y_mean - slope * (x - x_mean)) ** 2 for x, y in points)
    return LeastSquares(line, sqrt(residuals / (n - 2)), n, x_mean, spread)


def prediction(points: Sequence[Point], x: float, level: float = 0.95) -> Interval | None:
    """Where the robust line will be at x, and the interval in which a measurement there will lie.

    The middle is Theil and Sen's line; the width is that of least squares, whose deviation a wild value makes larger,
    never smaller. `None` under three points, and where all were taken at one time.
    """
    robust, fitted = theil_sen(points), least_squares(points)
    if robust is None or fitted is None:
        return None
    middle, half = robust.at(check_number(x, "Forecast")), fitted.half_width(x, level)
    return Interval(middle, middle - half, middle + half)


def median(values: Sequence[float]) -> float:
    """The middle value, or the mean of the two in the middle; raises `BadInputError` where there is none."""
    if not values:
        raise BadInputError("A median needs at least one value; there is none yet.")
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def check_points(points: Sequence[Point]) -> None:
    """Raises `BadInputError` where a point is not two numbers."""
    for x, y in points:
        check_number(x, "Measured on")
        check_number(y, "Measured")
