"""The lines of the forms of an objective and of a key result, and what is said below them."""

from collections.abc import Mapping

from planner.domain.errors import BadInputError
from planner.domain.figures import way
from planner.domain.key_results import parse_kr
from planner.domain.outcomes_first import output_remark
from planner.domain.text import clean
from planner.tui.dialogs.form import FormLine

OBJECTIVE_LINES = (FormLine("title", "Objective", "e.g. Customers come back by themselves"),)
KR_LINES = (
    FormLine("name", "Figure", "what is measured, e.g. Repeat purchase"),
    FormLine("unit", "Unit", "e.g. %, €, days; empty for a plain number"),
    FormLine("baseline", "From", "where it stands now; empty where nobody knows"),
    FormLine("target", "To", "where it shall be at the quarter's end, e.g. 38"),
    FormLine("direction", "Better", "up or down; from and to say it otherwise", ("up", "down")),
)


def objective_sentence(texts: Mapping[str, str]) -> str:
    """A remark where the words name output; raises `BadInputError` for none."""
    title = clean(texts["title"])
    if not title:
        raise BadInputError("What shall be different for customers at the quarter's end? The result, not the work.")
    return output_remark(title)


def kr_sentence(texts: Mapping[str, str]) -> str:
    """What was written as it will stand there, or a remark where the name is of output; raises `BadInputError`."""
    form = parse_kr(texts)
    better = "more is better" if form.direction == "up" else "less is better"
    return output_remark(form.name) or f"{form.name} {way(form.baseline, form.target, form.unit)}; {better}."
