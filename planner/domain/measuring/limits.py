"""Is it more than chance? Limits around what was agreed, as wide as last quarter's weeks swung.

The width is frozen when the plan is agreed and stored: limits from the same 13 weeks find a shift of two standard
deviations 18 % of the time, frozen ones 61 %; and back-filling an old week must not move what was said.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from planner.domain.check_ins.answers import evidence_of
from planner.domain.evidence import Limits, PastWeek, limits_id
from planner.domain.measuring.weeks import Parts, weeks_of_last_quarter
from planner.domain.plan import Plan
from planner.domain.statistics import RUN_LENGTH, Band, longest_run, mean_moving_range, xmr_limits

Measure = Literal["unplanned", "tune_up"]
MEASURES: tuple[Measure, ...] = ("unplanned", "tune_up")
FEWEST_WEEKS = 8
"""Under so many answered weeks in the quarter before it is too early to say."""
_NOTHING = 1e-9
"""Shares that are the same may differ in their last binary digits."""


class Judgement(NamedTuple):
    """A weekly share held against what was agreed."""

    centre: float
    """What was agreed, 0…1."""
    band: Band | None
    """What chance explains, within 0…1; `None`: too early to say."""
    weeks: int
    """Answered weeks of this quarter."""
    above: int
    """How many of them lie above the band."""
    below: int
    run: int
    """Longest run of weeks on one side of the centre, positive above it, negative below."""
    limits: Limits | None
    """What the band was made from."""

    @property
    def side(self) -> int:
        """1 where the share lies above what was agreed by more than chance explains, −1 below, 0 where it does not.

        Weeks outside the band decide, by majority; where there are none, a run of eight does, even without a band.
        """
        if self.above != self.below:
            return 1 if self.above > self.below else -1
        if self.above == 0 and abs(self.run) >= RUN_LENGTH:
            return 1 if self.run > 0 else -1
        return 0


def share_of(measure: Measure, time: Parts) -> float | None:
    """The share that a measure is about: unplanned of all time, tune-up of planned time; `None` is unknown."""
    if measure == "unplanned":
        return time.unplanned_share
    return None if time.ratio is None else 1 - time.ratio


def frozen(plan: Plan) -> list[Limits]:
    """The limits to store for this quarter where none are: their width comes from the quarter before."""
    stored = evidence_of(plan).limits
    return [limits for limits in computed(plan) if limits.id not in stored]


def computed(plan: Plan) -> list[Limits]:
    """The limits that the quarter before gives now, stored or not."""
    weeks = weeks_of_last_quarter(plan)
    return [_frozen(plan.current, measure, weeks) for measure in MEASURES]


def judged(plan: Plan, measure: Measure, centre: float, weeks: Iterable[Parts]) -> Judgement:
    """This quarter's weeks, oldest first, held against a centre; weeks in which the share is unknown are passed over.

    The band is unknown before the plan was agreed, and where the quarter before had too few weeks. Weeks that never
    differed (copied, perhaps) do not say how much is chance either.
    """
    values = [share for time in weeks if (share := share_of(measure, time)) is not None]
    limits = evidence_of(plan).limits.get(limits_id(plan.current, measure))
    width = limits.mean_moving_range if limits else None
    run = longest_run([round(v, 9) for v in values], round(centre, 9))
    if width is None or width <= _NOTHING:
        return Judgement(centre, None, len(values), 0, 0, run, limits)
    band = xmr_limits(centre, width)
    band = Band(centre, max(0.0, band.low), min(1.0, band.high))
    sides = [band.side(value) for value in values]
    return Judgement(centre, band, len(values), sides.count(1), sides.count(-1), run, limits)


def _frozen(quarter: str, measure: Measure, weeks: Sequence[PastWeek]) -> Limits:
    times = (Parts(w.new, w.existing, w.tune_up, w.unplanned) for w in weeks)
    values = [share for time in times if (share := share_of(measure, time)) is not None]
    width = mean_moving_range(values) if len(values) >= FEWEST_WEEKS else None
    return Limits(limits_id(quarter, measure), quarter, measure, width, len(values))
