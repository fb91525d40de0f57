"""A comparison is its log of answers: what is derived from that, in whatever order it arrived."""

import random
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.comparison import ComparisonAnswer, Policy
from planner.domain.editing import drop_items
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.ranking import other_lane
from planner.domain.versus.answering import retract
from planner.domain.versus.beginning import begin, open_comparison
from planner.domain.versus.state import State, derive
from tests.builders import done, make_moment, with_item
from tests.domain.comparing import POLICIES, by_order, by_worth, compared, logs, played, room, said, ticking


def shown(state: State) -> tuple[object, ...]:
    """All that people see of a state."""
    return (state.question, state.stopped, state.left, state.unsure, state.order, state.refused, state.last)


@pytest.mark.parametrize("policy", POLICIES)
@given(log=logs(), seed=st.integers(0, 99))
def test_the_order_in_which_answers_arrive_does_not_matter(
    policy: Policy, log: list[ComparisonAnswer], seed: int
) -> None:
    plan = room(7, policy=policy)
    mixed = random.Random(seed).sample(log, len(log))
    assert shown(derive(plan, compared(plan), mixed)) == shown(derive(plan, compared(plan), log))


@pytest.mark.parametrize("policy", POLICIES)
@given(log=logs())
def test_the_order_contradicts_no_answer_that_counts_and_nothing_fixed(
    policy: Policy, log: list[ComparisonAnswer]
) -> None:
    plan = room(7, musts=[4], needs=[(1, 5)], policy=policy)
    state = derive(plan, compared(plan), log)
    at = {item: number for number, item in enumerate(state.order)}
    assert sorted(at) == sorted(compared(plan).items)
    assert at["i04"] == 0
    assert at["i05"] < at["i01"]
    refused = {answer.id for answer in state.refused}
    last: dict[frozenset[str], ComparisonAnswer] = {}
    for answer in sorted(log, key=lambda answer: (answer.at, answer.id)):
        if not answer.retracted:
            last[frozenset((answer.a, answer.b))] = answer
    for answer in last.values():
        if answer.id not in refused and answer.verdict in {"this", "that"}:
            assert (at[answer.a] < at[answer.b]) == (answer.verdict == "this")
    if state.question is not None:
        assert set(state.question) <= set(state.items)
        assert not state.graph.is_known(*(state.position(i) for i in state.question)) or policy == "cut"  # type: ignore[arg-type]  # both are items


@pytest.mark.parametrize(("policy", "count"), [("place", 9), ("cut", 30)])
def test_replay_of_any_prefix_asks_the_same_question_also_when_the_plan_has_changed(policy: Policy, count: int) -> None:
    plan = room(count, musts=[3], policy=policy, budget=None if policy == "place" else 30)
    order = random.Random(5).sample(list(compared(plan).items), count)
    order.remove("i03")
    after, asked = played(plan, by_order(["i03", *order]))
    assert after.evidence is not None
    log = sorted(after.evidence.comparison_answers.values(), key=lambda answer: answer.at)
    assert len(log) == len(asked) > 5
    after = with_item(with_item(after, "i01", customer=5, business=5), "i00", title="Another", must_reason="now it is")
    for number, question in enumerate(asked):
        assert derive(after, compared(after), log[:number]).question == question
    assert derive(after, compared(after), log).question is None


