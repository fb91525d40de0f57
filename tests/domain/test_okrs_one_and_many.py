"""What is said of key results and objectives: for one and many, none and unknown, while the quarter runs and after."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.domain.okrs.checking import KrAnswer, check_in_krs
from planner.domain.okrs.score import score_text
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.quarter import Quarter
from planner.domain.views.okrs import KrRow, okrs_view
from planner.domain.views.okrs_explained import explain_kr, explain_objective
from planner.domain.views.okrs_text import okrs_lines
from planner.domain.views.okrs_words import earlier_text, graded_text, moved_target_text
from tests.builders import done, make_moment
from tests.okring import FIRST, checked_in, with_another, with_kr

MID = date(2026, 11, 15)
OVER = date(2027, 1, 4)
COURSE = (30.0, 31.0, 32.0, 33.0, 34.0, 35.0, 36.0)
PLAN = with_kr()
KR = PLAN.key_results["kr0"]
HELD = with_kr(baseline=99.0, target=99.0, direction="up")


def row_of(plan: Plan, today: date = MID) -> KrRow:
    return okrs_view(plan, today).krs[0]


def explained(plan: Plan, today: date = MID) -> tuple[str, ...]:
    return explain_kr(plan, row_of(plan, today))


def starts(lines: tuple[str, ...], start: str) -> str:
    return next((line for line in lines if line.startswith(start)), "")


@pytest.mark.parametrize(
    ("plan", "today", "text"),
    [
        (PLAN, MID, "From 29 % to 38 %. Nobody has said yet where it stands."),
        (PLAN, OVER, "From 29 % to 38 %. Nobody said where it stands."),
        (with_kr(baseline=None), OVER, "To 38 %. Nobody said where it stands."),
        (checked_in(HELD, (99.5,)), OVER, "Ended at 99.5 % in week 1, to be held at 99 %: held, score 1.00."),
        (checked_in(HELD, (98.0,)), OVER, "Ended at 98 % in week 1, to be held at 99 %: not held, score 0.00."),
    ],
)
def test_where_it_stands(plan: Plan, today: date, text: str) -> None:
    assert row_of(plan, today).told[0] == text


def test_after_the_end_pace_is_what_was_expected_and_unknown_says_nothing() -> None:
    assert "1.00 was expected: reached." in row_of(checked_in(PLAN, (38.0,)), OVER).told
    assert "1.00 was expected: not reached." in row_of(checked_in(PLAN, (37.0,)), OVER).told
    assert not [line for line in row_of(PLAN, OVER).told if "expected:" in line]


@pytest.mark.parametrize(
    ("values", "text"),
    [((30.0,), "there is 1."), ((30.0, 31.0), "there are 2.")],
)
def test_too_few_weeks_to_say_where_it_will_end(values: tuple[float, ...], text: str) -> None:
    assert row_of(checked_in(PLAN, values)).told[2].endswith(text)


@pytest.mark.parametrize(
    ("sure", "word", "text"),
    [
        ((7,), "", "Confidence 7 of 10."),
        ((7, 7), "", "Confidence 7 of 10, as before."),
        ((7, 8), "", "Confidence 8 of 10, up 1."),
        ((7, 4), "", "Confidence 4 of 10, down 3."),
        ((7,), "the bot helps", "Confidence 7 of 10. “the bot helps” (Ann, week 1)"),
    ],
)
def test_how_sure_its_lead_is(sure: tuple[int, ...], word: str, text: str) -> None:
    plan, moment = PLAN, make_moment()._replace(today=date(2026, 12, 31))
    for number, each in enumerate(sure):
        answers = {"kr0": KrAnswer(None, each, word)}
        plan = done(plan, check_in_krs(plan, FIRST + timedelta(weeks=number), answers, moment))
    assert text in row_of(plan).told
    so_far = f"Confidence so far, 0 no way to 10 done: {', '.join(map(str, sure))}."
    assert so_far in explained(plan)
    assert not starts(explained(PLAN), "Confidence")


@pytest.mark.parametrize(
    ("kr", "text"),
    [
        (KR, ""),
        (KR._replace(grade=0.7), "Graded 0.70."),
        (KR._replace(grade=0.7, grade_word="it came late"), "Graded 0.70: “it came late”."),
    ],
)
def test_a_grade(kr: KeyResult, text: str) -> None:
    assert graded_text(kr) == text


MOVED = KR._replace(first_target=40.0)


@pytest.mark.parametrize(
    ("kr", "text"),
    [
        (KR, ""),
        (MOVED, "Target moved: 40 → 38 %."),
        (MOVED._replace(target_since=date(2026, 11, 3)), "Target moved: 40 → 38 % since 3 Nov."),
        (MOVED._replace(previous_target=39.0), "Target moved: 39 → 38 %, first 40 %."),
        (MOVED._replace(target=40.0, previous_target=39.0), "Target moved: 39 → 40 %, as at first."),
    ],
)
def test_a_target_that_was_moved(kr: KeyResult, text: str) -> None:
    assert moved_target_text(kr) == text


@pytest.mark.parametrize(
    ("values", "grade", "text"),
    [
        ((), None, "In 2026-Q4, 29 → 38 %: nobody said where it came to."),
        ((), 0.5, "In 2026-Q4, 29 → 38 %: nobody said where it came to, graded 0.50."),
        ((33.5,), None, "In 2026-Q4, 29 → 38 %: it came to 33.5 %, score 0.50."),
        ((33.5,), 0.7, "In 2026-Q4, 29 → 38 %: it came to 33.5 %, graded 0.70."),
    ],
)
def test_what_it_came_to_the_quarter_before(values: tuple[float, ...], grade: float | None, text: str) -> None:
    plan = checked_in(PLAN, values)
    assert plan.evidence is not None
    past = KR._replace(grade=grade)
    ahead = Quarter("2027-Q1", date(2027, 1, 1), date(2027, 3, 31))
    evidence = plan.evidence._replace(past_key_results={"kr0": past})
    plan = replace(plan, current=ahead.id, quarters={**plan.quarters, ahead.id: ahead}, evidence=evidence)
    assert earlier_text(plan, KR._replace(id="kr9", quarter=ahead.id)) == text
    assert earlier_text(plan, KR._replace(name="Something new")) == ""


class TestObjectives:
    def test_of_one_and_of_many_with_what_is_unknown(self) -> None:
        one = checked_in(PLAN, (33.5,))
        two = with_another(one, "kr1", name="Revenue")
        three = with_another(two, "kr2", name="Orders")
        both = checked_in(two, (38.0,), kr="kr1")
        said = [okrs_view(plan, MID).objectives[0].told[0] for plan in (PLAN, one, two, three, both)]
        assert said == [
            "No score yet: nobody has said where its key results stand, or began.",
            "Score 0.50, its key result.",
            "Score 0.50, its one known key result; 1 more is unknown.",
            "Score 0.50, its one known key result; 2 more are unknown.",
            "Score 0.75, the weighted mean of 2 key results.",
        ]

    def test_the_arithmetic_of_none_one_and_many(self) -> None:
        one = with_another(checked_in(PLAN, (33.5,)), "kr1", name="Revenue")
        both = checked_in(one, (38.0,), kr="kr1")
        none, some, every = (explain_objective(okrs_view(p, MID).objectives[0]) for p in (PLAN, one, both))
        assert none[-1] == "Left out, because nobody knows: Repeat purchase."
        assert "Σ score × weight ÷ Σ weight = (0.50 × 1) ÷ (1) = 0.50." in some
        assert "Left out, because nobody knows: Revenue." in some
        assert "Σ score × weight ÷ Σ weight = (0.50 × 1 + 1.00 × 1) ÷ (1 + 1) = 0.75." in every
        assert not starts(every, "Left out")

    def test_lines_say_what_an_objective_that_counts_work_is(self) -> None:
        plan = replace(PLAN, objectives={k: o._replace(title="Ship 5 features") for k, o in PLAN.objectives.items()})
        remark = okrs_view(plan, MID).objectives[0].remark
        assert remark
        assert f"  {remark}" in okrs_lines(okrs_view(plan, MID))
        assert okrs_view(PLAN, MID).objectives[0].remark == ""


class TestArithmetic:
    def test_nothing_known_reckons_nothing(self) -> None:
        assert not [line for line in explained(PLAN) if line.startswith(("Score =", "Pace:", "Forecast", "It is to"))]

    @pytest.mark.parametrize(
        ("direction", "now", "text"),
        [
            ("up", 99.5, "It is to be held: 1 while it is not under 99 %, else 0."),
            ("down", 98.0, "It is to be held: 1 while it is not over 99 %, else 0."),
        ],
    )
    def test_what_is_to_be_held(self, direction: str, now: float, text: str) -> None:
        plan = checked_in(with_kr(baseline=99.0, target=99.0, direction=direction), (now,))
        assert starts(explained(plan), "It is to be held").startswith(text)
        assert starts(explained(plan), "Pace") == (
            "Pace: what is to be held is due from the first day on, × 1 that is expected."
        )

    @pytest.mark.parametrize(
        ("weeks", "values", "freedom"), [(3, "3 values", "1 degree"), (7, "7 values", "5 degrees")]
    )
    def test_a_forecast_counts_its_values(self, weeks: int, values: str, freedom: str) -> None:
        text = starts(explained(checked_in(PLAN, COURSE[:weeks])), "Forecast for 31 Dec 2026: 1 % a week over")
        assert f"over {values}, the median" in text
        assert f"Student's t of {freedom} of freedom" in text

    def test_after_the_end_nothing_is_on_pace_any_more(self) -> None:
        assert starts(explained(checked_in(PLAN, COURSE)), "Pace: on the Friday")
        assert not starts(explained(checked_in(PLAN, COURSE), OVER), "Pace")
        assert score_text(0.5) == "0.50"
