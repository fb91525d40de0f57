"""The committed sample is what its script makes, is sound, and tells the story that it is for."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from planner import __main__ as program
from planner.domain.capacity import capacity
from planner.domain.commitment import agreement
from planner.domain.flywheel import turns
from planner.domain.measuring.limits import judged
from planner.domain.measuring.weeks import measured_weeks
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.views.align import align_json, align_view
from planner.domain.views.measure import measure_view
from planner.storage.plan_files import SqlitePlanFiles
from tests.sample.make import make
from tests.sample.story import TODAY
from tests.sample.trouble import TROUBLE

SAMPLE = Path(__file__).parents[1] / "sample.db"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plan]:
    """The sample as the program reads it, evidence included."""
    copy = tmp_path_factory.mktemp("sample") / "sample.db"
    copy.write_bytes(SAMPLE.read_bytes())
    store = SqlitePlanFiles().open(str(copy))
    read = store.read_plan().result()
    yield read.with_evidence(store.read_evidence(read.current).result())
    store.close().result()


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Schema and all rows of all tables."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as conn:
        schema = conn.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").fetchall()
        pragmas = [conn.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")]
        names = [row[1] for row in schema if row[0] == "table"]
        rows = {name: sorted(conn.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names}
    return {"": [*schema, *pragmas], **rows}


def test_the_committed_sample_is_what_its_script_makes(tmp_path: Path) -> None:
    made = tmp_path / "made.db"
    make(str(made))
    fresh, committed = contents(made), contents(SAMPLE)
    assert fresh.keys() == committed.keys()
    different = [table for table in fresh if fresh[table] != committed[table]]
    assert different == [], "run `make sample` and commit sample.db"


def test_the_sample_is_sound(tmp_path: Path) -> None:
    copy = tmp_path / "sample.db"
    copy.write_bytes(SAMPLE.read_bytes())
    assert SqlitePlanFiles().check(str(copy)) == ()


def test_the_demo_takes_the_samples_day_for_today() -> None:
    assert program.SAMPLE_TODAY == TODAY


def test_it_has_what_a_lead_should_meet(plan: Plan) -> None:
    filled = fill(plan)
    standings = set(filled.standing.values())
    assert standings == {"in", "must", "out", "waiting", "unestimated"}
    assert {t.key: t.kind for t in plan.active_teams} == {
        "CHK": "product",
        "GRW": "product",
        "PLT": "platform",
        "BLD": "framework",
    }
    own = {t.team.key: t.own_ratio for t in capacity(plan).teams}
    assert own == {"CHK": None, "GRW": None, "PLT": 0.2, "BLD": 0.1}
    unsorted = [entry.item for entry in plan.order.unsorted]
    assert any(item.team is None for item in unsorted)
    assert any(item.category is None for item in unsorted)
    assert 33 <= len(plan.order.innovation) + len(plan.order.tune_up) + len(unsorted) <= 40
    assert len(agreement(plan).items) > 15
    outcomes = {placement.outcome for placement in plan.placements.values()}
    assert outcomes == {"done", "going", "not_started", "dropped"}


def test_tune_up_slid_while_lead_time_and_incidents_rose(plan: Plan) -> None:
    rows = turns(plan)
    assert [row.quarter for row in rows] == ["2026-Q1", "2026-Q2", "2026-Q3"]
    assert [round(100 * (row.actual or 0)) for row in rows] == [88, 86, 84]
    assert [row.lead_time for row in rows] == pytest.approx([3.1, 3.9, 5.2])
    hours = [row.incident_hours or 0 for row in rows]
    assert hours == sorted(hours)
    assert [round(100 * (row.unplanned or 0)) for row in rows] == [11, 16, 23]
    reading = align_view(plan, TODAY).base.reading
    assert reading.startswith("Three quarters under 20 % Tune-Up, together with lead time up 68 %")
    assert "because" not in reading


def test_unplanned_work_has_eaten_what_was_meant_for_tune_up(plan: Plan) -> None:
    assert (plan.quarter.ratio, plan.quarter.reserve) == (0.60, 0.15)
    weeks = measured_weeks(plan, TODAY)
    unplanned = judged(plan, "unplanned", 0.15, [week.time for week in weeks])
    assert (unplanned.weeks, unplanned.above, unplanned.below) == (6, 4, 0)
    shares = [week.time.unplanned_share or 0 for week in weeks]
    assert 0.17 < min(shares) < max(shares) < 0.34
    said = {sentence.kind: sentence.text for sentence in measure_view(plan, TODAY).sentences}
    latency = [t for t in TROUBLE if t.item == "Checkout latency p95"]
    hours, of_all = sum(t.hours or 0 for t in latency), sum(t.hours or 0 for t in TROUBLE)
    assert said["reserve"] == (
        "Unplanned work took 27 % of the time, 15 % agreed: beyond chance. Checkout latency p95 would have spared "
        f"{100 * hours / of_all:.0f} % of the incident hours, {hours} of {of_all}: ranked 2, not started."
    )
    assert said["ratio"] == "Tune-Up got 22 % of planned time, 40 % agreed: beyond chance."


def test_align_is_the_published_example(plan: Plan) -> None:
    document = align_json(align_view(plan, TODAY))
    assert document["ratio"] == {"agreed": 0.6, "teams_add_up_to": pytest.approx(0.447, abs=0.0005)}
    assert document["capacity"] == {
        "total": pytest.approx(154.7),
        "reserve": pytest.approx(23.205),
        "innovation": pytest.approx(58.8, abs=0.05),
        "tune_up": pytest.approx(72.7, abs=0.05),
    }


def test_week_6_waits_for_two_teams(plan: Plan) -> None:
    assert plan.evidence is not None
    weeks = sorted({share.week for share in plan.evidence.time_shares.values()})
    assert len(weeks) == 6
    assert align_view(plan, TODAY).base.week == (6, 14)
    answered = {plan.teams[share.team].key for share in plan.evidence.time_shares.values() if share.week == weeks[-1]}
    assert answered == {"GRW", "BLD"}
