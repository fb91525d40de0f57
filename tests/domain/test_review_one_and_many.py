"""What the review and the close say: for one and many, none and unknown."""

from dataclasses import replace
from typing import Any

import pytest

from planner.domain.closing.calibration import Calibration
from planner.domain.closing.closing import Closing, closing
from planner.domain.closing.reviewing import grade_kr, write_learnings
from planner.domain.closing.unfinished import CloseChoice, choose, choose_all
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.views.review import ReviewView, TimeReviewed, review_view
from planner.domain.views.review_out import review_json
from planner.domain.views.review_rows import becomes_text, next_sentence, review_sections
from tests.builders import done
from tests.closing import CARRY, CHOICES, DROP, ITEMS, LATE, LATENCY, REVENUE, ending, late, with_krs
from tests.measuring import WEEKS, measured_plan
from tests.promising import AGREED, answers, promising
from tests.slicing import EMAIL, TOGGLE, sliced, sliced_plan

BACK = CloseChoice("back", "not now")


def view_of(plan: Plan) -> ReviewView:
    return review_view(plan, LATE)


def rows(view: ReviewView, title: str) -> list[str]:
    section = next(s for s in review_sections(view) if s.title.startswith(title))
    return [f"{row.glyph} {row.text}{f' | {row.right}' if row.right else ''}" for row in section.rows]


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (DROP, "It is stopped with this reason, and comes up no more."),
        (BACK, "It stays in the backlog as it is estimated, and is ranked anew in the next quarter."),
        (
            BACK._replace(remaining=1.0),
            "It stays in the backlog with 1 week, and is ranked anew in the next quarter.",
        ),
        (
            BACK._replace(remaining=3.0),
            "It stays in the backlog with 3 weeks, and is ranked anew in the next quarter.",
        ),
        (CARRY._replace(remaining=1.0), "The next quarter holds 1 week for it, ahead of new ideas."),
        (CARRY, "The next quarter holds 4 weeks for it, ahead of new ideas."),
        (
            CARRY._replace(remaining=None),
            "It is ranked in the next quarter; how much is left is not known, so nothing is held for it beforehand.",
        ),
    ],
)
def test_what_a_choice_means(given: CloseChoice, text: str) -> None:
    assert becomes_text(given) == text


@pytest.mark.parametrize(
    ("given", "row"),
    [
        (CARRY._replace(remaining=1.0), "→ PAY Pay: half of it is shipped | 1 week left"),
        (CARRY._replace(remaining=None), "→ PAY Pay: half of it is shipped | an unknown number of weeks left"),
        (DROP, "✗ PAY Pay: nobody asked for it | dropped"),
        (BACK, "← PAY Pay: not now | back in the backlog"),
    ],
)
def test_an_unfinished_item_with_its_choice(given: CloseChoice, row: str) -> None:
    plan = ending()
    assert row in rows(view_of(done(plan, choose(plan, "pay", given))), "Unfinished")


def test_one_that_was_begun_without_a_promise_says_so() -> None:
    plan = ending()
    assert plan.evidence is not None
    plan = replace(plan, evidence=plan.evidence._replace(baseline_items={}))
    (row,) = next(s for s in review_sections(view_of(plan)) if s.title.startswith("Unfinished")).rows
    assert row.text == "PAY Pay: going, not promised, 2 wk"
    assert row.because == ("Pay is going, not promised; 2 weeks were meant.",)


@pytest.mark.parametrize(
    ("choices", "label"),
    [
        ({"pay": CARRY}, "Carry Pay over, 4 weeks left"),
        ({"pay": CARRY._replace(remaining=1.0)}, "Carry Pay over, 1 week left"),
        ({"pay": CARRY._replace(remaining=None)}, "Carry Pay over, an unknown number of weeks left"),
        ({"pay": CARRY, "portal": CARRY}, "Carry 2 items over, 8 weeks left"),
        (
            {"pay": CARRY._replace(remaining=1.0), "portal": CARRY._replace(remaining=None)},
            "Carry 2 items over, at least 1 week left",
        ),
        ({"pay": DROP}, "Drop Pay when 2026-Q4 is closed"),
        ({"pay": DROP, "portal": DROP}, "Drop 2 items when 2026-Q4 is closed"),
        ({"pay": BACK}, "Put Pay back in the backlog when 2026-Q4 is closed"),
        ({"pay": BACK, "portal": DROP}, "Say what becomes of 2 items when 2026-Q4 is closed"),
    ],
)
def test_the_step_of_a_choice(choices: dict[str, CloseChoice], label: str) -> None:
    assert choose_all(ending(), choices).label == label


