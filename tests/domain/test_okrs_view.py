"""OKRs as a value: what is said of each, what should move it, its chart, and the same as JSON."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.domain.okrs.checking import KrAnswer, check_in_krs
from planner.domain.okrs.form import form_of_kr
from planner.domain.okrs.key_results import edit_kr, should_move
from planner.domain.okrs.objectives import add_objective
from planner.domain.okrs.outcomes_first import output_remark
from planner.domain.plan import Plan
from planner.domain.results import Slice
from planner.domain.views.okrs import HOW, KrRow, okrs_view
from planner.domain.views.okrs_explained import explain_kr, explain_objective, movers_text
from planner.domain.views.okrs_json import okrs_json
from tests.builders import TODAY, done, make_item, make_moment, make_plan
from tests.okring import FIRST, checked_in, with_another, with_kr

MID = date(2026, 11, 15)
COURSE = (30.0, 31.0, 32.0, 33.0, 34.0, 35.0, 36.0)


def only(plan: Plan, today: date = MID) -> KrRow:
    (row,) = okrs_view(plan, today).krs
    return row


class TestSentences:
    def test_half_a_quarter_with_pace_and_forecast(self) -> None:
        row = only(checked_in(with_kr(baseline=29.0, target=43.0), COURSE))
        assert row.told[:3] == (
            "36 % in week 7, from 29 % to 43 %: score 0.50, part of the way.",
            "0.47 was due by then: on pace.",
            "At this rate 42.9 % on 31 Dec, most likely between 42.9 and 42.9 %: too little, 43 % is expected.",
        )
        assert (row.mark, row.glyph, row.way, row.chart) == ("▼", "◑", "36 → 43 %", "▂▂▃▃▄▄▅")
        assert row.target_height == 1

    def test_what_is_hoped_for_says_how_much_of_it_is_expected(self) -> None:
        row = only(checked_in(with_kr(baseline=29.0, target=43.0, kind="aspirational", stretch=50.0), COURSE))
        assert row.told[2].endswith("enough, 38.8 %, 7 tenths of the way, is expected.")
        assert row.told[-1] == "Aspirational: 0.7 of it is expected; 50 % would be more than hoped for."
        assert row.mark == "▲"

    def test_no_check_in_yet_is_said_and_is_no_zero(self) -> None:
        row = only(with_kr())
        assert row.told == (
            "From 29 % to 38 %. Nobody has said yet where it stands.",
            "Committed: all of it is expected.",
        )
        assert (row.now, row.way, row.score, row.mark, row.chart) == ("–", "29 → 38 %", "–", " ", "·" * 7)

    def test_one_and_two_weeks_are_too_early_and_a_long_silence_is_said(self) -> None:
        row = only(checked_in(with_kr(), (30.0,)))
        assert row.told[0].startswith("30 % in week 1 (nobody has said since), from 29 %")
        assert row.told[2] == "Too early to say where it will end: that takes 3 weeks with a value, there is 1."

    def test_without_a_beginning_there_is_no_score(self) -> None:
        row = only(checked_in(with_kr(baseline=None, target=43.0), COURSE))
        assert row.told[0].endswith("where it began is unknown, so that it has no score.")
        assert row.told[1].endswith("between 42.9 and 42.9 %; 43 % is the target.")

    def test_what_is_to_be_held(self) -> None:
        row = only(checked_in(with_kr(baseline=99.0, target=99.0, direction="up"), (99.5, 98.0)))
        assert row.told[0] == "98 % in week 2 (nobody has said since), to be held at 99 %: not held, score 0.00."

    def test_after_the_end_and_over_two_quarters(self) -> None:
        plan = checked_in(with_kr(baseline=29.0, target=43.0), COURSE)
        row = only(plan, date(2027, 1, 4))
        assert row.told[:2] == (
            "Ended at 36 % in week 7, from 29 % to 43 %: score 0.50, part of the way.",
            "1.00 was expected: not reached.",
        )
        graded = plan.key_results["kr0"]._replace(grade=0.8, grade_word="the launch came late")
        row = only(replace(plan, key_results={"kr0": graded}), date(2027, 1, 4))
        assert "Graded 0.80: “the launch came late”." in row.told
        assert (row.score, row.glyph) == ("0.80", "◕")
        assert plan.evidence is not None
        before = plan.key_results["kr0"]._replace(id="old")
        plan = replace(plan, evidence=plan.evidence._replace(past_key_results={"old": before}))
        assert only(plan).told[-1] == "In 2026-Q4, 29 → 43 %: nobody said where it came to."

    def test_confidence_with_its_change_and_the_last_word(self) -> None:
        plan = with_kr()
        moment = make_moment("Tom")._replace(today=MID)
        for number, (sure, word) in enumerate(((7, ""), (5, "Timeouts at the payment step"), (5, ""))):
            answer = {"kr0": KrAnswer(30.0, sure, word)}
            plan = done(plan, check_in_krs(plan, FIRST + timedelta(weeks=number), answer, moment))
            if number == 1:
                said = "Confidence 5 of 10, down 2. “Timeouts at the payment step” (Tom, week 2)"
                assert said in only(plan).told
        assert "Confidence 5 of 10, as before. “Timeouts at the payment step” (Tom, week 2)" in only(plan).told

    def test_a_moved_target_shows_the_first_one(self) -> None:
        plan = with_kr(target=75.0)
        form = form_of_kr(plan.key_results["kr0"])
        plan = done(plan, edit_kr(plan, "kr0", form._replace(target=70.0), date(2026, 10, 20)))
        assert "Target moved: 75 → 70 % since 20 Oct." in only(plan).told
        plan = done(plan, edit_kr(plan, "kr0", form._replace(target=68.0), date(2026, 11, 3)))
        assert "Target moved: 70 → 68 % since 3 Nov, first 75 %." in only(plan).told
        plan = done(plan, edit_kr(plan, "kr0", form, TODAY))
        assert "Target moved: 68 → 75 % since 9 Nov, as at first." in only(plan).told


class TestTree:
    def test_the_objective_names_its_weakest_and_counts_what_is_unknown(self) -> None:
        plan = checked_in(with_kr(baseline=29.0, target=43.0), COURSE)
        (objective,) = okrs_view(plan, MID).objectives
        assert objective.told == ("Score 0.50, its key result.", "Shared by all teams.")
        plan = with_another(plan, "kr1", name="Revenue", unit="€", baseline=21.0, target=24.0, weight=3.0)
        (objective,) = okrs_view(plan, MID).objectives
        assert objective.told[0] == "Score 0.50, its one known key result; 1 more is unknown."
        assert objective.weakest is None, "of one that is known there is no weakest"
        plan = checked_in(plan, (21.3,), kr="kr1")
        view = okrs_view(plan, MID)
        (objective,) = view.objectives
        assert objective.told[:2] == ("Score 0.20, the weighted mean of 2 key results.", "Weakest: Revenue, 0.10.")
        assert view.summary == "2 key results: 1 off pace, 1 may do or not"
        reckoned = explain_objective(objective)
        assert "Σ score × weight ÷ Σ weight = (0.50 × 1 + 0.10 × 3) ÷ (1 + 3) = 0.20." in reckoned

    def test_none_and_an_objective_without_figures(self) -> None:
        view = okrs_view(make_plan(), MID)
        assert (view.objectives, view.summary, view.known) == ((), "", False)
        plan = done(make_plan(), add_objective(make_plan(), "Customers come back", make_moment()))
        (objective,) = okrs_view(plan, MID).objectives
        assert (objective.told[0], objective.krs) == (HOW, ())

    def test_figures_whose_objective_is_gone_are_still_there(self) -> None:
        plan = replace(with_kr(), objectives={})
        (objective,) = okrs_view(plan, MID).objectives
        assert (objective.id, objective.title, len(objective.krs)) == ("", "Without an objective", 1)

    def test_items_and_slices_that_should_move_it_and_what_nothing_moves(self) -> None:
        plan = with_kr(items=[make_item("carts", weeks=8), make_item("search", weeks=4)])
        assert not only(plan).is_moved
        assert movers_text(only(plan)).startswith("! No item should move it")
        out = done(plan, should_move(plan, "search", ["kr0"]))
        assert movers_text(only(out)) == "! Nothing in the plan moves it; it would be items: Search (out)."
        plan = done(plan, should_move(plan, "carts", ["kr0"]))
        assert plan.evidence is not None
        cut = Slice("s1", "carts", "One card", "share", 0.1, kr="kr0", until=date(2026, 12, 18))
        plan = replace(plan, evidence=plan.evidence._replace(slices={"s1": cut}))
        said = movers_text(only(plan))
        assert said.startswith("To be moved by items: Carts (in); slices: One card (")


def test_the_arithmetic_names_its_methods_and_the_sentences_do_not() -> None:
    plan = checked_in(with_kr(baseline=29.0, target=43.0), COURSE)
    row = only(plan)
    why = " ".join(explain_kr(plan, row))
    assert "(36 − 29) ÷ (43 − 29) = 0.50" in why
    assert "44 of the quarter's 92 days were gone, × 1" in why
    assert "1 % a week over 7 values" in why
    assert all(name in why for name in ("Doerr", "Theil", "Student's t of 5 degrees of freedom"))
    assert not any(name in text for text in row.told for name in ("Doerr", "Theil", "Student", "Sen"))


@pytest.mark.parametrize(
    "text", ["Change lead time", "Velocity of Checkout", "Deployments per week", "Test coverage", "Tickets closed"]
)
def test_how_we_deliver_belongs_to_speed(text: str) -> None:
    assert "belongs to speed, not to OKRs" in output_remark(text)


@pytest.mark.parametrize(
    "text", ["Delivery to the door within two days", "Rebuild trust", "Tickets sold", "Time to pay"]
)
def test_outcomes_get_no_remark(text: str) -> None:
    assert output_remark(text) == ""


def test_json_holds_unknown_as_null_and_everything_else_as_numbers() -> None:
    plan = checked_in(with_kr(baseline=29.0, target=43.0), COURSE)
    plan = with_another(plan, "kr1", name="Launch days", unit="", baseline=None, target=3.0)
    (objective,) = json.loads(json.dumps(okrs_json(okrs_view(plan, MID)), allow_nan=False))
    assert (objective["objective"], objective["score"], objective["weakest"]) == ("Customers come back", 0.5, None)
    first, second = objective["key_results"]
    assert (first["now"], first["week"], first["score"], first["band"]) == (36, "2026-11-09", 0.5, "middle")
    assert (first["pace"]["is"], first["will_do"], len(first["weeks"])) == ("on_pace", False, 7)
    assert first["forecast"]["on"] == "2026-12-31"
    unknown = ("now", "score", "band", "pace", "forecast", "will_do", "confidence", "grade", "baseline", "first_target")
    assert [second[name] for name in unknown] == [None] * len(unknown)
    assert "names work" in second["remark"]
