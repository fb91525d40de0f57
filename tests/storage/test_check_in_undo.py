"""Taking back what was said of a key result that somebody has corrected since asks first, and names it."""

from datetime import date
from pathlib import Path

from planner.domain.change import create
from planner.domain.okrs.checking import KrAnswer, answer_for, check_in_krs
from planner.domain.purpose import KeyResult
from planner.domain.quarter import Objective
from tests.stores import QUARTER, founding_changes, look, make_plan_file, open_session

WEEK = date(2026, 11, 2)
TODAY = date(2026, 11, 6)


def test_the_key_result_and_its_week_are_named(tmp_path: Path) -> None:
    rows = (
        Objective("back", QUARTER, "Customers come back"),
        KeyResult("repeat", QUARTER, "back", "Repeat purchase", "%", 29, 38),
    )
    path = make_plan_file(tmp_path / "plan.db", (*founding_changes(), *(create(row) for row in rows)))
    ann, bo = (open_session(path, actor, today=TODAY) for actor in ("Ann", "Bo"))
    ann.load_evidence().result()
    for value in (32.0, 33.0):
        ann.do(check_in_krs(ann.plan, WEEK, {"repeat": KrAnswer(value)}, ann.moment())).result()
    bo.load_evidence().result()
    look(bo)
    bo.do(check_in_krs(bo.plan, WEEK, {"repeat": KrAnswer(34.0)}, bo.moment())).result()
    look(ann)
    asked = ann.undo().result()
    assert asked.question is not None
    assert "“Repeat purchase” in 2026-W45: value is now 34" in asked.question
    row = answer_for(ann.plan, "repeat", WEEK)
    assert row is not None
    assert (row.value, row.by) == (34.0, "Bo")
