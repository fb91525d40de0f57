"""What is said of metrics, incidents and predictions, and asked for: for one and many, none and unknown."""

from datetime import date

import pytest

from planner.domain.before_after import BeforeAfter
from planner.domain.errors import BadInputError
from planner.domain.evidence import Limits, Metric
from planner.domain.plan import Plan
from planner.domain.results import Incident, Prediction
from planner.domain.speed.forms import (
    incident_texts,
    measurement_texts,
    parse_incident,
    parse_measurement,
    parse_prediction,
    prediction_texts,
)
from planner.domain.speed.limits import MetricJudgement
from planner.domain.speed.metrics import add_metric, metric_texts, parse_metric
from planner.domain.speed.points import Point
from planner.domain.speed.predictions import Checked, checks, reasons
from planner.domain.statistics import Band
from planner.domain.views.speed import metric_row, row_text, speed_view
from planner.domain.views.speed_because import metric_because, metric_sentence
from planner.domain.views.speed_json import metrics_json
from tests.builders import done
from tests.speeding import FIRST_OF_Q3, FIRST_OF_Q4, NIST, TODAY, at, evidence, measured, speed_plan

LEAD = Metric("lead_time", "Change lead time", "days")
ORDERS = Metric("orders", "Orders", "", lower_is_better=False)
RATE = Metric("change_fail_rate", "Change fail rate", "%", every="month")
BAND = Band(4.0, 5.0, 6.0)
STORED = Limits("l", "2026-Q4", "lead_time", 0.4, 13, 5.0)
CALM = MetricJudgement(STORED, BAND, 3, 0, 0, 0)
UNKNOWN = MetricJudgement(None, None, 0, 0, 0, 0)
WEEK = date(2026, 10, 5)
PLAN = speed_plan()


@pytest.mark.parametrize(
    ("metric", "now", "before", "judgement", "text"),
    [
        (LEAD, None, None, UNKNOWN, "Change lead time: nothing is known yet of all teams together."),
        (LEAD, None, 1.0, UNKNOWN, "Change lead time: not measured in 2026-Q4 yet; before it was 1 day."),
        (LEAD, 1.0, None, UNKNOWN, "Change lead time is 1 day; nothing is known from before to hold it against."),
        (LEAD, 5.0, 5.0, CALM, "Change lead time is at 5 days, as in the quarter before: within chance."),
        (RATE, 5.0, 6.0, CALM, "Change fail rate 6 → 5 % since the twelve months before: within chance."),
        (
            LEAD,
            1.0,
            6.0,
            CALM._replace(below=1),
            "Change lead time 6 → 1 day since the quarter before: better beyond chance.",
        ),
        (
            LEAD,
            9.0,
            6.0,
            CALM._replace(above=1),
            "Change lead time 6 → 9 days since the quarter before: worse beyond chance.",
        ),
        (ORDERS, 9.0, 6.0, CALM._replace(above=1), "Orders 6 → 9 since the quarter before: better beyond chance."),
        (ORDERS, 5.0, 6.0, CALM._replace(below=1), "Orders 6 → 5 since the quarter before: worse beyond chance."),
        (
            LEAD,
            5.0,
            6.0,
            CALM._replace(above=1, below=1),
            "Change lead time 6 → 5 days since the quarter before: as often above chance as below.",
        ),
        (
            LEAD,
            5.0,
            6.0,
            UNKNOWN,
            "Change lead time 6 → 5 days since the quarter before: too early to say if that is chance.",
        ),
    ],
)
def test_a_metric(
    metric: Metric, now: float | None, before: float | None, judgement: MetricJudgement, text: str
) -> None:
    assert metric_sentence(PLAN, metric, now, before, judgement) == text


def because(metric: Metric, judgement: MetricJudgement, *points: Point) -> tuple[str, ...]:
    return metric_because(PLAN, metric, points, (), judgement)


