"""What the numbers say about outcomes: key results off pace, slices with a verdict, what is shipped, not measured."""

from collections.abc import Sequence
from datetime import date

from planner.domain.calendar import weeks_of
from planner.domain.closing.reviewing import score_text
from planner.domain.figures import figure, way
from planner.domain.okrs.score import elapsed_share
from planner.domain.okrs.standing import KrStanding, standings
from planner.domain.plan import Plan
from planner.domain.quarter import Quarter
from planner.domain.results import Slice
from planner.domain.slices.following_through import follow_through
from planner.domain.slices.form import mark_of
from planner.domain.slices.slicing import judged, results_by_slice, slices_of
from planner.domain.text import counted, percent
from planner.domain.verdict.judging import SliceVerdict
from planner.domain.verdict.words import VERDICT_NAMES, denominator_text, estimate_text, mark_text, range_text, reason
from planner.domain.views.measure_known import Known, LeadsTo, Sentence, Tone, listed

_NAMED = 6
"""So many are told one by one in an explanation."""


def pace_sentence(known: Known) -> Sentence:
    """Which key results are off pace, the furthest first; after the quarter, which fell short."""
    krs = standings(known.plan, known.today)
    if not krs:
        text = "No key result is set, so nothing says whether we are getting closer."
        return Sentence("pace", "even", ((text, False),), (), LeadsTo("okrs"), quiet=True)
    scored = [kr for kr in krs if kr.pace is not None]
    behind = sorted((kr for kr in scored if kr.is_off_pace), key=_gap)
    unknown = len(krs) - len(scored)
    left = _left_open(len(krs), unknown, sum(1 for kr in scored if kr.is_stale and not kr.is_over))
    because = _pace_counts(known, krs, behind)
    if not scored:
        return Sentence("pace", "even", ((_unscored(krs), False),), because, LeadsTo("okrs", krs[0].kr.id))
    if behind:
        pieces = _off_pace(known.plan, behind, len(krs), left)
        return Sentence("pace", "bad", pieces, because, LeadsTo("okrs", behind[0].kr.id))
    text = {1: "The one key result", 2: "Both key results"}.get(len(krs), f"All {len(krs)} key results")
    if unknown:
        text = f"{len(scored)} of {len(krs)} key results"
    verb = "is" if len(scored) == 1 else "are"
    on_pace = f" reached what was expected{left}." if scored[0].is_over else f" {verb} on pace{left}."
    tone: Tone = "even" if left else "good"
    return Sentence("pace", tone, ((text, True), (on_pace, False)), because, LeadsTo("okrs", scored[0].kr.id))


def verdict_sentence(known: Known) -> Sentence:
    """Which slices have come to a verdict in this quarter, the latest first."""
    slices = slices_of(known.plan)
    if not slices:
        text = "No slice is cut yet, so no hypothesis is tested."
        return Sentence("verdict", "even", ((text, False),), (), LeadsTo("slices"), quiet=True)
    settled, early = settled_slices(known.plan, known.today)
    if not settled:
        text = "No slice runs in this quarter."
        if early:
            one = "the one that runs is" if early == 1 else f"{early} are"
            text = f"No slice has a verdict yet: {one} too early."
        return Sentence("verdict", "even", ((text, False),), (), LeadsTo("slices", slices[0].id), quiet=not early)
    latest, found = settled[0]
    worked = sum(1 for _, each in settled if each.verdict == "worked")
    tone: Tone = "good" if found.verdict == "worked" else "even"
    head = "The slice "
    if len(settled) > 1:
        head = (
            f"{len(settled)} slices have a verdict, {worked} worked and {len(settled) - worked} did not; the latest, "
        )
    so_far = estimate_text(latest.kind, found, latest.unit)
    interval = range_text(latest.kind, found).replace("–", " – ")
    of = f", {denominator_text(found.tally)}" if found.tally else ""
    mark = mark_text(mark_of(latest), latest.unit)
    said = f"{so_far}{f' ({interval})' if interval else ''}{of}, pass mark {mark}."
    comma = "," if len(settled) > 1 else ""
    verb = f"{comma} {VERDICT_NAMES[found.verdict]}: "
    told = [f"{s.title}: {reason(mark_of(s), each, s.unit)}" for s, each in settled[:_NAMED]]
    counts = f"{len(settled)} of {counted(len(settled) + early, 'slice')} settled in this quarter."
    pieces = ((head, False), (latest.title, True), (verb, False), (said, False))
    return Sentence("verdict", tone, pieces, (counts, *told), LeadsTo("slices", latest.id))


def settled_slices(
    plan: Plan, today: date, quarter: Quarter | None = None
) -> tuple[list[tuple[Slice, SliceVerdict]], int]:
    """The slices that came to a verdict in a quarter, the latest first; and how many are still too early.

    By default it is the quarter in view.
    """
    quarter = quarter or plan.quarter
    weeks = weeks_of(quarter)
    if not weeks:
        return [], 0
    settled, early = [], 0
    with_results = results_by_slice(plan)
    for row in slices_of(plan):
        found = judged(row, with_results.get(row.id, ()), today)
        if found.settled is not None and weeks[0] <= found.settled <= weeks[-1]:
            settled.append((row, found))
        ran = any(weeks[0] <= r.week <= weeks[-1] for r in with_results.get(row.id, ()))
        runs = row.started_on is not None and row.started_on <= min(today, quarter.ends_on)
        early += found.settled is None and row.decision != "stop" and (ran or runs)
    return sorted(settled, key=lambda pair: (-(pair[1].settled or today).toordinal(), pair[0].title)), early


