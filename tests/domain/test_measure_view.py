"""The Measure view: rows, totals and explanations; its JSON has the published shape."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from planner.domain.commitment import agree_plan, set_outcome
from planner.domain.views.measure import MeasureView, measure_json, measure_view
from tests.builders import NOW, done, make_item, make_moment, with_item
from tests.measuring import FRIDAY_OF_WEEK_6, Q4, WEEKS, measured_plan, past_weeks
from tests.promising import ITEMS, MIXED, answers, limited, promising


def test_explanations_name_count_method_and_source() -> None:
    view = measure_view(limited(measured_plan(answers(MIXED))), FRIDAY_OF_WEEK_6)
    reserve, ratio = view.sentences[:2]
    assert reserve.because[:3] == (
        "Σ unplanned ÷ Σ time = 27 %, from 6 of 6 weeks.",
        "6 of 6 weeks lie beyond what chance explains.",
        (
            "Chance explains 10 – 20 %: what was agreed ± 2.66 × 2.0 points, the mean moving range of last "
            "quarter's 13 weeks (XmR limits, NIST 6.3.2.2)."
        ),
    )
    assert "18 % of the time would have to move to give the agreed mix (total variation)." in ratio.because
    assert view.drift == pytest.approx(0.18)


def test_a_week_in_part_says_how_far_it_can_be_trusted() -> None:
    plan = measured_plan({(1, "checkout"): (0.8, 0, 0, 0.2), (1, "growth"): (0.7, 0, 0, 0.3)})
    row = measure_view(plan, WEEKS[0]).time.rows[0]
    assert row.because[0] == "Week 1, 28 Sep to 4 Oct. 2 of 4 teams answered; missing: Build & Release, Platform."
    # mean .25, half width 12.706 × .0707 ÷ √2 × √(1 − 2/4) = .449
    assert "unplanned work took 25 % in the answers; for all 4 teams that means 0 % to 70 %" in row.because[2]


@pytest.mark.parametrize(
    ("teams", "says"),
    [(["growth"], "One answer does not say"), (["growth", "build"], "2 answers that are alike do not say")],
)
def test_alike_answers_of_a_few_are_no_certainty(teams: list[str], says: str) -> None:
    row = measure_view(measured_plan({(1, team): MIXED for team in teams}), WEEKS[0]).time.rows[0]
    assert row.because[2].startswith(says)


def test_answers_that_differ_in_their_last_binary_digit_alone_are_alike() -> None:
    plan = measured_plan({(1, "growth"): (0.5, 0.2, 0, 0.1 + 0.2), (1, "build"): (0.5, 0.2, 0, 0.3)})
    assert measure_view(plan, WEEKS[0]).time.rows[0].because[2].startswith("2 answers that are alike do not say")


def test_rows_total_and_footers() -> None:
    plan = limited(measured_plan(answers(MIXED, range(1, 6))))
    time = measure_view(plan, WEEKS[5]).time
    assert [(r.number, r.unplanned, r.ratio, r.answered, r.expected) for r in time.rows[-2:]] == [
        (5, "27 %", "78 : 22", 4, 4),
        (6, "–", "–", 0, 4),
    ]
    assert (time.rows[0].unplanned_tone, time.rows[0].ratio_tone) == ("bad", "bad")
    assert (time.agreed_text, time.answered_text) == ("agreed 15 %, 60 : 40", "4 of 4 teams answered")
    assert time.total is not None
    assert (time.total.ratio, time.total.answered, time.total.expected) == ("78 : 22", 20, 24)
    assert time.agreed == pytest.approx((0.51, 0.34, 0.15))


def test_what_was_promised_row_by_row() -> None:
    plan = promising((*ITEMS, make_item("vat", must_reason="law", team="checkout")), pay="going")
    plan = done(plan, set_outcome(plan, "latency", "done", 11.0))
    promised = measure_view(plan, FRIDAY_OF_WEEK_6).promised
    assert [(r.glyph, r.title, r.team, r.weeks, r.took, r.must) for r in promised.rows] == [
        ("·", "Carts", "CHE", "12", "", False),
        ("▸", "Pay", "GRO", "1", "", False),
        ("·", "Vat", "CHE", "?", "", True),
        ("✓", "Latency", "PLA", "9", "took 11", False),
    ]
    assert promised.line == "9 weeks done · 1 going · 12 to do"
    assert promised.footer == "22 weeks promised · 1 without estimate"


def test_the_first_total_and_what_was_relabelled_stay_in_sight() -> None:
    plan = with_item(promising(), "pay", category="tune_up")
    moment = make_moment()._replace(now=NOW + timedelta(days=9), new_id=iter(["later"]).__next__)
    again = done(plan, agree_plan(with_item(plan, "carts", effort=None), moment, why="too much"))
    assert measure_view(plan, FRIDAY_OF_WEEK_6).promised.footer == "22 weeks promised · 1 item, 1 week relabelled"
    assert measure_view(again, FRIDAY_OF_WEEK_6).promised.footer == "10 weeks promised · first 22"


def test_whole_weeks_add_up() -> None:
    halves = tuple(make_item(f"i{n}", weeks=0.5, team="checkout") for n in range(4))
    plan = promising(halves, i0="done", i1="going")
    assert measure_view(plan, FRIDAY_OF_WEEK_6).promised.line == "1 week done · 0 going · 1 to do"


def json_of(view: MeasureView) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(measure_json(view)))
    return found


def test_json_has_the_published_shape() -> None:
    plan = limited(measured_plan(answers(MIXED, [1]), past=past_weeks([0.2] * 3, 0.84)))
    shown = json_of(measure_view(plan, WEEKS[1]))
    texts = [s.pop("text") for s in shown["sentences"]]
    assert all(texts)
    assert next(iter(shown)) == "schema"
    assert shown == {
        "schema": 1,
        "quarter": "2026-Q4",
        "quarter_name": "2026-Q4",
        "weeks": [
            {
                "week": "2026-09-28",
                "new": pytest.approx(0.3),
                "existing": pytest.approx(0.27),
                "tune_up": pytest.approx(0.16),
                "unplanned": pytest.approx(0.27),
                "answered": 4,
                "expected": 4,
            },
            {
                "week": "2026-10-05",
                **dict.fromkeys(["new", "existing", "tune_up", "unplanned"]),
                "answered": 0,
                "expected": 4,
            },
        ],
        "ratio": {"agreed": 0.6, "actual": pytest.approx(57 / 73), "last_quarter": pytest.approx(0.84)},
        "reserve": {"agreed": 0.15, "actual": pytest.approx(0.27)},
        "sentences": [{"kind": k} for k in ("reserve", "ratio", "promises", "change", "answers")],
        "commitments": {o: {"items": 0, "weeks": 0} for o in ("not_started", "going", "done", "dropped")},
        "okrs": [],
    }


def test_json_says_null_for_what_nobody_knows() -> None:
    quarter = Q4._replace(ratio=None, reserve=None)
    shown = json_of(measure_view(measured_plan(quarter=quarter), WEEKS[0]))
    assert shown["ratio"] == {"agreed": None, "actual": None, "last_quarter": None}
    assert shown["reserve"] == {"agreed": None, "actual": None}
    vat = promising((make_item("vat", must_reason="law", team="checkout"), ITEMS[1]), vat="going")
    commitments = json_of(measure_view(vat, WEEKS[0]))["commitments"]
    assert commitments["going"] == {"items": 1, "weeks": None}
    assert commitments["not_started"] == {"items": 1, "weeks": 1}


def test_a_stopped_item_counts_as_dropped() -> None:
    plan = with_item(promising(), "carts", stage="stopped")
    assert json_of(measure_view(plan, WEEKS[0]))["commitments"]["dropped"] == {"items": 1, "weeks": 12}


def test_evidence_must_have_been_read() -> None:
    with pytest.raises(ValueError, match="evidence"):
        measure_view(replace(measured_plan(), evidence=None), WEEKS[0])
