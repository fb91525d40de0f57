"""Metrics and what was measured of them: by week or month, of a team or of all of them together."""

from dataclasses import replace
from datetime import date, timedelta
from math import inf, nan

import pytest

from planner.domain.errors import BadInputError
from planner.domain.evidence import Measurement, Metric
from planner.domain.plan import Plan
from planner.domain.speed.amounts import amount
from planner.domain.speed.known import KNOWN, is_within, ordered
from planner.domain.speed.metrics import (
    MetricForm,
    add_metric,
    drop_metric,
    edit_metric,
    measure,
    metric_called,
    metric_texts,
    ordered_metrics,
    parse_metric,
)
from planner.domain.speed.points import Point, points, pooled
from tests.builders import Q4, done
from tests.speeding import FIRST_OF_Q3, Q3, TODAY, at, evidence, measured, speed_plan

MONDAY = date(2026, 11, 2)


def values(plan: Plan, metric: str, team: str | None = None) -> list[float]:
    found = evidence(plan).metrics.get(metric, KNOWN.get(metric))
    assert found is not None
    return [point.value for point in points(plan, found, TODAY, team)]


def test_a_metric_that_is_known_gets_its_own_id_and_its_direction() -> None:
    plan = speed_plan()
    form = parse_metric({"name": "deployment frequency", "unit": "", "better": "", "every": ""})
    assert form == MetricForm("deployment frequency", "a week", lower_is_better=False)
    plan = done(plan, add_metric(plan, form, at()))
    assert list(evidence(plan).metrics) == ["deployment_frequency"]
    own = parse_metric({"name": "Orders", "unit": "k", "better": "more", "every": "monthly"})
    plan = done(plan, add_metric(plan, own, at()))
    assert [m.name for m in ordered_metrics(plan)] == ["deployment frequency", "Orders"]
    for again in ("Deployment_Frequency", "orders"):
        with pytest.raises(BadInputError, match="already"):
            add_metric(plan, MetricForm(again), at())


def test_a_metric_keeps_its_values_when_it_is_renamed_and_takes_them_along_when_it_goes() -> None:
    plan = measured(speed_plan(), "lead_time", [4, 5], MONDAY)
    texts = metric_texts(evidence(plan).metrics["lead_time"]) | {"name": "Lead time"}
    plan = done(plan, edit_metric(plan, "lead_time", parse_metric(texts)))
    assert values(plan, "lead_time") == [4, 5]
    with pytest.raises(BadInputError, match="measured by the week"):
        edit_metric(plan, "lead_time", MetricForm("Lead time", "days", every="month"))
    plan = done(plan, drop_metric(plan, "lead_time"))
    assert not evidence(plan).metrics
    assert not evidence(plan).measurements
    with pytest.raises(BadInputError, match="not in the plan"):
        drop_metric(plan, "lead_time")


def test_a_value_is_of_the_week_of_its_day_and_said_again_replaces_the_first() -> None:
    plan = speed_plan()
    step = measure(plan, "lead_time", date(2026, 11, 5), 4.25, None, None, at())
    assert step.label == "Measure Change lead time: 4.25 days in the week of 2 Nov 2026"
    plan = done(plan, step)
    assert not measure(plan, "lead_time", MONDAY, 4.25, None, None, at()).changes
    plan = done(plan, measure(plan, "lead_time", date(2026, 11, 8), 5, None, None, at()))
    assert [(m.id, m.value) for m in evidence(plan).measurements.values()] == [("lead_time:2026-11-02", 5)]
    plan = done(plan, measure(plan, "lead_time", MONDAY, None, None, None, at()))
    assert not evidence(plan).measurements


@pytest.mark.parametrize(
    ("metric", "on", "value", "team", "out_of", "complaint"),
    [
        ("lead_time", TODAY + timedelta(days=1), 4, None, None, "still to come"),
        ("lead_time", TODAY, nan, None, None, "no number"),
        ("lead_time", TODAY, inf, None, None, "no number"),
        ("lead_time", TODAY, 1e13, None, None, "no number"),
        ("lead_time", TODAY, -1, None, None, "less than 0"),
        ("lead_time", TODAY, 4, "nobody", None, "not in the plan"),
        ("typo", TODAY, 4, None, None, "not in the plan"),
        ("change_fail_rate", TODAY, 5, None, 4, "5 of 4 cannot be"),
        ("change_fail_rate", TODAY, 101, None, None, "more than all"),
        ("change_fail_rate", TODAY, 1, None, nan, "out of how many"),
    ],
)
def test_what_cannot_be_measured_is_refused(
    metric: str, on: date, value: float, team: str | None, out_of: float | None, complaint: str
) -> None:
    with pytest.raises(BadInputError, match=complaint):
        measure(speed_plan(), metric, on, value, team, out_of, at())


