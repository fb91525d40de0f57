"""The decision log: written by hand, superseded, withdrawn, and made by a must-do."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.domain.decisions import can_be_superseded, decide, decision_called, successors, with_must_dos
from planner.domain.editing import add_item, edit_item, set_must
from planner.domain.errors import BadInputError
from planner.domain.evidence import Decision, Evidence
from planner.domain.plan import Plan
from planner.domain.purpose import Principle
from planner.domain.rank_fill import fill
from planner.domain.scenario import Scenario
from planner.domain.views.decisions import DecisionWish, decision_told, decisions_view, filter_choices
from planner.domain.views.decisions_out import decisions_json, decisions_text
from tests.builders import NOW, make_item, make_moment, make_plan


def decided(number: int, what: str, **values: object) -> Decision:
    return Decision(f"d{number}", "2026-Q4", NOW + timedelta(days=number), what, **values)  # type: ignore[arg-type]  # as given


def plan_with(*decisions: Decision) -> Plan:
    return make_plan([make_item("a", weeks=4), make_item("b", weeks=8)], evidence=Evidence(
        decisions={d.id: d for d in decisions}
    ))  # fmt: skip


OLD = decided(1, "Ratio 80 : 20", kind="ratio", signed_by="Ann", also_signed_by="Bo", why="speed")
NEW = decided(2, "Ratio 60 : 40", kind="ratio", signed_by="Ann", supersedes="d1", cost="in: A")
GONE = decided(3, "Ratio 50 : 50", kind="ratio", signed_by="Cy", supersedes="d2", withdrawn=True)
DROP = decided(4, "Drop B", kind="stop", item="b", why="nobody asked")


def test_a_decision_by_hand_keeps_what_why_and_who() -> None:
    plan = plan_with(OLD)
    step = decide(plan, "  No work\non Fridays ", make_moment(), why="rest", also_signed_by="Bo", supersedes="d1")
    assert (step.label, step.why) == ("Decide: No work on Fridays", "rest")
    (change,) = step.changes
    assert change.after == Decision(
        "new-1", "2026-Q4", NOW, "No work on Fridays", "rest", "Ann", "Bo", supersedes="d1", kind="other"
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"what": " \x1b[31m "}, "Say what was decided"),
        ({"what": "X", "also_signed_by": "ANN"}, "Ann cannot sign twice"),
        ({"what": "X", "supersedes": "d9"}, "is not in the plan any more"),
        ({"what": "X", "supersedes": "d1"}, "“Ratio 80 : 20” was superseded by “Ratio 60 : 40” already"),
        ({"what": "X", "supersedes": "d3"}, "“Ratio 50 : 50” was withdrawn; there is nothing to supersede"),
    ],
)
def test_what_cannot_be_decided_is_refused(given: dict[str, str], said: str) -> None:
    with pytest.raises(BadInputError, match=said):
        decide(plan_with(OLD, NEW, GONE), moment=make_moment(), **given)


def test_one_supersedes_another_and_both_say_so_but_what_was_withdrawn_supersedes_nothing() -> None:
    plan = plan_with(OLD, NEW, GONE)
    assert {earlier: later.id for earlier, later in successors((OLD, NEW, GONE)).items()} == {"d1": "d2"}
    assert [d.id for d in can_be_superseded(plan)] == ["d2"]
    assert dict(decision_told(plan, OLD))["superseded by"] == "Ratio 60 : 40 (11 Nov 2026)"
    assert dict(decision_told(plan, NEW))["supersedes"] == "Ratio 80 : 20 (10 Nov 2026)"
    assert "superseded by" not in dict(decision_told(plan, NEW))
    assert dict(decision_told(plan, GONE))["withdrawn"] == "its step was undone; it stays listed"
    view = decisions_view(plan)
    assert [(row.id, row.state) for row in view.rows] == [("d3", "withdrawn"), ("d2", ""), ("d1", "superseded")]


def test_what_nobody_said_is_told_as_such() -> None:
    plan = plan_with(decided(1, "Hire"), NEW, DROP)
    hand, ratio, drop = (dict(decision_told(plan, plan.evidence.decisions[i])) for i in ("d1", "d2", "d4"))  # type: ignore[union-attr]  # made above
    assert (hand["why"], hand["who"]) == ("no reason given", "nobody signed")
    assert "cost" not in hand
    assert (ratio["cost"], drop["cost"]) == ("in: A", "nothing came in and nothing went out")
    assert drop["item"] == "B B"
    data = decisions_json(plan, decisions_view(plan))
    assert [(d["why"], d["signed_by"], d["cost"], d["item"]) for d in data["decisions"]] == [
        ("nobody asked", [], None, "B"),
        (None, ["Ann"], "in: A", None),
        (None, [], None, None),
    ]


def test_decisions_are_shown_by_kind_quarter_person_item_and_day() -> None:
    plan = plan_with(OLD, NEW, GONE, DROP)
    for wish, ids, shown in (
        (DecisionWish(kind="stop"), ["d4"], "1 of 4 decisions, only stop"),
        (DecisionWish(person="Bo"), ["d1"], "1 of 4 decisions, signed by Bo"),
        (DecisionWish(item="b"), ["d4"], "1 of 4 decisions, about B"),
        (DecisionWish(quarter="2026-Q3"), [], "0 of 4 decisions, of 2026-Q3"),
        (DecisionWish(since=NOW + timedelta(days=3)), ["d4", "d3"], "2 of 4 decisions, since 12 Nov 2026"),
    ):
        view = decisions_view(plan, wish)
        assert ([row.id for row in view.rows], view.summary) == (ids, shown)
    texts = [choice.text for choice in filter_choices(plan)]
    assert texts == [
        "all decisions (4)", "only ratio (3)", "only stop (1)", "of 2026-Q4 (4)", "signed by Ann (2)",
        "signed by Bo (1)", "signed by Cy (1)", "about B (1)",
    ]  # fmt: skip


@pytest.mark.parametrize(("decisions", "summary"), [((), "no decisions"), ((OLD,), "1 decision")])
def test_none_and_one_read_well(decisions: tuple[Decision, ...], summary: str) -> None:
    plan = plan_with(*decisions)
    assert decisions_view(plan).summary == summary
    assert decisions_text(plan, decisions_view(plan))[0] == f"Harbor & Pine › decisions: {summary}"


def test_what_was_not_read_yet_is_not_taken_for_nothing() -> None:
    view = decisions_view(make_plan())
    assert (view.known, view.summary) == (False, "reading …")


def test_a_decision_is_called_by_its_id_or_by_words_of_it() -> None:
    plan = plan_with(OLD, NEW, DROP)
    assert decision_called(plan, "D1").id == "d1"
    assert decision_called(plan, "drop").id == "d4"
    assert decision_called(plan, "ratio").id == "d2"  # the other one holds no more
    with pytest.raises(BadInputError, match="There is no decision “x”"):
        decision_called(plan, "x")
    with pytest.raises(BadInputError, match=r"could be 2 decisions: Drop B \(d4\); Ratio 60 : 40 \(d2\); name one by"):
        decision_called(plan, "o")
    with pytest.raises(BadInputError, match="There is no decision “”"):
        decision_called(plan, " ")


def test_a_must_do_is_a_decision_with_its_reason_and_cost() -> None:
    plan = make_plan([make_item("a", weeks=6), make_item("b", weeks=6), make_item("c", weeks=3)])
    step = with_must_dos(plan, set_must(plan, ["b"], "the law", date(2026, 12, 12)), make_moment())
    (noted,) = [c.after for c in step.changes if isinstance(c.after, Decision)]
    assert (noted.kind, noted.what, noted.item) == ("must_do", "B is a must-do", "b")
    assert (noted.why, noted.signed_by) == ("the law (due 12 Dec 2026)", "Ann")
    assert noted.cost.startswith("in: B; out: A")
    known = with_must_dos(plan, set_must(plan, ["b"], "the law", date(2026, 12, 12)), make_moment(), fill(plan))
    assert known == step, "a fill that is known already is taken, and changes nothing"
    after = plan.after(step.changes)
    assert with_must_dos(after, edit_item(after, "b", {"title": "Bee"}), make_moment()).changes[1:] == ()
    other = with_must_dos(after, set_must(after, ["b"], "the audit"), make_moment())
    assert [c.kind for c in other.changes] == ["item", "decision"]
    later = with_must_dos(after, edit_item(after, "b", {"must_due": date(2026, 12, 20)}), make_moment())
    assert [getattr(c.after, "why", "") for c in later.changes] == ["", "the law (due 20 Dec 2026)"]
    new = with_must_dos(plan, add_item(plan, {"title": "N", "must_reason": "the law"}, make_moment()), make_moment())
    assert [c.kind for c in new.changes] == ["item", "placement", "decision"]


def test_a_decision_follows_a_principle_and_says_so_also_when_that_is_gone() -> None:
    rules = [Principle(f"p{n}", "2026-Q4", n, text) for n, text in enumerate(("Speed", "Customers"))]
    plan = replace(plan_with(), principles={rule.id: rule for rule in rules})
    after = plan.after(decide(plan, "Hire", make_moment(), follows="customers").changes)
    (row,) = decisions_view(after).rows
    assert (row.follows, row.aside) == ("2 Customers", "Ann  P2")
    assert dict(decision_told(after, row.decision))["follows"] == "2 Customers"
    gone = replace(after, principles={})
    (row,) = decisions_view(gone).rows
    assert (row.follows, row.aside) == ("one that was taken away since", "Ann")
    with pytest.raises(BadInputError, match="“9” is in no principle; write its number, 1 to 2"):
        decide(plan, "Hire", make_moment(), follows="9")


@pytest.mark.parametrize(("why", "said"), [("it was put off", "it was put off"), ("", "no reason given")])
def test_that_a_must_do_ends_is_a_decision_too(why: str, said: str) -> None:
    plan = make_plan([make_item("a", weeks=6), make_item("b", weeks=6, must_reason="the law"), make_item("c", weeks=3)])
    step = with_must_dos(plan, set_must(plan, ["b"], None, why=why), make_moment())
    assert (step.label, step.why) == ("B is no must-do any more", why)
    after = replace(plan, evidence=Evidence()).after(step.changes)
    (row,) = decisions_view(after).rows
    assert (row.decision.kind, row.decision.what, row.decision.item) == ("must_do", "B is no must-do any more", "b")
    assert dict(decision_told(after, row.decision))["why"] == said
    assert row.decision.cost.startswith("in: A; out: B")
    both = with_must_dos(plan, set_must(plan, ["a", "b"], None), make_moment())
    assert [c.kind for c in both.changes] == ["item", "decision"], "what was no must-do has nothing to end"


def test_what_was_refused_for_a_decision_is_told_with_it() -> None:
    rows = [
        Scenario("s1", "2026-Q4", "70 : 30, reserve 15 %", 0.7, 0.15, fate="refused", decision="d1"),
        Scenario("s2", "2026-Q4", "Search first", 0.8, 0.1, fate="refused", decision="d1"),
        Scenario("s3", "2026-Q4", "Speed", 0.6, 0.1, fate="chosen", decision="d1"),
        Scenario("s4", "2026-Q4", "Later", 0.5, 0.1),
    ]
    plan = replace(plan_with(), evidence=Evidence(decisions={"d1": OLD}, scenarios={s.id: s for s in rows}))
    assert dict(decision_told(plan, OLD))["refused"] == "70 : 30, reserve 15 %; Search first (80 : 20, reserve 10 %)"
    assert "refused" not in dict(decision_told(plan_with(OLD), OLD))
