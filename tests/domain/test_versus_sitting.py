"""A sitting over a comparison: begun with its first answer, taken up where it was left, and what it shows."""

from datetime import timedelta
from typing import Any

import pytest

from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.domain.evidence import Evidence
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.versus.answering import AskBack, Contradiction, answer, retract
from planner.domain.versus.beginning import begin
from planner.domain.versus.result import apply, result
from planner.domain.versus.sitting import Sitting, against, followed, said, sit_down
from planner.domain.versus.state import derive
from planner.domain.views.versus import (
    details,
    result_rows,
    result_sentence,
    taken_up_sentence,
    unsure_sentence,
    versus_view,
)
from tests.builders import NOW, TODAY, counting, done, make_item, make_plan, with_item

MOMENT = Moment(NOW, TODAY, "Ann", counting("sit"))


def lane(names: str = "abcd", **values: Any) -> Plan:
    items = [make_item(name, weeks=4, customer=5 - n, **values) for n, name in enumerate(names)]
    return make_plan(items, evidence=Evidence())


def step_of(outcome: object) -> Step:
    assert isinstance(outcome, Step)
    return outcome


def answered(plan: Plan, sitting: Sitting, *verdicts: str) -> tuple[Plan, Sitting]:
    for verdict in verdicts:
        outcome = said(plan, sitting, verdict, MOMENT, confirmed=True)  # type: ignore[arg-type]  # verdicts by name
        plan = done(plan, step_of(outcome))
        sitting = followed(plan, sitting, MOMENT)
    return plan, sitting


def test_the_first_answer_stores_the_comparison_and_undoing_it_leaves_nothing() -> None:
    plan = lane()
    sitting = sit_down(plan, "innovation", MOMENT)
    assert sitting.begun is not None
    step = step_of(said(plan, sitting, "this", MOMENT, confirmed=True))
    assert [change.kind for change in step.changes] == ["comparison", "comparison_answer"]
    after, sitting = answered(plan, sitting, "this")
    assert sitting.begun is None
    assert sitting.state.answered == 1
    taken_back = followed(plan, sitting, MOMENT)
    assert taken_back.begun is not None, "the first answer was undone"
    assert followed(after, sitting, MOMENT).comparison.id == sitting.comparison.id


def test_it_is_taken_up_where_it_was_left_unless_nothing_was_said() -> None:
    plan, sitting = answered(lane(), sit_down(lane(), "innovation", MOMENT), "this", "that")
    again = sit_down(plan, "innovation", MOMENT)
    assert (again.comparison.id, again.state.question) == (sitting.comparison.id, sitting.state.question)
    assert sit_down(plan, "innovation", MOMENT, anew=True).comparison.id != sitting.comparison.id
    assert sit_down(plan, "innovation", MOMENT, "ab").comparison.id != sitting.comparison.id, "that one is about others"
    empty = plan
    for one in list(plan.evidence.comparison_answers) if plan.evidence else []:
        empty = done(empty, retract(empty, one))
    assert sit_down(empty, "innovation", MOMENT).comparison.id != sitting.comparison.id


def test_what_was_presorted_is_taken_up_before_any_answer() -> None:
    plan = lane()
    presorted = begin(plan, "innovation", MOMENT, prior="presort", presorted={"d": "now", "a": "never"})
    sitting = sit_down(done(plan, presorted), "innovation", MOMENT)
    assert sitting.begun is None
    assert sitting.comparison.items == ("d", "b", "c", "a")