def follow_through_sentence(known: Known) -> Sentence | None:
    """What was shipped and waits for a measurement; `None` where nothing was shipped."""
    found = follow_through(known.plan)
    waits = [item.title for item in found.waiting]
    shipped = len({item.id for item in (*found.holding, *found.waiting)})
    if not waits:
        if not shipped:
            return None
        text = {1: "The one item in its last mile is", 2: "Both items in their last mile are"}.get(
            shipped, f"All {shipped} items in their last mile are"
        )
        return Sentence("follow_through", "good", ((f"{text} measured.", False),), (), LeadsTo("slices"))
    verb = "waits" if len(waits) == 1 else "wait"
    may = "none may" if found.limit == 0 else f"{found.limit} may"
    pieces = (
        (counted(len(waits), "shipped item"), True),
        (f" {verb} for a measurement, {may}: {listed(waits)}.", False),
    )
    because = (
        "Broad or in the last mile, without a slice result or hours returned since everybody has it.",
        "While more wait than the organisation agreed, their last mile goes ahead of new ideas.",
    )
    return Sentence("follow_through", "bad" if found.over else "even", pieces, because, LeadsTo("slices"))


def _unscored(krs: Sequence[KrStanding]) -> str:
    """Why none of them has a score, e.g. `None of the 2 key results is checked in yet`."""
    given, many = sum(1 for kr in krs if kr.now is not None), len(krs)
    if not given:
        return (
            "The one key result is not checked in yet."
            if many == 1
            else f"None of the {many} key results is checked in yet."
        )
    who = "The one key result cannot" if many == 1 else f"None of the {many} key results can"
    missing = "" if given == many else f"{many - given} {'is' if many - given == 1 else 'are'} not checked in, "
    began = "where it began" if many == 1 else f"where {given} began"
    return f"{who} be scored: {missing}{began} is not known."


def _gap(found: KrStanding) -> float:
    return found.pace.gap if found.pace else 0.0


def _off_pace(plan: Plan, behind: Sequence[KrStanding], krs: int, left: str) -> tuple[tuple[str, bool], ...]:
    first = behind[0]
    kr, off = first.kr, "fell short" if first.is_over else "off pace"
    ahead = _ahead(first)
    says = f"{figure(first.now, kr.unit)}{f', {ahead}' if ahead else ''}, {figure(kr.target, kr.unit)} agreed"
    if len(behind) == 1:
        objective = plan.objectives.get(kr.objective)
        of = f"; 1 of {krs} key results" if krs > 1 else ""
        what = f" {off}: " if first.is_over else f" is {off}: "
        told = f"{what}{f'{kr.name} ' if objective else ''}{says}{of}{left}."
        return (objective.title if objective else kr.name, True), (told, False)
    head = f"{len(behind)} of {krs} key results {'' if first.is_over else 'are '}{off}, "
    return (head, False), (kr.name, True), (f" furthest: {says}{left}.", False)


def _ahead(found: KrStanding) -> str:
    """Where it will be, `at this rate 65 % by the end`; under three check-ins where it should be, `67 % due by now`."""
    kr = found.kr
    if found.forecast is not None:
        return f"at this rate {figure(found.rounded(found.forecast.value), kr.unit)} by the end"
    if found.is_over or found.pace is None or kr.baseline is None or kr.baseline == kr.target:
        return ""
    due = kr.baseline + found.pace.due * (kr.target - kr.baseline)
    return f"{figure(found.rounded(due), kr.unit)} due by now"


def _left_open(krs: int, unknown: int, stale: int) -> str:
    """What the figures leave open, behind a semicolon: what has no score, and what nobody has spoken of lately."""
    parts = [f"{unknown} cannot be scored yet"] if unknown else []
    if stale:
        every = "both" if stale == 2 else f"all {stale}"
        which = "it stands" if krs == 1 else "1 stands" if stale == 1 else f"{every if stale == krs else stale} stand"
        parts.append(f"nobody has said for over a week where {which}")
    return "".join(f"; {part}" for part in parts)


def _pace_counts(known: Known, krs: Sequence[KrStanding], behind: Sequence[KrStanding]) -> tuple[str, ...]:
    quarter = known.plan.quarter
    gone = elapsed_share(quarter.starts_on, quarter.ends_on, known.today)
    lines = [
        (
            f"{percent(gone)} of the quarter is gone. When a figure was given, a committed key result was due at the "
            "share of its way that was gone then, an aspirational one at 0.7 of it; within 0.05 is on pace."
        ),
        "Off pace is what will fall short by all of its forecast’s interval; where that is open, what is behind.",
    ]
    others = [kr for kr in krs if kr not in behind]
    for each in [*behind, *others][:_NAMED]:
        kr = each.kr
        if each.pace is None:
            lines.append(f"{kr.name}: unknown, {'no check-in yet' if each.now is None else 'its start is not known'}.")
            continue
        line = f"{kr.name} {way(kr.baseline, kr.target, kr.unit)}: now {figure(each.now, kr.unit)}, score "
        score = " while it is held" if kr.baseline == kr.target else " = (now − start) ÷ (target − start)"
        line += f"{score_text(each.pace.score)}{score}, {score_text(each.pace.due)} due"
        lines.append(f"{line}{_interval(each)}.")
    more = len(krs) - _NAMED
    return (*lines, f"And {counted(more, 'more', 'more')}: o tells of all.") if more > 0 else tuple(lines)


def _interval(found: KrStanding) -> str:
    ahead = found.forecast
    if ahead is None:
        return ""
    low, high = (figure(found.rounded(v), found.kr.unit) for v in (ahead.low, ahead.high))
    checks = counted(ahead.n, "check-in")
    return f"; by the end {low} to {high} (Theil–Sen slope, 95 % prediction interval, {checks})"
