"""`why`: each standing reads right, and the swap that is offered is the cheapest that truly works."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from typing import NamedTuple

from hypothesis import given, settings

from planner.domain.effect import cost_text, effect, titles
from planner.domain.evidence import Decision, Evidence
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.story import why
from planner.domain.swap import cheapest_swap
from tests.builders import all_needs, make_item, make_plan, with_item
from tests.domain.test_rank_fill import plans


def test_out_says_what_it_needs_what_there_is_and_what_would_have_to_go() -> None:
    plan = make_plan([make_item("a", weeks=5), make_item("b", weeks=3), make_item("c", weeks=7)])
    assert why(plan, "c") == ("Out: rank 3, needs 7 weeks, Chk has 2.", "It fits if A goes.")


def test_the_fewest_items_go_and_among_them_the_lowest() -> None:
    plan = make_plan([*(make_item(n, weeks=3) for n in "abc"), make_item("d", weeks=4)])
    assert why(plan, "d")[-1] == "It fits if C goes."
    plan = make_plan([*(make_item(n, weeks=2) for n in "abcde"), make_item("z", weeks=4)])
    assert why(plan, "z")[-1] == "It fits if D and E go."
    plan = make_plan([*(make_item(n, weeks=2) for n in "abcde"), make_item("z", weeks=6)])
    assert why(plan, "z")[-1] == "It fits if C, D and E go."


def test_what_would_take_the_room_first_has_to_go_too() -> None:
    plan = make_plan([make_item("a", weeks=9), make_item("b", weeks=8), make_item("c", weeks=5)])
    assert cheapest_swap(plan, fill(plan), "b") == ("a",)
    assert cheapest_swap(plan, fill(plan), "c") == ("a", "b"), "without a, b would go in first"


def test_too_large_for_its_team_or_behind_too_many() -> None:
    plan = make_plan([make_item("a", weeks=25)])
    assert why(plan, "a")[-1] == "It is larger than all that Chk has for Innovation (10 weeks): cut it into slices."
    plan = make_plan([*(make_item(f"i{n}", weeks=1) for n in range(10)), make_item("z", weeks=5)])
    assert why(plan, "z")[-1] == "No three items of Chk in Innovation would make room for it."


def test_weeks_that_only_a_decimal_tells_apart_have_one() -> None:
    plan = make_plan([make_item("a", weeks=1.4), make_item("b", weeks=8.8)])
    assert why(plan, "b")[0] == "Out: rank 2, needs 8.8 weeks, Chk has 8.6."


def test_in_must_and_below_the_line() -> None:
    plan = make_plan(
        [
            make_item("a", weeks=6),
            make_item("b", weeks=6),
            make_item("c", weeks=1),
            make_item("m", weeks=3, must_reason="EU law.", must_due=date(2026, 12, 12)),
        ],
        needs=[("c", "a")],
    )
    assert why(plan, "a") == ("In: rank 1 in Innovation, takes 6 weeks.",)
    assert why(plan, "c") == ("In: rank 3 in Innovation, takes 1 week; below the line, but it fits Chk.", "It needs A.")
    must = "In whatever its rank (4): must-do: EU law, due 12 Dec; takes 3 weeks."
    assert why(plan, "m") == (must, "It pushes nothing out.")
    larger = with_item(plan, "m", effort=make_item("x", weeks=12).effort)
    assert why(larger, "m")[1:] == ("It pushes out A and C.", "Innovation is over by 2 weeks.")


def test_waiting_names_what_it_waits_for_and_why_that_is_not_in() -> None:
    plan = make_plan([make_item("a", weeks=6), make_item("c", "tune_up", weeks=11)], needs=[("a", "c")])
    assert why(plan, "a")[:2] == ("Waiting: rank 1, waits for C.", "C – out: rank 1, needs 11 weeks, Chk has 10.")
    unknown = make_plan([make_item("a", weeks=6), make_item("c", "tune_up")], needs=[("a", "c")])
    assert why(unknown, "a")[1] == "C – out: rank 1, nobody has said how long it takes."


def test_the_unknown_the_unsorted_the_retired_the_done_and_the_stopped() -> None:
    plan = make_plan(
        [make_item("a"), make_item("b", None, team=None), make_item("c", weeks=1), make_item("d", weeks=2)]
    )
    assert why(plan, "a")[0] == "Out: rank 1, nobody has said how long it takes."
    assert why(plan, "b") == ("Unsorted: nobody has given it a lane or a team yet.",)
    assert why(with_item(plan, "c", stage="stopped", stop_reason="no demand."), "c") == ("Stopped: no demand.",)
    gone = replace(plan, teams={"chk": plan.teams["chk"]._replace(until=date(2026, 9, 30))})
    assert why(gone, "c")[0] == "Out: rank 2, Chk does not work in this quarter."
    place = plan.placements["2026-Q4:d"]._replace(outcome="done", actual_effort=4.0)
    finished = replace(with_item(plan, "d", stage="done"), placements={**plan.placements, place.id: place})
    assert why(finished, "d") == ("Done: rank 3 in Innovation, took 4 weeks.",)


class _Line(NamedTuple):
    at: datetime
    actor: str
    label: str
    why: str


def test_the_story_tells_decisions_and_steps_with_their_reasons() -> None:
    made, moved = (datetime(2026, month, 3, 9, tzinfo=UTC) for month in (9, 11))
    agreed = Decision(
        "d1", "2026-Q4", datetime(2026, 10, 3, 9, tzinfo=UTC), "Agreed 65 : 35", "too many fires", "Ann", "Bo",
        cost="in: X; out: Apple Pay, A and 2 more",
    )  # fmt: skip
    plan = make_plan([make_item("a", weeks=1)], evidence=Evidence(decisions={"d1": agreed}))
    first = _Line(moved - timedelta(hours=1), "Bo", "Move A below C", "")
    lines = [_Line(made, "Ann", "Add A", ""), first, _Line(moved, "Bo", "Move A above B", "it pays first.")]
    assert why(plan, "a", lines)[1:] == (
        "3 Sep, Ann: Add A.",
        "Fell out 3 Oct with “Agreed 65 : 35” (“too many fires”), Ann and Bo.",
        "3 Nov, Bo: Move A above B (“it pays first”).",
    )


def test_withdrawn_decisions_are_not_told_and_a_drop_is_told_once() -> None:
    at = datetime(2026, 10, 3, 9, tzinfo=UTC)
    drop = Decision("d1", "2026-Q4", at, "Drop A", "no demand", "Ann", item="a")
    plan = make_plan(
        [make_item("a", stage="stopped", stop_reason="no demand")], evidence=Evidence(decisions={"d1": drop})
    )
    assert why(plan, "a", [_Line(at + timedelta(seconds=1), "Ann", "Drop A", "no demand")])[1:] == (
        "3 Oct, Ann: Drop A (“no demand”).",
    )
    other_day = [_Line(at + timedelta(days=50, seconds=1), "Ann", "Drop A", "no demand")]
    assert len(why(plan, "a", other_day)[1:]) == 1, "decided while 3 October was taken for today"
    undone = replace(plan, evidence=Evidence(decisions={"d1": drop._replace(withdrawn=True)}))
    assert why(undone, "a")[1:] == ()


@settings(max_examples=100)
@given(plans())
def test_every_offered_swap_works_and_nothing_smaller_would(plan: Plan) -> None:
    filled = fill(plan)
    for item, standing in filled.standing.items():
        swap = cheapest_swap(plan, filled, item)
        if standing not in {"out", "waiting"}:
            assert swap is None
        elif swap:
            assert fill(plan, without=set(swap)).is_in(item)
            others = [i for i in filled.standing if i != item and not plan.items[i].is_must]
            free = [i for i in others if plan.items[i].stage != "done" and i not in all_needs(plan, item)]
            for fewer in combinations(free, len(swap) - 1):
                assert not fill(plan, without=set(fewer)).is_in(item)


def test_what_came_in_and_what_went_out() -> None:
    plan = make_plan(
        [make_item("a", weeks=8), make_item("b", weeks=5), make_item("c", weeks=5), make_item("d", weeks=1)]
    )
    before, after = fill(plan), fill(with_item(plan, "a", stage="stopped"))
    change = effect(before, after)
    assert (change.came_in, change.went_out) == (("b", "c"), ("a", "d"))
    assert cost_text(plan, change) == "in: B, C; out: A, D; Chk, Innovation 9 → 10 of 10"
    assert cost_text(plan, effect(before, before)) == ""
    assert titles(plan, []) == "nothing"
    assert titles(plan, list("abcd")) == "A, B, C and 1 more"
