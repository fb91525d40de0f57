"""Adding, editing, dropping, must-dos and needs."""

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.editing import add_item, drop_items, edit_item, edit_items, next_keys, set_must
from planner.domain.errors import BadInputError
from planner.domain.evidence import Decision, Evidence
from planner.domain.needs import read_needs, set_needs
from planner.domain.rank_fill import fill
from tests.builders import NOW, done, lane_ids, make_item, make_moment, make_plan


def test_a_new_item_comes_last_in_its_lane_with_the_next_key_of_its_team() -> None:
    plan = make_plan([make_item("a", key="CHK-9"), make_item("b", key="chk-12"), make_item("c", key="CHK-x")])
    step = add_item(plan, {"title": "Gift cards", "category": "innovation", "team": "chk"}, make_moment())
    after = done(plan, step)
    assert step.label == "Add Gift cards"
    assert lane_ids(after) == ["a", "b", "c", "new-1"]
    assert after.items["new-1"].key == "CHK-13"
    assert next_keys(plan, None, 2) == ["NEW-1", "NEW-2"]


def test_an_item_needs_a_title() -> None:
    with pytest.raises(BadInputError, match="An item needs a title"):
        add_item(make_plan(), {"category": "innovation"}, make_moment())


def test_several_items_are_edited_at_once_and_the_label_names_what_changed() -> None:
    plan = make_plan([make_item("a"), make_item("b"), make_item("x", "tune_up")], lanes={"chk": (9, 9), "grw": (1, 1)})
    step = edit_items(plan, ["a", "b"], {"team": "grw", "confidence": 0.8})
    assert step.label == "Edit 2 items: team, confidence"
    assert {done(plan, step).items[i].team for i in "ab"} == {"grw"}
    one = edit_item(plan, "b", {"category": "tune_up"})
    assert one.label == "Move B to Tune-Up"
    assert lane_ids(done(plan, one), "tune_up") == ["x", "b"], "at the rank that it had, so far as there is one"
    assert not edit_item(plan, "a", {"team": "chk"}).changes


def test_editing_what_is_gone_says_so() -> None:
    with pytest.raises(BadInputError, match="is not in the plan any more"):
        edit_item(make_plan(), "a", {"team": "chk"})


def test_a_must_do_has_a_reason_and_perhaps_a_date() -> None:
    plan = make_plan([make_item("a", weeks=20), make_item("b", weeks=10)])
    step = set_must(plan, ["a"], " the law ", date(2026, 12, 12))
    after = done(plan, step)
    assert (step.label, step.why) == ("A is a must-do", "the law")
    assert (after.items["a"].must_reason, after.items["a"].must_due) == ("the law", date(2026, 12, 12))
    assert fill(after).standing == {"a": "must", "b": "out"}
    back = set_must(after, ["a"], None)
    assert back.label == "A is no must-do any more"
    assert done(after, back).items["a"] == plan.items["a"]
    with pytest.raises(BadInputError, match="A must-do needs a reason"):
        set_must(plan, ["a"], "  ")


def test_dropping_stops_the_item_and_remembers_why_and_what_it_cost() -> None:
    plan = make_plan([make_item("a", weeks=8), make_item("b", weeks=5)], evidence=Evidence())
    placed = plan.placements["2026-Q4:a"]
    plan = replace(plan, placements={**plan.placements, placed.id: placed._replace(committed="in")})
    step = drop_items(plan, ["a"], "nobody asked for it", make_moment())
    after = done(plan, step)
    assert (step.label, step.why) == ("Drop A", "nobody asked for it")
    assert (after.items["a"].stage, after.items["a"].stop_reason) == ("stopped", "nobody asked for it")
    assert after.placements["2026-Q4:a"].outcome == "dropped"
    assert after.evidence is not None
    assert list(after.evidence.decisions.values()) == [
        Decision(
            "new-1",
            "2026-Q4",
            NOW,
            "Drop A",
            "nobody asked for it",
            "Ann",
            cost="in: B; out: A; Chk, Innovation 8 → 5 of 10",
            item="a",
            kind="stop",
        )
    ]
    assert lane_ids(after) == ["b"]


def test_what_was_never_committed_is_dropped_without_an_outcome() -> None:
    plan = make_plan([make_item("a"), make_item("b", None)])
    after = done(plan, drop_items(plan, ["a", "b"], "no", make_moment()))
    assert {p.outcome for p in after.placements.values()} == {"not_started"}
    assert {i.stage for i in after.items.values()} == {"stopped"}


def test_done_in_the_form_is_done_on_measure_and_back() -> None:
    plan = make_plan([make_item("a", stage="mvp"), make_item("b", stage="mvp")])
    placed = plan.placements["2026-Q4:a"]
    plan = replace(plan, placements={**plan.placements, placed.id: placed._replace(committed="in", outcome="going")})
    after = done(plan, edit_items(plan, ["a", "b"], {"stage": "done"}))
    assert {item.stage for item in after.items.values()} == {"done"}
    assert [after.placements[f"2026-Q4:{i}"].outcome for i in "ab"] == ["done", "not_started"], "b was never promised"
    assert after.placements["2026-Q4:a"].stage_before == "mvp"
    back = done(after, edit_item(after, "a", {"stage": "broad"}))
    assert (back.items["a"].stage, back.placements["2026-Q4:a"].outcome) == ("broad", "going")
    assert back.placements["2026-Q4:a"].stage_before is None


def test_what_is_done_cannot_be_dropped() -> None:
    plan = make_plan([make_item("a"), make_item("b", stage="done")])
    with pytest.raises(BadInputError, match="B is done, which cannot be dropped; if it is not, give it another stage"):
        drop_items(plan, ["a", "b"], "no", make_moment())


def test_dropping_asks_why() -> None:
    with pytest.raises(BadInputError, match="Dropping needs a word why"):
        drop_items(make_plan([make_item("a")]), ["a"], " ", make_moment())


def test_needs_are_set_as_a_whole() -> None:
    plan = make_plan([make_item(n) for n in "abc"], needs=[("a", "b")])
    step = set_needs(plan, "a", ["c"])
    assert step.label == "A needs C"
    assert done(plan, step).needs == {"a": ("c",)}
    assert set_needs(plan, "a", []).label == "A needs nothing else"
    assert not set_needs(plan, "a", ["b"]).changes
    assert read_needs(plan, "b, C") == ["b", "c"]
    with pytest.raises(BadInputError, match="There is no item “Z-1”"):
        read_needs(plan, "Z-1")


def test_a_circle_of_needs_is_refused_with_its_chain() -> None:
    plan = make_plan([make_item(n) for n in "abc"], needs=[("b", "c"), ("c", "a")])
    with pytest.raises(
        BadInputError, match="in a circle: A, which needs B, which needs C, which needs A; leave one out"
    ):
        set_needs(plan, "a", ["b"])
    with pytest.raises(BadInputError, match="in a circle: A, which needs A; leave one out"):
        set_needs(plan, "a", ["a"])