def test_a_closed_quarter_and_an_item_that_is_not_unfinished_refuse_a_choice() -> None:
    plan = ending()
    closed = replace(plan, quarters={plan.current: plan.quarter._replace(state="closed")})
    with pytest.raises(BadInputError, match="2026-Q4 is closed; what became of its items stays as it was said"):
        choose(closed, "pay", CARRY)
    with pytest.raises(BadInputError, match=r"Carts is not unfinished in 2026-Q4\."):
        closing(plan, {"carts": DROP})
    with pytest.raises(BadInputError, match=r"That item is not unfinished in 2026-Q4\."):
        closing(plan, {"gone": DROP})


def closing_of(*, prepared: bool = False, kept: int = 1, promised: int = 4, gone: int = 0) -> Closing:
    found = closing(ending(), CHOICES)
    return found._replace(prepared=prepared, kept=kept, promised=promised, gone=gone)


def test_what_closing_does() -> None:
    assert closing_of().text == "1 of 4 items done, 2 carried over, 1 dropped"
    assert closing_of(promised=1).text.startswith("1 of 1 item done, ")
    assert closing_of(promised=0).text.startswith("nothing was promised, ")
    assert closing_of(gone=2).text == "1 of 4 items done, 2 carried over, 1 dropped, 2 dropped before"
    assert closing_of(gone=2)._replace(dropped=()).text.endswith("2 carried over, 2 dropped before")
    assert "2026-Q4 becomes read-only and 2027-Q1 is created and takes over;" in closing_of().question
    assert "2026-Q4 becomes read-only and 2027-Q1 takes over;" in closing_of(prepared=True).question
    alone = closing_of()._replace(carried=(), back=(), dropped=())
    assert alone.question.endswith("2027-Q1 is created and takes over. u takes all of it back.")


@pytest.mark.parametrize(
    ("krs", "open_items", "text"),
    [
        ((REVENUE,), True, "Still open: 1 KR without a score, 3 unfinished items without a choice, no learnings."),
        ((REVENUE, LATENCY), False, "Still open: 2 KRs without a score, no learnings."),
    ],
)
def test_what_is_next(krs: tuple[KeyResult, ...], open_items: bool, text: str) -> None:
    plan = with_krs(ending(), *krs) if open_items else with_krs(ending(**dict.fromkeys(names(), "done")), *krs)
    assert next_sentence(view_of(plan)) == text


def names() -> list[str]:
    return [item.id for item in ITEMS]


def test_what_is_next_for_one_unfinished_item() -> None:
    plan = ending(**{**dict.fromkeys(names(), "done"), "pay": "going"})
    plan = done(plan, write_learnings(plan, "Cut smaller"))
    assert next_sentence(view_of(plan)) == "Still open: 1 unfinished item without a choice."
    assert review_json(view_of(plan))["state"] == "open"
    assert review_json(view_of(plan)._replace(closed=True))["state"] == "closed"


@pytest.mark.parametrize(
    ("kr", "values", "text"),
    [
        (REVENUE, {}, "· Revenue 20 → 40 %, no check-in | score –"),
        (REVENUE, {"revenue": 30.0}, "◑ Revenue 20 → 40 %, now 30 % | score 0.50"),
        (REVENUE._replace(baseline=None), {"revenue": 30.0}, "· Revenue – → 40 %, now 30 % | score –"),
        (REVENUE._replace(grade=0.7, grade_word="late"), {}, "◕ Revenue 20 → 40 %, no check-in “late” | graded 0.70"),
    ],
)
def test_a_key_result(kr: KeyResult, values: dict[str, float], text: str) -> None:
    assert rows(view_of(with_krs(ending(), kr, **values)), "Key results") == [text]


def test_a_grade_without_a_word_is_refused_where_nothing_was_measured() -> None:
    with pytest.raises(BadInputError, match=r"nothing was measured; say in a word why it is 0\.70"):
        grade_kr(with_krs(ending(), REVENUE), "revenue", 0.7, "")