def test_a_question_about_two_items_or_a_late_one_does_not_end_the_comparison_of_the_lane() -> None:
    plan, whole = answered(lane(), sit_down(lane(), "innovation", MOMENT), "this", "that")
    minutes = (MOMENT._replace(now=NOW + timedelta(minutes=n)) for n in range(1, 9))
    for wanted in ("ab", "d"):
        moment = next(minutes)
        some = sit_down(plan, "innovation", moment, wanted)
        plan = done(plan, step_of(said(plan, some, "this", moment, confirmed=True)))
        assert sit_down(plan, "innovation", next(minutes)).comparison.id == whole.comparison.id
        if wanted == "ab":
            assert sit_down(plan, "innovation", next(minutes), wanted).comparison.id == some.comparison.id
            some = followed(plan, some, MOMENT)
            plan = done(plan, apply(plan, some.comparison, next(minutes)))
            assert sit_down(plan, "innovation", MOMENT).comparison.id == whole.comparison.id
    moment = next(minutes)
    anew = sit_down(plan, "innovation", moment, anew=True)
    plan = done(plan, step_of(said(plan, anew, "this", moment, confirmed=True)))
    assert sit_down(plan, "innovation", moment).comparison.id == anew.comparison.id, "that is about all of its items"
    plan = with_item(plan, "c", stage="done")
    moment = moment._replace(now=NOW + timedelta(hours=1))
    fewer = sit_down(plan, "innovation", moment, anew=True)
    plan = done(plan, step_of(said(plan, fewer, "this", moment, confirmed=True)))
    assert sit_down(plan, "innovation", moment).comparison.id == fewer.comparison.id, "what is done counts no more"


def test_after_it_was_taken_over_another_begins() -> None:
    plan, sitting = answered(lane(), sit_down(lane(), "innovation", MOMENT), "that")
    plan = done(plan, apply(plan, sitting.comparison, MOMENT))
    assert followed(plan, sitting, MOMENT).comparison.id != sitting.comparison.id
    late = sit_down(plan, "innovation", MOMENT, ["d"])
    assert late.state.question is not None
    assert late.state.question[0] == "d", "one item alone is placed among the others"


def test_where_somebody_else_answers_first_that_comparison_is_taken_up_unless_another_was_wanted() -> None:
    plan, later = lane(), MOMENT._replace(now=NOW + timedelta(minutes=1))
    mine, some = sit_down(plan, "innovation", MOMENT), sit_down(plan, "innovation", MOMENT, "ab")
    theirs = sit_down(plan, "innovation", later)
    begun = done(plan, theirs.begun or Step("", ()))
    waiting = followed(begun, mine, MOMENT)
    assert waiting.begun is not None, "nothing was answered there yet"
    said_there = done(plan, step_of(said(plan, theirs, "this", later, confirmed=True)))
    assert followed(said_there, waiting, later).comparison.id == theirs.comparison.id
    assert followed(said_there, waiting, later).begun is None
    assert followed(said_there, some, later).begun is not None, "that one is about others"
    again = sit_down(said_there, "innovation", later._replace(now=NOW + timedelta(minutes=2)), anew=True)
    assert followed(with_item(said_there, "a", note="x"), again, later).begun is not None, (
        "it was begun anew after that"
    )


def test_fewer_than_two_items_and_answers_still_being_read_are_refused() -> None:
    for plan, complaint in ((lane("a"), "it takes two"), (lane(""), "it takes two"), (make_plan(), "still being read")):
        with pytest.raises(BadInputError, match=complaint):
            sit_down(plan, "innovation", MOMENT)


def test_an_answer_that_goes_against_others_names_the_chain_and_itself() -> None:
    plan = lane("abc")
    sitting = sit_down(plan, "innovation", MOMENT)
    comparison = sitting.comparison
    plan = done(plan, sitting.begun or Step("", ()))
    for a, b in ("ab", "bc", "ca"):
        alone = derive(plan, comparison, ())
        plan = done(plan, step_of(answer(plan, comparison, a, b, "this", MOMENT, confirmed=True, state=alone)))
    sitting = followed(plan, sitting, MOMENT)
    assert [(one.a, one.b) for one in sitting.state.refused] == [("c", "a")]
    found = against(plan, sitting, sitting.state.refused[0], MOMENT)
    assert found is not None
    assert found.sentence == "A before B 09:00, B before C 09:00, now C before A"
    assert [(one.a, one.b) for one in found.answers] == [("a", "b"), ("b", "c"), ("c", "a")]
    cleared = done(plan, retract(plan, found.answers[0].id))
    assert derive(cleared, comparison).refused == ()


