"""What the history says of slices, their weeks, and the checks of a gate: in the words of their page."""

import json

import pytest

from planner.domain.gates import DEFAULT_CHECKS, pass_check
from planner.domain.history.steps import WHOLE_ROW, FieldChange
from planner.domain.history.words import change_text
from planner.domain.plan import Plan
from tests.builders import done, make_plan
from tests.measuring import FRIDAY_OF_WEEK_6, on
from tests.slicing import EMAIL, TOGGLE, sliced, sliced_plan

RESULT = "slice-1:2026-10-05"
GATE = f"saved:{DEFAULT_CHECKS[0].id}"
ROW = {"numbers": [["successes", 42.0], ["trials", 300.0]]}


@pytest.fixture
def plan() -> Plan:
    plan, _ = sliced(sliced_plan(), "saved", EMAIL)
    plan, _ = sliced(plan, "pricing", TOGGLE)
    return done(plan, pass_check(plan, "saved", DEFAULT_CHECKS[0].id, on(FRIDAY_OF_WEEK_6)))


def changed(kind: str, row: str, field: str, before: object, after: object) -> FieldChange:
    return FieldChange(kind, row, field, None if before is None else json.dumps(before), json.dumps(after))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (changed("slice", "slice-1", WHOLE_ROW, None, {"title": "x"}), "Insights by e-mail: added"),
        (changed("slice", "slice-1", "pass_mark", 0.1, 0.025), "Insights by e-mail: pass mark ≥ 10 % → ≥ 2.5 %"),
        (
            changed("slice", "slice-2", "first_pass_mark", None, 0.03),
            "Price page toggle: first pass mark – → ≥ +3 pp",
        ),
        (changed("slice", "gone", "pass_mark", 0.1, 0.2), "slice: pass mark 0.1 → 0.2"),
        (changed("slice", "slice-1", "decision", None, "stop"), "Insights by e-mail: decision – → stop"),
        (changed("slice_result", RESULT, WHOLE_ROW, None, ROW), "Insights by e-mail, week of 5 Oct: 42 of 300"),
        (
            changed("slice_result", RESULT, "numbers", ROW["numbers"], [["successes", 43.0], ["trials", 300.0]]),
            "Insights by e-mail, week of 5 Oct: 42 of 300 → 43 of 300",
        ),
        (changed("slice_result", RESULT, "deleted", False, True), "Insights by e-mail, week of 5 Oct: removed"),
        (
            changed("slice_result", "gone:2026-10-05", WHOLE_ROW, None, ROW),
            "slice, week of 5 Oct: successes 42, trials 300",
        ),
        (changed("gate", GATE, WHOLE_ROW, None, {"skipped_why": None}), f"Saved, {DEFAULT_CHECKS[0].text}: done"),
        (
            changed("gate", GATE, "skipped_why", None, "Two shops"),
            f"Saved, {DEFAULT_CHECKS[0].text}: passed over: Two shops",
        ),
        (changed("gate", "gone:x", WHOLE_ROW, None, {}), "a check of a gate: done"),
        (changed("gate_check", "q", WHOLE_ROW, None, {"text": "Tried"}), "Tried: added"),
    ],
)
def test_each_is_told_in_the_words_of_its_page(plan: Plan, change: FieldChange, said: str) -> None:
    assert change_text(plan, change) == said


def test_before_the_evidence_was_read_nothing_fails() -> None:
    text = change_text(make_plan(), changed("slice_result", RESULT, "numbers", [], ROW["numbers"]))
    assert text == "slice, week of 5 Oct: – → successes 42, trials 300"
