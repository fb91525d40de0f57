"""Scores of key results and objectives, their pace and their forecast."""

from datetime import date, timedelta
from math import inf, nan

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.domain.errors import BadInputError
from planner.domain.okrs.forecast import Forecast, forecast, forecast_score, within
from planner.domain.okrs.score import (
    ObjectiveScore,
    Pace,
    ScoredKr,
    confidence_trend,
    elapsed_share,
    kr_band,
    kr_score,
    objective_score,
    pace,
)

START, END = date(2026, 10, 1), date(2026, 12, 31)
numbers = st.floats(-1e9, 1e9)


@pytest.mark.parametrize(
    ("now", "baseline", "target", "score"),
    [
        (33, 29, 38, 4 / 9),
        (1.5, 2, 1, 0.5),
        (2.5, 2, 1, 0),
        (0.5, 2, 1, 1),
        (45, 29, 38, 1),
        (20, 29, 38, 0),
        (-3, -5, 5, 0.2),
        (None, 29, 38, None),
        (33, None, 38, None),
    ],
)
def test_a_score_is_the_part_of_the_way_in_either_direction(
    now: float | None, baseline: float | None, target: float, score: float | None
) -> None:
    assert kr_score(now, baseline, target) == (None if score is None else pytest.approx(score))


def test_what_shall_be_held_is_held_or_not() -> None:
    assert [kr_score(now, 99.9, 99.9, "up") for now in (99.8, 99.9, 100)] == [0, 1, 1]
    assert [kr_score(now, 2, 2, "down") for now in (1.9, 2, 2.1)] == [1, 1, 0]
    assert kr_score(None, 2, 2, "down") is None
    with pytest.raises(BadInputError, match="Baseline and target are the same; write another target"):
        kr_score(3, 2, 2)


@given(numbers, numbers, numbers)
def test_scores_stay_within_0_and_1_and_read_the_same_upside_down(now: float, baseline: float, target: float) -> None:
    assume(baseline != target)
    score, mirrored = kr_score(now, baseline, target), kr_score(-now, -baseline, -target)
    assert score is not None
    assert 0 <= score <= 1
    assert mirrored == score
    assert kr_score(baseline, baseline, target) == 0
    assert kr_score(target, baseline, target) == 1


@given(st.lists(numbers, min_size=2, max_size=2), numbers, numbers)
def test_nearer_to_the_target_never_scores_less(values: list[float], baseline: float, target: float) -> None:
    assume(baseline != target)
    lower, higher = (kr_score(value, baseline, target) for value in sorted(values))
    assert lower is not None
    assert higher is not None
    assert lower <= higher if target > baseline else lower >= higher


@pytest.mark.parametrize(
    ("score", "band"),
    [(0, "low"), (0.299, "low"), (0.3, "middle"), (0.1 + 0.2, "middle"), (0.699, "middle"), (0.7, "high"), (1, "high")],
)
def test_bands_begin_at_0_3_and_0_7(score: float, band: str) -> None:
    assert kr_band(score) == band
    assert kr_band(kr_score(2.3, 2, 3) or 0) == "middle"


def test_an_objective_is_the_weighted_mean_of_what_is_known_with_the_weakest_named() -> None:
    krs = [ScoredKr("a", 0.8, 2), ScoredKr("b", None, 5), ScoredKr("c", 0.2)]
    assert objective_score(krs) == ObjectiveScore(pytest.approx(0.6), "c", 2, ("b",))
    assert objective_score([ScoredKr("a", 0.0), ScoredKr("b", 0.0, 3)]) == ObjectiveScore(0.0, "b", 2, ())
    assert objective_score([ScoredKr("a", None)]) == ObjectiveScore(None, None, 0, ("a",))
    assert objective_score([]) == ObjectiveScore(None, None, 0, ())
    assert objective_score([ScoredKr("a", 0.4, 0)]) == ObjectiveScore(None, "a", 1, ())


scored = st.lists(st.tuples(st.one_of(st.none(), st.floats(0, 1)), st.floats(0, 100)), max_size=8)


