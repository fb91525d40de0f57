"""What a plan is read with: the right quarter, its answers, and the earlier quarters as weekly sums."""

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planner.domain.change import Change, Step, create, delete
from planner.domain.errors import BadInputError, FileError
from planner.domain.evidence import (
    Baseline,
    BaselineItem,
    CheckIn,
    Decision,
    Limits,
    Measurement,
    Metric,
    PastWeek,
    TimeShare,
    check_in_id,
    limits_id,
    time_share_id,
)
from planner.domain.item import ImportRecord, Item, Placement, placement_id
from planner.domain.organisation import PeopleChange, TeamCapacity, WorkType, capacity_id
from planner.domain.quarter import Objective, Quarter
from planner.session import Session
from tests.stores import NOON, QUARTER, founding_changes, make_plan_file, open_session, plan_files

Q3 = Quarter("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), state="closed")
Q1 = Quarter("2027-Q1", date(2027, 1, 1), date(2027, 3, 31), ratio=0.6)
SEP_28 = date(2026, 9, 28)
"""Its Thursday is 1 October, so that it belongs to the fourth quarter."""
SEP_14 = date(2026, 9, 14)
SEP_21 = date(2026, 9, 21)


@pytest.fixture
def ann(tmp_path: Path) -> Session:
    path = make_plan_file(tmp_path / "plan.db", founding_changes(items=(Item("a", "A", "A"), Item("b", "B", "B"))))
    return open_session(path)


def shares(week: date, team: str, **parts: float) -> list[TimeShare]:
    return [
        TimeShare(time_share_id(week, team, work.replace("_", "-")), week, team, work.replace("_", "-"), share)
        for work, share in parts.items()
    ]


def do(session: Session, *entities: object) -> None:
    session.do(Step("Enter", tuple(create(entity) for entity in entities))).result()  # type: ignore[arg-type]  # all are entities


def test_the_current_quarter_is_the_earliest_that_is_not_closed(ann: Session) -> None:
    elsewhere = Placement(placement_id(Q1.id, "a"), Q1.id, "a", "V")
    do(ann, Q3, Q1, elsewhere, Objective("o", Q1.id, "Next"), TeamCapacity(capacity_id(Q1.id, "chk"), Q1.id, "chk", 9))
    store = ann.store
    assert store.read_plan().result().current == QUARTER
    later = store.read_plan(Q1.id).result()
    assert (later.current, later.placements) == (Q1.id, {elsewhere.id: elsewhere})
    assert [o.title for o in later.ordered_objectives] == ["Next"]
    assert [c.people for c in later.capacities.values()] == [9]
    assert len(store.read_plan(Q3.id).result().placements) == 0
    with pytest.raises(BadInputError, match=r"no quarter “2030-Q1”.*2026-Q3, 2026-Q4, 2027-Q1"):
        store.read_plan("2030-Q1").result()
    for quarter in (ann.plan.quarter, Q1):
        ann.do(Step("Close", (Change(quarter, quarter._replace(state="closed")),))).result()
    assert store.read_plan().result().current == Q1.id


def test_a_plan_read_again_is_the_plan(ann: Session) -> None:
    again = ann.store.read_plan().result()
    assert again == ann.plan
    assert ann.plan.evidence is None


def test_evidence_is_that_of_the_quarter(ann: Session) -> None:
    week, before = date(2026, 11, 2), SEP_21
    finished = datetime(2026, 11, 6, 15, 30, 1, 250, tzinfo=UTC)
    check_in = CheckIn(check_in_id(week, "chk"), week, "chk", (("fires", 0.3),), "x", "Ann", finished, copied=True)
    inside = shares(SEP_28, "chk", fires=0.4)[0]
    metric, value = (
        Metric("lead_time", "Lead time", "days"),
        Measurement("lead_time:1", "lead_time", before, 4.5, "chk"),
    )
    decision = Decision("d", Q3.id, NOON, "Agree", item="a")
    baselines = [Baseline(f"b{n}", QUARTER, NOON.replace(hour=n), weeks=n) for n in (3, 1, 2)]
    listed = [BaselineItem(f"b{n}:a", f"b{n}", "a", "innovation", "in", 1, None) for n in (1, 2, 3)]
    limits = Limits(limits_id(QUARTER, "unplanned"), QUARTER, "unplanned", None, 6)
    do(
        ann,
        Q3,
        check_in,
        inside,
        *shares(before, "chk", fires=0.2),
        metric,
        value,
        decision,
        *baselines,
        *listed,
        limits,
    )
    do(ann, CheckIn(check_in_id(before, "chk"), before, "chk"), Baseline("old", Q3.id, NOON))
    evidence = ann.store.read_evidence(QUARTER).result()
    assert evidence.check_ins == {check_in.id: check_in}
    assert evidence.time_shares == {inside.id: inside}
    assert evidence.metrics == {metric.id: metric}
    assert evidence.measurements == {value.id: value}
    assert evidence.decisions == {"d": decision}
    assert set(evidence.baselines) == {"b1", "b2", "b3"}
    assert set(evidence.baseline_items) == {"b1:a", "b3:a"}
    assert evidence.limits == {limits.id: limits}
    with pytest.raises(BadInputError, match="no quarter"):
        ann.store.read_evidence("2030-Q1").result()


def test_the_past_is_weighted_by_people_and_plannable_share(ann: Session) -> None:
    capacities = [
        TeamCapacity(capacity_id(Q3.id, "chk"), Q3.id, "chk", 6),
        TeamCapacity(capacity_id(Q3.id, "bld"), Q3.id, "bld", 2, plannable_share=0.5),
    ]
    do(ann, Q3, *capacities, WorkType("calls", "Calls", "unplanned", 9))
    do(ann, *shares(SEP_21, "chk", new_features=0.5, existing_features=0.2, fires=0.2, calls=0.1))
    do(ann, *shares(SEP_21, "bld", automation=1.0), *shares(SEP_28, "chk", fires=1.0))
    # Checkout weighs 6 × 0.7 = 4.2, Build 2 × 0.5 = 1.
    (week,) = ann.store.read_evidence(QUARTER).result().past
    assert (week.quarter, week.week, week.answered) == (Q3.id, SEP_21, 2)
    parts = (week.new, week.existing, week.tune_up, week.unplanned, week.weight)
    assert parts == pytest.approx((2.1, 0.84, 1.0, 1.26, 5.2))


def test_a_past_week_that_few_people_answered_for_is_left_out_while_others_did_not(ann: Session) -> None:
    rooms = [TeamCapacity(capacity_id(Q3.id, team), Q3.id, team, people) for team, people in (("chk", 6), ("bld", 2))]
    do(ann, Q3, *rooms, *shares(SEP_14, "bld", fires=1.0), *shares(SEP_21, "bld", fires=1.0))
    assert ann.store.read_evidence(QUARTER).result().past == ()
    do(ann, *shares(SEP_21, "chk", automation=1.0))
    assert [week.week for week in ann.store.read_evidence(QUARTER).result().past] == [SEP_21]


def test_a_team_that_is_all_there_was_keeps_its_past(ann: Session) -> None:
    do(ann, Q3, TeamCapacity(capacity_id(Q3.id, "bld"), Q3.id, "bld", 2), *shares(SEP_14, "bld", fires=1.0))
    assert [week.answered for week in ann.store.read_evidence(QUARTER).result().past] == [1]


def test_who_joined_or_left_counts_in_the_weeks_whose_thursday_saw_him(ann: Session) -> None:
    changes = (PeopleChange(date(2026, 9, 17), 1.0), PeopleChange(date(2026, 9, 25), -2.0))
    room = TeamCapacity(capacity_id(Q3.id, "chk"), Q3.id, "chk", 5, plannable_share=0.5, changes=changes)
    do(ann, Q3, room, *(s for day in (7, 14, 21) for s in shares(date(2026, 9, day), "chk", automation=1.0)))
    past = ann.store.read_evidence(QUARTER).result().past
    assert [week.weight for week in past] == [2.5, 3.0, 3.0]
    assert ann.store.read_plan(Q3.id).result().capacities[room.id] == room


def test_the_past_leaves_out_what_was_deleted_and_who_had_no_people(ann: Session) -> None:
    do(ann, Q3, TeamCapacity(capacity_id(Q3.id, "chk"), Q3.id, "chk", 5))
    gone, kept = shares(SEP_21, "chk", fires=0.5, tooling=0.5)
    do(ann, gone, kept, *shares(SEP_21, "bld", fires=1.0), *shares(date(2026, 9, 14), "bld", fires=1.0))
    ann.do(Step("Drop", (delete(gone),))).result()
    past = ann.store.read_evidence(QUARTER).result().past
    assert past == (PastWeek(Q3.id, SEP_21, 0.0, 0.0, 1.75, 0.0, 1.75, 1),)
    assert ann.store.read_evidence(Q3.id).result().past == ()


def test_import_records_are_those_of_the_system(ann: Session) -> None:
    jira = ImportRecord("a", "jira", "CHK-1", (("title", "A"),))
    do(ann, jira, ImportRecord("b", "csv", "7", ()))
    assert list(ann.store.import_records("jira").result()) == [jira]


def test_a_plan_without_its_organisation_says_so(tmp_path: Path) -> None:
    path = make_plan_file(tmp_path / "plan.db", (create(Q3),))
    store = plan_files().open(str(path))
    with pytest.raises(FileError, match="no organisation"):
        store.read_plan().result()
    store.close().result()


def test_looking_at_a_plan_loads_nothing_that_only_writing_needs(tmp_path: Path) -> None:
    path = make_plan_file(tmp_path / "plan.db")
    script = """
import sys
from planner.storage.plan_files import SqlitePlanFiles
store = SqlitePlanFiles().open(sys.argv[1])
plan = store.read_plan().result()
store.read_evidence(plan.current).result(), store.close().result()
print(sorted({"sqlite_utils", "pydantic", "ulid", "pendulum", "hashlib", "tempfile"} & sys.modules.keys()))
"""
    done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_who_stays_has_what_writing_needs_before_the_first_edit(tmp_path: Path) -> None:
    path = make_plan_file(tmp_path / "plan.db")
    script = """
import sys
from planner.storage.plan_files import SqlitePlanFiles
store = SqlitePlanFiles().open(sys.argv[1])
store.read_plan().result(), store.news().result(), store.news().result()
print({"pydantic", "planner.storage.appending", "planner.storage.undoing"} <= sys.modules.keys())
"""
    done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
