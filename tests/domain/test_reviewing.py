"""What a review writes down: grades of key results and what was learnt."""

from dataclasses import replace

import pytest

from planner.domain.closing.reviewing import (
    grade_kr,
    parse_grade,
    score_text,
    write_learnings,
)
from planner.domain.errors import BadInputError
from planner.domain.okrs.standing import standing_at_end
from planner.domain.plan import Plan
from tests.builders import done
from tests.closing import LATENCY, REVENUE, ending, with_krs


def graded() -> Plan:
    return with_krs(ending(), REVENUE, LATENCY, revenue=26.0)


class TestGrades:
    def test_the_figures_grade_until_somebody_does(self) -> None:
        plan = graded()
        found = standing_at_end(plan, REVENUE)
        assert (found.now, standing_at_end(plan, LATENCY).now) == (26.0, None)
        assert found.score == pytest.approx(0.3)  # (26 − 20) ÷ (40 − 20)
        assert standing_at_end(plan, LATENCY).final is None  # unknown is not zero
        plan = done(plan, grade_kr(plan, "revenue", 0.5, "The last week is not in yet"))
        kr = plan.key_results["revenue"]
        assert (standing_at_end(plan, kr).final, kr.grade_word) == (0.5, "The last week is not in yet")
        plan = done(plan, grade_kr(plan, "revenue", None, ""))
        assert standing_at_end(plan, plan.key_results["revenue"]).final == pytest.approx(0.3)

    def test_another_grade_than_the_figures_needs_a_word(self) -> None:
        plan = graded()
        with pytest.raises(BadInputError, match=r"Revenue: the figures say 0.30; say in a word why it is 0.70"):
            grade_kr(plan, "revenue", 0.7, " ")
        with pytest.raises(BadInputError, match="Slow pages: nothing was measured; say in a word"):
            grade_kr(plan, "slow", 0.7, "")
        assert grade_kr(plan, "revenue", 0.3, "").changes

    @pytest.mark.parametrize("grade", [-0.1, 1.1, float("nan"), float("inf")])
    def test_a_grade_lies_between_0_and_1(self, grade: float) -> None:
        with pytest.raises(BadInputError, match="between 0 and 1"):
            grade_kr(graded(), "revenue", grade, "why")

    def test_what_is_gone_or_closed_is_refused(self) -> None:
        plan = graded()
        with pytest.raises(BadInputError, match="not in the plan any more"):
            grade_kr(plan, "gone", 0.5, "why")
        closed = replace(plan, quarters={plan.current: plan.quarter._replace(state="closed")})
        with pytest.raises(BadInputError, match="closed"):
            grade_kr(closed, "revenue", 0.5, "why")
        with pytest.raises(BadInputError, match="closed"):
            write_learnings(closed, "That")

    def test_as_people_type_them(self) -> None:
        assert [parse_grade(text) for text in ("0.7", "0,7", "70 %", "1", "")] == [0.7, 0.7, 0.7, 1.0, None]
        for text in ("2", "-1", "all"):
            with pytest.raises(BadInputError, match="Grade"):
                parse_grade(text)
        assert [score_text(score) for score in (None, 0.0, 0.3, 0.425, 1.0)] == ["–", "0.00", "0.30", "0.42", "1.00"]


def test_what_was_learnt_is_kept_cleaned() -> None:
    plan = ending()
    step = write_learnings(plan, " Cut slices\r\nsmaller\x1b[31m ")
    assert done(plan, step).quarter.learnings == "Cut slices\nsmaller"
    assert write_learnings(plan, "").changes == ()
