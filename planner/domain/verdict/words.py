"""A slice's verdict as people read it: figures with their interval and denominator, and why."""

from math import floor, log10

from planner.domain.calendar import short_date
from planner.domain.capacity import round_half_up
from planner.domain.figures import figure, number, with_unit
from planner.domain.statistics.students_t import Interval
from planner.domain.verdict.judging import ENOUGH_EVIDENCE, SliceVerdict, Verdict
from planner.domain.verdict.mark import Kind, PassMark
from planner.domain.verdict.more import about
from planner.domain.verdict.tally import Count, Difference, Mean, Share, Tally

VERDICT_NAMES: dict[Verdict, str] = {"worked": "worked", "did_not": "did not", "too_early": "too early"}
_MOST_EVIDENCE = 1000.0


def verdict_text(mark: PassMark, found: SliceVerdict) -> str:
    """The verdict, and where it is open what it waits for: `worked`, `too early: about 340 more`."""
    name = VERDICT_NAMES[found.verdict]
    return f"{name}: {waiting_text(mark, found)}" if found.verdict == "too_early" else name


def waiting_text(mark: PassMark, found: SliceVerdict) -> str:
    """What an open verdict waits for: `about 340 more`, `judged on 18 Dec`, `too close to the pass mark to say`."""
    if mark.kind != "share" and mark.sample is None and mark.until is None:
        return "no sample and no date was fixed"
    if found.more:
        return f"about {about(found.more)} more"
    if mark.until is not None and not found.due:
        return f"judged on {short_date(mark.until)}"
    if found.tally is None or found.tally.estimate is None:
        return "no results yet"
    return "too little to say" if found.interval is None else "too close to the pass mark to say"


def mark_text(mark: PassMark, unit: str = "") -> str:
    """A pass mark: `≥ 10 %`, `≥ +3 pp`, `≤ 1 day`. The unit is that of a mean or a count."""
    sign = "≥" if mark.direction == "up" else "≤"
    if mark.kind == "share":
        return f"{sign} {number(round(mark.mark * 100, 6))} %"
    if mark.kind == "difference":
        return f"{sign} {_signed(number(round(mark.mark * 100, 6)))} pp"
    return f"{sign} {figure(mark.mark, unit)}"


def estimate_text(kind: Kind, found: SliceVerdict, unit: str = "") -> str:
    """What came out so far: `14 %`, `+1.1 pp`, `0.5 day`; `–` where nothing did."""
    estimate = found.tally.estimate if found.tally else None
    if estimate is None:
        return "–"
    text = _text(kind, estimate, found.interval)
    if kind == "share":
        return f"{text} %"
    return f"{_signed(text)} pp" if kind == "difference" else with_unit(text, unit)


def range_text(kind: Kind, found: SliceVerdict) -> str:
    """Its 95 % interval in the same unit, `12–17`, `−0.6–2.8`; empty where it cannot be known yet."""
    interval = found.interval
    if interval is None:
        return ""
    return f"{_text(kind, interval.low, interval)}–{_text(kind, interval.high, interval)}"


def denominator_text(tally: Tally | None) -> str:
    """What the figures are of: `42 of 300`, `56 of 70 against 48 of 80`, `24 values`, `7 in 6`."""
    if isinstance(tally, Share):
        return f"{tally.successes:,} of {tally.trials:,}"
    if isinstance(tally, Difference):
        here, there = Share(tally.successes, tally.trials), Share(tally.other_successes, tally.other_trials)
        return f"{denominator_text(here)} against {denominator_text(there)}"
    if isinstance(tally, Mean):
        return f"{tally.n:,} {'value' if tally.n == 1 else 'values'}"
    return f"{tally.happened:,} in {number(tally.exposure)}" if isinstance(tally, Count) else ""


def reason(mark: PassMark, found: SliceVerdict, unit: str = "") -> str:
    """Why the verdict is what it is, in one sentence with figure, interval and denominator."""
    if found.tally is None or found.tally.estimate is None:
        return f"Too early: {waiting_text(mark, found)}; pass mark {mark_text(mark, unit)}."
    head = VERDICT_NAMES[found.verdict].capitalize()
    interval = range_text(mark.kind, found).replace("–", " – ")
    so_far = estimate_text(mark.kind, found, unit) + (f" ({interval})" if interval else "")
    said = f"{so_far}, {denominator_text(found.tally)}, pass mark {mark_text(mark, unit)}"
    return f"{head}: {said}; {_because(mark, found)}."


def _because(mark: PassMark, found: SliceVerdict) -> str:
    if found.by == "evidence":
        return f"the evidence against exactly the pass mark is {_odds(found.evidence or 0.0)}"
    if found.by == "interval":
        return "the interval is clear of the pass mark at the sample or date fixed beforehand"
    waits = waiting_text(mark, found)
    if mark.until is not None and not found.due and found.more:
        waits += f", or judged on {short_date(mark.until)}" if mark.kind == "share" else ""
    if found.evidence is None:
        return waits
    return f"{waits}, the evidence is {_odds(found.evidence)} and it takes {ENOUGH_EVIDENCE:.0f} : 1"


def _odds(evidence: float) -> str:
    if evidence >= _MOST_EVIDENCE:
        return "over 1,000 : 1"
    if 0 < evidence < 1:
        return f"1 : {1 / evidence:.1f}" if evidence > 1 / _MOST_EVIDENCE else "under 1 : 1,000"
    return f"{evidence:.1f} : 1" if evidence < 10 else f"{floor(evidence)} : 1"


def _text(kind: Kind, value: float, interval: Interval | None) -> str:
    """With as many decimals as the width of the interval is worth."""
    if kind in {"mean", "count"}:
        width = interval.high - interval.low if interval else 0.0
        return number(round(value, max(0, -floor(log10(width / 3))))) if width > 0 else number(value)
    width = (interval.high - interval.low) * 100 if interval else 0.0
    finest = 2 if kind == "share" else 10
    points = value * 100
    text = f"{abs(points):.1f}" if width < finest else str(round_half_up(abs(points)))
    return f"−{text}" if value < 0 and float(text) else text


def _signed(text: str) -> str:
    return text if text.startswith("−") or text in {"0", "0.0"} else f"+{text}"
