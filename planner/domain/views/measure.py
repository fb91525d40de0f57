"""The Measure screen as a value: what the numbers say, where the time went, what was promised."""

from datetime import date
from typing import NamedTuple

from planner.domain.measuring.limits import Judgement, Measure, judged
from planner.domain.measuring.promises import promises
from planner.domain.measuring.weeks import MeasuredWeek, last_quarter, measured_weeks, summed
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.views.measure_answers import answers_sentence, due_week, promises_sentence
from planner.domain.views.measure_known import Known, Sentence, SentenceKind, Tone
from planner.domain.views.measure_mix import change_sentence, drift, ratio_sentence, reserve_sentence
from planner.domain.views.measure_outcomes import follow_through_sentence, pace_sentence, verdict_sentence
from planner.domain.views.measure_promised import SHOWN_ORDER, PromisedView, promised_view
from planner.domain.views.measure_weeks import TimeView, time_view, week_rows
from planner.domain.views.okrs import OkrsView, okrs_view
from planner.domain.views.okrs_json import okrs_json
from planner.domain.words import PARTS

MOST_SENTENCES = 5
LEAST_OUTCOMES = 2
OUTCOMES: frozenset[SentenceKind] = frozenset({"pace", "verdict"})


class MeasureView(NamedTuple):
    """Everything that Measure shows, on screen, as JSON and in reports."""

    quarter: Quarter
    sentences: tuple[Sentence, ...]
    """At most five, worst first."""
    time: TimeView
    promised: PromisedView
    ratio_agreed: float | None
    ratio_actual: float | None
    ratio_last_quarter: float | None
    reserve_agreed: float | None
    reserve_actual: float | None
    drift: float | None
    """The share of the time that would have to move to give the agreed mix."""
    okrs: OkrsView
    """The objectives with their key results: whether we are getting closer."""


def measure_view(plan: Plan, today: date) -> MeasureView:
    """What Measure shows on a day. The plan's evidence must have been read; raises `ValueError` where it is not."""
    weeks = measured_weeks(plan, today)
    quarter, time, last = plan.quarter, summed(weeks), last_quarter(plan)
    unplanned = _judged(plan, "unplanned", quarter.reserve, weeks)
    tune_up = _judged(plan, "tune_up", None if quarter.ratio is None else 1 - quarter.ratio, weeks)
    known = Known(plan, today, weeks, time, last, unplanned, tune_up, promises(plan))
    return MeasureView(
        quarter=quarter,
        sentences=sentences(known),
        time=time_view(plan, weeks, week_rows(plan, weeks, unplanned, tune_up), due_week(weeks, today)),
        promised=promised_view(plan, known.promises),
        ratio_agreed=quarter.ratio,
        ratio_actual=time.ratio,
        ratio_last_quarter=last.ratio if last else None,
        reserve_agreed=quarter.reserve,
        reserve_actual=time.unplanned_share,
        drift=drift(known),
        okrs=okrs_view(plan, today),
    )


def _judged(plan: Plan, measure: Measure, centre: float | None, weeks: tuple[MeasuredWeek, ...]) -> Judgement | None:
    return None if centre is None else judged(plan, measure, centre, [week.time for week in weeks])


def sentences(known: Known) -> tuple[Sentence, ...]:
    """What there is to say, at most five: worst first, and in each tone outcomes before time.

    What says that there is nothing to say yet comes last. Two of the five are about outcomes wherever two are known, so
    that five complaints about time never hide what came of the work.
    """
    makers = (
        *(pace_sentence, verdict_sentence, follow_through_sentence, promises_sentence),
        *(reserve_sentence, ratio_sentence, change_sentence, answers_sentence),
    )
    found = [sentence for make in makers if (sentence := make(known)) is not None]
    worst_first: list[Tone] = ["bad", "even", "good"]
    found.sort(key=lambda s: (s.quiet, worst_first.index(s.tone)))
    outcomes = [s for s in found if s.kind in OUTCOMES and not s.quiet][:LEAST_OUTCOMES]
    others = [s for s in found if s not in outcomes][: MOST_SENTENCES - len(outcomes)]
    return tuple(s for s in found if s in outcomes or s in others)


def measure_json(view: MeasureView) -> dict[str, object]:
    """The view as `show measure --json` prints it: shares 0…1, weeks of one person, unknown is `None`."""
    amounts = view.promised.amounts
    return {
        "schema": 1,
        **view.quarter.named(),
        "weeks": [
            {
                "week": row.week.isoformat(),
                **(row.shares._asdict() if row.shares else dict.fromkeys(PARTS)),
                "answered": row.answered,
                "expected": row.expected,
            }
            for row in view.time.rows
        ],
        "ratio": {"agreed": view.ratio_agreed, "actual": view.ratio_actual, "last_quarter": view.ratio_last_quarter},
        "reserve": {"agreed": view.reserve_agreed, "actual": view.reserve_actual},
        "sentences": [{"kind": s.kind, "text": s.text} for s in view.sentences],
        "commitments": {o: {"items": amounts[o].items, "weeks": amounts[o].known_weeks} for o in SHOWN_ORDER},
        "okrs": okrs_json(view.okrs),
    }
