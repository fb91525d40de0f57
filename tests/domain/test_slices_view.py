"""The slices as they are shown: in which order, with which verdict, as JSON, and explained."""

import json
from datetime import timedelta

from planner.domain.plan import Plan
from planner.domain.results import SliceResult
from planner.domain.slices.slicing import decide_slice
from planner.domain.views.slices import brief, item_slices, slices_of_quarter, slices_view
from planner.domain.views.slices_explained import slice_explained
from planner.domain.views.slices_out import slices_json, slices_text
from tests.builders import done, make_plan
from tests.measuring import FRIDAY_OF_WEEK_6, Q4, WEEKS, on
from tests.slicing import EMAIL, FIRES, SANDBOX, TOGGLE, sliced, sliced_plan

TODAY = FRIDAY_OF_WEEK_6


def full_plan() -> Plan:
    """Five slices: worked, too early with a figure, did not, worked at its day, not begun."""
    plan, _ = sliced(sliced_plan(), "saved", EMAIL, ("21 of 150",) * 6)
    plan, _ = sliced(plan, "pricing", TOGGLE, ("40 of 600 against 33 of 610",) * 3)
    chat = {**EMAIL, "title": "Returns chat bot", "pass_mark": "≥ 30 %", "started_on": ""}
    plan, _ = sliced(plan, "reports", chat, ("5 of 50",) * 3)
    plan, _ = sliced(plan, "saved", SANDBOX, ("0.4; 0.6; 0.3", "0.7; 0.5"))
    plan, _ = sliced(plan, "alerts", FIRES)
    return plan


def titles(plan: Plan, item: str | None = None) -> list[str]:
    return [row.slice.title for row in slices_view(plan, TODAY, item).rows]


def test_what_waits_for_a_decision_comes_first_and_what_is_over_last() -> None:
    plan = full_plan()
    assert titles(plan) == [
        "Insights by e-mail", "Returns chat bot", "Sandbox for one team", "Price page toggle", "Pages at night"
    ]  # fmt: skip
    moment = on(TODAY)
    plan = done(plan, decide_slice(plan, "slice-1", "stop", "Enough is known", moment))
    plan = done(plan, decide_slice(plan, "slice-3", "continue", "Once more", moment))
    assert titles(plan)[-2:] == ["Returns chat bot", "Insights by e-mail"]
    assert titles(plan, "saved")[:2] == ["Insights by e-mail", "Sandbox for one team"]
    view = slices_view(plan, TODAY, "saved")
    assert (view.of_item, view.summary) == (2, "5 slices, 1 with a verdict waits for a decision")


def test_each_says_pass_mark_figure_interval_and_verdict() -> None:
    rows = [(r.mark, r.so_far, r.range, r.verdict, r.tone) for r in slices_view(full_plan(), TODAY).rows]
    assert rows == [
        ("≥ 10 %", "14 %", "12–16", "worked", "good"),
        ("≥ 30 %", "10 %", "6–16", "did not", "bad"),
        ("≤ 1 day", "0.5 day", "0.3–0.7", "worked", "good"),
        ("≥ +3 pp", "+1.3 pp", "−0.3–2.8", "370 more", "even"),
        ("≤ 2 a week", "–", "", "6 more", "even"),
    ]


def test_what_is_open_says_what_it_waits_for() -> None:
    plan = sliced_plan()
    for title, texts, results in (
        ("not begun", {**EMAIL, "started_on": ""}, ()),
        ("no results yet", EMAIL, ()),
        ("on 18 Dec", {**SANDBOX, "until": "2026-12-18"}, ("0.4",)),
        ("too close", {**TOGGLE, "sample": "600"}, ("40 of 300 against 30 of 300",)),
        ("too little", {**SANDBOX, "sample": "1", "until": ""}, ("0.4",)),
    ):
        plan, _ = sliced(plan, "saved", {**texts, "title": title}, results)
    found = {row.slice.title: row.verdict for row in slices_view(plan, TODAY).rows}
    assert found.pop("too close").endswith(" more")
    assert found == {name: name for name in found}


