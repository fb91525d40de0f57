"""Where key results stand: half a quarter, no check-in, two quarters; pace, forecast, what is expected at the end."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.evidence import Evidence
from planner.domain.okrs.checking import KrAnswer, check_in_krs
from planner.domain.okrs.movers import is_moved, movers
from planner.domain.okrs.score import Pace, gap_text
from planner.domain.okrs.standing import KrStanding, decimals, joined, past_mean, standings
from planner.domain.plan import Plan
from planner.domain.purpose import ItemKr, KeyResult
from planner.domain.quarter import Quarter
from planner.domain.rank_fill import fill
from planner.domain.results import Slice
from tests.builders import Q4, done, make_item, make_moment, make_plan
from tests.okring import FIRST, checked_in, with_another, with_kr

MID = date(2026, 11, 15)
"""The Sunday of the quarter's seventh week: 46 of 92 days are gone."""
COURSE = (30.0, 31.0, 32.0, 33.0, 34.0, 35.0, 36.0)


def stand(plan: Plan, today: date = MID) -> KrStanding:
    (row,) = standings(plan, today)
    return row


class TestHalfAQuarter:
    def test_score_pace_and_forecast_by_hand(self) -> None:
        row = stand(checked_in(with_kr(baseline=29.0, target=43.0), COURSE))
        assert (row.now, row.week) == (36.0, date(2026, 11, 9))
        assert row.score == pytest.approx(7 / 14)
        # The last value is of Friday 13 Nov: 44 of the quarter's 92 days were gone.
        assert row.pace is not None
        assert row.pace.due == pytest.approx(44 / 92)
        assert row.pace_word == "on_pace"
        assert row.forecast is not None
        # One more each week, without a wobble: 36 on 13 Nov comes to 36 + 48 ÷ 7 on 31 Dec.
        assert row.forecast.on == Q4.ends_on
        assert row.forecast.value == pytest.approx(36 + 48 / 7)
        assert row.forecast.low == pytest.approx(row.forecast.high)
        assert row.is_short is True, "42.9 of 43 is not all of it"

    def test_what_is_hoped_for_needs_seven_tenths(self) -> None:
        plan = checked_in(with_kr(baseline=29.0, target=43.0, kind="aspirational"), COURSE)
        row = stand(plan)
        assert row.pace is not None
        assert row.pace.due == pytest.approx(44 / 92 * 0.7)
        assert (row.pace_word, row.is_short) == ("ahead", False)

    def test_a_wide_interval_decides_nothing(self) -> None:
        row = stand(checked_in(with_kr(baseline=29.0, target=38.0), (29.0, 33.0, 29.0, 34.0, 30.0, 35.0, 31.0)))
        assert row.forecast_score is not None
        assert row.forecast_score.low < 1 <= row.forecast_score.high
        assert row.is_short is None

    def test_less_may_be_better(self) -> None:
        row = stand(checked_in(with_kr(baseline=3.4, target=2.0, unit="s"), (3.4, 3.3, 3.2, 3.0, None, 2.8, 2.7)))
        assert row.score == pytest.approx(0.5)
        assert row.pace_word == "on_pace"
        assert row.forecast is not None
        assert row.forecast.a_week < 0

    def test_a_share_is_never_forecast_outside_0_to_100(self) -> None:
        row = stand(checked_in(with_kr(baseline=80.0, target=99.0), (82.0, 85.0, 88.0, 91.0, 94.0, 97.0, 99.0)))
        assert row.forecast is not None
        assert row.forecast.high == 100
        row = stand(checked_in(with_kr(baseline=9.0, target=1.0, unit="days"), (9.0, 7.0, 6.0, 4.0, 3.0, 2.0, 1.0)))
        assert row.forecast is not None
        assert row.forecast.low == 0

    def test_an_old_value_is_held_against_its_own_day(self) -> None:
        row = stand(checked_in(with_kr(baseline=29.0, target=43.0), (31.0,)), MID)
        assert row.pace is not None
        assert row.pace.due == pytest.approx(2 / 92), "2 Oct is the quarter's second day"
        assert (row.week, row.pace_word) == (FIRST, "ahead")

    def test_what_is_held_scores_all_or_nothing(self) -> None:
        plan = with_kr(baseline=99.0, target=99.0, direction="up")
        assert stand(checked_in(plan, (99.2, 99.0))).score == 1
        assert stand(checked_in(plan, (99.2, 98.9))).score == 0

    def test_what_is_said_of_weeks_to_come_is_not_yet_so(self) -> None:
        row = stand(checked_in(with_kr(), COURSE), FIRST + timedelta(days=9))
        assert (row.now, len(row.weeks)) == (31.0, 2)


