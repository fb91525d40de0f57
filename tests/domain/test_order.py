"""The order that is kept up to date move by move is the one that sorting afresh gives."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from planner.domain import rank_key
from planner.domain.change import Change
from planner.domain.order import moved, ranked
from tests.builders import lane_ids, make_item, make_plan, with_item

ranks = st.lists(st.sampled_from(rank_key.spread(None, None, 8)), min_size=1, max_size=12)


@given(ranks, st.data())
def test_moving_gives_what_sorting_afresh_gives(keys: list[str], data: st.DataObject) -> None:
    plan = make_plan(
        [make_item(f"i{n}", data.draw(st.sampled_from(["innovation", "tune_up"]))) for n in range(len(keys))]
    )
    placements = {p.id: p._replace(rank=key) for p, key in zip(plan.placements.values(), keys, strict=True)}
    plan = replace(plan, placements=placements)
    before = ranked(plan.items, placements.values())
    chosen = data.draw(st.lists(st.sampled_from(list(placements.values())), unique=True, max_size=4))
    moves = [(old, old._replace(rank=data.draw(st.sampled_from(keys)))) for old in chosen]
    after = {**placements, **{new.id: new for _, new in moves}}
    assert moved(before, plan.items, moves) == ranked(plan.items, after.values())


def test_a_plan_after_a_move_has_the_order_of_a_plan_made_afresh() -> None:
    plan = make_plan([make_item(f"i{n}") for n in range(5)])
    assert lane_ids(plan) == ["i0", "i1", "i2", "i3", "i4"]
    place = plan.placements["2026-Q4:i3"]
    after = plan.after([Change(place, place._replace(rank=rank_key.between(None, plan.ranked[0].placement.rank)))])
    assert lane_ids(after) == ["i3", "i0", "i1", "i2", "i4"]
    assert after.ranked == replace(after).ranked, "the derived order was handed over, not sorted afresh"


def test_equal_keys_order_by_id_and_the_stopped_are_gone() -> None:
    plan = make_plan([make_item("b"), make_item("a"), make_item("c")])
    placements = {p.id: p._replace(rank="V") for p in plan.placements.values()}
    plan = with_item(replace(plan, placements=placements), "c", stage="stopped")
    assert lane_ids(plan) == ["a", "b"]


def test_without_lane_or_team_an_item_waits_unsorted() -> None:
    plan = make_plan(
        [make_item("a", None), make_item("b", team=None), make_item("c", "tune_up", team="gone"), make_item("d")]
    )
    assert [entry.item.id for entry in plan.order.unsorted] == ["a", "b", "c"]
    assert lane_ids(plan) == ["d"]
