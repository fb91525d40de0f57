"""Ballots in the file: two computers at once, undo over a restart, and no word of them where a step is refused."""

from datetime import timedelta
from pathlib import Path

import pytest

from planner.domain.errors import RefusedError
from planner.domain.voting.casting import Vote, cast, show_together, withdraw
from planner.domain.voting.consensus import ballots_of, consensus_order
from planner.domain.voting.taking import take_over
from planner.session import Session
from tests.builders import make_item
from tests.stores import NOON, founding_changes, look, make_plan_file, open_session, plan_files


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_plan_file(tmp_path / "plan.db", founding_changes(items=[make_item(one, weeks=5) for one in "abcd"]))


def opened(path: Path, actor: str, ids: str | None = None) -> Session:
    files = plan_files(f"replica-{ids}") if ids is not None else None
    session = open_session(path, actor, ids=ids, files=files, start=NOON + timedelta(hours=1 if ids else 0))
    session.load_evidence().result()
    return session


def vote(session: Session, person: str, order: str) -> None:
    session.do(cast(session.plan, "innovation", Vote(person, tuple(order)), session.moment())).result()


def test_two_computers_that_cast_one_leads_ballot_do_not_tell_what_is_in_it(path: Path) -> None:
    ann, bo = opened(path, "Ann"), opened(path, "Bo")
    vote(ann, "Zoe", "ab")
    with pytest.raises(RefusedError) as error:
        vote(bo, "Zoe", "dc")
    assert "Zoe" not in str(error.value)
    assert "ballot on Innovation" in str(error.value)
    look(bo)
    vote(bo, "Zoe", "dc")
    with pytest.raises(RefusedError) as error:
        ann.do(withdraw(ann.plan, "innovation", "Zoe")).result()
    assert "Zoe" not in str(error.value)


def test_showing_and_taking_over_are_steps_that_undo_takes_back_after_a_restart(path: Path) -> None:
    ann = opened(path, "Ann")
    vote(ann, "Ann", "dcba")
    vote(ann, "Bo", "dacb")
    ann.do(show_together(ann.plan, "innovation", ann.moment())).result()
    ann.do(take_over(ann.plan, "innovation")).result()
    again = opened(path, "Ann", ids="later")
    order = consensus_order(again.plan, "innovation")
    assert order == ("d", "c", "a", "b")
    assert tuple(entry.item.id for entry in again.plan.order.innovation) == order
    assert again.undo().result().label == "Take the leads' common order of Innovation over"
    assert [entry.item.id for entry in again.plan.order.innovation] == list("abcd")
    again.undo().result()
    assert consensus_order(again.plan, "innovation") is None
    assert [ballot.shown_at for ballot in ballots_of(again.plan, "innovation")] == [None, None]
    assert ballots_of(opened(path, "Cy").plan, "innovation")[0].order == tuple("dcba")
