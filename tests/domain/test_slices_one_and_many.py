"""What is said of slices and their verdicts, and of what follows from them: for one and many, none and unknown."""

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.slices.following_through import follow_through_text, starting
from planner.domain.slices.form import parse_slice
from planner.domain.slices.numbers import line_text, number_texts
from planner.domain.slices.slicing import add_slice
from planner.domain.statistics.students_t import Interval
from planner.domain.verdict.judging import SliceVerdict
from planner.domain.verdict.mark import Kind, PassMark
from planner.domain.verdict.tally import Count, Difference, Mean, Share, Tally
from planner.domain.verdict.words import denominator_text, estimate_text, range_text, reason, waiting_text
from planner.domain.views.findings import findings
from planner.domain.views.slices import SliceRow, item_slices, slices_view, verdict_word
from planner.domain.views.slices_explained import slice_explained
from planner.domain.views.slices_out import fixed_text, slices_text, told
from tests.builders import make_item, with_item
from tests.measuring import FRIDAY_OF_WEEK_6, WEEKS, measured_plan, on
from tests.slicing import EMAIL, FIRES, SANDBOX, TOGGLE, sliced, sliced_plan

UNTIL = date(2026, 12, 18)
OPEN = SliceVerdict("too_early", None, None, None, None, due=False, more=None, settled=None)
SHARE, DIFFERENCE, MEAN, COUNT = (PassMark(kind, 0.1, until=UNTIL) for kind in ("share", "difference", "mean", "count"))


@pytest.mark.parametrize(
    ("tally", "text"),
    [
        (None, ""),
        (Share(1, 1), "1 of 1"),
        (Share(1200, 5000), "1,200 of 5,000"),
        (Difference(1, 2, 3, 4), "1 of 2 against 3 of 4"),
        (Mean(1, 5.0), "1 value"),
        (Mean(24, 5.0, 1.0), "24 values"),
        (Count(1, 1.0), "1 in 1"),
        (Count(7, 2.5), "7 in 2.5"),
    ],
)
def test_what_figures_are_of(tally: Tally | None, text: str) -> None:
    assert denominator_text(tally) == text


@pytest.mark.parametrize(
    ("mark", "found", "text"),
    [
        (PassMark("mean", 1.0), OPEN, "no sample and no date was fixed"),
        (SHARE, OPEN._replace(more=340), "about 340 more"),
        (SHARE, OPEN, "judged on 18 Dec"),
        (SHARE, OPEN._replace(due=True), "no results yet"),
        (SHARE, OPEN._replace(due=True, tally=Share(1, 9)), "too little to say"),
        (
            SHARE,
            OPEN._replace(due=True, tally=Share(1, 9), interval=Interval(0.1, 0.0, 0.3)),
            "too close to the pass mark to say",
        ),
    ],
)
def test_what_an_open_verdict_waits_for(mark: PassMark, found: SliceVerdict, text: str) -> None:
    assert waiting_text(mark, found) == text


SEEN = OPEN._replace(tally=Share(8, 60), interval=Interval(0.13, 0.07, 0.24))


@pytest.mark.parametrize(
    ("mark", "found", "end"),
    [
        (SHARE, OPEN, "Too early: judged on 18 Dec; pass mark ≥ 10 %."),
        (
            SHARE,
            SEEN._replace(more=9, evidence=0.5),
            "; about 9 more, or judged on 18 Dec, the evidence is 1 : 2.0 and it takes 20 : 1.",
        ),
        (SHARE, SEEN._replace(more=9, evidence=0.0001), "the evidence is under 1 : 1,000 and it takes 20 : 1."),
        (SHARE, SEEN._replace(more=9, evidence=3.0), "the evidence is 3.0 : 1 and it takes 20 : 1."),
        (SHARE, SEEN._replace(more=9, evidence=12.0), "the evidence is 12 : 1 and it takes 20 : 1."),
        (MEAN, SEEN._replace(tally=Mean(1, 5.0), interval=None, more=9), "1 value, pass mark ≥ 0.1; about 9 more."),
        (
            SHARE,
            SEEN._replace(by="evidence", verdict="worked", evidence=5000.0),
            "the evidence against exactly the pass mark is over 1,000 : 1.",
        ),
        (
            DIFFERENCE,
            SEEN._replace(by="interval", verdict="did_not", tally=Difference(1, 9, 2, 9)),
            "; the interval is clear of the pass mark at the sample or date fixed beforehand.",
        ),
    ],
)
def test_why_a_verdict_is_what_it_is(mark: PassMark, found: SliceVerdict, end: str) -> None:
    assert reason(mark, found).endswith(end)


