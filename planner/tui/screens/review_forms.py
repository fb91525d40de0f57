"""The forms of the review: a key result's grade, and what is to become of an unfinished item."""

from collections.abc import Callable, Mapping

from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.domain.figures import number
from planner.domain.plan import Plan
from planner.domain.reviewing import figures_score, grade_kr, parse_grade, score_text
from planner.domain.text import clean, weeks_phrase
from planner.domain.unfinished import CloseChoice, choose, chosen_for, parse_remaining, unfinished
from planner.tui.dialogs.form import FormDialog, FormLine

MakeStep = Callable[[Mapping[str, str]], Step]
_CHOICES = {"carried": "carry", "dropped": "drop"}


def grade_form(plan: Plan, kr: str, step: MakeStep) -> FormDialog:
    """Asks for a grade and a word."""
    found = plan.key_results[kr]
    figures = figures_score(plan, found)
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


def choice_form(plan: Plan, item: str, step: MakeStep) -> FormDialog:
    """Asks what is to become of an unfinished item."""
    row = next(row for row in unfinished(plan) if row.item.id == item)
    lines = (
        FormLine("choice", "carry or drop", "carry, or drop", ("carry", "drop")),
        FormLine("remaining", "Weeks left", "weeks of one person; ? where nobody knows"),
        FormLine("why", "Why", "a word, so that nobody has to ask again"),
    )
    chosen = chosen_for(plan, item)
    texts = {"choice": "", "remaining": "", "why": ""}
    if chosen is not None:
        left = "" if chosen.remaining is None else number(chosen.remaining)
        texts = {"choice": _CHOICES[chosen.choice], "remaining": left, "why": chosen.why}

    def check(typed: Mapping[str, str]) -> str:
        step(typed)
        if _is_drop(typed["choice"]):
            return f"{row.item.title} is stopped with this reason when the quarter is closed."
        return (
            f"{row.item.title}: {weeks_phrase(parse_remaining(typed['remaining']))} left of {weeks_phrase(row.weeks)}."
        )

    return FormDialog(row.item.title, lines, texts, check)


def choice_step(plan: Plan, item: str, texts: Mapping[str, str]) -> Step:
    """Settles an unfinished item as typed; raises `BadInputError`."""
    if _is_drop(texts["choice"]):
        return choose(plan, item, CloseChoice("dropped", texts["why"]))
    return choose(plan, item, CloseChoice("carried", texts["why"], parse_remaining(texts["remaining"])))


def _is_drop(text: str) -> bool:
    """Whether it says to drop rather than to carry; its first letter is enough. Raises `BadInputError`."""
    typed = clean(text).casefold()
    for word in ("carry", "drop"):
        if typed and (word.startswith(typed) or typed.startswith(word)):
            return word == "drop"
    raise BadInputError("Write carry, or drop.")
