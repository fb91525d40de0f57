"""The review of a quarter so far as a value: key results, verdicts, promises, ratio and reserve, what was learnt."""

from datetime import date
from typing import NamedTuple

from planner.domain.closing.closing import Closing, closing, opens_on, refusal
from planner.domain.closing.foretelling import Foretold, foretold
from planner.domain.closing.unfinished import Unfinished, unfinished
from planner.domain.measuring.promises import Amount, Promise, amount, promises
from planner.domain.measuring.weeks import last_quarter, measured_weeks, summed
from planner.domain.okrs.standing import KrStanding, joined, standings
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.quarters.standing import quarter_standing
from planner.domain.results import CarryChoice, Slice
from planner.domain.verdict.judging import SliceVerdict
from planner.domain.views.measure_outcomes import settled_slices


class Kept(NamedTuple):
    """What became of what was promised, in items and in weeks."""

    agreed: bool
    """Whether anything was promised at all."""
    kept: Amount
    """Done."""
    moved: Amount
    """Carried over, or to be."""
    back: Amount
    """Gone back to the backlog, or to be."""
    dropped: Amount
    """Dropped, or to be when the quarter is closed."""
    open: Amount
    """Unfinished, and nobody has said yet what is to become of it."""
    service: Amount
    """What goes on week after week, and is neither."""


KEPT_NAMES = Kept._fields[1:]
"""What can become of a promise, in the order in which it is told."""


class TimeReviewed(NamedTuple):
    """Shares as agreed and as they came, 0…1. `None` is unknown, or not agreed."""

    ratio_agreed: float | None
    ratio_actual: float | None
    ratio_last_quarter: float | None
    reserve_agreed: float | None
    reserve_actual: float | None
    answered: int
    expected: int
    """So many answers the figures could rest on."""


class ReviewView(NamedTuple):
    """Everything that a review is about."""

    quarter: Quarter
    stands: str
    """E.g. `week 12 of 14`, `closed`."""
    closed: bool
    opens_on: date
    """From when on the quarter can be closed."""
    refusal: str | None
    """Why it cannot be closed now, as a sentence; `None`: it can."""
    kept: Kept
    unfinished: tuple[Unfinished, ...]
    time: TimeReviewed
    krs: tuple[KrStanding, ...]
    score: float | None
    """What the key results come to together, 0…1, each with its grade where it has one; `None` is unknown."""
    verdicts: tuple[tuple[Slice, SliceVerdict], ...]
    """Of the slices that came to one in the quarter, the latest first."""
    too_early: int
    foretold: Foretold
    learnings: str
    closing: Closing


def review_view(plan: Plan, today: date) -> ReviewView:
    """The review of the quarter in view by a day. The plan's evidence must have been read."""
    quarter, krs = plan.quarter, standings(plan, today)
    found = closing(plan)
    settled, early = settled_slices(plan, today)
    return ReviewView(
        quarter,
        quarter_standing(quarter, today).text,
        quarter.state == "closed",
        opens_on(quarter),
        refusal(plan, today, found),
        _kept(plan),
        unfinished(plan),
        _time(plan, today),
        krs,
        joined(krs).score if krs else None,
        tuple(settled),
        early,
        foretold(plan),
        quarter.learnings,
        found,
    )


def _kept(plan: Plan) -> Kept:
    promised = promises(plan)
    chosen = {row.item.id: row.becomes.choice for row in unfinished(plan) if row.becomes is not None}
    by: dict[str, list[Promise]] = {name: [] for name in KEPT_NAMES}
    for promise in promised.promises:
        by[_became(plan, promise, chosen.get(promise.item.id))].append(promise)
    return Kept(promised.agreed is not None, *(amount(by[name]) for name in KEPT_NAMES))


def _became(plan: Plan, promise: Promise, choice: CarryChoice | None) -> str:
    if promise.outcome == "done":
        return "kept"
    if promise.outcome == "dropped" or choice == "dropped":
        return "dropped"
    if promise.item.id in plan.services:
        return "service"
    return {"carried": "moved", "back": "back"}.get(choice or "", "open")


def _time(plan: Plan, today: date) -> TimeReviewed:
    weeks = measured_weeks(plan, today)
    time, last, quarter = summed(weeks), last_quarter(plan), plan.quarter
    return TimeReviewed(
        quarter.ratio,
        time.ratio,
        last.ratio if last else None,
        quarter.reserve,
        time.unplanned_share,
        sum(len(week.answered) for week in weeks),
        sum(week.expected for week in weeks),
    )
