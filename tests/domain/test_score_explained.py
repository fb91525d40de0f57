"""A score told term by term."""

from dataclasses import replace
from typing import Any

import pytest

from planner.domain.item import Effort, Item, ItemEffort, ScoreInputs
from planner.domain.plan import Plan
from planner.domain.scoring.explained import impact_remark, score_lines
from tests.builders import make_item, make_plan


def told(item: Item, method: str = "three_questions", *others: Item, **given: Any) -> tuple[str, ...]:
    return score_lines(of(item, method, *others, **given), item)


def of(item: Item, method: str, *others: Item, **given: Any) -> Plan:
    plan = make_plan([item, *others])
    organisation = plan.organisation._replace(score_method=method)  # type: ignore[arg-type]  # one of the three
    inputs = {item.id: ScoreInputs(item.id, **given)} if given else {}
    return replace(plan, organisation=organisation, score_inputs=inputs)


def test_three_questions_name_each_term_and_what_is_unknown() -> None:
    item = make_item("a", weeks=6, customer=4, business=3)
    assert told(item, "three_questions", make_item("b", weeks=1, customer=5)) == (
        "Score 0.47 = impact 3.5 × confidence 0.8 ÷ 6 weeks (three questions).",
        "It suggests rank 2 of the 2 in Innovation that have a score; among these it stands at rank 1.",
        "Impact 3.5 = (customer 4 × 1 + business 3 × 1) ÷ 2; running is not answered, which counts neither way.",
        "Confidence is not said; it counts as medium, 0.8.",
        "customer 4: What does it bring customers that they do not have today?",
        "business 3: What does it bring the business: revenue, growth, new markets?",
        "running ·: How much better does the organisation run once customers have it?",
    )


def test_tune_up_is_asked_in_its_own_words() -> None:
    item = make_item("a", "tune_up", effort=Effort(4, 6, 9), customer=2, confidence=1.0)
    lines = told(item)
    assert lines[:4] == (
        "Score 0.32 = impact 2 × confidence 1 ÷ 6.17 weeks (three questions).",
        "No other item in Tune-Up has a score.",
        "Impact 2 = (customer 2 × 1) ÷ 1; business and running are not answered, which counts neither way.",
        "6.17 weeks = (4 + 4 × 6 + 9) ÷ 6, the mean of low, likely and high.",
    )
    assert "customer 2: What do customers feel: fewer bugs, less latency, quicker turnarounds?" in lines


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({}, "none of customer, business and running is answered and nobody has said how long it takes"),
        ({"customer": 3}, "nobody has said how long it takes"),
        ({"weeks": 3}, "none of customer, business and running is answered"),
        ({"customer": 3, "remaining": 0.0}, "it takes no weeks"),
    ],
)
def test_without_a_score_it_says_what_is_missing(values: dict[str, Any], why: str) -> None:
    assert told(make_item("a", **values))[0] == f"No score (three questions): {why}."


def test_the_weeks_of_all_teams_count() -> None:
    item = make_item("a", weeks=3, customer=5, confidence=1.0)
    plan = make_plan([item], lanes={"chk": (10, 10), "plt": (10, 10)})
    plan = replace(plan, item_efforts={"a:plt": ItemEffort("a:plt", "a", "plt", 7.0)})
    lines = score_lines(plan, item)
    assert lines[0] == "Score 0.50 = impact 5 × confidence 1 ÷ 10 weeks (three questions)."
    assert "10 weeks = 3 of its own team + 7 of Plt." in lines


def test_what_has_no_weight_has_no_score() -> None:
    item = make_item("a", weeks=3, running=5)
    plan = of(item, "three_questions")
    plan = replace(plan, organisation=plan.organisation._replace(weight_running=0.0))
    assert score_lines(plan, item)[0] == "No score (three questions): what is answered has no weight."


def test_rice_by_the_published_example() -> None:
    item = make_item("a", weeks=52 / 3, confidence=0.8)
    assert told(item, "rice", reach=2000.0, reach_impact=2.0) == (
        "Score 800 = reach 2,000 × impact 2 × confidence 0.8 ÷ 4 months (RICE).",
        "No other item in Innovation has a score.",
        "17.33 weeks of one person ÷ 4.33 weeks a month = 4 months.",
        "Reach is people or events in a quarter.",
    )


def test_rice_warns_of_its_scale_and_says_its_least_effort_and_what_is_missing() -> None:
    lines = told(make_item("a", weeks=1), "rice", reach=10.0, reach_impact=1.5)
    assert lines[0] == "Score 24.0 = reach 10 × impact 1.5 × confidence 0.8 ÷ 0.5 months (RICE)."
    assert "Impact 1.5 is off the scale 3, 2, 1, 0.5, 0.25; it is kept." in lines
    assert "1 week of one person ÷ 4.33 weeks a month = 0.23 months; under 0.5 it counts as that." in lines
    assert "Confidence is not said; it counts as medium, 0.8." in lines
    assert told(make_item("a"), "rice", reach=10.0)[0] == (
        "No score (RICE): impact is not said and nobody has said how long it takes."
    )
    assert impact_remark(None) == impact_remark(0.25) == ""


def test_wsjf_is_relative_and_says_so() -> None:
    item = make_item("a")
    given = {"user_value": 8, "time_criticality": 5, "risk_reduction": 8}
    assert told(item, "wsjf", job_size=5, **given) == (
        "Score 4.20 = cost of delay 21 ÷ job size 5 (WSJF).",
        "No other item in Innovation has a score.",
        "Cost of delay 21 = user-business value 8 + time criticality 5 + risk reduction or opportunity enablement 8.",
        "Each term compares with the other items of this backlog alone: it says which first, not how much better.",
    )
    assert told(item, "wsjf", user_value=7)[:3] == (
        "No score (WSJF): time criticality, risk reduction or opportunity enablement and job size are not said.",
        "Said so far: user-business value 7.",
        "user-business value 7 is off the scale 1, 2, 3, 5, 8, 13, 20.",
    )
    assert told(item, "wsjf")[0].startswith("No score (WSJF): user-business value, time criticality, risk")


def test_a_rank_far_from_the_suggested_one_is_told() -> None:
    items = [make_item(f"i{n}", weeks=1, customer=n % 6) for n in range(6)]
    assert told(items[0], "three_questions", *items[1:])[1] == (
        "It suggests rank 6 of the 6 in Innovation that have a score; among these it stands at rank 1,"
        " 5 places or more away: ≠."
    )
    alike = [make_item(f"i{n}", weeks=1, customer=2) for n in range(6)]
    assert told(alike[3], "three_questions", *alike[:3])[1].startswith("It suggests rank 1 to 4 of the 4 in")
    assert len(told(make_item("u", None, weeks=2, customer=3))) == 6, "what is in no lane has no rank"
