"""A team's week: placed in blocks or typed, saved so that it sums to 1, kept half done, refused with a sentence."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.check_ins.answers import answer_of, check, keep, last_week, same, save, started
from planner.domain.check_ins.blocks import left, one_fewer, one_more, parse_share, parse_shares, put
from planner.domain.errors import BadInputError
from planner.domain.organisation import DEFAULT_WORK_TYPES, Team
from planner.domain.plan import Plan
from tests.builders import done
from tests.measuring import FRIDAY_OF_WEEK_6, WEEKS, measured_plan, on

TYPES = [w.id for w in DEFAULT_WORK_TYPES]
MOMENT = on(FRIDAY_OF_WEEK_6)
USUAL = {"new-features": 0.5, "automation": 0.3, "fires": 0.2}
weeks_of_blocks = st.lists(st.sampled_from(TYPES), min_size=10, max_size=10)


def rows(plan: Plan, team: str = "checkout") -> dict[str, float]:
    assert plan.evidence is not None
    return {r.work_type: r.share for r in plan.evidence.time_shares.values() if r.team == team}


def test_a_saved_week_is_stored_by_work_type_and_counts() -> None:
    plan = measured_plan()
    step = save(plan, "checkout", WEEKS[5], USUAL, MOMENT)
    after = done(plan, step)
    entered = started(after, "checkout", WEEKS[5])
    assert step.label == "Check in Checkout for week 6"
    assert rows(after) == USUAL == answer_of(after, "checkout", WEEKS[5])
    assert entered is not None
    assert (entered.by, entered.finished_at, entered.copied) == ("Ann", MOMENT.now, False)


def test_saved_again_the_old_rows_are_edited_or_go() -> None:
    plan = done(measured_plan(), save(measured_plan(), "checkout", WEEKS[5], USUAL, MOMENT))
    step = save(plan, "checkout", WEEKS[5], {"new-features": 0.5, "fires": 0.4, "tooling": 0.1}, MOMENT)
    assert sorted((c.kind, c.before is None, c.after is None) for c in step.changes) == [
        ("check_in", False, False),
        ("time_share", False, False),
        ("time_share", False, True),
        ("time_share", True, False),
    ]
    assert rows(done(plan, step)) == {"new-features": 0.5, "fires": 0.4, "tooling": 0.1}


def test_saving_the_same_again_changes_nothing() -> None:
    plan = done(measured_plan(), save(measured_plan(), "checkout", WEEKS[5], USUAL, MOMENT))
    assert save(plan, "checkout", WEEKS[5], USUAL, on(FRIDAY_OF_WEEK_6, "Bo")).changes == ()


def test_other_teams_and_weeks_are_left_alone() -> None:
    plan = done(measured_plan(), save(measured_plan(), "growth", WEEKS[5], USUAL, MOMENT))
    plan = done(plan, save(plan, "checkout", WEEKS[4], USUAL, MOMENT))
    after = done(plan, save(plan, "checkout", WEEKS[5], {"fires": 1.0}, MOMENT))
    assert answer_of(after, "growth", WEEKS[5]) == USUAL == answer_of(after, "checkout", WEEKS[4])


@given(st.lists(st.floats(0.001, 1), min_size=1, max_size=9))
def test_whatever_is_saved_sums_to_one(values: list[float]) -> None:
    total = sum(values)
    given_shares = {t: round(v / total, 5) for t, v in zip(TYPES, values, strict=False)}
    plan = done(measured_plan(), save(measured_plan(), "checkout", WEEKS[0], given_shares, MOMENT))
    assert sum(rows(plan).values()) == pytest.approx(1, abs=1e-12)
    assert all(0 < share <= 1 for share in rows(plan).values())


@pytest.mark.parametrize(
    ("shares", "says"),
    [
        ({"fires": 0.9}, "adds up to 90 %; 10 % is missing"),
        ({"fires": 0.9, "support": 0.2}, "adds up to 110 %; 10 % is too much"),
        ({"fires": 0.333, "support": 0.333, "security": 0.333}, "adds up to 99.9 %; 0.1 % is missing"),
        ({}, "adds up to 0 %; 100 % is missing"),
        ({"fires": float("nan")}, "Fires: a share of a week lies between 0 and 100 %"),
        ({"fires": float("inf")}, "Fires: a share of a week"),
        ({"fires": -0.5, "support": 1.5}, "a share of a week"),
        ({"lunch": 1.0}, "There is no work type “lunch”; there are: New features, Existing features, Automation"),
    ],
)
def test_shares_that_are_no_week_are_refused(shares: dict[str, float], says: str) -> None:
    with pytest.raises(BadInputError, match=says):
        save(measured_plan(), "checkout", WEEKS[5], shares, MOMENT)


@pytest.mark.parametrize(
    ("team", "week", "says"),
    [
        ("checkout", WEEKS[6], "The week of 9 Nov has not begun"),
        ("checkout", WEEKS[0] - timedelta(days=7), "21 Sep 2026 lies outside 2026-Q4, .* 28 Sep to 28 Dec 2026"),
        ("checkout", WEEKS[5] + timedelta(days=1), "lies outside"),
        ("nobody", WEEKS[5], "no such team"),
        ("idle", WEEKS[5], "Idle has no people in 2026-Q4"),
        ("gone", WEEKS[5], "Gone does not work in the week of 2 Nov"),
        ("retired", WEEKS[5], "no such team"),
    ],
)
def test_a_week_that_cannot_be_answered_is_refused(team: str, week: date, says: str) -> None:
    teams = [
        Team("checkout", "Checkout", "CHK"),
        Team("idle", "Idle", "IDL"),
        Team("gone", "Gone", "GON", until=date(2026, 10, 20)),
        Team("retired", "Retired", "RET", until=date(2026, 6, 1)),
    ]
    plan = measured_plan(teams=teams, people={"checkout": 6, "gone": 3})
    with pytest.raises(BadInputError, match=says):
        save(plan, team, week, USUAL, MOMENT)
    with pytest.raises(BadInputError, match=says):
        keep(plan, team, week, USUAL, MOMENT)


def test_an_earlier_week_can_be_filled_in_later() -> None:
    assert check(measured_plan(), "growth", WEEKS[0], FRIDAY_OF_WEEK_6).name == "Growth"


def test_half_done_is_kept_and_does_not_count() -> None:
    plan = done(measured_plan(), keep(measured_plan(), "checkout", WEEKS[5], {"fires": 0.4}, MOMENT))
    entered = started(plan, "checkout", WEEKS[5])
    assert entered is not None
    assert (entered.shares, entered.finished_at) == ((("fires", 0.4),), None)
    assert answer_of(plan, "checkout", WEEKS[5]) is None
    assert keep(plan, "checkout", WEEKS[5], {"fires": 0.4}, MOMENT).changes == ()
    assert keep(measured_plan(), "checkout", WEEKS[5], {}, MOMENT).changes == ()


def test_a_saved_week_goes_on_counting_while_it_is_changed_half_way() -> None:
    plan = done(measured_plan(), save(measured_plan(), "checkout", WEEKS[5], USUAL, MOMENT))
    plan = done(plan, keep(plan, "checkout", WEEKS[5], {"fires": 0.9}, MOMENT))
    assert answer_of(plan, "checkout", WEEKS[5]) == USUAL
    plan = done(plan, save(plan, "checkout", WEEKS[5], {"fires": 1.0}, MOMENT))
    assert answer_of(plan, "checkout", WEEKS[5]) == {"fires": 1.0}


def test_only_what_is_indeed_last_weeks_is_marked_as_copied() -> None:
    plan = done(measured_plan(), save(measured_plan(), "checkout", WEEKS[4], USUAL, MOMENT))
    before = last_week(plan, "checkout", WEEKS[5])
    assert before == USUAL
    assert last_week(plan, "checkout", WEEKS[4]) is None
    copied = done(plan, save(plan, "checkout", WEEKS[5], before, MOMENT, copied=True))
    other = done(plan, save(plan, "checkout", WEEKS[5], {"fires": 1.0}, MOMENT, copied=True))
    marks = [entry.copied for p in (copied, other) if (entry := started(p, "checkout", WEEKS[5]))]
    assert marks == [True, False]


def test_rows_that_do_not_sum_to_one_are_no_answer() -> None:
    # Merging two copies can bring together two answers for one week.
    plan = done(measured_plan(), save(measured_plan(), "checkout", WEEKS[5], USUAL, MOMENT))
    assert plan.evidence is not None
    row = next(iter(plan.evidence.time_shares.values()))
    stray = measured_plan({(6, "checkout"): (0, 0, 0, 1)}).evidence
    assert stray is not None
    plan.evidence.time_shares[row.id.replace(row.work_type, "support")] = next(iter(stray.time_shares.values()))  # type: ignore[index]  # the builder's own dictionary
    assert answer_of(plan, "checkout", WEEKS[5]) is None


@given(weeks_of_blocks)
def test_ten_blocks_make_a_week_and_go_back_to_nothing(blocks: list[str]) -> None:
    shares: dict[str, float] = {}
    for block in blocks:
        shares = one_more(shares, block)
    assert left(shares) == 0
    with pytest.raises(BadInputError, match="All ten blocks are placed"):
        one_more(shares, blocks[0])
    for block in blocks:
        shares = one_fewer(shares, block)
    assert shares == {}
    with pytest.raises(BadInputError, match="Nothing is placed here"):
        one_fewer(shares, blocks[0])


def test_blocks_go_to_whole_tenths_and_stop_at_what_is_left() -> None:
    assert one_more({"fires": 0.37}, "fires") == {"fires": 0.4}
    assert one_fewer({"fires": 0.37}, "fires") == {"fires": 0.3}
    assert one_more({"fires": 0.37, "support": 0.6}, "fires") == {"fires": 0.4, "support": 0.6}
    assert one_more({"fires": 0.3, "support": 0.65}, "fires") == {"fires": 0.35, "support": 0.65}
    assert put({"fires": 0.3}, "fires", 0) == {}
    assert left({"fires": 0.8, "support": 0.4}) == pytest.approx(-0.2)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("40 %", 0.4),
        ("40%", 0.4),
        ("40", 0.4),
        ("37.5", 0.375),
        ("37,5 %", 0.375),
        ("16h", 0.4),
        ("16 hours", 0.4),
        ("1 hour", 0.025),
        ("2d", 0.4),
        (" 2 Days ", 0.4),
        (".5d", 0.1),
        ("0", 0),
        ("100", 1),
        ("40h", 1),
    ],
)
def test_shares_as_people_type_them(text: str, share: float) -> None:
    assert parse_share(text) == pytest.approx(share)


@pytest.mark.parametrize("text", ["", "x", "nan", "inf", "-5", "4 x", "1e2", "4 % 4", "٣", "--", "1.2.3"])
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(BadInputError, match="is not a share of a week; write e"):
        parse_share(text)


@pytest.mark.parametrize(("text", "most"), [("101", "100 %"), ("41h", "40 hours"), ("5.5d", "5 days")])
def test_more_than_a_week_is_refused(text: str, most: str) -> None:
    with pytest.raises(BadInputError, match=f"more than a week, which is {most}"):
        parse_share(text)


def test_pairs_from_the_command_line() -> None:
    pairs = ["New features=40", "existing FEATURES = 16h", "fires=1d"]
    assert parse_shares(measured_plan(), pairs) == {"new-features": 0.4, "existing-features": 0.4, "fires": 0.2}


@pytest.mark.parametrize(
    ("pairs", "says"),
    [
        ([], "Say where the week went"),
        (["New features"], "“New features” has no share"),
        (["Lunch=40"], "There is no work type “Lunch”; there are: New features, .*, Support"),
        (["Fires=40", "fires=20"], "Fires is given twice"),
        (["Fires=NaN"], "“NaN” is not a share"),
    ],
)
def test_pairs_that_cannot_be_read_are_refused(pairs: list[str], says: str) -> None:
    with pytest.raises(BadInputError, match=says):
        parse_shares(measured_plan(), pairs)


def test_two_answers_are_the_same_however_they_were_rounded() -> None:
    assert same({"fires": 0.1 + 0.2, "support": 0.7}, {"fires": 0.3, "support": 0.7, "tooling": 0.0})
    assert not same({"fires": 1.0}, {"support": 1.0})
    assert not same(None, None)


def test_what_is_kept_of_other_fields_stays_until_the_week_is_saved() -> None:
    plan = done(
        measured_plan(), keep(measured_plan(), "checkout", WEEKS[5], {}, MOMENT, kept=[("kr:repeat:value", 33.0)])
    )
    assert keep(plan, "checkout", WEEKS[5], {}, MOMENT, kept=[("kr:repeat:value", 33.0)]).changes == ()
    entered = started(plan, "checkout", WEEKS[5])
    assert entered is not None
    assert (entered.kept, entered.finished_at) == ((("kr:repeat:value", 33.0),), None)
    saved = started(done(plan, save(plan, "checkout", WEEKS[5], USUAL, MOMENT)), "checkout", WEEKS[5])
    assert saved is not None
    assert saved.kept == ()
