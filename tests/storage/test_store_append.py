"""A step goes to the file whole or not at all, and never over what somebody else wrote."""

from datetime import timedelta
from pathlib import Path

import pytest

from planner.domain.change import Change, Step, create, delete, edit
from planner.domain.errors import BadInputError, RefusedError
from planner.domain.item import Effort, Item, Placement, dependency_id
from planner.domain.organisation import Team
from planner.domain.quarter import Objective
from planner.session import Session
from tests.storage.conftest import CARTS
from tests.stores import NOON, QUARTER, SqliteStore, open_session, plan_files, record


def item(session: Session, item_id: str = "carts") -> Item:
    return session.plan.items[item_id]


def reread(path: Path) -> Session:
    return open_session(path, "Cy")


def test_what_was_done_is_there_for_the_next_program(ann: Session, path: Path) -> None:
    ann.do(Step("Estimate", edit(item(ann), effort=Effort(5, 8, 13), note="since the talk"))).result()
    assert item(reread(path)) == item(ann)
    assert item(ann).effort == Effort(5, 8, 13)
    assert plan_files().check(str(path)) == ()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"effort": Effort(8, 8, 8)}, "effort is now 8 weeks"),
        ({"effort": Effort(5, 8, 13)}, "effort is now 5 to 13 weeks"),
        ({"effort": None}, "effort is now not set"),
        ({"team": "bld"}, "team is now “Build”"),
        ({"category": "tune_up"}, "category is now Tune-Up"),
        ({"stage": "last_mile"}, "stage is now last mile"),
        ({"customer": 4}, "customer is now 4"),
        ({"tags": ("q4",)}, "tags is now other than it was"),
        ({"title": "Kept carts"}, "title is now “Kept carts”"),
    ],
)
def test_a_stale_edit_is_refused_with_who_and_what(
    ann: Session, bo: Session, values: dict[str, object], sentence: str
) -> None:
    ann.do(Step("Edit", edit(item(ann), **values))).result()
    seen = item(bo)
    other = {"effort": Effort(1, 1, 1), "team": None, "category": None, "stage": "mvp", "customer": 1}
    mine = {name: {**other, "tags": ("x",), "title": "Mine"}[name] for name in values}
    with pytest.raises(RefusedError) as caught:
        bo.do(Step("Edit too", edit(seen, **mine))).result()
    name = values.get("title", "Saved carts")
    assert str(caught.value) == f"“{name}” was changed by Ann meanwhile: {sentence}; look again and repeat."


def test_an_edit_of_another_field_joins(ann: Session, bo: Session, path: Path) -> None:
    ann.do(Step("Estimate", edit(item(ann), effort=Effort(8, 8, 8)))).result()
    bo.do(Step("Note", edit(item(bo), note="ask Legal"))).result()
    both = item(reread(path))
    assert (both.effort, both.note) == (Effort(8, 8, 8), "ask Legal")


def test_a_removed_row_is_not_edited(ann: Session, path: Path) -> None:
    ann.do(Step("Add", (create(Objective("o", QUARTER, "Fewer calls")),))).result()
    carol = open_session(path, "Cy")
    ann.do(Step("Drop", (delete(ann.plan.objectives["o"]),))).result()
    with pytest.raises(RefusedError, match="“Fewer calls” was removed by Ann meanwhile"):
        carol.do(Step("Edit", edit(carol.plan.objectives["o"], title="No calls"))).result()


def test_a_row_that_changed_is_not_removed(ann: Session, bo: Session) -> None:
    ann.do(Step("Edit", edit(item(ann), note="vital"))).result()
    with pytest.raises(RefusedError, match="changed by Ann meanwhile: note is now “vital”"):
        bo.do(Step("Remove", (delete(item(bo)),))).result()


def test_creating_what_is_there_is_refused_and_over_a_deleted_row_revives_it(ann: Session, path: Path) -> None:
    first, again = Objective("o", QUARTER, "Fewer calls"), Objective("o", QUARTER, "No calls", 3)
    ann.do(Step("Add", (create(first),))).result()
    with pytest.raises(RefusedError, match="“Fewer calls” was already entered by Ann"):
        ann.do(Step("Add again", (create(again),))).result()
    ann.do(Step("Drop", (delete(first),))).result()
    assert reread(path).plan.objectives == {}
    ann.do(Step("Add again", (create(again),))).result()
    assert reread(path).plan.objectives == {"o": again}
    assert plan_files().check(str(path)) == ()


def test_what_was_never_there_is_not_edited(ann: Session) -> None:
    ghost = Item("ghost", "G-1", "Ghost")
    with pytest.raises(RefusedError, match="“Ghost” is not in the plan"):
        ann.do(Step("Edit", (Change(ghost, ghost._replace(note="boo")),))).result()


def test_a_step_is_written_whole_or_not_at_all(ann: Session, path: Path) -> None:
    good = edit(item(ann), note="fine")
    bad = edit(item(ann, "cards"), title="")
    with pytest.raises(BadInputError, match="title"):
        ann.do(Step("Both", good + bad)).result()
    assert item(ann) == CARTS
    assert item(reread(path)) == CARTS


