"""What people write down in a review: what a key result comes to in the end, and what was learnt."""

import re
from math import isfinite

from planner.domain.change import Step, edit
from planner.domain.errors import BadInputError
from planner.domain.okrs.key_results import refuse_sealed
from planner.domain.okrs.score import score_text as known_score_text
from planner.domain.okrs.standing import standing_at_end
from planner.domain.plan import Plan
from planner.domain.text import clean, clean_note, one_line
from planner.domain.typed import parse_number

_BULLET = re.compile(r"^[-–*•·]\s+")
_LONGEST_LINE = 4000
_ALIKE = 0.005
"""Grades have two decimals."""


def grade_kr(plan: Plan, kr: str, grade: float | None, word: str) -> Step:
    """Grades a key result, 0…1; `None` gives it back to its figures.

    Raises `BadInputError` where it is gone or the quarter is closed, for a grade outside 0…1, and for one that differs
    from the figures without a word why.
    """
    refuse_sealed(plan)
    found = plan.key_results.get(kr)
    if found is None:
        raise BadInputError("That key result is not in the plan any more; somebody else may have taken it away.")
    said = one_line(word, found.name)
    if grade is None:
        return Step(f"Let the figures grade {found.name}", edit(found, grade=None, grade_word=said))
    if not (isfinite(grade) and 0 <= grade <= 1):
        raise BadInputError(f"{found.name}: a grade lies between 0 and 1; write e.g. 0.7.")
    figures = standing_at_end(plan, found).score
    if not said and (figures is None or abs(figures - grade) > _ALIKE):
        differs = "nothing was measured" if figures is None else f"the figures say {score_text(figures)}"
        raise BadInputError(f"{found.name}: {differs}; say in a word why it is {score_text(grade)}.")
    return Step(f"Grade {found.name} {score_text(grade)}", edit(found, grade=float(grade), grade_word=said), why=said)


def write_learnings(plan: Plan, text: str) -> Step:
    """Writes down what was learnt in the quarter, a line for each thing; raises `BadInputError` where it is closed."""
    quarter = plan.quarter
    if quarter.state == "closed":
        raise BadInputError(f"{quarter.name} is closed; what was learnt stays as it was written.")
    said = "\n".join(learnt_lines(clean_note(text)))
    label = f"Write down what was learnt in {quarter.name}" if said else f"Take away what was learnt in {quarter.name}"
    return Step(label, edit(quarter, learnings=said))


def learnt_lines(learnings: str) -> tuple[str, ...]:
    """What was learnt, thing by thing, without bullets that were written before them."""
    lines = (_BULLET.sub("", clean(line, _LONGEST_LINE)) for line in learnings.splitlines())
    return tuple(line for line in lines if line)


def parse_grade(text: str) -> float | None:
    """A grade as people type it, 0 to 1, `70 %` for 0.7; nothing is `None`, the figures'. Raises `BadInputError`."""
    typed = clean(text)
    if not typed:
        return None
    grade = parse_number(typed.removesuffix("%").rstrip(), "Grade") / (100 if typed.endswith("%") else 1)
    if not 0 <= grade <= 1:
        raise BadInputError("Grade: write 0 to 1, e.g. 0.7, or nothing for what the figures say.")
    return grade


def score_text(score: float | None) -> str:
    """A score as everywhere, with two decimals that are cut, e.g. `0.43`, `1.00`; `–` where it is unknown."""
    return "–" if score is None else known_score_text(score)
