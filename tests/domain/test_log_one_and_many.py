"""What is said of imports, decisions, the history and quarters: for one and many, none and unknown."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from planner.domain.decisions import decision_called
from planner.domain.errors import BadInputError
from planner.domain.evidence import Decision, Evidence
from planner.domain.founding.draft import DraftTeam, add_teams
from planner.domain.founding.founding import found
from planner.domain.history.steps import FieldChange, HistoryStep, RowEntry, StepChanges
from planner.domain.history.told import told
from planner.domain.history.words import change_text, field_text
from planner.domain.importing.kept import ImportMapping
from planner.domain.importing.links import Links
from planner.domain.importing.planning import plan_import
from planner.domain.importing.preview import ImportOptions, import_label
from planner.domain.importing.records import ColumnMapping, SourceFile, SourceItem
from planner.domain.item import Placement
from planner.domain.plan import Plan
from planner.domain.quarters.catch_up import Missed
from planner.domain.quarters.editing import QuarterForm, checked
from planner.domain.views.decisions import DecisionWish, decision_told, decisions_view, filter_choices
from planner.domain.views.history import entry_text, step_told
from tests.builders import NOW, done, make_item, make_moment, make_plan

AT = datetime(2026, 11, 9, 9, 5, tzinfo=UTC)
STEP = HistoryStep(1, "s1", AT, "Ann", "Edit A", "")
PLAN = make_plan([make_item("a", title="Saved carts"), make_item("b", title="Apple Pay")])


@pytest.mark.parametrize(
    ("new", "changed", "text"),
    [
        (0, 0, "Follow Jira where nothing in the plan changes"),
        (1, 0, "Import 1 item from Jira"),
        (2, 0, "Import 2 items from Jira"),
        (0, 1, "Update 1 item from Jira"),
        (0, 2, "Update 2 items from Jira"),
        (1, 1, "Import 1 item from Jira and update 1"),
        (2, 3, "Import 2 items from Jira and update 3"),
    ],
)
def test_the_step_of_an_import(new: int, changed: int, text: str) -> None:
    assert import_label("jira", new, changed) == text


def notes(*items: SourceItem, plan: Plan | None = None, **more: object) -> tuple[str, ...]:
    fields = frozenset({"key", "title", "needs", "points"})
    file = SourceFile("jira", items, fields, has_keys=True, **more)  # type: ignore[arg-type]  # fields by name
    plan = plan or make_plan().with_evidence(Evidence())
    return plan_import(plan, file, (), ImportOptions("all"), make_moment()).notes


def source(key: str, *needs: str, points: float | None = None) -> SourceItem:
    return SourceItem(1, key, key, needs=needs, points=points)


def test_links_that_go_round_in_a_circle() -> None:
    circle = "left out, because needs would go round in a circle"
    assert notes(source("A", "B"), source("B")) == ()
    assert notes(source("A", "B"), source("B", "A")) == (f"1 link was {circle}: that B needs A.",)
    two = notes(source("A", "B"), source("B", "A"), source("C", "D"), source("D", "C"))
    assert two == (f"2 links were {circle}: first, that B needs A.",)
    assert Links._fields[-1] == "circles"


def test_items_with_points_alone() -> None:
    (one,), (two,) = notes(source("A", points=3)), notes(source("A", points=3), source("B", points=5))
    assert one.startswith("1 new item has story points and no weeks; it gets them once")
    assert two.startswith("2 new items have story points and no weeks; they get them once")


def test_columns_that_were_said_again_keep_their_name() -> None:
    kept = ImportMapping("h", "old.csv", (("Thing", "title"),))
    plan = make_plan().with_evidence(Evidence(import_mappings={"h": kept}))
    file = SourceFile("jira", (source("A"),), frozenset({"key", "title"}), has_keys=True,
                      mapping=ColumnMapping("h", (("Thing", "key"),)))  # fmt: skip
    step = plan_import(plan, file, (), ImportOptions("all"), make_moment()).step
    (change,) = (c for c in step.changes if c.kind == "import_mapping")
    assert change.after == kept._replace(pairs=(("Thing", "key"),))


def decided(*what: str, **values: object) -> Plan:
    given = (
        Decision(f"d{n}", "2026-Q4", NOW + timedelta(days=n), text, **values)  # type: ignore[arg-type]  # by name
        for n, text in enumerate(what)
    )
    return PLAN.with_evidence(Evidence(decisions={d.id: d for d in given}))


@pytest.mark.parametrize(
    ("count", "end"),
    [
        (2, "could be 2 decisions: Hire 1 (d1); Hire 0 (d0); name one by its id."),
        (3, "could be 3 decisions: Hire 2 (d2); Hire 1 (d1); Hire 0 (d0); name one by its id."),
        (5, "could be 5 decisions: Hire 4 (d4); Hire 3 (d3); Hire 2 (d2); and 2 more; name one by its id."),
    ],
)
def test_several_decisions_with_one_name(count: int, end: str) -> None:
    with pytest.raises(BadInputError) as error:
        decision_called(decided(*(f"Hire {n}" for n in range(count))), "hire")
    assert str(error.value).endswith(end)


@pytest.mark.parametrize(
    ("plan", "wish", "summary"),
    [
        (PLAN, DecisionWish(), "reading …"),
        (decided(), DecisionWish(), "no decisions"),
        (decided("Hire"), DecisionWish(), "1 decision"),
        (decided("Hire", "Fire"), DecisionWish(), "2 decisions"),
        (decided("Hire"), DecisionWish(kind="ratio"), "0 of 1 decision, only ratio"),
        (
            decided("Hire", "Fire"),
            DecisionWish(person="Ann", quarter="2026-Q4"),
            "0 of 2 decisions, of 2026-Q4, signed by Ann",
        ),
        (decided("Hire"), DecisionWish(item="a"), "0 of 1 decision, about Saved carts"),
        (decided("Hire"), DecisionWish(item="gone"), "0 of 1 decision, about gone"),
    ],
)
def test_how_many_decisions_there_are(plan: Plan, wish: DecisionWish, summary: str) -> None:
    assert decisions_view(plan, wish).summary == summary


def test_a_decision_with_everything_and_with_nothing_known() -> None:
    bare, full = decided("Hire"), decided("Hire", signed_by="Ann", also_signed_by="Bo", why="speed", item="a")
    assert bare.evidence is not None
    assert full.evidence is not None
    told_of = [dict(decision_told(p, e.decisions["d0"])) for p, e in ((bare, bare.evidence), (full, full.evidence))]
    assert (told_of[0]["who"], "item" in told_of[0]) == ("nobody signed", False)
    assert (told_of[1]["who"], told_of[1]["item"]) == ("Ann and Bo", "A Saved carts")
    long = replace(bare, quarters={**bare.quarters, "2026-Q4": bare.quarter._replace(called="x" * 60)})
    assert any(choice.text == f"of {'x' * 39}… (1)" for choice in filter_choices(long))


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"item": "a"}, "10 Nov: Hire."),
        (
            {"item": "a", "signed_by": "Ann", "also_signed_by": "Bo", "why": "speed."},
            "10 Nov, Ann and Bo: Hire (“speed”).",
        ),
        ({"cost": "out: Saved carts"}, "Fell out 10 Nov with “Hire”."),
        ({"cost": "in: Saved carts", "signed_by": "Ann"}, "Came in 10 Nov with “Hire”, Ann."),
        ({"cost": "in: Apple Pay"}, None),
    ],
)
def test_what_happened_to_an_item(values: dict[str, object], text: str | None) -> None:
    decision = Decision("d", "2026-Q4", NOW + timedelta(days=1), "Hire.", **values)  # type: ignore[arg-type]  # by name
    plan = PLAN.with_evidence(Evidence(decisions={"d": decision}))
    assert told(plan, plan.items["a"], ()) == ((text,) if text else ())


def test_what_happened_in_another_year_says_which() -> None:
    decision = Decision("d", "2026-Q4", NOW.replace(year=2024), "Hire", item="a")
    plan = PLAN.with_evidence(Evidence(decisions={"d": decision}))
    assert told(plan, plan.items["a"], ()) == ("9 Nov 2024: Hire.",)


def changed(field: str, before: object, after: object, kind: str = "item", row: str = "a") -> FieldChange:
    return FieldChange(kind, row, field, json.dumps(before), json.dumps(after))


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (changed("withdrawn", before=False, after=True, kind="decision", row="d"), "withdrawn"),
        (changed("withdrawn", before=True, after=False, kind="decision", row="d"), "stands again"),
        (changed("deleted", before=False, after=True), "removed"),
        (changed("deleted", before=True, after=False), "brought back"),
        (changed("pairs", [], [["a", "b"]], "import_mapping"), "pairs – → 1 entry"),
        (changed("pairs", [["a", "b"]], [["a", "b"], ["c", "d"]], "import_mapping"), "pairs 1 entry → 2 entries"),
        (changed("kept", [], [["a", 1], ["b", 2]], "check_in", "2026-11-02:chk"), "half done: 2 fields"),
        (changed("effort", None, {"low": 1.0, "likely": 1.0, "high": 1.0}), "effort – → 1 week"),
        (changed("effort", None, {"low": 2.0, "likely": 2.0, "high": 2.0}), "effort – → 2 weeks"),
    ],
)
def test_a_change_of_a_field(change: FieldChange, text: str) -> None:
    assert field_text(PLAN, change) == text


@pytest.mark.parametrize(
    ("kind", "row", "start"),
    [
        ("import_mapping", "h", "how files with one header are read: "),
        ("organisation", "organisation", "Harbor & Pine: "),
        ("dissent", "a:Ann", "Saved carts, a dissent: "),
        ("dissent", "gone:Ann", "dissent: "),
        ("dependency", "a:b", "Saved carts, what it needs: "),
        ("measurement", "lead_time:2026-10-05", "lead time, measured: "),
        ("prediction", "a", "Saved carts, what it gives back: "),
        ("prediction", "gone", "prediction: "),
    ],
)
def test_a_change_names_its_row(kind: str, row: str, start: str) -> None:
    assert change_text(PLAN, changed("note", "", "x", kind, row)).startswith(start)


@pytest.mark.parametrize(
    ("total", "last"), [(1, "Saved carts: customer – → 3"), (2, "… and 1 more change."), (3, "… and 2 more changes.")]
)
def test_a_step_says_how_many_changes_are_not_listed(total: int, last: str) -> None:
    assert step_told(PLAN, STEP, StepChanges((changed("customer", None, 3),), total))[-1] == last


@pytest.mark.parametrize(
    ("kind", "row", "text"),
    [
        ("item_effort", "a:chk", "share of Chk: weeks 2 weeks → 3 weeks"),
        ("item_effort", "a:gone", "share of another team: weeks 2 weeks → 3 weeks"),
        ("item", "a", "weeks 2 weeks → 3 weeks"),
    ],
)
def test_whose_share_an_entry_is_about(kind: str, row: str, text: str) -> None:
    assert entry_text(PLAN, RowEntry(STEP, changed("weeks", 2, 3, kind, row))) == text


PLACES = (Placement("p", "2026-Q4", "a", "V"),)


@pytest.mark.parametrize(
    ("came", "went", "text"),
    [
        (0, 0, ""),
        (1, 0, "Since it was prepared 1 item came up"),
        (2, 1, "Since it was prepared 2 items came up and 1 item was done"),
        (0, 2, "Since it was prepared 2 items were done"),
    ],
)
def test_what_a_prepared_quarter_has_missed(came: int, went: int, text: str) -> None:
    assert Missed((PLAN.items["a"],) * came, PLACES * went).sentence == text


@pytest.mark.parametrize(
    ("ends", "text"),
    [
        (date(2027, 1, 10), "2027-Q1 would have 1 week; a quarter has 12 to 14."),
        (date(2027, 2, 7), "2027-Q1 would have 5 weeks; a quarter has 12 to 14."),
    ],
)
def test_a_quarter_of_too_few_weeks(ends: date, text: str) -> None:
    with pytest.raises(BadInputError) as error:
        checked(PLAN, QuarterForm("2027-Q1", date(2027, 1, 4), ends))
    assert str(error.value) == text


@pytest.mark.parametrize(
    ("names", "label"),
    [
        (("Search",), "Add Search"),
        (("Search", "Data"), "Add Search and Data"),
        (("A1", "B1", "C1"), "Add A1, B1 and C1"),
    ],
)
def test_teams_that_are_added_at_once(names: Sequence[str], label: str) -> None:
    step = add_teams(PLAN, [DraftTeam(name, "product", "2") for name in names], make_moment())
    assert step.label == label
    assert done(PLAN, step).active_teams
    with pytest.raises(BadInputError, match="The fiscal year starts in a month from 1 to 12, not 13"):
        found("Harbor", "2026-Q4", (), make_moment(), fiscal_first_month=13)
