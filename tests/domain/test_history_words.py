"""What the history says of a change: which row, which field, and its values as people read them."""

import json
from datetime import UTC, datetime

import pytest

from planner.domain.change import KINDS
from planner.domain.history.steps import FieldChange, HistoryStep, RowEntry, StepChanges
from planner.domain.history.words import change_text, field_text
from planner.domain.item import Dependency
from planner.domain.plan import Plan
from planner.domain.views.history import (
    KIND_CHOICES,
    entry_text,
    fields_of,
    history_json,
    outward,
    row_when,
    step_told,
    when,
)
from tests.builders import make_item, make_plan
from tests.okring import with_kr

AT = datetime(2026, 11, 9, 9, 5, tzinfo=UTC)
STEP = HistoryStep(1, "s1", AT, "Ann", "Edit A", "because")


@pytest.fixture
def plan() -> Plan:
    return make_plan([make_item("a", title="Saved carts"), make_item("b", title="Apple Pay")])


def changed(field: str, before: object, after: object, kind: str = "item", row: str = "a") -> FieldChange:
    return FieldChange(kind, row, field, json.dumps(before), json.dumps(after))


EFFORT = {"low": 4.0, "likely": 6.0, "high": 9.0}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (changed("title", "Carts", "Saved carts"), "title Carts → Saved carts"),
        (changed("effort", None, {"low": 1.0, "likely": 1.0, "high": 1.0}), "effort – → 1 week"),
        (changed("effort", EFFORT, None), "effort 4 / 6 / 9 weeks → –"),
        (changed("remaining", None, 2.5), "what remains – → 2.5 weeks"),
        (changed("category", None, "tune_up"), "lane – → Tune-Up"),
        (changed("stage", "idea", "last_mile"), "stage idea → last mile"),
        (changed("team", "chk", "gone"), "team Chk → gone"),
        (changed("customer", 0, None), "customer 0 → –"),
        (changed("confidence", 0.5, 0.8), "confidence 50 % → 80 %"),
        (changed("must_due", None, "2026-12-12"), "due – → 12 Dec 2026"),
        (changed("tags", [], ["a", "b"]), "tags – → a, b"),
        (changed("note", "x" * 90, ""), f"note {'x' * 59}… → –"),
        (changed("outcome", "not_started", "done", "placement"), "outcome not started → done"),
        (changed("committed", None, "in", "placement"), "promised – → in"),
        (changed("rank", "V", "V1", "placement"), "moved in its lane"),
        (changed("ratio", None, 0.65, "quarter"), "ratio – → 65 : 35"),
        (changed("reserve", 0.1, 0.15, "quarter"), "reserve 10 % → 15 %"),
        (changed("holidays", [], ["2026-12-25"], "quarter"), "holidays – → 2026-12-25"),
        (
            changed("changes", [], [["2026-11-16", 1.0], ["2026-12-01", -0.5]], "team_capacity"),
            "who joins and leaves – → +1 from 16 Nov, −0.5 from 1 Dec",
        ),
        (
            changed("staffing_targets", [], [["product", 0.6], ["platform", 0.4]], "quarter"),
            "staffing target – → 60 % product, 40 % platform",
        ),
        (changed("pooled", before=False, after=True, kind="organisation"), "pooled no → yes"),
        (changed("finished_at", None, "2026-11-06T14:00:00+00:00", "check_in"), "finished at – → 6 Nov 2026"),
        (changed("shares", [], [["new", 0.5]], "check_in"), "shares – → 1 entry"),
        (changed("deleted", before=False, after=True), "removed"),
        (changed("deleted", before=True, after=False), "brought back"),
        (changed("withdrawn", before=False, after=True, kind="decision"), "withdrawn"),
        (FieldChange("item", "a", "*", None, "{}"), "added"),
        (FieldChange("placement", "q:a", "*", None, "{}"), "takes its place in the lane"),
        (
            FieldChange("ballot", "q:i:Bo", "order", None, None),
            "cast or changed; what is in it is told only where it is shown",
        ),
        (
            changed("shown_at", None, {"order": [*["a"] * 7, "b"], "points": []}, "ballot"),
            "shown: Saved carts, Saved carts, Saved carts, Saved carts, Saved carts, Saved carts and 2 more",
        ),
        (
            changed("shown_at", None, {"order": [], "points": [["a", 1], ["b", 0], ["gone", 3]]}, "ballot"),
            "shown: an item that is gone ●●●, Saved carts ●",
        ),
    ],
)
def test_a_change_reads_as_people_would_say_it(plan: Plan, change: FieldChange, said: str) -> None:
    assert field_text(plan, change) == said


