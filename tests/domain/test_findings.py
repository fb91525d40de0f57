"""What stands in front of the next Align: the last review's findings, until the new ratio is agreed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from planner.domain.closing.closing import close_quarter
from planner.domain.closing.reviewing import write_learnings
from planner.domain.closing.unfinished import CloseChoice
from planner.domain.evidence import PastWeek
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.views.findings import findings, findings_title
from tests.builders import done
from tests.closing import CARRY, CHOICES, DROP, LATENCY, REVENUE, ending, late, with_krs
from tests.measuring import WEEKS
from tests.slicing import EMAIL, sliced, sliced_plan

NEW_YEAR = date(2027, 1, 4)
Left = float | str | None


def after_closing(plan: Plan, choices: Mapping[str, CloseChoice] = CHOICES, **evidence: object) -> Plan:
    """The plan about the quarter that closing has made, with evidence as the file gives it there."""
    plan = done(plan, write_learnings(plan, "Cut smaller\nAsk earlier"))
    plan = done(plan, close_quarter(plan, choices, late()))
    assert plan.evidence is not None
    past = PastWeek("2026-Q4", WEEKS[0], 0.4, 0.17, 0.16, 0.27, 1.0, 4)
    given = {"past_key_results": plan.key_results, "past_objectives": plan.objectives, "past": (past,), **evidence}
    ahead = replace(plan, current="2027-Q1", key_results={}, objectives={})
    return ahead.with_evidence(plan.evidence._replace(**given))  # type: ignore[arg-type]  # tables by name


def test_each_finding_is_a_sentence_with_its_denominator() -> None:
    plan = after_closing(with_krs(ending(), REVENUE, LATENCY, revenue=36.0, slow=40.0))
    assert findings_title(plan) == "What the review of 2026-Q4 found"
    assert findings(plan, NEW_YEAR) == (
        "1 of 2 key results came to 0.7 or more; weakest Slow pages, 0.25.",
        "Innovation to Tune-Up 78 : 22, 60 : 40 agreed; unplanned work 27 %, 15 % agreed.",
        "1 of 4 items done, 2 carried over, 1 dropped; 9 weeks are spent first in this quarter.",
        "No slice came to a verdict.",
        "We learnt: Cut smaller; Ask earlier.",
    )


def test_unknown_is_told_as_unknown() -> None:
    plan = after_closing(with_krs(ending(), REVENUE, LATENCY), past=())
    told = findings(plan, NEW_YEAR)
    assert told[0] == "Nobody knows what came of 2 key results."
    assert told[1] == "No team has answered where its time went."
    assert findings(after_closing(ending()), NEW_YEAR)[0] == "No key result was set."


def test_they_stand_there_until_the_ratio_is_agreed() -> None:
    plan = after_closing(ending())
    agreed = replace(plan, quarters={**plan.quarters, "2027-Q1": plan.quarter._replace(ratio=0.6)})
    assert findings(agreed, NEW_YEAR) == ()
    assert findings(replace(plan, evidence=None), NEW_YEAR) == ()
    open_one = replace(plan, quarters={**plan.quarters, "2026-Q4": plan.quarters["2026-Q4"]._replace(state="measure")})
    assert findings(open_one, NEW_YEAR) == ()
    assert findings(replace(plan, quarters={"2027-Q1": plan.quarter}), NEW_YEAR) == ()


@pytest.mark.parametrize(
    ("pay", "portal", "text"),
    [
        (1.0, "dropped", "1 week is spent first in this quarter."),
        (4.0, 5.0, "9 weeks are spent first in this quarter."),
        (1.0, None, "at least 1 week is spent first in this quarter."),
        (None, None, "an unknown number of weeks are spent first in this quarter."),
        ("dropped", "dropped", "1 of 4 items done, 0 carried over, 3 dropped."),
    ],
)
def test_what_is_spent_first_for_one_and_many_none_and_unknown(pay: Left, portal: Left, text: str) -> None:
    choices = {**CHOICES, "pay": choice(pay), "portal": choice(portal)}
    told = findings(after_closing(ending(), choices), NEW_YEAR)
    assert any(line.endswith(text) for line in told), told


def choice(left: Left) -> CloseChoice:
    return DROP if isinstance(left, str) else CARRY._replace(remaining=left)


PAST = PastWeek("2026-Q4", WEEKS[0], 0.4, 0.17, 0.16, 0.27, 1.0, 4)


def with_previous(plan: Plan, **values: object) -> Plan:
    """The plan whose quarter before has other values."""
    before = plan.quarters["2026-Q4"]._replace(**values)  # type: ignore[arg-type]  # its fields
    return replace(plan, quarters={**plan.quarters, "2026-Q4": before})


@pytest.mark.parametrize(
    ("krs", "values", "text"),
    [
        ((REVENUE,), {}, "Nobody knows what came of 1 key result."),
        ((REVENUE, LATENCY), {}, "Nobody knows what came of 2 key results."),
        ((REVENUE,), {"revenue": 36.0}, "1 of 1 key result came to 0.7 or more."),
        ((REVENUE, LATENCY), {"revenue": 36.0}, "1 of 2 key results came to 0.7 or more; 1 without a score."),
    ],
)
def test_key_results_for_one_and_many_and_unknown(
    krs: tuple[KeyResult, ...], values: dict[str, float], text: str
) -> None:
    assert findings(after_closing(with_krs(ending(), *krs, **values)), NEW_YEAR)[0] == text


@pytest.mark.parametrize(
    ("past", "agreed", "text"),
    [
        (
            PAST,
            {"ratio": None, "reserve": None},
            "Innovation to Tune-Up 78 : 22, nothing agreed; unplanned work 27 %, nothing agreed.",
        ),
        (PAST._replace(new=0.0, existing=0.0, tune_up=0.0, unplanned=1.0), {}, "Unplanned work 100 %, 15 % agreed."),
    ],
)
def test_time_where_nothing_was_agreed_or_planned(past: PastWeek, agreed: dict[str, object], text: str) -> None:
    assert findings(with_previous(after_closing(ending(), past=(past,)), **agreed), NEW_YEAR)[1] == text


def test_a_quarter_that_was_closed_without_a_word() -> None:
    plan = with_previous(after_closing(ending()), learnings="")
    assert plan.evidence is not None
    said = findings(plan.with_evidence(plan.evidence._replace(decisions={})), NEW_YEAR)
    assert "It was closed without a word about what was promised." in said
    assert said[-1] == "Nothing was written down as learnt."
    assert findings_title(replace(plan, quarters={"2027-Q1": plan.quarter})) == ""


@pytest.mark.parametrize(
    ("cut", "text"),
    [
        ((), "No slice came to a verdict."),
        ((("saved", "1 of 10"),), "No slice came to a verdict; 1 too early."),
        ((("saved", "90 of 500"),), "1 slice came to a verdict: 1 worked, 0 did not."),
        (
            (("saved", "90 of 500"), ("pricing", "1 of 500"), ("alerts", "1 of 10")),
            "2 slices came to a verdict: 1 worked, 1 did not; 1 too early.",
        ),
    ],
)
def test_slices_for_none_one_and_many(cut: tuple[tuple[str, str], ...], text: str) -> None:
    plan = sliced_plan()
    for item, result in cut:
        plan, _ = sliced(plan, item, EMAIL, (result,))
    assert plan.evidence is not None
    kept = plan.evidence
    after = after_closing(ending(), slices=kept.slices, slice_results=kept.slice_results)
    assert findings(after, NEW_YEAR)[3] == text
