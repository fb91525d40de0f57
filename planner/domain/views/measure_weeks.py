"""Where the time went, week by week, as rows to show."""

from datetime import date, timedelta
from typing import NamedTuple

from planner.domain.calendar import short_date, weeks_of
from planner.domain.measuring.limits import Judgement, Measure, share_of
from planner.domain.measuring.weeks import MeasuredWeek, Parts, is_copy, summed, team_shares
from planner.domain.plan import Plan
from planner.domain.speed.small_teams import FEWEST_PEOPLE
from planner.domain.statistics import t_interval
from planner.domain.text import counted, percent, ratio_text
from planner.domain.views.measure_known import Tone
from planner.domain.words import PART_NAMES, PARTS

_SUNDAY = timedelta(days=6)
UNKNOWN = "–"
_ALIKE = 1e-6
_NAMES: dict[Measure, str] = {"unplanned": "Unplanned work", "tune_up": "Tune-Up's share of planned time"}
_TONES: dict[int, Tone] = {-1: "bad", 0: "even", 1: "good"}
"""By side. More tune-up than agreed is another mix, but neither good nor bad."""


class WeekRow(NamedTuple):
    """One week as a row."""

    week: date
    """Its Monday."""
    number: int
    shares: Parts | None
    """The four parts, which sum to 1; `None` (unknown) where nobody answered, or so few that it is kept back."""
    answered: int
    expected: int
    unplanned: str
    """E.g. `27 %`; `–` where unknown."""
    ratio: str
    """E.g. `78 : 22`; `–` where unknown."""
    unplanned_tone: Tone
    """Good or bad where it lies outside the range that chance explains, else even."""
    ratio_tone: Tone
    because: tuple[str, ...]
    """The explanation, line by line."""
    copied: int = 0
    """How many teams copied the week unchanged from the one before."""


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
    weeks: int
    """How many weeks the quarter has."""
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
    return TimeView(rows, _total(weeks), mix, agreed, len(weeks_of(plan.quarter)), answered)


def _total(weeks: tuple[MeasuredWeek, ...]) -> WeekRow | None:
    time = summed(weeks)
    if time.shares is None:
        return None
    answered, expected = sum(len(w.answered) for w in weeks), sum(w.expected for w in weeks)
    because = (
        f"All weeks together: {parts_text(time.shares)}.",
        f"{answers_in(answered, expected)}.",
    )
    return WeekRow(weeks[0].week, 0, time.shares, answered, expected, *_figures(time), "even", "even", because)


def _row(plan: Plan, week: MeasuredWeek, judgements: dict[Measure, Judgement | None]) -> WeekRow:
    lines = [f"Week {week.number}, {short_date(week.week)} to {short_date(week.week + _SUNDAY)}. {_who(week)}"]
    if week.shares is not None:
        lines.append(f"Of that time {parts_text(week.shares)}.")
        lines.extend(_range(plan, week))
    if week.of_few:
        lines.append(f"So far fewer than {FEWEST_PEOPLE} people answered: their week is shown once others have, too.")
    copied = [team for team in week.answered if is_copy(plan, team.id, week.week)]
    if copied:
        lines.append(f"{counted(len(copied), 'team')} copied it unchanged from the week before.")
    sides: dict[Measure, int] = {}
    for measure, judgement in judgements.items():
        share, band = share_of(measure, week.time), judgement.band if judgement else None
        sides[measure] = 0 if share is None or band is None else band.side(share)
        if share is not None and band is not None and sides[measure]:
            range_text = f"{percent(band.low).removesuffix(' %')} – {percent(band.high)}"
            lines.append(f"{_NAMES[measure]}, {percent(share)}, is outside {range_text}, which chance explains.")
    return WeekRow(
        week.week,
        week.number,
        week.shares,
        len(week.answered),
        week.expected,
        *_figures(week.time),
        unplanned_tone=_TONES[-sides["unplanned"]],
        ratio_tone=_TONES[min(0, sides["tune_up"])],
        because=tuple(lines),
        copied=len(copied),
    )


def _figures(time: Parts) -> tuple[str, str]:
    share, ratio = time.unplanned_share, time.ratio
    return UNKNOWN if share is None else percent(share), UNKNOWN if ratio is None else ratio_text(ratio)


def answers_in(answered: int, expected: int) -> str:
    """How many are in, e.g. `3 of 4 answers are in`."""
    return f"{answered} of {counted(expected, 'answer')} {'is' if answered == 1 else 'are'} in"


def parts_text(shares: Parts) -> str:
    """The four parts in words, e.g. `new 30 %, existing 20 %, tune-up 25 %, unplanned 25 %`."""
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
    # Shares are sums of tenths: answers that are alike may differ in their last binary digits.
    if interval is None or interval.high - interval.low < _ALIKE:
        few = "One answer does" if len(answers) == 1 else f"{len(answers)} answers that are alike do"
        return [f"{few} not say how the other teams' week went."]
    low, high = percent(max(0.0, interval.low)), percent(min(1.0, interval.high))
    return [
        (
            f"Each team counted alike, unplanned work took {percent(interval.mean)} in the answers; for all "
            f"{counted(week.expected, 'team')} that means {low} to {high} "
            "(95 % t interval with finite population correction)."
        )
    ]
