"""Agreeing the plan and saying what became of it."""

from datetime import timedelta

import pytest

from planner.domain.change import Change
from planner.domain.commitment import agree_plan, agreement, next_outcome, set_outcome
from planner.domain.errors import BadInputError
from planner.domain.evidence import Evidence
from planner.domain.item import Effort, Item
from planner.domain.measuring.promises import baselines, promises
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from tests.builders import NOW, Q4, done, make_item, make_moment, make_plan, with_item
from tests.measuring import Q3, past_weeks

CALM = [0.15, 0.17, 0.13, 0.16, 0.14, 0.15, 0.18, 0.12]


def a_plan(items: tuple[Item, ...] | None = None, quarter: Quarter = Q4, **evidence: object) -> Plan:
    """Checkout has ten weeks in each lane."""
    if items is None:
        items = (
            make_item("carts", weeks=6),
            make_item("pay", weeks=3),
            make_item("search", weeks=4),
            make_item("latency", "tune_up", weeks=8),
            make_item("vat", "tune_up", must_reason="the law"),
            make_item("idea", None),
        )
    plan = make_plan(items, quarter=quarter, quarters={q.id: q for q in (Q3, quarter)})
    return plan.with_evidence(Evidence(**evidence))  # type: ignore[arg-type]  # a test may hand over any table


def later(plan: Plan) -> Plan:
    """Agreed again, an hour later, without Pay."""
    moment = make_moment()._replace(now=NOW + timedelta(hours=1), new_id=iter(["b-2"]).__next__)
    return done(plan, agree_plan(with_item(plan, "pay", effort=None), moment, why="Pay can wait"))


def test_what_is_in_is_promised_with_its_rank_and_effort() -> None:
    plan = a_plan()
    step = agree_plan(plan, make_moment())
    after = done(plan, step)
    assert after.evidence is not None
    rows = {r.item: (r.category, r.standing, r.rank, r.effort) for r in after.evidence.baseline_items.values()}
    assert rows == {
        "carts": ("innovation", "in", 1, 6),
        "pay": ("innovation", "in", 2, 3),
        "search": ("innovation", "out", 3, 4),
        "latency": ("tune_up", "in", 1, 8),
        "vat": ("tune_up", "must", 2, None),
    }
    committed = {p.item: p.committed for p in after.placements.values()}
    assert committed == {"carts": "in", "pay": "in", "search": "out", "latency": "in", "vat": "must", "idea": None}
    assert [b.weeks for b in baselines(after)] == [17]
    assert after.quarter.state == "measure"
    assert step.label == "Agree the plan: 4 items, 17 weeks and 1 without an estimate"


def test_the_decision_says_who_what_and_at_what_cost() -> None:
    plan = a_plan()
    after = done(plan, agree_plan(plan, make_moment("Bo"), signed_by=" Ann ", also_signed_by="Cy"))
    assert after.evidence is not None
    (decision,) = after.evidence.decisions.values()
    assert (decision.signed_by, decision.also_signed_by, decision.at) == ("Ann", "Cy", NOW)
    assert decision.what == "Plan agreed: 4 items, 17 weeks and 1 without an estimate"
    assert decision.cost == "in Carts 6, Pay 3, Latency 8, Vat ?; out nothing"
    assert decision.id == baselines(after)[0].id


def test_agreed_again_needs_a_why_and_keeps_the_first() -> None:
    first = done(a_plan(), agree_plan(a_plan(), make_moment()))
    with pytest.raises(BadInputError, match="agreed before; say in a few words why"):
        agree_plan(with_item(first, "pay", effort=None), make_moment(), why="  ")
    again = later(first)
    assert again.evidence is not None
    decision = again.evidence.decisions["b-2"]
    assert [b.weeks for b in baselines(again)] == [17, 18]
    assert (decision.supersedes, decision.why) == (baselines(first)[0].id, "Pay can wait")
    assert decision.cost == "in Search 4; out Pay ?"
    promised = promises(again)
    assert (promised.first, promised.agreed) == tuple(baselines(again))
    assert {p.item.id for p in promised.promises} == {"carts", "search", "latency", "vat"}
    placement = again.placement_of("pay")
    assert placement is not None
    assert placement.committed == "out"


def test_what_has_not_changed_is_not_agreed_twice() -> None:
    first = done(a_plan(), agree_plan(a_plan(), make_moment()))
    assert agreement(first).same
    says = "Nothing has changed since the plan was agreed: 4 items, 17 weeks and 1 without an estimate."
    for why in ("", "Once more"):
        with pytest.raises(BadInputError, match=says):
            agree_plan(first, make_moment(), why=why)
    assert not agreement(with_item(first, "search", effort=Effort(5, 5, 5))).same, "what is out counts, too"
    assert not agreement(a_plan()).same
    again = later(first)
    assert not agreement(with_item(again, "pay", effort=Effort(3, 3, 3))).same, "the latest agreement counts"