class TestNothingSaidYet:
    def test_no_check_in_is_unknown_and_not_zero(self) -> None:
        row = stand(with_kr())
        assert (row.now, row.score, row.pace, row.forecast, row.band, row.is_short, row.confidence) == (None,) * 7
        assert [said for _, said in row.weeks] == [None] * 7
        assert joined([row]).score is None

    def test_without_a_baseline_there_is_a_value_and_no_score(self) -> None:
        row = stand(checked_in(with_kr(baseline=None, target=43.0), COURSE))
        assert (row.now, row.score, row.pace, row.forecast_score) == (36.0, None, None, None)
        assert row.forecast is not None

    def test_confidence_alone_is_an_answer(self) -> None:
        plan = with_kr()
        for week, sure in enumerate((7, 5)):
            plan = _said(plan, week, KrAnswer(None, sure))
        row = stand(plan)
        assert (row.now, row.confidence, row.confidence_change) == (None, 5, -2)

    def test_two_values_have_no_forecast(self) -> None:
        assert stand(checked_in(with_kr(), (30.0, 31.0))).forecast is None


class TestTwoQuarters:
    def test_after_its_last_day_the_score_is_the_result(self) -> None:
        row = stand(checked_in(with_kr(baseline=29.0, target=43.0), COURSE, date(2027, 1, 4)), date(2027, 1, 4))
        assert (row.is_over, row.forecast, row.is_short) == (True, None, True)
        assert len(row.weeks) == 14
        assert row.band == "middle"
        assert row.final == pytest.approx(0.5)

    def test_an_earlier_quarter_is_graded_where_somebody_did_and_else_scored(self) -> None:
        plan = _next_quarter(graded=None)
        assert plan.previous is not None
        assert past_mean(plan, plan.previous) == pytest.approx(0.5)
        assert past_mean(_next_quarter(graded=0.7), plan.previous) == pytest.approx(0.7)
        assert past_mean(make_plan(evidence=Evidence()), Q4) is None
        assert past_mean(make_plan(), Q4) is None

    def test_before_its_first_day_nothing_is_due(self) -> None:
        row = stand(with_kr(), date(2026, 9, 1))
        assert (row.weeks, row.pace, row.is_over) == ((), None, False)


@given(
    st.floats(-1e6, 1e6),
    st.floats(-1e6, 1e6),
    st.lists(st.one_of(st.none(), st.floats(-1e6, 1e6)), min_size=1, max_size=7),
)
def test_scores_stay_within_0_and_1_and_intervals_hold_what_they_are_of(
    baseline: float, target: float, values: list[float | None]
) -> None:
    direction = "up" if target >= baseline else "down"
    row = stand(checked_in(with_kr(baseline=baseline, target=target, direction=direction, unit="x"), tuple(values)))
    assert row.score is None or 0 <= row.score <= 1
    if row.forecast is not None and row.forecast_score is not None:
        assert row.forecast.low <= row.forecast.value <= row.forecast.high
        assert 0 <= row.forecast_score.low <= row.forecast_score.score <= row.forecast_score.high <= 1


