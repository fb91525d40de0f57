"""The forms of the review: a key result's grade, and what is to become of unfinished items."""

from collections.abc import Callable, Mapping, Sequence
from math import fsum

from planner.domain.change import Step
from planner.domain.closing.reviewing import grade_kr, parse_grade, score_text
from planner.domain.closing.unfinished import (
    CHOICE_WORDS,
    CloseChoice,
    Unfinished,
    choice_of,
    choose_all,
    parse_remaining,
    unfinished,
)
from planner.domain.errors import BadInputError
from planner.domain.figures import number
from planner.domain.okrs.standing import standing_at_end
from planner.domain.plan import Plan
from planner.domain.results import CarryChoice
from planner.domain.text import clean, counted, weeks_phrase
from planner.domain.views.review_rows import becomes_text
from planner.tui.dialogs.form import FormDialog, FormLine

MakeStep = Callable[[Mapping[str, str]], Step]
_SEVERAL: dict[CarryChoice, str] = {
    "carried": "The next quarter holds {weeks} for them, ahead of new ideas.",
    "back": "They stay in the backlog as they are estimated, and are ranked anew in the next quarter.",
    "dropped": "They are stopped with this reason, and come up no more.",
}
_REST = "rest"


def grade_form(plan: Plan, kr: str, step: MakeStep) -> FormDialog:
    """Asks for a grade and a word."""
    found = plan.key_results[kr]
    figures = standing_at_end(plan, found).score
    lines = (
        FormLine("grade", "Grade, 0 to 1", "empty: as its figures say"),
        FormLine("word", "A word", "why it differs from the figures"),
    )
    texts = {"grade": "" if found.grade is None else score_text(found.grade), "word": found.grade_word}
    says = "nothing was measured" if figures is None else f"the figures say {score_text(figures)}"

    def check(typed: Mapping[str, str]) -> str:
        step(typed)
        return f"{found.name}: {says}."

    return FormDialog(found.name, lines, texts, check)


def grade_step(plan: Plan, kr: str, texts: Mapping[str, str]) -> Step:
    """Grades a key result as typed; raises `BadInputError`."""
    return grade_kr(plan, kr, parse_grade(texts["grade"]), texts["word"])


def choice_form(plan: Plan, items: Sequence[str], step: MakeStep) -> FormDialog:
    """Asks what is to become of an unfinished item, or of several alike."""
    rows = _rows(plan, items)
    one = rows[0] if len(rows) == 1 else None
    asks = FormLine("choice", "What then?", "carry over, back to the backlog, or drop", tuple(CHOICE_WORDS.values()))
    left = "weeks of one person; ? where nobody knows" if one else "empty: of each what is known"
    why = FormLine("why", "Why", "a word, so that nobody has to ask again")
    lines = [asks, FormLine("remaining", "Weeks left", left, replaces=True), why]
    rest = _rest(plan, rows)
    if one and rest:
        also = f"{_REST}: the same of the {counted(len(rest), 'other item')} without a choice"
        lines.append(FormLine("also", "Also for", also, (_REST,)))

    def check(typed: Mapping[str, str]) -> str:
        step(typed)
        made = choices_typed(plan, items, typed)
        if len(made) == 1:
            promised = f" {weeks_phrase(one.weeks)} were promised." if one and one.promised and one.weeks else ""
            return f"{becomes_text(next(iter(made.values())))}{promised}"
        return f"{counted(len(made), 'item')}. {_said_of(tuple(made.values()))}"

    title = one.item.title if one else f"{counted(len(rows), 'unfinished item')}, the same of each"
    return FormDialog(title, lines, _texts(one), check)


def choice_step(plan: Plan, items: Sequence[str], texts: Mapping[str, str]) -> Step:
    """Settles unfinished items as typed; raises `BadInputError`."""
    return choose_all(plan, choices_typed(plan, items, texts))


def choices_typed(plan: Plan, items: Sequence[str], texts: Mapping[str, str]) -> dict[str, CloseChoice]:
    """What was typed, by item: of the items asked about, and of all the rest where that was written.

    Weeks that were typed are those of the item asked about; of several, where none were typed, each has its own.
    """
    rows, becomes = _rows(plan, items), choice_of(texts["choice"])
    typed = texts["remaining"].strip()
    given = {row.item.id: row.likewise(becomes, texts["why"]) for row in rows}
    if becomes != "dropped" and (typed or len(rows) == 1):
        given = {item: choice._replace(remaining=parse_remaining(typed)) for item, choice in given.items()}
    also = clean(texts.get("also", "")).casefold()
    if also and not _REST.startswith(also):
        raise BadInputError(f"Also for: write {_REST}, or nothing.")
    others = _rest(plan, rows) if also else ()
    return given | {row.item.id: row.likewise(becomes, texts["why"]) for row in others}


def _rows(plan: Plan, items: Sequence[str]) -> tuple[Unfinished, ...]:
    return tuple(row for row in unfinished(plan) if row.item.id in items)


def _rest(plan: Plan, rows: Sequence[Unfinished]) -> tuple[Unfinished, ...]:
    """The items without a choice, but for those that are asked about."""
    asked = {row.item.id for row in rows}
    return tuple(row for row in unfinished(plan) if row.chosen is None and row.item.id not in asked)


def _texts(row: Unfinished | None) -> dict[str, str]:
    texts = {"choice": "", "remaining": "", "why": "", "also": ""}
    if row is None:
        return texts
    made = row.becomes
    left = row.left if made is None else made.remaining
    texts["remaining"] = "" if left is None else number(left)
    return texts if made is None else {**texts, "choice": CHOICE_WORDS[made.choice], "why": made.why}


def _said_of(made: Sequence[CloseChoice]) -> str:
    weeks = [given.remaining for given in made]
    known = [left for left in weeks if left is not None]
    least = "at least " if known and len(known) < len(weeks) else ""
    return _SEVERAL[made[0].choice].format(weeks=f"{least}{weeks_phrase(fsum(known))}" if known else "nothing")
