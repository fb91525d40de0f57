"""How many people a team has, day by day: joining, leaving, and teams that begin or end within a quarter."""

from datetime import date, timedelta

from planner.domain.calendar import working_weeks, working_weeks_between
from planner.domain.organisation import Team, TeamCapacity
from planner.domain.quarter import Quarter

_DAY = timedelta(days=1)
_THURSDAY = timedelta(days=3)


def people_on(room: TeamCapacity, day: date) -> float:
    """Full-time equivalents that the team has on a day of its quarter."""
    return room.people + sum(change.people for change in room.changes if change.on <= day)


def people_in_week(room: TeamCapacity, week: date) -> float:
    """Full-time equivalents in a week, given by its Monday: those who are there on its Thursday."""
    return people_on(room, week + _THURSDAY) if room.changes else room.people


def most_people(room: TeamCapacity) -> float:
    """Full-time equivalents at the team's largest."""
    return max((room.people, *(people_on(room, change.on) for change in room.changes)))


def people_at_end(room: TeamCapacity) -> float:
    """Full-time equivalents with which the quarter ends."""
    return room.people + sum(change.people for change in room.changes)


def people_weeks(quarter: Quarter, team: Team, room: TeamCapacity) -> float:
    """Working weeks of all its people together, from the team's first day in the quarter to its last.

    Without changes this is people × working weeks.
    """
    starts_on, ends_on = life_in(quarter, team)
    if not room.changes and (starts_on, ends_on) == (quarter.starts_on, quarter.ends_on):
        return room.people * working_weeks(quarter)
    total, people, since = 0.0, room.people, starts_on
    for change in sorted(room.changes):
        day = min(max(change.on, starts_on), ends_on + _DAY)
        total += people * _between(quarter, since, day - _DAY)
        people, since = people + change.people, day
    return total + people * _between(quarter, since, ends_on)


def life_in(quarter: Quarter, team: Team) -> tuple[date, date]:
    """The first and the last day on which the team works in the quarter."""
    starts_on = quarter.starts_on if team.since is None else max(team.since, quarter.starts_on)
    return starts_on, quarter.ends_on if team.until is None else min(team.until, quarter.ends_on)


def mean_people(quarter: Quarter, team: Team, room: TeamCapacity) -> float:
    """Full-time equivalents over the whole quarter: people-weeks ÷ working weeks."""
    if not room.changes and life_in(quarter, team) == (quarter.starts_on, quarter.ends_on):
        return room.people
    weeks = working_weeks(quarter)
    return people_weeks(quarter, team, room) / weeks if weeks > 0 else room.people


def _between(quarter: Quarter, starts_on: date, ends_on: date) -> float:
    return working_weeks_between(starts_on, ends_on, quarter.holidays) if starts_on <= ends_on else 0.0
