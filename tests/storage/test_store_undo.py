"""Everything can be taken back and put back, over restarts, and never at the cost of somebody else's work."""

from datetime import timedelta
from pathlib import Path

from planner.domain.change import Step, create, delete, edit
from planner.domain.evidence import Decision
from planner.domain.item import Dependency, Effort, Item, dependency_id
from planner.domain.quarter import Objective
from planner.session import Session
from tests.storage.conftest import CARTS
from tests.stores import NOON, QUARTER, look, open_session, plan_files

PLACE = f"{QUARTER}:carts"


def carts(session: Session) -> Item:
    return session.plan.items["carts"]


def note(session: Session, text: str, *, burst: str | None = None) -> None:
    look(session)
    session.do(Step(f"Note {text}", edit(carts(session), note=text), burst=burst)).result()


def undo(session: Session, *, force: bool = False) -> str | None:
    undone = session.undo(force=force).result()
    assert undone.question is None
    return undone.label


def redo(session: Session) -> str | None:
    redone = session.redo().result()
    assert redone.question is None
    return redone.label


def test_undo_goes_back_step_by_step_and_redo_forth_again(ann: Session, path: Path) -> None:
    for text in ("one", "two", "three"):
        note(ann, text)
    assert [undo(ann), carts(ann).note] == ["Note three", "two"]
    assert [undo(ann), carts(ann).note] == ["Note two", "one"]
    assert [redo(ann), carts(ann).note] == ["Note two", "two"]
    assert [undo(ann), carts(ann).note] == ["Note two", "one"]
    assert [redo(ann), redo(ann), redo(ann)] == ["Note two", "Note three", None]
    assert [undo(ann), undo(ann), undo(ann), undo(ann)] == ["Note three", "Note two", "Note one", None]
    assert carts(ann) == CARTS
    assert plan_files().check(str(path)) == ()


def test_undo_holds_over_a_restart(ann: Session, path: Path) -> None:
    note(ann, "one")
    note(ann, "two")
    undo(ann)
    ann.store.close().result()
    again = open_session(path, "Ann", files=plan_files("next"), ids="next")
    assert [redo(again), carts(again).note] == ["Note two", "two"]
    assert [undo(again), undo(again), carts(again)] == ["Note two", "Note one", CARTS]


def test_a_new_step_ends_redo(ann: Session) -> None:
    note(ann, "one")
    undo(ann)
    note(ann, "other")
    assert redo(ann) is None
    assert undo(ann) == "Note other"


def test_the_foundation_stays(tmp_path: Path, ann: Session) -> None:
    assert undo(ann) is None
    assert len(ann.plan.items) == 2


def test_each_takes_back_only_his_own(ann: Session, bo: Session) -> None:
    note(ann, "ann's")
    look(bo)
    bo.do(Step("Estimate", edit(carts(bo), effort=None))).result()
    assert undo(ann) == "Note ann's"
    assert undo(ann) is None
    assert undo(bo) == "Estimate"
    look(ann)
    assert carts(ann) == CARTS


def test_moves_in_a_row_are_one_undo(ann: Session, path: Path) -> None:
    first = ann.plan.placements[PLACE]
    for rank in ("k", "l", "m"):
        step = Step(f"Move to {rank}", edit(ann.plan.placements[PLACE], rank=rank), burst="move:carts")
        ann.do(step).result()
    assert [undo(ann), ann.plan.placements[PLACE]] == ["Move to m", first]
    assert [redo(ann), ann.plan.placements[PLACE].rank] == ["Move to m", "m"]
    assert [undo(ann), undo(ann)] == ["Move to m", None]
    assert plan_files().check(str(path)) == ()


def test_a_burst_ends_where_something_comes_between(ann: Session, bo: Session) -> None:
    note(ann, "a", burst="note")
    note(bo, "bo's")
    note(ann, "b", burst="note")
    undo_b = ann.undo().result()
    assert undo_b.question is None  # Bo wrote before `b`, which still shows
    assert carts(ann).note == ""
    redo(ann)
    note(ann, "c", burst="note")  # after a redo it is a new burst
    assert [undo(ann), carts(ann).note] == ["Note c", "b"]
    note(ann, "d", burst="note")
    ann.do(Step("Between", edit(carts(ann), effort=None), burst="other")).result()
    note(ann, "e", burst="note")
    assert [undo(ann), undo(ann), undo(ann)] == ["Note e", "Between", "Note d"]


def test_what_somebody_has_changed_since_is_asked_about_and_left_alone(ann: Session, bo: Session, path: Path) -> None:
    ann.do(Step("Edit", edit(carts(ann), note="ann's", effort=Effort(5, 5, 5)))).result()
    look(bo)
    bo.do(Step("Estimate", edit(carts(bo), effort=Effort(8, 8, 8)))).result()
    asked = ann.undo().result()
    assert asked.question == ("Bo has since changed “Saved carts”: effort is now 8 weeks. Undo the rest of “Edit”?")
    assert (asked.label, asked.rows) == ("Edit", ())
    assert undo(ann, force=True) == "Edit"
    assert (carts(ann).note, carts(ann).effort) == ("", Effort(8, 8, 8))
    assert [redo(ann), carts(ann).note, carts(ann).effort] == ["Edit", "ann's", Effort(8, 8, 8)]
    assert plan_files().check(str(path)) == ()


def test_a_value_that_came_back_by_another_hand_is_not_taken(ann: Session, bo: Session) -> None:
    note(ann, "x")
    note(bo, "y")
    note(bo, "x")
    assert ann.undo().result().question is not None