@pytest.mark.parametrize(
    ("kind", "tally", "text"),
    [
        ("difference", Difference(10, 100, 10, 100), "0 pp"),
        ("difference", Difference(10, 100, 20, 100), "−10 pp"),
        ("difference", Difference(20, 100, 10, 100), "+10 pp"),
        ("mean", Mean(1, 1.0), "1 day"),
        ("mean", Mean(2, 2.0), "2 days"),
        ("share", Share(0, 0), "–"),
    ],
)
def test_an_estimate(kind: Kind, tally: Tally, text: str) -> None:
    found = OPEN._replace(tally=tally, interval=Interval(0.0, -1.0, 1.0) if kind == "difference" else None)
    assert estimate_text(kind, found, "days") == text
    assert range_text(kind, OPEN) == ""


def row_of(plan: Plan, item: str = "saved") -> SliceRow:
    return item_slices(plan, item, FRIDAY_OF_WEEK_6)[0]


def test_how_a_verdict_was_reckoned_for_each_kind() -> None:
    kinds = [
        (EMAIL, "90 of 500", "95 % interval 14.9 % to 21.6 %, by Wilson's score interval (1927)."),
        (TOGGLE, "10 of 100 against 9 of 100", "from 10.0 % and 9.0 %."),
        (TOGGLE, "10 of 100 against 0 of 0", ": too little for an interval."),
        (FIRES, "1", "by the exact interval of a Poisson count (Garwood 1936) of 1 over 1."),
        (SANDBOX, "1; 2; 3", ", 2 degrees of freedom, standard deviation 1."),
        (SANDBOX, "1; 2", ", 1 degree of freedom, standard deviation 0.7071."),
        (SANDBOX, "1", ": too little for an interval."),
    ]
    for texts, result, end in kinds:
        plan, _ = sliced(sliced_plan(), "saved", {**EMAIL, **texts} if texts is EMAIL else texts, (result,))
        title, paragraphs = slice_explained(row_of(plan))
        assert title == texts["title"]
        assert any(text.endswith(end) for text in paragraphs), (end, paragraphs)


def test_a_bayes_factor_says_where_the_share_lies() -> None:
    for results, side, look in (
        (("90 of 500",), "lies above the pass mark.", ""),
        (("1 of 500",), "lies below the pass mark.", ""),
    ):
        plan, _ = sliced(sliced_plan(), "saved", EMAIL, results)
        paragraphs = slice_explained(row_of(plan))[1]
        assert any(text.endswith(side) and f"pass mark{look}:" in text for text in paragraphs)


@pytest.mark.parametrize(("count", "text"), [(0, "no slices"), (1, "1 slice"), (2, "2 slices")])
def test_how_many_slices_there_are(count: int, text: str) -> None:
    plan = sliced_plan()
    for number in range(count):
        plan, _ = sliced(plan, "saved", {**EMAIL, "title": f"Slice {number}"})
    assert slices_view(plan, FRIDAY_OF_WEEK_6).summary == text
    assert slices_text(slices_view(plan, FRIDAY_OF_WEEK_6))[0] == f"Slices: {text}"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (1, "1 slice, 1 with a verdict waits for a decision"),
        (2, "2 slices, 2 with a verdict wait for a decision"),
    ],
)
def test_how_many_wait_for_a_decision(count: int, text: str) -> None:
    plan = sliced_plan()
    for item in ("saved", "pricing")[:count]:
        plan, _ = sliced(plan, item, EMAIL, ("90 of 500",))
    assert slices_view(plan, FRIDAY_OF_WEEK_6).summary == text


