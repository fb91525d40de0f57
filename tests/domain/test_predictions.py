"""What Tune-Up items are said to give back, and what the weeks after shipping say."""

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.change import Step, edit
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.results import Prediction
from planner.domain.speed.predictions import checks, predict, reasons, set_shipped, with_shipping
from tests.builders import done, with_item
from tests.speeding import FIRST_OF_Q4, NIST, TODAY, evidence, measured, speed_plan


def predicted(plan: Plan, hours: float = 10, shipped: date | None = None) -> Plan:
    plan = done(plan, predict(plan, "latency", hours, TODAY))
    return done(plan, set_shipped(plan, "latency", shipped, TODAY))


def test_a_prediction_is_of_tune_up_alone_and_can_be_taken_away() -> None:
    plan = speed_plan()
    step = predict(plan, "latency", 6, TODAY)
    assert step.label == "Predict that Latency gives back 6 hours a week"
    plan = done(plan, step)
    assert checks(plan, TODAY)[0].text == "Latency: 6 hours a week predicted; not shipped yet."
    plan = done(plan, predict(plan, "latency", 8, TODAY))
    assert evidence(plan).predictions["latency"] == Prediction("latency", "latency", 8)
    assert not evidence(done(plan, predict(plan, "latency", None, TODAY))).predictions
    for item, hours, complaint in (
        ("carts", 6, "no Tune-Up"),
        ("latency", 0, "more than 0"),
        ("latency", float("nan"), "more than 0"),
        ("gone", 1, "not in the plan"),
    ):
        with pytest.raises(BadInputError, match=complaint):
            predict(plan, item, hours, TODAY)
    with pytest.raises(BadInputError, match="Nothing is predicted"):
        set_shipped(plan, "logs", TODAY, TODAY)
    with pytest.raises(BadInputError, match="still to come"):
        set_shipped(plan, "latency", date(2026, 12, 10), TODAY)


def test_shipping_is_the_last_mile_or_done_and_an_earlier_stage_takes_it_back() -> None:
    plan = predicted(speed_plan())

    def stage(plan: Plan, name: str, today: date = TODAY) -> Plan:
        step = Step("Move on", edit(plan.items["latency"], stage=name))
        return done(plan, with_shipping(plan, step, today))

    def shipped(plan: Plan) -> date | None:
        return evidence(plan).predictions["latency"].shipped_on

    plan = stage(plan, "last_mile", date(2026, 11, 30))
    assert shipped(plan) == date(2026, 11, 30)
    assert shipped(stage(plan, "done")) == date(2026, 11, 30)
    assert shipped(stage(plan, "stopped")) == date(2026, 11, 30)
    assert shipped(stage(plan, "mvp")) is None
    other = Step("Move on", edit(plan.items["logs"], stage="done"))
    assert with_shipping(plan, other, TODAY) == other
    late = predict(with_item(speed_plan(), "latency", stage="done"), "latency", 3, TODAY)
    assert late.changes[0].after == Prediction("latency", "latency", 3, TODAY)


def test_the_weeks_after_check_it_together_with_other_things_and_never_because_of_it() -> None:
    plan = measured(speed_plan(), "incident_hours", (*NIST[:9], 80, 41, 40, 42), date(2026, 9, 7))
    checked = checks(predicted(plan, 12, date(2026, 11, 10)), TODAY)[0]
    assert checked.found is not None
    assert (checked.found.weeks_before, checked.found.weeks_after) == (9, 3)
    assert checked.found.shift == -1
    before = sum(NIST[:9]) / 9
    assert checked.part == pytest.approx((before - 41) / 12)
    assert checked.text == (
        "Latency: 12 hours a week predicted; shipped on 10 Nov 2026, incident hours went 50.7 → 41 a week together "
        "with it: a fall beyond chance."
    )
    lines = reasons(checked)
    assert lines[0].startswith("Before: 50.7 hours a week in 9 weeks; chance explains ")
    assert lines[2] == "That is 81 % of the 12 hours predicted."
    assert "because" not in " ".join((checked.text, *lines))


def test_too_early_is_said() -> None:
    plan = predicted(speed_plan(), 5, date(2026, 11, 10))
    assert "no incident hours are known" in checks(plan, TODAY)[0].text
    few = predicted(measured(speed_plan(), "incident_hours", [10] * 7, FIRST_OF_Q4), 5, date(2026, 11, 10))
    assert "no week after it is known yet" in checks(few, TODAY)[0].text
    same = predicted(measured(speed_plan(), "incident_hours", [10] * 9, FIRST_OF_Q4), 5, date(2026, 11, 10))
    assert checks(same, TODAY)[0].text.endswith(
        "incident hours stayed at 10 a week together with it: too early to say if that is chance."
    )
    assert checks(replace(same, evidence=None), TODAY) == ()


def test_hours_that_rose_are_no_negative_part() -> None:
    plan = measured(speed_plan(), "incident_hours", (*NIST[:9], 80, 61, 60, 62), date(2026, 9, 7))
    checked = checks(predicted(plan, 12, date(2026, 11, 10)), TODAY)[0]
    assert "incident hours went 50.7 → 61 a week together with it" in checked.text
    assert "Predicted were 12 hours a week fewer; it came to 10.3 hours more." in reasons(checked)
