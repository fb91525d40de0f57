"""What Measure says of key results and slices: for one and many, none and unknown."""

from datetime import date

import pytest

from planner.domain.evidence import Evidence
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.speed.incidents import IncidentForm, add_incident
from planner.domain.views.measure import measure_view
from planner.domain.views.measure_known import Sentence
from planner.domain.views.speed import row_text, speed_view
from planner.domain.views.team_time import team_time_view
from planner.domain.voting.casting import Vote, cast
from planner.domain.voting.said import outcome_lines
from tests.builders import done, make_item, make_moment, make_plan
from tests.domain.test_measure_outcomes import FINISHED, HOPED, LATE, REPEAT, Course, held
from tests.measuring import FRIDAY_OF_WEEK_6, measured_plan
from tests.promising import AGREED, answers, promising
from tests.slicing import EMAIL, SANDBOX, sliced, sliced_plan

OVER = date(2027, 1, 4)


def sentence(plan: Plan, kind: str, today: date = FRIDAY_OF_WEEK_6) -> Sentence:
    return next(s for s in measure_view(plan, today).sentences if s.kind == kind)


@pytest.mark.parametrize(
    ("krs", "values", "today", "text"),
    [
        (
            (FINISHED._replace(objective="gone"),),
            {"finished": (61.0,) * 6},
            FRIDAY_OF_WEEK_6,
            "Checkouts finished is off pace: 61 %, at this rate 61 % by the end, 70 % agreed.",
        ),
        (
            (FINISHED, REPEAT),
            {"finished": (61.0,), "repeat": (30.0,)},
            OVER,
            "2 of 2 key results fell short, Checkouts finished furthest: 61 %, 70 % agreed.",
        ),
        (
            (FINISHED._replace(baseline=None), REPEAT, HOPED),
            {"finished": (63.0,)},
            FRIDAY_OF_WEEK_6,
            "None of the 3 key results can be scored: 2 are not checked in, where 1 began is not known.",
        ),
        (
            (FINISHED,),
            {"finished": (70.0,)},
            FRIDAY_OF_WEEK_6,
            "The one key result is on pace; nobody has said for over a week where it stands.",
        ),
        (
            (FINISHED, REPEAT),
            {"finished": (70.0,), "repeat": LATE},
            FRIDAY_OF_WEEK_6,
            "Both key results are on pace; nobody has said for over a week where 1 stands.",
        ),
        (
            (FINISHED, REPEAT),
            {"finished": (70.0,), "repeat": (38.0,)},
            FRIDAY_OF_WEEK_6,
            "Both key results are on pace; nobody has said for over a week where both stand.",
        ),
    ],
)
def test_key_results(krs: tuple[KeyResult, ...], values: dict[str, Course], today: date, text: str) -> None:
    assert sentence(held(krs, **values), "pace", today).text == text


@pytest.mark.parametrize(("count", "last"), [(7, "And 1 more: o tells of all."), (8, "And 2 more: o tells of all.")])
def test_key_results_beyond_those_that_are_told(count: int, last: str) -> None:
    krs = [FINISHED._replace(id=f"k{n}", name=f"K{n}", position=n) for n in range(count)]
    assert sentence(held(krs), "pace").because[-1] == last
    assert not sentence(held(krs[:6]), "pace").because[-1].startswith("And ")


def test_how_a_key_result_that_is_to_be_held_is_scored() -> None:
    kept = FINISHED._replace(baseline=70.0)
    because = sentence(held([kept], finished=LATE), "pace").because
    assert any(": now 69 %, score 0.00 while it is held, 1.00 due" in line for line in because)


@pytest.mark.parametrize(
    ("values", "text"), [((61.0, 61.4, 61.8), "interval, 3 check-ins)."), ((61.0,) * 6, "interval, 6 check-ins).")]
)
def test_a_forecast_counts_check_ins(values: Course, text: str) -> None:
    assert any(line.endswith(text) for line in sentence(held([FINISHED], finished=values), "pace").because)


@pytest.mark.parametrize(
    ("texts", "result", "text"),
    [
        (SANDBOX, "1; 1; 1; 1", "No slice has a verdict yet: the one that runs is too early."),
        (EMAIL, "90 of 500", "The slice Insights by e-mail worked: 18 % (15 – 22), 90 of 500, pass mark ≥ 10 %."),
    ],
)
def test_a_slice(texts: dict[str, str], result: str, text: str) -> None:
    plan, _ = sliced(sliced_plan(), "saved", texts, (result,))
    assert sentence(plan, "verdict").text == text


@pytest.mark.parametrize(("copied", "text"), [((2,), "1 week was copied"), ((2, 3), "2 weeks were copied")])
def test_weeks_that_were_copied(copied: tuple[int, ...], text: str) -> None:
    plan = measured_plan(answers(AGREED, (1, 2, 3)), copied=[(n, "growth") for n in copied])
    lines = [line for row in team_time_view(plan, FRIDAY_OF_WEEK_6).rows for line in row.because]
    assert f"{text} unchanged from the week before." in lines


@pytest.mark.parametrize(
    ("due", "text"),
    [
        (date(2026, 11, 9), "At risk: Vat (due 9 Nov)."),
        (date(2026, 12, 31), ""),
    ],
)
def test_a_must_do_whose_day_is_near(due: date, text: str) -> None:
    vat = make_item("vat", must_reason="law", must_due=due, weeks=1, team="checkout")
    said = sentence(promising((vat,)), "promises").text
    assert said.endswith(text or "week 6 of 14.")


def test_the_first_agreement_of_one_week() -> None:
    plan = promising((make_item("one", weeks=1, team="growth"),))
    assert plan.evidence is not None
    (first,) = plan.evidence.baselines.values()
    later = first._replace(id="later", at=first.at.replace(day=first.at.day + 1))
    items = {f"later{n}": row._replace(id=f"later{n}", baseline="later")
             for n, row in enumerate(plan.evidence.baseline_items.values())}  # fmt: skip
    evidence = plan.evidence
    plan = plan.with_evidence(evidence._replace(
        baselines={first.id: first, "later": later}, baseline_items={**evidence.baseline_items, **items}
    ))  # fmt: skip
    said = sentence(plan, "promises")
    assert "The first agreement, of 9 Nov, promised 1 week." in said.because


@pytest.mark.parametrize(
    ("leads", "text"),
    [
        ((), "Innovation: no ballots."),
        (("Ann",), "Innovation: 1 ballot; hidden until all are shown together."),
        (("Ann", "Ben"), "Innovation: 2 ballots; hidden until all are shown together."),
    ],
)
def test_ballots_that_were_not_shown(leads: tuple[str, ...], text: str) -> None:
    plan = make_plan([make_item(n, weeks=1) for n in "ab"]).with_evidence(Evidence())
    for lead in leads:
        plan = done(plan, cast(plan, "innovation", Vote(lead, ("a", "b"), (), (), True), make_moment(lead)))
    assert outcome_lines(plan, "innovation") == (text,)


def test_a_line_of_what_is_counted_from_incidents() -> None:
    plan = measured_plan()
    form = IncidentForm(FRIDAY_OF_WEEK_6, "Down", 3.0, None, None)
    plan = done(plan, add_incident(plan, form, make_moment()))
    assert [row_text(row).strip() for row in speed_view(plan, date(2026, 11, 20)).metrics] == [
        "Incident hours: 3 hours a week, before –, counted from the incidents",
        "Incidents: 1 a week, before –, counted from the incidents",
    ]