@pytest.mark.parametrize(
    ("metric", "judgement", "text"),
    [
        (LEAD, UNKNOWN, "What is chance is known once the quarter before has 8 values or more and the plan is agreed."),
        (
            RATE,
            UNKNOWN,
            "What is chance is known once the twelve months before have 8 values or more and the plan is agreed.",
        ),
        (
            LEAD,
            CALM._replace(band=None),
            "The values before were all the same, so they do not say what is chance.",
        ),
        (LEAD, CALM, "0 of 3 weeks lie outside."),
        (LEAD, CALM._replace(above=1, values=1), "1 of 1 week lies outside."),
        (LEAD, CALM._replace(above=1, below=1), "2 of 3 weeks lie outside."),
        (RATE, CALM._replace(above=1), "1 of 3 months lies outside."),
    ],
)
def test_what_is_chance(metric: Metric, judgement: MetricJudgement, text: str) -> None:
    assert text in because(metric, judgement)


@pytest.mark.parametrize(
    ("weeks", "text"), [(1, "moving range of 1 week before"), (13, "moving range of 13 weeks before")]
)
def test_chance_says_of_how_many_weeks_it_is(weeks: int, text: str) -> None:
    judged = CALM._replace(limits=STORED._replace(weeks=weeks))
    assert any(text in line for line in because(LEAD, judged))


@pytest.mark.parametrize(
    ("points", "text"),
    [
        ((Point(WEEK, 10.0, 1.0, 10.0),), "2026-Q4: 1 of 10 = 10 % (1.79 – 40.4, Wilson 95 %), from 1 month."),
        ((Point(WEEK, 10.0, 1.5, 15.0),), "2026-Q4: 1.5 of 15, from 1 month."),
        ((Point(WEEK, 0.0, 0.0, 0.0),), "2026-Q4: 0 of 0, from 1 month."),
        ((Point(WEEK, 10.0), Point(WEEK, 20.0)), "2026-Q4: 15 %, the mean of 2 months."),
    ],
)
def test_the_mean_of_one_and_many_of_two_counts_and_of_figures(points: tuple[Point, ...], text: str) -> None:
    assert text in because(RATE, UNKNOWN, *points)


def test_a_line_says_what_is_known_alone() -> None:
    none = metric_row(PLAN, ORDERS, (), TODAY, None)
    assert row_text(none) == "  Orders: –, before –"
    assert row_text(none._replace(metric=LEAD, now=1.0)) == "  Change lead time: 1 day, before –"
    plan = measured(measured(PLAN, "lead_time", NIST[:8], FIRST_OF_Q3), "lead_time", [60], FIRST_OF_Q4)
    view = speed_view(plan, TODAY)
    assert row_text(view.metrics[0]).startswith("▼ Change lead time: 60 days, before 50.3, chance ")
    worse, unknown = metrics_json(view._replace(metrics=(view.metrics[0], none)))
    assert (worse["beyond_chance"], unknown["beyond_chance"], unknown["limits"]) == ("worse", None, None)


@pytest.mark.parametrize(
    ("weeks", "before", "after"),
    [(1, "hours a week in 1 week; chance", "hours a week in 1 week."), (4, "in 4 weeks; chance", "in 4 weeks.")],
)
def test_the_weeks_around_shipping(weeks: int, before: str, after: str) -> None:
    item = PLAN.items["latency"]
    found = BeforeAfter(BAND, BAND._replace(centre=1.0), weeks, weeks, None)
    lines = reasons(Checked(Prediction("latency", "latency", 6.0), item, found, 0.5))
    assert before in lines[0]
    assert lines[1].endswith(after)
    assert "That is 50 % of the 6 hours predicted." in lines


@pytest.mark.parametrize(
    ("metric", "value", "complaint"),
    [
        ("", "3", "Which metric was measured is missing; write the name of one, or add it first."),
        ("Hats", "3", "There is no metric “Hats”; write the name of one, or add it first."),
        ("Change lead time", "", "Change lead time: what was measured is missing; write a number."),
    ],
)
def test_a_measurement_says_what_is_missing(metric: str, value: str, complaint: str) -> None:
    plan = measured(PLAN, "lead_time", [5], FIRST_OF_Q4)
    texts = {**measurement_texts(None), "metric": metric, "value": value}
    with pytest.raises(BadInputError) as error:
        parse_measurement(plan, texts, TODAY)
    assert str(error.value) == complaint


