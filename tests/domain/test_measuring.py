"""Weeks, ratio, reserve, limits and promises: what Measure counts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.evidence import Limits, limits_id
from planner.domain.measuring.limits import FEWEST_WEEKS, frozen, judged, share_of
from planner.domain.measuring.weeks import Parts, copies, is_due, last_quarter, measured_weeks, summed
from planner.domain.organisation import Team
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from tests.measuring import FRIDAY_OF_WEEK_6, PEOPLE, WEEKS, measured_plan, past_weeks

CALM = [0.15, 0.17, 0.13, 0.16, 0.14, 0.15, 0.18, 0.12]
USUAL = (0.3, 0.3, 0.2, 0.2)


def week_of(unplanned: float) -> Parts:
    return Parts(1 - unplanned, 0.0, 0.0, unplanned)


def mixes() -> st.SearchStrategy[tuple[float, float, float, float]]:
    """Ten blocks shared out over the four parts."""
    cuts = st.lists(st.integers(0, 10), min_size=3, max_size=3).map(sorted)
    return cuts.map(lambda c: (c[0] / 10, (c[1] - c[0]) / 10, (c[2] - c[1]) / 10, (10 - c[2]) / 10))


def test_weeks_up_to_today_in_four_parts_weighted_by_people() -> None:
    plan = measured_plan({(1, "checkout"): (0.5, 0.2, 0.2, 0.1), (1, "build"): (0.1, 0.0, 0.5, 0.4)})
    weeks = measured_weeks(plan, FRIDAY_OF_WEEK_6)
    assert [w.week for w in weeks] == list(WEEKS[:6])
    first = weeks[0]
    assert first.shares == pytest.approx((0.4, 0.15, 0.275, 0.175))  # six people and two
    assert ([t.id for t in first.answered], [t.id for t in first.missing], first.expected) == (
        ["build", "checkout"],
        ["growth", "platform"],
        4,
    )
    assert (weeks[1].shares, weeks[1].answered) == (None, ())


def test_plannable_share_counts_in_a_teams_weight() -> None:
    plan = measured_plan({(1, "checkout"): (1, 0, 0, 0), (1, "growth"): (0, 0, 0, 1)})
    own = plan.capacity_of("checkout")
    assert own is not None
    plan = replace(plan, capacities={**plan.capacities, own.id: own._replace(plannable_share=0.5)})
    assert measured_weeks(plan, WEEKS[0])[0].shares == pytest.approx((3 / 8, 0, 0, 5 / 8))


def test_ratio_and_reserve_are_sums_not_means_of_weeks() -> None:
    answers = {(1, "checkout"): (0.8, 0.0, 0.0, 0.2), (2, "checkout"): (0.4, 0.0, 0.4, 0.2)}
    answers[2, "build"] = (0.0, 0.0, 0.0, 1.0)
    total = summed(measured_weeks(measured_plan(answers), FRIDAY_OF_WEEK_6))
    assert total.ratio == pytest.approx((4.8 + 2.4) / (4.8 + 4.8))
    assert total.unplanned_share == pytest.approx((1.2 + 1.2 + 2) / 14)


def test_nothing_planned_has_no_ratio_and_nobody_no_share() -> None:
    total = summed(measured_weeks(measured_plan({(1, "checkout"): (0, 0, 0, 1)}), WEEKS[0]))
    assert (total.ratio, total.unplanned_share) == (None, 1)
    nobody = summed(measured_weeks(measured_plan(), WEEKS[0]))
    assert (nobody.ratio, nobody.unplanned_share, nobody.shares) == (None, None, None)


@pytest.mark.parametrize(
    ("today", "weeks"),
    [(date(2026, 9, 27), 0), (date(2026, 9, 28), 1), (date(2026, 10, 4), 1), (date(2027, 3, 1), 14)],
)
def test_a_quarter_shows_the_weeks_that_have_begun(today: date, weeks: int) -> None:
    assert len(measured_weeks(measured_plan(), today)) == weeks


def test_teams_are_expected_only_while_they_are_there_and_have_people() -> None:
    teams = [
        Team("checkout", "Checkout", "CHK"),
        Team("new", "New", "NEW", since=date(2026, 10, 14)),
        Team("gone", "Gone", "GON", until=date(2026, 10, 4)),
        Team("idle", "Idle", "IDL"),
    ]
    plan = measured_plan(teams=teams, people={"checkout": 6, "new": 4, "gone": 3})
    expected = [[t.id for t in week.missing] for week in measured_weeks(plan, WEEKS[2])]
    assert expected == [["checkout", "gone"], ["checkout"], ["checkout", "new"]]


@given(st.lists(mixes(), min_size=1, max_size=12))
def test_a_weighted_week_lies_within_the_answers_and_sums_to_one(answers: list[tuple[float, ...]]) -> None:
    teams = list(PEOPLE)
    given_answers = {(1 + i // 4, teams[i % 4]): parts for i, parts in enumerate(answers)}
    weeks = measured_weeks(measured_plan(given_answers), FRIDAY_OF_WEEK_6)  # type: ignore[arg-type]  # four parts
    total = summed(weeks)
    assert total.shares is not None
    for shares in [total.shares, *(w.shares for w in weeks if w.shares)]:
        assert sum(shares) == pytest.approx(1)
        for part, values in zip(shares, zip(*answers, strict=True), strict=True):
            assert min(values) - 1e-9 <= part <= max(values) + 1e-9


def test_last_quarters_actual_ratio_comes_from_its_answered_weeks() -> None:
    plan = measured_plan(past=[*past_weeks([0.5], 0.9), *past_weeks([0.1, 0.3], 0.7)[1:]])
    last = last_quarter(plan)
    assert last is not None
    assert last.ratio == pytest.approx((0.45 + 0.49) / (0.5 + 0.7))
    assert last_quarter(measured_plan()) is None


def test_an_older_quarter_is_not_taken_for_the_last() -> None:
    older = past_weeks([0.2] * 3, 0.9, Quarter("2026-Q2", date(2026, 4, 1), date(2026, 6, 30)))
    assert last_quarter(measured_plan(past=older)) is None


def test_a_week_is_due_from_its_friday() -> None:
    assert [is_due(WEEKS[5], WEEKS[5] + timedelta(days=n)) for n in (3, 4, 9)] == [False, True, True]


@pytest.mark.parametrize(
    ("copied", "missing", "run"),
    [((2, 3, 4), (), 3), ((2, 3), (), 0), ((2, 3, 4, 5), (), 4), ((2, 3, 4), (5,), 0), ((3, 4, 5), (1,), 3)],
)
def test_copies_in_a_row_are_counted(copied: tuple[int, ...], missing: tuple[int, ...], run: int) -> None:
    numbers = [n for n in range(1, max(copied) + 1) if n not in missing]
    plan = measured_plan({(n, "growth"): USUAL for n in numbers}, copied=[(n, "growth") for n in copied])
    weeks = measured_weeks(plan, WEEKS[max(*copied, *missing, 0) - 1])
    assert copies(plan, weeks) == ([(plan.teams["growth"], run)] if run else [])


def test_a_mark_without_the_same_shares_is_no_copy() -> None:
    answers = {(n, "growth"): (0.3, 0.3, 0.2 if n % 2 else 0.1, 0.2 if n % 2 else 0.3) for n in range(1, 6)}
    plan = measured_plan(answers, copied=[(n, "growth") for n in range(1, 6)])
    assert copies(plan, measured_weeks(plan, WEEKS[4])) == []


def with_width(plan: Plan, width: float | None, measure: str = "unplanned") -> Plan:
    assert plan.evidence is not None
    row = Limits(limits_id(plan.current, measure), plan.current, measure, width, 13)
    return plan.with_evidence(plan.evidence._replace(limits={row.id: row}))


def test_weeks_are_held_against_what_was_agreed_not_against_their_mean() -> None:
    plan = with_width(measured_plan(), 0.03)
    judgement = judged(plan, "unplanned", 0.15, [week_of(u) for u in (0.20, 0.25, 0.24, 0.22)])
    assert judgement.band is not None
    assert (judgement.band.centre, judgement.band.low, judgement.band.high) == pytest.approx(
        (0.15, 0.15 - 0.09 / 1.128, 0.15 + 0.09 / 1.128)
    )
    assert (judgement.above, judgement.below, judgement.side, judgement.run) == (2, 0, 1, 4)


def test_the_band_stays_within_a_whole() -> None:
    judgement = judged(with_width(measured_plan(), 0.5), "unplanned", 0.15, [week_of(0.9)])
    assert judgement.band is not None
    assert (judgement.band.low, judgement.band.high, judgement.side) == (0, 1, 0)


@pytest.mark.parametrize("width", [None, 0.0, 1e-17])
def test_without_a_width_it_is_too_early_unless_eight_weeks_lie_on_one_side(width: float | None) -> None:
    plan = with_width(measured_plan(), width)
    few, many = ([week_of(0.3)] * n for n in (7, 8))
    assert (judged(plan, "unplanned", 0.15, few).band, judged(plan, "unplanned", 0.15, few).side) == (None, 0)
    assert judged(plan, "unplanned", 0.15, many).side == 1
    assert judged(plan, "unplanned", 0.35, many).side == -1


def test_an_unknown_share_is_passed_over() -> None:
    fires = Parts(0, 0, 0, 1)
    assert share_of("tune_up", fires) is None
    judgement = judged(measured_plan(), "tune_up", 0.4, [fires, Parts(0.5, 0, 0.5, 0)])
    assert (judgement.weeks, judgement.run) == (1, 1)


def test_what_is_back_filled_later_does_not_move_stored_limits() -> None:
    plan = with_width(measured_plan(past=past_weeks(CALM)), 0.03)
    later = with_width(measured_plan(past=past_weeks([0.0, 1.0] * 6)), 0.03)
    weeks = [week_of(0.25)]
    assert judged(plan, "unplanned", 0.15, weeks) == judged(later, "unplanned", 0.15, weeks)
    assert [row.measure for row in frozen(plan)] == ["tune_up"]


@pytest.mark.parametrize("weeks", [FEWEST_WEEKS - 1, FEWEST_WEEKS])
def test_the_width_is_known_from_eight_weeks_on(weeks: int) -> None:
    rows = frozen(measured_plan(past=past_weeks(CALM[:weeks])))
    assert {row.mean_moving_range is None for row in rows} == {weeks < FEWEST_WEEKS}
    assert {row.weeks for row in rows} == {weeks}