@given(st.permutations(range(9)), st.integers(0, 2**36 - 1))
def test_place_ends_in_the_leads_order_whatever_they_put_off(order: list[int], put_off: int) -> None:
    plan = room(9, policy="place")
    wanted = [f"i{at:02}" for at in order]
    rather, waited = by_order(wanted), set()
    moments = ticking()
    for _ in range(200):
        question = derive(plan, compared(plan)).question
        if question is None:
            break
        one, other = sorted(int(item[1:]) for item in question)
        waits = put_off >> (other * (other - 1) // 2 + one) & 1 and (one, other) not in waited
        waited.add((one, other))
        plan = said(plan, *question, "later" if waits else rather(*question), moments())
    state = derive(plan, compared(plan))
    assert state.stopped == "ordered"
    assert list(state.order) == wanted
    assert (state.left, state.unsure, state.progress) == (0, (), 1.0)


@given(st.lists(st.integers(0, 3), min_size=2, max_size=10))
def test_what_is_the_same_stands_together(worths: list[int]) -> None:
    worth = {f"i{at:02}": value for at, value in enumerate(worths)}
    plan, _ = played(room(len(worths), policy="place"), by_worth(worth))
    state = derive(plan, compared(plan))
    assert state.stopped == "ordered"
    values = [worth[item] for item in state.order]
    assert values == sorted(values, reverse=True)


def test_a_pair_that_is_put_off_again_and_again_comes_last_each_time() -> None:
    plan, moments = room(3, policy="place"), ticking()
    seen = []
    for _ in range(4):
        question = derive(plan, compared(plan)).question
        assert question is not None
        seen.append(frozenset(question))
        plan = said(plan, *question, "later", moments())
    assert len(set(seen[:3])) == 3
    assert seen[3] == seen[0]
    assert derive(plan, compared(plan)).left >= 1


def test_cut_stops_when_the_line_is_settled_or_its_questions_are_spent_and_says_which() -> None:
    plan = room(40, policy="cut", budget=200)
    after, asked = played(plan, by_order(compared(plan).items))
    state = derive(after, compared(after))
    assert (state.stopped, state.question, state.left) == ("settled", None, 0)
    assert state.misplaced is not None
    assert state.misplaced <= 0.6
    assert 5 < len(asked) < 60
    assert "settled" in state.stop_sentence
    short, _ = played(room(40, policy="cut", budget=3), by_order(compared(plan).items))
    spent = derive(short, compared(short))
    assert (spent.stopped, spent.answered) == ("budget", 3)
    assert spent.unsure
    assert "3 questions" in spent.stop_sentence


def test_what_is_left_falls_to_nothing_and_progress_rises_to_all() -> None:
    for policy, count in (("place", 12), ("cut", 40)):
        plan = room(count, policy=policy)
        order = random.Random(2).sample(list(compared(plan).items), count)
        _, asked = played(plan, by_order(order))
        begun = derive(plan, compared(plan))
        assert begun.progress == 0
        assert begun.left * 0.4 <= len(asked) <= begun.left * 2.5
        after, _ = played(plan, by_order(order), most=len(asked) // 2)
        assert 0 < derive(after, compared(after)).progress < 1


@pytest.mark.parametrize("policy", POLICIES)
def test_items_that_leave_the_lane_are_passed_over_and_come_back_as_they_were(policy: Policy) -> None:
    count = 12 if policy == "place" else 30
    plan = room(count, policy=policy, budget=None if policy == "place" else 90)
    order = random.Random(8).sample(list(compared(plan).items), count)
    half, _ = played(plan, by_order(order), most=12)
    question = derive(half, compared(half)).question
    assert question is not None
    one, other = question
    gone = done(half, drop_items(half, [one], "no longer", make_moment()))
    gone = done(gone, other_lane(gone, [other]))
    state = derive(gone, compared(gone))
    assert set(state.gone) == {one, other}
    assert not {one, other} & {*state.order, *state.unsure, *state.items, *(state.question or ())}
    lost = replace(gone, items={i: item for i, item in gone.items.items() if i != one})
    assert derive(lost, compared(lost)).question == state.question
    after, _ = played(gone, by_order(order))
    assert derive(after, compared(after)).stopped is not None
    back = with_item(done(gone, other_lane(gone, [other])), one, stage="idea")
    assert derive(back, compared(back)).question == question


def test_taking_an_answer_back_is_as_if_it_had_not_been_given() -> None:
    plan = room(8)
    moments = ticking()
    first = derive(plan, compared(plan))
    assert first.question is not None
    after = said(plan, *first.question, "this", moments())
    said_last = derive(after, compared(after)).last
    assert said_last is not None
    assert derive(after, compared(after)).question != first.question
    back = done(after, retract(after, said_last.id))
    assert shown(derive(back, compared(back))) == shown(first)


def test_answers_that_contradict_earlier_ones_after_a_merge_do_not_count_and_are_named() -> None:
    plan, moments = room(3), ticking()
    rows = [("i00", "i01"), ("i01", "i02"), ("i02", "i00")]
    log = []
    for a, b in rows:
        moment = moments()
        log.append(ComparisonAnswer(moment.new_id(), compared(plan).id, a, b, "this", moment.now))
    state = derive(plan, compared(plan), log)
    assert state.refused == (log[2],)
    assert state.order == ("i00", "i01", "i02")
    assert state.stopped == "ordered"


def test_one_item_and_none_leave_nothing_to_ask() -> None:
    plan = room(3)
    for count in (1, 0):
        few = replace(plan, items={item: plan.items[item] for item in list(plan.items)[:count]})
        for policy in POLICIES:
            state = derive(few, compared(few)._replace(policy=policy))
            assert (state.question, state.left, state.unsure, len(state.order)) == (None, 0, (), count)
            assert state.progress == 1.0


def test_while_the_answers_are_being_read_nothing_is_taken_for_granted() -> None:
    plan: Plan = replace(room(3, begins=False), evidence=None)
    with pytest.raises(BadInputError, match="still being read"):
        open_comparison(plan, "innovation")
    step = begin(plan, "innovation", make_moment())
    with pytest.raises(BadInputError, match="still being read"):
        derive(plan, step.changes[0].after)  # type: ignore[arg-type]  # it creates the comparison


def test_likely_is_sure_of_what_follows_and_even_for_the_same() -> None:
    plan, moments = room(6), ticking()
    for a, b in pairwise(["i00", "i01", "i02"]):
        plan = said(plan, a, b, "this", moments())
    plan = said(plan, "i03", "i04", "same", moments())
    state = derive(plan, compared(plan))
    assert (state.likely("i00", "i02"), state.likely("i02", "i00")) == (1.0, 0.0)
    assert state.likely("i03", "i04") == 0.5
    assert 0.5 < state.likely("i00", "i05") < 1
    assert state.likely("i00", "i05") + state.likely("i05", "i00") == pytest.approx(1)


def test_by_cut_an_item_that_stays_on_screen_keeps_its_side_and_no_side_is_always_the_better_one() -> None:
    plan = room(40, policy="cut", budget=80)
    order = random.Random(6).sample(list(compared(plan).items), 40)
    _, asked = played(plan, by_order(order))
    for (left, right), (next_left, next_right) in pairwise(asked):
        assert next_left != right
        assert next_right != left
    began = {item: at for at, item in enumerate(compared(plan).items)}
    better_left = sum(began[left] < began[right] for left, right in asked)
    assert len(asked) / 4 < better_left < len(asked) * 3 / 4
