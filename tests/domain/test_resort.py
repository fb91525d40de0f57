"""What sorting by score would move, seen beforehand."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.effect import effect
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.score import score
from planner.domain.scoring.resort import consequences, resort, summary
from tests.builders import done, lane_ids, make_item, make_plan


def answered(answers: Sequence[int | None]) -> Plan:
    return make_plan([make_item(f"i{n}", weeks=2, customer=a) for n, a in enumerate(answers)])


@given(st.lists(st.none() | st.integers(0, 5), max_size=14), st.data())
def test_sorting_is_stable_and_a_permutation_of_the_places_of_what_has_a_score(
    answers: list[int | None], data: st.DataObject
) -> None:
    plan = answered(answers)
    ids = lane_ids(plan)
    chosen = [item for item in ids if data.draw(st.booleans(), label=item)]
    sorting = resort(plan, chosen)
    after = done(plan, sorting.step)
    moved_places = [place for place, (one, other) in enumerate(zip(ids, lane_ids(after), strict=True)) if one != other]
    known = [item for item in ids if item in chosen and score(plan, plan.items[item]) is not None]
    assert {ids[place] for place in moved_places} <= set(known), "the unknown and the unmarked stand still"
    assert [i for i in lane_ids(after) if i in known] == sorted(
        known, key=lambda item: -(score(plan, plan.items[item]) or 0.0)
    ), "by score, and what is equal as it stood"
    rows = [(move.item, move.before, move.after) for move in sorting.moved.get("innovation", ())]
    assert sorted(rows) == sorted(
        (i, ids.index(i) + 1, lane_ids(after).index(i) + 1) for i in ids if _moves(i, ids, after)
    )
    assert sorting.effect == effect(fill(plan), fill(after))
    assert resort(after, chosen).moving == 0, "once sorted, nothing moves"


def _moves(item: str, ids: list[str], after: Plan) -> bool:
    return ids.index(item) != lane_ids(after).index(item)


def test_the_most_moved_come_first_with_old_and_new_rank() -> None:
    plan = answered([0, 1, None, 2, 5])
    sorting = resort(plan, lane_ids(plan))
    assert [(move.item, move.before, move.after, move.by) for move in sorting.moved["innovation"]] == [
        ("i4", 5, 1, -4),
        ("i0", 1, 5, 4),
        ("i3", 4, 2, -2),
        ("i1", 2, 4, 2),
    ]
    assert summary(sorting) == "4 of 4 items with a score would move. 1 item has no score: it stays where it is."


def test_what_is_done_stays_where_it_is() -> None:
    items = [
        make_item("low", weeks=2, customer=1),
        make_item("was", weeks=2, customer=0, stage="done"),
        make_item("high", weeks=2, customer=5),
    ]
    plan = make_plan(items)
    sorting = resort(plan, lane_ids(plan))
    assert lane_ids(done(plan, sorting.step)) == ["high", "was", "low"]
    assert (sorting.moving, sorting.scores, sorting.unscored) == (2, 2, 0)
    only_done = make_plan(
        [make_item("was", weeks=2, customer=0, stage="done"), make_item("is", weeks=2, customer=5, stage="done")]
    )
    assert summary(resort(only_done, lane_ids(only_done))) == "Nothing to sort: none of these items has a score yet."


def test_what_it_does_to_the_plan_is_told_by_lane() -> None:
    items = [make_item("a", weeks=6, customer=1), make_item("b", weeks=6, customer=5)]
    plan = make_plan([*items, make_item("t", "tune_up", weeks=2, customer=1)])
    sorting = resort(plan, lane_ids(plan))
    assert consequences(plan, sorting.effect) == ("Innovation: in B; out A.",)
    both = answered([1, 5])
    assert consequences(both, resort(both, ["i0", "i1"]).effect) == ("Nothing comes in, and nothing goes out.",)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([2] * 1000, "Nothing moves: all scores are equal."),
        (
            [5, 3, None, None, 1],
            "Nothing moves: they stand by score already. 2 items have no score: they stay where they are.",
        ),
        ([3, None], "Nothing to sort: one item alone has a score. 1 item has no score: it stays where it is."),
        ([None, None], "Nothing to sort: none of these items has a score yet."),
    ],
)
def test_where_nothing_moves_it_says_why(answers: list[int | None], said: str) -> None:
    plan = answered(answers)
    sorting = resort(plan, lane_ids(plan))
    assert (sorting.step.changes, sorting.moved) == ((), {})
    assert summary(sorting) == said


def test_each_lane_is_sorted_by_itself() -> None:
    items = [
        make_item(f"{lane[0]}{n}", lane, weeks=1, customer=n) for lane in ("innovation", "tune_up") for n in (1, 2)
    ]
    plan = make_plan(items)
    sorting = resort(plan, [item.id for item in items])
    assert list(sorting.moved) == ["innovation", "tune_up"]
    after = done(plan, sorting.step)
    assert (lane_ids(after), lane_ids(after, "tune_up")) == (["i2", "i1"], ["t2", "t1"])
