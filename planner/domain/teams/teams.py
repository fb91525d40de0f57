"""Teams and what they bring to the quarter: people, plannable share, time off, a ratio of their own."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from planner.domain.calendar import short_date
from planner.domain.capacity import TeamSplit, capacity
from planner.domain.change import Change, Step, create, edit
from planner.domain.errors import BadInputError
from planner.domain.founding.founding import NewTeam, new_team_changes, team_name
from planner.domain.moment import Moment
from planner.domain.organisation import Team, TeamCapacity, capacity_id
from planner.domain.plan import Plan
from planner.domain.teams.form import KEY_LENGTH, TeamForm
from planner.domain.teams.headcount import people_weeks
from planner.domain.teams.people_changes import check_changes
from planner.domain.text import number_text, one_line, people_phrase, ratio_text
from planner.domain.typed import MOST_PEOPLE

_DAY = timedelta(days=1)


def form_of(plan: Plan, team: str) -> TeamForm:
    """What the editor starts from; raises `BadInputError` for a team that is not there."""
    entity = team_in(plan, team)
    room = room_in(plan, entity)
    return TeamForm(
        entity.name,
        entity.key,
        entity.kind,
        room.people,
        room.plannable_share,
        room.time_off_days,
        room.ratio,
        room.changes,
        entity.since,
    )


def add_team(plan: Plan, form: TeamForm | NewTeam, moment: Moment) -> Step:
    """A further team from this quarter on, also in later ones that are prepared; raises `BadInputError`."""
    refuse_closed(plan)
    if isinstance(form, NewTeam):
        form = TeamForm(form.name, "", form.kind, form.people)
    new = NewTeam(form.name, form.kind, form.people)
    made = [change.after for change in new_team_changes(new, plan.teams.values(), plan.current, moment)]
    team = next(entity for entity in made if isinstance(entity, Team))
    room = next(entity for entity in made if isinstance(entity, TeamCapacity))
    form = form._replace(name=team.name, key=one_line(form.key, "Key", KEY_LENGTH).upper() or team.key)
    since = form.since or (plan.quarter.starts_on if plan.previous is not None else None)
    team = team._replace(key=form.key, since=since)
    _check_form(plan, team, form)
    room = _filled(room, form)
    return Step(f"Add the team {team.name}", (create(team), create(room), *rooms_later(plan, room)))


def edit_team(plan: Plan, team: str, form: TeamForm) -> Step:
    """Makes a team and its quarter what the form says; raises `BadInputError` for what cannot be."""
    refuse_closed(plan)
    entity = team_in(plan, team)
    room = room_in(plan, entity)
    form = form._replace(name=team_name(form.name), key=one_line(form.key, "Key", KEY_LENGTH).upper() or entity.key)
    _check_form(plan, entity._replace(since=form.since), form)
    changes = [*edit(entity, name=form.name, key=form.key, kind=form.kind, since=form.since)]
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
    found = next((row for row in capacity(after).teams if row.team.id == (team or "new")), None)
    if found is None:
        raise BadInputError(f"{form.name} would begin after {plan.quarter.name} ends; add it there.")
    return found


def retire_team(plan: Plan, team: str, today: date, why: str = "") -> Step:
    """Ends a team; its past stays, its items wait for another one. Raises `BadInputError`.

    A team that has answered in this quarter, or may have, ends today; another one ends before the quarter.
    """
    refuse_closed(plan)
    entity, quarter, reason = team_in(plan, team), plan.quarter, one_line(why, "Why")
    if not plan.is_active(entity) or (entity.until is not None and entity.until < today):
        raise BadInputError(f"{entity.name} is gone already.")
    if has_past(plan, entity) and today >= quarter.starts_on:
        last = min(today, quarter.ends_on)
        return Step(f"Retire the team {entity.name} after {short_date(last)}", edit(entity, until=last), why=reason)
    last = quarter.starts_on - _DAY
    return Step(f"Retire the team {entity.name} from {plan.quarter.name} on", edit(entity, until=last), why=reason)


def has_past(plan: Plan, team: Team) -> bool:
    """Whether a team has answered for a week of this quarter, as far as anybody knows."""
    if plan.evidence is None:
        return True
    return any(answer.team == team.id for answer in plan.evidence.check_ins.values())


def rooms_later(plan: Plan, room: TeamCapacity) -> Iterable[Change]:
    """The people of a team that is new in this quarter, in every later quarter that was prepared already."""
    people = room.people + sum(change.people for change in room.changes)
    for quarter in plan.quarters.values():
        if quarter.starts_on > plan.quarter.ends_on and quarter.state != "closed":
            row_id = capacity_id(quarter.id, room.team)
            yield create(TeamCapacity(row_id, quarter.id, room.team, people, room.plannable_share))


def refuse_closed(plan: Plan) -> None:
    """Raises `BadInputError` where the quarter is closed."""
    if plan.quarter.state == "closed":
        raise BadInputError(f"{plan.quarter.name} is closed; its teams stay as they were.")


def team_in(plan: Plan, team: str) -> Team:
    """The team with that id; raises `BadInputError`."""
    entity = plan.teams.get(team)
    if entity is None:
        raise BadInputError("That team is not in the plan any more; choose another.")
    return entity


def room_in(plan: Plan, team: Team) -> TeamCapacity:
    """What a team brings; nobody, where nobody said."""
    return plan.capacity_of(team.id) or TeamCapacity(capacity_id(plan.current, team.id), plan.current, team.id, 0.0)


def _label(before: TeamForm, after: TeamForm) -> str:
    """What an edit of one thing did; several at once are an edit."""
    if after == before._replace(people=after.people):
        return f"Staff {after.name} with {people_phrase(after.people)}"
    if after == before._replace(ratio=after.ratio):
        own = "the quarter’s ratio" if after.ratio is None else f"its own ratio, {ratio_text(after.ratio)}"
        return f"Give {after.name} {own}"
    if after == before._replace(name=after.name):
        return f"Rename {before.name} to {after.name}"
    if after == before._replace(changes=after.changes):
        return f"Say who joins and leaves {after.name}"
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
    if entity.until is not None and entity.since is not None and entity.since > entity.until:
        raise BadInputError(
            f"{name}: it ended on {short_date(entity.until)}, before it would begin; write an earlier day."
        )
    check_changes(name, form.people, form.changes, plan.quarter)
    days = people_weeks(plan.quarter, entity, _filled(room_in(plan, entity), form)) * 5
    if not 0 <= form.time_off_days <= days + 1e-9:
        raise BadInputError(f"{name}: time off lies between 0 and the team’s {number_text(days)} working days.")


def _filled(room: TeamCapacity, form: TeamForm) -> TeamCapacity:
    return room._replace(
        people=form.people,
        plannable_share=form.plannable_share,
        time_off_days=form.time_off_days,
        ratio=form.ratio,
        changes=form.changes,
    )
