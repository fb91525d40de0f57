"""The review as rows to go through, section after section, each with what `w` tells about it."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from planner.domain.calendar import long_date
from planner.domain.closing.calibration import Calibration
from planner.domain.closing.foretelling import Foretold
from planner.domain.closing.reviewing import learnt_lines, score_text
from planner.domain.closing.unfinished import CloseChoice, Unfinished
from planner.domain.figures import figure, way
from planner.domain.measuring.promises import Amount
from planner.domain.okrs.score import BAND_GLYPHS
from planner.domain.okrs.standing import KrStanding
from planner.domain.results import CarryChoice
from planner.domain.slices.form import mark_of
from planner.domain.text import counted, is_one_week, number_text, percent, ratio_text, weeks_phrase, weeks_text
from planner.domain.verdict.words import VERDICT_NAMES, denominator_text, estimate_text, mark_text, range_text, reason
from planner.domain.views.measure_known import Tone
from planner.domain.views.review import ReviewView, TimeReviewed
from planner.domain.words import OUTCOME_NAMES

RowKind = Literal["told", "kr", "unfinished", "slice", "foretold", "learnings"]
_BECOMES: dict[CarryChoice, tuple[str, Tone, str]] = {
    "carried": ("→", "even", "Carried over"),
    "back": ("←", "even", "Back in the backlog"),
    "dropped": ("✗", "bad", "Dropped"),
}
BULLET = "•"
"""Stands before each thing that was learnt."""
_BANDS: dict[str, Tone] = {"low": "bad", "middle": "even", "high": "good"}


class ReviewRow(NamedTuple):
    """One line of a review."""

    kind: RowKind
    id: str
    """A key result's, an item's or a slice's; empty where the row is about none."""
    glyph: str
    tone: Tone
    text: str
    right: str = ""
    because: tuple[str, ...] = ()


class Section(NamedTuple):
    """Some rows under one title."""

    title: str
    rows: tuple[ReviewRow, ...]


def review_sections(view: ReviewView) -> tuple[Section, ...]:
    """All sections, outcomes before time, in the order in which a review goes through them."""
    return (
        Section(f"Key results{_score(view)}", _krs(view)),
        Section("Slices: what was tried", _slices(view)),
        Section("What we promised", _promised(view)),
        Section("Unfinished: what becomes of it", _unfinished(view)),
        Section("Where the time went", _time(view.time)),
        Section("How well we foretold it", _foretold(view.foretold)),
        Section("What we learnt", _learnt(view)),
    )


def next_sentence(view: ReviewView) -> str:
    """What to do next, in one sentence."""
    if view.closed:
        return f"{view.quarter.name} is closed: this is how it ended."
    if not view.krs and not view.kept.agreed:
        if view.refusal is None:
            return "Nothing was set or promised: the command Close the quarter closes it."
        return "Nothing is here yet: o on Measure adds OKRs, 2 then A agrees a plan."
    ungraded = sum(1 for kr in view.krs if kr.final is None)
    waits = len(view.closing.missing)
    parts = []
    if ungraded:
        parts.append(f"{counted(ungraded, 'KR')} without a score")
    if waits:
        parts.append(f"{counted(waits, 'unfinished item')} without a choice")
    if not view.learnings:
        parts.append("no learnings")
    if parts:
        return f"Still open: {', '.join(parts)}."
    if view.refusal:
        return view.refusal
    return f"All is said: the command Close the quarter closes {view.quarter.name}."


def foretold_lines(found: Foretold, who: str) -> tuple[str, ...]:
    """Calibration in sentences, for all teams together or one of them."""
    told = [f"{row.text}{f', {row.right}' if row.right else ''}." for row in _foretold(found)]
    projected = f"Of {who}. Projected: where the check-ins of the first half were heading (Theil–Sen slope)."
    return (*told, projected, "Whoever sees how far off the last projection was makes a better one; it grades nobody.")


def _score(view: ReviewView) -> str:
    return f": {score_text(view.score)} of 1 together" if view.score is not None else ""


def _krs(view: ReviewView) -> tuple[ReviewRow, ...]:
    if not view.krs:
        return (_says("No key result was set."),)
    return tuple(_kr(kr) for kr in view.krs)