def test_the_objective_is_the_weighted_mean_and_the_weakest_is_named() -> None:
    plan = checked_in(with_kr(baseline=29.0, target=43.0, weight=3.0), COURSE)
    plan = with_another(plan, "kr1", name="Revenue", unit="€", baseline=21.0, target=24.0)
    found = joined(standings(plan, MID))
    assert found.score == pytest.approx(0.5)
    assert (found.known, found.missing) == (1, ("kr1",))
    plan = _said(plan, 6, KrAnswer(21.3), "kr1")
    found = joined(standings(plan, MID))
    assert found.score == pytest.approx((3 * 0.5 + 0.1) / 4)
    assert found.weakest == "kr1"


@pytest.mark.parametrize(
    ("baseline", "target", "digits"),
    [(29.0, 38.0, 1), (21.0, 24.0, 2), (0.0, 40000.0, 0), (3.4, 2.0, 2), (2.0, 2.0, 0)],
)
def test_computed_values_have_as_many_decimals_as_matter(baseline: float, target: float, digits: int) -> None:
    assert decimals(KeyResult("k", "q", "o", "Name", "", baseline, target)) == digits


def test_items_and_slices_that_are_in_move_it() -> None:
    plan = with_kr(items=[make_item("carts", weeks=8), make_item("search", weeks=4), make_item("old", stage="stopped")])
    links = {i: ItemKr(f"{i}:kr0", Q4.id, i, "kr0") for i in ("search", "old")}
    plan = replace(plan, item_krs={link.id: link for link in links.values()})
    moved = movers(plan)["kr0"]
    assert moved.items == ("search",)
    assert not is_moved(plan, fill(plan), moved), "search is out"
    assert plan.evidence is not None
    cut = Slice("s1", "carts", "One card", "share", 0.1, kr="kr0")
    slices = {s.id: s for s in (cut, cut._replace(id="s2", decision="stop"), cut._replace(id="s3", item="old"))}
    plan = replace(plan, evidence=plan.evidence._replace(slices=slices))
    moved = movers(plan)["kr0"]
    assert [s.id for s in moved.slices] == ["s1"]
    assert is_moved(plan, fill(plan), moved), "a slice of what is in moves it, too"


def _said(plan: Plan, week: int, answer: KrAnswer, kr: str = "kr0") -> Plan:
    moment = make_moment()._replace(today=Q4.ends_on)
    return done(plan, check_in_krs(plan, FIRST + timedelta(weeks=week), {kr: answer}, moment))


def _next_quarter(graded: float | None) -> Plan:
    """A plan about 2027-Q1 whose quarter before had one key result that came from 29 to 36 of 43."""
    first = checked_in(with_kr(baseline=29.0, target=43.0), COURSE)
    assert first.evidence is not None
    kr = first.key_results["kr0"]._replace(grade=graded)
    evidence = first.evidence._replace(past_key_results={"kr0": kr})
    quarter = Quarter("2027-Q1", date(2027, 1, 1), date(2027, 3, 31))
    quarters = {quarter.id: quarter, Q4.id: Q4}
    tables: dict[str, Any] = {"objectives": {}, "key_results": {}, "current": quarter.id}
    return replace(first, quarters=quarters, evidence=evidence, **tables)


@pytest.mark.parametrize(("now", "word"), [(99.95, "on_pace"), (99.85, "behind")])
def test_what_is_to_be_held_is_due_whole_from_the_first_day_on(now: float, word: str) -> None:
    plan = checked_in(with_kr(baseline=99.9, target=99.9), (now,), FIRST)
    (row,) = standings(plan, FIRST)
    assert row.pace is not None
    assert (row.pace.due, row.pace_word) == (1.0, word)


def test_how_far_a_score_is_ahead_is_the_difference_of_the_two_that_are_shown() -> None:
    assert gap_text(Pace(0.4, 0.326)) == "0.08", "0.40 and 0.32 are shown"
    assert gap_text(Pace(0.22, 0.326)) == "0.10"
