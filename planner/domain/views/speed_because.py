"""What a metric's numbers say, and the arithmetic behind it."""

from collections.abc import Sequence
from math import fsum

from planner.domain.calendar import long_date
from planner.domain.evidence import Metric
from planner.domain.plan import Plan
from planner.domain.speed.amounts import amount
from planner.domain.speed.known import INCIDENTS, MEANINGS, PERCENT
from planner.domain.speed.limits import MetricJudgement
from planner.domain.speed.points import Point
from planner.domain.statistics import RUN_LENGTH, XMR_WIDTH
from planner.domain.text import counted

_ITSELF = (
    "It is for the team itself, to see whether it gets better: never a target, and never held against other teams."
)


def metric_sentence(
    plan: Plan, metric: Metric, now: float | None, before: float | None, judgement: MetricJudgement
) -> str:
    """What a metric's numbers say: `Change lead time 5.6 → 5.9 days since the quarter before: within chance`."""
    if now is None and before is None:
        return f"{metric.name}: nothing is known yet of all teams together."
    if now is None:
        return f"{metric.name}: not measured in {plan.quarter.name} yet; before it was {amount(before, metric.unit)}."
    if before is None:
        return f"{metric.name} is {amount(now, metric.unit)}; nothing is known from before to hold it against."
    since = "the quarter before" if metric.every == "week" else "the twelve months before"
    if amount(now) == amount(before):
        return f"{metric.name} is at {amount(now, metric.unit)}, as in {since}{_chance(metric, judgement)}."
    return f"{metric.name} {amount(before)} → {amount(now, metric.unit)} since {since}{_chance(metric, judgement)}."


def metric_because(
    plan: Plan, metric: Metric, own: Sequence[Point], earlier: Sequence[Point], judgement: MetricJudgement
) -> tuple[str, ...]:
    """The arithmetic, line by line."""
    lines = [MEANINGS[metric.id]] if metric.id in MEANINGS else []
    lines += [_mean(metric, own, plan.quarter.name)] if own else []
    lines += [_mean(metric, earlier, "before")] if earlier else []
    lines += _latest(metric, own or earlier)
    if metric.id in INCIDENTS and any(point.derived for point in (*own, *earlier)):
        lines.append(
            "Where nobody measured it, it is counted from the incidents: a week without one counts 0 from the first "
            "incident on, and a week with one of unknown hours is unknown."
        )
    return (*lines, *_limits(metric, judgement), _ITSELF)


def _chance(metric: Metric, judgement: MetricJudgement) -> str:
    if judgement.side:
        better = (judgement.side < 0) == metric.lower_is_better
        return f": {'better' if better else 'worse'} beyond chance"
    if judgement.band is None:
        return ": too early to say if that is chance"
    return ": within chance" if not judgement.above + judgement.below else ": as often above chance as below"


def _mean(metric: Metric, found: Sequence[Point], when: str) -> str:
    periods = counted(len(found), metric.every)
    if metric.unit == PERCENT and all(point.whole is not None for point in found):
        part, whole = fsum(p.part or 0.0 for p in found), fsum(p.whole or 0.0 for p in found)
        return f"{_capital(when)}: {amount(part)} of {amount(whole)}{_interval(part, whole)}, from {periods}."
    mean = fsum(point.value for point in found) / len(found)
    return f"{_capital(when)}: {amount(mean, metric.unit)}, the mean of {periods}."


def _interval(part: float, whole: float) -> str:
    if whole <= 0 or part != int(part) or whole != int(whole):
        return ""
    from planner.domain.statistics.proportions import wilson

    found = wilson(int(part), int(whole))
    if found is None:
        return ""
    low, high = amount(100 * found.low), amount(100 * found.high)
    return f" = {amount(100 * part / whole)} % ({low} – {high}, Wilson 95 %)"


def _latest(metric: Metric, found: Sequence[Point]) -> list[str]:
    if not found:
        return []
    point = found[-1]
    return [f"The latest is {amount(point.value, metric.unit)}, of the {metric.every} of {long_date(point.on)}."]


def _limits(metric: Metric, judgement: MetricJudgement) -> tuple[str, ...]:
    limits, band = judgement.limits, judgement.band
    run = f"{RUN_LENGTH} {metric.every}s in a row on one side of the mean count as more than chance, too."
    if limits is None:
        before = "the quarter before has" if metric.every == "week" else "the twelve months before have"
        return (f"What is chance is known once {before} 8 values or more and the plan is agreed.",)
    if band is None:
        return ("The values before were all the same, so they do not say what is chance.", run)
    outside = judgement.above + judgement.below
    width = limits.mean_moving_range or 0.0
    return (
        f"{outside} of {counted(judgement.values, metric.every)} {'lies' if outside == 1 else 'lie'} outside.",
        (
            f"Chance explains {amount(band.low)} – {amount(band.high)}: the mean {amount(band.centre)} ± "
            f"{XMR_WIDTH:.2f} × {amount(width)}, the mean moving range of {counted(limits.weeks, metric.every)} before "
            "(XmR limits, NIST 6.3.2.2)."
        ),
        "The limits were stored; what is filled in later for the time before does not move them.",
        run,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
