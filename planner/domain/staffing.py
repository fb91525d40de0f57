"""Teams and what they bring to the quarter: people, plannable share, time off, a ratio of their own."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from math import fsum

from planner.domain.calendar import working_weeks
from planner.domain.capacity import TeamSplit, capacity
from planner.domain.change import Change, Step, create, edit
from planner.domain.errors import BadInputError
from planner.domain.founding import NewTeam, new_team_changes, team_name
from planner.domain.moment import Moment
from planner.domain.organisation import Team, TeamCapacity, capacity_id
from planner.domain.plan import Plan
from planner.domain.team_form import KEY_LENGTH, TeamForm
from planner.domain.text import clean, number_text, ratio_text
from planner.domain.typed import MOST_PEOPLE


def form_of(plan: Plan, team: str) -> TeamForm:
    """What the editor starts from; raises `BadInputError` for a team that is not there."""
    entity = _team(plan, team)
    room = _room(plan, entity)
    return TeamForm(
        entity.name, entity.key, entity.kind, room.people, room.plannable_share, room.time_off_days, room.ratio
    )


def add_team(plan: Plan, form: TeamForm | NewTeam, moment: Moment) -> Step:
    """A further team from this quarter on; raises `BadInputError` for what cannot be."""
    _check_open(plan)
    if isinstance(form, NewTeam):
        form = TeamForm(form.name, "", form.kind, form.people)
    new = NewTeam(form.name, form.kind, form.people)
    made = [change.after for change in new_team_changes(new, plan.teams.values(), plan.current, moment)]
    team = next(entity for entity in made if isinstance(entity, Team))
    room = next(entity for entity in made if isinstance(entity, TeamCapacity))
    form = form._replace(name=team.name, key=clean(form.key, KEY_LENGTH).upper() or team.key)
    _check_form(plan, team, form)
    since = plan.quarter.starts_on if plan.previous is not None else None
    changes = (create(team._replace(key=form.key, since=since)), create(_filled(room, form)))
    return Step(f"Add the team {team.name}", changes)


def edit_team(plan: Plan, team: str, form: TeamForm) -> Step:
    """Makes a team and its quarter what the form says; raises `BadInputError` for what cannot be."""
    _check_open(plan)
    entity, room = _team(plan, team), _room(plan, _team(plan, team))
    form = form._replace(name=team_name(form.name), key=clean(form.key, KEY_LENGTH).upper() or entity.key)
    _check_form(plan, entity, form)
    changes = [*edit(entity, name=form.name, key=form.key, kind=form.kind)]
    after = _filled(room, form)
    if room.id not in plan.capacities:
        changes.append(create(after))
    elif after != room:
        changes.append(Change(room, after))
    return Step(_label(form_of(plan, team), form), tuple(changes))


def room_of(plan: Plan, team: str | None, form: TeamForm) -> TeamSplit:
    """What a team would bring as a form says it; `None` for a new team. Raises `BadInputError` for what cannot be."""
    nobody = Moment(datetime.min.replace(tzinfo=UTC), plan.quarter.starts_on, "", lambda: "new")
    step = add_team(plan, form, nobody) if team is None else edit_team(plan, team, form)
    after = plan.after(step.changes)
    return next(row for row in capacity(after).teams if row.team.id == (team or "new"))


def retire_team(plan: Plan, team: str, why: str = "") -> Step:
    """Ends a team before this quarter; its past stays, its items wait for another team."""
    _check_open(plan)
    entity = _team(plan, team)
    last_day = plan.quarter.starts_on - timedelta(days=1)
    return Step(f"Retire the team {entity.name} from {plan.current} on", edit(entity, until=last_day), why=clean(why))


def spread_rest(plan: Plan) -> Step:
    """Gives the teams without a ratio of their own the one with which all teams add up to the agreed ratio.

    Raises `BadInputError` where no such ratio exists.
    """
    _check_open(plan)
    room = capacity(plan)
    free = [team for team in room.teams if team.own_ratio is None and team.planned > 0]
    planned = fsum(team.planned for team in free)
    agreed = ratio_text(room.split.ratio)
    if not free:
        raise BadInputError(f"Every team has a ratio of its own, so nobody is left to bring the teams to {agreed}.")
    fixed = fsum(team.innovation for team in room.teams if team.own_ratio is not None)
    ratio = (room.split.ratio * fsum(team.planned for team in room.teams) - fixed) / planned
    if not -1e-9 <= ratio <= 1 + 1e-9:
        raise BadInputError(
            f"Even {'0 : 100' if ratio < 0 else '100 : 0'} for the teams without a ratio of their own"
            f" does not bring the teams to {agreed}; change an own ratio first."
        )
    ratio = min(1.0, max(0.0, ratio))
    changes: list[Change] = []
    for team in free:
        changes += edit(_room(plan, team.team), ratio=ratio)
    names = _names([team.team.name for team in free])
    return Step(f"Spread the rest: {names} at {ratio_text(ratio)}", tuple(changes))


def _names(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _label(before: TeamForm, after: TeamForm) -> str:
    """What an edit of one thing did; several at once are an edit."""
    if after == before._replace(people=after.people):
        return f"Staff {after.name} with {number_text(after.people)} people"
    if after == before._replace(ratio=after.ratio):
        own = "the quarter’s ratio" if after.ratio is None else f"its own ratio, {ratio_text(after.ratio)}"
        return f"Give {after.name} {own}"
    if after == before._replace(name=after.name):
        return f"Rename {before.name} to {after.name}"
    return f"Edit the team {after.name}"


def _check_form(plan: Plan, entity: Team, form: TeamForm) -> None:
    name = form.name
    others = [team for team in plan.teams.values() if team.id != entity.id]
    if name.casefold() in {team.name.casefold() for team in others}:
        raise BadInputError(f"There is a team “{name}” already; choose another name.")
    if form.key in {team.key for team in others}:
        raise BadInputError(f"Another team has the key {form.key} already; choose another.")
    if not 0 <= form.people <= MOST_PEOPLE:
        raise BadInputError(f"{name}: people lie between 0 and {MOST_PEOPLE:,}; write e.g. 6 or 2.5.")
    if form.plannable_share is not None and not 0 < form.plannable_share <= 1:
        raise BadInputError(f"{name}: the plannable share lies over 0 and up to 100 %; write e.g. 70.")
    if form.ratio is not None and not 0 <= form.ratio <= 1:
        raise BadInputError(f"{name}: a ratio lies between 0 : 100 and 100 : 0; write e.g. 65 : 35.")
    days = form.people * working_weeks(plan.quarter) * 5
    if not 0 <= form.time_off_days <= days:
        raise BadInputError(f"{name}: time off lies between 0 and the team’s {number_text(days)} working days.")


def _check_open(plan: Plan) -> None:
    if plan.quarter.state == "closed":
        raise BadInputError(f"{plan.current} is closed; its teams stay as they were.")


def _filled(room: TeamCapacity, form: TeamForm) -> TeamCapacity:
    return room._replace(
        people=form.people,
        plannable_share=form.plannable_share,
        time_off_days=form.time_off_days,
        ratio=form.ratio,
    )


def _team(plan: Plan, team: str) -> Team:
    entity = plan.teams.get(team)
    if entity is None:
        raise BadInputError("That team is not in the plan any more; choose another.")
    return entity


def _room(plan: Plan, team: Team) -> TeamCapacity:
    """What a team brings; nobody, where nobody said."""
    return plan.capacity_of(team.id) or TeamCapacity(capacity_id(plan.current, team.id), plan.current, team.id, 0.0)
