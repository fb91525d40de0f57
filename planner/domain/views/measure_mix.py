"""What the numbers say about where the time went: against the reserve, against the ratio, since last quarter."""

from planner.domain.capacity import round_half_up
from planner.domain.measuring.limits import Judgement, Measure, share_of
from planner.domain.statistics import RUN_LENGTH, XMR_WIDTH, total_variation
from planner.domain.text import counted, percent, ratio_text
from planner.domain.views.measure_cause import cause, cause_counts, cause_pieces
from planner.domain.views.measure_known import Known, LeadsTo, Sentence, Tone, emphasised

_NEAR = 0.05
"""Within five points of what was agreed, a change has arrived."""
_WORTH = 0.02
"""Two points further from what was agreed are no news: one week more or less of one team makes as much."""


def reserve_sentence(known: Known) -> Sentence | None:
    """Unplanned work against the agreed reserve; `None` while nobody has answered."""
    share, judgement = known.time.unplanned_share, known.unplanned
    if share is None:
        return None
    says = f"Unplanned work took *{percent(share)}* of the time"
    counts = f"Σ unplanned ÷ Σ time = {percent(share)}, from {known.answered_weeks}."
    if judgement is None:
        text = f"{says}; no reserve is agreed yet."
        return Sentence("reserve", "even", emphasised(text), (counts,), to_week(known, "unplanned"))
    tone: Tone = "bad" if judgement.side > 0 else "good" if judgement.side < 0 or _holds(judgement) else "even"
    text = f"{says}, {percent(judgement.centre)} agreed{_chance(judgement)}."
    found = cause(known) if share > judgement.centre and tone != "good" else None
    caused = cause_pieces(known.plan, found) if found else ()
    because = (counts, *_limits(judgement), *(cause_counts(found) if found else ()))
    return Sentence("reserve", tone, (*emphasised(text), *caused), because, to_week(known, "unplanned"))


def ratio_sentence(known: Known) -> Sentence | None:
    """Tune-Up's share of planned time against the agreed ratio; `None` while no planned time is known."""
    ratio, judgement = known.time.ratio, known.tune_up
    if ratio is None:
        return None
    says = f"Tune-Up got *{percent(1 - ratio)}* of planned time"
    counts = f"Σ innovation ÷ Σ planned = {ratio_text(ratio)}, from {known.answered_weeks}."
    if judgement is None:
        text = f"{says}; no ratio is agreed yet."
        return Sentence("ratio", "even", emphasised(text), (counts,), to_week(known, "tune_up"))
    # More tune-up than agreed is another mix than agreed too, but not one that eats tomorrow's speed.
    tone: Tone = "bad" if judgement.side < 0 else "good" if _holds(judgement) else "even"
    text = f"{says}, {percent(judgement.centre)} agreed{_chance(judgement)}."
    because = (counts, *_drift(known), *_limits(judgement))
    return Sentence("ratio", tone, emphasised(text), because, to_week(known, "tune_up"))


def change_sentence(known: Known) -> Sentence | None:
    """Tune-Up's share since last quarter, which is no judgement on what was agreed; `None` before the first answer."""
    ratio = known.time.ratio
    if ratio is None:
        return None
    last, previous = known.last.ratio if known.last else None, known.plan.previous
    if last is None:
        reason = "there is no earlier quarter" if previous is None else f"no answers in {previous.name}"
        text = f"Nothing to compare Tune-Up with: {reason}."
        return Sentence("change", "even", ((text, False),), (), to_week(known))
    before, now = percent(1 - last).removesuffix(" %"), percent(1 - ratio).removesuffix(" %")
    agreed = known.plan.quarter.ratio
    aim = "" if agreed is None else f", {percent(1 - agreed)} agreed"
    text = f"Tune-Up {before} → *{now} %* of planned time since last quarter{aim}."
    if before == now:
        text = f"Tune-Up is at *{now} %* of planned time, as last quarter{aim}."
    because = (
        f"Last quarter {ratio_text(last)}, this quarter so far {ratio_text(ratio)}, from {known.answered_weeks}.",
        "How that compares with what was agreed is another sentence.",
    )
    return Sentence("change", _direction(last, ratio, agreed), emphasised(text), because, to_week(known))


