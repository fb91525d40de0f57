"""Looking back: a plan as it stood is what a copy taken then would show, and nothing can be done to it."""

import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.calendar import end_of_day
from planner.domain.change import KINDS, Change, Step, create, edit
from planner.domain.errors import BadInputError, RefusedError
from planner.domain.evidence import Decision
from planner.domain.history.steps import AsOf
from planner.domain.item import Item
from planner.storage.connection import connect
from planner.storage.projection import projected
from planner.storage.replay import END, stored
from tests.storage.test_store_properties import DEEDS, ITEMS, TURNS, Deed, act
from tests.stores import NOON, QUARTER, close_all, founding_changes, make_plan_file, open_session

SAMPLE = Path(__file__).parents[2] / "sample.db"
LATE = NOON + timedelta(days=300)
deeds = st.tuples(st.sampled_from((*DEEDS, *TURNS)), st.integers(0, 2))


@settings(max_examples=30, deadline=None, database=None, derandomize=True)
@given(st.lists(deeds, min_size=1, max_size=10))
def test_replaying_the_history_to_a_date_equals_a_copy_taken_then(course: list[tuple[Deed | str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = make_plan_file(Path(folder) / "plan.db", founding_changes(items=ITEMS))
        ann, serials = open_session(path), count()
        conn = connect(str(path), read_only=True)
        copies = {}
        for deed, number in course:
            act(ann, deed, number, next(serials))
            latest = conn.execute("SELECT max(hlc) FROM op").fetchone()[0]
            copies[latest] = dict(stored(conn))
        for until, rows in copies.items():
            tables = projected(conn, until)
            assert dict(stored(tables)) == rows
            tables.close()
        conn.close()
        close_all()


def test_every_kind_of_thing_has_a_table_in_the_past(tmp_path: Path) -> None:
    conn = connect(str(make_plan_file(tmp_path / "plan.db")), read_only=True)
    tables = projected(conn, END)
    names = {name for (name,) in tables.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    conn.close()
    assert names == set(KINDS)


def test_the_sample_stands_as_it_stood_on_each_day(tmp_path: Path) -> None:
    path = tmp_path / "plan.db"
    shutil.copy(SAMPLE, path)
    session = open_session(path)
    session.load_evidence().result()
    assert session.at(AsOf(at=LATE)).result().plan == session.plan
    zone = session.plan.organisation.time_zone
    spring = session.at(AsOf(at=end_of_day(zone, date(2026, 4, 1)))).result()
    assert (spring.plan.current, spring.plan.quarter.ratio, spring.today) == ("2026-Q2", 0.8, date(2026, 4, 1))
    assert spring.as_of == "1 Apr 2026"
    eve = session.at(AsOf(at=end_of_day(zone, date(2026, 3, 30)))).result()
    assert (eve.plan.current, set(eve.plan.quarters)) == ("2026-Q1", {"2026-Q1"})
    assert session.at(AsOf(at=end_of_day(zone, date(2026, 4, 1))), "2026-Q1").result().plan.quarter.state == "closed"


def note(session_item: Item, text: str) -> Step:
    return Step(f"Note {text}", edit(session_item, note=text))


def test_nothing_can_be_done_in_the_past_and_the_present_stays_as_it_is(tmp_path: Path) -> None:
    session = open_session(make_plan_file(tmp_path / "plan.db", founding_changes(items=ITEMS)))
    session.do(note(session.plan.items["i0"], "one")).result()
    past = session.at(AsOf(at=NOON)).result()
    assert past.plan.items["i0"].note == ""
    said = "This is the plan as it stood on 2 Nov 2026; nothing can be changed there."
    with pytest.raises(RefusedError, match=said):
        past.do(note(past.plan.items["i0"], "two")).result()
    for refused in (past.undo, past.redo, lambda: past.rehearse(note(past.plan.items["i0"], "two"))):
        with pytest.raises(RefusedError, match=said):
            refused().result()
    assert past.plan.items["i0"].note == ""
    past.close()
    assert session.do(note(session.plan.items["i0"], "three")).result().step
    assert session.store.read_plan().result().items["i0"].note == "three"


def decide(session_items: Item) -> tuple[Change, ...]:
    return (create(Decision("d", QUARTER, NOON, "Rename it")), *edit(session_items, title="Renamed"))


def test_a_decision_leads_to_the_plan_right_after_its_step(tmp_path: Path) -> None:
    session = open_session(make_plan_file(tmp_path / "plan.db", founding_changes(items=ITEMS)))
    session.do(Step("Decide", decide(session.plan.items["i0"]))).result()
    session.do(note(session.plan.items["i0"], "later")).result()
    session.undo().result()
    session.undo().result()
    past = session.at(AsOf(decision="d")).result()
    item = past.plan.items["i0"]
    assert (item.title, item.note) == ("Renamed", "")
    assert past.plan.evidence is not None
    assert not past.plan.evidence.decisions["d"].withdrawn
    assert past.as_of == "2 Nov 2026, 13:00"
    assert session.plan.items["i0"].title == "Title 0"


def test_from_the_past_one_looks_at_another_time_of_the_same_plan(tmp_path: Path) -> None:
    session = open_session(make_plan_file(tmp_path / "plan.db", founding_changes(items=ITEMS)))
    session.do(note(session.plan.items["i0"], "one")).result()
    first = session.at(AsOf(at=NOON)).result()
    again = first.at(AsOf(at=LATE)).result()
    assert again.now is session
    assert again.plan.items["i0"].note == "one"
    assert first.store.past(AsOf(at=LATE)).result().plan.items["i0"].note == "one"


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        (AsOf(at=datetime(2026, 11, 1, 23, tzinfo=UTC)), "This plan begins on 2 Nov 2026; choose that day or a later"),
        (AsOf(step="nobody"), "That step is not in the history of this plan."),
        (AsOf(decision="nobody"), "That decision is not in the history of this plan."),
    ],
)
def test_what_is_not_there_to_look_back_at_is_one_sentence(tmp_path: Path, as_of: AsOf, said: str) -> None:
    session = open_session(make_plan_file(tmp_path / "plan.db"))
    with pytest.raises(BadInputError, match=said):
        session.at(as_of).result()
    assert session.store.read_plan().result().current == QUARTER


def test_a_quarter_that_was_not_there_yet_is_refused(tmp_path: Path) -> None:
    session = open_session(make_plan_file(tmp_path / "plan.db"))
    with pytest.raises(BadInputError, match="There is no quarter “2027-Q1”"):
        session.at(AsOf(at=LATE), "2027-Q1").result()


def test_the_end_of_a_day_is_the_organisations_own(tmp_path: Path) -> None:
    assert end_of_day("Europe/Berlin", date(2026, 10, 25)).isoformat() == "2026-10-25T22:59:59.999000+00:00"
    assert end_of_day("Europe/Berlin", date(2026, 3, 29)).isoformat() == "2026-03-29T21:59:59.999000+00:00"
    assert end_of_day("Pacific/Auckland", date(2026, 12, 31)).isoformat() == "2026-12-31T10:59:59.999000+00:00"
