"""Align as data: what the quarter is for, the suggestion, staffing and earlier quarters, with nothing made up."""

import json
import shutil
from datetime import date
from pathlib import Path

from planner.domain.evidence import Evidence
from planner.domain.views.align import align_json, align_view
from planner.domain.views.align_json import whole_align_json
from tests.builders import TODAY, make_plan
from tests.stores import open_session

SAMPLE = Path(__file__).parents[2] / "sample.db"
DAY = date(2026, 11, 6)


def test_an_empty_plan_has_the_same_shape_and_says_what_is_unknown() -> None:
    plan = make_plan(lanes={}, evidence=Evidence())
    view = align_view(plan, TODAY)
    data = whole_align_json(plan, view, TODAY)
    assert {name: data[name] for name in align_json(view)} == align_json(view)
    assert (data["objectives"], data["flywheel"]) == ([], {"quarters": [], "reading": None})
    assert (data["suggestion"]["low"], data["suggestion"]["base"], data["suggestion"]["rules"]) == (None, None, [])
    assert data["suggestion"]["missing"]
    assert set(data["staffing_share"].values()) == set(data["staffing_target"].values()) == {None}
    json.dumps(data, allow_nan=False)


def test_the_sample_says_what_its_screen_shows(tmp_path: Path) -> None:
    shutil.copyfile(SAMPLE, tmp_path / "plan.db")
    session = open_session(tmp_path / "plan.db", today=DAY)
    session.load_evidence().result()
    data = whole_align_json(session.plan, align_view(session.plan, DAY), DAY)
    names = [[kr["name"] for kr in objective["key_results"]] for objective in data["objectives"]]
    assert names[0] == ["Repeat purchase", "Revenue per customer"]
    assert [kr["is_moved"] for kr in data["objectives"][1]["key_results"]] == [True, False]
    assert (data["suggestion"]["low"], data["suggestion"]["high"]) == (0.45, 0.6)
    assert [turn["quarter"] for turn in data["flywheel"]["quarters"]] == ["2026-Q1", "2026-Q2", "2026-Q3"]
    assert data["staffing_target"] == {"product": 0.6, "platform": 0.25, "framework": 0.15}
