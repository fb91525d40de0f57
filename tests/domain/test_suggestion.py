"""What the context suggests: the published table row by row, its rules one by one, and every sentence about them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from planner.domain.context import answer, context_of, context_texts, handed_on, maturity, parse_context
from planner.domain.errors import BadInputError
from planner.domain.evidence import Evidence, Measurement, PastWeek
from planner.domain.plan import Plan
from planner.domain.purpose import CompanyPhase, QuarterContext
from planner.domain.quarter import Quarter
from planner.domain.suggestion import BENCHMARKS, RULES, TABLE, Facts, suggest
from planner.domain.suggestion_facts import facts_of
from planner.domain.views.align import align_base, align_view
from planner.domain.views.align_explained import explain_align
from planner.domain.views.align_suggestion import Suggested
from tests.builders import Q4, TODAY, done, make_plan
from tests.markdown import table_with

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
CALM = Facts("growing", 3, 0.0, 0.0, 0.0, short=False)
"""Everything is known, and no rule fires."""


def span(facts: Facts) -> tuple[int, int]:
    found = suggest(facts)
    return found.low, found.high


class TestTheTable:
    @pytest.mark.parametrize(
        ("phase", "low", "high"), [("searching", 75, 90), ("growing", 60, 75), ("established", 55, 75)]
    )
    def test_each_phase_has_its_base_range(self, phase: CompanyPhase, low: int, high: int) -> None:
        found = suggest(CALM._replace(phase=phase))
        assert (found.low, found.high, found.fired, found.missing) == (low, high, (), ())

    @pytest.mark.parametrize(
        ("facts", "points"),
        [
            (CALM._replace(maturity=1), -5),
            (CALM._replace(maturity=2), -5),
            (CALM._replace(maturity=4), 0),
            (CALM._replace(lead_time=0.20), -5),
            (CALM._replace(lead_time=0.199), 0),
            (CALM._replace(overrun=0.05), -5),
            (CALM._replace(overrun=0.049), 0),
            (CALM._replace(incidents=0.20), -5),
            (CALM._replace(incidents=0.199), 0),
            (CALM._replace(short=True), -5),
            (CALM._replace(maturity=5, lead_time=-0.1), 5),
            (CALM._replace(maturity=5), 0),
            (CALM._replace(maturity=4, lead_time=-0.1), 0),
            (CALM._replace(maturity=2, lead_time=0.3), -10),
            (CALM._replace(maturity=2, lead_time=0.3, overrun=0.1), -15),
            (CALM._replace(maturity=2, lead_time=0.3, overrun=0.1, incidents=0.3, short=True), -15),
            (CALM._replace(maturity=5, lead_time=-0.1, overrun=0.1, incidents=0.3, short=True), -10),
        ],
    )
    def test_each_rule_moves_both_ends(self, facts: Facts, points: int) -> None:
        assert span(facts) == (60 + points, 75 + points)

    def test_what_is_unknown_moves_nothing_and_is_named(self) -> None:
        found = suggest(Facts("growing"))
        assert (found.low, found.high, found.fired) == (60, 75, ())
        assert found.missing == (
            "how mature the technology is",
            "the lead time of three quarters",
            "last quarter's reserve and unplanned work",
            "the incident hours of three quarters",
            "what two quarters agreed and did",
        )
        assert suggest(CALM._replace(maturity=5, lead_time=None)).missing == ("the lead time of three quarters",)
        nothing = suggest(Facts())
        assert nothing.base is None
        assert nothing.missing[0] == "which phase it is in"

    def test_the_readme_prints_the_same_tables(self) -> None:
        bases = tuple((row.name, f"{row.low} – {row.high}", row.why) for row in TABLE)
        assert table_with(README, "phase").rows == bases
        ways = {True: "toward Tune-Up", False: "toward Innovation"}
        rules = tuple((rule.name, f"{abs(rule.points)} {ways[rule.points < 0]}") for rule in RULES)
        assert table_with(README, "both ends move").rows == rules
        assert table_with(README, "benchmark").rows == tuple(BENCHMARKS)


def past_quarter(name: str, starts_on: date, ends_on: date, reserve: float | None = 0.10) -> Quarter:
    return Quarter(name, starts_on, ends_on, state="closed", ratio=0.8, reserve=reserve)


QUARTERS = (
    past_quarter("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
    past_quarter("2026-Q2", date(2026, 4, 1), date(2026, 6, 30)),
    past_quarter("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
)


def grown(quarters: tuple[Quarter, ...] = QUARTERS, tune_up: float = 0.1, **context: object) -> Plan:
    """A plan with earlier quarters: lead time 2, 3, 4 days; 10 incident hours; a fifth of all time unplanned."""
    measured, weeks = [], []
    for n, quarter in enumerate(quarters):
        on = quarter.starts_on
        measured += [Measurement(f"l{n}", "lead_time", on, 2.0 + n), Measurement(f"i{n}", "incident_hours", on, 10.0)]
        weeks.append(PastWeek(quarter.id, on, 0.7 - tune_up, 0.1, tune_up, 0.2, 1.0, 1))
    evidence = Evidence(measurements={m.id: m for m in measured}, past=tuple(weeks))
    tables = {"quarters": {q.id: q for q in (*quarters, Q4)}, "evidence": evidence}
    if context:
        tables["contexts"] = {Q4.id: QuarterContext(Q4.id, Q4.id, **context)}  # type: ignore[arg-type]  # a test's own
    return make_plan(**tables)


class TestFacts:
    def test_trends_compare_the_last_quarter_with_the_one_two_before(self) -> None:
        facts = facts_of(grown(phase="growing", shipping=4, running=2))
        assert facts.lead_time == pytest.approx(1.0)
        assert facts.incidents == pytest.approx(0.0)
        assert facts.overrun == pytest.approx(0.1)
        assert (facts.phase, facts.maturity, facts.short) == ("growing", 2, True)

    def test_the_median_counts_not_the_mean(self) -> None:
        plan = grown()
        assert plan.evidence is not None
        on = QUARTERS[-1].starts_on.replace(day=2)
        more = {f"x{n}": Measurement(f"x{n}", "lead_time", on, v) for n, v in enumerate((2.0, 2.0, 900.0, 2.0))}
        evidence = plan.evidence._replace(measurements={**plan.evidence.measurements, **more})
        assert facts_of(replace(plan, evidence=evidence)).lead_time == pytest.approx(0.0)

    def test_two_quarters_are_too_few_for_a_trend_and_one_for_being_short(self) -> None:
        two = facts_of(grown(QUARTERS[1:]))
        assert (two.lead_time, two.incidents, two.short) == (None, None, True)
        assert facts_of(grown(QUARTERS[2:])).short is None
        assert facts_of(make_plan(evidence=Evidence())) == Facts()

    def test_a_quarter_that_kept_its_tune_up_is_not_short_and_an_unknown_one_is_unknown(self) -> None:
        assert facts_of(grown(tune_up=0.2)).short is False
        unknown = (QUARTERS[0], QUARTERS[1]._replace(ratio=None), QUARTERS[2])
        assert facts_of(grown(unknown)).short is None
        assert facts_of(grown((*QUARTERS[:2], QUARTERS[2]._replace(reserve=None)))).overrun is None


class TestSentences:
    def found(self, plan: Plan) -> Suggested:
        return align_base(plan, TODAY).suggested

    def test_the_range_its_reasons_and_its_sources(self) -> None:
        found = self.found(grown(phase="growing", shipping=3, running=3))
        assert (found.low, found.high, found.label) == (0.45, 0.60, "usual for you 45 – 60")
        first, rules, *rest = found.sentences
        assert first == (
            "What the context suggests: Innovation at 45 to 60 %. Growing begins at 60 to 75: a company that scales "
            "needs the speed of innovation. It sets nothing."
        )
        assert rules == (
            "Moved by: median lead time up 20 % or more over two quarters (100 % up, 5 points toward Tune-Up); the "
            "reserve overrun by 5 points or more last quarter (by 10, 5 points toward Tune-Up); two quarters with less "
            "Tune-Up than agreed (5 points toward Tune-Up)."
        )
        assert rest[0].endswith("These numbers are our own judgement.")
        assert all(f"({one.source}; {one.kind})" in rest[1] for one in BENCHMARKS)

    def test_more_than_fifteen_points_are_cut_and_said(self) -> None:
        found = self.found(grown(phase="established", shipping=1, running=5))
        assert found.label == "usual for you 40 – 60"
        assert found.sentences[1].endswith("; together at most 15 toward Tune-Up.")

    def test_what_one_and_many_things_it_does_not_know(self) -> None:
        one = self.found(grown(phase="growing"))
        assert "1 thing it does not know: how mature the technology is." in one.sentences
        many = self.found(make_plan(evidence=Evidence()))
        assert (many.low, many.label) == (None, "no usual range yet: w says what is missing")
        assert "asks five short questions" in many.sentences[0]
        assert many.sentences[1].startswith("6 things it does not know: which phase it is in; ")

    def test_no_rule_fires(self) -> None:
        plan = grown(tune_up=0.2, phase="growing", shipping=3, running=3)
        assert plan.evidence is not None
        level = {m.id: m._replace(value=3.0) for m in plan.evidence.measurements.values()}
        quarters = {q.id: q._replace(reserve=0.2) for q in plan.quarters.values()}
        plan = replace(plan, evidence=plan.evidence._replace(measurements=level), quarters=quarters)
        assert self.found(plan).sentences[1] == "No rule of the table moved it."

    def test_until_evidence_was_read_it_says_so(self) -> None:
        found = self.found(make_plan())
        assert (found.low, found.label) == (None, "")
        assert found.sentences == ("What the context suggests: earlier quarters are still being read.",)

    def test_many_engineers_or_product_lines_without_a_platform_team_add_a_sentence_and_no_shift(self) -> None:
        few = self.found(grown(phase="growing", engineers=25.0, product_lines=2))
        assert not any("platform team" in said for said in few.sentences)
        for context in ({"engineers": 26.0}, {"product_lines": 3}):
            found = self.found(grown(phase="growing", **context))
            assert any("without a platform team" in said for said in found.sentences)
            assert found.label == few.label

    def test_w_tells_it(self) -> None:
        plan = grown(phase="growing")
        assert set(self.found(plan).sentences) <= set(explain_align(plan, align_view(plan, TODAY)))


class TestAnswers:
    def test_they_are_kept_with_the_quarter_and_read_as_they_are_shown(self) -> None:
        texts = {"phase": "Grow", "engineers": "17.5", "product_lines": "2", "shipping": "3", "running": "?"}
        plan = make_plan()
        context = parse_context(plan, texts)
        assert context == QuarterContext("2026-Q4", "2026-Q4", "growing", 17.5, 2, 3, None)
        assert maturity(context) is None
        plan = done(plan, answer(plan, context))
        assert context_of(plan) == context
        assert parse_context(plan, context_texts(context)) == context
        assert answer(plan, context).changes == ()
        changed = answer(plan, context._replace(running=5))
        assert changed.label == "Say where we stand in 2026-Q4"
        assert maturity(context_of(done(plan, changed))) == 3
        assert handed_on(plan, "2027-Q1") == context._replace(id="2027-Q1", quarter="2027-Q1")
        assert handed_on(make_plan(), "2027-Q1") is None

    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("phase", "s-curve", "Phase: write searching"),
            ("engineers", "-3", "fewer than 0 people"),
            ("product_lines", "1.5", "whole number such as 2"),
            ("shipping", "6", "from 1 to 5"),
            ("running", "0", "from 1 to 5"),
            ("running", "good", "is not a number"),
        ],
    )
    def test_what_cannot_be_is_refused(self, field: str, typed: str, said: str) -> None:
        texts = dict.fromkeys(("phase", "engineers", "product_lines", "shipping", "running"), "")
        with pytest.raises(BadInputError, match=said):
            parse_context(make_plan(), {**texts, field: typed})

    def test_a_closed_quarter_keeps_its_answers(self) -> None:
        plan = make_plan(quarter=Q4._replace(state="closed"))
        with pytest.raises(BadInputError, match="is closed"):
            answer(plan, QuarterContext("2026-Q4", "2026-Q4"))
