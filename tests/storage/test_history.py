"""The history as people look through it: found, read by the page, and told of one item."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from planner.domain.ballot import Ballot, Dissent, ballot_id, dissent_id
from planner.domain.change import Step, create, edit
from planner.domain.history.steps import AsOf, FieldChange, HistoryWish
from planner.domain.history.words import change_text
from planner.session import Session
from tests.builders import make_item
from tests.storage.test_store_properties import ITEMS
from tests.stores import NOON, QUARTER, founding_changes, make_plan_file, open_session


@pytest.fixture
def ann(tmp_path: Path) -> Session:
    return open_session(make_plan_file(tmp_path / "plan.db", founding_changes(items=ITEMS)))


def note(session: Session, text: str, why: str = "") -> None:
    session.do(Step(f"Note {text}", edit(session.plan.items["i0"], note=text), why)).result()


def labels(session: Session, wish: HistoryWish | None = None) -> list[str]:
    history = session.store.history
    return [step.label for step in history.steps(history.find(wish or HistoryWish()).result()).result()]


def test_steps_come_newest_first_and_undone_ones_are_marked(ann: Session) -> None:
    note(ann, "one")
    note(ann, "two")
    ann.undo().result()
    history = ann.store.history
    steps = history.steps(history.find(HistoryWish()).result()).result()
    told = [(step.label, step.undone, step.takes_back) for step in steps]
    assert told == [
        ("Undo: Note two", False, True),
        ("Note two", True, False),
        ("Note one", False, False),
        ("Create the plan", False, False),
    ]
    ann.redo().result()
    assert not history.steps([step.number for step in steps]).result()[1].undone


def test_steps_are_found_by_text_name_kind_and_day(ann: Session) -> None:
    note(ann, "ÄPFEL", "weil sie fehlen")
    bo = open_session(Path(ann.store.path), "Bo")
    place = bo.plan.placements[f"{QUARTER}:i1"]
    bo.do(Step("Move it", edit(place, rank="zz"))).result()
    assert labels(ann, HistoryWish(text="äpfel")) == ["Note ÄPFEL"]
    assert labels(ann, HistoryWish(text="FEHLEN")) == ["Note ÄPFEL"]
    assert labels(ann, HistoryWish(text="bo")) == ["Move it"]
    assert labels(ann, HistoryWish(text="%")) == []
    assert labels(ann, HistoryWish(actor="Bo")) == ["Move it"]
    assert labels(ann, HistoryWish(kind="placement")) == ["Move it", "Create the plan"]
    assert labels(ann, HistoryWish(since=NOON + timedelta(days=1))) == []
    assert ann.store.history.actors().result() == ("Ann", "Bo")
    assert labels(ann, HistoryWish(actor="Ann", text="note", kind="item")) == ["Note ÄPFEL"]


def test_a_step_says_what_it_changed_and_how_much_more(ann: Session) -> None:
    note(ann, "one")
    history = ann.store.history
    newest, oldest = history.steps(history.find(HistoryWish()).result()).result()
    assert history.changes(newest.id).result().listed == (FieldChange("item", "i0", "note", '""', '"one"'),)
    founding = history.changes(oldest.id).result()
    assert founding.total == len(founding_changes(items=ITEMS))
    assert (founding.listed[0].kind, founding.listed[0].field, founding.listed[0].before) == ("organisation", "*", None)


def test_an_item_has_its_own_history(ann: Session) -> None:
    note(ann, "one")
    ann.do(Step("Edit", edit(ann.plan.items["i0"], note="two", customer=3))).result()
    place = ann.plan.placements[f"{QUARTER}:i0"]
    ann.do(Step("Move it", edit(place, rank="zz"))).result()
    entries = ann.store.history.of_item("i0").result()
    told = [(entry.step.label, entry.change.field, entry.change.before, entry.change.after) for entry in entries]
    assert told[0] == ("Move it", "rank", f'"{place.rank}"', '"zz"')
    assert sorted(told[1:3]) == [("Edit", "customer", "null", "3"), ("Edit", "note", '"one"', '"two"')]
    assert told[3] == ("Note one", "note", '""', '"one"')
    assert [entry.change.kind for entry in entries[4:]] == ["placement", "item"]


def test_the_history_of_the_past_ends_there(ann: Session) -> None:
    note(ann, "one")
    history = ann.store.history
    (first, _) = history.steps(history.find(HistoryWish()).result()).result()
    note(ann, "two")
    ann.undo().result()
    ann.undo().result()
    past = ann.at(AsOf(step=first.id)).result()
    assert labels(past) == ["Note one", "Create the plan"]
    steps = past.store.history.steps(past.store.history.find(HistoryWish()).result()).result()
    assert not any(step.undone for step in steps)
    assert [entry.change.after for entry in past.store.history.of_item("i0").result()][:1] == ['"one"']
    assert [line.label for line in past.store.story("item", "i0").result()] == ["Create the plan", "Note one"]
    assert ann.store.story("item", "i0").result()[-1].label == "Create the plan"


def test_when_an_item_was_born_is_told_for_those_that_are_asked_for(ann: Session) -> None:
    born = ann.store.history.born(["i0", "nothing"]).result()
    assert list(born) == ["i0"]
    fresh = make_item("late")
    ann.do(Step("Add it", (create(fresh),))).result()
    note(ann, "one")
    late = ann.store.history.born(["late", "i0"]).result()
    assert late["i0"] == born["i0"] < late["late"]
    bound = ann.store.history.steps(ann.store.history.find(HistoryWish()).result()).result()[2].id
    past = ann.at(AsOf(step=bound)).result()
    assert past.store.history.born(["late", "i0"]).result() == born


def test_what_is_in_a_ballot_is_told_where_it_is_shown_and_no_reason_while_it_is_hidden(ann: Session) -> None:
    ballot = Ballot(
        ballot_id(QUARTER, "innovation", "Bo"), QUARTER, "innovation", "Bo", ("i1", "i0"), (), (("i1", "SECRET"),)
    )
    ann.do(Step("Bo casts a ballot", (create(ballot),), "SECRET")).result()
    changed = ballot._replace(order=("i0", "i1"), reasons=(("i0", "SECRET too"),))
    ann.do(Step("Bo casts it again", edit(ballot, **changed._asdict()))).result()
    history = ann.store.history
    found = history.find(HistoryWish(kind="ballot")).result()
    again, first = history.steps(found).result()
    assert history.find(HistoryWish(text="secret")).result() == ()
    assert first.why == ""
    for step in (again, first):
        assert all(c.before is None and c.after is None for c in history.changes(step.id).result().listed)
    ann.do(Step("Show the ballots", edit(changed, shown_at=NOON))).result()
    assert history.steps(found).result()[1].why == "SECRET"
    assert all(c.after is None for c in history.changes(first.id).result().listed), "nobody has ever seen that one"
    showing = history.steps(history.find(HistoryWish(kind="ballot")).result()).result()[0]
    (shown,) = history.changes(showing.id).result().listed
    assert (shown.before, json.loads(shown.after or "")) == (None, {"order": ["i0", "i1"], "points": []})
    assert "Bo" not in change_text(ann.plan, shown)
    ann.undo().result()
    for step in history.steps(history.find(HistoryWish(kind="ballot")).result()).result():
        assert all(c.after is None for c in history.changes(step.id).result().listed), "hidden again"


def test_a_dissent_is_marked_until_its_author_allows_his_name(ann: Session) -> None:
    dissent = Dissent(dissent_id(QUARTER, "i0", "Bo"), QUARTER, "i0", "Bo", "it is too early")
    ann.do(Step("Bo dissents", (create(dissent),))).result()
    assert [entry.step.unnamed for entry in ann.store.history.of_item("i0").result()][:1] == [True]
    ann.do(Step("Bo may be named", edit(dissent, may_be_named=True))).result()
    assert not any(entry.step.unnamed for entry in ann.store.history.of_item("i0").result())
