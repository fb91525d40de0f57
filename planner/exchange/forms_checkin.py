"""The form of a team's check-in, as it is sent out: one line per answer, each explained, last week's beside it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from textwrap import wrap
from zlib import crc32

from planner.domain.calendar import iso_week, week_of_quarter, weeks_of
from planner.domain.check_ins.answers import answer_of, check, last_week, started
from planner.domain.check_ins.page import LINE, Cell, Given, cell_text, line_of, stored_in
from planner.domain.figures import UNKNOWN, figure, way
from planner.domain.okrs.checking import krs_of_team, last_check_in
from planner.domain.organisation import Team, WorkType
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.results import Slice
from planner.domain.slices.numbers import LINE_EXAMPLES
from planner.domain.slices.slicing import running_slices, slices_of
from planner.domain.text import clean
from planner.domain.views.check_in import days_of, share_text
from planner.domain.views.check_in_page import week_before
from planner.domain.words import Part
from planner.exchange.forms import WIDTH, Labels, form_text, plain
from planner.exchange.forms_quarter import quarter_line

KIND = "checkin"
LABELS = Labels(("plan", "quarter", "team", "week", "time", "sentence"), ("key result", "slice"))
KR_LABELS: Mapping[str, str] = {"now": "value", "confidence": "confidence", "word": "word"}
"""The lines below a key result, in order, and the parts that they ask for."""
NUMBERS_LABEL = "numbers"
COMMENT = "#"
NAME_ROOM = 50
"""Characters of a name on a line of its own: mail programs would wrap a longer one."""
_TAIL = 6
_WEEK = timedelta(days=7)
_STUCK = "\u00a0"
_EXPLAINED = (
    "Three minutes. Write your answers behind the colons and send everything back. What you leave empty is not "
    f"answered and stays as it is; {UNKNOWN} takes an answer back. A line that begins with # explains the one below it."
)
_TIME = (
    "Where the week went: per cent (40), hours of 40 (16h) or days of 5 (2d), all together 100 %. It is the team's "
    "week, nobody's own hours."
)
_SENTENCE = "One sentence about the week, where you like."
_WORK: Mapping[str, str] = {
    "new-features": "What customers did not have before.",
    "existing-features": "What customers have already, made better.",
    "automation": "What machines do for us from now on: tests, releases, routine.",
    "refactoring": "What makes the next change easier.",
    "reliability": "So that less fails, and is mended sooner.",
    "tooling": "What we build, test and ship with.",
    "fires": "What broke and could not wait.",
    "security": "Holes that had to be closed at once.",
    "support": "Questions and requests that came in.",
}
_PARTS: Mapping[Part, str] = {
    "new": "New for customers.",
    "existing": "Better for customers than it was.",
    "tune_up": "What makes innovating faster.",
    "unplanned": "Work that arrived, and was not chosen.",
}


def checkin_form(plan: Plan, team: str, week: date, today: date) -> str:
    """A form for a team's week, with what is saved for it already filled in.

    Raises `BadInputError` where the team cannot answer for that week.
    """
    whose = check(plan, team, week, today)
    tokens = tokens_of(plan)
    body: list[str] = []
    for kr in krs_of_team(plan, team):
        body += [*_kr_lines(plan, kr, week, tokens), ""]
    for found in running_slices(plan, team, week):
        body += [*_slice_lines(plan, found, week, tokens), ""]
    body += ["Time:", *_time_lines(plan, team, week, tokens), ""]
    before = started(plan, team, week - _WEEK)
    last = f" {_last(before.sentence)}" if before is not None and before.sentence else ""
    body += [*_commented(f"{_SENTENCE}{last}"), _answer("sentence", sentence_of(plan, team, week))]
    head = {
        "Plan": f"{clean(plan.organisation.name, NAME_ROOM)} ({plan_code(whose)})",
        "Quarter": quarter_line(plan.quarter),
        "Team": team_word(plan, whose),
        "Week": f"{iso_week(week)} ({days_of(week)}, week {week_of_quarter(plan.quarter, week).number} of "
        f"{len(weeks_of(plan.quarter))})",
    }
    return form_text(KIND, head, [_EXPLAINED], body)


def plan_code(team: Team) -> str:
    """Six digits that tell plans apart whose organisations and teams are called the same; copies of one share it."""
    return f"{crc32(team.id.encode()):08x}"[:_TAIL]


def tokens_of(plan: Plan) -> dict[str, str]:
    """What a form calls each key result, slice and work type, by its id; never two of a kind the same."""
    return {
        **_tokens((kr.id, kr.name) for kr in plan.key_results.values()),
        **_tokens((found.id, found.title) for found in slices_of(plan)),
        **_tokens((w.id, w.name) for w in plan.ordered_work_types),
    }


def written(plan: Plan, cell: Cell, week: date) -> str:
    """What a form says where a cell has been saved already; empty where it has not."""
    return exactly(stored_in(plan, cell, week))


def exactly(given: Given) -> str:
    """What stands in a cell with all its decimals, so that it is read back as it was."""
    text = cell_text(given)
    if isinstance(given, float) and not given.is_integer() and float(text.replace(",", "").replace("−", "-")) != given:
        from decimal import Decimal

        return f"{Decimal(repr(given)):f}"
    return text


def written_shares(plan: Plan, team: str, week: date) -> dict[str, str]:
    """What a form says of where the week went, by work type; empty texts where nothing is saved."""
    saved = answer_of(plan, team, week) or {}
    return {w.id: f"{saved[w.id] * 100:.6g} %" if w.id in saved else "" for w in plan.ordered_work_types}


def sentence_of(plan: Plan, team: str, week: date) -> str:
    """The sentence as a form says it: on one line."""
    entered = started(plan, team, week)
    return clean(entered.sentence) if entered is not None else ""


def team_word(plan: Plan, team: Team) -> str:
    """A team as a form names it: by its name, where that is no other's, too."""
    name = clean(team.name, NAME_ROOM)
    same = [t for t in plan.active_teams if plain(name) in {plain(t.name), plain(t.key), plain(t.id)}]
    return name if same == [team] else team.id


