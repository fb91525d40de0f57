"""Work of several teams, service, and what comes in with another item: fills that one can follow by hand."""

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.item import ItemEffort
from planner.domain.organisation import Team
from planner.domain.rank_fill import fill
from planner.domain.reasons import reason, short_reason
from planner.domain.standing import standing_sentence
from tests.builders import make_item, make_plan, with_item
from tests.domain.test_rank_fill import ROOM, standings


def _share(item: str, team: str, weeks: float) -> dict[str, ItemEffort]:
    return {f"{item}:{team}": ItemEffort(f"{item}:{team}", item, team, weeks)}


def test_an_item_enters_only_where_all_its_teams_have_room_and_else_says_who_has_none() -> None:
    items = [make_item("a", weeks=5), make_item("b", team="grw", weeks=5), make_item("c", weeks=1)]
    plan = make_plan(items, lanes=ROOM, item_efforts=_share("a", "grw", 3.0))
    filled = fill(plan)
    assert standings(filled) == "a:in b:out c:in"
    assert filled.used == pytest.approx({("innovation", "chk"): 6, ("innovation", "grw"): 3})
    assert reason(plan, filled, plan.items["b"], 2) == "needs 5 weeks, Grw has 4"
    late = make_plan([items[1], items[0]], lanes=ROOM, item_efforts=_share("a", "grw", 3.0))
    filled = fill(late)
    assert standings(filled) == "a:out b:in"
    assert reason(late, filled, late.items["a"], 2) == "Grw has 2, needs 3"
    assert short_reason(late, filled, late.items["a"], 2) == "GRW has 2"
    pooled = fill(replace(late, organisation=late.organisation._replace(pooled=True)))
    assert standings(pooled) == "a:in b:in"


def test_a_share_of_a_team_that_works_no_more_keeps_an_item_out_and_names_it() -> None:
    plan = make_plan([make_item("a", weeks=5)], lanes=ROOM, item_efforts=_share("a", "old", 3.0))
    plan = replace(plan, teams={**plan.teams, "old": Team("old", "Old", "OLD", until=date(2026, 1, 1))})
    filled = fill(plan)
    assert standings(filled) == "a:no_team"
    assert reason(plan, filled, plan.items["a"], 1) == "Old does not work in this quarter"


def test_the_line_counts_what_all_teams_spend() -> None:
    items = [make_item("a", weeks=9), make_item("b", weeks=1), make_item("c", weeks=1)]
    plan = make_plan(items, lanes=ROOM, item_efforts=_share("a", "grw", 7.0))
    assert fill(plan).lanes["innovation"].line_after == 2
    assert fill(plan).lanes["innovation"].used == pytest.approx(17)


def test_service_holds_its_weeks_before_what_is_ranked() -> None:
    care = make_item("care", "tune_up", team="chk", service=0.5)
    plan = make_plan([make_item("a", "tune_up", weeks=4), care, make_item("b", "tune_up", weeks=3)], lanes=ROOM)
    filled = fill(plan)
    assert standings(filled) == "a:out b:in care:in"
    assert filled.service == pytest.approx({"care": 3.0})
    assert standing_sentence(plan, filled, plan.items["care"]) == (
        "Service: 50 % of Chk’s Tune-Up, 3 weeks, held first."
    )
    assert short_reason(plan, filled, plan.items["care"], 2) == "service"
    assert filled.lanes["tune_up"].line_after == 2  # 9 weeks of both teams less 3 of service hold a, not b
    too_much = with_item(with_item(plan, "a", service=0.6), "b", service=None)
    assert standings(fill(too_much)) == "a:in b:out care:out"


def test_what_is_brought_in_by_another_item_says_for_whom() -> None:
    items = [make_item("a", weeks=4), make_item("b", weeks=5), make_item("c", weeks=6)]
    plan = make_plan(items, needs=[("a", "c")])
    filled = fill(plan)
    assert standings(filled) == "a:in b:out c:in"
    assert filled.brought == {"c": "a"}
    assert reason(plan, filled, plan.items["c"], 3) == "A needs it"
    assert short_reason(plan, filled, plan.items["c"], 3) == "for A"


def test_carried_over_work_may_need_a_must_do_that_nobody_estimated() -> None:
    items = [make_item("a", remaining=2.0), make_item("m", must_reason="the law")]
    assert standings(fill(make_plan(items, needs=[("a", "m")]))) == "a:in m:must"