def test_a_measurement_of_a_day_a_week_and_today() -> None:
    plan = measured(PLAN, "lead_time", [5], FIRST_OF_Q4)
    texts = {**measurement_texts(evidence(plan).metrics["lead_time"], "Checkout"), "value": "4"}
    days = [parse_measurement(plan, {**texts, "on": on}, TODAY).reading.on for on in ("", "2026-W47", "2026-11-03")]
    assert days == [TODAY, date(2026, 11, 16), date(2026, 11, 3)]


def test_an_incident_with_everything_and_with_nothing_known() -> None:
    assert incident_texts(PLAN, None) == dict.fromkeys(("title", "on", "hours", "team", "item"), "")
    bare = Incident("i", WEEK, "Down", None, None, None)
    full = Incident("i", WEEK, "Down", 1200.0, "chk", "latency")
    assert incident_texts(PLAN, bare) == {"title": "Down", "on": "2026-10-05", "hours": "", "team": "", "item": ""}
    texts = incident_texts(PLAN, full)
    assert texts == {"title": "Down", "on": "2026-10-05", "hours": "1200", "team": "Checkout", "item": "LATENCY"}
    assert parse_incident(PLAN, texts, TODAY)[2:] == (1200.0, "chk", "latency")
    assert parse_incident(PLAN, incident_texts(PLAN, bare), TODAY).item is None
    with pytest.raises(BadInputError, match="An incident needs a title: what happened"):
        parse_incident(PLAN, {**texts, "title": " "}, TODAY)


def test_a_prediction_with_everything_and_with_nothing_known() -> None:
    item = PLAN.items["latency"]
    assert prediction_texts(None, None) == {"item": "", "hours": "", "shipped": ""}
    given = prediction_texts(item, Prediction("latency", "latency", 6.0, WEEK))
    assert given == {"item": "LATENCY", "hours": "6", "shipped": "2026-10-05"}
    assert parse_prediction(PLAN, given) == (item, 6.0, WEEK)
    assert parse_prediction(PLAN, {**given, "shipped": ""}) == (item, 6.0, None)
    for texts, complaint in (
        ({**given, "item": ""}, "Which item gives hours back is missing; write its key"),
        ({**given, "hours": ""}, "Hours a week: how many it gives back is missing"),
    ):
        with pytest.raises(BadInputError, match=complaint):
            parse_prediction(PLAN, texts)
    assert checks(PLAN, TODAY) == ()


def test_a_metric_to_measure() -> None:
    assert metric_texts(LEAD)["better"] == "less"
    assert metric_texts(ORDERS) == {"name": "Orders", "unit": "", "better": "more", "every": "week"}
    assert parse_metric({"name": "Hats", "unit": "", "better": "", "every": ""}).unit == ""
    assert parse_metric({"name": "Change lead time", "unit": "", "better": "", "every": ""}).unit == "days"
    for texts, complaint in (
        ({"name": ""}, "A metric needs a name: what is measured"),
        ({"better": "blue"}, "Better: write less or more"),
        ({"every": "day"}, "Measured every: write week or month"),
    ):
        with pytest.raises(BadInputError, match=complaint):
            parse_metric({"name": "Hats", "unit": "", "better": "", "every": "", **texts})


def test_two_hundred_metrics_are_enough() -> None:
    many = {f"m{n}": LEAD._replace(id=f"m{n}", name=f"M{n}") for n in range(200)}
    plan: Plan = PLAN.with_evidence(evidence(PLAN)._replace(metrics=many))
    form = parse_metric({"name": "Hats", "unit": "", "better": "", "every": ""})
    with pytest.raises(BadInputError, match="200 metrics are enough; take away what nobody looks at"):
        add_metric(plan, form, at())
    assert done(PLAN, add_metric(PLAN, form, at()))
