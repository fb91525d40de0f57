"""Looking at another quarter: its plan and its answers, with what waits to be saved; a closed one stays as it was."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planner.domain.change import Step, create, edit
from planner.domain.errors import BadInputError, RefusedError
from planner.domain.item import Item, Placement, placement_id
from planner.domain.organisation import TeamCapacity, capacity_id
from planner.domain.quarter import Quarter
from planner.domain.quarters.form import set_calendar
from planner.session import PlanChanged, Session
from tests.stores import QUARTER, Mailbox, founding_changes, look, make_plan_file, open_session, plan_files

Q3 = Quarter("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), state="closed")
Q1 = Quarter("2027-Q1", date(2027, 1, 1), date(2027, 3, 31))
ITEMS = (Item("a", "A", "A"), Item("b", "B", "B"))


def room(quarter: str, people: float) -> TeamCapacity:
    return TeamCapacity(capacity_id(quarter, "chk"), quarter, "chk", people)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_plan_file(tmp_path / "plan.db", founding_changes(items=ITEMS))


@pytest.fixture
def ann(path: Path) -> Session:
    session = open_session(path)
    placed = Placement(placement_id(Q3.id, "a"), Q3.id, "a", "V")
    entities = (Q3, Q1, placed, room(Q3.id, 3), room(Q1.id, 9))
    session.do(Step("Enter", tuple(create(entity) for entity in entities))).result()
    return session


def people(session: Session) -> float:
    found = session.plan.capacity_of("chk")
    return found.people if found else 0.0


def test_going_to_a_quarter_and_back_shows_each_with_its_answers(ann: Session) -> None:
    heard: list[object] = []
    ann.listen(heard.append)
    ann.load_evidence().result()
    for quarter, count in ((Q1.id, 9), (Q3.id, 3), (None, 5)):
        plan = ann.go(quarter).result()
        ann.load_evidence().result()
        assert plan.current == ann.plan.current == (quarter or QUARTER)
        assert people(ann) == count
        assert ann.plan.evidence is not None
    assert PlanChanged() in heard


def test_a_quarter_that_is_not_there_changes_nothing(ann: Session) -> None:
    with pytest.raises(BadInputError, match="no quarter"):
        ann.go("2031-Q1").result()
    assert ann.plan.current == QUARTER


def test_what_waits_to_be_saved_is_shown_and_saved_whatever_quarter_is_looked_at(path: Path, ann: Session) -> None:
    mailbox = Mailbox()
    bo = open_session(path, "Bo", dispatch=mailbox)
    waiting: list[Callable[[], None]] = []
    bo.later = waiting.append
    before = bo.plan.capacities[capacity_id(QUARTER, "chk")]
    step = Step("Grow", (*edit(bo.plan.items["a"], title="Anchor"), *edit(before, people=8.0)))
    done = bo.do(step)
    mailbox.settle(bo.go(Q1.id))
    assert (bo.plan.items["a"].title, people(bo)) == ("Anchor", 9)
    for call in waiting:
        call()
    mailbox.settle(done).result()
    assert (bo.plan.items["a"].title, people(bo), bo.unsaved) == ("Anchor", 9, 0)
    mailbox.settle(bo.go(QUARTER))
    assert (bo.plan.items["a"].title, people(bo)) == ("Anchor", 8)


def test_a_closed_quarter_stays_as_it_was_until_it_is_opened_again(ann: Session) -> None:
    ann.go(Q3.id).result()
    grow = Step("Grow", edit(ann.plan.capacities[capacity_id(Q3.id, "chk")], people=4.0))
    with pytest.raises(RefusedError, match="2026-Q3 is closed and stays as it was"):
        ann.do(grow).result()
    assert people(ann) == 3
    with pytest.raises(RefusedError):
        ann.do(Step("Rank", edit(ann.plan.placements[placement_id(Q3.id, "a")], rank="W"))).result()
    ann.do(Step("Reword", edit(ann.plan.items["a"], title="Anchor"))).result()
    ann.do(Step("Open 2026-Q3 again", edit(ann.plan.quarter, state="measure"))).result()
    ann.do(grow).result()
    assert people(ann) == 4


def test_a_time_zone_that_changes_in_the_middle_of_a_meeting_is_everybodys_at_the_next_look(
    path: Path, ann: Session
) -> None:
    bo = open_session(
        path, "Bo", files=plan_files("other"), today=None, start=datetime(2026, 11, 2, 23, 30, tzinfo=UTC)
    )
    assert bo.today == date(2026, 11, 3)
    ann.do(set_calendar(ann.plan, 1, "America/New_York")).result()
    look(bo)
    assert bo.today == date(2026, 11, 2)
    with pytest.raises(BadInputError, match="no time zone “Mars/Olympus”"):
        set_calendar(ann.plan, 1, "Mars/Olympus")


def test_the_quarter_that_one_looks_at_may_be_taken_back(path: Path, ann: Session) -> None:
    bo = open_session(path, "Bo", files=plan_files("other"))
    bo.do(Step("Prepare 2027-Q2", (create(Quarter("2027-Q2", date(2027, 4, 1), date(2027, 6, 30))),))).result()
    bo.go("2027-Q2").result()
    bo.undo().result()
    bo.store.news().result()
    assert bo.plan.current == QUARTER
    assert "2027-Q2" not in bo.plan.quarters
