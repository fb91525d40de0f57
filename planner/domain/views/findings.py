"""What the review of the last quarter found, as it stands in front of the next one until its ratio is agreed."""

from collections.abc import Iterator
from datetime import date

from planner.domain.check_ins.answers import evidence_of
from planner.domain.closing.reviewing import learnt_lines, score_text
from planner.domain.measuring.weeks import last_quarter
from planner.domain.okrs.score import kr_band
from planner.domain.okrs.standing import standing_at_end
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.text import counted, is_one_week, percent, ratio_text, weeks_phrase
from planner.domain.views.measure_outcomes import settled_slices


def findings(plan: Plan, today: date) -> tuple[str, ...]:
    """One sentence for each thing found, outcomes first, then what the next ratio hangs on.

    Empty where the quarter's ratio is agreed, where there is no quarter before it that was closed, and until the
    evidence was read.
    """
    previous = plan.previous
    if plan.evidence is None or plan.quarter.ratio is not None or previous is None or previous.state != "closed":
        return ()
    return tuple(_found(plan, previous, today))


def findings_title(plan: Plan) -> str:
    """What stands above them, e.g. `What 2026-Q4 found`."""
    return f"What the review of {plan.previous.name} found" if plan.previous else ""


def _found(plan: Plan, previous: Quarter, today: date) -> Iterator[str]:
    yield _krs(plan, previous)
    yield _time(plan, previous)
    yield _promises(plan, previous)
    yield _slices(plan, previous, today)
    learnt = learnt_lines(previous.learnings)
    yield (
        f"We learnt: {'; '.join(line.rstrip('.') for line in learnt)}."
        if learnt
        else "Nothing was written down as learnt."
    )


def _krs(plan: Plan, previous: Quarter) -> str:
    krs = [kr for kr in evidence_of(plan).past_key_results.values() if kr.quarter == previous.id]
    if not krs:
        return "No key result was set."
    scored = [(score, kr) for kr in krs if (score := standing_at_end(plan, kr).final) is not None]
    if not scored:
        return f"Nobody knows what came of {counted(len(krs), 'key result')}."
    reached = sum(1 for score, _ in scored if kr_band(score) == "high")
    weakest_score, weakest = min(scored, key=lambda pair: (pair[0], pair[1].position, pair[1].id))
    unknown = len(krs) - len(scored)
    more = f"; {unknown} without a score" if unknown else ""
    last = f"; weakest {weakest.name}, {score_text(weakest_score)}" if len(scored) > 1 else ""
    return f"{reached} of {counted(len(krs), 'key result')} came to 0.7 or more{last}{more}."


def _time(plan: Plan, previous: Quarter) -> str:
    time = last_quarter(plan)
    if time is None or time.unplanned_share is None:
        return "No team has answered where its time went."
    reserve = "nothing agreed" if previous.reserve is None else f"{percent(previous.reserve)} agreed"
    unplanned = f"unplanned work {percent(time.unplanned_share)}, {reserve}"
    if time.ratio is None:
        return f"{unplanned[:1].upper()}{unplanned[1:]}."
    agreed = "nothing agreed" if previous.ratio is None else f"{ratio_text(previous.ratio)} agreed"
    return f"Innovation to Tune-Up {ratio_text(time.ratio)}, {agreed}; {unplanned}."


def _promises(plan: Plan, previous: Quarter) -> str:
    decisions = [d for d in evidence_of(plan).decisions.values() if d.quarter == previous.id and d.kind == "close"]
    closing = max((d for d in decisions if not d.withdrawn), key=lambda d: (d.at, d.id), default=None)
    rows = [r for r in evidence_of(plan).carry_overs.values() if r.quarter == previous.id and r.choice == "carried"]
    if closing is None:
        return "It was closed without a word about what was promised."
    text = closing.what.partition(": ")[2] or closing.what
    weeks = sum(row.remaining or 0.0 for row in rows)
    unknown = sum(1 for row in rows if row.remaining is None)
    if not rows:
        return f"{text[:1].upper()}{text[1:]}."
    left = weeks_phrase(None) if unknown == len(rows) else f"{'at least ' if unknown else ''}{weeks_phrase(weeks)}"
    are = "is" if unknown < len(rows) and is_one_week(weeks) else "are"
    return f"{text[:1].upper()}{text[1:]}; {left} {are} spent first in this quarter."


def _slices(plan: Plan, previous: Quarter, today: date) -> str:
    settled, early = settled_slices(plan, min(today, previous.ends_on), previous)
    if not settled:
        return f"No slice came to a verdict{f'; {early} too early' if early else ''}."
    worked = sum(1 for _, found in settled if found.verdict == "worked")
    more = f"; {early} too early" if early else ""
    return (
        f"{counted(len(settled), 'slice')} came to a verdict: {worked} worked, {len(settled) - worked} did not{more}."
    )
