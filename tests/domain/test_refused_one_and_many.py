"""What is refused, and what steps are called: for one and many, none and unknown."""

from collections.abc import Callable
from datetime import date

import pytest

from planner.domain.editing import edit_items
from planner.domain.errors import BadInputError
from planner.domain.evidence import Evidence
from planner.domain.figures import parse_figure
from planner.domain.history.steps import FieldChange
from planner.domain.history.words import change_text
from planner.domain.okrs.checking import KrAnswer, check_in_krs
from planner.domain.okrs.objectives import objective_called
from planner.domain.quarters.editing import QuarterForm
from planner.domain.ranking import move
from planner.domain.speed.first_evidence import FirstEvidence, TimeToEvidence, because
from planner.domain.triage import take_proposal
from planner.domain.typed import parse_days
from planner.domain.views.quarters import form_sentence
from planner.domain.whatif.considered import Terms, present
from planner.domain.whatif.overrides import read_override
from tests.builders import Q4, make_item, make_moment, make_plan
from tests.measuring import measured_plan
from tests.okring import FIRST, with_another, with_kr

PLAN = make_plan([make_item("a", weeks=1), make_item("u", None, team=None)])


@pytest.mark.parametrize(
    ("refused", "complaint"),
    [
        (lambda: move(PLAN, ["u"], 1), "“U” is in no lane; give it a lane and a team first."),
        (lambda: move(PLAN, ["gone"], 1), "That item is in no lane; give it a lane and a team first."),
        (
            lambda: take_proposal(PLAN.with_evidence(Evidence()), "u"),
            "No lane is proposed for this item; i or t says which it is.",
        ),
        (
            lambda: parse_days("-1", "Time off"),
            "Time off: write working days, 0 or more, summed over the team, e.g. 12.",
        ),
        (
            lambda: parse_figure("9,999,999,999,999,999", "Revenue"),
            "Revenue: that is more than anybody can reach; write it in a larger unit.",
        ),
        (
            lambda: objective_called(PLAN, "x"),
            "No objective of 2026-Q4 is called “x”; they are: none yet, `planner okr add` adds one.",
        ),
        (
            lambda: objective_called(with_kr(), "x"),
            "No objective of 2026-Q4 is called “x”; they are: “Customers come back”.",
        ),
        (
            lambda: read_override(make_plan(capacities={}), Terms(present(PLAN).split), "CHK 30 : 70"),
            "Chk has nobody in 2026-Q4; t on Align gives it people first.",
        ),
    ],
)
def test_what_is_refused(refused: Callable[[], object], complaint: str) -> None:
    with pytest.raises(BadInputError) as error:
        refused()
    assert str(error.value) == complaint


@pytest.mark.parametrize(
    ("count", "label"),
    [
        (0, "Check in no key results for week 1"),
        (1, "Check in Repeat purchase for week 1"),
        (2, "Check in 2 key results for week 1"),
    ],
)
def test_the_step_of_a_check_in(count: int, label: str) -> None:
    plan = with_another(with_kr(), "kr1", name="Revenue")
    answers = {f"kr{n}": KrAnswer(33.0) for n in range(count)}
    moment = make_moment()._replace(today=date(2026, 11, 9))
    assert check_in_krs(plan, FIRST, answers, moment).label == label


@pytest.mark.parametrize(
    ("count", "line"),
    [
        (1, "I0: 1 day, 2 Nov 2026 to 2 Nov 2026."),
        (13, "1 more item, each 1 day or more."),
        (15, "3 more items, each 1 day or more."),
    ],
)
def test_items_with_evidence_beyond_those_that_are_told(count: int, line: str) -> None:
    day = date(2026, 11, 2)
    rows = tuple(FirstEvidence(str(n), f"I{n}", day, day, 1) for n in range(count))
    assert because(TimeToEvidence(rows, 0, 0))[-1] == line


@pytest.mark.parametrize(
    ("ends", "text"),
    [(date(2027, 1, 10), "1 week, 1.2 working weeks."), (date(2027, 3, 31), "12 weeks, 12.8 working weeks.")],
)
def test_what_a_quarter_comes_to(ends: date, text: str) -> None:
    assert form_sentence(PLAN, QuarterForm("2027-Q1", date(2027, 1, 1), ends)) == text


@pytest.mark.parametrize(
    ("gap", "text"),
    [(7, "; 1 week before it belongs to no quarter."), (14, "; 2 weeks before it belong to no quarter.")],
)
def test_weeks_that_belong_to_no_quarter(gap: int, text: str) -> None:
    starts = date.fromordinal(Q4.ends_on.toordinal() + 1 + gap)
    assert form_sentence(PLAN, QuarterForm("2027-Q1", starts, date(2027, 3, 31))).endswith(text)


def test_a_part_of_a_week_that_comes_again() -> None:
    again = FieldChange("time_share", "2026-11-02:checkout:fires", "deleted", "true", "false")
    assert change_text(measured_plan(), again) == "Checkout, week of 2 Nov: Fires again"


@pytest.mark.parametrize(("items", "label"), [(["a"], "Edit A: note"), (["a", "u"], "Edit 2 items: note")])
def test_the_step_of_an_edit(items: list[str], label: str) -> None:
    assert edit_items(PLAN, items, {"note": "x"}).label == label