def test_a_reference_to_nothing_is_refused_and_so_is_its_rehearsal(ann: Session) -> None:
    step = Step("Place", (create(Placement("q:x", QUARTER, "nothing", "V")),))
    for attempt in (ann.rehearse, ann.do):
        with pytest.raises(RefusedError, match="refers to something that is not in the plan"):
            attempt(step).result()


def test_a_rehearsal_leaves_nothing_behind(ann: Session, path: Path) -> None:
    before = path.read_bytes()
    assert ann.rehearse(Step("Edit", edit(item(ann), note="try"))).result().step == ""
    assert path.read_bytes() == before
    ann.do(Step("Edit", edit(item(ann), note="for good"))).result()
    assert plan_files().check(str(path)) == ()


def test_two_changes_of_one_row_in_one_step_follow_each_other(ann: Session, path: Path) -> None:
    once = CARTS._replace(note="one")
    ann.do(Step("Twice", (Change(CARTS, once), Change(once, once._replace(note="two"))))).result()
    assert item(reread(path)).note == "two"
    assert plan_files().check(str(path)) == ()


def test_a_clock_that_goes_back_does_not_turn_history_round(path: Path) -> None:
    store: SqliteStore = plan_files("late").open(str(path))
    early = Step("Early", edit(CARTS, note="early"))
    store.append(record(early, step_id="s1", at=NOON - timedelta(days=400))).result()
    store.append(record(Step("Later", edit(CARTS._replace(note="early"), note="late")), step_id="s2", at=NOON)).result()
    assert store.read_plan().result().items["carts"].note == "late"
    store.close().result()
    assert plan_files().check(str(path)) == ()


def test_a_history_far_ahead_of_the_clock_is_warned_about(path: Path) -> None:
    store = plan_files("early").open(str(path))
    for hours, said in (
        (24, None),
        (25, "The plan has entries of 2 Nov 2026, but this computer's clock says 1 Nov 2026"),
    ):
        now = CARTS._replace(note=store.read_plan().result().items["carts"].note)
        step = Step("Note", edit(now, note=f"{hours} hours early"))
        store.append(record(step, step_id=f"s{hours}", at=NOON - timedelta(hours=hours))).result()
        assert (store.warning or "").startswith(said or "")
        assert (store.warning is None) == (said is None)
    store.close().result()


def test_one_replica_goes_on_counting_after_a_restart(path: Path) -> None:
    item_now = CARTS
    for number in range(3):
        store = plan_files("same").open(str(path))
        after = item_now._replace(note=f"run {number}")
        store.append(record(Step("Note", (Change(item_now, after),)), step_id=f"s{number}")).result()
        store.close().result()
        item_now = after
    assert plan_files().check(str(path)) == ()


def test_a_row_tells_its_story_without_what_was_taken_back(ann: Session, bo: Session) -> None:
    ann.do(Step("Estimate", edit(item(ann), effort=None), why="nobody knows")).result()
    bo.do(Step("Note", edit(item(bo), note="x"))).result()
    bo.undo().result()
    bo.redo().result()
    bo.do(Step("Rename", edit(item(bo), title="Baskets"))).result()
    bo.undo().result()
    lines = ann.store.story("item", "carts").result()
    assert [(line.actor, line.label, line.why) for line in lines] == [
        ("Ann", "Create the plan", ""),
        ("Ann", "Estimate", "nobody knows"),
        ("Bo", "Note", ""),
    ]
    assert lines[1].fields == (("effort", "null"),)
    assert lines[2].fields == (("note", '"x"'),)


def test_names_and_notes_are_text_and_nothing_else(ann: Session, path: Path) -> None:
    nasty = "'; DROP TABLE item; -- “%s” {0} \\ [b]\u00e9\U0001f600"
    ann.do(Step(nasty, edit(item(ann), title=nasty, note=nasty, tags=(nasty,)))).result()
    ann.do(Step("Add", (create(Team("t" + nasty, nasty, nasty)),))).result()
    again = reread(path)
    assert item(again).title == nasty
    assert again.plan.teams["t" + nasty].name == nasty
    assert plan_files().check(str(path)) == ()


def test_natural_keys_name_rows_in_refusals(ann: Session, bo: Session) -> None:
    from planner.domain.item import Dependency

    needs = Dependency(dependency_id("carts", "cards"), "carts", "cards")
    ann.do(Step("Needs", (create(needs),))).result()
    with pytest.raises(RefusedError, match="“Saved carts” was already entered by Ann"):
        bo.do(Step("Needs", (create(needs),))).result()
    capacity = bo.plan.capacities[f"{QUARTER}:chk"]
    ann.do(Step("Hire", edit(capacity, people=7.0))).result()
    with pytest.raises(RefusedError, match=r"“Checkout” in 2026-Q4 was changed by Ann meanwhile: people is now 7;"):
        bo.do(Step("Fire", edit(capacity, people=3.0))).result()
    place = bo.plan.placements[f"{QUARTER}:carts"]
    ann.do(Step("Move", edit(place, rank="zz"))).result()
    with pytest.raises(RefusedError, match=r"“Saved carts” was changed by Ann meanwhile: its place is another now;"):
        bo.do(Step("Move", edit(place, rank="zzz"))).result()
