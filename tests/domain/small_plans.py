"""Small plans of every kind, for properties: needs, shares, must-dos, service, work that goes on, unknown scores."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from planner.domain.item import Item, ItemEffort, item_effort_id
from planner.domain.organisation import ORGANISATION_ID, Organisation
from planner.domain.plan import Plan
from tests.builders import make_item, make_plan

TEAMS = ("chk", "bld")
_ROOM = st.sampled_from([0.0, 3.0, 7.5, 12.0])


@st.composite
def items(draw: st.DrawFn, number: int) -> Item:
    """One item; most are ordinary ones."""
    values: dict[str, Any] = {
        "weeks": draw(st.sampled_from([None, 0.0, 1.0, 2.5, 3.0, 3.0, 5.0, 6.0])),
        "team": draw(st.sampled_from([*TEAMS, *TEAMS, *TEAMS, "gone"])),
        "customer": draw(st.sampled_from([None, 0, 1, 2, 3, 4, 5])),
        "confidence": draw(st.sampled_from([None, 0.5, 1.0])),
    }
    kind = draw(st.sampled_from(["plain"] * 8 + ["must", "going", "done", "service"]))
    values |= {"must": {"must_reason": "Law"}, "going": {"remaining": 2.0}, "done": {"stage": "done"},
               "service": {"service": 0.25}}.get(kind, {})  # fmt: skip
    category = "tune_up" if kind == "service" else draw(st.sampled_from(["innovation", "tune_up"]))
    return make_item(f"i{number}", category, **values)


@st.composite
def plans(draw: st.DrawFn, most: int = 8) -> Plan:
    """A plan of at most so many items and two teams."""
    backlog = [draw(items(number)) for number in range(draw(st.integers(0, most)))]
    ids = [item.id for item in backlog]
    pairs = st.tuples(st.sampled_from(ids), st.sampled_from(ids)) if ids else st.nothing()
    needs = draw(st.lists(pairs, max_size=4, unique=True)) if ids else []
    shares = (
        draw(st.lists(st.tuples(pairs, st.sampled_from(TEAMS), st.sampled_from([1.0, 2.0])), max_size=2)) if ids else []
    )
    rows = [ItemEffort(item_effort_id(i, team), i, team, weeks) for (i, _), team, weeks in shares]
    own = {item.id: item.team for item in backlog}
    plan = make_plan(
        backlog,
        lanes={team: (draw(_ROOM), draw(_ROOM)) for team in TEAMS},
        needs=[(a, b) for a, b in needs if a < b],
        item_efforts={row.id: row for row in rows if own[row.item] != row.team},
        organisation=Organisation(ORGANISATION_ID, "Harbor", plannable_share=1.0, pooled=draw(st.booleans())),
    )
    gone = plan.teams["chk"]._replace(
        id="gone", name="Gone", key="GON", until=plan.quarter.starts_on.replace(day=1, month=1)
    )
    return replace(plan, teams={**plan.teams, "gone": gone})
