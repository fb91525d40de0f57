"""Where the time went, week by week, as rows to show."""

from datetime import date, timedelta
from typing import NamedTuple

from planner.domain.calendar import short_date
from planner.domain.measuring import MeasuredWeek, Parts, summed, team_shares
from planner.domain.measuring_limits import Judgement, Measure, share_of
from planner.domain.plan import Plan
from planner.domain.statistics import t_interval
from planner.domain.text import counted, percent, ratio_text
from planner.domain.words import PART_NAMES, PARTS

_SUNDAY = timedelta(days=6)
UNKNOWN = "–"
_MEASURE_NAMES: dict[Measure, str] = {"unplanned": "Unplanned work", "tune_up": "Tune-Up's share of planned time"}


class WeekRow(NamedTuple):
    """One week as a row."""

    week: date
    """Its Monday."""
    number: int
    shares: Parts | None
    """The four parts, which sum to 1; `None` (unknown) where nobody answered."""
    answered: int
    expected: int
    unplanned: str
    """E.g. `27 %`; `–` where unknown."""
    ratio: str
    """E.g. `78 : 22`; `–` where unknown."""
    outside: tuple[Measure, ...]
    """What lies outside the range that chance explains."""
    because: tuple[str, ...]
    """The explanation, line by line."""


class Mix(NamedTuple):
    """An agreed mix of all time; the three sum to 1."""

    innovation: float
    tune_up: float
    unplanned: float


class TimeView(NamedTuple):
    """The quarter's weeks, and what they are held against."""

    rows: tuple[WeekRow, ...]
    """Weeks that have begun, oldest first."""
    total: WeekRow | None
    """All of them together, as one row with number 0; `None` where nobody has answered yet."""
    agreed: Mix | None
    """The agreed mix; `None` where ratio or reserve are not agreed."""
    agreed_text: str
    """E.g. `agreed 15 %, 60 : 40`."""
    answered_text: str
    """How many answered the latest week that is due, e.g. `4 of 4 teams answered`; empty before the first."""


def week_rows(
    plan: Plan, weeks: tuple[MeasuredWeek, ...], unplanned: Judgement | None, tune_up: Judgement | None
) -> tuple[WeekRow, ...]:
    """The weeks as rows, each held against the ranges that chance explains."""
    judgements: dict[Measure, Judgement | None] = {"unplanned": unplanned, "tune_up": tune_up}
    return tuple(_row(plan, week, judgements) for week in weeks)


def time_view(
    plan: Plan, weeks: tuple[MeasuredWeek, ...], rows: tuple[WeekRow, ...], due: MeasuredWeek | None
) -> TimeView:
    """The rows with their total and what was agreed."""
    ratio, reserve = plan.quarter.ratio, plan.quarter.reserve
    mix, agreed = None, "nothing agreed yet"
    if ratio is not None and reserve is not None:
        mix = Mix((1 - reserve) * ratio, (1 - reserve) * (1 - ratio), reserve)
        agreed = f"agreed {percent(reserve)}, {ratio_text(ratio)}"
    answered = f"{len(due.answered)} of {counted(due.expected, 'team')} answered" if due else ""
    return TimeView(rows, _total(weeks), mix, agreed, answered)


def _total(weeks: tuple[MeasuredWeek, ...]) -> WeekRow | None:
    time = summed(weeks)
    if time.shares is None:
        return None
    answered, expected = sum(len(w.answered) for w in weeks), sum(w.expected for w in weeks)
    because = (
        f"All weeks together: {_parts_text(time.shares)}.",
        f"{answered} of {counted(expected, 'answer')} are in.",
    )
    return WeekRow(weeks[0].week, 0, time.shares, answered, expected, *_figures(time), (), because)


def _row(plan: Plan, week: MeasuredWeek, judgements: dict[Measure, Judgement | None]) -> WeekRow:
    outside: list[Measure] = []
    lines = [f"Week {week.number}, {short_date(week.week)} to {short_date(week.week + _SUNDAY)}. {_who(week)}"]
    if week.shares is not None:
        lines.append(f"Of that time {_parts_text(week.shares)}.")
        lines.extend(_range(plan, week))
    for measure, judgement in judgements.items():
        share = share_of(measure, week.time)
        if share is None or judgement is None or judgement.band is None or not judgement.band.side(share):
            continue
        outside.append(measure)
        low, high = percent(judgement.band.low).removesuffix(" %"), percent(judgement.band.high)
        lines.append(f"{_MEASURE_NAMES[measure]}, {percent(share)}, is outside {low} – {high}, which chance explains.")
    answered = len(week.answered)
    figures = _figures(week.time)
    return WeekRow(week.week, week.number, week.shares, answered, week.expected, *figures, tuple(outside), tuple(lines))


def _figures(time: Parts) -> tuple[str, str]:
    share, ratio = time.unplanned_share, time.ratio
    return UNKNOWN if share is None else percent(share), UNKNOWN if ratio is None else ratio_text(ratio)


def _parts_text(shares: Parts) -> str:
    return ", ".join(f"{PART_NAMES[part]} {percent(getattr(shares, part))}" for part in PARTS)


def _who(week: MeasuredWeek) -> str:
    if not week.expected:
        return "No team was there to answer."
    says = f"{len(week.answered)} of {counted(week.expected, 'team')} answered"
    missing = ", ".join(team.name for team in week.missing)
    return f"{says}; missing: {missing}." if missing else f"{says}."


def _range(plan: Plan, week: MeasuredWeek) -> list[str]:
    """How far the answers of some teams can be trusted to speak for all; one answer says nothing about the others."""
    if not week.missing:
        return []
    answers = [shares for team in week.answered if (shares := team_shares(plan, team.id, week.week)) is not None]
    interval = t_interval([shares.unplanned for shares in answers], week.expected)
    if interval is None:
        return ["One answer does not say how the other teams' week went."]
    low, high = percent(max(0.0, interval.low)), percent(min(1.0, interval.high))
    return [
        (
            f"Each team counted alike, unplanned work took {percent(interval.mean)} in the answers; for all "
            f"{counted(week.expected, 'team')} that means {low} to {high} "
            "(95 % t interval with finite population correction)."
        )
    ]
