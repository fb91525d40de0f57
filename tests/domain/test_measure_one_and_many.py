"""What Measure says of one, of many, of none and of what is not known: the words that its other tests do not try."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.domain.plan import Plan
from planner.domain.results import Incident
from planner.domain.views.measure import measure_view
from planner.domain.views.measure_known import Sentence
from planner.domain.views.measure_weeks import answers_in
from planner.domain.views.team_time import team_time_view
from tests.builders import make_item, with_item
from tests.measuring import FRIDAY_OF_WEEK_6, PEOPLE, Q4, WEEKS, measured_plan, past_weeks
from tests.promising import AGREED, ITEMS, MIXED, answers, limited, promising
from tests.slicing import EMAIL, sliced, sliced_plan

OVER = date(2027, 1, 4)
LAW, RULE = (make_item(name, must_reason="law", team="checkout") for name in ("vat", "gdpr"))
"""Must-dos without an estimate."""
PAY = ITEMS[1]


def sentence(plan: Plan, kind: str, today: date = FRIDAY_OF_WEEK_6) -> Sentence:
    return next(s for s in measure_view(plan, today).sentences if s.kind == kind)


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        (promising((PAY,), pay="done"), "The one item promised is done, 1 week."),
        (promising(ITEMS[:1], carts="done"), "The one item promised is done, 12 weeks."),
        (promising((LAW,), vat="done"), "The one item promised is done, 1 item without estimate."),
        (
            promising((LAW, PAY), vat="done", pay="done"),
            "Both items promised are done, 1 week, 1 item without estimate.",
        ),
        (
            promising((LAW, RULE, PAY), vat="done", gdpr="done", pay="done"),
            "All 3 items promised are done, 1 week, 2 items without estimate.",
        ),
        (promising((PAY,), pay="dropped"), "0 of 1 week promised are done, 0 going, 1 dropped; week 6 of 14."),
    ],
)
def test_what_came_of_promises(plan: Plan, text: str) -> None:
    assert sentence(plan, "promises").text == text


def test_promises_after_the_quarter_and_with_one_week_at_risk() -> None:
    said = sentence(promising((LAW, RULE, PAY)), "promises", OVER)
    assert said.text == (
        "0 of 1 week promised are done, 0 going, 2 items without estimate. At risk: Pay: it needs 1 week, 0 are left."
    )
    assert said.because[-1] == (
        "1 item not begun, 1 week: after what else is not begun and fits, their teams' lanes have 0 weeks left, and "
        "less where something is going."
    )


@pytest.mark.parametrize(
    ("lanes", "text"),
    [
        ({"pay": "tune_up"}, "1 item, 1 week relabelled"),
        ({"carts": "tune_up", "latency": "innovation"}, "2 items, 21 weeks relabelled"),
    ],
)
def test_what_was_relabelled(lanes: dict[str, str], text: str) -> None:
    plan = promising()
    for item, lane in lanes.items():
        plan = with_item(plan, item, category=lane)
    assert f"{text} since agreed." in sentence(plan, "promises").because
    assert measure_view(plan, FRIDAY_OF_WEEK_6).promised.footer == f"22 weeks promised · {text}"


@pytest.mark.parametrize(("weeks", "text"), [(1.0, "It took 1 week."), (7.0, "It took 7 weeks.")])
def test_what_a_promise_took(weeks: float, text: str) -> None:
    plan = promising((PAY,), pay="done")
    placed = {p.id: p._replace(actual_effort=weeks) for p in plan.placements.values()}
    (row,) = measure_view(replace(plan, placements=placed), FRIDAY_OF_WEEK_6).promised.rows
    assert row.because == ("PAY is done; 1 week was promised for it.", text)


def test_answers_that_are_in() -> None:
    assert [answers_in(n, 3) for n in (0, 1, 2)] == [
        "0 of 3 answers are in",
        "1 of 3 answers is in",
        "2 of 3 answers are in",
    ]
    one, friday = measured_plan({(1, "checkout"): AGREED}, people={"checkout": 6}), WEEKS[0] + timedelta(days=4)
    said, view = sentence(one, "answers", friday), measure_view(one, friday)
    assert said.text == "The one team answered for the one week so far."
    assert said.because == ("1 of 1 answer; what is missing is left out, not taken for 0.",)
    assert view.time.total is not None
    assert view.time.total.because[-1] == "1 of 1 answer is in."
    assert view.time.answered_text == "1 of 1 team answered"
    assert team_time_view(one, friday).rows[0].because[0].startswith("1 of 1 answer is in, each team weighted")


@pytest.mark.parametrize(("teams", "text"), [(3, " and 1 more team."), (4, " and 2 more teams.")])
def test_more_teams_are_missing_than_are_named(teams: int, text: str) -> None:
    people = {**{f"t{n}": 5.0 for n in range(teams)}, "checkout": 6.0}
    plan = measured_plan({(1, "checkout"): AGREED}, people=people)
    said = sentence(plan, "answers").text
    assert said.endswith(text)
    assert said.startswith(f"1 of {(teams + 1) * 6} answers is in; missing: t0")


@pytest.mark.parametrize(
    ("hours", "text"),
    [
        ((9.0,), "1 of 1 incident of this quarter says that Latency would have prevented it."),
        ((9.0, None), "2 of 2 incidents of this quarter say that Latency would have prevented them."),
    ],
)
def test_incidents_that_an_item_would_have_prevented(hours: tuple[float | None, ...], text: str) -> None:
    rows = [Incident(f"i{n}", WEEKS[1], "Down", each, None, "latency") for n, each in enumerate(hours)]
    assert text in incidents(rows).because


def incidents(rows: list[Incident]) -> Sentence:
    plan = limited(measured_plan(answers(MIXED), items=ITEMS[2:]))
    assert plan.evidence is not None
    return sentence(plan.with_evidence(plan.evidence._replace(incidents={i.id: i for i in rows})), "reserve")


def test_several_incidents_whose_hours_nobody_knows() -> None:
    rows = [Incident(f"i{n}", WEEKS[1], "Down", hours, None, "latency") for n, hours in enumerate((9.0, None, None))]
    assert "Of 2 incidents nobody knows the hours; they are left out." in incidents(rows).because


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"stage": "done"}, "done"),
        ({"stage": "stopped"}, "stopped"),
        ({"category": None}, "not ranked"),
        ({}, "ranked 1, not started"),
    ],
)
def test_where_the_item_stands_that_would_have_prevented_them(values: dict[str, object], text: str) -> None:
    plan = limited(measured_plan(answers(MIXED), items=ITEMS[2:]))
    assert plan.evidence is not None
    row = Incident("i", WEEKS[1], "Down", 9.0, None, "latency")
    plan = with_item(plan.with_evidence(plan.evidence._replace(incidents={"i": row})), "latency", **values)
    assert sentence(plan, "reserve").text.endswith(f"of the incident hours, 9 of 9: {text}.")


@pytest.mark.parametrize(
    ("ratio", "text"), [(0.6, "since last quarter, 40 % agreed."), (None, "of planned time since last quarter.")]
)
def test_a_change_where_nothing_is_agreed(ratio: float | None, text: str) -> None:
    plan = measured_plan(answers(MIXED), past=past_weeks([0.2] * 3, 0.84), quarter=Q4._replace(ratio=ratio))
    assert sentence(plan, "change").text.endswith(text)


@pytest.mark.parametrize(("weeks", "text"), [(0, "no answered weeks"), (1, "1 answered week"), (2, "2 answered weeks")])
def test_too_few_weeks_to_know_what_is_chance(weeks: int, text: str) -> None:
    plan = limited(measured_plan(answers(MIXED)), None)
    assert plan.evidence is not None
    rows = {key: row._replace(weeks=weeks) for key, row in plan.evidence.limits.items()}
    said = sentence(plan.with_evidence(plan.evidence._replace(limits=rows)), "reserve")
    assert f"Last quarter has {text}: too few to know what is chance." in said.because


@pytest.mark.parametrize(
    ("stages", "measured", "limit", "text"),
    [
        ({"saved": "last_mile"}, ("saved",), 3, "The one item in its last mile is measured."),
        (
            {"saved": "last_mile", "pricing": "last_mile"},
            ("saved", "pricing"),
            3,
            "Both items in their last mile are measured.",
        ),
        (
            {"saved": "last_mile", "pricing": "last_mile", "alerts": "last_mile"},
            ("saved", "pricing", "alerts"),
            3,
            "All 3 items in their last mile are measured.",
        ),
        ({"saved": "broad"}, (), 0, "1 shipped item waits for a measurement, none may: Saved."),
        ({"saved": "broad"}, (), 1, "1 shipped item waits for a measurement, 1 may: Saved."),
    ],
)
def test_follow_through(stages: dict[str, str], measured: tuple[str, ...], limit: int, text: str) -> None:
    plan = sliced_plan(**stages)
    for item in measured:
        plan, _ = sliced(plan, item, EMAIL, ("5 of 60",))
    plan = replace(plan, organisation=plan.organisation._replace(follow_through_limit=limit))
    assert sentence(plan, "follow_through").text == text


def test_a_week_says_who_answered_and_who_copied() -> None:
    all_in = answers(AGREED, (1, 2))
    one = measured_plan(all_in, copied=[(2, "growth")])
    two = measured_plan(all_in, copied=[(2, "growth"), (2, "checkout")])
    nobody = measured_plan(people=dict.fromkeys(PEOPLE, 0.0))
    said = [measure_view(plan, WEEKS[1]).time.rows[1].because for plan in (one, two, nobody)]
    assert said[0][-1] == "1 team copied it unchanged from the week before."
    assert said[1][-1] == "2 teams copied it unchanged from the week before."
    assert said[2][0].endswith("No team was there to answer.")
