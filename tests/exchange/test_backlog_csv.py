"""Our own CSV: every field of every item there and back, no formula, nothing of anybody's overwritten."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from planner.domain.importing.planning import plan_import
from planner.domain.importing.preview import ImportOptions, ImportPreview
from planner.domain.own_table.forms import HEADER
from planner.domain.plan import Plan
from planner.domain.text import clean
from planner.exchange.backlog_csv import backlog_csv
from planner.exchange.formulas import guarded, unguarded
from planner.exchange.reading import read_backlog, result_of
from tests.builders import make_item, make_moment, make_plan, with_item
from tests.hostile import ALL, from_folder
from tests.made import TITLES, made_plans

Rows = list[dict[str, str]]


def read_back(plan: Plan, text: str, picked: frozenset[str] | None = None) -> ImportPreview:
    """What the program itself does with a file of these bytes."""
    file = result_of(read_backlog(text.encode()))
    return plan_import(plan, file, (), ImportOptions(picked=picked), make_moment())


def edited(text: str, edit: Callable[[Rows], object]) -> str:
    """The file as a spreadsheet would save it after an edit."""
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    edit(rows)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def without_backlog(plan: Plan) -> Plan:
    return replace(plan, items={}, placements={}, dependencies={}, item_efforts={}, score_inputs={})


SMALL = make_plan([make_item("a", weeks=5), make_item("b", "tune_up", weeks=3), make_item("c", None, team=None)])


@settings(max_examples=60, deadline=None)
@given(made_plans())
def test_every_field_of_every_item_comes_back_in_an_empty_plan(plan: Plan) -> None:
    if not plan.items:
        return
    preview = read_back(without_backlog(plan), backlog_csv(plan))
    assert (preview.rejected, preview.passed_over) == ((), ())
    again = without_backlog(plan).after(preview.step.changes)
    assert again.items == plan.items
    assert {p.item for p in again.placements.values()} == {p.item for p in plan.placements.values()}
    assert again.item_efforts == plan.item_efforts
    assert again.score_inputs == plan.score_inputs
    assert set(again.dependencies) == set(plan.dependencies)
    assert [entry.item.id for entry in again.order.innovation] == [entry.item.id for entry in plan.order.innovation]


@settings(max_examples=40, deadline=None)
@given(made_plans())
def test_reading_it_back_where_it_comes_from_changes_nothing_also_after_a_spreadsheet_saved_it(plan: Plan) -> None:
    if not plan.items:
        return
    for text in (backlog_csv(plan), edited(backlog_csv(plan), lambda rows: rows)):
        preview = read_back(plan, text)
        assert (preview.step.changes, preview.unchanged, preview.passed_over) == ((), len(plan.items), ())


@settings(max_examples=60, deadline=None)
@given(made_plans())
def test_no_cell_begins_like_a_formula(plan: Plan) -> None:
    for row in csv.reader(io.StringIO(backlog_csv(plan).removeprefix("\ufeff"), newline="")):
        assert [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))] == []


@given(TITLES)
@example("'")
@example("'quoted'")
@example("'=1")
@example("''=1")
@example("\n=1")
def test_the_guard_is_taken_away_without_loss(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text) in {text, f"'{text}"}


@pytest.mark.parametrize("start", "=+-@\t\r\n＝＋－＠")
def test_whatever_begins_a_formula_is_guarded(start: str) -> None:
    """OWASP's list (CSV injection), and their full width."""
    assert guarded(f"{start}1") == f"'{start}1"
    assert unguarded(guarded(f"{start}1")) == f"{start}1"
    assert guarded(f"1{start}") == f"1{start}"


def test_needs_come_back_whatever_the_keys_are() -> None:
    items = [make_item("a", key="A,B"), make_item("b", key="same"), make_item("c", key="Same"), make_item("d")]
    plan = make_plan(items, needs=[("d", "a"), ("d", "b"), ("c", "d")])
    empty = without_backlog(plan)
    preview = read_back(empty, backlog_csv(plan))
    assert preview.passed_over == ()
    assert set(empty.after(preview.step.changes).dependencies) == set(plan.dependencies)


