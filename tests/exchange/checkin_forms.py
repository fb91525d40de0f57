"""Check-ins' forms for tests: sent out, filled in, read."""

from collections.abc import Mapping

import pytest

from planner.domain.change import create
from planner.domain.plan import Plan
from planner.domain.results import Slice
from planner.exchange.forms_all import File, FormsError, FormsRead, read_forms
from planner.exchange.forms_checkin import checkin_form
from tests.builders import make_item
from tests.keyed import with_key_results
from tests.measuring import FRIDAY_OF_WEEK_6, WEEKS, measured_plan, on

WEEK = WEEKS[5]
MOMENT = on(FRIDAY_OF_WEEK_6)
SLICE = Slice("mails", "carts", "Insights by e-mail", "share", 0.1, metric="clicked", started_on=WEEKS[3])
SHARES = {"new-features": 0.625, "fires": 0.375}
ANSWERS = {
    "Repeat purchase": {"Now": "33,5", "Confidence": "7", "Word": "two shops copied it"},
    "Revenue per customer": {"Now": "€ 22.8"},
    "Insights by e-mail": {"Numbers": "42 of 300"},
    "Time": {"New features": "62,5", "Fires": "15h"},
}


def plan_with_all() -> Plan:
    plan = with_key_results(measured_plan(items=[make_item("carts", team="checkout", weeks=5)]))
    return plan.after([create(SLICE)])


def form(plan: Plan, team: str = "checkout") -> str:
    return checkin_form(plan, team, WEEK, FRIDAY_OF_WEEK_6)


def filled(text: str, answers: Mapping[str, Mapping[str, str]], sentence: str = "") -> str:
    """The form with answers behind their colons, by the row and the line's label."""
    lines, row = [], ""
    for one in text.split("\n"):
        line = one
        label, colon, value = line.partition(":")
        if label in {"Key result", "Slice"}:
            row = value.strip()
        elif line == "Time:":
            row = "Time"
        elif colon and label in answers.get(row, {}):
            line = f"{label}: {answers[row][label]}"
        elif line.startswith("Sentence:") and sentence:
            line = f"Sentence: {sentence}"
        lines.append(line)
    return "\n".join(lines)


def read(plan: Plan, *texts: str, actor: str = "Ann") -> FormsRead:
    files = [File(f"{chr(ord('a') + n)}.txt", text.encode()) for n, text in enumerate(texts)]
    return read_forms(plan, files, on(FRIDAY_OF_WEEK_6, actor))


def complaints(plan: Plan, *texts: str) -> tuple[str, ...]:
    with pytest.raises(FormsError) as caught:
        read(plan, *texts)
    return caught.value.complaints


def number_of(text: str, line: str) -> int:
    """On which line a form has that text."""
    return next(n for n, one in enumerate(text.split("\n"), start=1) if line in one)
