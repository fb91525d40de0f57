"""Where the time went by team: those of four people and more, in the usual order, and all together."""

from datetime import date
from typing import NamedTuple

from planner.domain.calendar import short_date
from planner.domain.measuring.weeks import (
    NOTHING,
    MeasuredWeek,
    Parts,
    is_copy,
    is_due,
    measured_weeks,
    summed,
    team_shares,
)
from planner.domain.organisation import Team
from planner.domain.plan import Plan
from planner.domain.speed.small_teams import broken_out
from planner.domain.statistics import t_interval
from planner.domain.text import counted, percent, ratio_text
from planner.domain.views.measure_weeks import UNKNOWN, Mix, answers_in, parts_text

_ALIKE = 1e-6


class TeamTimeRow(NamedTuple):
    """One team's quarter so far, or that of all teams."""

    name: str
    shares: Parts | None
    """The four parts, which sum to 1; `None` (unknown) where nobody answered."""
    agreed: Mix | None
    """The mix agreed for it: by its own ratio where it has one."""
    unplanned: str
    ratio: str
    answered: int
    expected: int
    copied: int
    """How many of its weeks were copied unchanged from the week before."""
    because: tuple[str, ...]


class TeamTimeView(NamedTuple):
    """All teams together first, then those that may be shown by themselves."""

    rows: tuple[TeamTimeRow, ...]
    small: tuple[str, ...]
    """Teams under four people: they are in the total only."""
    interval: str
    """What the answers mean for all teams where some are missing, e.g. `unplanned 24 – 31 %`; else empty."""


def team_time_view(plan: Plan, today: date) -> TeamTimeView:
    """The quarter so far on a day. The plan's evidence must have been read."""
    weeks = measured_weeks(plan, today)
    shown = broken_out(plan)
    own = {team.id for team in shown}
    interval = _interval(plan, weeks)
    total = _total(plan, weeks, interval)
    small = tuple(team.name for team in plan.active_teams if team.id not in own and _expected(weeks, team))
    return TeamTimeView((total, *(_team(plan, weeks, team, today) for team in shown)), small, interval)


def _total(plan: Plan, weeks: tuple[MeasuredWeek, ...], interval: str) -> TeamTimeRow:
    time = summed(weeks)
    answered, expected = sum(len(w.answered) for w in weeks), sum(w.expected for w in weeks)
    copied = sum(1 for w in weeks for team in w.answered if is_copy(plan, team.id, w.week))
    lines = [f"{answers_in(answered, expected)}, each team weighted by people × plannable share."]
    lines += [f"Of that time {parts_text(time.shares)}."] if time.shares else []
    if interval:
        lines.append(
            f"Each answer counted alike, for all {expected} that means {interval} (95 % t interval with finite "
            "population correction, Cochran 1977)."
        )
    lines += _copied(copied)
    return _row("All teams", time, _mix(plan, None), answered, expected, copied, tuple(lines))


def _team(plan: Plan, weeks: tuple[MeasuredWeek, ...], team: Team, today: date) -> TeamTimeRow:
    time, answers = NOTHING, 0
    copied: list[MeasuredWeek] = []
    for week in weeks:
        shares = team_shares(plan, team.id, week.week) if team in week.answered else None
        if shares is None:
            continue
        time, answers = time.and_more(shares), answers + 1
        copied += [week] if is_copy(plan, team.id, week.week) else []
    missing = [w for w in weeks if team in w.missing and is_due(w.week, today)]
    lines = [f"{answers} of {counted(_expected(weeks, team), 'week')} answered."]
    lines += [f"Of that time {parts_text(time.shares)}."] if time.shares else []
    lines += [f"No answer for the week of {', '.join(short_date(w.week) for w in missing)}."] if missing else []
    lines += _copied(len(copied))
    own = plan.capacity_of(team.id)
    if own is not None and own.ratio is not None:
        lines.append(f"The ticks are at its own ratio, {ratio_text(own.ratio)}.")
    lines.append("It is for the team itself: no team is held against another.")
    mix = _mix(plan, None if own is None else own.ratio)
    return _row(team.name, time, mix, answers, _expected(weeks, team), len(copied), tuple(lines))


def _row(
    name: str, time: Parts, mix: Mix | None, answered: int, expected: int, copied: int, because: tuple[str, ...]
) -> TeamTimeRow:
    unplanned, ratio = time.unplanned_share, time.ratio
    return TeamTimeRow(
        name,
        time.shares,
        mix,
        UNKNOWN if unplanned is None else percent(unplanned),
        UNKNOWN if ratio is None else ratio_text(ratio),
        answered,
        expected,
        copied,
        because,
    )


def _mix(plan: Plan, own: float | None) -> Mix | None:
    reserve, ratio = plan.quarter.reserve, plan.quarter.ratio if own is None else own
    if reserve is None or ratio is None:
        return None
    return Mix((1 - reserve) * ratio, (1 - reserve) * (1 - ratio), reserve)


def _expected(weeks: tuple[MeasuredWeek, ...], team: Team) -> int:
    return sum(1 for week in weeks if team in week.answered or team in week.missing)


def _interval(plan: Plan, weeks: tuple[MeasuredWeek, ...]) -> str:
    """What some answers say of all; empty where all are in, and where they do not say."""
    expected = sum(week.expected for week in weeks)
    shown = [(team, week) for week in weeks if not week.of_few for team in week.answered]
    answers = [s.unplanned for team, week in shown if (s := team_shares(plan, team.id, week.week)) is not None]
    if len(answers) >= expected:
        return ""
    found = t_interval(answers, expected)
    if found is None or found.high - found.low < _ALIKE:
        return ""
    low, high = percent(max(0.0, found.low)).removesuffix(" %"), percent(min(1.0, found.high))
    return f"unplanned {low} – {high}"


def _copied(times: int) -> list[str]:
    if not times:
        return []
    return [f"{counted(times, 'week')} {'was' if times == 1 else 'were'} copied unchanged from the week before."]
