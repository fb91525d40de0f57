"""Principles: an ordered list per quarter, handed on to the next, and named by the decisions that follow them."""

from datetime import date

import pytest

from planner.domain.alignment import agree_ratio
from planner.domain.capacity import Split
from planner.domain.context import context_of
from planner.domain.errors import BadInputError
from planner.domain.evidence import Evidence
from planner.domain.plan import Plan
from planner.domain.principles import (
    add_principle,
    drop_principle,
    following,
    handed_on,
    move_principle,
    principle_called,
    principles_of,
    reword_principle,
)
from planner.domain.purpose import Principle, QuarterContext
from planner.domain.quarters.editing import new_quarter
from planner.domain.quarters.form import QuarterForm
from planner.domain.views.decisions import decision_told, decisions_view
from tests.builders import Q4, done, make_moment, make_plan

WORDS = ("Customers first", "Buy back speed", "Small steps")


def with_principles(*words: str) -> Plan:
    rows = (Principle(f"2026-Q4:p{n}", "2026-Q4", n, text) for n, text in enumerate(words))
    return make_plan(principles={row.id: row for row in rows}, evidence=Evidence())


def texts(plan: Plan, quarter: str | None = None) -> list[str]:
    return [row.text for row in principles_of(plan, quarter)]


def test_they_are_added_reworded_moved_and_taken_away() -> None:
    plan = with_principles(*WORDS[:2])
    step = add_principle(plan, " Small  steps ", make_moment())
    assert step.label == "Add the principle Small steps"
    plan = done(plan, step)
    assert texts(plan) == list(WORDS)
    plan = done(plan, move_principle(plan, "2026-Q4:p0", 1))
    assert texts(plan) == ["Buy back speed", "Customers first", "Small steps"]
    plan = done(plan, move_principle(plan, "2026-Q4:p0", -5))
    assert texts(plan) == list(WORDS)
    assert move_principle(plan, "2026-Q4:p0", -1).changes == ()
    plan = done(plan, reword_principle(plan, "2026-Q4:p1", "Speed before features"))
    plan = done(plan, drop_principle(plan, "2026-Q4:p0"))
    assert texts(plan) == ["Speed before features", "Small steps"]
    plan = done(plan, add_principle(plan, "Again", make_moment()._replace(new_id=lambda: "new")))
    assert texts(plan)[-1] == "Again"


def test_what_cannot_be_is_refused_in_a_sentence() -> None:
    plan = with_principles(*WORDS)
    with pytest.raises(BadInputError, match="A principle needs words"):
        add_principle(plan, "\x00 ", make_moment())
    with pytest.raises(BadInputError, match="20 principles are more than anybody remembers"):
        add_principle(with_principles(*map(str, range(20))), "One more", make_moment())
    for act in (drop_principle, lambda p, i: reword_principle(p, i, "x"), lambda p, i: move_principle(p, i, 1)):
        with pytest.raises(BadInputError, match="not in this quarter any more"):
            act(plan, "gone")
    closed = make_plan(quarter=Q4._replace(state="closed"))
    with pytest.raises(BadInputError, match="is closed"):
        add_principle(closed, "Late", make_moment())


def test_a_principle_is_called_by_its_number_or_a_few_letters() -> None:
    plan = with_principles(*WORDS)
    assert principle_called(plan, " ") is None
    assert principle_called(plan, "2") == "2026-Q4:p1"
    assert principle_called(plan, "SMALL") == "2026-Q4:p2"
    with pytest.raises(BadInputError, match="“s” is in several principles; write its number, 1 to 3"):
        principle_called(plan, "s")
    for text in ("4", "0", "none such", "²"):
        with pytest.raises(BadInputError, match="is in no principle"):
            principle_called(plan, text)
    with pytest.raises(BadInputError, match="has no principles yet"):
        principle_called(make_plan(), "1")


def test_a_decision_says_which_one_it_follows() -> None:
    plan = with_principles(*WORDS)
    agreed = agree_ratio(plan, Split(0.6, 0.15), make_moment(), why="We slowed down")
    assert following(agreed, None) is agreed
    plan = done(plan, following(agreed, "2026-Q4:p1"))
    (row,) = decisions_view(plan).rows
    assert ("follows", "2 Buy back speed") in decision_told(plan, row.decision)


def test_the_next_quarter_begins_with_the_same_principles_and_answers() -> None:
    plan = with_principles(*WORDS)
    plan = done(plan, move_principle(plan, "2026-Q4:p2", -2))
    context = QuarterContext("2026-Q4", "2026-Q4", "growing", None, 2, 3, 4)
    plan = make_plan(principles=plan.principles, contexts={context.id: context})
    assert [row.id for row in handed_on(plan, "2027-Q1")] == ["2027-Q1:p2", "2027-Q1:p0", "2027-Q1:p1"]
    step = new_quarter(plan, QuarterForm("2027-Q1", date(2027, 1, 1), date(2027, 3, 31)), date(2026, 12, 14))
    after = done(plan, step)
    assert texts(after, "2027-Q1") == ["Small steps", "Customers first", "Buy back speed"]
    assert texts(after) == texts(plan)
    kept = [c.after for c in step.changes if isinstance(c.after, QuarterContext)]
    assert kept == [context._replace(id="2027-Q1", quarter="2027-Q1")]
    assert context_of(after) == context
