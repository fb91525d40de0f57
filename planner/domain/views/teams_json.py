"""Teams and staffing as data."""

from planner.domain.capacity import TeamSplit, capacity
from planner.domain.plan import Plan
from planner.domain.views.staffing import moves_json, staffing_json, staffing_view
from planner.domain.views.teams import StaffedTeam, teams_view


def teams_json(plan: Plan) -> dict[str, object]:
    """Teams with their weeks, and people by kind: people, days, shares 0…1, weeks of one person; unset is `None`."""
    view, staffing = teams_view(plan), staffing_view(plan)
    return {
        "schema": 1,
        **plan.quarter.named(),
        "teams": [_team(plan, team, row) for team, row in zip(view.teams, capacity(plan).teams, strict=True)],
        "staffing": staffing_json(staffing),
        "moves": moves_json(staffing),
    }


def _team(plan: Plan, team: StaffedTeam, row: TeamSplit) -> dict[str, object]:
    entity, own = row.team, plan.capacity_of(team.team)
    changes = own.changes if own else ()
    return {
        "name": team.name,
        "key": team.key,
        "kind": team.kind,
        "people": row.people,
        "changes": [{"on": change.on.isoformat(), "people": change.people} for change in changes],
        "since": entity.since.isoformat() if entity.since else None,
        "until": entity.until.isoformat() if entity.until else None,
        "plannable_share": team.plannable_share,
        "time_off_days": team.time_off_days,
        "ratio": row.ratio,
        "own_ratio": row.own_ratio,
        "capacity": row.total,
        "reserve": row.reserve,
        "innovation": row.innovation,
        "tune_up": row.tune_up,
        "service": team.held.service,
        "going_on": team.held.innovation + team.held.tune_up,
        "items": team.items,
    }
