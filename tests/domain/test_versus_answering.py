"""Answering: contradictions show their chain, surprises are asked back once, and what cannot be compared is refused."""

from datetime import timedelta

import pytest

from planner.domain.change import Step
from planner.domain.editing import drop_items
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.ranking import other_lane
from planner.domain.versus.answering import AskBack, Contradiction, answer, retract, told
from planner.domain.versus.result import apply
from planner.domain.versus.state import derive
from tests.builders import NOW, TODAY, done, make_moment
from tests.domain.comparing import by_order, compared, played, room, said, ticking


@pytest.fixture
def chained() -> Plan:
    """`i00` before `i01` before `i02`, said at 9:31 and 9:34."""
    plan, moment = room(4), make_moment()
    early = moment._replace(now=NOW.replace(minute=31), new_id=lambda: "at-31")
    late = moment._replace(now=NOW.replace(minute=34), new_id=lambda: "at-34")
    return said(said(plan, "i00", "i01", "this", early), "i02", "i01", "that", late)


def test_a_contradiction_shows_the_shortest_chain_in_words_and_what_can_be_taken_back(chained: Plan) -> None:
    plan = said(chained, "i00", "i03", "this", make_moment())
    outcome = answer(plan, compared(plan), "i02", "i00", "this", make_moment())
    assert isinstance(outcome, Contradiction)
    assert outcome.sentence == "I00 before I01 09:31, I01 before I02 09:34, now I02 before I00"
    assert outcome.items == ("i00", "i01", "i02")
    assert [one.id for one in outcome.answers] == ["at-31", "at-34"]
    for one in outcome.answers:
        freed = done(plan, retract(plan, one.id))
        step = answer(freed, compared(freed), "i02", "i00", "this", make_moment(), confirmed=True)
        assert isinstance(step, Step)
        order = derive(done(freed, step), compared(freed)).order
        assert order.index("i02") < order.index("i00")


def test_the_same_contradicts_a_chain_too_and_a_chain_may_lead_over_the_same(chained: Plan) -> None:
    outcome = answer(chained, compared(chained), "i00", "i02", "same", make_moment())
    assert isinstance(outcome, Contradiction)
    assert outcome.sentence.endswith("now I00 and I02 the same")
    plan = said(chained, "i02", "i03", "same", make_moment())
    outcome = answer(plan, compared(plan), "i03", "i00", "this", make_moment())
    assert isinstance(outcome, Contradiction)
    assert "I02 and I03 the same" in outcome.sentence
    assert len(outcome.answers) == 3


def test_what_is_fixed_stands_in_the_chain_and_cannot_be_taken_back() -> None:
    plan = room(4, musts=[3], needs=[(0, 2)])
    outcome = answer(plan, compared(plan), "i00", "i03", "this", make_moment())
    assert outcome == Contradiction("I03 before I00 (must-do), now I00 before I03", (), ("i03", "i00"))
    outcome = answer(plan, compared(plan), "i02", "i00", "that", make_moment())
    assert isinstance(outcome, Contradiction)
    assert outcome.sentence == "I02 before I00 (is needed), now I00 before I02"


def test_an_answer_of_another_day_is_told_with_its_day(chained: Plan) -> None:
    last = derive(chained, compared(chained)).last
    assert last is not None
    assert told(chained, last, TODAY) == "I01 before I02 09:34"
    assert told(chained, last, TODAY + timedelta(days=1)) == "I01 before I02 9 Nov 09:34"


def test_a_change_of_mind_about_one_pair_is_no_contradiction_the_last_verdict_counts(chained: Plan) -> None:
    plan = said(chained, "i00", "i01", "that", make_moment()._replace(now=NOW + timedelta(hours=9)))
    state = derive(plan, compared(plan))
    assert state.answered == 2
    assert state.order.index("i01") < state.order.index("i00")
    state = derive(
        said(plan, "i01", "i00", "later", make_moment()._replace(now=NOW + timedelta(hours=10))), compared(plan)
    )
    assert state.answered == 1  # fmt: skip


def test_a_surprising_answer_is_asked_back_once() -> None:
    plan, moments = room(30), ticking()
    first, last = compared(plan).items[0], compared(plan).items[-1]
    outcome = answer(plan, compared(plan), first, last, "that", moments())
    assert isinstance(outcome, AskBack)
    assert outcome.likely < 0.2
    assert outcome.sentence == "Sure? The list so far says the opposite."
    assert isinstance(answer(plan, compared(plan), first, last, "this", moments()), Step)
    assert isinstance(answer(plan, compared(plan), first, last, "same", moments()), Step)
    plan = said(plan, first, last, "that", moments())
    assert isinstance(answer(plan, compared(plan), first, last, "this", moments()), Step)
    last_said = derive(plan, compared(plan)).last
    assert last_said is not None
    plan = done(plan, retract(plan, last_said.id))
    assert isinstance(answer(plan, compared(plan), last, first, "this", moments()), Step)


@pytest.mark.parametrize("count", [2, 6, 13, 25])
def test_who_stands_next_to_each_other_at_first_is_no_surprise_either_way(count: int) -> None:
    plan = room(count)
    asked = derive(plan, compared(plan)).question
    assert asked is not None
    assert isinstance(answer(plan, compared(plan), *asked, "this", make_moment()), Step)
    assert isinstance(answer(plan, compared(plan), *asked, "that", make_moment()), Step)


def test_without_a_prior_nothing_surprises_at_first() -> None:
    plan = room(30, prior="none")
    items = compared(plan).items
    assert isinstance(answer(plan, compared(plan), items[0], items[-1], "that", make_moment()), Step)


def test_answers_about_what_is_not_there_are_refused_with_a_sentence() -> None:
    plan = room(6, items=["i00", "i01", "i02", "i03", "i04"])
    gone = done(plan, drop_items(plan, ["i01"], "no longer", make_moment()))
    gone = done(gone, other_lane(gone, ["i02"]))
    for item, words in (
        ("i01", "“I01” is not in Innovation any more, so nothing is asked about it."),
        ("i02", "“I02” is not in Innovation any more"),
        ("i05", "“I05” is not part of this comparison of Innovation."),
        ("none", "That item is not part of this comparison"),
        ("i00", "An item cannot be compared with itself; name two."),
    ):
        with pytest.raises(BadInputError) as refused:
            answer(gone, compared(gone), "i00", item, "this", make_moment())
        assert words in str(refused.value)


def test_after_it_was_applied_no_answer_is_taken_and_taking_back_twice_is_refused() -> None:
    plan, _ = played(room(4), by_order(["i03", "i02", "i01", "i00"]))
    comparison = compared(plan)
    last = derive(plan, comparison).last
    assert last is not None
    after = done(plan, apply(plan, comparison, make_moment()))
    assert after.evidence is not None
    applied = after.evidence.comparisons[comparison.id]
    with pytest.raises(BadInputError, match="applied already"):
        answer(after, applied, "i00", "i01", "this", make_moment())
    back = done(after, retract(after, last.id))
    with pytest.raises(BadInputError, match="taken back already"):
        retract(back, last.id)
    with pytest.raises(BadInputError, match="not in the plan"):
        retract(back, "none")
