"""Reading a backlog in: what is new, what follows its source, and what stays because it was edited here."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.domain.importing.planning import open_epics, open_items, plan_import
from planner.domain.importing.preview import ImportOptions, ImportPreview
from planner.domain.importing.records import Rejected, SourceFile, SourceItem
from planner.domain.importing.told import counts, preview_json, preview_lines, summary
from planner.domain.item import Effort, ImportRecord, Item
from planner.domain.plan import Plan
from tests.builders import done, make_item, make_moment, make_plan

FIELDS = frozenset({"key", "title", "note", "type", "status", "labels", "points", "estimate"})
FILE = SourceFile("jira", (), FIELDS, has_keys=True)
EPIC = SourceItem(2, "CHK-1", "Saved carts", "Note", "Epic", "To Do", is_epic=True, labels=("shop",), points=8)
STORY = SourceItem(3, "CHK-2", "Cache the cart", type="Story", status="To Do", parent="CHK-1")
OVER = SourceItem(4, "CHK-3", "Old epic", type="Epic", status="Done", progress="done", is_epic=True)
ALL = (EPIC, STORY, OVER)


def preview_of(
    plan: Plan, items: Iterable[SourceItem], known: Iterable[ImportRecord] = (), file: SourceFile = FILE, **options: Any
) -> ImportPreview:
    return plan_import(plan, file._replace(items=tuple(items)), known, ImportOptions(**options), make_moment())


def records(step: Step) -> list[ImportRecord]:
    return [change.after for change in step.changes if isinstance(change.after, ImportRecord)]


def imported(items: Iterable[SourceItem], **options: Any) -> tuple[Plan, list[ImportRecord], Item]:
    """A plan after a first import, what it remembers, and the first item that it brought."""
    plan = make_plan([make_item("old")])
    preview = preview_of(plan, items, **options)
    return done(plan, preview.step), records(preview.step), preview.new[0]


def test_open_epics_are_taken_and_every_other_row_is_counted() -> None:
    file = FILE._replace(items=ALL, rejected=(Rejected(9, "“Summary”", "there is no title"),))
    preview = preview_of(make_plan(), ALL, file=file)
    assert [(item.key, item.title, item.note, item.tags) for item in preview.new] == [
        ("CHK-1", "Saved carts", "Note", ("shop",))
    ]
    assert {words: count for count, words in counts(preview)} == {
        "new": 1, "changed": 0, "unchanged": 0, "done, left out": 1, "open, not chosen": 1, "deleted here, left out": 0,
        "pull requests, left out": 0, "rejected": 1,
    }  # fmt: skip
    assert summary(preview) == "1 new, 1 done, left out, 1 open, not chosen, 1 rejected"
    assert preview.step.label == "Import 1 item from Jira"


@pytest.mark.parametrize(
    ("items", "options", "keys", "chosen"),
    [
        (ALL, {"scope": "all"}, ["CHK-1", "CHK-2"], "all open ones"),
        ((STORY, OVER), {}, ["CHK-2"], "open ones, because no epic is open"),
        (ALL, {"scope": "epics"}, ["CHK-1"], "open epics"),
        (ALL, {"picked": frozenset({"CHK-2", "CHK-3"})}, ["CHK-2"], "what is marked"),
    ],
)
def test_what_is_taken(items: tuple[SourceItem, ...], options: dict[str, Any], keys: list[str], chosen: str) -> None:
    preview = preview_of(make_plan(), items, **options)
    assert [item.key for item in preview.new] == keys
    assert preview.chosen == chosen


def test_epics_alone_are_refused_where_none_is_open() -> None:
    with pytest.raises(BadInputError, match="--all takes every open issue"):
        preview_of(make_plan(), (STORY, OVER), scope="epics")


def test_new_items_stand_last_in_the_order_of_the_file_and_wait_in_unsorted() -> None:
    plan = make_plan([make_item("old")])
    preview = preview_of(plan, ALL, scope="all")
    after = done(plan, preview.step)
    assert [entry.item.title for entry in after.ranked] == ["Old", "Saved carts", "Cache the cart"]
    assert [entry.item.key for entry in after.order.unsorted] == ["CHK-1", "CHK-2"]
    assert preview.unsorted == 2


def test_points_are_effort_only_at_a_rate_and_time_is_weeks_of_40_hours() -> None:
    items = [
        EPIC,
        EPIC._replace(key="CHK-5", estimate=2 * 40 * 3600.0),
        EPIC._replace(key="CHK-6", points=None),
        EPIC._replace(key="CHK-7", effort=1.5, estimate=40 * 3600.0),
    ]
    assert [i.weeks for i in preview_of(make_plan(), items).new] == [None, 2, None, 1.5]
    assert [i.weeks for i in preview_of(make_plan(), items, points_per_week=4).new] == [2, 2, None, 1.5]
    assert preview_of(make_plan(), items, points_per_week=4).notes == preview_of(make_plan(), items[1:]).notes == ()
    one, many = preview_of(make_plan(), items).notes, preview_of(make_plan(), [EPIC, EPIC._replace(key="CHK-8")]).notes
    assert one[0].startswith("1 new item has story points and no weeks; it gets them once it is said how many points")
    assert many[0].startswith("2 new items have story points and no weeks; they get them once it is said how many")
    for rate in (0, -1, float("nan")):
        with pytest.raises(BadInputError, match="more than 0"):
            preview_of(make_plan(), items, points_per_week=rate)


def test_the_same_file_again_changes_nothing() -> None:
    plan, known, _ = imported(ALL)
    again = preview_of(plan, ALL, known)
    assert again.step.changes == ()
    assert (again.new, again.changed, again.unchanged) == ((), (), 1)


def test_a_field_follows_its_source_until_it_is_edited_here() -> None:
    plan, known, item = imported(ALL)
    edited = plan.after(_edit(plan, item.id, note="Ours", effort=Effort(2, 3, 6)))
    changed = EPIC._replace(title="Saved baskets", note="Theirs", labels=(), estimate=144_000.0)
    preview = preview_of(edited, [changed], known)
    after = done(edited, preview.step).items[item.id]
    assert (after.title, after.note, after.tags, after.effort) == ("Saved baskets", "Ours", (), Effort(2, 3, 6))
    assert [[c.field for c in part] for part in preview.changed[0][2:]] == [["title", "tags"], ["note", "effort"]]
    assert preview.step.label == "Update 1 item from Jira"
    # What was kept is said once: the source has not changed since.
    again = preview_of(done(edited, preview.step), [changed], records(preview.step))
    assert (again.changed, again.unchanged, again.step.changes) == ((), 1, ())


def test_an_edit_that_equals_the_source_is_no_conflict_and_follows_it_again() -> None:
    plan, known, item = imported(ALL)
    edited = plan.after(_edit(plan, item.id, title="Same idea"))
    first = preview_of(edited, [EPIC._replace(title="Same idea")], known)
    assert first.changed == ()
    second = preview_of(done(edited, first.step), [EPIC._replace(title="Another")], records(first.step))
    assert [c.field for c in second.changed[0].updated] == ["title"]


def test_fields_that_the_file_does_not_have_stay_and_are_remembered() -> None:
    plan, known, item = imported(ALL, points_per_week=4)
    assert plan.items[item.id].weeks == 2
    narrow = FILE._replace(fields=frozenset({"key", "title"}))
    preview = preview_of(plan, [EPIC._replace(title="New", note="", labels=(), points=None)], known, file=narrow)
    after = done(plan, preview.step)
    assert (after.items[item.id].note, after.items[item.id].tags, after.items[item.id].weeks) == ("Note", ("shop",), 2)
    assert dict(records(preview.step)[0].values)["effort"] == "2.0"
    # Points without a rate say nothing, so the effort that a rate made of them stays.
    assert preview_of(after, [EPIC], records(preview.step)).changed[0].updated[0].field == "title"
    assert done(after, preview_of(after, [EPIC], records(preview.step)).step).items[item.id].weeks == 2


def test_an_estimate_taken_away_at_its_source_is_unknown_again() -> None:
    plan, known, item = imported([EPIC._replace(points=None, estimate=144_000.0)])
    assert plan.items[item.id].weeks == 1
    assert done(plan, preview_of(plan, [EPIC._replace(points=None)], known).step).items[item.id].effort is None


def test_a_changed_status_proposes_an_outcome_and_sets_none() -> None:
    plan, known, item = imported(ALL)
    over = EPIC._replace(status="Released", progress="done")
    preview = preview_of(plan, [over], known)
    assert [(p.key, p.status, p.outcome) for p in preview.proposals] == [("CHK-1", "Released", "done")]
    after = done(plan, preview.step)
    assert after.placements == plan.placements
    assert preview.done_left_out == 0
    # It is proposed until the plan says so.
    assert len(preview_of(after, [over], records(preview.step)).proposals) == 1
    placement = after.placement_of(item.id)
    assert placement is not None
    settled = replace(after, placements={**after.placements, placement.id: placement._replace(outcome="done")})
    assert preview_of(settled, [over], records(preview.step)).proposals == ()


def test_work_that_has_begun_is_proposed_when_its_status_changed() -> None:
    plan, known, _ = imported(ALL)
    begun = EPIC._replace(status="In Progress", progress="going")
    preview = preview_of(plan, [begun], known)
    assert [p.outcome for p in preview.proposals] == ["going"]
    assert preview_of(done(plan, preview.step), [begun], records(preview.step)).proposals == ()


def test_what_was_deleted_here_stays_away() -> None:
    plan, known, item = imported(ALL)
    without = replace(plan, items={k: v for k, v in plan.items.items() if k != item.id})
    preview = preview_of(without, ALL, known)
    assert (preview.gone, preview.new, preview.step.changes) == (1, (), ())


def test_another_systems_key_is_another_item() -> None:
    plan, known, _ = imported(ALL)
    own = FILE._replace(system="csv")
    assert [item.key for item in preview_of(plan, ALL, known, file=own).new] == ["CHK-1"]


def test_rows_without_keys_get_keys_of_the_plan_and_are_found_again_by_title() -> None:
    own = SourceFile("csv", (), frozenset({"title"}), has_keys=False)
    rows = [SourceItem(2, "Saved carts", "Saved carts"), SourceItem(3, "Apple Pay", "Apple Pay")]
    plan = make_plan([make_item("new-4", key="NEW-4")])
    preview = preview_of(plan, rows, file=own)
    assert [(i.key, i.source_key) for i in preview.new] == [("NEW-5", "Saved carts"), ("NEW-6", "Apple Pay")]
    assert preview_of(done(plan, preview.step), rows, records(preview.step), file=own).unchanged == 2


def test_teams_and_lanes_are_taken_when_mapped_and_known() -> None:
    own = FILE._replace(fields=FIELDS | {"team", "category"})
    rows = [
        EPIC._replace(team="chk", category="Tune-Up"),
        EPIC._replace(key="CHK-8", team="Nobody", category="Chores", line=7),
    ]
    preview = preview_of(make_plan(), rows, file=own)
    assert [(i.team, i.category) for i in preview.new] == [("chk", "tune_up"), (None, None)]
    assert [one.sentence for one in preview.passed_over] == [
        "Line 7, team: “Nobody” is no team of this plan.",
        "Line 7, lane: “Chores” is no lane of this plan.",
    ]
    assert preview.unsorted == 1


def test_the_pick_list_offers_what_is_open() -> None:
    file = FILE._replace(items=ALL)
    assert [i.key for i in open_epics(file)] == ["CHK-1"]
    assert [i.key for i in open_items(file)] == ["CHK-1", "CHK-2"]


def test_the_preview_as_text_and_as_json_say_the_same() -> None:
    plan, known, _ = imported(ALL)
    rows = [EPIC._replace(title="B", progress="done", status="Done"), STORY]
    preview = preview_of(plan, rows, known, scope="all")
    assert preview_lines(preview, "export.csv") == [
        "export.csv: 2 rows from Jira, taking all open ones.",
        "  1 new",
        "  1 changed",
        "  0 unchanged",
        "  0 done, left out",
        "  0 rejected",
        "New:",
        "  CHK-2 Cache the cart → Innovation proposed, 80 % sure (type “Story”)",
        "Changed at the source:",
        "  CHK-1 Saved carts: title",
        "Perhaps to be set on Measure:",
        "  CHK-1 Saved carts: “Done” at its source, so perhaps done",
    ]
    json = preview_json(preview, "export.csv", dry_run=True)
    assert next(iter(json.items())) == ("schema", 1)
    proposed = {"category": "innovation", "confidence": 0.8, "because": "type “Story”"}
    assert json["new"] == [{"key": "CHK-2", "title": "Cache the cart", "effort": None, "proposed": proposed}]
    assert json["changed"] == [{"key": "CHK-1", "title": "Saved carts", "updated": ["title"], "kept": []}]


def test_json_has_a_column_s_name_as_the_file_has_it() -> None:
    rejected = (Rejected(6, "“Naam”", "there is no title"), Rejected(7, "column 30", "it is too long"))
    preview = preview_of(make_plan(), [EPIC])._replace(rejected=rejected)
    assert preview_lines(preview, "x.csv")[-2:] == [f"  {one.sentence}" for one in rejected]
    assert preview_json(preview, "x.csv", dry_run=True)["rejected"] == [
        {"line": 6, "column": "Naam", "reason": "there is no title"},
        {"line": 7, "column": "column 30", "reason": "it is too long"},
    ]


def test_long_lists_are_counted() -> None:
    rows = [EPIC._replace(key=f"CHK-{n}") for n in range(25)]
    lines = preview_lines(preview_of(make_plan(), rows), "x.csv", shown=3)
    assert lines[-1] == "  … and 22 more"
    many = [EPIC._replace(key=f"CHK-{number}") for number in range(1, 1_005)]
    assert preview_lines(preview_of(make_plan(), many), "x.csv", shown=3)[-1] == "  … and 1,001 more"


def _edit(plan: Plan, item: str, **values: Any) -> tuple[Any, ...]:
    from planner.domain.change import edit

    return edit(plan.items[item], **values)
