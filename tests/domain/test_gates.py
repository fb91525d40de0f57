"""Stages and the gate to everybody: the organisation's lists, checks done or passed over, and no way around them."""

import pytest

from planner.domain.change import create
from planner.domain.errors import BadInputError
from planner.domain.gates import (
    DEFAULT_CHECKS,
    add_check,
    advance,
    drop_check,
    gate_list,
    gate_of,
    move_check,
    open_checks,
    pass_check,
    reopen_check,
    reword_check,
    skip_check,
)
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.results import GateCheck
from planner.domain.words import Stage
from tests.builders import done, make_item, make_plan, with_item
from tests.measuring import FRIDAY_OF_WEEK_6, on
from tests.slicing import sliced_plan

MOMENT = on(FRIDAY_OF_WEEK_6)
ALL_DONE = dict.fromkeys([check.id for check in DEFAULT_CHECKS])


def texts(plan: Plan) -> list[str]:
    return [f"{check.list} {check.text}" for check in gate_list(plan)]


def own_lists() -> Plan:
    """A plan whose lists are one check each."""
    rows = (GateCheck("q", "quality", 0, "Tried"), GateCheck("o", "operations", 0, "Watched"))
    return sliced_plan().after(create(row) for row in rows)


def test_until_the_organisation_has_lists_of_its_own_those_by_default_are_asked() -> None:
    plan = sliced_plan()
    assert gate_list(plan) == DEFAULT_CHECKS
    assert texts(own_lists()) == ["quality Tried", "operations Watched"]
    changed = done(plan, reword_check(plan, "quality-edges", "Tried on old phones"))
    assert [check.id for check in gate_list(changed)] == [check.id for check in DEFAULT_CHECKS]
    assert texts(changed)[1] == "quality Tried on old phones"
    fewer = done(plan, drop_check(plan, "quality-edges"))
    assert (len(gate_list(fewer)), len(gate_list(done(plan, add_check(plan, "quality", "Read", MOMENT))))) == (5, 7)


def test_the_lists_are_edited_and_ordered() -> None:
    plan = own_lists()
    plan = done(plan, add_check(plan, "quality", " Read\nby two ", MOMENT))
    assert texts(plan) == ["quality Tried", "quality Read by two", "operations Watched"]
    up = move_check(plan, gate_list(plan)[1].id, -1)
    assert (up.label, texts(done(plan, up))[0]) == ("Make this check 1 of its list: Read by two", "quality Read by two")
    assert move_check(plan, "o", 1).changes == ()
    by_default = sliced_plan()
    moved = done(by_default, move_check(by_default, "operations-load", -2))
    assert [check.id for check in gate_list(moved)][3:] == ["operations-load", "operations-watched", "operations-back"]
    one = done(plan, drop_check(plan, "q"))
    one = done(one, drop_check(one, "o"))
    with pytest.raises(BadInputError, match="the last check"):
        drop_check(one, gate_list(one)[0].id)
    with pytest.raises(BadInputError, match="A check needs a few words"):
        add_check(plan, "quality", " ", MOMENT)
    with pytest.raises(BadInputError, match="not in the organisation's lists"):
        reword_check(plan, "gone", "x")


def test_a_check_is_done_or_passed_over_with_a_reason_and_can_be_opened_again() -> None:
    plan = own_lists()
    step = pass_check(plan, "saved", "q", MOMENT)
    passed = done(plan, step)
    assert (step.label, [check.id for check in open_checks(passed, "saved")]) == ("Saved: Tried, done", ["o"])
    assert len(open_checks(passed, "pricing")) == 2
    with pytest.raises(BadInputError, match="Say why “Watched” is passed over"):
        skip_check(passed, "saved", "o", " ", MOMENT)
    skipped = done(passed, skip_check(passed, "saved", "o", "Nobody depends on it", MOMENT))
    gates = [state.gate for state in gate_of(skipped, "saved")]
    assert [(g.by, g.at, g.skipped_why) for g in gates if g] == [
        ("Ann", MOMENT.now, None), ("Ann", MOMENT.now, "Nobody depends on it")
    ]  # fmt: skip
    assert open_checks(done(skipped, reopen_check(skipped, "saved", "q")), "saved")[0].id == "q"
    assert reopen_check(plan, "saved", "q").changes == ()
    assert pass_check(passed, "saved", "q", MOMENT).changes == ()


@pytest.mark.parametrize("stage", ["broad", "last_mile"])
def test_nothing_goes_to_everybody_while_checks_are_open(stage: Stage) -> None:
    plan = sliced_plan()
    with pytest.raises(BadInputError, match="Before everybody has Saved, 6 checks are open: “Automated tests"):
        advance(plan, "saved", stage, MOMENT)
    one_open = {check: why for check, why in ALL_DONE.items() if check != "quality-tests"}
    with pytest.raises(BadInputError, match="1 check is open"):
        advance(plan, "saved", stage, MOMENT, checks=one_open)
    with pytest.raises(BadInputError, match="is passed over; a check that is not done needs a reason"):
        advance(plan, "saved", stage, MOMENT, checks={**ALL_DONE, "operations-load": ""})
    step = advance(plan, "saved", stage, MOMENT, checks={**ALL_DONE, "operations-load": "Ten shops only"})
    after = done(plan, step)
    assert (after.items["saved"].stage, open_checks(after, "saved"), step.why) == (stage, (), "Ten shops only")
    assert [check.id for check in gate_list(after)] == [check.id for check in DEFAULT_CHECKS]
    assert step.label == f"Saved: MVP → {'broad' if stage == 'broad' else 'last mile'}"


def test_the_stages_below_and_those_behind_ask_nothing() -> None:
    plan = sliced_plan(saved="idea")
    for stage in ("sketch", "mvp", "idea"):
        plan = done(plan, advance(plan, "saved", stage, MOMENT))
        assert plan.items["saved"].stage == stage
    assert advance(plan, "saved", "idea", MOMENT).changes == ()
    shipped = with_item(plan, "saved", stage="broad")
    assert done(shipped, advance(shipped, "saved", "last_mile", MOMENT)).items["saved"].stage == "last_mile"
    assert done(shipped, advance(shipped, "saved", "done", MOMENT)).items["saved"].stage == "done"


def test_stopping_asks_why_and_a_stopped_item_goes_nowhere() -> None:
    plan = sliced_plan()
    with pytest.raises(BadInputError, match="needs a word why"):
        advance(plan, "saved", "stopped", MOMENT)
    stopped = done(plan, advance(plan, "saved", "stopped", MOMENT, why="Nobody opened it"))
    assert (stopped.items["saved"].stage, stopped.items["saved"].stop_reason) == ("stopped", "Nobody opened it")
    assert stopped.evidence is not None
    assert [d.kind for d in stopped.evidence.decisions.values()] == ["stop"]
    with pytest.raises(BadInputError, match="Saved was stopped"):
        advance(stopped, "saved", "mvp", MOMENT)
    with pytest.raises(BadInputError, match="not in the plan any more"):
        advance(plan, "gone", "mvp", MOMENT)


def test_an_item_in_its_last_mile_holds_its_weeks_ahead_of_new_ideas() -> None:
    plan = make_plan([make_item("new", weeks=7), make_item("idea", weeks=3), make_item("shipped", weeks=4)])
    assert [item for item in plan.items if fill(plan).is_in(item)] == ["new", "idea"]
    last_mile = with_item(plan, "shipped", stage="last_mile")
    assert [item for item in plan.items if fill(last_mile).is_in(item)] == ["idea", "shipped"]
