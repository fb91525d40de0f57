"""Where a key result stands on a day: its value, score and pace, its forecast, and how sure its lead is."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from planner.domain.calendar import monday_of, weeks_of
from planner.domain.figures import number
from planner.domain.okrs.checking import kr_values
from planner.domain.okrs.forecast import Forecast, ForecastScore, forecast, forecast_score, within
from planner.domain.okrs.key_results import ordered_krs
from planner.domain.okrs.score import (
    EXPECTED,
    KrBand,
    ObjectiveScore,
    Pace,
    ScoredKr,
    confidence_trend,
    elapsed_share,
    kr_band,
    kr_score,
    objective_score,
    pace,
)
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.quarter import Quarter
from planner.domain.results import KrCheckIn

PaceWord = Literal["ahead", "on_pace", "behind"]
_FRIDAY = timedelta(days=4)
_CLOSE = 0.05
"""A score within so much of what was due is on pace: a week's step is larger."""
_NOTHING = 1e-9
_STEPS = 50
"""A change of a fiftieth of the way from baseline to target is worth a decimal."""


class KrStanding(NamedTuple):
    """A key result with what was said of it up to a day. `None` is unknown, and is no zero."""

    kr: KeyResult
    weeks: tuple[tuple[date, KrCheckIn | None], ...]
    """Each week of its quarter that has begun, by Monday, with what was said in it."""
    now: float | None
    """The last value that anybody gave."""
    week: date | None
    """The Monday of the week that it was given in."""
    score: float | None
    """0…1, from the last value."""
    pace: Pace | None
    """The score against the share of the quarter that was gone when the value was given; what is to be held is due
    whole from the first day on."""
    forecast: Forecast | None
    """Where it will be on the quarter's last day; `None` under three values, and once that day has come."""
    forecast_score: ForecastScore | None
    confidence: int | None
    """The last one given, 0…10."""
    confidence_change: float | None
    """How much it differs from the one before; `None` where there was none."""
    is_over: bool
    """Whether the quarter is: what stands there then is the result."""

    @property
    def final(self) -> float | None:
        """The grade that was given, else the score."""
        return self.score if self.kr.grade is None else self.kr.grade

    @property
    def band(self) -> KrBand | None:
        """The band of what it comes to."""
        return None if self.final is None else kr_band(self.final)

    @property
    def pace_word(self) -> PaceWord | None:
        """How the score stands to what was due; within 0.05 is on pace."""
        if self.pace is None:
            return None
        if abs(self.pace.gap) <= _CLOSE + _NOTHING:
            return "on_pace"
        return "ahead" if self.pace.gap > 0 else "behind"

    @property
    def is_stale(self) -> bool:
        """Whether more than this week has passed without a value since the last one."""
        return self.week is not None and sum(1 for week, _ in self.weeks if week > self.week) > 1

    @property
    def is_short(self) -> bool | None:
        """Whether it will fall short, or did: the whole interval of the forecast, else the pace, says so.

        `None` where nothing is known, the interval holds both ends, or there is only the pace of a value that is old.
        """
        expected = EXPECTED[self.kr.kind] - _NOTHING
        if self.is_over:
            return None if self.final is None else self.final < expected
        if self.forecast_score is not None:
            if self.forecast_score.high < expected:
                return True
            return False if self.forecast_score.low >= expected else None
        word = self.pace_word
        return None if word is None or self.is_stale else word == "behind"

    @property
    def is_off_pace(self) -> bool:
        """Whether it is spoken of as off pace: it will fall short, or did; where that is open, its score is behind.

        A forecast that is sure counts for more than the pace: who began late and is fast enough now is not off pace.
        """
        short = self.is_short
        return self.pace_word == "behind" if short is None and not self.is_over else short is True

    def rounded(self, value: float) -> float:
        """A computed value with as many decimals as matter between baseline and target."""
        return round(value, decimals(self.kr))


