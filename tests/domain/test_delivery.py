"""Delivery by DORA's five measures, before and after, and how good we are at foretelling."""

from datetime import UTC, datetime, timedelta
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.before_after import before_and_after, predicted_against_found
from planner.domain.closing.calibration import effort_calibration, score_calibration
from planner.domain.delivery import Deployment, delivery, frequency, incident_share, median_hours, share_of_counts
from planner.domain.errors import BadInputError
from planner.domain.statistics import xmr_limits

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
NIST_XMR = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
"""NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2."""


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def test_the_five_measures_of_dora() -> None:
    found = delivery(
        [
            Deployment(NOON, NOON - hours(2)),
            Deployment(NOON, NOON - hours(30), failed=True, recovered=NOON + hours(1)),
            Deployment(NOON, NOON - hours(5), rework=True),
            Deployment(NOON, failed=True),
            Deployment(NOON, NOON - hours(6), failed=True, recovered=NOON + hours(4), rework=None),
            Deployment(NOON, failed=None, recovered=NOON + hours(99)),
        ],
        days=14,
    )
    assert (found.lead_hours, found.recovery_hours, found.deployments) == (5.5, 2.5, 6)
    assert found.a_week is not None
    assert found.a_week.mean == 3
    assert found.a_week.low < 3 < found.a_week.high
    assert found.fail_rate is not None
    assert found.rework_rate is not None
    # Unknown is left out, not counted as a success: 3 of 5 and 1 of 5
    assert (found.fail_rate.mean, found.rework_rate.mean) == (0.6, 0.2)


def test_a_period_without_deployments_knows_how_many_there_were_and_nothing_else() -> None:
    found = delivery([], days=7)
    assert found.a_week is not None
    assert found.a_week.mean == 0
    assert (found.lead_hours, found.recovery_hours, found.fail_rate, found.rework_rate) == (None,) * 4
    assert median_hours([]) is None
    assert share_of_counts(0, 0, "Failed") is None
    assert incident_share(12, None) is None
    assert incident_share(12, 0) is None
    assert incident_share(12, 120) == pytest.approx(0.1)


def test_a_rate_of_counts_has_the_interval_of_a_share() -> None:
    found = share_of_counts(15, 148, "Failed")
    assert found is not None
    assert (round(found.low, 4), round(found.high, 4)) == (0.0624, 0.1605)


@given(st.lists(st.tuples(st.integers(0, 500), st.booleans()), min_size=1, max_size=20), st.data())
def test_the_order_of_deployments_does_not_matter(made: list[tuple[int, bool]], data: st.DataObject) -> None:
    every = [Deployment(NOON, NOON - hours(lead), failed, NOON + hours(1)) for lead, failed in made]
    found = delivery(every, 30)
    assert delivery(data.draw(st.permutations(every)), 30) == found
    assert found.lead_hours is not None
    assert min(lead for lead, _ in made) <= found.lead_hours <= max(lead for lead, _ in made)


def test_before_and_after_are_means_with_limits_of_their_own() -> None:
    found = before_and_after(NIST_XMR, [60, None, 61, 59])
    assert found.before is not None
    assert [round(value, 4) for value in found.before] == [50.81, 45.8159, 55.8041]
    assert found.after == xmr_limits(60, 1.5)
    assert (found.weeks_before, found.weeks_after, found.shift) == (10, 3, 1)
    assert found.difference == pytest.approx(9.19)
    assert before_and_after(NIST_XMR, [40, 41, 60]).shift == -1
    assert before_and_after(NIST_XMR, [40, 60]).shift == 0
    assert before_and_after(NIST_XMR, [50, 51, 52]).shift == 0


def test_eight_weeks_on_one_side_are_a_shift_even_within_the_limits() -> None:
    assert before_and_after(NIST_XMR, [50] * 7).shift == 0
    assert before_and_after(NIST_XMR, [50] * 8).shift == -1
    assert before_and_after([5] * 8, [6] * 7).shift == 0
    assert before_and_after([5] * 8, [6] * 8).shift == 1


def test_too_few_weeks_say_nothing_about_chance() -> None:
    found = before_and_after([1, None, 2], [9, 9])
    assert (found.shift, found.weeks_before) == (None, 2)
    assert found.difference == 7.5
    none = before_and_after([None], NIST_XMR)
    assert (none.before, none.difference, none.shift) == (None, None, None)
    assert before_and_after(NIST_XMR, []).shift is None


def test_predicted_hours_are_held_against_what_came() -> None:
    found = before_and_after([20, 22, 18, 20], [14, 16])
    assert predicted_against_found(10, found) == pytest.approx(0.5)
    assert predicted_against_found(None, found) is None
    assert predicted_against_found(0, found) is None
    assert predicted_against_found(10, before_and_after([20], [])) is None
    assert predicted_against_found(10, before_and_after([20], [25])) == pytest.approx(-0.5)


def test_calibration_is_ratio_and_median_of_what_is_known() -> None:
    found = effort_calibration([(4, 6), (10, 10), (2, 3), (None, 5), (3, None), (0, 2)])
    assert (found.n, found.missing, found.said, found.came) == (4, 2, 16, 21)
    assert found.ratio == pytest.approx(21 / 16)
    assert (found.median_ratio, found.median_gap) == (1.5, 1.5)
    scores = score_calibration([(0.7, 0.6), (1.0, 0.4), (0.0, 0.1)])
    assert scores.ratio == pytest.approx(1.1 / 1.7)
    assert scores.median_gap == pytest.approx(-0.1)
    nothing = effort_calibration([(None, None)])
    assert (nothing.n, nothing.missing, nothing.ratio, nothing.median_ratio, nothing.median_gap) == (
        0,
        1,
        None,
        None,
        None,
    )


@given(st.lists(st.floats(0, 1e6), max_size=12))
def test_who_foretells_exactly_has_a_ratio_of_one(values: list[float]) -> None:
    found = effort_calibration([(value, value) for value in values])
    assert found.ratio in (None, 1)
    assert found.median_ratio in (None, 1)
    assert found.median_gap in (None, 0)


@pytest.mark.parametrize("wrong", [nan, inf, -1.0])
def test_what_cannot_be_is_refused_with_a_sentence(wrong: float) -> None:
    for asked in (
        lambda: frequency(3, wrong),
        lambda: incident_share(wrong, 100),
        lambda: effort_calibration([(wrong, 1)]),
        lambda: score_calibration([(0.5, wrong)]),
        lambda: share_of_counts(1, wrong, "Failed"),
    ):
        with pytest.raises(BadInputError, match=r"\.$"):
            asked()


def test_times_and_counts_that_cannot_be_are_refused_with_a_sentence() -> None:
    with pytest.raises(BadInputError, match="2026-11-02 11:00 is before 2026-11-02 12:00"):
        delivery([Deployment(NOON, failed=True, recovered=NOON - hours(1))], 7)
    with pytest.raises(BadInputError, match="names its zone"):
        median_hours([(NOON.replace(tzinfo=None), NOON)])
    with pytest.raises(BadInputError, match=r"Failed: 4 of 3 cannot be"):
        share_of_counts(4, 3, "Failed")
    with pytest.raises(BadInputError, match="Days: 0 is no period"):
        frequency(3, 0)
    with pytest.raises(BadInputError, match="write 0 to 1"):
        score_calibration([(0.5, 1.5)])
    with pytest.raises(BadInputError, match="Weekly value"):
        before_and_after([1.0, nan], [2.0])
