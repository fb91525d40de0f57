"""The order that is kept up to date move by move is the one that sorting afresh gives."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.domain import rank_key
from planner.domain.change import Change, Row
from planner.domain.item import Effort
from planner.domain.order import Ranked, ranked, replaced
from planner.domain.organisation import Team
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
    come = [Ranked(plan.items[new.item], new) for _, new in moves]
    assert replaced(before, [old for old, _ in moves], come) == ranked(plan.items, after.values())


edits: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "category": st.sampled_from(["innovation", "tune_up", None]),
        "team": st.sampled_from(["chk", "gone", None]),
        "stage": st.sampled_from(["idea", "stopped", "last_mile", "done"]),
        "must_reason": st.sampled_from([None, "the law"]),
        "service": st.sampled_from([None, 0.1]),
        "effort": st.sampled_from([None, Effort(2, 2, 2), Effort(1, 2, 9)]),
        "remaining": st.sampled_from([None, 1.0]),
    },
)


@given(st.data())
def test_what_follows_from_the_items_is_put_right_as_it_would_be_worked_out_afresh(data: st.DataObject) -> None:
    plan = make_plan([make_item(f"i{n}", "tune_up" if n % 2 else "innovation") for n in range(6)])
    names = ("ranked", "order", "weeks", "all_weeks", "variances", "musts", "going_on", "services", "needs")
    spare = {item: plan.placement_of(item) for item in plan.items}
    for _ in range(3):
        for name in data.draw(st.sets(st.sampled_from(names))):
            getattr(plan, name)
        rows: list[Row] = []
        for item in data.draw(st.lists(st.sampled_from(sorted(spare)), max_size=3, unique=True)):
            old = plan.items.get(item) or make_item(item)
            place = spare[item]
            assert place is not None
            gone = data.draw(st.booleans())
            rows.append(Row("item", item, None if gone else old._replace(**data.draw(edits))))
            moved = place._replace(rank=data.draw(st.sampled_from([p.rank for p in spare.values() if p])))
            rows += [Row("placement", place.id, None if gone else moved)] if data.draw(st.booleans()) else []
        # A team that comes or goes sorts its items anew.
        rows += [Row("team", "gone", Team("gone", "Gone", "GON"))] if data.draw(st.booleans()) else []
        plan = plan.with_rows(rows)
        afresh = replace(plan)
        assert [getattr(plan, name) for name in names] == [getattr(afresh, name) for name in names]


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
