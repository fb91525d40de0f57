"""What `w` says of a slice: the verdict's arithmetic, step by step, with the names of its methods and their sources."""

from planner.domain.calendar import short_date
from planner.domain.figures import number
from planner.domain.slices.numbers import line_text
from planner.domain.statistics.bayes import posterior_mean
from planner.domain.text import counted
from planner.domain.verdict.judging import ENOUGH_EVIDENCE, SliceVerdict
from planner.domain.verdict.tally import Count, Difference, Mean, Share
from planner.domain.verdict.words import denominator_text, estimate_text
from planner.domain.views.slices import SliceRow
from planner.domain.views.slices_out import told

_LARGEST = 1e6
_METHODS = {
    "share": "Wilson's score interval (1927)",
    "difference": "Newcombe's hybrid score interval for the difference of two shares (1998, method 10)",
    "mean": "Student's t interval",
    "count": "the exact interval of a Poisson count (Garwood 1936)",
}


def slice_explained(row: SliceRow) -> tuple[str, tuple[str, ...]]:
    """A title, and paragraphs for a window to read."""
    facts = ". ".join(f"{name[0].upper()}{name[1:]}: {text.rstrip('.')}" for name, text in told(row))
    paragraphs = [row.sentence, f"{facts}."]
    if row.found is not None and row.found.tally is not None:
        paragraphs += [text for text in (_interval(row, row.found), _evidence(row, row.found)) if text]
    paragraphs.append(_rule(row))
    if row.results:
        paragraphs.append(weeks_text(row))
    return row.slice.title, tuple(paragraphs)


def weeks_text(row: SliceRow) -> str:
    """What each week brought by itself, oldest first."""
    kind = row.slice.kind
    weeks = (f"{short_date(r.week)} {line_text(kind, _rounded(r.numbers))}" for r in row.results)
    return f"By week: {'; '.join(weeks)}."


def _interval(row: SliceRow, said: SliceVerdict) -> str:
    found, interval = row.slice, said.interval
    of = denominator_text(said.tally)
    so_far = estimate_text(found.kind, said, found.unit)
    if interval is None:
        return f"{so_far}, {of}: too little for an interval."
    low, high = (_precise(found.kind, value) for value in (interval.low, interval.high))
    return f"{so_far}, {of}; 95 % interval {low} to {high}, by {_METHODS[found.kind]}{_how(said)}."


def _how(said: SliceVerdict) -> str:
    tally = said.tally
    if isinstance(tally, Mean) and tally.deviation is not None:
        return f", {counted(tally.n - 1, 'degree')} of freedom, standard deviation {number(round(tally.deviation, 4))}"
    if isinstance(tally, Count):
        return f" of {tally.happened:,} over {number(tally.exposure)}"
    if isinstance(tally, Difference):
        return f" from {_share(tally.successes, tally.trials)} and {_share(tally.other_successes, tally.other_trials)}"
    return ""


def _evidence(row: SliceRow, said: SliceVerdict) -> str:
    if said.evidence is None or not isinstance(said.tally, Share):
        return ""
    s, n, p = said.tally.successes, said.tally.trials, row.slice.pass_mark
    mean = posterior_mean(s, n)
    factor = f"{said.evidence:.4g}" if said.evidence < _LARGEST else "over a million"
    side = "above" if mean > p else "below"
    at_look = " (of all that came in)" if said.by == "interval" else ""
    return (
        f"Bayes factor against exactly the pass mark{at_look}: B(s + 1, n − s + 1) ÷ (pˢ (1 − p)ⁿ⁻ˢ) with s = {s:,}, "
        f"n = {n:,}, p = {p:.4g} gives {factor}; {ENOUGH_EVIDENCE:.0f} settles it (beta-binomial with a uniform prior, "
        f"MacKay 2003). The share to expect, (s + 1) ÷ (n + 2) = {mean:.4g}, lies {side} the pass mark."
    )


def _rule(row: SliceRow) -> str:
    if row.slice.kind == "share":
        return (
            f"A share is settled as soon as the Bayes factor reaches {ENOUGH_EVIDENCE:.0f}, which may be looked at "
            "every week: where the pass mark is exactly true it comes up in at most 1 of 20 slices whatever happens "
            "(Ville 1939), and in under 1 of 100 with 40 trials a week. Else it is settled at the sample or date "
            "fixed beforehand, where the interval is clear of the pass mark."
        )
    return (
        f"A {row.slice.kind} is judged once, at the sample or date fixed beforehand, where its interval is clear of "
        "the pass mark: an interval that is looked at every week is wrong far more often than once in twenty."
    )


def _rounded(numbers: tuple[tuple[str, float], ...]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in numbers}


def _precise(kind: str, value: float) -> str:
    if kind == "share":
        return f"{value * 100:.1f} %"
    if kind == "difference":
        return f"{value * 100:+.1f} points".replace("-", "−")
    return number(round(value, 4))


def _share(successes: int, trials: int) -> str:
    return f"{successes / trials * 100:.1f} %" if trials else "nothing"
