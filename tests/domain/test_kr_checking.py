"""Key results week by week: said, said again, taken back, refused with a sentence, and read in order."""

from dataclasses import replace
from datetime import timedelta
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import BadInputError
from planner.domain.okrs.checking import (
    NOTHING,
    KrAnswer,
    answer_for,
    answer_of_row,
    check_in_krs,
    kr_values,
    krs_of_team,
    last_check_in,
)
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from tests.builders import done
from tests.keyed import said, with_key_results
from tests.measuring import FRIDAY_OF_WEEK_6, Q4, WEEKS, on

MOMENT = on(FRIDAY_OF_WEEK_6)
USUAL = KrAnswer(33.0, 7, "two shops copied it")
answers = st.builds(
    KrAnswer,
    st.none() | st.floats(-1e12, 1e12, allow_nan=False),
    st.none() | st.integers(0, 10),
    st.sampled_from(["", "a word", "  two\nlines "]),
)


def names(plan: Plan, team: str) -> list[str]:
    return [kr.name for kr in krs_of_team(plan, team)]


def test_what_is_said_is_stored_with_who_and_when() -> None:
    plan = with_key_results()
    step = check_in_krs(plan, WEEKS[5], {"repeat": USUAL}, MOMENT)
    row = answer_for(done(plan, step), "repeat", WEEKS[5])
    assert step.label == "Check in Repeat purchase for week 6"
    assert row is not None
    assert (row.id, *row[1:6]) == ("repeat:2026-11-02", "repeat", WEEKS[5], *USUAL)
    assert (row.by, row.at) == ("Ann", MOMENT.now)


def test_several_are_one_step_and_only_those_that_changed_are_named() -> None:
    plan = said(with_key_results(), WEEKS[5], {"repeat": USUAL})
    both = {"repeat": USUAL, "revenue": KrAnswer(22.8, 6)}
    assert check_in_krs(plan, WEEKS[5], both, MOMENT).label == "Check in Revenue per customer for week 6"
    both["finished"] = KrAnswer(word="nobody looked")
    step = check_in_krs(plan, WEEKS[5], both, MOMENT)
    assert (step.label, len(step.changes)) == ("Check in 2 key results for week 6", 2)


def test_an_edit_changes_what_is_other_and_an_empty_answer_takes_it_away() -> None:
    plan = said(with_key_results(), WEEKS[5], {"repeat": USUAL})
    edited = check_in_krs(plan, WEEKS[5], {"repeat": USUAL._replace(value=34.0)}, on(FRIDAY_OF_WEEK_6, "Mara"))
    assert edited.changes[0].fields() == {"value": (33.0, 34.0), "by": ("Ann", "Mara")}
    gone = check_in_krs(plan, WEEKS[5], {"repeat": NOTHING}, MOMENT)
    assert (gone.changes[0].after, answer_for(done(plan, gone), "repeat", WEEKS[5])) == (None, None)
    assert check_in_krs(plan, WEEKS[5], {"revenue": NOTHING}, MOMENT).changes == ()


@given(answers)
def test_saying_the_same_again_changes_nothing(answer: KrAnswer) -> None:
    plan = with_key_results()
    after = said(plan, WEEKS[5], {"repeat": answer})
    assert said(after, WEEKS[5], {"repeat": answer}, "Bo") == after
    stored = answer_of_row(answer_for(after, "repeat", WEEKS[5]))
    assert said(after, WEEKS[5], {"repeat": stored}, "Bo") == after


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (KrAnswer(nan), "Repeat purchase: that is no number that it can have"),
        (KrAnswer(inf), "Repeat purchase: that is no number that it can have"),
        (KrAnswer(-2e12), "Repeat purchase: that is no number that it can have"),
        (KrAnswer(33.0, 11), "Repeat purchase: how sure you are is a whole number from 0, no way, to 10, done."),
        (KrAnswer(33.0, -1), "whole number from 0"),
        (KrAnswer(33.0, nan), "whole number from 0"),  # type: ignore[arg-type]  # what a caller may hand over
        (KrAnswer(33.0, 7.5), "whole number from 0"),  # type: ignore[arg-type]  # the same
    ],
)
def test_what_cannot_be_is_refused(answer: KrAnswer, told: str) -> None:
    with pytest.raises(BadInputError, match=told):
        check_in_krs(with_key_results(), WEEKS[5], {"revenue": KrAnswer(22.0), "repeat": answer}, MOMENT)


def test_other_weeks_and_key_results_that_are_not_there_are_refused() -> None:
    plan = with_key_results()
    with pytest.raises(BadInputError, match="The week of 28 Dec has not begun"):
        check_in_krs(plan, WEEKS[-1], {"repeat": USUAL}, MOMENT)
    with pytest.raises(BadInputError, match="The week of 21 Sep 2026 lies outside 2026-Q4"):
        check_in_krs(plan, WEEKS[0] - timedelta(days=7), {"repeat": USUAL}, MOMENT)
    with pytest.raises(BadInputError, match="The week of 3 Nov 2026 lies outside"):
        check_in_krs(plan, WEEKS[5] + timedelta(days=1), {"repeat": USUAL}, MOMENT)
    with pytest.raises(BadInputError, match="not in the plan any more"):
        check_in_krs(plan, WEEKS[5], {"gone": USUAL}, MOMENT)


def test_a_missed_week_is_filled_in_later_and_all_is_read_in_order() -> None:
    plan = said(with_key_results(), WEEKS[5], {"repeat": USUAL})
    plan = said(plan, WEEKS[1], {"repeat": KrAnswer(30.0)})
    plan = said(plan, WEEKS[3], {"repeat": KrAnswer(confidence=4)})
    assert [(row.week, row.value) for row in kr_values(plan, "repeat")] == [
        (WEEKS[1], 30.0), (WEEKS[3], None), (WEEKS[5], 33.0)
    ]  # fmt: skip
    assert [row and row.week for row in (last_check_in(plan, "repeat", week) for week in WEEKS[:6])] == [
        None, None, WEEKS[1], WEEKS[1], WEEKS[3], WEEKS[3]
    ]  # fmt: skip
    assert kr_values(plan, "revenue") == kr_values(plan, "gone") == ()


def test_a_key_result_of_an_earlier_quarter_has_its_values_there() -> None:
    plan = said(with_key_results(), WEEKS[5], {"repeat": USUAL})
    assert plan.evidence is not None
    later = Quarter("2027-Q1", Q4.ends_on + timedelta(days=1), Q4.ends_on + timedelta(days=90))
    evidence = plan.evidence._replace(past_key_results=plan.key_results)
    after = replace(
        plan, current=later.id, quarters={**plan.quarters, later.id: later}, key_results={}, evidence=evidence
    )
    assert [row.value for row in kr_values(after, "repeat")] == [33.0]


def test_a_team_sees_the_key_results_of_the_objectives_that_it_shares() -> None:
    plan = with_key_results()
    assert names(plan, "checkout") == ["Repeat purchase", "Revenue per customer", "Checkouts finished"]
    assert names(plan, "growth") == ["Repeat purchase", "Revenue per customer"]