def _kr(found: KrStanding) -> ReviewRow:
    kr = found.kr
    tone = _BANDS[found.band] if found.band else "even"
    glyph = BAND_GLYPHS[found.band] if found.band else "·"
    so_far = f"now {figure(found.now, kr.unit)}" if found.now is not None else "no check-in"
    graded = f"graded {score_text(kr.grade)}" if kr.grade is not None else f"score {score_text(found.score)}"
    word = f" “{kr.grade_word}”" if kr.grade_word else ""
    moved = ""
    if kr.first_target is not None and kr.first_target != kr.target:
        moved = f", at first {figure(kr.first_target, kr.unit)}"
    because = [
        f"{kr.name} {way(kr.baseline, kr.target, kr.unit)}{moved}: {so_far}.",
        f"By its figures {score_text(found.score)} = (now − start) ÷ (target − start), within 0 and 1.",
    ]
    if kr.grade is not None:
        because.append(f"Graded {score_text(kr.grade)}{word}.")
    because.append("Under 0.3 no real progress, under 0.7 progress that fell short, from there on delivered.")
    text = f"{kr.name} {way(kr.baseline, kr.target, kr.unit)}{moved}, {so_far}{word}"
    return ReviewRow("kr", kr.id, glyph, tone, text, graded, tuple(because))


def _slices(view: ReviewView) -> tuple[ReviewRow, ...]:
    rows = []
    for row, found in view.verdicts:
        tone: Tone = "good" if found.verdict == "worked" else "bad"
        interval = range_text(row.kind, found).replace("–", " – ")
        of = f", {denominator_text(found.tally)}" if found.tally else ""
        first = ""
        if row.first_pass_mark is not None and row.first_pass_mark != row.pass_mark:
            first = f", at first {mark_text(mark_of(row)._replace(mark=row.first_pass_mark), row.unit)}"
        so_far = f"{estimate_text(row.kind, found, row.unit)}{f' ({interval})' if interval else ''}{of}"
        text = f"{row.title}: {so_far}, pass mark {mark_text(mark_of(row), row.unit)}{first}"
        because = (reason(mark_of(row), found, row.unit), *((row.hypothesis,) if row.hypothesis else ()))
        glyph = "✓" if found.verdict == "worked" else "✗"
        rows.append(ReviewRow("slice", row.id, glyph, tone, text, VERDICT_NAMES[found.verdict], because))
    if view.too_early:
        still = "is" if view.too_early == 1 else "are"
        rows.append(_says(f"{counted(view.too_early, 'slice')} {still} too early to say."))
    return tuple(rows) or (_says("No slice came to a verdict."),)


def _promised(view: ReviewView) -> tuple[ReviewRow, ...]:
    kept = view.kept
    if not kept.agreed:
        return (_says("Nothing was promised: the plan was not agreed."),)
    told: list[tuple[str, Tone, str, Amount]] = [
        ("✓", "good", "kept", kept.kept),
        ("→", "even", "moved to the next quarter", kept.moved),
        ("←", "even", "back in the backlog", kept.back),
        ("✗", "bad", "dropped", kept.dropped),
        ("·", "even", "unfinished, without a choice", kept.open),
        ("↻", "even", "service, which goes on", kept.service),
    ]
    shown = [row for row in told if row[3].items or row[2] == "kept"]
    items = sum(row[3].items for row in told)
    because = (f"Of {counted(items, 'item')} that the latest agreement promised, by the weeks agreed for each.",)
    return tuple(
        ReviewRow("told", "", glyph, tone, f"{_items(each, items)} {what}", amount_text(each), because)
        for glyph, tone, what, each in shown
    )


def amount_text(found: Amount) -> str:
    """An amount's weeks, e.g. `12 weeks`, `at least 3 weeks`, `?` where nobody knows."""
    if found.known_weeks is None:
        return "?"
    return f"{'at least ' if found.unestimated else ''}{weeks_phrase(found.weeks)}"


def _items(found: Amount, items: int) -> str:
    return f"{found.items} of {counted(items, 'item')}"


def _unfinished(view: ReviewView) -> tuple[ReviewRow, ...]:
    if not view.unfinished:
        return (_says("Nothing is unfinished."),)
    return tuple(_open_item(row) for row in view.unfinished)


def _open_item(row: Unfinished) -> ReviewRow:
    chosen, key = row.becomes, f"{row.item.key} {row.item.title}"
    stands = OUTCOME_NAMES[row.outcome] + ("" if row.promised else ", not promised")
    were = "was" if is_one_week(row.weeks) else "were"
    because = [
        f"{row.item.title} is {stands}; {weeks_phrase(row.weeks)} {were} {'promised' if row.promised else 'meant'}."
    ]
    if chosen is None:
        return ReviewRow(
            "unfinished", row.item.id, "·", "even", f"{key}: {stands}, {weeks_text(row.weeks)} wk", "?", tuple(because)
        )
    glyph, tone, name = _BECOMES[chosen.choice]
    because.append(f"{name}: {chosen.why}{'' if chosen.why.endswith(('.', '!', '?')) else '.'}")
    because.append(becomes_text(chosen))
    left = f"{weeks_phrase(chosen.remaining)} left" if chosen.choice == "carried" else name.lower()
    return ReviewRow("unfinished", row.item.id, glyph, tone, f"{key}: {chosen.why}", left, tuple(because))


