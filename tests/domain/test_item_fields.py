"""What people type into an item's fields, and the sentence they get for what cannot be used."""

from datetime import date
from typing import Any

import pytest

from planner.domain.errors import BadInputError
from planner.domain.item import Effort
from planner.domain.item_fields import effort_text, parse_effort, read_fields
from tests.builders import make_plan

PLAN = make_plan(lanes={"chk": (10, 10), "grw": (5, 5)})


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("S", Effort(1, 1, 1)),
        (" xl ", Effort(12, 12, 12)),
        ("6", Effort(6, 6, 6)),
        ("2,5 weeks", Effort(2.5, 2.5, 2.5)),
        ("4w", Effort(4, 4, 4)),
        ("4 / 6 / 9", Effort(4, 6, 9)),
        ("4/6/9", Effort(4, 6, 9)),
        ("4 6 9", Effort(4, 6, 9)),
        ("4 – 6 – 9 weeks", Effort(4, 6, 9)),
        ("4, 6, 9", Effort(4, 6, 9)),
        ("0 / 1 / 2", Effort(0, 1, 2)),
        ("", None),
        ("?", None),
    ],
)
def test_efforts(typed: str, expected: Effort | None) -> None:
    effort = parse_effort(PLAN.organisation, typed)
    assert effort == expected
    assert parse_effort(PLAN.organisation, effort_text(effort)) == expected, "what the form shows reads back the same"


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("effort", "big", "“big” is no effort; write S, M, L or XL, a number of weeks"),
        ("effort", "4 / 9", "“4 / 9” has 2 numbers; an effort is one number of weeks, or three"),
        ("effort", "9 / 6 / 4", "“9 / 6 / 4” is not in order"),
        ("effort", "0", "An effort is more than 0 weeks; leave it empty"),
        ("effort", "-3", "“-3” is no effort"),
        ("effort", "nan", "“nan” is no effort"),
        ("effort", "9999999", "is more than anybody can plan"),
        ("effort", "9" * 400, "is more than anybody can plan"),
        ("title", " \x1b[2J ", "An item needs a title"),
        ("category", "fires", "“fires” is no lane; the lanes are Innovation and Tune-Up"),
        ("team", "Sales", "There is no team “Sales” in 2026-Q4; the teams are: Chk \\(CHK\\), Grw \\(GRW\\)"),
        ("customer", "6", "“6” is no answer to “customer”; write 0 to 5"),
        ("business", "3.5", "“3.5” is no answer to “business”"),
        ("confidence", "0", "“0” is no confidence"),
        ("confidence", "300 %", "“300 %” is no confidence"),
        ("stage", "stopped", "X drops an item"),
        ("must_due", "soon", "“soon” is not a date; write it as year-month-day"),
    ],
)
def test_bad_input_is_one_sentence_that_says_what_to_write(field: str, typed: str, says: str) -> None:
    with pytest.raises(BadInputError, match=says):
        read_fields(PLAN, {field: typed})


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        ("title", "  Saved\tcarts ", "Saved carts"),
        ("note", "two\r\nlines", "two\nlines"),
        ("category", "tune up", "tune_up"),
        ("category", "Innovation", "innovation"),
        ("category", "", None),
        ("team", "grw", "grw"),
        ("team", "", None),
        ("running", "0", 0),
        ("running", "·", None),
        ("customer_evidence", " 12 interviews ", "12 interviews"),
        ("confidence", "Medium", 0.8),
        ("confidence", "80 %", 0.8),
        ("confidence", "80", 0.8),
        ("confidence", "0,5", 0.5),
        ("confidence", "", None),
        ("stage", "last mile", "last_mile"),
        ("stage", "MVP", "mvp"),
        ("tags", "a, b,, a", ("a", "b")),
        ("must_reason", "", None),
        ("must_due", "2026-12-12", date(2026, 12, 12)),
        ("must_due", " ", None),
    ],
)
def test_fields(field: str, typed: str, expected: Any) -> None:
    assert read_fields(PLAN, {field: typed}) == {field: expected}
