"""Hypotheses settled by quarter: counted where the verdict came, of those that customers had."""

from dataclasses import replace
from datetime import date, timedelta

from planner.domain.calendar import weeks_of
from planner.domain.flywheel import Turn, turns
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.slices.settling import settled_in
from tests.builders import make_plan
from tests.measuring import Q3, Q4, WEEKS
from tests.slicing import EMAIL, SANDBOX, TOGGLE, sliced, sliced_plan, with_result

Q1 = Quarter("2027-Q1", Q4.ends_on + timedelta(days=1), date(2027, 3, 31))


def looked_at_from_q1(plan: Plan) -> list[tuple[str, int | None, int | None]]:
    later = replace(plan, current=Q1.id, quarters={**plan.quarters, Q1.id: Q1})
    return [(turn.quarter, turn.settled, turn.begun) for turn in turns(later)]


def test_a_verdict_counts_in_the_quarter_in_which_it_came() -> None:
    plan, _ = sliced(sliced_plan(), "saved", EMAIL, ("21 of 150",) * 6)
    plan, _ = sliced(plan, "saved", {**SANDBOX, "started_on": "2026-10-01"}, ("0.4; 0.6; 0.3", "0.7; 0.5"))
    plan, _ = sliced(plan, "pricing", TOGGLE, ("4 of 60 against 3 of 61",))
    plan, _ = sliced(plan, "reports", {**EMAIL, "started_on": "", "title": "Nobody has it"})
    assert looked_at_from_q1(plan) == [("2026-Q3", None, None), ("2026-Q4", 2, 3)]


def test_what_went_on_is_begun_in_each_quarter_until_it_is_settled() -> None:
    early = {**EMAIL, "started_on": "2026-09-16"}
    plan, email = sliced(sliced_plan(), "saved", early)
    plan = with_result(plan, email, weeks_of(Q3)[-1], "20 of 150")
    assert settled_in(plan, [Q3, Q4]) == {Q3.id: (0, 1), Q4.id: (0, 1)}
    settled = with_result(plan, email, WEEKS[2], "150 of 900")
    assert settled_in(settled, [Q3, Q4]) == {Q3.id: (0, 1), Q4.id: (1, 1)}
    assert settled_in(settled, [Q3, Q4, Q1]) == {Q3.id: (0, 1), Q4.id: (1, 1)}
    # What came in later does not make an earlier quarter's figures others.
    assert settled_in(settled, [Q3]) == {Q3.id: (0, 1)}


def test_without_slices_nothing_is_counted() -> None:
    assert settled_in(make_plan(), [Q4]) == settled_in(sliced_plan(), [Q4]) == settled_in(sliced_plan(), []) == {}
    turn = Turn("2026-Q4", None, None, None, None, None, None, None)
    assert (turn.hypotheses, turn._replace(settled=0, begun=2).hypotheses) == ("", "0/2")
