"""How many more it would take: an honest estimate, which supposes that all stays as it was so far."""

from collections.abc import Callable
from math import ceil, floor, log, log10

from planner.domain.statistics.bayes import log_bayes_factor, posterior_mean
from planner.domain.verdict.mark import PassMark
from planner.domain.verdict.tally import Share, Tally

MOST = 10_000_000
"""Beyond it a slice is as good as on its pass mark, and no number of results is worth naming."""


def more_needed(mark: PassMark, tally: Tally | None, evidence: float, *, due: bool) -> int | None:
    """How many more trials, values or units would settle a slice; `None` where nobody knows or none would.

    Args:
        mark: What it is held against.
        tally: All that counts; `None` for nothing.
        evidence: The Bayes factor that settles a share.
        due: Whether the sample or the date fixed beforehand is reached, so that no interval counts any more.

    A share is settled by evidence, or earlier by its interval where that would clear the mark at the fixed sample; all
    else not before that sample, nor before its interval would clear the mark. 0 where only the date is waited for.
    """
    size = tally.size if tally else 0.0
    remaining = None if due or mark.sample is None else ceil(mark.sample - size)
    if tally is None or tally.estimate is None:
        return remaining
    if isinstance(tally, Share):
        by_evidence = _until_evidence(mark, tally, evidence)
        at_sample = remaining is not None and mark.side(tally.expected(size + remaining)) != 0
        known = [n for n in (by_evidence, remaining if at_sample else None) if n is not None]
        return min(known, default=None)
    needed = _least(lambda n: mark.side(tally.expected(n)) != 0, size)
    # At least one where it was judged and is open still: what a count is expected to say is a little off.
    return None if needed is None else max(needed, 1 if due else remaining or 0)


def about(more: int) -> str:
    """A number of two digits and noughts, rounded up: `7`, `43`, `340`, `1,200`."""
    if more < 100:
        return str(more)
    step = 10 ** (floor(log10(more)) - 1)
    return f"{ceil(more / step) * step:,}"


def _until_evidence(mark: PassMark, tally: Share, evidence: float) -> int | None:
    # The posterior mean and not the share so far: after 0 of 5 nobody should count on 0 of 50.
    mean = posterior_mean(tally.successes, tally.trials)
    enough = log(evidence)

    def settles(trials: float) -> bool:
        successes = tally.successes + (trials - tally.trials) * mean
        return log_bayes_factor(successes, trials, mark.mark) >= enough

    return _least(settles, tally.trials)


def _least(settles: Callable[[float], bool], size: float) -> int | None:
    """The smallest number of units on top of `size` that settles it: by doubling, then by halves."""
    if settles(size):
        return 0
    least, more = 0, 1
    while not settles(size + more):
        least, more = more, more * 2
        if more > MOST:
            return None
    while more - least > 1:
        middle = (least + more) // 2
        least, more = (least, middle) if settles(size + middle) else (middle, more)
    return more
