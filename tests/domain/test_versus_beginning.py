"""Beginning a comparison: what is compared, in which order it begins, and what stands fast."""

from typing import Any

import pytest

from planner.domain.ballot import Ballot
from planner.domain.errors import BadInputError
from planner.domain.evidence import Evidence
from planner.domain.plan import Plan
from planner.domain.versus.beginning import LARGEST, begin, begin_late, open_comparison
from planner.domain.versus.state import derive
from tests.builders import NOW, done, make_item, make_moment, make_plan, with_item
from tests.domain.comparing import by_order, compared, played, room, ticking


def begun(plan: Plan, **given: Any) -> Plan:
    """The plan with a comparison of its lane begun."""
    return done(plan, begin(plan, "innovation", make_moment(), **given))


def test_place_up_to_twenty_five_items_else_cut_with_as_many_questions_as_items() -> None:
    assert (compared(room(25)).policy, compared(room(25)).budget) == ("place", None)
    assert (compared(room(26)).policy, compared(room(26)).budget) == ("cut", 26)
    assert compared(room(26, musts=[7])).policy == "place"


def test_the_line_is_the_lanes_and_a_third_where_that_divides_nothing() -> None:
    assert compared(room(30)).line == 10
    assert compared(room(30, musts=[25])).line == 10
    assert compared(room(9)).line == 3
    assert compared(room(2)).line == 1


def test_must_dos_and_what_they_need_come_first_and_nothing_is_asked_about_them() -> None:
    plan = room(8, musts=[5, 2], needs=[(5, 6), (1, 3)])
    comparison = compared(plan)
    assert comparison.items == ("i02", "i06", "i05", "i00", "i03", "i01", "i04", "i07")
    _, asked = played(plan, by_order(["i02", "i06", "i05", "i07", "i04", "i03", "i01", "i00"]))
    assert not {"i02", "i05", "i06"} & {item for pair in asked for item in pair}


def test_needs_over_the_other_lane_count_and_circles_are_passed_over() -> None:
    items = [make_item("a"), make_item("b"), make_item("c"), make_item("far", "tune_up")]
    plan = make_plan(items, needs=[("a", "far"), ("far", "c")]).with_evidence(Evidence())
    assert compared(begun(plan)).fixed == (("c", "a"),)
    assert compared(begun(plan)).items == ("c", "a", "b")
    circle = make_plan(items[:3], needs=[("a", "b"), ("b", "a")]).with_evidence(Evidence())
    assert derive(begun(circle), compared(begun(circle))).question is not None


def test_what_a_comparison_cannot_change_is_left_out() -> None:
    items = [
        make_item("a"),
        make_item("done", stage="done"),
        make_item("care", service=0.1),
        make_item("last", stage="last_mile"),
        make_item("over", remaining=2.0),
        make_item("b"),
        make_item("law", remaining=1.0, must_reason="the law"),
    ]
    plan = make_plan(items).with_evidence(Evidence())
    assert compared(begun(plan)).items == ("law", "a", "b")


def test_the_start_is_what_the_leads_agreed_on_else_the_score_else_a_presort_else_the_rank() -> None:
    plan = room(4, begins=False)
    assert (compared(begun(plan)).prior, compared(begun(plan)).items) == ("rank", ("i00", "i01", "i02", "i03"))
    sorted_once = begun(plan, presorted={"i00": "never", "i02": "now"})
    assert compared(sorted_once).prior == "presort"
    assert compared(sorted_once).items == ("i02", "i01", "i03", "i00")
    for item, value in (("i00", 1), ("i02", 5), ("i03", 3)):
        plan = with_item(plan, item, customer=value)
    assert (compared(begun(plan)).prior, compared(begun(plan)).items) == ("score", ("i02", "i01", "i03", "i00"))
    ballots = [
        Ballot(f"b{n}", plan.current, "innovation", f"Lead {n}", order, cast_at=NOW, shown_at=NOW)
        for n, order in enumerate([("i03", "i01", "i00"), ("i03", "i00", "i01")])
    ]
    hidden = ballots[0]._replace(id="h", order=("i02", "i01"), shown_at=None)
    plan = plan.with_evidence(Evidence(ballots={b.id: b for b in (*ballots, hidden)}))
    assert compared(begun(plan)).prior == "consensus"
    assert compared(begun(plan)).items == ("i03", "i00", "i02", "i01")
    assert compared(begun(plan, prior="none")).items == ("i00", "i01", "i02", "i03")


def test_a_thousand_equal_scores_say_nothing_and_the_lane_is_compared_around_its_line() -> None:
    items = [make_item(f"i{at:04}", weeks=1, customer=3) for at in range(1000)]
    plan = begun(make_plan(items, lanes={"chk": (400, 10)}).with_evidence(Evidence()))
    comparison = compared(plan)
    assert (comparison.prior, comparison.policy, len(comparison.items)) == ("rank", "cut", LARGEST)
    assert comparison.items[0] == "i0150"
    assert comparison.line == 250
    state = derive(plan, comparison)
    assert state.question is not None
    assert state.left > 100


def test_fewer_than_two_items_or_one_of_another_lane_are_refused_with_a_sentence() -> None:
    for count, words in ((0, "Innovation has no item that can be compared; it takes two."), (1, "has only one item")):
        with pytest.raises(BadInputError) as refused:
            room(count)
        assert words in str(refused.value)
    plan = room(3, begins=False)
    with pytest.raises(BadInputError, match="“I01” is not in Tune-Up, so it cannot be compared there"):
        begin(plan, "tune_up", make_moment(), items=["i01", "i02"])
    with pytest.raises(BadInputError, match="That item is not in Innovation"):
        begin_late(plan, "innovation", "none", make_moment())
    with pytest.raises(BadInputError, match="only one item"):
        begin_late(room(1, begins=False), "innovation", "i00", make_moment())


def test_one_late_item_finds_its_place_in_a_few_questions_and_nothing_else_moves() -> None:
    plan = room(60, begins=False, musts=[40])
    late = done(plan, begin_late(plan, "innovation", "i59", make_moment()))
    order = [f"i{at:02}" for at in range(59)]
    order.insert(23, "i59")
    after, asked = played(late, by_order(order))
    assert len(asked) <= 6
    assert all(left == "i59" for left, _ in asked)
    final = list(derive(after, compared(after)).order)
    order.remove("i40")
    assert final == ["i40", *order]


def test_the_latest_comparison_of_the_lane_is_taken_up_again_until_it_is_applied() -> None:
    plan, moments = room(4, begins=False), ticking()
    assert open_comparison(plan, "innovation") is None
    plan = done(plan, begin(plan, "innovation", moments()))
    plan = done(plan, begin(plan, "innovation", moments(), policy="cut"))
    assert compared(plan).policy == "cut"
    assert open_comparison(plan, "tune_up") is None
