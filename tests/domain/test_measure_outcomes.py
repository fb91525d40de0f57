"""What the numbers say about outcomes, what caused unplanned work and what is at risk: for one, many, none, unknown."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.quarter import Objective
from planner.domain.results import Incident, KrCheckIn, kr_check_in_id
from planner.domain.views.measure import measure_view
from planner.domain.views.measure_cause import fraction_text
from planner.domain.views.measure_known import LeadsTo, Sentence, listed
from tests.builders import make_item
from tests.measuring import FRIDAY_OF_WEEK_6, Q4, WEEKS, measured_plan, past_weeks
from tests.promising import AGREED, MIXED, answers, limited, promising
from tests.slicing import EMAIL, TOGGLE, sliced, sliced_plan

FINISHED = KeyResult("finished", "2026-Q4", "slow", "Checkouts finished", "%", 61.0, 70.0)
REPEAT = KeyResult("repeat", "2026-Q4", "back", "Repeat purchase", "%", 30.0, 38.0)
HOPED = REPEAT._replace(id="hoped", name="Revenue", kind="aspirational")
Course = tuple[float | None, ...]
LATE: Course = (*[None] * 5, 69.0)
"""Nobody said before the sixth week."""
THREE = ("finished", "repeat", "hoped")


def found(plan: Plan, kind: str, today: date = FRIDAY_OF_WEEK_6) -> Sentence | None:
    return next((s for s in measure_view(plan, today).sentences if s.kind == kind), None)


def say(plan: Plan, kind: str, today: date = FRIDAY_OF_WEEK_6) -> str:
    """The sentence of one kind with its glyph; empty where there is none."""
    sentence = found(plan, kind, today)
    return f"{sentence.glyph} {sentence.text}" if sentence else ""


def held(krs: Iterable[KeyResult], **values: Course) -> Plan:
    """A plan with key results and their values week by week from the first on."""
    return with_held(measured_plan(), krs, **values)


def with_held(plan: Plan, krs: Iterable[KeyResult], **values: Course) -> Plan:
    """The plan with these."""
    objectives = {
        "slow": Objective("slow", "2026-Q4", "Buying never feels slow"),
        "back": Objective("back", "2026-Q4", "Customers come back", 1),
    }
    rows = [
        KrCheckIn(kr_check_in_id(kr, week), kr, week, value)
        for kr, given in values.items()
        for week, value in zip(WEEKS, given, strict=False)
    ]
    plan = replace(plan, objectives=objectives, key_results={kr.id: kr for kr in krs})
    assert plan.evidence is not None
    return plan.with_evidence(plan.evidence._replace(kr_check_ins={row.id: row for row in rows}))


class TestPace:
    def test_one_off_pace_says_where_it_will_be_at_this_rate(self) -> None:
        # 0.4 a week, and 55 days from that Friday to the last one: 63 + 0.4 × 55 ÷ 7 = 66.1.
        plan = held([FINISHED], finished=(61.0, 61.4, 61.8, 62.2, 62.6, 63.0))
        assert say(plan, "pace") == (
            "▼ Buying never feels slow is off pace: Checkouts finished 63 %, at this rate 66.1 % by the end, "
            "70 % agreed."
        )
        sentence = found(plan, "pace")
        assert sentence is not None
        assert sentence.leads_to == LeadsTo("okrs", "finished")
        assert sentence.because[2].startswith("Checkouts finished 61 → 70 %: now 63 %, score 0.22 = (now − start) ÷ ")

    def test_under_three_check_ins_it_says_what_is_due(self) -> None:
        # At Friday of week 6, 37 of 92 days are gone: 61 + 9 × 37 ÷ 92 = 64.6.
        plan = held([FINISHED])
        moved = KrCheckIn(kr_check_in_id("finished", WEEKS[5]), "finished", WEEKS[5], 61.5)
        assert plan.evidence is not None
        plan = plan.with_evidence(plan.evidence._replace(kr_check_ins={moved.id: moved}))
        assert say(plan, "pace") == (
            "▼ Buying never feels slow is off pace: Checkouts finished 61.5 %, 64.6 % due by now, 70 % agreed."
        )

    def test_of_many_the_furthest_is_told(self) -> None:
        krs = [FINISHED, REPEAT, HOPED]
        plan = held(krs, finished=(61.0,) * 6, repeat=(30.0,) * 5 + (31.0,), hoped=(36.0,) * 6)
        assert say(plan, "pace") == (
            "▼ 2 of 3 key results are off pace, Checkouts finished furthest: 61 %, at this rate 61 % by the end, "
            "70 % agreed."
        )

    def test_one_of_several_says_of_how_many(self) -> None:
        plan = held([FINISHED, REPEAT], finished=(61.0,) * 6)
        assert say(plan, "pace") == (
            "▼ Buying never feels slow is off pace: Checkouts finished 61 %, at this rate 61 % by the end, "
            "70 % agreed; 1 of 2 key results; 1 cannot be scored yet."
        )

    @pytest.mark.parametrize(
        ("krs", "values", "text"),
        [
            ([FINISHED], {"finished": LATE}, "▲ The one key result is on pace."),
            ([FINISHED, REPEAT], {"finished": LATE, "repeat": LATE}, "▲ Both key results are on pace."),
            ([FINISHED, REPEAT, HOPED], dict.fromkeys(THREE, LATE), "▲ All 3 key results are on pace."),
            ([FINISHED, REPEAT], {"finished": LATE}, "■ 1 of 2 key results is on pace; 1 cannot be scored yet."),
            ([FINISHED], {}, "■ The one key result is not checked in yet."),
            ([FINISHED, REPEAT], {}, "■ None of the 2 key results is checked in yet."),
            (
                [FINISHED._replace(baseline=None)],
                {"finished": (63.0,)},
                "■ The one key result cannot be scored: where it began is not known.",
            ),
            (
                [FINISHED._replace(baseline=None), REPEAT],
                {"finished": (63.0,)},
                "■ None of the 2 key results can be scored: 1 is not checked in, where 1 began is not known.",
            ),
            ([], {}, "■ No key result is set, so nothing says whether we are getting closer."),
        ],
    )
    def test_none_and_unknown(self, krs: list[KeyResult], values: dict[str, Course], text: str) -> None:
        assert say(held(krs, **values), "pace") == text

    def test_after_the_quarter_it_fell_short(self) -> None:
        plan = held([FINISHED], finished=(61.0, 62.0, 63.0))
        assert say(plan, "pace", date(2027, 1, 4)) == (
            "▼ Buying never feels slow fell short: Checkouts finished 63 %, 70 % agreed."
        )
        plan = held([FINISHED], finished=(70.0,))
        assert say(plan, "pace", date(2027, 1, 4)) == "▲ The one key result reached what was expected."


class TestVerdicts:
    def test_one_with_figure_interval_and_denominator(self) -> None:
        plan, slice_id = sliced(sliced_plan(), "saved", EMAIL, ("90 of 500", "95 of 500"))
        assert say(plan, "verdict") == (
            "▲ The slice Insights by e-mail worked: 19 % (16 – 21), 185 of 1,000, pass mark ≥ 10 %."
        )
        sentence = found(plan, "verdict")
        assert sentence is not None
        assert sentence.leads_to == LeadsTo("slices", slice_id)
        assert sentence.because[0] == "1 of 1 slice settled in this quarter."

    def test_of_many_the_latest_is_told(self) -> None:
        plan, _ = sliced(sliced_plan(), "saved", EMAIL, ("90 of 500",))
        plan, _ = sliced(plan, "pricing", {**EMAIL, "title": "Bot"}, ("0 of 10", "1 of 500"))
        plan, _ = sliced(plan, "pricing", TOGGLE, ("10 of 100 against 9 of 100",))
        assert say(plan, "verdict") == (
            "■ 2 slices have a verdict, 1 worked and 1 did not; the latest, Bot, did not: 0.2 % (0.0 – 1.1), 1 of 510, "
            "pass mark ≥ 10 %."
        )
        sentence = found(plan, "verdict")
        assert sentence is not None
        assert sentence.because[0] == "2 of 3 slices settled in this quarter."

    def test_none_and_unknown(self) -> None:
        plan, _ = sliced(sliced_plan(), "saved", EMAIL, ("1 of 10",))
        assert say(plan, "verdict") == "■ No slice has a verdict yet: the one that runs is too early."
        plan, _ = sliced(plan, "pricing", TOGGLE, ("10 of 100 against 9 of 100",))
        assert say(plan, "verdict") == "■ No slice has a verdict yet: 2 are too early."
        assert say(measured_plan(), "verdict") == "■ No slice is cut yet, so no hypothesis is tested."


class TestFollowThrough:
    @pytest.mark.parametrize(
        ("stages", "text"),
        [
            ({"saved": "broad"}, "■ 1 shipped item waits for a measurement, 3 may: Saved."),
            (
                {"saved": "broad", "pricing": "last_mile", "alerts": "broad", "reports": "broad"},
                "▼ 4 shipped items wait for a measurement, 3 may: Saved, Pricing, Alerts and 1 more.",
            ),
            ({}, ""),
        ],
    )
    def test_what_is_shipped_and_not_measured_is_named(self, stages: dict[str, str], text: str) -> None:
        plan = sliced_plan(**stages)
        plan = replace(plan, organisation=plan.organisation._replace(follow_through_limit=3))
        assert say(plan, "follow_through") == text


class TestWhatCausedIt:
    def incidents(self, *rows: tuple[float | None, str | None], on: date = WEEKS[1]) -> Plan:
        first = make_item("first", "tune_up", team="platform", weeks=1)
        items = (first, make_item("latency", "tune_up", team="platform", weeks=9))
        plan = limited(measured_plan(answers(MIXED), items=items))
        found = [Incident(f"i{n}", on, f"Down {n}", hours, None, item) for n, (hours, item) in enumerate(rows)]
        assert plan.evidence is not None
        return plan.with_evidence(plan.evidence._replace(incidents={i.id: i for i in found}))

    def test_the_item_that_would_have_spared_most_is_told_with_where_it_stands(self) -> None:
        plan = self.incidents((24.0, "latency"), (12.0, "latency"), (18.0, None))
        assert say(plan, "reserve") == (
            "▼ Unplanned work took 27 % of the time, 15 % agreed: beyond chance. Latency would have spared two thirds "
            "of the incident hours, 36 of 54: ranked 2, not started."
        )
        sentence = found(plan, "reserve")
        assert sentence is not None
        assert sentence.because[-2] == "2 of 3 incidents of this quarter say that Latency would have prevented them."

    def test_unknown_hours_are_left_out_and_said(self) -> None:
        plan = self.incidents((10.0, "latency"), (None, "latency"))
        sentence = found(plan, "reserve")
        assert sentence is not None
        assert sentence.text.endswith("would have spared all of the incident hours, 10 of 10: ranked 2, not started.")
        assert "Of 1 incident nobody knows the hours; they are left out." in sentence.because

    @pytest.mark.parametrize("rows", [(), ((5.0, None),), ((None, "latency"),), ((1.0, "latency"), (99.0, None))])
    def test_nothing_is_said_where_nothing_is_known(self, rows: tuple[tuple[float | None, str | None], ...]) -> None:
        assert "incident" not in say(self.incidents(*rows), "reserve")

    def test_other_quarters_do_not_count(self) -> None:
        assert "incident" not in say(self.incidents((9.0, "latency"), on=date(2026, 9, 1)), "reserve")

    def test_fractions_in_words(self) -> None:
        assert [fraction_text(s) for s in (1.0, 0.67, 0.5, 0.34, 0.25, 0.75, 0.42)] == [
            "all",
            "two thirds",
            "half",
            "a third",
            "a quarter",
            "three quarters",
            "42 %",
        ]


class TestPromisesAtRisk:
    def test_what_has_no_room_left_is_named_with_its_weeks(self) -> None:
        large = make_item("large", weeks=20, team="growth")
        plan = promising((large, make_item("small", weeks=3, team="growth")))
        text = say(plan, "promises", WEEKS[11])
        assert "At risk: Large: it needs 20 weeks, " in text
        assert text.startswith("▼")
        sentence = found(plan, "promises", WEEKS[11])
        assert sentence is not None
        assert sentence.leads_to == LeadsTo("promise", "large")

    def test_the_weeks_left_are_the_part_of_the_quarter_that_is_left(self) -> None:
        plan = promising((make_item("large", weeks=20, team="growth"),))
        day = WEEKS[11]
        part = (plan.quarter.ends_on - day).days / 92
        left = 5 * 13.2 * 0.85 * 0.6 * part
        assert f"it needs 20 weeks, {round(left)} are left." in say(plan, "promises", day)

    def test_what_fits_takes_from_what_is_left(self) -> None:
        rows = (make_item("large", weeks=20, team="growth"), make_item("small", weeks=2, team="growth"))
        part = (Q4.ends_on - WEEKS[11]).days / 92
        left = 5 * 13.2 * 0.85 * 0.6 * part - 2
        assert f"it needs 20 weeks, {round(left)} are left." in say(promising(rows), "promises", WEEKS[11])

    def test_a_must_do_whose_day_is_near_is_named(self) -> None:
        due = FRIDAY_OF_WEEK_6 + timedelta(days=7)
        vat = make_item("vat", weeks=1, team="checkout", must_reason="law", must_due=due)
        plan = promising((vat, make_item("pay", weeks=1, team="growth")))
        assert say(plan, "promises").endswith("At risk: Vat (due 13 Nov).")
        assert "At risk" not in say(promising((vat,), vat="going"), "promises")
        assert "At risk" in say(promising((vat,), vat="going"), "promises", due + timedelta(days=1))

    def test_nothing_is_at_risk_where_all_fits(self) -> None:
        assert "At risk" not in say(promising(), "promises")


class TestFiveSentences:
    def test_outcomes_are_among_them_whatever_there_is_to_say_about_time(self) -> None:
        large = make_item("large", weeks=20, team="growth")
        plan = limited(promising((large,)), 0.02)
        time = limited(measured_plan(answers(MIXED), past=past_weeks([0.2] * 3, 0.70)))
        assert plan.evidence is not None
        assert time.evidence is not None
        theirs = time.evidence
        plan = plan.with_evidence(
            plan.evidence._replace(check_ins=theirs.check_ins, time_shares=theirs.time_shares, past=theirs.past)
        )
        plan = with_held(plan, [FINISHED], finished=(69.0,))
        kinds = [s.kind for s in measure_view(plan, FRIDAY_OF_WEEK_6).sentences]
        assert len(kinds) == 5
        assert "pace" in kinds

    def test_in_one_tone_outcomes_stand_before_time(self) -> None:
        plan = with_held(limited(measured_plan(answers(MIXED))), [FINISHED], finished=(61.0,) * 6)
        assert [s.kind for s in measure_view(plan, FRIDAY_OF_WEEK_6).sentences][:3] == ["pace", "reserve", "ratio"]

    def test_each_leads_to_its_evidence(self) -> None:
        gaps = {k: v for k, v in answers(AGREED).items() if k != (4, "growth")}
        plan = limited(measured_plan(gaps, past=past_weeks([0.2] * 3)))
        places = {s.kind: s.leads_to for s in measure_view(plan, FRIDAY_OF_WEEK_6).sentences}
        assert places["answers"] == LeadsTo("check_in", WEEKS[3].isoformat())
        assert places["change"] == LeadsTo("week", WEEKS[5].isoformat())
        assert None not in places.values()


def test_names_in_a_sentence() -> None:
    assert [listed(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"], list("ABCDE"))] == [
        "",
        "A",
        "A and B",
        "A, B and C",
        "A, B, C and 2 more",
    ]
