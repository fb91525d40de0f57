"""What the numbers say reads right for one, many, none and unknown."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.domain.plan import Plan
from planner.domain.views.measure import measure_view
from planner.domain.views.measure_known import emphasised
from tests.builders import make_item
from tests.measuring import FRIDAY_OF_WEEK_6, PEOPLE, Q4, WEEKS, measured_plan, past_weeks
from tests.promising import AGREED, ITEMS, MIXED, SIX, answers, limited, promising


def say(plan: Plan, kind: str, today: date = FRIDAY_OF_WEEK_6) -> str:
    """The sentence of one kind with its glyph; empty where there is none."""
    found = [s for s in measure_view(plan, today).sentences if s.kind == kind]
    return f"{found[0].glyph} {found[0].text}" if found else ""


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        (
            limited(measured_plan(answers(MIXED))),
            "▼ Unplanned work took 27 % of the time, 15 % agreed: beyond chance.",
        ),
        (
            limited(measured_plan(answers(MIXED, [1]))),
            "▼ Unplanned work took 27 % of the time, 15 % agreed: beyond chance.",
        ),
        (
            limited(measured_plan(answers(AGREED))),
            "▲ Unplanned work took 15 % of the time, 15 % agreed: within chance.",
        ),
        (
            limited(measured_plan(answers((0.6, 0.2, 0.2, 0.0)))),
            "▲ Unplanned work took 0 % of the time, 15 % agreed: beyond chance.",
        ),
        (
            limited(measured_plan(answers(MIXED)), None),
            "■ Unplanned work took 27 % of the time, 15 % agreed: too early to say if that is chance.",
        ),
        (
            measured_plan(answers(MIXED)),
            "■ Unplanned work took 27 % of the time, 15 % agreed: too early to say if that is chance.",
        ),
        (
            measured_plan(answers(MIXED), quarter=Q4._replace(reserve=None)),
            "■ Unplanned work took 27 % of the time; no reserve is agreed yet.",
        ),
        (measured_plan(), ""),
    ],
)
def test_reserve(plan: Plan, text: str) -> None:
    assert say(plan, "reserve") == text


def test_eight_weeks_on_one_side_are_no_chance_even_inside_the_limits() -> None:
    plan = limited(measured_plan(answers((0.5, 0.1, 0.2, 0.2), range(1, 9))), 0.05)
    text = "▼ Unplanned work took 20 % of the time, 15 % agreed: above that for 8 weeks in a row."
    assert say(plan, "reserve", WEEKS[7]) == text


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        (
            limited(measured_plan(answers(MIXED))),
            "▼ Tune-Up got 22 % of planned time, 40 % agreed: beyond chance.",
        ),
        (limited(measured_plan(answers(AGREED))), "▲ Tune-Up got 40 % of planned time, 40 % agreed: within chance."),
        (
            limited(measured_plan(answers((0.2, 0.0, 0.7, 0.1)))),
            "■ Tune-Up got 78 % of planned time, 40 % agreed: beyond chance.",
        ),
        (
            measured_plan(answers(MIXED), quarter=Q4._replace(ratio=None)),
            "■ Tune-Up got 22 % of planned time; no ratio is agreed yet.",
        ),
        (measured_plan(answers((0.0, 0.0, 0.0, 1.0))), ""),
        (measured_plan(), ""),
    ],
)
def test_ratio(plan: Plan, text: str) -> None:
    assert say(plan, "ratio") == text


@pytest.mark.parametrize(
    ("last", "parts", "text"),
    [
        (0.84, MIXED, "■ Tune-Up 16 → 22 % of planned time since last quarter, 40 % agreed."),
        (0.70, MIXED, "▼ Tune-Up 30 → 22 % of planned time since last quarter, 40 % agreed."),
        (0.84, AGREED, "▲ Tune-Up 16 → 40 % of planned time since last quarter, 40 % agreed."),
        (0.77, MIXED, "■ Tune-Up 23 → 22 % of planned time since last quarter, 40 % agreed."),
        (0.78, MIXED, "■ Tune-Up is at 22 % of planned time, as last quarter, 40 % agreed."),
    ],
)
def test_change_is_another_sentence_than_against_agreed(
    last: float, parts: tuple[float, float, float, float], text: str
) -> None:
    assert say(measured_plan(answers(parts), past=past_weeks([0.2] * 3, last)), "change") == text


def test_change_without_anything_to_compare_with() -> None:
    assert say(measured_plan(answers(MIXED)), "change") == "■ Nothing to compare Tune-Up with: no answers in 2026-Q3."
    alone = replace(measured_plan(answers(MIXED)), quarters={Q4.id: Q4})
    assert say(alone, "change") == "■ Nothing to compare Tune-Up with: there is no earlier quarter."
    assert say(measured_plan(past=past_weeks([0.2])), "change") == ""


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        (measured_plan(items=ITEMS), "■ Nothing is promised yet: the plan is not agreed."),
        (promising(), "▼ 0 of 22 weeks promised are done, 0 going; week 6 of 14."),
        (promising(latency="done", carts="going"), "■ 9 of 22 weeks promised are done, 12 going; week 6 of 14."),
        (
            promising(pay="done", carts="dropped"),
            "▼ 1 of 22 weeks promised is done, 0 going, 12 dropped; week 6 of 14.",
        ),
        (promising(latency="done", pay="done", carts="done"), "▲ All 3 items promised are done, 22 weeks."),
        (promising(ITEMS[1:2], pay="done"), "▲ The one item promised is done, 1 week."),
        (
            promising((*ITEMS, make_item("vat", must_reason="law", team="checkout")), carts="going"),
            "■ 0 of 22 weeks promised are done, 12 going, 1 item without estimate; week 6 of 14.",
        ),
    ],
)
def test_promises(plan: Plan, text: str) -> None:
    assert say(plan, "promises") == text


def missing(*gone: tuple[int, str]) -> Plan:
    return measured_plan({k: v for k, v in answers(AGREED).items() if k not in gone})


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        (missing(), "▲ All 4 teams answered for all 6 weeks."),
        (missing((6, "growth")), "■ 23 of 24 answers are in; missing: Growth (week 6)."),
        (
            missing((6, "growth"), (2, "build"), (6, "build")),
            "■ 21 of 24 answers are in; missing: Build & Release (weeks 2, 6), Growth (week 6).",
        ),
        (
            missing(*((n, team) for n in range(2, 7) for team in PEOPLE)),
            ("▼ 4 of 24 answers are in; missing: Build & Release, Checkout, Growth (5 weeks) and 1 more team."),
        ),
        (measured_plan(), "▼ No team has answered for the 6 weeks so far."),
        (measured_plan(people={"checkout": 0}), "■ No team has people in 2026-Q4, so nobody is asked."),
        (
            measured_plan({(n, "checkout"): AGREED for n in SIX}, people={"checkout": 6}),
            "▲ The one team answered for all 6 weeks.",
        ),
    ],
)
def test_answers(plan: Plan, text: str) -> None:
    assert say(plan, "answers") == text


@pytest.mark.parametrize(
    ("today", "text"),
    [
        (date(2026, 9, 1), "■ 2026-Q4 starts on 1 Oct: there is nothing to measure yet."),
        (WEEKS[0], "■ No team has answered yet; the first week is due on Friday."),
        (WEEKS[0] + timedelta(days=4), "▼ No team has answered for the first week."),
        (WEEKS[1] + timedelta(days=2), "▼ No team has answered for the first week."),
    ],
)
def test_answers_before_there_are_any(today: date, text: str) -> None:
    assert say(measured_plan(), "answers", today) == text


def test_a_week_copied_for_the_third_time_says_so_but_never_of_a_small_team() -> None:
    usual = answers(AGREED)
    growth = measured_plan(usual, copied=[(n, "growth") for n in (4, 5, 6)])
    assert say(growth, "answers").endswith("weeks. Growth copied its week unchanged 3 times.")
    build = measured_plan(usual, copied=[(n, "build") for n in (3, 4, 5, 6)])
    assert say(build, "answers").endswith("weeks. A small team copied its week unchanged 4 times.")
    both = measured_plan(usual, copied=[(n, t) for n in (4, 5, 6) for t in ("growth", "build")])
    assert say(both, "answers").endswith("weeks. 2 teams copied their weeks unchanged.")


def test_no_sentence_or_row_gives_away_a_small_teams_week() -> None:
    plan = limited(measured_plan({**answers(AGREED), (6, "build"): (0.0, 0.0, 0.11, 0.89)}))
    view = measure_view(plan, FRIDAY_OF_WEEK_6)
    shown = [*(line for s in view.sentences for line in (s.text, *s.because)), *view.time.rows[-1].because]
    assert not [line for line in shown if "89 %" in line]


def test_at_most_five_sentences_worst_first() -> None:
    plan = limited(measured_plan(answers(MIXED), past=past_weeks([0.2] * 3, 0.84), items=ITEMS))
    view = measure_view(plan, FRIDAY_OF_WEEK_6)
    assert [(s.kind, s.tone) for s in view.sentences] == [
        ("reserve", "bad"),
        ("ratio", "bad"),
        ("promises", "even"),
        ("change", "even"),
        ("answers", "good"),
    ]


def test_what_stands_out_is_only_in_our_own_words() -> None:
    assert emphasised("took *27 %* of") == (("took ", False), ("27 %", True), (" of", False))
    plan = measured_plan({k: v for k, v in answers(AGREED).items() if k != (6, "growth")})
    plan = replace(plan, teams={**plan.teams, "growth": plan.teams["growth"]._replace(name="*[b]Stars*")})
    (sentence,) = (s for s in measure_view(plan, FRIDAY_OF_WEEK_6).sentences if s.kind == "answers")
    assert "*[b]Stars* (week 6)" in sentence.text
    assert [text for text, strong in sentence.pieces if strong] == ["23 of 24"]