def _kr_lines(plan: Plan, kr: KeyResult, week: date, tokens: Mapping[str, str]) -> list[str]:
    last = last_check_in(plan, kr.id, week)
    when = week_before(plan, week, last)
    stood = "" if last is None or last.value is None else figure(last.value, kr.unit)
    sure = "" if last is None or last.confidence is None else str(last.confidence)
    word = _last(last.word, when) if last is not None and last.word else ""
    asked = {
        "now": f"Where does it stand? It shall get {_from_to(kr)}. {_last(stood, when)}",
        "confidence": f"How sure are you that it gets there? 0 no way, 10 done. {_last(sure, when)}",
        "word": f"A word on it, where you like. {word}",
    }
    lines = [f"Key result: {tokens[kr.id]}"]
    for label, part in KR_LABELS.items():
        lines += [*_commented(asked[label]), _answer(label, written(plan, Cell("kr", kr.id, part), week))]
    return lines


def _slice_lines(plan: Plan, found: Slice, week: date, tokens: Mapping[str, str]) -> list[str]:
    asked = f"{found.metric[:1].upper()}{found.metric[1:].rstrip('.')}. " if found.metric else ""
    said = f"{asked}This week's numbers by themselves, e.g. {LINE_EXAMPLES[found.kind]}."
    return [
        f"Slice: {tokens[found.id]}",
        *_commented(f"{said} {_last(line_of(plan, found.id, week - _WEEK))}"),
        _answer(NUMBERS_LABEL, written(plan, Cell("slice", found.id, LINE), week)),
    ]


def _time_lines(plan: Plan, team: str, week: date, tokens: Mapping[str, str]) -> Iterable[str]:
    before = last_week(plan, team, week)
    saved = written_shares(plan, team, week)
    yield from _commented(_TIME if before is not None else f"{_TIME} {_last('')}")
    for work_type in plan.ordered_work_types:
        last = "" if before is None else _last(share_text(before.get(work_type.id, 0.0)) or "0 %")
        yield from _commented(f"{_work_words(work_type)} {last}")
        yield f"{tokens[work_type.id]}: {saved[work_type.id]}".rstrip()


def _answer(label: str, saved: str) -> str:
    return f"{label.capitalize()}: {saved}".rstrip()


def _work_words(work_type: WorkType) -> str:
    return _WORK.get(work_type.id, _PARTS[work_type.part])


def _from_to(kr: KeyResult) -> str:
    if kr.baseline is None:
        return f"to {figure(kr.target, kr.unit)}"
    return f"from {way(kr.baseline, kr.target, kr.unit).replace(' → ', ' to ')}"


def _last(text: str, when: str = "last week") -> str:
    """What was said before; a number stays with its unit where the line is wrapped."""
    if not clean(text):
        return f"No answer {when}."
    return f"{when[:1].upper()}{when[1:]}: {clean(text).replace(' %', f'{_STUCK}%').replace('€ ', f'€{_STUCK}')}"


def _commented(text: str) -> list[str]:
    lines = wrap(text, WIDTH - len(COMMENT) - 1, break_long_words=False, break_on_hyphens=False)
    return [f"{COMMENT} {line.replace(_STUCK, ' ')}" for line in lines]


def _tokens(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    short = [(row, clean(name)[:NAME_ROOM].strip() or row) for row, name in named]
    often = Counter(plain(name) for _, name in short)
    return {row: name if often[plain(name)] == 1 else f"{name}~{row[-_TAIL:]}" for row, name in short}
