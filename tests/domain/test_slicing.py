"""Slices: cut, edited, measured by week, asked for, judged, decided upon, and taken away."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import permutations
from math import inf, nan

import pytest

from planner.domain.change import Step, edit
from planner.domain.errors import BadInputError
from planner.domain.plan import Plan
from planner.domain.results import Slice
from planner.domain.slices.form import form_of, parse_slice, slice_texts
from planner.domain.slices.numbers import parse_line
from planner.domain.slices.slicing import (
    add_slice,
    decide_slice,
    drop_slice,
    edit_slice,
    record_result,
    results_of,
    running_slices,
    slice_of,
    slices_of,
    verdict_of,
)
from tests.builders import done, with_item
from tests.measuring import FRIDAY_OF_WEEK_6, WEEKS, on
from tests.slicing import EMAIL, FIRES, SANDBOX, TOGGLE, sliced, sliced_plan, with_result

MOMENT = on(FRIDAY_OF_WEEK_6)


def asked(plan: Plan, number: int, team: str = "checkout") -> list[str]:
    return [row.title for row in running_slices(plan, team, WEEKS[number - 1])]


def edited(plan: Plan, slice_id: str, texts: dict[str, str] | None = None) -> Plan:
    found = slice_of(plan, slice_id)
    form = parse_slice(plan, {**slice_texts(plan, found), **(texts or {})}, found)
    return done(plan, edit_slice(plan, slice_id, form, MOMENT))


def test_a_slice_is_cut_from_an_item_last_of_its_own_at_the_items_stage() -> None:
    plan, first = sliced(sliced_plan(), "saved", EMAIL)
    plan, second = sliced(plan, "saved", TOGGLE)
    assert [row.id for row in slices_of(plan, "saved")] == [first, second]
    assert slice_of(plan, first) == Slice(
        first, "saved", "Insights by e-mail", "share", 0.1,
        hypothesis="Shops that see their week come back", metric="opened the link", kr="repeat",
        started_on=date(2026, 10, 7), stage="mvp",
    )  # fmt: skip
    assert (slice_of(plan, second).position, slice_of(plan, second).sample) == (1, 4000)


def test_what_can_never_be_judged_is_not_cut() -> None:
    plan = sliced_plan()
    form = parse_slice(plan, EMAIL)
    with pytest.raises(BadInputError, match="Saved was stopped"):
        add_slice(with_item(plan, "saved", stage="stopped"), "saved", form, MOMENT)
    with pytest.raises(BadInputError, match="not in the plan any more"):
        add_slice(plan, "gone", form, MOMENT)
    with pytest.raises(BadInputError, match="needs a title"):
        add_slice(plan, "saved", form._replace(title=" \u200b"), MOMENT)
    with pytest.raises(BadInputError, match="30 Oct is past; fix beforehand"):
        add_slice(plan, "saved", form._replace(until=date(2026, 10, 30)), MOMENT)
    for mark in (nan, inf, 0.0, 1.0, 10.0):
        with pytest.raises(BadInputError, match="Pass mark"):
            add_slice(plan, "saved", form._replace(pass_mark=mark), MOMENT)


def test_a_moved_pass_mark_keeps_the_first_one() -> None:
    plan, email = sliced(sliced_plan(), "saved", EMAIL, ("20 of 200",))
    moved = edited(plan, email, {"pass_mark": "≥ 8 %"})
    assert (slice_of(moved, email).pass_mark, slice_of(moved, email).first_pass_mark) == (0.08, 0.1)
    again = edited(moved, email, {"pass_mark": "≥ 7 %"})
    assert slice_of(again, email).first_pass_mark == 0.1
    assert slice_of(edited(again, email, {"pass_mark": "≥ 10 %"}), email).first_pass_mark is None
    otherwise = {"kind": "", "pass_mark": "≤ 3 days", "until": "2026-12-18"}
    other = edited(sliced(sliced_plan(), "saved", EMAIL)[0], "slice-1", otherwise)
    assert (slice_of(other, "slice-1").kind, slice_of(other, "slice-1").first_pass_mark) == ("mean", None)


def test_a_mark_with_more_decimals_than_are_shown_is_not_moved_by_saving_the_form() -> None:
    plan, email = sliced(sliced_plan(), "saved", EMAIL)
    step = edit_slice(plan, email, form_of(slice_of(plan, email))._replace(pass_mark=1 / 3), MOMENT)
    plan = done(plan, step)
    assert edited(plan, email) == plan
    renamed = edited(plan, email, {"title": "Another name"})
    assert (slice_of(renamed, email).pass_mark, slice_of(renamed, email).first_pass_mark) == (1 / 3, 0.1)


@pytest.mark.parametrize(
    ("texts", "what"),
    [
        ({"kind": "mean", "pass_mark": "≥ 3", "sample": "9"}, "what it is judged by"),
        ({"pass_mark": "≤ 10 %"}, "which way is better"),
        ({"sample": "400"}, "how many it takes"),
        ({"until": "2026-12-18"}, "the day"),
    ],
)
def test_what_was_fixed_beforehand_stays_once_there_are_results(texts: dict[str, str], what: str) -> None:
    plan, email = sliced(sliced_plan(), "saved", EMAIL)
    assert edited(plan, email, texts) != plan
    measured = with_result(plan, email, WEEKS[1], "20 of 200")
    with pytest.raises(BadInputError, match=f"Insights by e-mail has results: {what} was fixed beforehand"):
        edited(measured, email, texts)


def test_a_result_is_stored_by_week_replaced_and_taken_away() -> None:
    plan, email = sliced(sliced_plan(), "saved", EMAIL)
    step = record_result(plan, email, WEEKS[1], {"successes": 42, "trials": 300}, MOMENT)
    assert step.label == "Insights by e-mail: 42 of 300 in the week of 5 Oct"
    plan = done(plan, step)
    row = results_of(plan, email)[0]
    assert (row.id, row.numbers, row.by) == (
        f"{email}:2026-10-05", (("successes", 42.0), ("trials", 300.0)), "Ann"
    )  # fmt: skip
    same = record_result(plan, email, WEEKS[1], {"trials": 300, "successes": 42}, on(FRIDAY_OF_WEEK_6, "Bo"))
    assert same.changes == ()
    corrected = done(plan, record_result(plan, email, WEEKS[1], {"successes": 43, "trials": 300}, MOMENT))
    assert results_of(corrected, email)[0].numbers[0] == ("successes", 43.0)
    gone = record_result(plan, email, WEEKS[1], {}, MOMENT)
    assert (gone.label, results_of(done(plan, gone), email)) == (
        "Insights by e-mail: no result in the week of 5 Oct", ()
    )  # fmt: skip


def test_the_first_result_says_since_when_customers_have_it() -> None:
    plan, toggle = sliced(sliced_plan(), "pricing", TOGGLE)
    plan = with_result(plan, toggle, WEEKS[3], "10 of 80 against 8 of 80")
    assert slice_of(plan, toggle).started_on == WEEKS[3]
    assert slice_of(with_result(plan, toggle, WEEKS[1], "1 of 8 against 1 of 8"), toggle).started_on == WEEKS[1]
    plan, email = sliced(plan, "saved", EMAIL)
    assert slice_of(with_result(plan, email, WEEKS[1], "1 of 8"), email).started_on == date(2026, 10, 7)


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ({"successes": 11, "trials": 10}, "11 of 10 cannot be"),
        ({"successes": nan, "trials": 10}, "Successes: nan is not a number"),
        ({"successes": 1, "trials": inf}, "Trials: inf is not a number"),
        ({"successes": -1, "trials": 10}, "Successes: -1 is no count"),
        ({"successes": 1.5, "trials": 10}, "Successes: 1.5 is no count"),
        ({"successes": 1}, "A share needs trials"),
        ({"successes": 1, "trials": 2, "mean": 3}, "mean is no number of a share"),
        ({"successes": 1, "trials": 1e300}, "not a number that can be counted with"),
    ],
)
def test_results_that_cannot_be_are_refused(numbers: dict[str, float], told: str) -> None:
    plan, email = sliced(sliced_plan(), "saved", EMAIL)
    with pytest.raises(BadInputError, match=told):
        record_result(plan, email, WEEKS[1], numbers, MOMENT)


def test_results_of_weeks_that_are_not_there_are_refused() -> None:
    plan, email = sliced(sliced_plan(), "saved", EMAIL)
    for week, told in (
        (WEEKS[6], "has not begun"),
        (WEEKS[0] - timedelta(weeks=40), "in no quarter of this plan"),
        (WEEKS[1] + timedelta(days=1), "in no quarter of this plan"),
    ):
        with pytest.raises(BadInputError, match=told):
            record_result(plan, email, week, {"successes": 1, "trials": 2}, MOMENT)
    with pytest.raises(BadInputError, match="That slice is not in the plan any more"):
        record_result(plan, "gone", WEEKS[1], {"successes": 1, "trials": 2}, MOMENT)


def test_a_check_in_asks_about_what_customers_have_and_nobody_knows_yet() -> None:
    plan, email = sliced(sliced_plan(), "saved", EMAIL)  # since week 2
    plan, _ = sliced(plan, "pricing", TOGGLE)  # not yet
    plan, _ = sliced(plan, "reports", {**EMAIL, "title": "Of another team"})
    assert [asked(plan, number) for number in (1, 2, 6)] == [[], ["Insights by e-mail"], ["Insights by e-mail"]]
    assert asked(plan, 2, "growth") == ["Of another team"]
    settled = with_result(plan, email, WEEKS[2], "126 of 900")
    assert [asked(settled, number) for number in (2, 3, 4)] == [["Insights by e-mail"], ["Insights by e-mail"], []]
    why = "Shops want it"
    assert asked(done(plan, decide_slice(plan, email, "continue", why, MOMENT)), 6) == ["Insights by e-mail"]
    assert asked(done(plan, decide_slice(plan, email, "stop", why, MOMENT)), 6) == []
    assert asked(with_item(plan, "saved", stage="stopped"), 6) == []


def test_a_check_in_asks_no_more_after_the_day_or_the_sample_unless_it_is_a_share() -> None:
    plan, _ = sliced(sliced_plan(), "saved", {**SANDBOX, "started_on": "2026-10-01"})  # to the Friday of week 6
    assert [asked(plan, number) for number in (5, 6, 7)] == [["Sandbox for one team"]] * 2 + [[]]
    plan, fires = sliced(sliced_plan(), "alerts", FIRES, ("2 in 2", "3 in 2", "3 in 2"))
    assert slice_of(plan, fires).sample == 6
    assert [asked(plan, number) for number in (3, 4)] == [["Pages at night"], []]
    share, _ = sliced(sliced_plan(), "saved", {**EMAIL, "sample": "60"}, ("6 of 60",))
    assert asked(share, 4) == ["Insights by e-mail"]


def test_slices_are_asked_for_in_the_order_of_their_items_ranks() -> None:
    plan = sliced_plan()
    for item in ("pricing", "saved"):
        plan, _ = sliced(plan, item, {**EMAIL, "title": item})
    assert asked(plan, 3) == ["saved", "pricing"]


def test_the_verdict_is_that_of_all_weeks_in_whatever_order_they_came_in() -> None:
    results = {WEEKS[n]: text for n, text in enumerate(("20 of 150", "22 of 150", "18 of 150", "66 of 450"))}
    found = set()
    for order in permutations(results):
        plan, email = sliced(sliced_plan(), "saved", EMAIL)
        for week in order:
            plan = with_result(plan, email, week, results[week])
        found.add(verdict_of(plan, email, FRIDAY_OF_WEEK_6))
    assert [(one.verdict, one.by, one.settled) for one in found] == [("worked", "evidence", WEEKS[3])]


def test_a_decision_is_remembered_with_its_reason_and_supersedes_the_one_before() -> None:
    plan, email = sliced(sliced_plan(), "saved", EMAIL)
    plan = done(plan, decide_slice(plan, email, "continue", "Two shops copied it", on(FRIDAY_OF_WEEK_6)))
    assert plan.evidence is not None
    first = plan.evidence.decisions["new-1"]
    assert (first.kind, first.what, first.why, first.item, first.signed_by) == (
        "slice", "Continue with the slice Insights by e-mail", "Two shops copied it", "saved", "Ann"
    )  # fmt: skip
    assert (slice_of(plan, email).decision, slice_of(plan, email).decided_at) == ("continue", MOMENT.now)
    later = on(FRIDAY_OF_WEEK_6, "Bo")._replace(now=MOMENT.now + timedelta(days=1))
    again = decide_slice(plan, email, "stop", "Nobody opens it", later)
    assert again.changes[1].after._replace(id="") == first._replace(  # type: ignore[union-attr]  # it is made
        id="", at=later.now, what="Stop the slice Insights by e-mail", why="Nobody opens it", signed_by="Bo",
        supersedes=first.id,
    )  # fmt: skip
    with pytest.raises(BadInputError, match="Say in a few words why"):
        decide_slice(plan, email, "change", "  ", MOMENT)


def test_a_slice_with_results_cannot_be_taken_away() -> None:
    plan, email = sliced(sliced_plan(), "saved", EMAIL)
    assert slices_of(done(plan, drop_slice(plan, email))) == ()
    with pytest.raises(BadInputError, match="Insights by e-mail has results, which stay; stop it"):
        drop_slice(with_result(plan, email, WEEKS[1], "1 of 2"), email)


def test_in_a_closed_quarter_only_results_are_entered() -> None:
    plan, email = sliced(sliced_plan(), "saved", EMAIL)
    closed = done(plan, record_result(plan, email, WEEKS[1], parse_line("share", "1 of 2"), MOMENT))
    closed = done(closed, Step("Close", edit(closed.quarter, state="closed")))
    acts: tuple[Callable[[], Step], ...] = (
        lambda: add_slice(closed, "saved", parse_slice(closed, EMAIL), MOMENT),
        lambda: edit_slice(closed, email, form_of(slice_of(closed, email)), MOMENT),
        lambda: decide_slice(closed, email, "stop", "why", MOMENT),
        lambda: drop_slice(closed, email),
    )
    for act in acts:
        with pytest.raises(BadInputError, match="2026-Q4 is closed"):
            act()
    assert record_result(closed, email, WEEKS[2], {"successes": 1, "trials": 9}, MOMENT).changes