def decimals(kr: KeyResult) -> int:
    """How many decimals a computed value of this key result is worth, 0 to 6, and no fewer than people gave it."""
    given = [kr.target, *(value for value in (kr.baseline, kr.stretch) if value is not None)]
    least = max(len(number(value).partition(".")[2]) for value in given)
    span = abs(kr.target - kr.baseline) if kr.baseline is not None else abs(kr.target)
    digits = 0
    while digits < 6 and span and 10**-digits > span / _STEPS:
        digits += 1
    return max(least, digits)


def kr_standing(plan: Plan, kr: KeyResult, today: date) -> KrStanding:
    """Where a key result stands on a day; it may be an earlier quarter's. The plan's evidence must have been read."""
    quarter = plan.quarters.get(kr.quarter, plan.quarter)
    this_week = monday_of(today)
    said = {row.week: row for row in kr_values(plan, kr.id) if row.week <= this_week}
    known = {week: row.value for week, row in said.items() if row.value is not None}
    week = max(known, default=None)
    now = None if week is None else known[week]
    score = kr_score(now, kr.baseline, kr.target, kr.direction)
    is_over = quarter.state == "closed" or today > quarter.ends_on
    gone = elapsed_share(quarter.starts_on, quarter.ends_on, today if week is None else _day(week, quarter, today))
    found = None if is_over else _forecast(kr, {_day(w, quarter, today): v for w, v in known.items()}, quarter.ends_on)
    confidences = [row.confidence for row in said.values()]
    return KrStanding(
        kr,
        tuple((w, said.get(w)) for w in weeks_of(quarter) if w <= this_week),
        now,
        week,
        score,
        pace(score, 1.0 if kr.baseline == kr.target else gone, kr.kind),
        found,
        None if found is None else forecast_score(found, kr.baseline, kr.target, kr.direction),
        next((c for c in reversed(confidences) if c is not None), None),
        confidence_trend(confidences),
        is_over,
    )


def standing_at_end(plan: Plan, kr: KeyResult) -> KrStanding:
    """Where a key result of this quarter or an earlier one stands by all that was said of it."""
    return kr_standing(plan, kr, plan.quarters.get(kr.quarter, plan.quarter).ends_on)


def standings(plan: Plan, today: date) -> tuple[KrStanding, ...]:
    """All key results of the quarter, in the order of the objectives."""
    return tuple(kr_standing(plan, kr, today) for kr in ordered_krs(plan))


def joined(rows: Iterable[KrStanding]) -> ObjectiveScore:
    """What key results come to together, each with its grade where it was given one, else its score."""
    return objective_score(ScoredKr(row.kr.id, row.final, row.kr.weight) for row in rows)


def past_mean(plan: Plan, quarter: Quarter) -> float | None:
    """The mean of an earlier quarter's key results, 0…1: the grade where graded, else the score; each counts alike.

    `None` where none is known.
    """
    if plan.evidence is None:
        return None
    krs = [kr for kr in plan.evidence.past_key_results.values() if kr.quarter == quarter.id]
    finals = [final for kr in krs if (final := standing_at_end(plan, kr).final) is not None]
    return sum(finals) / len(finals) if finals else None


def _day(week: date, quarter: Quarter, today: date) -> date:
    """The day that a week's value is of: its Friday, within the quarter, and no day that is still to come."""
    return max(quarter.starts_on, min(week + _FRIDAY, quarter.ends_on, today))


def _forecast(kr: KeyResult, values: dict[date, float], on: date) -> Forecast | None:
    """Kept at 0 and above where nothing known is below it, and within 100 % for a share."""
    found = forecast(values, on)
    if found is None:
        return None
    known = [kr.target, *values.values(), *([] if kr.baseline is None else [kr.baseline])]
    most = 100.0 if kr.unit == "%" and max(known) <= 100 else None
    return within(found, 0.0 if min(known) >= 0 else None, most)