def test_what_teams_sum_to_is_unknown_in_a_week_in_which_one_of_them_is_silent() -> None:
    plan = measured(speed_plan(), "deployment_frequency", [3, 4, 5], MONDAY, team="chk")
    plan = measured(plan, "deployment_frequency", [None, 10, None], MONDAY, team="grw")
    assert values(plan, "deployment_frequency") == [3, 14]
    assert values(plan, "deployment_frequency", "chk") == [3, 4, 5]
    retired = plan.teams["grw"]._replace(until=date(2026, 11, 15))
    plan = replace(plan, teams={**plan.teams, "grw": retired})
    assert values(plan, "deployment_frequency") == [3, 14, 5]


def test_of_any_other_metric_the_teams_have_a_mean_and_what_was_said_of_all_wins() -> None:
    plan = measured(speed_plan(), "lead_time", [2, 4], MONDAY, team="chk")
    plan = measured(plan, "lead_time", [4], MONDAY, team="grw")
    assert values(plan, "lead_time") == [3, 4]
    plan = measured(plan, "lead_time", [7], MONDAY)
    assert values(plan, "lead_time") == [7, 4]


def test_a_rate_of_counts_is_that_of_all_together_and_a_rate_of_nothing_is_unknown() -> None:
    plan = measured(speed_plan(), "change_fail_rate", [1, 0], MONDAY, team="chk", out_of=4)
    plan = measured(plan, "change_fail_rate", [3], MONDAY, team="grw", out_of=16)
    plan = done(plan, measure(plan, "change_fail_rate", MONDAY + timedelta(days=14), 0, "chk", 0, at()))
    found = points(plan, KNOWN["change_fail_rate"], TODAY)
    assert [(p.value, p.part, p.whole) for p in found] == [(20, 4, 20), (0, 0, 4)]
    assert pooled(KNOWN["change_fail_rate"], found) == pytest.approx(100 * 4 / 24)
    assert pooled(KNOWN["lead_time"], found) == 10
    assert pooled(KNOWN["lead_time"], ()) is None
    percents = [Point(MONDAY, 10.0), Point(MONDAY, 30.0)]
    assert pooled(KNOWN["change_fail_rate"], percents) == 20


def test_months_begin_on_the_first_and_rows_of_other_days_are_of_their_week() -> None:
    plan = done(speed_plan(), add_metric(speed_plan(), MetricForm("Lead time", "days", every="month"), at()))
    metric = next(iter(evidence(plan).metrics))
    plan = done(plan, measure(plan, metric, date(2026, 11, 17), 5, None, None, at()))
    assert [m.on for m in evidence(plan).measurements.values()] == [date(2026, 11, 1)]
    stray = Measurement("lead_time:2026-10-01", "lead_time", date(2026, 10, 1), 5.9)
    other = replace(plan, evidence=evidence(plan)._replace(measurements={stray.id: stray}))
    assert [p.on for p in points(other, KNOWN["lead_time"], TODAY)] == [date(2026, 9, 28)]
    assert is_within(Q4, date(2026, 9, 28), "week")
    assert not is_within(Q3, date(2026, 9, 28), "week")
    assert is_within(Q3, FIRST_OF_Q3, "week")


def test_names_find_metrics_and_known_ones_stand_first() -> None:
    plan = measured(speed_plan(), "lead_time", [4], MONDAY)
    assert metric_called(plan, "LEAD time") == KNOWN["lead_time"]
    assert metric_called(plan, "change-fail-rate") == KNOWN["change_fail_rate"]
    assert metric_called(plan, "velocity") is None
    assert [m.id for m in ordered({"a": Metric("a", "Zeal", ""), **KNOWN})] == [*KNOWN, "a"]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (None, "h", "–"),
        (0.0, "", "0"),
        (5.567, "days", "5.57 days"),
        (22.04, "hours", "22 hours"),
        (1234.5, "€", "€ 1,235"),
        (-0.004, "", "0"),
        (-3.5, "", "−3.5"),
    ],
)
def test_amounts_have_about_three_digits(value: float | None, unit: str, text: str) -> None:
    assert amount(value, unit) == text
