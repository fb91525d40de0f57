"""The verdict on a slice: worked, did not, or too early, and then how many more it would take.

A *share* is settled as soon as the evidence against exactly the pass mark is 20 : 1 (a Bayes factor, safe to look at
every week: where the mark is exactly true it comes up at any of 13 weekly looks in under 1 % of all slices with 40
trials a week, and in under 5 % whatever happens), by the side on which the posterior mean lies; or at the sample or
date fixed beforehand, where its interval clears the mark. All other kinds are settled at that sample or date alone: an
interval of 95 % that is looked at every week is wrong far more often than once in twenty. What comes in after the fixed
look therefore counts for a share's evidence, and no interval is held against the mark again.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce
from math import log
from typing import Literal, NamedTuple

from planner.domain.errors import BadInputError
from planner.domain.statistics.bayes import bayes_factor, log_bayes_factor, posterior_mean
from planner.domain.statistics.students_t import Interval
from planner.domain.verdict.mark import PassMark, check_pass_mark
from planner.domain.verdict.more import more_needed
from planner.domain.verdict.tally import Count, Difference, Mean, Share, Tally

Verdict = Literal["worked", "did_not", "too_early"]
ENOUGH_EVIDENCE = 20.0
_TALLIES: dict[str, type[Tally]] = {"share": Share, "difference": Difference, "mean": Mean, "count": Count}


class Look(NamedTuple):
    """What one week brought, by itself."""

    week: date
    """Its Monday."""
    tally: Tally


class SliceVerdict(NamedTuple):
    """What a slice's weeks say by now."""

    verdict: Verdict
    by: Literal["evidence", "interval"] | None
    """What settled it; `None`: too early."""
    tally: Tally | None
    """All that the figures are of: up to the fixed look where that settled it; `None`: nothing came in yet."""
    interval: Interval | None
    """Its 95 % interval; `None` where it cannot be known yet."""
    evidence: float | None
    """The Bayes factor against exactly the pass mark; `None` where the slice is not about a share."""
    due: bool
    """Whether the sample or the date fixed beforehand is reached."""
    more: int | None
    """So many more would settle it if all stays as it is; 0: it is the date that is waited for; `None`: unknown."""
    settled: date | None
    """The Monday of the first week that brought a verdict."""


def judge(mark: PassMark, looks: Iterable[Look], today: date) -> SliceVerdict:
    """What a slice's weeks say by today, in whatever order they were entered.

    Raises `BadInputError` for a pass mark without meaning, for results that cannot be, and for those of another kind.
    """
    check_pass_mark(mark)
    # By what they hold too: of two rows of one week neither is first, and sums of floats depend on their order.
    ordered = sorted(looks, key=lambda look: (look.week, repr(look.tally)))
    for look in ordered:
        if not isinstance(look.tally, _TALLIES[mark.kind]):
            raise BadInputError(f"This slice is judged by a {mark.kind}; enter its results as one.")
        look.tally.check()
    found = _judged(mark, ordered, today)
    if found.verdict == "too_early":
        found = found._replace(more=more_needed(mark, found.tally, ENOUGH_EVIDENCE, due=found.due))
    return found._replace(settled=_settled(mark, ordered, today))


def _judged(mark: PassMark, looks: Sequence[Look], today: date) -> SliceVerdict:
    total, fixed = _total(looks), _fixed_look(mark, looks, today)
    due = fixed is not None
    at_fixed = total if fixed is None else _total(looks[:fixed])
    evidence = None
    if mark.kind == "share":
        evidence = bayes_factor(total.successes, total.trials, mark.mark) if isinstance(total, Share) else 1.0
        side = _side_of_evidence(mark, total)
        if side:
            return _found(side, "evidence", total, evidence, due=due)
    interval = at_fixed.interval() if at_fixed else None
    side = mark.side(interval) if due else 0
    shown = at_fixed if side or mark.kind != "share" else total
    return _found(side, "interval", shown, evidence, due=due)


def _found(
    side: int, by: Literal["evidence", "interval"], tally: Tally | None, evidence: float | None, *, due: bool
) -> SliceVerdict:
    verdict: Verdict = "worked" if side > 0 else "did_not" if side else "too_early"
    interval = tally.interval() if tally else None
    return SliceVerdict(verdict, by if side else None, tally, interval, evidence, due, None, None)


def _side_of_evidence(mark: PassMark, total: Tally | None) -> int:
    if not isinstance(total, Share) or not total.trials:
        return 0
    if log_bayes_factor(total.successes, total.trials, mark.mark) < log(ENOUGH_EVIDENCE):
        return 0
    mean = posterior_mean(total.successes, total.trials)
    return mark.hoped((mean > mark.mark) - (mean < mark.mark))


def _fixed_look(mark: PassMark, looks: Sequence[Look], today: date) -> int | None:
    """How many looks count at the sample or date fixed beforehand; `None` before it."""
    size = 0.0
    for place, look in enumerate(looks):
        if mark.until is not None and look.week > mark.until:
            return place
        size += look.tally.size
        if mark.sample is not None and size >= mark.sample:
            return place + 1
    return len(looks) if mark.until is not None and today >= mark.until else None


def _settled(mark: PassMark, looks: Sequence[Look], today: date) -> date | None:
    """The first week after which there was a verdict, each held against what was known by then."""
    for place, look in enumerate(looks, start=1):
        following = looks[place].week if place < len(looks) else None
        if following == look.week:
            continue
        is_over = following is None or (mark.until is not None and following > mark.until)
        if _judged(mark, looks[:place], today if is_over else date.min).verdict != "too_early":
            return look.week
    return None


def _total(looks: Sequence[Look]) -> Tally | None:
    return reduce(_both, (look.tally for look in looks)) if looks else None


def _both(one: Tally, other: Tally) -> Tally:
    # All are of one kind, which `judge` has seen to and a union of types cannot say.
    return one.and_more(other)  # type: ignore[arg-type]  # see above
