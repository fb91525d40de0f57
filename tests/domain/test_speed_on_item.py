"""What speed says elsewhere: on the item that would have prevented an incident, and in the history's words."""

from datetime import date

from planner.domain.history.steps import FieldChange
from planner.domain.history.words import change_text
from planner.domain.rank_fill import fill
from planner.domain.speed.incidents import IncidentForm, add_incident
from planner.domain.speed.on_item import brief, sentences
from planner.domain.speed.predictions import predict, set_shipped
from planner.domain.story import why
from planner.domain.views.item_card import item_card
from tests.builders import done
from tests.speeding import FIRST_OF_Q4, TODAY, at, measured, speed_plan


def test_the_hours_show_on_the_item_in_its_card_and_its_story() -> None:
    plan = speed_plan()
    assert brief(plan, "latency") == ""
    plan = done(plan, add_incident(plan, IncidentForm(date(2026, 11, 11), "Down", 6, "chk", "latency"), at()))
    plan = done(plan, predict(plan, "latency", 4, TODAY))
    assert sentences(plan, "latency") == (
        "It would have prevented 6 hours in 1 incident.",
        "It is said to give back 4 hours a week.",
    )
    assert ("speed", "would have prevented 6 hours in 1 incident; is said to give back 4 hours a week") in item_card(
        plan, fill(plan), "latency"
    ).about
    assert "It would have prevented 6 hours in 1 incident." in why(plan, "latency")
    plan = done(plan, set_shipped(plan, "latency", date(2026, 11, 30), TODAY))
    assert brief(plan, "latency").endswith("4 hours a week, shipped on 30 Nov 2026")
    assert brief(plan, "logs") == ""


def test_the_history_names_metrics_and_items_and_never_their_ids() -> None:
    plan = measured(speed_plan(), "lead_time", [4], FIRST_OF_Q4)
    row = "lead_time:2026-09-28"
    told = change_text(plan, FieldChange("measurement", row, "value", "4.0", "5.0"))
    assert told == "Change lead time, measured: value 4 → 5"
    gone = change_text(plan, FieldChange("measurement", "rework_rate:2026-09-28", "out_of", "null", "80.0"))
    assert gone == "rework rate, measured: out of – → 80"
    shipped = FieldChange("prediction", "latency", "shipped_on", "null", '"2026-11-30"')
    assert change_text(plan, shipped) == "Latency, what it gives back: shipped on – → 30 Nov 2026"
    assert change_text(plan, FieldChange("prediction", "x", "hours", "1.0", "2.0")) == "prediction: hours 1 → 2"
