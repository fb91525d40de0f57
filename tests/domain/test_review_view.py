"""The review as a value, as rows, as JSON and as Markdown: empty, with one item, with many; unknown is not zero."""

from dataclasses import replace
from typing import Any

import pytest

from planner.domain.change import edit
from planner.domain.closing.closing import close_quarter
from planner.domain.closing.foretelling import foretold, projected_score
from planner.domain.closing.reviewing import grade_kr, write_learnings
from planner.domain.closing.unfinished import choose
from planner.domain.commitment import set_outcome
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.quarter import Objective
from planner.domain.results import KrCheckIn, kr_check_in_id
from planner.domain.views.review import review_view
from planner.domain.views.review_out import escaped, review_json, review_markdown, review_text
from planner.domain.views.review_rows import next_sentence, review_sections
from tests.builders import done, make_item
from tests.closing import CARRY, CHOICES, DROP, LATE, LATENCY, REVENUE, ending, late, with_krs
from tests.measuring import WEEKS, measured_plan
from tests.promising import MIXED, answers, promising


def chosen(plan: Plan) -> Plan:
    for item, given in CHOICES.items():
        plan = done(plan, choose(plan, item, given))
    return plan


def rows(plan: Plan, title: str) -> list[str]:
    section = next(s for s in review_sections(review_view(plan, LATE)) if s.title.startswith(title))
    return [f"{row.glyph} {row.text}{f' | {row.right}' if row.right else ''}" for row in section.rows]


class TestPromises:
    def test_kept_moved_and_dropped_in_weeks_and_items(self) -> None:
        assert rows(ending(), "What we promised") == [
            "✓ 1 of 4 items kept | 12 weeks",
            "· 3 of 4 items unfinished, without a choice | 16 weeks",
        ]
        expected = [
            "✓ 1 of 4 items kept | 12 weeks",
            "→ 2 of 4 items moved to the next quarter | 7 weeks",
            "✗ 1 of 4 items dropped | 9 weeks",
        ]
        plan = chosen(ending())
        assert rows(plan, "What we promised") == expected
        closed = done(plan, close_quarter(plan, {}, late()))
        assert rows(closed, "What we promised") == expected  # closing changes nothing of what the review said

    def test_an_unknown_effort_is_not_zero(self) -> None:
        vat = make_item("vat", must_reason="law", team="checkout")
        assert rows(promising((vat,)), "What we promised") == [
            "✓ 0 of 1 item kept | 0 weeks",
            "· 1 of 1 item unfinished, without a choice | ?",
        ]

    def test_an_empty_quarter_says_so(self) -> None:
        view = review_view(measured_plan(), LATE)
        assert next_sentence(view) == "Nothing was set or promised: the command Close the quarter closes it."
        early = review_view(measured_plan(), WEEKS[0])
        assert next_sentence(early) == "Nothing is here yet: o on Measure adds OKRs, 2 then A agrees a plan."
        assert [row.text for section in review_sections(view) for row in section.rows] == [
            "No key result was set.",
            "No slice came to a verdict.",
            "Nothing was promised: the plan was not agreed.",
            "Nothing is unfinished.",
            "No team has answered where its time went.",
            "Scores of key results: not known of any",
            "Effort: not known of any",
            "Nothing is written down yet.",
        ]
        assert review_json(view)["promises"] is None

    def test_choices_are_told_with_what_is_left_and_why(self) -> None:
        plan = done(ending(), choose(ending(), "pay", CARRY))
        plan = done(plan, choose(plan, "latency", DROP))
        assert rows(plan, "Unfinished") == [
            "→ PAY Pay: half of it is shipped | 4 weeks left",
            "· PORTAL Portal: not started, 5 wk | ?",
            "✗ LATENCY Latency: nobody asked for it | dropped",
        ]


class TestWhatIsNext:
    def test_one_thing_after_the_other(self) -> None:
        plan = with_krs(ending(), REVENUE, revenue=26.0)
        assert next_sentence(review_view(plan, LATE)) == (
            "Still open: 3 unfinished items without a choice, no learnings."
        )
        plan = done(chosen(plan), write_learnings(plan, "Cut smaller"))
        assert next_sentence(review_view(plan, LATE)) == "All is said: the command Close the quarter closes 2026-Q4."
        assert next_sentence(review_view(plan, WEEKS[5])) == (
            "2026-Q4 can be closed from week 10 on, which begins on 30 Nov 2026."
        )
        closed = done(plan, close_quarter(plan, {}, late()))
        assert next_sentence(review_view(closed, LATE)) == "2026-Q4 is closed: this is how it ended."

    def test_what_has_no_score_is_counted(self) -> None:
        plan = with_krs(ending(), REVENUE, LATENCY, revenue=26.0)
        assert next_sentence(review_view(plan, LATE)).startswith("Still open: 1 KR without a score, 3 unfin")


