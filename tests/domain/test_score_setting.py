"""Choosing how scores come about, and what that does to them."""

from dataclasses import replace

import pytest

from planner.domain.errors import BadInputError
from planner.domain.item import ScoreInputs
from planner.domain.plan import Plan
from planner.domain.scoring.setting import (
    Scores,
    ScoresEffect,
    choose_scores,
    effect_text,
    read_weights,
    scores_effect,
    scores_of,
)
from tests.builders import done, make_item, make_plan


def mixed() -> Plan:
    """One item with a score by questions, one by reach, one by both, one by neither."""
    items = [
        make_item("q", weeks=1, customer=3),
        make_item("r", weeks=1),
        make_item("b", "tune_up", weeks=1, customer=3),
        make_item("n"),
    ]
    inputs = {name: ScoreInputs(name, reach=10.0, reach_impact=1.0) for name in "rb"}
    return replace(make_plan(items), score_inputs=inputs)


def test_choosing_is_one_step_that_says_who_gets_and_who_loses_a_score() -> None:
    plan = mixed()
    step = choose_scores(plan, Scores("rice"))
    after = done(plan, step)
    assert step.label == "Score by reach, not by three questions"
    assert scores_of(after.organisation) == Scores("rice")
    change = scores_effect(plan, after)
    assert change == ScoresEffect(gained=1, lost=1, scored=2, items=4)
    assert effect_text(change) == "1 item gets a score, 1 loses its own. 2 of 4 in the lanes then have one."
    again = done(plan, choose_scores(plan, Scores("three_questions", 1.0, 0.0, 0.0)))
    assert scores_effect(plan, again) == scores_effect(plan, plan), "one answer each: its weight changes nothing"
    assert effect_text(scores_effect(plan, plan)) == "No item gets or loses a score: 2 of 4 in the lanes have one."
    waiting = done(plan, choose_scores(plan, Scores("wsjf")))
    assert effect_text(scores_effect(plan, waiting)) == "2 items lose theirs. 0 of 4 in the lanes then have one."


def test_other_weights_may_leave_every_score_and_suggest_another_order() -> None:
    plan = make_plan([make_item("a", weeks=1, customer=5, running=1), make_item("b", weeks=1, customer=1, running=4)])
    after = done(plan, choose_scores(plan, Scores("three_questions", 1.0, 1.0, 3.0)))
    change = scores_effect(plan, after)
    assert change == ScoresEffect(0, 0, 2, 2, reordered=2)
    assert effect_text(change) == (
        "No item gets or loses a score: 2 of 2 in the lanes have one. 2 items would stand elsewhere by score."
    )


def test_weights_are_chosen_with_it() -> None:
    plan = mixed()
    step = choose_scores(plan, Scores("three_questions", 0.0, 2.5, 1.0))
    assert step.label == "Weigh the three questions 0 : 2.5 : 1"
    assert scores_effect(plan, done(plan, step)).lost == 2, "what is answered has no weight any more"
    both = choose_scores(plan, Scores("rice", 2.0, 1.0, 1.0))
    assert both.label == "Score by reach, not by three questions, weighed 2 : 1 : 1"
    assert choose_scores(plan, scores_of(plan.organisation)).changes == ()


def test_weights_as_people_write_them() -> None:
    assert read_weights("rice", ("2", "1,5", "")) == Scores("rice", 2.0, 1.5, 0.0)


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        (("0", "", "0"), "At least one question needs a weight over 0"),
        (("-1", "1", "1"), "Weight of customer: write a number from 0 to 1,000"),
        (("1", "much", "1"), "Weight of business: “much” is not a number"),
        (("1", "1", "1000000000"), "Weight of running: write a number from 0 to 1,000"),
        (("1", "nan", "1"), "Weight of business: “nan” is not a number"),
    ],
)
def test_what_is_no_weight_is_refused(texts: tuple[str, str, str], says: str) -> None:
    with pytest.raises(BadInputError, match=says):
        read_weights("three_questions", texts)
