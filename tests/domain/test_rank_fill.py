"""Rank fill: what it promises, for any backlog, and a few backlogs that one can follow by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.capacity import capacity
from planner.domain.demand import demands, is_service, service_weeks
from planner.domain.item import Item, ItemEffort
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, fill
from planner.domain.words import CATEGORIES
from tests.builders import all_needs, make_item, make_plan, with_item

ROOM = {"chk": (10.0, 6.0), "grw": (7.0, 3.0)}
EPSILON = 1e-6


@st.composite
def plans(draw: st.DrawFn, *, needs: bool = True) -> Plan:
    """Backlogs of up to a dozen items with everything that the fill looks at."""
    count = draw(st.integers(0, 12))
    items = [draw(_items(f"i{n:02}")) for n in range(count)]
    ids = [item.id for item in items]
    pairs = draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=5)) if needs and ids else []
    plan = make_plan(items, lanes=ROOM, needs=sorted({(a, b) for a, b in pairs if a > b}))
    shares = (
        [draw(_shares(item)) for item in draw(st.lists(st.sampled_from(ids), max_size=4, unique=True))] if ids else []
    )
    plan = replace(plan, item_efforts={share.id: share for share in shares})
    retired = plan.teams["chk"]._replace(id="old", name="Old", until=date(2026, 1, 1))
    organisation = plan.organisation._replace(pooled=draw(st.booleans()))
    return replace(plan, teams={**plan.teams, "old": retired}, organisation=organisation)


@st.composite
def _items(draw: st.DrawFn, item_id: str) -> Item:
    values: dict[str, Any] = {
        "weeks": draw(st.sampled_from([None, 0.5, 1.0, 3.0, 3.5, 6.0, 12.0])),
        "team": draw(st.sampled_from(["chk", "chk", "grw", "grw", "old", None])),
        "must_reason": draw(st.sampled_from([None, None, None, "the law"])),
        "remaining": draw(st.sampled_from([None, None, None, None, 2.0])),
        "stage": draw(st.sampled_from(["idea", "idea", "idea", "last_mile", "done", "stopped"])),
        "service": draw(st.sampled_from([None, None, None, None, None, 0.25, 0.6])),
    }
    return make_item(item_id, draw(st.sampled_from(["innovation", "innovation", "tune_up", None])), **values)


def _forced(plan: Plan) -> set[str]:
    return set(plan.musts).union(*(all_needs(plan, must) for must in plan.musts))


def _shares(item: str) -> st.SearchStrategy[ItemEffort]:
    teams = st.sampled_from(["chk", "grw", "grw", "old"])
    return st.builds(
        lambda team, weeks: ItemEffort(f"{item}:{team}", item, team, weeks), teams, st.sampled_from([1.0, 3.0, 5.0])
    )


def _purse(plan: Plan, category: object, team: object) -> tuple[object, object]:
    return category, None if plan.organisation.pooled else team


def _asked(plan: Plan, item: str) -> dict[tuple[object, object], float]:
    """What an item takes from where, as far as there is somebody to take it from."""
    asked: dict[tuple[object, object], float] = {}
    own = demands(plan, item)
    entity = plan.items[item]
    if is_service(entity):
        own = {("tune_up", entity.team or ""): service_weeks(entity, capacity(plan))}
    for (category, team), weeks in own.items():
        if team in ROOM:
            purse = _purse(plan, category, team)
            asked[purse] = asked.get(purse, 0.0) + weeks
    return asked


def _room(plan: Plan, purse: tuple[object, object]) -> float:
    side = 0 if purse[0] == "innovation" else 1
    return sum(weeks[side] for team, weeks in ROOM.items() if purse[1] in {None, team})


def _can_be_done(plan: Plan, item: str) -> bool:
    teams = [plan.items[item].team, *(share.team for share in plan.shares.get(item, ()))]
    return "old" not in (teams[:1] if is_service(plan.items[item]) else teams)


@settings(max_examples=300)
@given(plans())
def test_no_team_gets_more_than_it_has_except_by_must_dos_and_then_the_lane_says_so(plan: Plan) -> None:
    filled = fill(plan)
    forced = _forced(plan)
    spent: dict[tuple[object, object], float] = {}
    for item in filled.standing:
        if filled.is_in(item) and item not in forced:
            for purse, weeks in _asked(plan, item).items():
                spent[purse] = spent.get(purse, 0.0) + weeks
    assert all(weeks <= _room(plan, purse) + EPSILON for purse, weeks in spent.items())
    for category in CATEGORIES:
        lane = filled.lanes[category]
        inside = [e.item.id for e in lane.order if filled.is_in(e.item.id)]
        assert lane.used == pytest.approx(sum(sum(_asked(plan, i).values()) for i in inside))
        assert lane.over == pytest.approx(max(0.0, lane.used - lane.capacity))
        unknown = [i for i in inside if plan.weeks[i] is None and i not in filled.service]
        assert lane.unknown == len(unknown)


@settings(max_examples=300)
@given(plans())
def test_nothing_is_in_without_what_it_needs(plan: Plan) -> None:
    filled = fill(plan)
    for item, standing in filled.standing.items():
        if standing == "in" and item not in _forced(plan):
            missing = [n for n in all_needs(plan, item) if not filled.is_in(n) and plan.items[n].stage != "done"]
            assert not missing
        if standing == "waiting":
            assert filled.waits_for[item]
            assert not any(filled.is_in(need) for need in filled.waits_for[item])


@settings(max_examples=300)
@given(plans())
def test_every_item_of_a_lane_has_its_standing_and_the_unknown_are_not_in(plan: Plan) -> None:
    filled = fill(plan)
    in_lanes = [e.item.id for category in CATEGORIES for e in filled.lanes[category].order]
    assert set(filled.standing) == set(in_lanes)
    for item in in_lanes:
        entity, standing = plan.items[item], filled.standing[item]
        able = _can_be_done(plan, item) or (entity.is_must and entity.team != "old")
        assert standing != "no_team" or not able
        if entity.team != "old":
            assert (standing == "must") == entity.is_must
            assert standing != "unestimated" or plan.weeks[item] is None
            is_known = plan.weeks[item] is not None or item in filled.service
            assert not (standing == "in" and not is_known and item not in _forced(plan))
        if standing == "out":
            team = filled.short_of.get(item) or entity.team
            assert filled.had[item] < _asked(plan, item)[_purse(plan, entity.category, team)] + EPSILON


@settings(max_examples=300)
@given(plans(needs=False))
def test_nothing_is_left_out_that_fits_where_it_stands(plan: Plan) -> None:
    """Against the slowest fill one can write: for each item in turn, add up what is in already."""
    order = [e.item.id for category in CATEGORIES for e in plan.order.lane(category)]
    held = [i for i in order if i in plan.services]
    going = [i for i in order if i in plan.going_on and i not in plan.musts]
    musts = [i for i in order if i in plan.musts]
    inside: list[str] = []
    for item in dict.fromkeys([*held, *going, *musts, *order]):
        entity = plan.items[item]
        if entity.team != "old" and (entity.is_must or _fits(plan, item, inside)):
            inside.append(item)
    filled = fill(plan)
    assert {i for i in filled.standing if filled.is_in(i)} == set(inside)


def _fits(plan: Plan, item: str, inside: list[str]) -> bool:
    if not _can_be_done(plan, item) or (plan.weeks[item] is None and not is_service(plan.items[item])):
        return False
    used = [(purse, weeks) for i in (*inside, item) for purse, weeks in _asked(plan, i).items()]
    purses = _asked(plan, item)
    return all(sum(w for p, w in used if p == purse) <= _room(plan, purse) + EPSILON for purse in purses)


@given(plans())
def test_what_is_taken_away_is_out_and_frees_its_weeks(plan: Plan) -> None:
    going = [i for i in fill(plan).standing if fill(plan).is_in(i) and plan.items[i].stage != "done"]
    for item in going[:3]:
        without = fill(plan, without={item})
        assert without.standing[item] == "out"
        gone = with_item(plan, item, stage="stopped")
        assert {i for i in without.standing if without.is_in(i)} == {
            i for i in fill(gone).standing if fill(gone).is_in(i)
        }


def standings(filled: Fill) -> str:
    """Every item with its standing, by id."""
    return " ".join(f"{item}:{standing}" for item, standing in sorted(filled.standing.items()))


def test_a_large_item_is_skipped_and_the_fill_goes_on() -> None:
    plan = make_plan([make_item("a", weeks=6), make_item("b", weeks=5), make_item("c", weeks=4)])
    filled = fill(plan)
    assert standings(filled) == "a:in b:out c:in"
    assert filled.had["b"] == pytest.approx(4)
    assert filled.lanes["innovation"].line_after == 1
    assert filled.left("innovation", "chk") == pytest.approx(0)


def test_a_must_do_is_in_where_it_does_not_fit_and_pushes_out_what_stands_above_it() -> None:
    must = make_item("m", weeks=12, must_reason="the law")
    filled = fill(make_plan([make_item("a", weeks=6), must]))
    assert standings(filled) == "a:out m:must"
    assert filled.lanes["innovation"].over == pytest.approx(2)
    assert filled.lanes["innovation"].line_after == 0


def test_a_must_do_without_effort_is_in_and_counted_as_unknown() -> None:
    filled = fill(make_plan([make_item("m", must_reason="the law"), make_item("a", weeks=10)]))
    assert standings(filled) == "a:in m:must"
    assert filled.lanes["innovation"].unknown == 1
    assert filled.lanes["innovation"].line_after is None


def test_an_item_goes_in_together_with_what_it_needs_also_from_the_other_lane() -> None:
    items = [make_item("a", weeks=6), make_item("b", weeks=6), make_item("c", "tune_up", weeks=11)]
    assert standings(fill(make_plan(items, needs=[("a", "c")]))) == "a:waiting b:in c:out"
    smaller = [items[0], items[1], make_item("c", "tune_up", weeks=9)]
    assert standings(fill(make_plan(smaller, needs=[("a", "c")]))) == "a:in b:out c:in"


def test_a_done_item_is_no_obstacle_whether_or_not_it_fits() -> None:
    items = [make_item("a", weeks=10), make_item("b", weeks=1, stage="done"), make_item("c", "tune_up", weeks=1)]
    assert standings(fill(make_plan(items, needs=[("c", "b")]))) == "a:in b:out c:in"


def test_pooled_lanes_share_all_teams_weeks() -> None:
    plan = make_plan([make_item("a", weeks=15)], lanes=ROOM)
    assert standings(fill(plan)) == "a:out"
    assert standings(fill(replace(plan, organisation=plan.organisation._replace(pooled=True)))) == "a:in"


def test_no_items_and_no_teams_are_a_plan_too() -> None:
    filled = fill(make_plan(lanes={}))
    assert not filled.standing
    assert filled.lanes["tune_up"].line_after is None
