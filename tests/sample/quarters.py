"""One quarter ends and the next begins: what closing will do, as far as the sample's earlier quarters need it."""

from datetime import date

from planner.domain.calendar import quarter_named
from planner.domain.change import Change, Step, create, edit
from planner.domain.item import Placement, placement_id
from planner.domain.organisation import TeamCapacity, capacity_id
from planner.domain.plan import Plan
from planner.domain.principles import handed_on
from planner.domain.quarter import Quarter


def turn(plan: Plan, name: str, holidays: tuple[date, ...]) -> Step:
    """Closes the quarter; the next has the same people, and all items that are not done or stopped in their order."""
    named = quarter_named(name)
    changes: list[Change] = [
        *edit(plan.quarter, state="closed"),
        create(Quarter(name, named.starts_on, named.ends_on, holidays)),
    ]
    for team in plan.active_teams:
        if room := plan.capacity_of(team.id):
            own = room.plannable_share
            changes.append(create(TeamCapacity(capacity_id(name, team.id), name, team.id, room.people, own)))
    changes += (create(principle) for principle in handed_on(plan, name))
    for entry in plan.ranked:
        if entry.item.stage != "done":
            item = entry.item.id
            changes.append(create(Placement(placement_id(name, item), name, item, entry.placement.rank)))
    return Step(f"Close {plan.current} and open {name}", tuple(changes))
