"""Scores by the three methods: published values, and that unknown is never zero."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.item import Effort, Item, ScoreInputs
from planner.domain.plan import Plan
from planner.domain.score import asked, impact, score
from planner.domain.scoring.numbers import score_text, term_text
from planner.domain.scoring.rice import rice
from planner.domain.scoring.suggestion import Suggestion, suggestions
from planner.domain.scoring.wsjf import wsjf
from planner.domain.words import CATEGORIES
from tests.builders import make_item, make_plan

ORGANISATION = make_plan().organisation
ANSWERS = st.none() | st.integers(0, 5)
WEIGHTS = st.floats(0, 1_000_000)
AMOUNTS = st.none() | st.floats(0, 1e12)
TERMS = st.none() | st.sampled_from([1, 2, 3, 5, 8, 13, 20])


def scored(item: Item, method: str, *given: Any) -> Plan:
    """A plan of one item by a method; `given` are its inputs in the order of `ScoreInputs`."""
    plan = make_plan([item], organisation=ORGANISATION._replace(score_method=method))
    return replace(plan, score_inputs={item.id: ScoreInputs(item.id, *given)})


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"customer": 5, "business": 4, "running": 0, "confidence": 1.0}, 3 / 6),
        ({"customer": 5, "business": None, "running": None, "confidence": 0.5}, 5 * 0.5 / 6),
        ({"customer": 0, "confidence": 1.0}, 0.0),
        ({"customer": 5}, 5 * 0.8 / 6),
        ({}, None),
        ({"customer": 5, "effort": None}, None),
        ({"customer": 5, "confidence": 1.0, "effort": Effort(2, 4, 6)}, 5 / 4),
        ({"customer": 5, "confidence": 1.0, "remaining": 2.0}, 5 / 2),
        ({"customer": 5, "remaining": 0.0}, None),
    ],
)
def test_score_is_impact_times_confidence_by_effort(values: dict[str, object], expected: float | None) -> None:
    item = make_item("a", **{"weeks": 6, **values} if "effort" not in values else values)
    assert score(make_plan([item]), item) == (None if expected is None else pytest.approx(expected))


def test_only_the_proportion_of_the_weights_of_answered_questions_counts() -> None:
    weighted = ORGANISATION._replace(weight_customer=3.0, weight_business=1.0, weight_running=0.0)
    assert impact(weighted, make_item("a", customer=4, business=2, running=5)) == pytest.approx(3.5)
    assert impact(weighted, make_item("a", business=2, running=5)) == pytest.approx(2)
    assert impact(weighted, make_item("a", running=5)) is None, "its weight is nothing, so nothing is known"


def test_rice_is_as_published() -> None:
    assert rice(2000, 2, 0.8, 4) == 800
    assert rice(2000, 2, 0.8, 0.1) == rice(2000, 2, 0.8, 0.5), "Intercom counts at least half a month"
    item = make_item("a", weeks=4 * 52 / 12, confidence=0.8)
    assert score(scored(item, "rice", 2000.0, 2.0), item) == pytest.approx(800)


def test_wsjf_is_as_published() -> None:
    assert wsjf(100, 50, 20, 10) == 17
    item = make_item("a")
    assert score(scored(item, "wsjf", None, None, 8, 5, 8, 5), item) == pytest.approx(4.2), "its effort is the job size"


@given(st.tuples(ANSWERS, ANSWERS, ANSWERS), st.tuples(WEIGHTS, WEIGHTS, WEIGHTS), st.integers(0, 2))
def test_a_better_answer_never_lowers_the_score(
    given_answers: tuple[int | None, ...], weights: tuple[float, ...], which: int
) -> None:
    names = ("customer", "business", "running")
    organisation = ORGANISATION._replace(**{f"weight_{name}": w for name, w in zip(names, weights, strict=True)})
    before = make_item("a", weeks=3, **dict(zip(names, given_answers, strict=True)))
    answer = given_answers[which]
    after = before._replace(**{names[which]: min(5, answer + 1)}) if answer is not None else before
    plan = make_plan([before], organisation=organisation)
    low, high = score(plan, before), score(plan, after)
    assert (low is None) == (high is None)
    assert low is None or high is None or low <= high + 1e-9


@given(AMOUNTS, st.none() | st.floats(0, 1e6), st.tuples(TERMS, TERMS, TERMS, TERMS), st.none() | st.floats(0.1, 1000))
def test_a_missing_term_is_never_counted_as_zero(
    reach: float | None, amount: float | None, terms: tuple[int | None, ...], weeks: float | None
) -> None:
    item = make_item("a", weeks=weeks)
    by_reach = score(scored(item, "rice", reach, amount), item)
    assert (by_reach is None) == (None in (reach, amount, weeks))
    by_delay = score(scored(item, "wsjf", None, None, *terms), item)
    assert (by_delay is None) == (None in terms)


@given(st.lists(ANSWERS, max_size=12))
def test_an_unanswered_question_leaves_the_impact_to_the_others(answers: list[int | None]) -> None:
    for answer in answers:
        alone = impact(ORGANISATION, make_item("a", customer=answer))
        assert alone == answer, "as a zero it would pull the mean down to a third"


def suggested(answers: Iterable[int | None]) -> list[tuple[int, int] | None]:
    items = [make_item(f"i{n}", weeks=1, customer=answer) for n, answer in enumerate(answers)]
    found = suggestions(make_plan(items), "innovation")
    return [found.get(item.id) for item in items]


def test_equal_scores_share_their_ranks_and_what_has_none_has_none() -> None:
    assert suggested([1, None, 5, 3, 3]) == [(4, 4), None, (1, 1), (2, 3), (2, 3)]
    assert suggested([2] * 1000) == [(1, 1000)] * 1000
    assert suggested([]) == []


def test_five_places_are_much() -> None:
    assert [rank for rank in range(1, 21) if not Suggestion(8, 10).differs(rank)] == list(range(4, 15))
    assert Suggestion(8, 8).text == "rank 8 by score"
    assert Suggestion(8, 10).text == "rank 8 to 10 by score"


def test_each_category_asks_in_its_own_words() -> None:
    innovation, tune_up = (asked(category) for category in CATEGORIES)
    assert not set(innovation) & set(tune_up)
    assert "latency" in tune_up[0]
    assert "trust" in tune_up[1]
    assert "developers" in tune_up[2]
    assert len(asked(None)) == 3


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.4667, "0.47"),
        (0, "0.00"),
        (0.0004, "0.0004"),
        (17, "17.0"),
        (800, "800"),
        (2e6, "2,000,000"),
        (2e18, "2e+18"),
    ],
)
def test_scores_have_as_many_digits_as_tell_them_apart(value: float, text: str) -> None:
    assert score_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(4.0, "4"), (0.8, "0.8"), (16 / 3, "5.33"), (1e6, "1,000,000"), (0.001, "0.001"), (10.0, "10")]
)
def test_terms_have_no_zeros_at_their_end(value: float, text: str) -> None:
    assert term_text(value) == text
