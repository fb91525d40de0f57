"""Statistics against published tables, and properties that hold for any numbers."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.statistics import (
    incomplete_beta,
    longest_run,
    mean_moving_range,
    moving_ranges,
    t_cdf,
    t_interval,
    t_quantile,
    total_variation,
    xmr_limits,
)

NIST_XMR = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
"""NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flow rates of ten batches."""

# NIST/SEMATECH e-Handbook 1.3.6.7.2, upper critical values of Student's t.
T_TABLE = {
    1: (3.078, 6.314, 12.706, 31.821, 63.657, 318.309),
    2: (1.886, 2.920, 4.303, 6.965, 9.925, 22.327),
    4: (1.533, 2.132, 2.776, 3.747, 4.604, 7.173),
    7: (1.415, 1.895, 2.365, 2.998, 3.499, 4.785),
    10: (1.372, 1.812, 2.228, 2.764, 3.169, 4.144),
    30: (1.310, 1.697, 2.042, 2.457, 2.750, 3.385),
    100: (1.290, 1.660, 1.984, 2.364, 2.626, 3.174),
}
T_LEVELS = (0.90, 0.95, 0.975, 0.99, 0.995, 0.999)

shares = st.lists(st.floats(0, 1), min_size=1, max_size=9).filter(lambda values: sum(values) > 1e-6)


@pytest.mark.parametrize("df", T_TABLE)
def test_t_quantile_matches_the_published_table(df: int) -> None:
    assert [round(t_quantile(p, df), 3) for p in T_LEVELS] == list(T_TABLE[df])


def test_t_becomes_normal_and_is_symmetric() -> None:
    assert t_quantile(0.975, 1e7) == pytest.approx(1.959964, abs=1e-5)
    assert t_quantile(0.5, 3) == 0
    assert t_quantile(0.025, 4) == -t_quantile(0.975, 4)
    assert t_cdf(float("inf"), 3) == 1
    assert t_cdf(float("-inf"), 3) == 0


def test_incomplete_beta_matches_closed_forms() -> None:
    # I(x; 1, b) = 1 − (1 − x)^b; I(x; a, 1) = x^a; I(½; a, a) = ½ (DLMF 8.17.4 and following)
    assert incomplete_beta(0.3, 1, 4) == pytest.approx(1 - 0.7**4, abs=1e-14)
    assert incomplete_beta(0.3, 2.5, 1) == pytest.approx(0.3**2.5, abs=1e-14)
    assert incomplete_beta(0.5, 7.25, 7.25) == pytest.approx(0.5, abs=1e-14)
    assert (incomplete_beta(0, 2, 3), incomplete_beta(1, 2, 3)) == (0, 1)


@pytest.mark.parametrize(("x", "a", "b"), [(-0.1, 1, 1), (1.1, 1, 1), (0.5, 0, 1), (0.5, 1, float("nan"))])
def test_incomplete_beta_refuses_what_it_is_not_defined_for(x: float, a: float, b: float) -> None:
    with pytest.raises(ValueError, match="incomplete beta"):
        incomplete_beta(x, a, b)


@pytest.mark.parametrize(("p", "df"), [(0, 3), (1, 3), (0.5, 0), (float("nan"), 3)])
def test_t_quantile_refuses_what_it_is_not_defined_for(p: float, df: float) -> None:
    with pytest.raises(ValueError, match="t quantile"):
        t_quantile(p, df)


@given(p=st.floats(0.001, 0.999), df=st.floats(0.5, 200))
def test_t_quantile_is_the_inverse_of_its_distribution(p: float, df: float) -> None:
    assert t_cdf(t_quantile(p, df), df) == pytest.approx(p, abs=1e-9)


def test_partial_survey_check_value() -> None:
    interval = t_interval([0.7, 0.5, 0.6, 0.4, 0.7], population=8)
    assert interval is not None
    assert [round(value, 3) for value in interval] == [0.58, 0.481, 0.679]


def test_interval_without_an_end_to_the_population_is_students() -> None:
    # Student 1908, the extra sleep by hyoscyamine of ten patients: mean 0.75, 95 % interval −0.53 … 2.03
    sleep = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    interval = t_interval(sleep)
    assert interval is not None
    assert [round(value, 2) for value in interval] == [0.75, -0.53, 2.03]


def test_interval_shrinks_to_nothing_when_all_have_answered_and_is_unknown_for_too_few() -> None:
    everybody = t_interval([0.2, 0.4], population=2)
    assert everybody is not None
    assert tuple(everybody) == (pytest.approx(0.3),) * 3
    assert t_interval([0.2], population=1) == (0.2, 0.2, 0.2)
    assert t_interval([0.2], population=3) is None
    assert t_interval([]) is None
    with pytest.raises(ValueError, match="population"):
        t_interval([0.2, 0.3], population=1)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=20), st.integers(0, 30))
def test_more_people_who_did_not_answer_never_narrow_the_interval(values: list[float], others: int) -> None:
    some, more = (t_interval(values, len(values) + n) for n in (others, others + 1))
    assert some is not None
    assert more is not None
    assert more.low <= some.low <= some.mean <= some.high <= more.high


def test_xmr_limits_match_nist() -> None:
    width = mean_moving_range(NIST_XMR)
    assert width is not None
    limits = xmr_limits(sum(NIST_XMR) / 10, width)
    assert limits.centre == pytest.approx(50.81)
    assert (round(limits.low, 4), round(limits.high, 4)) == (45.8159, 55.8041)
    assert [limits.side(value) for value in (45.8, 45.9, 55.8, 55.9)] == [-1, 0, 0, 1]
    assert moving_ranges(NIST_XMR) == pytest.approx([2.0, 2.3, 1.4, 3.5, 3.4, 1.4, 0.2, 1.2, 1.5])
    assert mean_moving_range([1.0]) is None


@pytest.mark.parametrize(
    ("values", "run"),
    [([], 0), ([5], 0), ([6, 7, 4], 2), ([6, 5, 7, 8], 2), ([1, 2, 9, 8], 2), ([9, 9, 1, 1, 1], -3), ([6] * 8, 8)],
)
def test_longest_run_on_one_side(values: list[float], run: int) -> None:
    assert longest_run(values, 5) == run


def test_total_variation_check_value() -> None:
    assert total_variation([0.58, 0.27, 0.15], [0.7, 0.2, 0.1]) == pytest.approx(0.12)


@given(shares, st.data())
def test_total_variation_is_a_distance_within_0_and_1(values: list[float], data: st.DataObject) -> None:
    size = len(values)
    some = [v / sum(values) for v in values]
    others = data.draw(st.lists(st.floats(0.01, 1), min_size=size, max_size=size))
    other = [v / sum(others) for v in others]
    assert total_variation(some, some) == 0
    assert 0 <= total_variation(some, other) <= 1 + 1e-9
    assert total_variation(some, other) == pytest.approx(total_variation(other, some))


@given(st.lists(st.floats(-100, 100), min_size=2, max_size=30), st.floats(-100, 100))
def test_moving_ranges_do_not_depend_on_where_the_values_lie(values: list[float], shift: float) -> None:
    assert moving_ranges([v + shift for v in values]) == pytest.approx(moving_ranges(values), abs=1e-9)
    assert all(r == abs(b - a) for r, (a, b) in zip(moving_ranges(values), pairwise(values), strict=True))
