"""What the report says: for one and many, none and unknown."""

from dataclasses import replace

import pytest

from planner.domain.evidence import Decision, Evidence, Measurement, Metric
from planner.domain.plan import Plan
from planner.exchange.report.content import report_of
from planner.exchange.report.html import html_report
from planner.exchange.report.markdown import markdown_report
from tests.builders import NOW, make_item, make_plan
from tests.domain.test_measure_outcomes import FINISHED, held
from tests.measuring import FRIDAY_OF_WEEK_6, Q4, measured_plan
from tests.promising import AGREED, answers
from tests.slicing import SANDBOX, sliced, sliced_plan


def told(plan: Plan) -> str:
    """All that the report says as text, on one line."""
    return " ".join(markdown_report(report_of(plan, FRIDAY_OF_WEEK_6, {})).replace("\\", "").split())


def drawn(plan: Plan) -> str:
    """The page, whose charts are described."""
    return html_report(report_of(plan, FRIDAY_OF_WEEK_6, {}))


@pytest.mark.parametrize(
    ("lanes", "text"),
    [
        ((0.0, 0.0), ""),
        ((0.5, 0.5), "1 week of all teams: "),
        ((10.0, 10.0), "20 weeks of all teams: "),
    ],
)
def test_how_the_capacity_is_split(lanes: tuple[float, float], text: str) -> None:
    plan = make_plan([make_item("a", weeks=1)], lanes={"chk": lanes}).with_evidence(Evidence())
    page = drawn(plan)
    assert text in page
    assert ("of all teams: " in page) == bool(text)


@pytest.mark.parametrize(
    ("count", "below", "further"),
    [
        (40, "", ""),
        (41, "1 more item below.", "And 1 more item further down."),
        (43, "3 more items below.", "And 3 more items further down."),
    ],
)
def test_a_lane_that_is_longer_than_is_shown(count: int, below: str, further: str) -> None:
    plan = make_plan([make_item(f"i{n}", weeks=99) for n in range(count)]).with_evidence(Evidence())
    text = told(plan)
    assert ("below." in text, "further down." in text) == (bool(below), bool(further))
    assert below in text
    assert further in text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "Nothing was decided in this quarter yet."),
        (1, "1 decision, newest first."),
        (2, "2 decisions, newest first."),
    ],
)
def test_decisions(count: int, text: str) -> None:
    rows = {f"d{n}": Decision(f"d{n}", "2026-Q4", NOW, f"Hire {n}") for n in range(count)}
    assert text in told(make_plan().with_evidence(Evidence(decisions=rows)))


def test_a_decision_that_does_not_hold_any_more_says_so() -> None:
    gone = Decision("d", "2026-Q4", NOW, "Hire", withdrawn=True)
    assert "[withdrawn]" in told(make_plan().with_evidence(Evidence(decisions={"d": gone})))
    assert "[withdrawn]" not in told(
        make_plan().with_evidence(Evidence(decisions={"d": gone._replace(withdrawn=False)}))
    )


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        (held([FINISHED]), "not known"),
        (held([FINISHED], finished=(61.0,) * 6), "▼ off pace"),
        (held([FINISHED], finished=(None,) * 5 + (69.0,)), "▲ on course"),
    ],
)
def test_where_a_key_result_stands(plan: Plan, text: str) -> None:
    assert text in told(plan)


@pytest.mark.parametrize(
    ("plan", "lead"),
    [
        (measured_plan(), "No team has answered yet."),
        (
            measured_plan({(1, "checkout"): AGREED}, people={"checkout": 6}),
            "Agreed: 15 % for unplanned work, 60 : 40 of the rest.",
        ),
        (measured_plan(answers(AGREED), quarter=Q4._replace(ratio=None)), "Nothing was agreed yet."),
    ],
)
def test_where_the_time_went(plan: Plan, lead: str) -> None:
    assert lead in told(plan)
    dashed = "the dashed lines are where these should end" in drawn(plan)
    assert dashed == lead.startswith("Agreed")


@pytest.mark.parametrize(
    ("values", "unit", "text"),
    [
        ((1.0,), "days", "1 day this quarter, nothing known before"),
        ((2.0,), "days", "2 days this quarter, nothing known before"),
        ((2.0,), "", "2 this quarter, nothing known before"),
    ],
)
def test_a_metric(values: tuple[float, ...], unit: str, text: str) -> None:
    metric = Metric("m", "Something", unit)
    day = Q4.starts_on.replace(day=5)
    rows = {f"m:{day}": Measurement(f"m:{day}", "m", day, value) for value in values}
    plan = measured_plan()
    assert plan.evidence is not None
    plan = plan.with_evidence(plan.evidence._replace(metrics={"m": metric}, measurements=rows))
    assert text in drawn(plan)


@pytest.mark.parametrize(
    ("result", "text"),
    [("1", "1 day so far; pass mark ≤ 1 day."), ("1; 2; 3", "2 days so far, most likely 0 – 4; pass mark")],
)
def test_a_slice_with_and_without_an_interval(result: str, text: str) -> None:
    plan, _ = sliced(sliced_plan(), "saved", SANDBOX, (result,))
    assert text in drawn(plan)


def test_nothing_to_say() -> None:
    empty = make_plan(quarter=Q4, lanes={}).with_evidence(Evidence())
    text = told(replace(empty, quarters={Q4.id: Q4}))
    assert "Nothing was tried with customers yet." in text
    assert "Nothing yet." in text
