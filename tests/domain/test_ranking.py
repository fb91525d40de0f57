"""Moving items: by places, to a place, across, several at once; one moved row is one changed row."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.ranking import move, move_to, other_lane, place_last, sort_by_score
from tests.builders import done, lane_ids, make_item, make_plan, with_item


def letters(names: str = "abcde", **values: object) -> Plan:
    return make_plan([make_item(name, weeks=1, **values) for name in names])


def order(plan: Plan, category: str = "innovation") -> str:
    return "".join(lane_ids(plan, category))


@pytest.mark.parametrize(
    ("items", "by", "after"),
    [
        (["c"], -1, "acbde"),
        (["c"], 1, "abdce"),
        (["c"], -9, "cabde"),
        (["c"], 9, "abdec"),
        (["a"], -1, "abcde"),
        (["b", "d"], -1, "bdace"),
        (["b", "d"], 1, "acebd"),
        (["a", "b"], 2, "cdabe"),
    ],
)
def test_moving_by_places(items: list[str], by: int, after: str) -> None:
    assert order(done(letters(), move(letters(), items, by))) == after


def test_a_move_changes_one_rank_key_and_says_where_to() -> None:
    plan = letters()
    up, down = move(plan, ["c"], -1), move(plan, ["c"], 1)
    assert (up.label, down.label) == ("Move C above B", "Move C below D")
    assert [list(change.fields()) for change in up.changes] == [["rank"]]
    assert up.burst == down.burst == "move:c"
    assert move(plan, ["b", "c"], 1).burst is None
    assert not move(plan, ["a"], -1).changes, "at the top already"


def test_in_a_filtered_list_an_item_passes_the_hidden_ones() -> None:
    plan = letters("abcdefg")
    assert order(done(plan, move(plan, ["g"], -1, shown={"a", "c", "g"}))) == "abgcdef"
    assert order(done(plan, move(plan, ["a"], 1, shown={"a", "e", "g"}))) == "bcdeafg"
    assert order(done(plan, move(plan, ["g"], 1, shown={"a", "g"}))) == "abcdefg"


@pytest.mark.parametrize(
    ("items", "target", "after"),
    [
        (["d"], "top", "dabce"),
        (["b"], "bottom", "acdeb"),
        (["e"], 2, "aebcd"),
        (["a"], 99, "bcdea"),
        (["c", "e"], 1, "ceabd"),
    ],
)
def test_moving_to_a_place(items: list[str], target: int, after: str) -> None:
    assert order(done(letters(), move_to(letters(), items, target))) == after  # type: ignore[arg-type]  # see Target


def test_ranks_count_from_one() -> None:
    with pytest.raises(BadInputError, match="0 is no rank; ranks count from 1"):
        move_to(letters(), ["a"], 0)


def test_above_the_line_means_above_it_afterwards() -> None:
    plan = make_plan([*(make_item(name, weeks=3) for name in "abcde"), make_item("f", weeks=5)])
    assert fill(plan).lanes["innovation"].line_after == 3
    after = done(plan, move_to(plan, ["f"], "line"))
    assert order(after) == "afbcde"
    assert fill(after).lanes["innovation"].line_after == 2
    assert fill(after).is_in("f")


def test_above_the_line_counts_must_dos_and_gives_the_top_to_what_fits_nowhere() -> None:
    plan = make_plan([make_item("a", weeks=3), make_item("b", weeks=20), make_item("m", weeks=8, must_reason="law")])
    assert order(done(plan, move_to(plan, ["b"], "line"))) == "bam"
    assert order(done(plan, move_to(plan, ["a"], "line"))) == "abm", "not over it: 8 weeks are the must-do's"


def two_lanes() -> Plan:
    return make_plan([make_item(n) for n in "abc"] + [make_item(n, "tune_up") for n in "xyz"])


def test_the_other_lane_keeps_the_rank() -> None:
    plan = two_lanes()
    after = done(plan, other_lane(plan, ["b"]))
    assert (order(after), order(after, "tune_up")) == ("ac", "xbyz")
    both = done(plan, other_lane(plan, ["c", "x"]))
    assert (order(both), order(both, "tune_up")) == ("xab", "yzc")
    assert other_lane(plan, ["b"]).label == "Move B to the other lane"


def test_moving_to_a_place_in_the_other_lane() -> None:
    plan = two_lanes()
    after = done(plan, move_to(plan, ["a", "c"], "top", "tune_up"))
    assert (order(after), order(after, "tune_up")) == ("b", "acxyz")
    lone = make_plan([make_item("a")])
    assert order(done(lone, move_to(lone, ["a"], "bottom", "tune_up")), "tune_up") == "a"


def test_what_is_in_no_lane_cannot_be_moved() -> None:
    plan = make_plan([make_item("a"), make_item("b", None)])
    with pytest.raises(BadInputError, match="“B” is in no lane; give it a lane and a team first"):
        move(plan, ["a", "b"], 1)


def test_equal_keys_are_made_different_when_something_comes_between() -> None:
    plan = letters()
    same = {p.id: p._replace(rank="V") if p.item in "bcd" else p for p in plan.placements.values()}
    plan = replace(plan, placements=same)
    assert order(plan) == "abcde"
    after = done(plan, move(plan, ["e"], -1))
    assert order(after) == "abced"
    ranks = [entry.placement.rank for entry in after.ranked]
    assert len(set(ranks)) == 5
    assert after.placement_of("a") == plan.placement_of("a"), "what is not equal keeps its key"


def test_a_key_from_elsewhere_that_is_none_is_replaced() -> None:
    plan = letters("abc")
    odd = {p.id: p._replace(rank={"a": "!", "b": "a0", "c": "ü"}[p.item]) for p in plan.placements.values()}
    plan = replace(plan, placements=odd)
    assert order(done(plan, move(plan, ["c"], -1))) == "acb"
    assert len(place_last(plan, 2)) == 2


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(-6, 6)), max_size=20))
def test_any_sequence_of_moves_is_what_a_plain_list_does(moves: list[tuple[str, int]]) -> None:
    plan, model = letters("abcdef"), list("abcdef")
    for item, by in moves:
        at = model.index(item)
        model.remove(item)
        model.insert(max(0, min(len(model), at + by)), item)
        plan = done(plan, move(plan, [item], by))
        assert lane_ids(plan) == model


def test_sorting_by_score_leaves_the_unknown_and_the_unmarked_where_they_are() -> None:
    plan = letters("abcde")
    for item, answer in {"a": 1, "b": None, "c": 5, "d": 3, "e": 4}.items():
        plan = with_item(plan, item, customer=answer)
    assert order(done(plan, sort_by_score(plan, list("abcde")))) == "cbeda"
    assert order(done(plan, sort_by_score(plan, ["a", "d"]))) == "dbcae"
    assert not sort_by_score(plan, ["b"]).changes


def test_sorting_rows_with_equal_keys_sorts_them_too() -> None:
    plan = letters("abc")
    plan = replace(plan, placements={p.id: p._replace(rank="V") for p in plan.placements.values()})
    for item, answer in {"a": 1, "b": 2, "c": 5}.items():
        plan = with_item(plan, item, customer=answer)
    assert order(done(plan, sort_by_score(plan, list("abc")))) == "cba"


def test_new_items_come_last_of_all_even_of_those_that_were_stopped() -> None:
    plan = with_item(letters(), "e", stage="stopped")
    highest = max(p.rank for p in plan.placements.values())
    keys = place_last(plan, 3)
    assert highest < keys[0] < keys[1] < keys[2]
    assert place_last(make_plan(), 1)
