"""Shares, differences, counts and evidence against published numbers, and properties that hold for any."""

from fractions import Fraction
from math import comb, exp, inf, isfinite, lgamma, log, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import BadInputError
from planner.domain.statistics.bayes import bayes_factor, posterior_mean
from planner.domain.statistics.poisson import approximate, exact, gamma_share, rate
from planner.domain.statistics.proportions import difference, wilson
from planner.domain.statistics.students_t import summary_interval, t_interval

MILLION = 1_000_000

results = st.integers(0, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
"""Successes and trials."""


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_matches_newcombe_1998(successes: int, trials: int, low: float, high: float) -> None:
    interval = wilson(successes, trials)
    assert interval is not None
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_a_difference_matches_newcombe_1998(
    one: tuple[int, int], other: tuple[int, int], low: float, high: float
) -> None:
    interval = difference(*one, *other)
    assert interval is not None
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(0, 0, 3.689), (1, 0.025, 5.572), (2, 0.242, 7.225), (3, 0.619, 8.767), (5, 1.623, 11.668), (10, 4.795, 18.390)],
)
def test_counts_match_garwood_1936(count: int, low: float, high: float) -> None:
    interval = rate(count)
    assert interval is not None
    assert (round(interval.low, 3), round(interval.high, 3)) == (low, high)


def test_a_rate_is_per_what_it_was_counted_over() -> None:
    # The example of R's poisson.test: 137 deaths of nickel workers where 24.19893 were to be expected
    interval = rate(137, 24.19893)
    assert interval is not None
    assert [round(value, 6) for value in interval] == [5.661407, 4.753125, 6.692709]


@given(st.integers(1, 60), st.floats(0.01, 90))
def test_the_incomplete_gamma_function_is_a_sum_of_poisson_terms(count: int, average: float) -> None:
    # P(k, x) is the chance of k or more where x are to be expected (DLMF 8.4.10)
    fewer = sum(exp(k * log(average) - average - lgamma(k + 1)) for k in range(count))
    assert gamma_share(count, average) == pytest.approx(1 - fewer, abs=1e-12)


def test_a_bayes_factor_matches_mackay() -> None:
    assert round(bayes_factor(140, 250, 0.5), 4) == 0.4767
    assert bayes_factor(0, 0, 0.3) == 1
    assert posterior_mean(9, 10) == pytest.approx(10 / 12)


@given(st.integers(0, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.integers(1, 9))
def test_a_bayes_factor_is_the_fraction_that_it_stands_for(result: tuple[int, int], tenths: int) -> None:
    successes, trials = result
    mark = Fraction(tenths, 10)
    anything = Fraction(1, (trials + 1) * comb(trials, successes))
    exactly = mark**successes * (1 - mark) ** (trials - successes)
    assert bayes_factor(successes, trials, tenths / 10) == pytest.approx(float(anything / exactly), rel=1e-9)


def test_a_million_is_counted_as_well_as_ten() -> None:
    # By Stirling the factor at exactly the mark is √(π ÷ 2n)
    assert bayes_factor(MILLION // 2, MILLION, 0.5) == pytest.approx(
        (3.141592653589793 / (2 * MILLION)) ** 0.5, rel=1e-5
    )
    assert bayes_factor(MILLION, MILLION, 0.5) == inf
    share, gap = wilson(MILLION // 4, MILLION), difference(MILLION // 4, MILLION, MILLION // 5, MILLION)
    assert share is not None
    assert gap is not None
    assert share.high - share.low == pytest.approx(2 * 1.959964 * (0.1875 / MILLION) ** 0.5, rel=1e-4)
    assert gap.low < 0.05 < gap.high
    assert tuple(exact(MILLION)) == pytest.approx(tuple(approximate(MILLION)), abs=1e-4)


@given(results, results)
def test_intervals_contain_what_they_are_about(one: tuple[int, int], other: tuple[int, int]) -> None:
    share, gap, count = wilson(*one), difference(*one, *other), rate(one[0])
    assert (share is None) == (one[1] == 0)
    assert (gap is None) == (0 in {one[1], other[1]})
    assert share is None or 0 <= share.low <= share.mean <= share.high <= 1
    assert gap is None or -1 <= gap.low <= gap.mean <= gap.high <= 1
    assert count is not None
    assert 0 <= count.low <= count.mean <= count.high


@given(results, results)
def test_failures_are_successes_seen_from_the_other_side(one: tuple[int, int], other: tuple[int, int]) -> None:
    share, failed = wilson(*one), wilson(one[1] - one[0], one[1])
    there, back = difference(*one, *other), difference(*other, *one)
    if share is not None and failed is not None:
        assert (1 - failed.high, 1 - failed.low) == pytest.approx((share.low, share.high), abs=1e-12)
        assert bayes_factor(*one, 0.3) == pytest.approx(bayes_factor(one[1] - one[0], one[1], 0.7), rel=1e-9)
    if there is not None and back is not None:
        assert (-back.high, -back.low) == pytest.approx((there.low, there.high), abs=1e-12)


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=20))
def test_a_summary_says_as_much_about_a_mean_as_its_values(values: list[float]) -> None:
    interval, n = t_interval(values), len(values)
    assert interval is not None
    deviation = (sum((v - interval.mean) ** 2 for v in values) / (n - 1)) ** 0.5
    assert summary_interval(n, interval.mean, deviation) == pytest.approx(interval, rel=1e-9, abs=1e-6)


@pytest.mark.parametrize(
    ("successes", "trials"), [(11, 10), (-1, 10), (1, -1), (1.5, 10), (nan, 10), (1, inf), (1, nan), (0, 1e300)]
)
def test_results_that_cannot_be_are_refused_with_a_sentence(successes: float, trials: float) -> None:
    for asked in (
        lambda: wilson(successes, trials),
        lambda: difference(1, 2, successes, trials),
        lambda: bayes_factor(successes, trials, 0.5),
    ):
        with pytest.raises(BadInputError, match=r"^Result: .*; (?:write|correct) .*\.$"):
            asked()


def test_counts_and_marks_that_cannot_be_are_refused_with_a_sentence() -> None:
    assert rate(3, 0) is None
    for count, exposure in ((-1, 1.0), (3, -1.0), (3, nan), (3, inf)):
        with pytest.raises(BadInputError, match=r"^Count"):
            rate(count, exposure)
    for mark in (0, 1, -0.1, 30, nan):
        with pytest.raises(BadInputError, match=r"^Pass mark: .* between 0 and 100 %\.$"):
            bayes_factor(1, 2, mark)


@given(results, st.floats(0.001, 0.999))
def test_evidence_is_never_negative_nor_nothing(result: tuple[int, int], mark: float) -> None:
    factor = bayes_factor(*result, mark)
    assert factor > 0
    assert isfinite(factor) or factor == inf


@given(st.integers(0, 3000))
def test_scipy_agrees_where_it_is_there(count: int) -> None:
    chi2 = pytest.importorskip("scipy.stats").chi2
    interval = exact(count)
    assert interval.high == pytest.approx(chi2.ppf(0.975, 2 * count + 2) / 2, rel=1e-9)
    assert interval.low == pytest.approx(chi2.ppf(0.025, 2 * count) / 2 if count else 0, rel=1e-9)