def test_hostile_texts_come_back() -> None:
    shared = from_folder(Path(__file__).parents[3] / "shared" / "data")
    titles = [title for one in (*ALL, *shared) if (title := clean(one.text))]
    plan = make_plan([make_item(f"i{at}", title=title, note=title, tags=(title,)) for at, title in enumerate(titles)])
    empty = without_backlog(plan)
    assert empty.after(read_back(empty, backlog_csv(plan)).step.changes).items == plan.items


def test_a_mark_tells_spreadsheets_the_encoding_and_each_item_has_a_row() -> None:
    text = backlog_csv(SMALL)
    assert text.startswith("\ufeffKey,Title,Lane,Rank,In or out,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    told = [(row["Key"], row["Lane"], row["Rank"], row["In or out"], row["Weeks"]) for row in rows]
    assert told == [("A", "Innovation", "1", "in", "5"), ("B", "Tune-Up", "1", "in", "3"), ("C", "", "", "", "")]
    assert tuple(rows[0]) == HEADER


def test_what_was_edited_outside_is_taken_over() -> None:
    def edit(rows: Rows) -> None:
        rows[0].update(
            {"Title": "Saved carts", "Weeks": "2,5", "Due": "2026-12-01", "Must-do": "The law", "Tags": "x\ny"}
        )
        rows[1].update({"Lane": "innovation", "Needs": "a", "Other teams": "", "User value": "8"})
        rows[2].update({"Team": "Chk", "Lane": "Tune-Up"})

    preview = read_back(SMALL, edited(backlog_csv(SMALL), edit))
    again = SMALL.after(preview.step.changes)
    a, b, c = (again.items[one] for one in "abc")
    assert (a.title, a.weeks, str(a.must_due), a.must_reason, a.tags) == (
        "Saved carts", 2.5, "2026-12-01", "The law", ("x", "y"),
    )  # fmt: skip
    assert (b.category, again.needs["b"], again.score_inputs["b"].user_value) == ("innovation", ("a",), 8)
    assert (c.team, c.category) == ("chk", "tune_up")
    assert preview.step.label == "Update 3 items from CSV"
    assert {change.name for change in preview.changed[0].updated} == {"Title", "Weeks", "Due", "Must-do", "Tags"}


def test_an_item_that_was_edited_here_meanwhile_is_not_overwritten() -> None:
    def edit(rows: Rows) -> None:
        rows[0]["Title"], rows[1]["Title"] = "From outside", "From outside, too"

    meanwhile = with_item(with_item(SMALL, "a", note="Written here"), "c", title="Renamed here")
    preview = read_back(meanwhile, edited(backlog_csv(SMALL), edit))
    again = meanwhile.after(preview.step.changes)
    assert [again.items[one].title for one in "abc"] == ["A", "From outside, too", "Renamed here"]
    assert again.items["a"].note == "Written here"
    kept = [changed for changed in preview.changed if changed.kept]
    assert [(one.key, {change.name for change in one.kept}) for one in kept] == [("A", {"Title", "Note"})]
    assert preview.unchanged == 1, "what was edited here alone stays, and nobody need be told"


def test_rows_that_were_typed_anew_become_items_and_columns_taken_away_say_nothing() -> None:
    def edit(rows: Rows) -> None:
        for row in rows:
            del row["Note"], row["Weeks"]
        rows[0]["Title"] = "Renamed"
        rows.append(dict.fromkeys(rows[0], "") | {"Title": "Typed anew", "Lane": "tune-up", "Team": "CHK"})

    plan = with_item(SMALL, "a", note="Stays")
    preview = read_back(plan, edited(backlog_csv(plan), edit))
    again = plan.after(preview.step.changes)
    (new,) = preview.new
    assert (new.title, new.category, new.team, bool(new.key)) == ("Typed anew", "tune_up", "chk", True)
    assert again.order.tune_up[-1].item.id == new.id
    assert (again.items["a"].title, again.items["a"].note, again.items["a"].weeks) == ("Renamed", "Stays", 5)
    none = read_back(plan, edited(backlog_csv(plan), edit), frozenset())
    assert (none.new, none.not_chosen) == ((), 1), "what nobody marked is left out"


def test_rows_that_were_typed_anew_are_not_doubled_when_the_table_is_read_again() -> None:
    def edit(rows: Rows) -> None:
        blank = dict.fromkeys(rows[0], "")
        rows += [blank | {"Title": "Twice"}, blank | {"Title": "Twice"}, blank | {"Title": "Once", "Weeks": "4"}]

    text = edited(backlog_csv(SMALL), edit)
    first = read_back(SMALL, text)
    plan = SMALL.after(first.step.changes)
    assert [item.title for item in first.new] == ["Twice", "Twice", "Once"]
    again = read_back(plan, text)
    assert (again.new, again.changed, again.unchanged, again.step.changes) == ((), (), len(plan.items), ())
    worked_on = with_item(plan, first.new[2].id, title="Once and for all")
    assert [kept.key for kept in read_back(worked_on, text).changed if kept.kept] == [first.new[2].key]


def test_cells_that_nobody_can_read_are_named_and_leave_their_fields_alone() -> None:
    def edit(rows: Rows) -> None:
        rows[0].update(
            {"Weeks": "lots", "Customer": "6", "Team": "Nobody", "Due": "soon", "Confidence": "0", "Stage": "x"}
        )
        rows[1].update({"Weeks": "3", "Weeks at least": "4", "Needs": "zzz, b", "Other teams": "Chk", "Job size": "0"})
        rows[2].update({"Title": " "})

    preview = read_back(SMALL, edited(backlog_csv(SMALL), edit))
    told = [(one.line, one.column.strip("“”")) for one in preview.passed_over]
    expected = {(2, name) for name in ("Weeks", "Customer", "Team", "Due", "Confidence", "Stage")}
    assert set(told) == expected | {(3, name) for name in ("Weeks", "Needs", "Other teams", "Job size")}
    assert [(one.line, one.reason) for one in preview.rejected] == [(4, "there is no title")]
    assert SMALL.after(preview.step.changes).items == SMALL.items
    assert all(one.sentence.count("\n") == 0 for one in preview.passed_over)


def test_an_id_that_stands_twice_is_rejected() -> None:
    preview = read_back(SMALL, edited(backlog_csv(SMALL), lambda rows: rows.append(dict(rows[0]))))
    assert [one.reason for one in preview.rejected] == ["the same id is on line 2"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_it_is_known_by_its_header_whatever_stands_between_the_cells(separator: str) -> None:
    rows = csv.reader(io.StringIO(backlog_csv(SMALL).removeprefix("\ufeff"), newline=""))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    assert "a backlog that planner wrote" in read_back(SMALL, out.getvalue()).taken_for


def test_words_that_are_too_many_are_said_and_nothing_is_cut() -> None:
    def edit(rows: Rows) -> None:
        rows[0]["Title"] = "t" * 501
        rows[1] |= {"Tags": f"ok\n{'x' * 501}", "Key": "k" * 501}

    preview = read_back(SMALL, edited(backlog_csv(SMALL), edit))
    assert [one.sentence for one in preview.rejected] == ["Line 2, “Title”: the title has more than 500 characters."]
    passed = [(one.column, one.reason.partition("”")[2]) for one in preview.passed_over]
    assert passed == [("“Key”", " has more than 500 characters"), ("“Tags”", " has more than 500 characters")]
    assert preview.step.changes == ()
