"""What stands below the teams: all of it, however narrow the pane is and long a name."""

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.organisation import PeopleChange
from planner.domain.plan import Plan
from planner.domain.views.teams import teams_view
from planner.tui.widgets.team_pane import TeamPane
from tests.builders import make_item, make_plan

CHANGES = (PeopleChange(date(2026, 11, 16), 1.0), PeopleChange(date(2026, 12, 1), -2.0))


def plan_with(name: str, changes: tuple[PeopleChange, ...]) -> Plan:
    plan = make_plan([make_item("a", "tune_up", weeks=3.0, service=0.25)])
    room = next(iter(plan.capacities.values()))._replace(changes=changes)
    return replace(plan, teams={"chk": plan.teams["chk"]._replace(name=name)}, capacities={room.id: room})


@pytest.mark.parametrize("width", [40, 76, 120])
@pytest.mark.parametrize(
    "name", ["Chk", "A name that is rather long for a team, but people write such ones", "界" * 500]
)
@pytest.mark.parametrize("changes", [(), CHANGES])
def test_all_that_a_team_comes_to_is_seen(name: str, changes: tuple[PeopleChange, ...], width: int) -> None:
    pane = TeamPane()
    pane.view = teams_view(plan_with(name, changes))
    lines = pane.foot(width)
    assert max(line.cell_length for line in lines) <= width
    assert len(lines) <= (9 if width == 40 else 6)
    said = " ".join(line.plain.strip() for line in lines)
    assert ("Tune-Up; service 3 weeks" in said) == (not changes)
    assert ("−2 from 1 Dec" in said) == bool(changes)


def test_nothing_is_said_below_no_team() -> None:
    pane = TeamPane()
    for may_add, said in ((True, "No teams yet. a adds the first."), (False, "No teams yet.")):
        pane.show(teams_view(make_plan(lanes={})), may_add=may_add)
        assert (pane.foot(76), pane.head(76)[1].plain) == ([], said)
