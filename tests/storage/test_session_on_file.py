"""The session on a real file: shown at once, saved behind, back off where it does not hold, fresh when others write."""

from datetime import date
from pathlib import Path

import pytest

from planner.domain.change import Step, create, edit
from planner.domain.errors import RefusedError
from planner.domain.evidence import Decision
from planner.domain.item import Effort, Item
from planner.session import Event, PlanChanged, Session, StepFell
from tests.stores import NOON, QUARTER, Mailbox, founding_changes, make_plan_file, open_session, plan_files

ITEMS = (Item("a", "A-1", "Saved carts", effort=Effort(3, 3, 3)), Item("b", "B-1", "Gift cards"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_plan_file(tmp_path / "plan.db", founding_changes(items=ITEMS))


class Person:
    """Somebody with the plan open, and everything that the session told."""

    def __init__(self, path: Path, name: str) -> None:
        self.mailbox = Mailbox()
        self.session = open_session(path, name, dispatch=self.mailbox)
        self.events: list[Event] = []
        self.quiet = self.session.listen(self.events.append)

    def item(self, item_id: str = "a") -> Item:
        return self.session.plan.items[item_id]

    def look(self) -> None:
        self.session.look()
        self.mailbox.take_all(self.session)

    @property
    def fallen(self) -> list[StepFell]:
        return [event for event in self.events if isinstance(event, StepFell)]


@pytest.fixture
def ann(path: Path) -> Person:
    return Person(path, "Ann")


@pytest.fixture
def bo(path: Path) -> Person:
    return Person(path, "Bo")


def estimate(weeks: float) -> dict[str, object]:
    return {"effort": Effort(weeks, weeks, weeks)}


def test_a_step_is_shown_at_once_and_confirmed_when_it_is_on_disk(ann: Person) -> None:
    saved = ann.session.do(Step("Estimate", edit(ann.item(), **estimate(8))))
    assert ann.item().weeks == 8
    assert ann.session.unsaved == 1
    assert [record.step.label for record in ann.session.pending] == ["Estimate"]
    assert ann.events == [PlanChanged()]
    assert ann.mailbox.settle(saved).result().step != ""
    assert ann.session.unsaved == 0
    assert ann.session.pending == ()
    assert ann.events == [PlanChanged(), PlanChanged()]


@pytest.mark.parametrize("holds", [False, True])
def test_why_a_step_was_made_is_not_kept_where_the_step_falls(ann: Person, bo: Person, path: Path, holds: bool) -> None:
    why = create(Decision("d", QUARTER, NOON, "Estimate Saved carts", why="It grew", kind="change"))
    bo.mailbox.settle(bo.session.do(Step("Bo's estimate", edit(bo.item(), **estimate(5))))).result()
    answers = [ann.session.do(Step("Estimate", edit(ann.item(), **estimate(8)), burst="x"))]
    if holds:  # a part of the burst, which the reason is then about
        answers.append(ann.session.do(Step("Note", edit(ann.item("b"), note="stays"), burst="x")))
    answers.append(ann.session.do(Step("Estimate", (why,), why="It grew", burst="x")))
    for answer in answers:
        ann.mailbox.settle(answer)
    told = str(answers[-1].exception())
    assert told == ("None" if holds else "What it gives the reason for was not saved, so neither is the reason.")
    later = open_session(path, "Cy")
    assert list(later.store.read_evidence(QUARTER).result().decisions) == (["d"] if holds else [])


def test_a_step_that_does_not_hold_falls_and_later_ones_that_do_stay(ann: Person, bo: Person, path: Path) -> None:
    bo.mailbox.settle(bo.session.do(Step("Bo's estimate", edit(bo.item(), **estimate(5))))).result()
    answers = [
        ann.session.do(Step("Estimate", edit(ann.item(), **estimate(8)))),
        ann.session.do(Step("Note", edit(ann.item("b"), note="stays"))),
        ann.session.do(Step("Estimate again", edit(ann.item(), **estimate(9)))),
        ann.session.do(Step("Rename", edit(ann.item(), title="Baskets"))),
    ]
    assert ann.item().weeks == 9
    for answer in answers:
        ann.mailbox.settle(answer)
    ann.mailbox.take_all(ann.session)
    assert [answer.exception() is None for answer in answers] == [False, True, False, True]
    assert [fell.label for fell in ann.fallen] == ["Estimate", "Estimate again"]
    assert ann.fallen[0].reason == (
        "“Saved carts” was changed by Bo meanwhile: effort is now 5 weeks; look again and repeat."
    )
    assert (ann.item().weeks, ann.item().title, ann.item("b").note) == (5, "Baskets", "stays")
    assert ann.session.plan == open_session(path, "Cy").plan
    assert plan_files().check(str(path)) == ()


def test_what_builds_on_a_step_that_fell_falls_with_it(ann: Person) -> None:
    bad = ann.session.do(Step("Add", (create(Item("n", "N-1", "New", team="nobody")),)))
    built = ann.session.do(Step("Estimate New", edit(ann.item("n"), **estimate(2))))
    assert ann.mailbox.settle(bad).exception() is not None
    assert "n" not in ann.session.plan.items
    assert isinstance(ann.mailbox.settle(built).exception(), RefusedError)
    assert [fell.label for fell in ann.fallen] == ["Add", "Estimate New"]


def test_what_others_write_is_shown_under_what_is_pending_here(ann: Person, bo: Person) -> None:
    bo.mailbox.settle(bo.session.do(Step("Rename", edit(bo.item(), title="Baskets")))).result()
    pending = ann.session.do(Step("Note", edit(ann.item(), note="mine")))
    ann.session.look()
    ann.mailbox.settle(pending).result()
    ann.mailbox.take_all(ann.session)
    assert (ann.item().title, ann.item().note) == ("Baskets", "mine")
    bo.look()
    assert bo.item() == ann.item()
    assert bo.events[-1] == PlanChanged()


def test_nothing_is_told_when_nothing_is_new(ann: Person) -> None:
    ann.look()
    ann.look()
    assert ann.events == []


def test_evidence_is_read_once_and_kept_fresh(ann: Person, bo: Person) -> None:
    evidence = ann.mailbox.settle(ann.session.load_evidence()).result()
    assert ann.session.plan.evidence == evidence
    assert ann.session.load_evidence().result() is ann.session.plan.evidence
    decision = Decision("d", QUARTER, NOON, "Agree 60 : 40")
    bo.mailbox.settle(bo.session.do(Step("Agree", (create(decision),)))).result()
    ann.look()
    assert ann.session.plan.evidence is not None
    assert ann.session.plan.evidence.decisions == {"d": decision}
    assert bo.session.plan.evidence is None


def test_undo_waits_its_turn_behind_what_is_pending(ann: Person) -> None:
    ann.session.do(Step("Note", edit(ann.item(), note="one")))
    undone = ann.session.undo()
    after = ann.session.do(Step("Rename", edit(ann.item("b"), title="Vouchers")))
    assert ann.mailbox.settle(undone).result().label == "Note"
    ann.mailbox.settle(after).result()
    assert (ann.item().note, ann.item("b").title) == ("", "Vouchers")


def test_a_new_edit_made_before_the_undo_came_back_is_judged_by_the_file(ann: Person) -> None:
    ann.mailbox.settle(ann.session.do(Step("Note", edit(ann.item(), note="one")))).result()
    undone = ann.session.undo()
    stale = ann.session.do(Step("Note more", edit(ann.item(), note="one, two")))
    ann.mailbox.settle(undone).result()
    assert isinstance(ann.mailbox.settle(stale).exception(), RefusedError)
    assert ann.item().note == ""
    assert [fell.label for fell in ann.fallen] == ["Note more"]


def test_a_plan_that_can_only_be_looked_at_takes_no_step(path: Path) -> None:
    path.chmod(0o600)
    person = Person(path, "Ann")
    person.session.store.read_only = "“plan.db” is write-protected."  # type: ignore[misc]  # as the store sets it
    answer = person.session.do(Step("Note", edit(person.item(), note="x")))
    with pytest.raises(RefusedError, match="write-protected"):
        answer.result()
    with pytest.raises(RefusedError, match="write-protected"):
        person.session.undo().result()
    assert person.item().note == ""
    assert person.fallen == [StepFell("Note", "“plan.db” is write-protected.")]


def test_a_step_without_changes_is_none(ann: Person) -> None:
    assert ann.session.do(Step("Nothing", ())).result().step == ""
    assert ann.events == []


def test_who_no_longer_listens_hears_nothing(ann: Person) -> None:
    ann.quiet()
    ann.mailbox.settle(ann.session.do(Step("Note", edit(ann.item(), note="x")))).result()
    assert ann.events == []


def test_today_is_the_day_in_the_organisations_zone_or_the_day_that_was_fixed(path: Path) -> None:
    session = open_session(path)
    assert session.today == date(2026, 11, 2)
    assert session.moment().actor == "Ann"
    free = Session(session.store, session.plan, actor="Ann", clock=lambda: NOON.replace(hour=23), new_id=str)
    assert free.today == date(2026, 11, 3)  # Berlin is an hour ahead of UTC


def test_what_was_pending_when_somebody_quit_can_be_done_at_the_next_start(ann: Person, path: Path) -> None:
    ann.session.do(Step("Note", edit(ann.item(), note="kept")))
    files = plan_files("next")
    files.keep_draft(str(path), ann.session.pending)
    ann.mailbox.take_all(ann.session)
    ann.session.undo()
    ann.mailbox.take_all(ann.session)
    ann.session.store.close().result()
    (record,) = files.take_draft(str(path))
    again = open_session(path, "Ann", files=files, ids="next")
    again.do(record.step).result()
    assert again.plan.items["a"].note == "kept"