def test_an_item_that_left_the_lanes_is_no_longer_committed() -> None:
    first = done(a_plan(), agree_plan(a_plan(), make_moment()))
    without = with_item(first, "pay", category=None)
    after = done(without, agree_plan(without, make_moment(), why="Pay is unclear"))
    placement = after.placement_of("pay")
    assert placement is not None
    assert placement.committed is None


@pytest.mark.parametrize(
    ("plan", "signed", "says"),
    [
        (a_plan(()), {}, "Nothing is in the plan yet"),
        (a_plan(quarter=Q4._replace(state="closed")), {}, "2026-Q4 is closed"),
        (a_plan(), {"signed_by": "Ann", "also_signed_by": "ann"}, "cannot sign twice"),
    ],
)
def test_agreements_that_are_none_are_refused(plan: Plan, signed: dict[str, str], says: str) -> None:
    with pytest.raises(BadInputError, match=says):
        agree_plan(plan, make_moment(), **signed)


def test_limits_are_frozen_from_the_last_quarter_once() -> None:
    plan = a_plan(past=tuple(past_weeks(CALM)))
    after = done(plan, agree_plan(plan, make_moment()))
    assert after.evidence is not None
    limits = after.evidence.limits
    assert {m.measure: m.weeks for m in limits.values()} == {"unplanned": 8, "tune_up": 8}
    # moving ranges 2 4 3 2 1 3 6 points, mean 3
    assert limits["2026-Q4:unplanned"].mean_moving_range == pytest.approx(0.03)
    assert limits["2026-Q4:tune_up"].mean_moving_range == pytest.approx(0)
    wilder = with_item(after, "pay", effort=None)
    wilder = wilder.with_evidence(after.evidence._replace(past=tuple(past_weeks([0.0, 0.9] * 5))))
    assert not [c for c in agree_plan(wilder, make_moment(), why="x").changes if c.kind == "limits"]


def test_under_eight_weeks_the_width_is_unknown() -> None:
    plan = a_plan(past=tuple(past_weeks(CALM[:7])))
    after = done(plan, agree_plan(plan, make_moment()))
    assert after.evidence is not None
    assert [(m.weeks, m.mean_moving_range) for m in after.evidence.limits.values()] == [(7, None), (7, None)]


def test_what_agreeing_would_promise_is_known_before() -> None:
    before = agreement(a_plan())
    assert (before.text, before.again) == ("4 items, 17 weeks and 1 without an estimate", False)
    first = done(a_plan(), agree_plan(a_plan(), make_moment()))
    now = agreement(with_item(first, "pay", effort=None))
    assert ([i.id for i in now.comes_in], [i.id for i in now.goes_out], now.again) == (["search"], ["pay"], True)


def undone(plan: Plan, changes: tuple[Change, ...]) -> Plan:
    return plan.after(Change(c.after, c.before) for c in changes)


def test_outcomes_go_round_and_leave_the_item_as_it_was() -> None:
    plan = with_item(a_plan(), "carts", stage="mvp")
    seen = []
    outcome = "not_started"
    after = plan
    for _ in range(4):
        outcome = next_outcome(outcome)  # type: ignore[arg-type]  # begins as a literal
        after = done(after, set_outcome(after, "carts", outcome, 7.0 if outcome == "done" else None))
        placement = after.placement_of("carts")
        assert placement is not None
        seen.append((placement.outcome, after.items["carts"].stage, placement.actual_effort))
    assert seen == [
        ("going", "mvp", None),
        ("done", "done", 7.0),
        ("dropped", "mvp", None),
        ("not_started", "mvp", None),
    ]
    assert (after.items["carts"], after.placement_of("carts")) == (plan.items["carts"], plan.placement_of("carts"))


def test_done_can_be_corrected_and_taken_back() -> None:
    plan = a_plan()
    step = set_outcome(plan, "carts", "done", None)
    first = done(plan, step)
    second = done(first, set_outcome(first, "carts", "done", 9))
    placement = second.placement_of("carts")
    assert placement is not None
    assert (placement.actual_effort, placement.stage_before) == (9, "idea")
    assert set_outcome(plan, "carts", "done", 9).label == "Carts is done, 9 weeks"
    assert undone(first, step.changes).items["carts"] == plan.items["carts"]


@pytest.mark.parametrize(
    ("item", "effort", "says"),
    [
        ("nothing", None, "There is no such item in 2026-Q4"),
        ("carts", float("nan"), "between 0 and 1,000,000 weeks"),
        ("carts", -1.0, "between 0 and 1,000,000 weeks"),
        ("stopped", None, "Stopped was stopped"),
    ],
)
def test_outcomes_that_cannot_be_are_refused(item: str, effort: float | None, says: str) -> None:
    plan = a_plan((make_item("carts", weeks=3), make_item("stopped", stage="stopped")))
    with pytest.raises(BadInputError, match=says):
        set_outcome(plan, item, "done", effort)