def test_slices_that_are_too_early_are_counted() -> None:
    plan, _ = sliced(sliced_plan(), "saved", EMAIL, ("1 of 10",))
    assert rows(view_of(plan), "Slices") == ["  1 slice is too early to say."]
    plan, _ = sliced(plan, "pricing", TOGGLE, ("10 of 100 against 9 of 100",))
    assert rows(view_of(plan), "Slices") == ["  2 slices are too early to say."]


_NOTHING: list[Any] = [None] * len(TimeReviewed._fields)
TIME = TimeReviewed(*_NOTHING)._replace(answered=1, expected=1)


@pytest.mark.parametrize(
    ("time", "told"),
    [
        (TIME, ["  No team has answered where its time went."]),
        (TIME._replace(ratio_actual=0.6), ["■ Innovation to Tune-Up 60 : 40 | nothing agreed"]),
        (
            TIME._replace(ratio_actual=0.6, ratio_agreed=0.7, ratio_last_quarter=0.8),
            ["■ Innovation to Tune-Up 60 : 40 | 70 : 30 agreed, 80 : 20 last quarter"],
        ),
        (TIME._replace(reserve_actual=0.2), ["■ Unplanned work 20 % of the time | nothing agreed"]),
        (
            TIME._replace(reserve_actual=0.2, reserve_agreed=0.15),
            ["■ Unplanned work 20 % of the time | 15 % agreed"],
        ),
    ],
)
def test_where_the_time_went(time: TimeReviewed, told: list[str]) -> None:
    view = view_of(measured_plan())._replace(time=time)
    assert rows(view, "Where the time went") == told


@pytest.mark.parametrize(
    ("answered", "expected", "text"),
    [(1, 1, "From 1 of 1 answer; "), (3, 4, "From 3 of 4 answers; ")],
)
def test_how_many_answers_that_is_from(answered: int, expected: int, text: str) -> None:
    view = view_of(measured_plan())._replace(time=TIME._replace(ratio_actual=0.6, answered=answered, expected=expected))
    section = next(s for s in review_sections(view) if s.title.startswith("Where the time"))
    assert section.rows[0].because[0].startswith(text)


SCORES = Calibration(1, 0, 0.5, 0.4, 0.8, -0.1)


@pytest.mark.parametrize(
    ("found", "text", "because"),
    [
        (SCORES._replace(n=0, missing=1), "not known of any | 1 left out: one of the two is unknown", ""),
        (SCORES, "projected 0.50, so far 0.40 on average | usually 0.10 below, 1 known", "1 key result of which"),
        (SCORES._replace(median_gap=0.1), "on average | usually 0.10 above, 1 known", "1 key result of which"),
        (SCORES._replace(median_gap=0.0), "on average | usually as projected, 1 known", "1 key result of which"),
        (SCORES._replace(n=2, missing=3), "usually 0.10 below, 2 known", "2 key results of which both are known; 3"),
    ],
)
def test_how_well_scores_were_foretold(found: Calibration, text: str, because: str) -> None:
    check_foretold(view_of(measured_plan()), "scores", found, 0, text, because)


@pytest.mark.parametrize(
    ("found", "text", "because"),
    [
        (SCORES._replace(said=1.0, came=2.0, median_ratio=2.0), "1 week promised, 2 taken | usually 2 ×, 1 known", "1"),
        (SCORES._replace(said=0.0, median_ratio=None), "0 weeks promised, <1 taken | 1 known", "1 done item of which"),
        (
            SCORES._replace(n=2, said=5.0, came=4.0),
            "5 weeks promised, 4 taken | usually 0.8 ×, 2 known",
            "2 done items",
        ),
    ],
)
def test_how_well_effort_was_foretold(found: Calibration, text: str, because: str) -> None:
    check_foretold(view_of(measured_plan()), "effort", found, 1, text, because)


def check_foretold(view: ReviewView, what: str, found: Calibration, row: int, text: str, because: str) -> None:
    view = view._replace(foretold=view.foretold._replace(**{what: found}))
    shown = next(s for s in review_sections(view) if s.title.startswith("How well"))
    assert rows(view, "How well")[row].endswith(text)
    assert "".join(shown.rows[row].because).startswith(because)


def test_a_quarter_without_promises_but_answers_is_not_empty() -> None:
    plan = measured_plan(answers(AGREED))
    assert rows(view_of(plan), "What we promised") == ["  Nothing was promised: the plan was not agreed."]
    assert rows(view_of(promising()), "What we promised")[0] == "✓ 0 of 3 items kept | 0 weeks"
    assert late().today == LATE > WEEKS[10]
