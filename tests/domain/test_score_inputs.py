"""What people type for the inputs of a score, and how they are kept."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.editing import add_item, edit_item
from planner.domain.errors import BadInputError
from planner.domain.item import ScoreInputs
from planner.domain.item_fields import read_fields
from planner.domain.scoring.inputs import INPUT_NAMES, input_text, read_input
from planner.domain.scoring.wsjf import SCALE
from planner.domain.validation import validated
from tests.builders import done, make_item, make_moment, make_plan


@pytest.mark.parametrize(
    ("name", "typed", "expected"),
    [
        ("reach", "2000", 2000.0),
        ("reach", "2,5", 2.5),
        ("reach", "12 000", 12000.0),
        ("reach", "1000000000000", 1e12),
        ("reach", "0", 0.0),
        ("reach", " ", None),
        ("reach_impact", "0,25", 0.25),
        ("reach_impact", "1.5", 1.5),
        ("reach_impact", "?", None),
        ("user_value", "13", 13),
        ("job_size", "·", None),
    ],
)
def test_inputs(name: str, typed: str, expected: float | None) -> None:
    value = read_input(name, typed)
    assert value == expected
    assert read_input(name, input_text(value)) == expected, "what the form shows reads back the same"


@pytest.mark.parametrize(
    ("name", "typed", "says"),
    [
        ("reach", "-5", "“-5” is no reach; write people or events in a quarter"),
        ("reach", "many", "“many” is no reach"),
        ("reach", "nan", "“nan” is no reach"),
        ("reach", "9" * 400, "“9{30}…” is no reach"),
        ("reach", "1000000000001", "is more than there can be"),
        ("reach", "2,000", "“2,000” can be read in two ways; write it without the mark, e.g. 2000"),
        ("reach_impact", "high", "“high” is no impact; write one of 3, 2, 1, 0.5, 0.25"),
        ("reach_impact", "-1", "“-1” is no impact"),
        ("reach_impact", "10000000", "Impact: 10000000 is far off the scale"),
        ("user_value", "7", "Value: “7” is not on the scale; write one of 1, 2, 3, 5, 8, 13, 20"),
        ("time_criticality", "0", "Urgency: “0” is not on the scale"),
        ("risk_reduction", "²", "Risk: “²” is not on the scale"),
        ("job_size", "1" * 5000, "Job size: “1{30}…” is not on the scale"),
        ("effort", "1000000000", "is more than anybody can plan"),
        ("effort", "0.0001", "is less than anybody can plan"),
    ],
)
def test_what_cannot_be_used_is_refused(name: str, typed: str, says: str) -> None:
    with pytest.raises(BadInputError, match=says):
        read_fields(make_plan(), {name: typed})


@given(st.sampled_from(sorted(INPUT_NAMES)), st.text() | st.floats().map(str) | st.integers().map(str))
def test_whatever_is_typed_is_refused_or_fits_the_file(name: str, typed: str) -> None:
    try:
        value = read_input(name, typed)
    except BadInputError:
        return
    values: dict[str, Any] = {name: value}
    kept = ScoreInputs("a", **values)
    assert validated("score_inputs", f'{{"id": "a", "{name}": {"null" if value is None else value}}}') == kept


def test_inputs_are_edited_in_one_step_with_the_item_and_undone_with_it() -> None:
    plan = make_plan([make_item("a", weeks=2)])
    values: dict[str, Any] = {"title": "New", "reach": 10.0, "reach_impact": None}
    step = edit_item(plan, "a", values)
    assert step.label == "Edit A: title, reach"
    after = done(plan, step)
    assert after.score_inputs["a"] == ScoreInputs("a", reach=10.0)
    again = edit_item(after, "a", {"reach": None, "reach_impact": 2.0})
    assert again.label == "Edit New: reach, impact"
    assert done(after, again).score_inputs["a"] == ScoreInputs("a", reach_impact=2.0)
    assert edit_item(plan, "a", {"reach": None}).changes == (), "what was never said needs no row"
    assert edit_item(after, "a", {"reach": 10.0}).changes == ()


def test_a_new_item_brings_its_inputs() -> None:
    step = add_item(make_plan(), {"title": "New", "user_value": SCALE[-1]}, make_moment())
    item = step.changes[0].id
    assert done(make_plan(), step).score_inputs[item] == ScoreInputs(item, user_value=20)
    assert len(add_item(make_plan(), {"title": "New", "user_value": None}, make_moment()).changes) == 2
