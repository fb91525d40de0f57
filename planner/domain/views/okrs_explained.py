"""How the numbers of a key result were reckoned, with the methods' names: what `w` opens."""

from planner.domain.calendar import long_date
from planner.domain.figures import figure, number
from planner.domain.okrs.score import EXPECTED, score_text
from planner.domain.plan import Plan
from planner.domain.text import counted
from planner.domain.views.okrs import KrRow, ObjectiveRow

_BANDS = (
    "Bands: under 0.3 no real progress, under 0.7 part of the way, from 0.7 on delivered "
    "(Doerr, Measure What Matters, 2018)."
)


def explain_kr(plan: Plan, row: KrRow) -> tuple[str, ...]:
    """Paragraphs: what is said of it, then the arithmetic of score, pace and forecast."""
    every = (*row.told, *_movers(row), row.remark, _score(row), _pace(plan, row), _forecast(row), _confidence(row))
    return tuple(text for text in every if text)


def explain_objective(row: ObjectiveRow) -> tuple[str, ...]:
    """Paragraphs: what is said of it, and how its score comes about."""
    known = [kr for kr in row.krs if kr.standing.final is not None]
    sums = " + ".join(f"{kr.score} × {number(kr.kr.weight)}" for kr in known)
    weights = " + ".join(number(kr.kr.weight) for kr in known)
    reckoned = f"Σ score × weight ÷ Σ weight = ({sums}) ÷ ({weights}) = {score_text(row.score or 0)}." if known else ""
    unknown = [kr.kr.name for kr in row.krs if kr.standing.final is None]
    left = f"Left out, because nobody knows: {', '.join(unknown)}." if unknown else ""
    return tuple(text for text in (*row.told, row.remark, reckoned, left, _BANDS if known else "") if text)


def movers_text(row: KrRow) -> str:
    """What should move it, or that nothing does."""
    if not row.movers:
        return "! No item should move it: say in an item's form which one does, or let go of it."
    named = ", ".join(f"{m.title} ({m.state})" for m in row.movers if not m.is_slice)
    slices = ", ".join(f"{m.title} ({m.state})" for m in row.movers if m.is_slice)
    parts = ([f"items: {named}"] if named else []) + ([f"slices: {slices}"] if slices else [])
    head = "To be moved by" if row.is_moved else "! Nothing in the plan moves it; it would be"
    return f"{head} {'; '.join(parts)}."


def _movers(row: KrRow) -> tuple[str, ...]:
    return () if row.standing.is_over and not row.movers else (movers_text(row),)


def _score(row: KrRow) -> str:
    kr, now, score = row.kr, row.standing.now, row.standing.score
    if now is None or kr.baseline is None or score is None:
        return ""
    if kr.baseline == kr.target:
        side = "not under" if kr.direction == "up" else "not over"
        return f"It is to be held: 1 while it is {side} {figure(kr.target, kr.unit)}, else 0. {_BANDS}"
    values = f"({number(now)} − {number(kr.baseline)}) ÷ ({number(kr.target)} − {number(kr.baseline)})"
    return f"Score = (now − from) ÷ (to − from), kept within 0 and 1: {values} = {score_text(score)}. {_BANDS}"


def _pace(plan: Plan, row: KrRow) -> str:
    pace = row.standing.pace
    if pace is None or row.standing.is_over:
        return ""
    quarter, expected = plan.quarters.get(row.kr.quarter, plan.quarter), EXPECTED[row.kr.kind]
    if row.kr.baseline == row.kr.target:
        return f"Pace: what is to be held is due from the first day on, × {expected:g} that is expected."
    gone = pace.due / expected
    days = (quarter.ends_on - quarter.starts_on).days + 1
    return (
        f"Pace: on the Friday of the last value {gone * days:.0f} of the quarter's {days} days were gone, × "
        f"{expected:g} that is expected at its end = {score_text(pace.due)}. Within 0.05 of that is on pace."
    )


def _forecast(row: KrRow) -> str:
    found, kr = row.standing.forecast, row.kr
    if found is None:
        return ""
    step = figure(round(found.a_week, 4), kr.unit)
    return (
        f"Forecast for {long_date(found.on)}: {step} a week over {counted(found.n, 'value')}, the median of the slopes "
        "of all pairs (Theil 1950, Sen 1968), so that one wild week moves nothing. The interval is the 95 % prediction "
        f"interval of least squares, with Student's t of {counted(found.n - 2, 'degree')} of freedom (Draper and Smith "
        "1998). "
        "It says how it goes on if it goes on like that; it knows nothing of what is yet to be shipped."
    )


def _confidence(row: KrRow) -> str:
    said = [kept.confidence for _, kept in row.standing.weeks if kept is not None and kept.confidence is not None]
    return f"Confidence so far, 0 no way to 10 done: {', '.join(map(str, said))}." if said else ""