class TestKeyResults:
    def test_figures_and_grades(self) -> None:
        plan = with_krs(ending(), REVENUE, LATENCY, revenue=26.0)
        plan = done(plan, grade_kr(plan, "slow", 0.7, "Measured by hand"))
        assert rows(plan, "Key results") == [
            "◑ Revenue 20 → 40 %, now 26 % | score 0.30",
            "◕ Slow pages 50 → 10 %, no check-in “Measured by hand” | graded 0.70",
        ]
        assert review_view(plan, LATE).score == pytest.approx(0.5)

    def test_a_moved_target_shows_the_first_one(self) -> None:
        plan = with_krs(ending(), REVENUE._replace(first_target=50.0), revenue=26.0)
        assert rows(plan, "Key results") == ["◑ Revenue 20 → 40 %, at first 50 %, now 26 % | score 0.30"]


class TestTime:
    def test_agreed_against_actual(self) -> None:
        assert rows(measured_plan(answers(MIXED)), "Where the time went") == [
            "■ Innovation to Tune-Up 78 : 22 | 60 : 40 agreed",
            "■ Unplanned work 27 % of the time | 15 % agreed",
        ]


class TestCalibration:
    def test_projected_by_the_middle_against_the_final_score(self) -> None:
        # A point a week from 20 on: on the last day, 94 days after the first Monday, it would be 20 + 94 ÷ 7.
        plan = with_krs(ending(), REVENUE)
        assert plan.evidence is not None
        said = [KrCheckIn(kr_check_in_id("revenue", w), "revenue", w, 20.0 + n) for n, w in enumerate(WEEKS[:7])]
        last = KrCheckIn(kr_check_in_id("revenue", WEEKS[11]), "revenue", WEEKS[11], 28.0)
        plan = plan.with_evidence(plan.evidence._replace(kr_check_ins={row.id: row for row in (*said, last)}))
        assert projected_score(plan, REVENUE) == pytest.approx((94 / 7) / 20)
        found = foretold(plan).scores
        assert (found.n, found.missing) == (1, 0)
        assert found.median_gap == pytest.approx(0.4 - (94 / 7) / 20)
        assert rows(plan, "How well")[0] == (
            "■ Scores of key results: projected 0.67, so far 0.40 on average | usually 0.27 below, 1 known"
        )
        ended = plan.after([*edit(plan.quarter, state="closed")])
        assert "projected 0.67, came to 0.40 on average" in rows(ended, "How well")[0]

    def test_effort_promised_against_taken(self) -> None:
        plan = ending()
        plan = done(plan, set_outcome(plan, "carts", "done", 15.0))
        plan = done(plan, set_outcome(plan, "pay", "done", None))
        assert rows(plan, "How well")[1] == "■ Effort: 12 weeks promised, 15 taken | usually 1.3 ×, 1 known"
        assert foretold(plan).effort.missing == 1  # nobody said what it took: left out, and counted

    def test_a_team_sees_its_own_and_a_small_one_never_does(self) -> None:
        plan = ending()
        plan = done(plan, set_outcome(plan, "carts", "done", 15.0))
        plan = done(plan, set_outcome(plan, "pay", "done", 1.0))
        assert foretold(plan, "growth").effort.came == 1.0
        with pytest.raises(BadInputError, match="Build & Release has fewer than 4 people"):
            foretold(plan, "build")
        with pytest.raises(BadInputError, match="fewer than 4"):
            foretold(plan, "nobody")

    def test_a_teams_key_results_are_those_whose_objective_names_it(self) -> None:
        plan = with_krs(ending(), REVENUE, revenue=26.0)
        assert foretold(plan, "growth").scores.missing == 0
        named = Objective("back", plan.current, "Customers come back", 0, ("growth",))
        plan = replace(plan, objectives={"back": named})
        assert foretold(plan, "growth").scores.missing == 1  # known to be its own; two check-ins too few to project


class TestOutputs:
    def test_json_has_its_shape(self) -> None:
        plan = with_krs(chosen(ending()), REVENUE, LATENCY, revenue=26.0)
        shown: Any = review_json(review_view(plan, LATE))
        assert list(shown)[:4] == ["schema", "quarter", "quarter_name", "state"]
        assert shown["promises"]["kept"] == {"items": 1, "weeks": 12.0, "without_estimate": 0}
        assert [kr["final"] for kr in shown["key_results"]] == [pytest.approx(0.3), None]
        assert shown["unfinished"][0] == {
            "key": "PAY",
            "title": "Pay",
            "outcome": "going",
            "promised": True,
            "weeks": 2.0,
            "choice": "carried",
            "remaining": 4.0,
            "why": "half of it is shipped",
        }
        assert shown["reserve"] == {"agreed": 0.15, "actual": None}

    def test_what_people_wrote_is_text_in_markdown(self) -> None:
        plan = done(ending(), write_learnings(ending(), "# Not a title\n<b>*stars*</b> | [x](y)\n1. one"))
        lines = review_markdown(review_view(plan, LATE))
        assert lines[0] == "# Review of 2026-Q4"
        assert "- \\# Not a title" in lines
        assert "- \\<b\\>\\*stars\\*\\</b\\> \\| \\[x\\](y)" in lines
        assert "- 1\\. one" in lines
        assert [escaped(text) for text in ("+ a", "- a", "2) b", "a_b")] == ["\\+ a", "\\- a", "2\\) b", "a\\_b"]

    def test_text_names_every_section(self) -> None:
        lines = review_text(review_view(ending(), LATE))
        assert lines[0] == "Review of 2026-Q4, week 12 of 14"
        assert len([line for line in lines if not line]) == 7