def test_a_change_that_was_itself_taken_back_is_no_obstacle(ann: Session, bo: Session) -> None:
    note(ann, "x")
    note(bo, "y")
    undo(bo)
    assert undo(ann) == "Note x"
    assert carts(ann) == CARTS
    question = bo.redo().result().question
    assert question is not None
    assert question.startswith("Ann has since changed “Saved carts”: note is now not set.")


def test_undoing_a_creation_removes_it_and_redo_brings_it_back(ann: Session, path: Path) -> None:
    item = Item("new", "N-1", "New", effort=Effort(1, 2, 3))
    ann.do(Step("Add New", (create(item),))).result()
    ann.do(Step("Rename", edit(item, title="Newer"))).result()
    undo(ann)
    assert [undo(ann), "new" in ann.plan.items] == ["Add New", False]
    assert [redo(ann), ann.plan.items["new"]] == ["Add New", item]
    assert [redo(ann), ann.plan.items["new"].title] == ["Rename", "Newer"]
    assert plan_files().check(str(path)) == ()


def test_undoing_a_creation_that_others_build_on_names_them(ann: Session, bo: Session, path: Path) -> None:
    ann.do(Step("Add New", (create(Item("new", "N-1", "New")),))).result()
    look(bo)
    bo.do(
        Step("Let Gift cards need New", (create(Dependency(dependency_id("cards", "new"), "cards", "new")),))
    ).result()
    assert ann.undo().result().question == (
        "Bo (“Let Gift cards need New”) has built on this since. Undo “Add New” all the same?"
    )
    cy = open_session(path, "Cy")
    cy.do(Step("Rename New", edit(cy.plan.items["new"], title="Newest"))).result()
    question = ann.undo().result().question
    assert question is not None
    assert "Cy (“Rename New”)" in question
    assert "Bo (“Let Gift cards need New”)" in question
    assert undo(ann, force=True) == "Add New"
    look(bo)
    assert "new" not in bo.plan.items
    assert plan_files().check(str(path)) == ()


def test_undoing_a_removal_brings_the_row_back(ann: Session, bo: Session) -> None:
    objective = Objective("o", QUARTER, "Fewer calls")
    ann.do(Step("Add", (create(objective),))).result()
    ann.do(Step("Drop", (delete(objective),))).result()
    assert [undo(ann), ann.plan.objectives] == ["Drop", {"o": objective}]
    redo(ann)
    look(bo)
    bo.do(Step("Add again", (create(Objective("o", QUARTER, "No calls")),))).result()
    assert ann.undo().result().question == ("Bo has since entered “No calls” again. Undo the rest of “Drop”?")


def test_undoing_a_return_with_other_values_brings_back_the_old_ones(ann: Session, path: Path) -> None:
    old, new = Objective("o", QUARTER, "Fewer calls", 1), Objective("o", QUARTER, "No calls", 2)
    ann.do(Step("Add", (create(old),))).result()
    ann.do(Step("Drop", (delete(old),))).result()
    ann.do(Step("Add again", (create(new),))).result()
    ann.do(Step("Replace", (delete(new), create(old)))).result()
    states = []
    for _ in range(4):
        undo(ann)
        states.append(dict(ann.plan.objectives))
    assert states == [{"o": new}, {}, {"o": old}, {}]
    for expected in reversed(states[:-1]):
        redo(ann)
        assert ann.plan.objectives == expected
    redo(ann)
    assert ann.plan.objectives == {"o": old}
    assert plan_files().check(str(path)) == ()


def test_a_decision_taken_back_stays_listed_as_withdrawn(ann: Session, path: Path) -> None:
    ann.load_evidence().result()
    decision = Decision("d", QUARTER, NOON + timedelta(hours=1), "Agree 60 : 40", "lead time")
    agree = (create(decision), *edit(ann.plan.quarter, ratio=0.6, reserve=0.15, state="prioritize"))
    ann.do(Step("Agree 60 : 40", agree)).result()
    undo(ann)
    assert ann.plan.quarter.ratio is None
    assert ann.plan.evidence is not None
    assert ann.plan.evidence.decisions["d"].withdrawn
    redo(ann)
    assert ann.plan.quarter.ratio == 0.6
    assert not ann.plan.evidence.decisions["d"].withdrawn
    assert plan_files().check(str(path)) == ()


def test_what_was_removed_twice_is_asked_about_once_somebody_has_worked_on_it(ann: Session, bo: Session) -> None:
    ann.do(Step("Add", (create(Objective("o", QUARTER, "Fewer calls")),))).result()
    look(bo)
    bo.do(Step("Reword", edit(bo.plan.objectives["o"], title="No calls"))).result()
    look(ann)
    ann.do(Step("Drop", (delete(ann.plan.objectives["o"]),))).result()
    undo(ann)
    assert redo(ann) == "Drop"  # Bo's words were there before it was dropped
    undo(ann)
    look(bo)
    bo.do(Step("Reword again", edit(bo.plan.objectives["o"], title="One call"))).result()
    question = ann.redo().result().question
    assert question == "Bo (“Reword again”) has built on this since. Redo “Drop” all the same?"


def test_undo_of_a_step_that_changed_nothing_is_an_undo_all_the_same(ann: Session) -> None:
    assert ann.do(Step("Nothing", ())).result().step == ""
    assert undo(ann) is None


def test_questions_leave_the_file_as_it_is(ann: Session, bo: Session, path: Path) -> None:
    note(ann, "x")
    note(bo, "y")
    before = path.read_bytes()
    assert ann.undo().result().question is not None
    assert path.read_bytes() == before