@pytest.mark.parametrize(
    ("change", "row"),
    [
        (changed("note", "", "x"), "Saved carts"),
        (changed("outcome", "going", "done", "placement", "2026-Q4:b"), "Apple Pay"),
        (FieldChange("dependency", "a:b", "*", None, "{}"), "Saved carts, what it needs"),
        (FieldChange("item_effort", "a:chk", "*", None, "{}"), "Saved carts, another team's share"),
        (FieldChange("dissent", "2026-Q4:b:Bo", "*", None, "{}"), "Apple Pay, a dissent"),
        (changed("why", "", "x", "carry_over", "2026-Q4:b"), "Apple Pay, what becomes of it at the quarter's end"),
        (FieldChange("item", "gone", "*", None, '{"title":"Old [b]one[/b]"}'), "Old [b]one[/b]"),
        (changed("note", "", "x", row="gone"), "item"),
        (changed("people", 5, 6, "team_capacity", "2026-Q4:chk"), "team capacity Chk in 2026-Q4"),
        (changed("pooled", before=False, after=True, kind="organisation"), "Harbor & Pine"),
        (FieldChange("decision", "d", "*", None, '{"what":"Hire"}'), "Hire"),
    ],
)
def test_a_change_says_which_row_it_is_about(plan: Plan, change: FieldChange, row: str) -> None:
    assert change_text(plan, change).startswith(f"{row}: ")


def test_an_items_history_names_what_it_needs_and_whose_share(plan: Plan) -> None:
    need = RowEntry(STEP, FieldChange("dependency", "a:b", "*", None, "{}"))
    share = RowEntry(STEP, changed("weeks", 2, 3, "item_effort", "a:chk"))
    decision = RowEntry(STEP, FieldChange("decision", "d", "*", None, "{}"))
    assert [entry_text(plan, entry) for entry in (need, share, decision)] == [
        "what it needs: Apple Pay added", "share of Chk: weeks 2 weeks → 3 weeks", "decision: added",
    ]  # fmt: skip
    entries = [need, share, RowEntry(STEP, changed("must_due", None, "2026-12-12"))]
    assert fields_of(entries) == (("must_due", "due"), ("weeks", "weeks"))
    assert Dependency("a:b", "a", "b").id == need.change.row_id


def test_a_step_is_told_with_its_reason_its_changes_and_how_many_more(plan: Plan) -> None:
    change = changed("customer", None, 3)
    assert step_told(plan, STEP, None) == [
        "Edit A.", "Ann, 9 Nov 09:05.", "Why: because", "What it changed is being read …",
    ]  # fmt: skip
    undone = STEP._replace(why="", undone=True, actor="")
    assert step_told(plan, undone, StepChanges((change,), 2)) == [
        "Edit A.", "somebody, 9 Nov 09:05. It stands undone.", "Saved carts: customer – → 3", "… and 1 more change.",
    ]  # fmt: skip
    assert step_told(plan, STEP, StepChanges((), 0))[-1] == "Why: because"


def test_a_moved_target_is_told_to_the_last_digit_and_teams_by_their_names() -> None:
    plan = with_kr()
    for field, before, after, said in (
        ("target", 38.0, 36.25, "Repeat purchase: target 38 → 36.25"),
        ("first_target", None, 40000.0, "Repeat purchase: first target – → 40,000"),
        ("target_since", None, "2026-11-03", "Repeat purchase: target since – → 3 Nov 2026"),
    ):
        assert change_text(plan, changed(field, before, after, "key_result", "kr0")) == said
    objective = plan.ordered_objectives[0].id
    teams = changed("teams", [], ["chk", "gone"], "objective", objective)
    assert change_text(plan, teams) == "Customers come back: teams – → Chk, a team"


def test_a_day_of_another_year_says_so(plan: Plan) -> None:
    assert (when(plan, AT), row_when(plan, AT)) == ("9 Nov 09:05", "9 Nov 09:05")
    old = AT.replace(year=2024)
    assert (when(plan, old), row_when(plan, old)) == ("9 Nov 2024 09:05", "9 Nov 2024")


def test_who_dissents_without_his_word_is_not_named_outside() -> None:
    step = STEP._replace(unnamed=True, label="Cy dissents", actor="Cy", why="too early")
    assert outward(step) == step._replace(actor="somebody", label="A dissent was noted", why="")
    assert outward(STEP) == STEP
    data = history_json([STEP._replace(why="")])
    assert data["steps"] == [
        {"id": "s1", "at": "2026-11-09T09:05:00+00:00", "who": "Ann", "label": "Edit A", "why": None,
         "undone": False, "takes_back": False}
    ]  # fmt: skip


def test_the_history_can_be_looked_through_for_each_kind_of_result() -> None:
    offered = {kind for kind, _ in KIND_CHOICES}
    assert offered <= KINDS.keys()
    assert offered >= {"kr_check_in", "slice", "slice_result", "gate", "incident", "prediction", "carry_over"}
