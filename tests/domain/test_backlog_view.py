"""The backlog as rows and as JSON."""

from dataclasses import replace
from datetime import date
from typing import Any

from planner.domain.ranking import move
from planner.domain.views.backlog import BacklogView, backlog_view
from planner.domain.views.backlog_json import backlog_json
from planner.domain.views.criteria import Criteria
from planner.domain.views.lane import LaneView
from tests.builders import done, make_item, make_plan, with_item

LANES = {"chk": (20.0, 10.0), "grw": (10.0, 10.0)}


def harbor() -> BacklogView:
    items = [
        make_item("a", weeks=6, customer=5, business=4, running=None, confidence=1.0),
        make_item("b", weeks=9),
        make_item("m", weeks=3, must_reason="the law", must_due=date(2026, 12, 12)),
        make_item("c", weeks=8),
        make_item("d", weeks=8, team="grw"),
        make_item("e", weeks=2),
        make_item("f"),
        make_item("g", weeks=1, team="grw"),
        make_item("x", "tune_up", weeks=11),
        make_item("y", "tune_up", weeks=4),
        make_item("u", None),
        make_item("v", "tune_up", team=None, key="V-7"),
    ]
    return backlog_view(make_plan(items, lanes=LANES, needs=[("y", "f")]))


def rows(lane: LaneView) -> list[tuple[Any, ...]]:
    made = [lane.row(index) for index in range(len(lane.shown))]
    return [(row.rank, row.title, row.team, row.weeks, row.standing, row.note) for row in made]


def test_rows_say_where_an_item_stands_and_each_exception_says_why() -> None:
    view = harbor()
    assert rows(view.innovation) == [
        (1, "A", "CHK", "6", "in", ""),
        (2, "B", "CHK", "9", "in", ""),
        (3, "M", "CHK", "3", "must", "12 Dec"),
        (4, "C", "CHK", "8", "out", "CHK has 2"),
        (5, "D", "GRW", "8", "in", "fits GRW"),
        (6, "E", "CHK", "2", "in", "fits CHK"),
        (7, "F", "CHK", "?", "unestimated", "no size"),
        (8, "G", "GRW", "1", "in", "fits GRW"),
    ]
    assert rows(view.tune_up) == [
        (1, "X", "CHK", "11", "out", "CHK has 10"),
        (2, "Y", "CHK", "4", "waiting", "waits F"),
    ]
    assert view.innovation.row(0).answers == (5, 4, None)
    assert [entry.item.id for entry in view.unsorted] == ["u", "v"]


def test_headers_and_load_in_whole_weeks() -> None:
    view = harbor()
    assert view.innovation.header == "29 of 30 weeks"
    assert view.tune_up.header == "0 of 20 weeks"
    assert [(load.team.key, load.text, load.is_over) for load in view.load] == [
        ("CHK", "20/30", False),
        ("GRW", "9/20", False),
    ]


def test_a_lane_over_its_weeks_and_one_that_nobody_can_sum_up_say_so() -> None:
    over = backlog_view(make_plan([make_item("m", weeks=13, must_reason="law"), make_item("n", must_reason="law")]))
    assert over.innovation.header == "at least 13 of 10 weeks, over by 3 weeks"
    assert over.innovation.short_header == "at least over by 3 weeks"
    assert over.tune_up.short_header == over.tune_up.header == "0 of 10 weeks"
    assert over.load[0].text == "≥13/20"
    by_one = backlog_view(make_plan([make_item("m", weeks=11, must_reason="law")]))
    assert by_one.innovation.short_header == "over by 1 week"


def test_a_filter_keeps_ranks_and_the_line() -> None:
    plan = harbor().plan
    grw = backlog_view(plan, Criteria(team="grw")).innovation
    assert [row[:2] for row in rows(grw)] == [(5, "D"), (8, "G")]
    assert backlog_view(plan).innovation.line == 4
    assert grw.line == 0
    assert grw.index_of("g") == 1
    assert grw.index_of("a") is None


def test_score_and_rank_that_differ_much_are_marked() -> None:
    plan = make_plan([make_item(f"i{n}", weeks=1, customer=n % 6) for n in range(6)], lanes={"chk": (20.0, 0.0)})
    view = backlog_view(plan)
    assert [view.innovation.row(n).note for n in range(6)] == ["≠", "", "", "", "", "≠"]
    after = done(plan, move(plan, ["i0"], 5))
    moved = backlog_view(after, previous=view)
    assert moved.suggested is view.suggested, "a move changes no score"
    assert moved.innovation.row(5).note == ""
    other = with_item(after, "i0", customer=5)
    assert backlog_view(other, previous=moved).suggested is not view.suggested


def test_find_goes_by_title_and_key_over_both_lanes() -> None:
    view = harbor()
    assert list(view.found("Y")) == [("tune_up", 1)]
    assert list(view.found("b")) == [("innovation", 1)]
    assert list(view.found("nowhere")) == []


def test_json_is_what_issue_and_documents_promise() -> None:
    view = harbor()
    data = backlog_json(view)
    assert list(data) == ["schema", "quarter", "quarter_name", "score_method", "lanes", "unsorted"]
    assert (data["schema"], data["quarter"]) == (1, "2026-Q4")
    innovation = data["lanes"]["innovation"]
    assert list(innovation) == ["capacity", "used", "line_after", "items"]
    assert (round(innovation["capacity"], 6), innovation["used"], innovation["line_after"]) == (30, 29, 4)
    first, *_, unsized, _ = innovation["items"]
    assert first == {
        "rank": 1,
        "key": "A",
        "title": "A",
        "team": "Chk",
        "effort": 6,
        "score": 4.5 / 6,
        "status": "in",
        "reason": None,
    }
    assert (unsized["effort"], unsized["score"], unsized["status"]) == (None, None, "unestimated")
    assert [i["reason"] for i in data["lanes"]["tune_up"]["items"]] == [
        "needs 11 weeks, Chk has 10",
        "waits for F",
    ]
    assert data["lanes"]["tune_up"]["line_after"] is None, "the sum of both is less than what both teams have"
    assert data["unsorted"] == [
        {"key": "U", "title": "U", "team": "Chk", "category": None, "proposed": None},
        {"key": "V-7", "title": "V", "team": None, "category": "tune_up", "proposed": None},
    ]


def test_an_empty_backlog_is_two_empty_lanes() -> None:
    data = backlog_json(backlog_view(make_plan(lanes={})))
    assert data["lanes"]["tune_up"] == {"capacity": 0, "used": 0, "line_after": None, "items": []}
    pooled = make_plan([make_item("a", weeks=30)], lanes=LANES)
    pooled = replace(pooled, organisation=pooled.organisation._replace(pooled=True))
    assert backlog_view(pooled).innovation.row(0).note == ""