def becomes_text(given: CloseChoice) -> str:
    """What a choice means once the quarter is closed."""
    if given.choice == "dropped":
        return "It is stopped with this reason, and comes up no more."
    if given.choice == "back":
        weeks = "as it is estimated" if given.remaining is None else f"with {weeks_phrase(given.remaining)}"
        return f"It stays in the backlog {weeks}, and is ranked anew in the next quarter."
    if given.remaining is None:
        return "It is ranked in the next quarter; how much is left is not known, so nothing is held for it beforehand."
    return f"The next quarter holds {weeks_phrase(given.remaining)} for it, ahead of new ideas."


def _time(time: TimeReviewed) -> tuple[ReviewRow, ...]:
    if time.ratio_actual is None and time.reserve_actual is None:
        return (_says("No team has answered where its time went."),)
    answers = (
        f"From {time.answered} of {counted(time.expected, 'answer')}; what is missing is left out, not taken for 0."
    )
    rows = []
    if time.ratio_actual is not None:
        agreed = "nothing agreed" if time.ratio_agreed is None else f"{ratio_text(time.ratio_agreed)} agreed"
        last = "" if time.ratio_last_quarter is None else f", {ratio_text(time.ratio_last_quarter)} last quarter"
        text = f"Innovation to Tune-Up {ratio_text(time.ratio_actual)}"
        rows.append(ReviewRow("told", "", "■", "even", text, f"{agreed}{last}", (answers,)))
    if time.reserve_actual is not None:
        agreed = "nothing agreed" if time.reserve_agreed is None else f"{percent(time.reserve_agreed)} agreed"
        text = f"Unplanned work {percent(time.reserve_actual)} of the time"
        rows.append(ReviewRow("told", "", "■", "even", text, agreed, (answers,)))
    return tuple(rows)


def _foretold(found: Foretold) -> tuple[ReviewRow, ...]:
    return (
        _calibrated("Scores of key results", found.scores, score=True, so_far=found.so_far),
        _calibrated("Effort", found.effort, score=False),
    )


def _calibrated(what: str, found: Calibration, *, score: bool, so_far: bool = False) -> ReviewRow:
    missing = f"{found.missing} left out: one of the two is unknown" if found.missing else ""
    noun = "key result" if score else "done item"
    if not found.n:
        return ReviewRow("foretold", "", "·", "even", f"{what}: not known of any", missing)
    because = [f"{counted(found.n, noun)} of which both are known{f'; {missing}' if missing else ''}."]
    if score:
        gap = found.median_gap or 0.0
        side = "as projected" if abs(gap) < 0.005 else f"{score_text(abs(gap))} {'above' if gap > 0 else 'below'}"
        said, came = score_text(found.said / found.n), score_text(found.came / found.n)
        text = f"{what}: projected {said}, {'so far' if so_far else 'came to'} {came} on average"
        because.append("Projected by the middle of the quarter, against the final score or what it is so far.")
        return ReviewRow("foretold", "", "■", "even", text, f"usually {side}, {found.n} known", tuple(because))
    text = f"{what}: {weeks_phrase(found.said)} promised, {weeks_text(found.came)} taken"
    usual = "" if found.median_ratio is None else f"usually {number_text(found.median_ratio)} ×, "
    because.append("Usually: the median of taken ÷ promised; 1.4 is 40 % more than was promised.")
    return ReviewRow("foretold", "", "■", "even", text, f"{usual}{found.n} known", tuple(because))


def _learnt(view: ReviewView) -> tuple[ReviewRow, ...]:
    rows = tuple(ReviewRow("learnings", "", BULLET, "even", line) for line in learnt_lines(view.learnings))
    return rows or (ReviewRow("learnings", "", "·", "even", "Nothing is written down yet."),)


def _says(text: str) -> ReviewRow:
    return ReviewRow("told", "", " ", "even", text)


def opens_text(view: ReviewView) -> str:
    """From when on the quarter can be closed, e.g. `can be closed from 30 Nov 2026 on`."""
    return f"can be closed from {long_date(view.opens_on)} on"


def all_rows(sections: Iterable[Section]) -> tuple[ReviewRow, ...]:
    """The rows of all sections in order."""
    return tuple(row for section in sections for row in section.rows)
