"""Two states of one plan beside each other: what is another, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.comparing.differing import WHATS, Differing, What
from planner.domain.comparing.plans import difference
from planner.domain.plan import Plan
from planner.domain.ranking import move_to
from planner.domain.text import number_text
from planner.domain.views.difference import DatedPlan, difference_json, difference_lines, difference_view
from tests.builders import Q4, done, make_item, make_plan, with_item


def lane(count: int) -> Plan:
    return make_plan([make_item(f"i{n}", weeks=1) for n in range(count)], lanes={"chk": (5, 5)})


def told(before: Plan, after: Plan, what: What) -> list[tuple[str, str, str]]:
    return [(d.name, d.before, d.after) for d in difference(before, after).of(what)]


def test_the_same_plan_has_no_difference() -> None:
    found = difference(lane(8), lane(8))
    assert found.changes == ()
    assert set(found.counts) == set(WHATS)
    assert set(found.counts.values()) == {0}


def test_what_came_in_and_what_went_out_say_how_they_stood() -> None:
    before = lane(8)
    after = done(before, move_to(before, ["i7"], "top"))
    assert told(before, after, "came_in") == [("I7", "out", "in")]
    assert told(before, after, "went_out") == [("I4", "in", "out")]
    assert told(before, after, "moved") == [("I7", "rank 8", "rank 1")]


def test_a_move_of_four_places_is_not_far_and_those_who_made_way_have_not_moved() -> None:
    before = lane(8)
    after = done(before, move_to(before, ["i7"], 4))
    assert told(before, after, "moved") == []
    gone = with_item(before, "i0", stage="stopped", stop_reason="no use")
    assert told(before, gone, "moved") == []


def test_ratio_reserve_phase_and_quarter_are_what_was_agreed() -> None:
    before = make_plan(quarter=Q4._replace(ratio=None, reserve=None, state="align"))
    after = make_plan(quarter=Q4._replace(ratio=0.65, reserve=0.15))
    assert told(before, after, "agreed") == [
        ("ratio", "–", "65 : 35"), ("reserve", "–", "15 %"), ("phase", "align", "prioritize"),
    ]  # fmt: skip


def test_musts_estimates_lanes_stops_and_new_items_are_told_once_each() -> None:
    before = lane(4)
    after = with_item(before, "i0", must_reason="the law", must_due=date(2026, 12, 12))
    after = with_item(after, "i1", effort=make_item("x", weeks=2.5).effort)
    after = with_item(after, "i2", category="tune_up")
    after = with_item(after, "i3", stage="stopped", stop_reason="no use")
    after = replace(after, items={**after.items, "n": make_item("n", None, title="New")})
    assert told(before, after, "must_do") == [("I0", "–", "the law, due 12 Dec 2026")]
    assert told(before, after, "estimate") == [("I1", "1 week", "2.5 weeks")]
    assert told(before, after, "place") == [("I2", "Innovation, Chk", "Tune-Up, Chk")]
    assert told(before, after, "stopped") == [("I3", "idea", "stopped: no use")]
    assert told(before, after, "went_out") == [("I3", "in", "stopped")]
    assert told(before, after, "added") == [("New", "–", "no size")]
    assert told(after, before, "stopped") == [("New", "idea", "removed")]


def test_what_is_done_has_not_fallen_out() -> None:
    before = lane(2)
    after = with_item(before, "i0", stage="done")
    after = replace(after, placements={k: p for k, p in after.placements.items() if p.item != "i0"})
    assert told(before, after, "went_out") == []
    assert told(before, after, "done") == [("I0", "idea", "done")]


def test_teams_that_came_went_or_changed() -> None:
    before = make_plan(lanes={"chk": (5, 5), "plt": (5, 5)})
    room = before.capacities["2026-Q4:chk"]
    after = replace(
        before,
        capacities={**before.capacities, room.id: room._replace(people=9.5, time_off_days=3.0, ratio=None)},
        teams={**before.teams, "plt": before.teams["plt"]._replace(until=date(2026, 9, 1))},
    )
    (chk, plt) = told(before, after, "team")
    assert chk[1:] == (f"{number_text(room.people)} people, own ratio 50 : 50", "9.5 people, no own ratio, 3 days off")
    assert plt[2] == "until 1 Sep 2026"


@pytest.mark.parametrize(
    ("moves", "summary"),
    [
        ([], "Nothing differs."),
        (["i7"], "3 differences: 1 item came in, 1 went out, 1 moved far."),
        (["i7", "i6"], "6 differences: 2 items came in, 2 went out, 2 moved far."),
    ],
)
def test_the_summary_reads_well_for_none_one_and_many(moves: list[str], summary: str) -> None:
    before = lane(8)
    after = done(before, move_to(before, moves, "top")) if moves else before
    view = difference_view(DatedPlan("1 Oct", "2026-10-01", before), DatedPlan("now", "2026-11-09", after))
    assert view.summary == summary
    assert difference_lines(view)[:2] == ["Harbor & Pine › 1 Oct (2026-Q4) → now (2026-Q4)", summary]
    assert difference_json(view)["from"] == {
        "date": "2026-10-01",
        "quarter": "2026-Q4",
        "quarter_name": "2026-Q4",
        "ratio": 0.5,
        "reserve": 0.0,
    }


def test_a_difference_says_before_and_after() -> None:
    before = lane(8)
    view = difference_view(
        DatedPlan("1 Oct", "2026-10-01", before),
        DatedPlan("now", "2026-11-09", done(before, move_to(before, ["i7"], "top"))),
    )
    assert "  I7 I7: rank 8 → rank 1" in difference_lines(view)
    assert view.found.of("moved") == (Differing("moved", "I7", "I7", "rank 8", "rank 1"),)