def test_answers_taken_back_with_a_new_one_are_one_step() -> None:
    plan, sitting = answered(lane(), sit_down(lane(), "innovation", MOMENT), "this")
    last = sitting.state.last
    assert last is not None
    step = step_of(said(plan, sitting, "that", MOMENT, confirmed=True, without=[last.id]))
    after = done(plan, step)
    assert after.evidence is not None
    assert after.evidence.comparison_answers[last.id].retracted
    assert len(after.evidence.comparison_answers) == 2
    assert not isinstance(step, (AskBack, Contradiction))


def test_the_view_shows_two_cards_how_far_it_is_and_what_is_unsure() -> None:
    plan = with_item(lane(note="Why."), "a", note="Long " * 2_000)
    view = versus_view(plan, sit_down(plan, "innovation", MOMENT).state)
    assert view.cards is not None
    assert {card.facts for card in view.cards} == {"Chk · 4 weeks"}
    assert all(len(card.note) <= 4_000 for card in view.cards)
    assert view.left.endswith(" left")
    assert view.lane == "Innovation"
    assert view.unsure.startswith("stopping now leaves 3 items unsure: ")


@pytest.mark.parametrize("room", [76, 100, 160])
def test_what_is_unsure_fits_its_line_and_says_how_many_more_there_are(room: int) -> None:
    plan = lane("abcdefgh")
    for name in "abcdefgh":
        plan = with_item(plan, name, title=f"Thing {name} " * 20)
    state = sit_down(plan, "innovation", MOMENT).state
    said_now = unsure_sentence(plan, state, room)
    assert len(said_now) <= room
    assert said_now.endswith(" more")
    short = with_item(with_item(lane("abcd"), "a", title="A"), "b", title="B")
    told = unsure_sentence(short, sit_down(short, "innovation", MOMENT).state, room)
    assert told.endswith(
        " unsure: " + ", ".join(short.items[i].title for i in sit_down(short, "innovation", MOMENT).state.unsure)
    )


def test_details_begin_with_score_and_answers() -> None:
    plan = lane()
    assert [label for label, _ in details(plan, fill(plan), "b")][:4] == ["score", "customer", "business", "running"]


def test_the_result_says_who_moves_and_what_enters_and_leaves() -> None:
    plan = lane("abc")
    start, sitting = plan, sit_down(plan, "innovation", MOMENT)
    while sitting.state.question is not None:
        left, right = sitting.state.question
        plan, sitting = answered(plan, sitting, "this" if left > right else "that")
    found = result(plan, sitting.comparison, sitting.state)
    rows = result_rows(plan, found)
    assert [(row.rank, row.now, row.then, row.by, row.plan) for row in rows] == [
        (1, "A", "C", 2, "in"),
        (2, "B", "B", 0, ""),
        (3, "C", "A", -2, "out"),
    ]
    told = result_sentence(plan, sitting.state, found)
    assert told[0].endswith("answers: 2 of 3 items stand elsewhere.")
    assert told[1] == "Enters the plan: C. Leaves it: A."
    assert told[-1] == "Nothing is left to ask: the answers say it all."
    assert unsure_sentence(plan, sitting.state) == "stopping now leaves no item unsure"
    assert start.order.innovation[0].item.id == "a"


def test_what_was_put_off_is_no_answer_but_can_be_taken_back() -> None:
    _, sitting = answered(lane(), sit_down(lane(), "innovation", MOMENT), "later")
    assert sitting.state.answered == 0
    assert sitting.state.last is not None
    assert sitting.state.last.verdict == "later"


def test_taking_up_a_comparison_of_some_items_says_so() -> None:
    plan, sitting = answered(lane(), sit_down(lane(), "innovation", MOMENT), "this")
    assert taken_up_sentence(plan, sitting.state) == "Taken up again after 1 answer."
    plan, sitting = answered(lane(), sit_down(lane(), "innovation", MOMENT, "abc"), "this")
    assert taken_up_sentence(plan, sitting.state).startswith("Taken up again after 1 answer, about 3 of 4 items.")
