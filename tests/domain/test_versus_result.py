"""What comes of a comparison: one step that can be undone; and a move by hand that takes back what is against it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.change import Change
from planner.domain.errors import BadInputError
from planner.domain.ranking import move, move_to, other_lane
from planner.domain.versus.result import apply, result
from planner.domain.versus.state import derive
from tests.builders import done, lane_ids, make_moment
from tests.domain.comparing import by_order, compared, played, room, said, ticking


def test_the_result_shows_both_orders_and_what_enters_and_leaves() -> None:
    plan = room(12)
    order = ["i11", *(f"i{at:02}" for at in range(11))]
    plan, _ = played(plan, by_order(order))
    outcome = result(plan, compared(plan))
    assert list(outcome.old) == lane_ids(plan)
    assert list(outcome.new) == order
    assert outcome.ranks == tuple(range(1, 13))
    assert (outcome.effect.came_in, outcome.effect.went_out) == (("i11",), ("i09",))


def test_applying_is_one_step_and_taking_it_back_restores_the_plan() -> None:
    plan, _ = played(room(6), by_order(["i03", "i00", "i01", "i02", "i05", "i04"]))
    comparison = compared(plan)
    step = apply(plan, comparison, make_moment())
    after = done(plan, step)
    assert lane_ids(after) == ["i03", "i00", "i01", "i02", "i05", "i04"]
    assert step.label.startswith("Rank Innovation by ")
    assert after.evidence is not None
    assert after.evidence.comparisons[comparison.id].applied_at is not None
    with pytest.raises(BadInputError, match="applied already"):
        apply(after, after.evidence.comparisons[comparison.id], make_moment())
    back = after.after(Change(change.after, change.before) for change in reversed(step.changes))
    assert back == plan
    assert compared(back) == comparison


def test_without_an_answer_there_is_no_order_to_take_over() -> None:
    plan = room(6, prior="score")
    with pytest.raises(BadInputError, match="No answer on Innovation counts yet, so there is no order to take over"):
        apply(plan, compared(plan), make_moment())
    plan = said(plan, "i00", "i05", "later", make_moment())
    with pytest.raises(BadInputError, match="answer at least once"):
        apply(plan, compared(plan), make_moment())


def test_what_was_not_compared_keeps_its_rank_and_keys_change_no_more_than_they_must() -> None:
    plan = room(8, items=["i01", "i04", "i06"])
    plan, _ = played(plan, by_order(["i06", "i04", "i01"]))
    step = apply(plan, compared(plan), make_moment())
    assert lane_ids(done(plan, step)) == ["i00", "i06", "i02", "i03", "i04", "i05", "i01", "i07"]
    assert {c.id for c in step.changes if c.kind == "placement"} == {
        f"{plan.current}:{item}" for item in ("i01", "i06")
    }
    unchanged, _ = played(room(5), by_order(["i00", "i01", "i02", "i03", "i04"]))
    assert [c.kind for c in apply(unchanged, compared(unchanged), make_moment()).changes] == ["comparison"]


def test_items_that_left_or_moved_meanwhile_do_not_hinder_applying() -> None:
    plan, _ = played(room(6), by_order(["i05", "i04", "i03", "i02", "i01", "i00"]))
    plan = done(plan, other_lane(plan, ["i03"]))
    after = done(plan, apply(plan, compared(plan), make_moment()))
    assert lane_ids(after) == ["i05", "i04", "i02", "i01", "i00"]
    assert lane_ids(after, "tune_up") == ["i03"]


def test_a_move_by_hand_takes_back_the_answers_against_it_in_the_same_step_and_says_so() -> None:
    plan, moments = room(5), ticking()
    for a, b in (("i00", "i01"), ("i01", "i02"), ("i00", "i02"), ("i03", "i04")):
        plan = said(plan, a, b, "this", moments())
    step = move(plan, ["i02"], -1)
    assert step.label == "Move I02 above I01 and take back 1 answer"
    after = done(plan, step)
    assert derive(after, compared(after)).answered == 3
    step = move_to(plan, ["i02"], "top")
    assert step.label == "Move I02 above I00 and take back 2 answers"
    assert derive(done(plan, step), compared(plan)).order.index("i02") < 3
    assert move(plan, ["i03"], -1).label == "Move I03 above I02"
    step = move_to(plan, ["i00"], "bottom")
    assert step.label == "Move I00 below I04 and take back 2 answers"


def test_a_move_against_a_chain_takes_back_what_touches_the_item_that_moves() -> None:
    plan = room(5, items=["i00", "i01", "i02", "i04"])
    moments = ticking()
    for a, b in (("i01", "i04"), ("i04", "i02")):
        plan = said(plan, a, b, "this", moments())
    after = done(plan, move_to(plan, ["i02"], 1))
    state = derive(after, compared(after))
    assert state.answered == 1
    assert state.likely("i01", "i04") == 1.0


def test_what_is_fixed_outlasts_a_move_and_an_applied_comparison_is_history() -> None:
    plan = room(4, musts=[0])
    assert move_to(plan, ["i02"], "top").label == "Move I02 above I00"
    plan, _ = played(room(4), by_order(["i00", "i01", "i02", "i03"]))
    plan = done(plan, apply(plan, compared(plan), make_moment()))
    assert move_to(plan, ["i03"], "top").label == "Move I03 above I00"


@given(st.permutations(range(7)), st.integers(0, 6), st.integers(-6, 6).filter(bool))
def test_after_any_move_no_answer_is_against_what_was_passed(order: list[int], item: int, by: int) -> None:
    plan, _ = played(room(7), by_order([f"i{at:02}" for at in order]))
    moved = f"i{item:02}"
    before = lane_ids(plan)
    after = done(plan, move(plan, [moved], by))
    now = lane_ids(after)
    state = derive(after, compared(after))
    for other in before:
        was, is_now = before.index(other) < before.index(moved), now.index(other) < now.index(moved)
        if other != moved and was != is_now:
            assert state.likely(moved, other) != (1.0 if is_now else 0.0)