def to_week(known: Known, measure: Measure | None = None) -> LeadsTo | None:
    """The week to look at: the one with the most unplanned work, or the least tune-up; by default the latest."""
    weeks = [week for week in known.weeks if week.answered]
    if not weeks:
        return None
    found = weeks[-1]
    if measure is not None:
        shares = {week.week: share_of(measure, week.time) for week in weeks}
        told = [week for week in weeks if shares[week.week] is not None]
        sign = 1 if measure == "unplanned" else -1
        found = max(told, key=lambda week: (sign * (shares[week.week] or 0.0), week.week), default=found)
    return LeadsTo("week", found.week.isoformat())


def drift(known: Known) -> float | None:
    """The share of the time that would have to move to give the agreed mix, 0…1; `None` where either is unknown."""
    shares, ratio, reserve = known.time.shares, known.plan.quarter.ratio, known.plan.quarter.reserve
    if shares is None or ratio is None or reserve is None:
        return None
    agreed = ((1 - reserve) * ratio, (1 - reserve) * (1 - ratio), reserve)
    return total_variation((shares.innovation, shares.tune_up, shares.unplanned), agreed)


def _direction(last: float, ratio: float, agreed: float | None) -> Tone:
    """Closer to what was agreed is good only when it has arrived: progress must not hide how far there is to go."""
    if agreed is None or round_half_up(last * 100) == round_half_up(ratio * 100):
        return "even"
    if abs(ratio - agreed) <= _NEAR:
        return "good"
    return "bad" if abs(ratio - agreed) - abs(last - agreed) > _WORTH else "even"


def _holds(judgement: Judgement) -> bool:
    """Whether every week is one that chance explains, where that is known."""
    return judgement.band is not None and judgement.side == 0 and judgement.above == judgement.below == 0


def _chance(judgement: Judgement) -> str:
    if judgement.above + judgement.below:
        return ": beyond chance"
    if judgement.side:
        return f": {'above' if judgement.side > 0 else 'below'} that for {abs(judgement.run)} weeks in a row"
    return ": too early to say if that is chance" if judgement.band is None else ": within chance"


def _limits(judgement: Judgement) -> tuple[str, ...]:
    run = f"{RUN_LENGTH} weeks in a row on one side count as more than chance, too."
    if judgement.band is None:
        limits = judgement.limits
        if limits is None:
            return ("How much is chance is measured when the plan is agreed.", run)
        if limits.mean_moving_range is None:
            return (f"Last quarter has {counted(limits.weeks, 'answered week')}: too few to know what is chance.", run)
        return ("Last quarter's weeks were all the same, so they do not say what is chance.", run)
    outside = judgement.above + judgement.below
    verb = "lies" if outside == 1 else "lie"
    low, high = percent(judgement.band.low).removesuffix(" %"), percent(judgement.band.high)
    width = judgement.limits.mean_moving_range or 0.0 if judgement.limits else 0.0
    weeks = judgement.limits.weeks if judgement.limits else 0
    return (
        f"{outside} of {counted(judgement.weeks, 'week')} {verb} beyond what chance explains.",
        (
            f"Chance explains {low} – {high}: what was agreed ± {XMR_WIDTH:.2f} × {width * 100:.1f} points, "
            f"the mean moving range of last quarter's {weeks} weeks (XmR limits, NIST 6.3.2.2)."
        ),
        "The range was stored when the plan was agreed; answers that come later do not move it.",
        run,
    )


def _drift(known: Known) -> tuple[str, ...]:
    moved = drift(known)
    if moved is None:
        return ()
    return (f"{percent(moved)} of the time would have to move to give the agreed mix (total variation).",)
