"""If this, then not that: what is offered was tried out, and one step does exactly that."""

from hypothesis import given, settings

from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.trading import trades
from tests.builders import done, lane_ids, make_item, make_plan
from tests.domain.test_rank_fill import plans


def test_the_fewest_then_the_lowest_ranks_are_offered_and_the_step_moves_them_below() -> None:
    items = [make_item("a", weeks=4), make_item("b", weeks=3), make_item("c", weeks=2), make_item("d", weeks=4)]
    plan = make_plan(items)
    offered = trades(plan, fill(plan), "d")
    assert [trade.going for trade in offered] == [("b",), ("a",)]
    assert offered[0].step.label == "Bring in D for B"
    assert (offered[0].effect.came_in, offered[0].effect.went_out) == (("d",), ("b",))
    assert lane_ids(done(plan, offered[0].step)) == ["a", "c", "d", "b"]


def test_room_in_the_other_lane_is_made_there() -> None:
    items = [make_item("a", weeks=1), make_item("x", "tune_up", weeks=9), make_item("pay", weeks=5)]
    items.append(make_item("vault", "tune_up", weeks=4))
    plan = make_plan(items, needs=[("pay", "vault")])
    filled = fill(plan)
    assert filled.standing["pay"] == "waiting"
    (offered,) = trades(plan, filled, "pay")
    assert offered.going == ("x",)
    assert set(offered.effect.came_in) == {"pay", "vault"}
    assert lane_ids(done(plan, offered.step), "tune_up") == ["vault", "x"]


def test_nothing_is_offered_for_what_is_in_unknown_or_too_large() -> None:
    plan = make_plan([make_item("a", weeks=9), make_item("b"), make_item("c", weeks=25)])
    filled = fill(plan)
    assert [trades(plan, filled, item) for item in "abc"] == [(), (), ()]


@settings(max_examples=60)
@given(plans())
def test_whatever_is_offered_brings_the_item_in(plan: Plan) -> None:
    filled = fill(plan)
    for item in filled.standing:
        offered = trades(plan, filled, item)
        assert len(offered) <= 5
        assert [len(trade.going) for trade in offered] == sorted(len(trade.going) for trade in offered)
        for trade in offered:
            assert fill(done(plan, trade.step)).is_in(item)
            assert {change.kind for change in trade.step.changes} == {"placement"}