def test_nothing_and_what_was_not_read_yet() -> None:
    empty = slices_view(sliced_plan(), TODAY)
    assert (empty.known, empty.rows, empty.summary, empty.following) == (True, (), "no slices", "")
    unread = slices_view(make_plan(), TODAY, "gone")
    assert (unread.known, unread.rows, unread.item) == (False, (), None)
    assert item_slices(make_plan(), "gone", TODAY) == ()
    assert slices_text(empty) == ["Slices: no slices"]


def test_results_that_cannot_be_are_told_and_stop_nothing() -> None:
    plan = full_plan()
    assert plan.evidence is not None
    broken = SliceResult("slice-5:2026-10-05", "slice-5", WEEKS[1], (("successes", 3.0), ("trials", 1.0)))
    plan = plan.with_evidence(plan.evidence._replace(slice_results={**plan.evidence.slice_results, broken.id: broken}))
    row = next(row for row in slices_view(plan, TODAY).rows if row.slice.id == "slice-5")
    assert (row.verdict, row.found) == ("cannot be", None)
    assert row.sentence.startswith("Its results cannot be: ")
    assert slice_explained(row)[1][0] == row.sentence
    assert json.dumps(slices_json((row,)), allow_nan=False)


def test_a_quarter_shows_the_slices_that_ran_in_it() -> None:
    plan, early = sliced(sliced_plan(), "saved", EMAIL, ("21 of 150",) * 6)
    assert [row.slice.id for row in slices_of_quarter(plan, TODAY)] == [early]
    later = Q4._replace(id="2027-Q1", starts_on=Q4.ends_on + timedelta(days=1), ends_on=Q4.ends_on + timedelta(days=90))
    import dataclasses

    after = dataclasses.replace(plan, current=later.id, quarters={**plan.quarters, later.id: later})
    assert slices_of_quarter(after, later.starts_on) == ()
    still_open, _ = sliced(plan, "pricing", TOGGLE, ("4 of 60 against 3 of 61",))
    after = dataclasses.replace(still_open, current=later.id, quarters={**plan.quarters, later.id: later})
    assert [row.slice.title for row in slices_of_quarter(after, later.starts_on)] == ["Price page toggle"]


def test_an_item_tells_its_slices_in_brief() -> None:
    plan = full_plan()
    plan = done(plan, decide_slice(plan, "slice-1", "continue", "Go on", on(TODAY)))
    assert (
        brief(item_slices(plan, "saved", TODAY)) == "Insights by e-mail worked, goes on · Sandbox for one team worked"
    )
    assert brief(item_slices(plan, "pricing", TODAY)) == "Price page toggle 370 more"


def test_as_json_every_figure_is_a_number_and_the_unknown_is_null() -> None:
    found = {one["title"]: one for one in slices_json(slices_view(full_plan(), TODAY).rows)}
    email = found["Insights by e-mail"]
    assert (email["item"], email["kr"], email["pass_mark"], email["so_far"], email["verdict"], email["settled"]) == (
        "SAVED", "Repeat purchase", 0.1, 0.14, "worked", "2026-11-02"
    )  # fmt: skip
    assert [week["text"] for week in email["results"]] == ["21 of 150"] * 6
    night = found["Pages at night"]
    assert [night[name] for name in ("so_far", "interval", "bayes_factor", "decision", "kr", "until")] == [None] * 6
    assert json.dumps(list(found.values()), allow_nan=False)


def test_only_the_explanation_names_methods_and_works_the_verdict_out() -> None:
    rows = slices_view(full_plan(), TODAY).rows
    told = {row.slice.kind: " ".join(slice_explained(row)[1]) for row in reversed(rows)}
    assert "s = 126, n = 900, p = 0.1 gives 39.11; 20 settles it" in told["share"]
    assert "95 % interval 11.9 % to 16.4 %, by Wilson's" in told["share"]
    assert "Newcombe" in told["difference"]
    assert "4 degrees of freedom" in told["mean"]
    assert "A count is judged once" in told["count"]
    shown = " ".join(slices_text(slices_view(full_plan(), TODAY)))
    assert not [name for name in ("Bayes", "Wilson", "Newcombe", "Student", "Garwood") if name in shown]