@given(scored, st.data())
def test_a_mean_lies_between_its_parts_and_unknown_is_not_zero(
    parts: list[tuple[float | None, float]], data: st.DataObject
) -> None:
    krs = [ScoredKr(f"kr{n}", *part) for n, part in enumerate(parts)]
    found = objective_score(krs)
    known = [kr for kr in krs if kr.score is not None]
    assert found.known + len(found.missing) == len(krs)
    again = objective_score(data.draw(st.permutations(krs)))
    assert (again.score is None) == (found.score is None)
    if found.score is not None:
        heavy = [kr.score or 0 for kr in known if kr.weight > 0]
        assert min(heavy) - 1e-9 <= found.score <= max(heavy) + 1e-9
        assert objective_score(known).score == pytest.approx(found.score)
        assert again.score == pytest.approx(found.score)


def test_pace_is_the_score_against_the_time_that_is_gone() -> None:
    assert pace(0.5, 0.5) == Pace(0.5, 0.5)
    behind = pace(0.44, 0.5)
    assert behind is not None
    assert behind.is_behind
    assert behind.gap == pytest.approx(-0.06)
    hoped = pace(0.35, 0.5, "aspirational")
    assert hoped is not None
    assert not hoped.is_behind
    assert pace(None, 0.5) is None
    assert [elapsed_share(START, END, day) for day in (date(2026, 9, 1), START, date(2026, 11, 15), END)] == [
        0,
        pytest.approx(1 / 92),
        0.5,
        1,
    ]
    assert elapsed_share(START, END, date(2027, 2, 1)) == 1
    assert confidence_trend([7, None, 5, None]) == -2
    assert confidence_trend([None, 7]) is None


def test_a_forecast_follows_the_slope_of_sen_1968_to_the_end_of_the_quarter() -> None:
    weeks = dict(zip((1, 2, 3, 4, 10, 12, 18), (9, 15, 19, 20, 45, 55, 78), strict=True))
    found = forecast(
        {START + timedelta(weeks=week): value for week, value in weeks.items()}, START + timedelta(weeks=20)
    )
    assert found is not None
    assert (found.a_week, found.n) == (pytest.approx(4), 7)
    # The intercept is the median of y − 4 x, 6
    assert found.value == pytest.approx(86)
    assert found.low < 84
    assert found.high > 88
    assert within(found, most=85)[1:4] == (85, pytest.approx(found.low), 85)
    assert forecast({START: 1, END: 2}, END) is None
    assert forecast({}, END) is None


@given(st.dictionaries(st.dates(START, END), st.integers(-500, 500), min_size=3, max_size=14), st.data())
def test_forecasts_lie_in_their_intervals_and_do_not_depend_on_the_order(
    values: dict[date, int], data: st.DataObject
) -> None:
    found = forecast(values, END)
    assert found is not None
    assert found.low <= found.value <= found.high
    assert forecast(dict(data.draw(st.permutations(list(values.items())))), END) == found
    for baseline, target in ((0, 50), (50, 0)):
        score = forecast_score(found, baseline, target)
        assert score is not None
        assert 0 <= score.low <= score.score <= score.high <= 1


def test_a_forecast_has_a_score_only_where_the_start_is_known() -> None:
    found = Forecast(END, 65, 60, 71, 0.5, 6)
    assert forecast_score(found, None, 70) is None
    score = forecast_score(found, 60, 70)
    assert score == (0.5, 0, 1)


@pytest.mark.parametrize("wrong", [nan, inf, -inf])
def test_what_is_no_number_is_refused_with_a_sentence(wrong: float) -> None:
    for asked in (
        lambda: kr_score(wrong, 1, 2),
        lambda: kr_score(1, wrong, 2),
        lambda: kr_score(None, 1, wrong),
        lambda: objective_score([ScoredKr("a", wrong)]),
        lambda: objective_score([ScoredKr("a", 0.5, wrong)]),
        lambda: pace(0.5, wrong),
        lambda: pace(wrong, 0.5),
        lambda: confidence_trend([wrong]),
        lambda: forecast({START: 1, END: wrong, date(2026, 11, 1): 2}, END),
    ):
        with pytest.raises(BadInputError, match=r"is not a number that can be counted with; write another\.$"):
            asked()


def test_what_cannot_be_is_refused_with_a_sentence() -> None:
    for asked in (
        lambda: objective_score([ScoredKr("a", 0.5, -1)]),
        lambda: objective_score([ScoredKr("a", 1.5)]),
        lambda: pace(0.5, 1.2),
        lambda: elapsed_share(END, START, START),
        lambda: confidence_trend([11]),
    ):
        with pytest.raises(BadInputError, match=r"\.$"):
            asked()
