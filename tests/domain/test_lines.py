"""Lines through measurements against published numbers, and properties that hold for any."""

import ast
from itertools import pairwise
from math import inf, nan
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.domain.errors import BadInputError
from planner.domain.statistics.lines import Line, least_squares, median, prediction, theil_sen
from tests.architecture.source import modules

SEN = list(zip((1, 2, 3, 4, 10, 12, 18), (9, 15, 19, 20, 45, 55, 78), strict=True))
"""Sen 1968, § 6."""

# NIST Statistical Reference Datasets, Norris (calibration of ozone monitors): y and x
_NORRIS = """
0.1 0.2 338.8 337.4 118.1 118.2 888.0 884.6 9.2 10.1 228.1 226.5 668.5 666.3 998.5 996.3 449.1 448.6 778.9 777.0
559.2 558.2 0.3 0.4 0.1 0.6 778.1 775.5 668.8 666.9 339.3 338.0 448.9 447.5 10.8 11.6 557.7 556.0 228.3 228.1
998.0 995.8 888.8 887.6 119.6 120.2 0.3 0.3 0.6 0.3 557.6 556.8 339.3 339.1 888.0 887.2 998.5 999.0 778.9 779.0
10.2 11.1 117.6 118.3 228.9 229.2 668.4 669.1 449.2 448.9 0.2 0.5
"""
_READ = [float(text) for text in _NORRIS.split()]
NORRIS = list(zip(_READ[1::2], _READ[::2], strict=True))

# Ezekiel 1930, `cars` of R: speed in miles an hour, and the distances to stop in feet
_CARS = {
    4: (2, 10), 7: (4, 22), 8: (16,), 9: (10,), 10: (18, 26, 34), 11: (17, 28), 12: (14, 20, 24, 28),
    13: (26, 34, 34, 46), 14: (26, 36, 60, 80), 15: (20, 26, 54), 16: (32, 40), 17: (32, 40, 50),
    18: (42, 56, 76, 84), 19: (36, 46, 68), 20: (32, 48, 52, 56, 64), 22: (66,), 23: (54,), 24: (70, 92, 93, 120),
    25: (85,),
}  # fmt: skip
CARS = [(float(speed), float(feet)) for speed, stops in _CARS.items() for feet in stops]

numbers = st.integers(-1000, 1000)
some_points = st.lists(st.tuples(numbers, numbers), min_size=3, max_size=14)


def test_the_robust_slope_matches_sen_1968() -> None:
    line = theil_sen(SEN)
    assert line is not None
    assert line.slope == 4


def test_least_squares_match_the_certified_values_of_nist() -> None:
    fitted = least_squares(NORRIS)
    assert fitted is not None
    assert fitted.n == 36
    assert fitted.line.intercept == pytest.approx(-0.262323073774029, rel=1e-12)
    assert fitted.line.slope == pytest.approx(1.00211681802045, rel=1e-13)
    assert fitted.deviation == pytest.approx(0.884796396144373, rel=1e-12)


@pytest.mark.parametrize(("speed", "middle", "low", "high"), [(12, 29.6, -1.75, 61.0), (19, 57.1, 25.76, 88.5)])
def test_the_interval_of_one_more_measurement_matches_the_one_of_r(
    speed: float, middle: float, low: float, high: float
) -> None:
    fitted = least_squares(CARS)
    assert fitted is not None
    at, half = fitted.line.at(speed), fitted.half_width(speed)
    assert (round(fitted.line.intercept, 4), round(fitted.line.slope, 4)) == (-17.5791, 3.9324)
    assert (round(at, 1), round(at - half, 2), round(at + half, 1)) == (middle, low, high)


def test_a_wild_value_widens_the_forecast_and_hardly_moves_it() -> None:
    calm = [(float(week), 10.0 + week + (0.25 if week % 2 else -0.25)) for week in range(1, 9)]
    wild = [*calm[:4], (5.0, 60.0), *calm[5:]]
    before, after = prediction(calm, 13), prediction(wild, 13)
    assert before is not None
    assert after is not None
    assert abs(after.mean - before.mean) < 0.5
    assert after.high - after.low > 10 * (before.high - before.low)


@given(st.integers(-100, 100), st.integers(-100, 100), st.sets(st.integers(0, 90), min_size=3, max_size=9))
def test_a_straight_line_is_found_and_foretold_exactly(start: int, step: int, days: set[int]) -> None:
    points = [(day, start + step * day) for day in days]
    assert theil_sen(points) == Line(start, step)
    foretold = prediction(points, 91)
    assert foretold is not None
    assert tuple(foretold) == pytest.approx((start + step * 91,) * 3, abs=1e-6)


@given(some_points, st.integers(-50, 1100))
def test_a_forecast_lies_in_its_interval_which_widens_with_the_distance(points: list[tuple[int, int]], x: int) -> None:
    assume(len({at for at, _ in points}) > 1)
    fitted, foretold = least_squares(points), prediction(points, x)
    assert fitted is not None
    assert foretold is not None
    assert foretold.low <= foretold.mean <= foretold.high
    widths = [fitted.half_width(fitted.middle + far) for far in (0, 10, 100, 1000)]
    assert all(nearer <= farther for nearer, farther in pairwise(widths))


@given(some_points, st.randoms(use_true_random=False))
def test_the_order_in_which_weeks_were_entered_does_not_matter(points: list[tuple[int, int]], chance: Random) -> None:
    shuffled = list(points)
    chance.shuffle(shuffled)
    assert theil_sen(points) == theil_sen(shuffled)
    before, after = prediction(points, 20), prediction(shuffled, 20)
    assert (before is None) == (after is None)
    assert before is None or after is None or before == pytest.approx(after)


def test_too_little_says_nothing() -> None:
    assert theil_sen([]) is None
    assert theil_sen([(3, 1), (3, 2)]) is None
    assert least_squares([(1, 1), (2, 3)]) is None
    assert least_squares([(1, 1), (1, 2), (1, 3)]) is None
    assert prediction([(1, 1), (2, 2)], 13) is None
    assert prediction([(1, 1), (1, 2), (1, 3)], 13) is None
    assert median([3, 1, 2]) == 2
    assert median([4, 1, 2, 3]) == 2.5
    with pytest.raises(BadInputError, match="at least one value"):
        median([])


@pytest.mark.parametrize("wrong", [nan, inf, -inf])
def test_what_is_no_number_is_refused_with_a_sentence(wrong: float) -> None:
    good = [(1.0, 1.0), (2.0, 2.0), (3.0, 2.5)]
    for points, x in (([*good, (4, wrong)], 13.0), ([*good, (wrong, 4)], 13.0), (good, wrong)):
        with pytest.raises(BadInputError, match=r"is not a number that can be counted with; write another\.$"):
            prediction(points, x)


def test_statistics_need_no_library_at_run_time() -> None:
    """Importing scipy costs three times all of the screen: it and its like may be an oracle in a test, no more."""
    heavy = {"scipy", "numpy", "statsmodels", "pandas"}
    found = [
        module.at(node)
        for module in modules("planner")
        for node in ast.walk(module.tree)
        if heavy & {name.partition(".")[0] for name in _imported(node)}
    ]
    assert found == []


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
