"""What is said of a key result: where it stands, whether that is enough, how sure its lead is, what was changed."""

from planner.domain.calendar import short_date, weeks_of
from planner.domain.figures import figure, span, way
from planner.domain.okrs.score import BAND_NAMES, EXPECTED, gap_text, score_text
from planner.domain.okrs.standing import KrStanding
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.text import number_text

_FEWEST = 3


def told(plan: Plan, row: KrStanding) -> tuple[str, ...]:
    """The sentences about a key result, most important first; none that has nothing to say."""
    kr = row.kr
    every = (
        stands(plan, row),
        pace_text(row),
        forecast_text(row),
        graded_text(kr),
        confidence_text(plan, row),
        moved_target_text(kr),
        expected_text(kr),
        earlier_text(plan, kr),
    )
    return tuple(text for text in every if text)


def stands(plan: Plan, row: KrStanding) -> str:
    """Where it stands, as in `33.4 % in week 6, from 29 % to 38 %: score 0.48, part of the way`."""
    kr, goes = row.kr, _way_words(row.kr)
    if row.now is None or row.week is None:
        return f"{goes}. {'Nobody said' if row.is_over else 'Nobody has said yet'} where it stands."
    where = f"{figure(row.now, kr.unit)} in {_week(plan, row)}"
    ended = f"Ended at {where}" if row.is_over else where
    if row.score is None:
        return f"{ended}, {goes[0].lower()}{goes[1:]}; where it began is unknown, so that it has no score."
    if kr.baseline == kr.target:
        held = "held" if row.score == 1 else "not held"
        return f"{ended}, to be held at {figure(kr.target, kr.unit)}: {held}, score {score_text(row.score)}."
    band = BAND_NAMES[row.band] if row.band and kr.grade is None else ""
    return f"{ended}, {goes[0].lower()}{goes[1:]}: score {score_text(row.score)}{f', {band}' if band else ''}."


def pace_text(row: KrStanding) -> str:
    """The score against what was due by then; after the end, against what was expected."""
    if row.is_over:
        if row.final is None:
            return ""
        expected = EXPECTED[row.kr.kind]
        return f"{score_text(expected)} was expected: {'reached' if not row.is_short else 'not reached'}."
    if row.pace is None or row.pace_word is None:
        return ""
    due = f"{score_text(row.pace.due)} was due by then"
    if row.pace_word == "on_pace":
        return f"{due}: on pace."
    return f"{due}: {row.pace_word} by {gap_text(row.pace)}."


def forecast_text(row: KrStanding) -> str:
    """Where it will end at this rate, with the interval and what is expected; or what that still takes."""
    kr, found = row.kr, row.forecast
    if row.is_over or row.now is None:
        return ""
    if found is None:
        known = sum(1 for _, said in row.weeks if said is not None and said.value is not None)
        there = f"there {'is' if known == 1 else 'are'} {known or 'none'}"
        return f"Too early to say where it will end: that takes {_FEWEST} weeks with a value, {there}."
    low, value, high = (row.rounded(number) for number in (found.low, found.value, found.high))
    ends = f"At this rate {figure(value, kr.unit)} on {short_date(found.on)}"
    between = f"{ends}, most likely between {span(low, high, kr.unit)}"
    if kr.baseline is None:
        return f"{between}; {figure(kr.target, kr.unit)} is the target."
    expected = EXPECTED[kr.kind]
    needed = row.rounded(kr.baseline + expected * (kr.target - kr.baseline))
    word = {True: "too little", False: "enough", None: "that may do or not"}[row.is_short]
    share = "" if expected == 1 else f", {number_text(expected * 10)} tenths of the way,"
    return f"{between}: {word}, {figure(needed, kr.unit)}{share} is expected."


def graded_text(kr: KeyResult) -> str:
    """The grade, where the review gave one, with its word."""
    if kr.grade is None:
        return ""
    return f"Graded {score_text(kr.grade)}{f': “{kr.grade_word}”' if kr.grade_word else ''}."


def confidence_text(plan: Plan, row: KrStanding) -> str:
    """How sure its lead is, with the change, and the last word; empty where nobody said."""
    last = next((said for _, said in reversed(row.weeks) if said is not None and said.word), None)
    parts = []
    if row.confidence is not None:
        change = row.confidence_change
        trend = "" if change is None else ", as before" if change == 0 else f", {_step(change)}"
        parts.append(f"Confidence {row.confidence} of 10{trend}.")
    if last is not None:
        weeks = weeks_of(plan.quarters.get(row.kr.quarter, plan.quarter))
        parts.append(f"“{last.word}” ({last.by}, week {weeks.index(last.week) + 1})".replace("(, ", "("))
    return " ".join(parts)


def moved_target_text(kr: KeyResult) -> str:
    """That the target was moved, e.g. `Target moved: 70 → 68 % since 3 Nov, first 75 %.`; empty where it never was."""
    if kr.first_target is None:
        return ""
    before = kr.first_target if kr.previous_target is None else kr.previous_target
    since = "" if kr.target_since is None else f" since {short_date(kr.target_since)}"
    first = "" if kr.first_target in (before, kr.target) else f", first {figure(kr.first_target, kr.unit)}"
    again = ", as at first" if kr.first_target == kr.target else ""
    return f"Target moved: {way(before, kr.target, kr.unit)}{since}{first}{again}."


def expected_text(kr: KeyResult) -> str:
    """What is expected of it, its stretch, and how much it counts."""
    whole = {"committed": "Committed: all of it is expected", "aspirational": "Aspirational: 0.7 of it is expected"}
    stretch = "" if kr.stretch is None else f"; {figure(kr.stretch, kr.unit)} would be more than hoped for"
    weight = "" if kr.weight == 1 else f"; weight {figure(kr.weight, '')}"
    return f"{whole[kr.kind]}{stretch}{weight}."


def earlier_text(plan: Plan, kr: KeyResult) -> str:
    """What the same figure came to in the latest earlier quarter that had it; empty where none had."""
    from planner.domain.okrs.standing import kr_standing

    past = plan.evidence.past_key_results.values() if plan.evidence is not None else ()
    same = [
        p for p in past if (p.name.casefold(), p.unit) == (kr.name.casefold(), kr.unit) and p.quarter in plan.quarters
    ]
    if not same:
        return ""
    last = max(same, key=lambda p: plan.quarters[p.quarter].starts_on)
    found = kr_standing(plan, last, plan.quarters[last.quarter].ends_on)
    final = (
        "" if found.final is None else f", {'graded' if last.grade is not None else 'score'} {score_text(found.final)}"
    )
    came = "nobody said where it came to" if found.now is None else f"it came to {figure(found.now, kr.unit)}"
    return f"In {plan.quarters[last.quarter].name}, {way(last.baseline, last.target, last.unit)}: {came}{final}."


def _way_words(kr: KeyResult) -> str:
    if kr.baseline is None:
        return f"To {figure(kr.target, kr.unit)}"
    return f"From {figure(kr.baseline, kr.unit)} to {figure(kr.target, kr.unit)}"


def _week(plan: Plan, row: KrStanding) -> str:
    weeks = weeks_of(plan.quarters.get(row.kr.quarter, plan.quarter))
    number = weeks.index(row.week) + 1 if row.week in weeks else 0
    since = " (nobody has said since)" if row.is_stale and not row.is_over else ""
    return f"week {number}{since}"


def _step(change: float) -> str:
    return f"{'up' if change > 0 else 'down'} {number_text(abs(change))}"