def test_a_slice_of_an_item_that_is_gone_and_with_little_known() -> None:
    plan, _ = sliced(sliced_plan(), "saved", {"title": "Bare", "pass_mark": "≥ 10 %"})
    gone = row_of(plan)._replace(item=None, kr=None)
    assert slices_text(slices_view(plan, FRIDAY_OF_WEEK_6)._replace(rows=(gone,)))[2].startswith("?  Bare: ")
    assert ("since", "not yet") in told(gone)
    assert ("decided", "not yet") in told(gone)
    assert [name for name, _ in told(gone)] == ["pass mark", "judged", "since", "decided"]
    assert fixed_text(gone) == "as soon as the evidence is clear"
    assert verdict_word(gone.slice, OPEN) == "not begun"
    assert verdict_word(gone.slice._replace(started_on=WEEKS[0]), OPEN) == "no results yet"


@pytest.mark.parametrize(
    ("stages", "weeks", "text"),
    [
        ({}, 3.0, ""),
        ({"saved": "broad"}, 3.0, "1 shipped item waits for a measurement: Saved."),
        (
            {"saved": "broad", "pricing": "broad"},
            3.0,
            "2 shipped items wait for a measurement: Saved and Pricing.",
        ),
        (
            {"saved": "last_mile"},
            1.0,
            (
                "1 shipped item waits for a measurement: Saved; "
                "1 item is in its last mile and holds 1 week ahead of new ideas."
            ),
        ),
        (
            {"saved": "last_mile"},
            None,
            (
                "1 shipped item waits for a measurement: Saved; "
                "1 item is in its last mile and holds an unknown number of weeks ahead of new ideas."
            ),
        ),
        (
            {"saved": "last_mile", "pricing": "last_mile"},
            3.0,
            (
                "2 shipped items wait for a measurement: Saved and Pricing; "
                "2 items are in their last mile and hold 8 weeks ahead of new ideas."
            ),
        ),
    ],
)
def test_what_waits_and_what_holds_weeks(stages: dict[str, str], weeks: float | None, text: str) -> None:
    effort = None if weeks is None else make_item("x", weeks=weeks).effort
    assert follow_through_text(with_item(sliced_plan(**stages), "saved", effort=effort)) == text


@pytest.mark.parametrize(("limit", "allowed"), [(0, "none was to wait"), (1, "1 may")])
def test_what_starting_calls_for(limit: int, allowed: str) -> None:
    plan = sliced_plan(saved="broad", pricing="broad")
    plan = replace(plan, organisation=plan.organisation._replace(follow_through_limit=limit))
    assert starting(plan, "alerts") == f"2 shipped items wait for a measurement, {allowed}: Saved and Pricing."


def test_numbers_of_a_week_that_has_none() -> None:
    assert line_text("share", {}) == ""
    assert set(number_texts("share", {}).values()) == {""}
    assert line_text("share", {"successes": 1, "trials": 2}) == "1 of 2"


def test_what_a_slice_needs_and_how_many_are_enough() -> None:
    plan = sliced_plan()
    with pytest.raises(BadInputError, match="A slice needs a pass mark, fixed beforehand"):
        parse_slice(plan, {**EMAIL, "pass_mark": ""})
    first, slice_id = sliced(plan, "saved", EMAIL)
    assert first.evidence is not None
    one = first.evidence.slices[slice_id]
    many = {f"s{n}": one._replace(id=f"s{n}") for n in range(50)}
    full = first.with_evidence(first.evidence._replace(slices=many))
    with pytest.raises(BadInputError, match="50 slices are more than one item can learn from; split the item"):
        add_slice(full, "saved", parse_slice(plan, EMAIL), on(WEEKS[0]))
    assert findings(measured_plan(), FRIDAY_OF_WEEK_6) == ()
