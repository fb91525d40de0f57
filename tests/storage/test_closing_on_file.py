"""Closing on a real file: everything in one transaction, and one undo takes all of it back."""

from datetime import date
from pathlib import Path

import pytest

from planner.domain.change import Step, edit
from planner.domain.closing.closing import close_quarter, reopen_quarter
from planner.domain.closing.reviewing import write_learnings
from planner.domain.closing.unfinished import CloseChoice, choose
from planner.domain.commitment import agree_plan, set_outcome
from planner.domain.editing import add_item
from planner.domain.errors import RefusedError
from planner.domain.item import Effort, Item
from planner.domain.quarters.editing import following, new_quarter
from planner.session import Session
from tests.stores import QUARTER, founding_changes, make_plan_file, open_session

WEEK_12 = date(2026, 12, 16)
CARTS = Item("carts", "CHK-1", "Saved carts", team="chk", category="innovation", effort=Effort(3, 3, 3))
CARDS = Item("cards", "CHK-2", "Gift cards", team="chk", category="innovation", effort=Effort(4, 4, 4))
CHOICES = {"carts": CloseChoice("carried", "nearly there", 1.5), "cards": CloseChoice("dropped", "nobody asked")}


@pytest.fixture
def ann(tmp_path: Path) -> Session:
    path = make_plan_file(tmp_path / "plan.db", founding_changes(items=(CARTS, CARDS)))
    session = open_session(path, today=WEEK_12)
    session.load_evidence().result()
    session.do(agree_plan(session.plan, session.moment())).result()
    session.do(set_outcome(session.plan, "carts", "going")).result()
    return session


def everything(session: Session) -> tuple[object, ...]:
    plan = session.plan
    assert plan.evidence is not None
    standing = {row.id for row in plan.evidence.decisions.values() if not row.withdrawn}
    return plan.quarters, plan.items, plan.placements, plan.evidence.carry_overs, standing


def test_one_undo_takes_all_of_it_back_and_redo_puts_it_there_again(ann: Session) -> None:
    ann.do(choose(ann.plan, "carts", CHOICES["carts"])).result()
    before = everything(ann)
    ann.do(close_quarter(ann.plan, CHOICES, ann.moment())).result()
    after = everything(ann)
    assert (ann.plan.quarter.state, sorted(ann.plan.quarters)) == ("closed", [QUARTER, "2027-Q1"])
    undone = ann.undo().result()
    assert (undone.question, undone.label) == (
        None,
        "Close 2026-Q4: 0 of 2 items done, 1 carried over, 1 dropped",
    )
    assert everything(ann) == before
    ann.redo().result()
    assert everything(ann) == after


def test_the_loop_begins_again_with_what_is_carried_over(ann: Session) -> None:
    ann.do(close_quarter(ann.plan, CHOICES, ann.moment())).result()
    plan = ann.go(None).result()
    assert (plan.current, plan.quarter.state, plan.quarter.ratio) == ("2027-Q1", "align", None)
    assert [entry.item.id for entry in plan.ranked] == ["carts"]
    assert plan.items["carts"].remaining == 1.5


def test_a_closed_quarter_is_read_only_until_it_is_opened_again(ann: Session) -> None:
    ann.do(close_quarter(ann.plan, CHOICES, ann.moment())).result()
    late = Step("Learn", edit(ann.plan.quarter, learnings="Ask earlier"))
    with pytest.raises(RefusedError, match="is closed and stays as it was"):
        ann.do(late).result()
    ann.do(reopen_quarter(ann.plan, "An answer was missing", ann.moment())).result()
    ann.do(write_learnings(ann.plan, "Ask earlier")).result()
    assert ann.plan.quarter.learnings == "Ask earlier"


def test_a_quarter_that_was_prepared_is_taken_and_what_came_up_since_has_its_place_there(ann: Session) -> None:
    ann.do(new_quarter(ann.plan, following(ann.plan), ann.today)).result()
    values = {"title": "Late idea", "category": "innovation", "team": "chk", "effort": Effort(1, 1, 1)}
    ann.do(add_item(ann.plan, values, ann.moment())).result()
    late = next(item for item in ann.plan.items.values() if item.title == "Late idea")
    ann.do(set_outcome(ann.plan, late.id, "going")).result()
    ahead = ann.store.read_plan("2027-Q1").result()
    choices = {**CHOICES, late.id: CloseChoice("carried", "just begun", 1.0)}
    ann.do(close_quarter(ann.plan, choices, ann.moment(), ahead=ahead)).result()
    plan = ann.go("2027-Q1").result()
    assert [entry.item.title for entry in plan.ranked] == ["Saved carts", "Late idea"]
    assert not plan.items["cards"].remaining
    assert plan.items["cards"].stage == "stopped"
