"""The forms of an objective and of a key result, what is said below their lines, and the steps that they come to."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from planner.domain.change import Step
from planner.domain.errors import BadInputError
from planner.domain.figures import way
from planner.domain.moment import Moment
from planner.domain.okrs.form import EMPTY_KR_TEXTS, kr_texts, parse_kr
from planner.domain.okrs.key_results import add_kr, edit_kr
from planner.domain.okrs.objectives import add_objective, read_teams, reword_objective, teams_text
from planner.domain.okrs.outcomes_first import output_remark
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.quarter import Objective
from planner.domain.text import one_line
from planner.tui.dialogs.form import FormDialog, FormLine

_OBJECTIVE_LINES = (
    FormLine("title", "Objective", "e.g. Customers come back by themselves"),
    FormLine("teams", "Teams", "names or keys with commas; empty: all"),
)
_KR_LINES = (
    FormLine("name", "Figure", "what is measured, e.g. Repeat purchase"),
    FormLine("unit", "Unit", "e.g. %, €, days; empty for a plain number"),
    FormLine("baseline", "From", "where it stands now; empty where nobody knows"),
    FormLine("target", "To", "where it shall be at the quarter's end, e.g. 38"),
    FormLine("stretch", "Stretch", "what would be more than hoped for; empty: none"),
    FormLine("direction", "Better", "up or down; from and to say it otherwise", ("up", "down")),
    FormLine("kind", "Kind", "committed, or aspirational; empty: committed", ("committed", "aspirational")),
    FormLine("weight", "Weight", "empty: 1; 2 counts twice as much"),
)


class Asked(NamedTuple):
    """A form to fill in, and the step that its texts come to."""

    dialog: FormDialog
    step: Callable[[Mapping[str, str]], Step]
    """Raises `BadInputError`."""


def ask_objective(plan: Callable[[], Plan], objective: Objective | None, moment: Callable[[], Moment]) -> Asked:
    """The form of an objective, or of a new one."""
    shown = plan()
    says = partial(_objective_sentence, shown)
    if objective is None:
        dialog = FormDialog("An objective", _OBJECTIVE_LINES, {"title": "", "teams": ""}, says)
        return Asked(dialog, lambda texts: add_objective(plan(), texts["title"], moment(), _teams(plan(), texts)))
    before = {"title": objective.title, "teams": teams_text(shown, objective)}

    def step(texts: Mapping[str, str]) -> Step:
        # From the plan that the form was filled in over: what others changed since must not be overwritten.
        teams = None if texts["teams"] == before["teams"] else _teams(shown, texts)
        return reword_objective(shown, objective.id, texts["title"], teams)

    return Asked(FormDialog("An objective", _OBJECTIVE_LINES, before, says), step)


def ask_kr(plan: Callable[[], Plan], objective: str, kr: KeyResult | None, moment: Callable[[], Moment]) -> Asked:
    """The form of a key result, or of a new one of an objective."""
    if kr is None:
        dialog = FormDialog("A key result", _KR_LINES, EMPTY_KR_TEXTS, _kr_sentence)
        return Asked(dialog, lambda texts: add_kr(plan(), objective, parse_kr(texts), moment()))
    shown = plan()
    dialog = FormDialog("A key result", _KR_LINES, kr_texts(kr), _kr_sentence, focus="target")
    return Asked(dialog, lambda texts: edit_kr(shown, kr.id, parse_kr(texts, kr), moment().today))


def _teams(plan: Plan, texts: Mapping[str, str]) -> tuple[str, ...]:
    return read_teams(plan, texts["teams"])


def _objective_sentence(plan: Plan, texts: Mapping[str, str]) -> str:
    """A remark where the words name output; raises `BadInputError` for none."""
    title = one_line(texts["title"], "Objective")
    if not title:
        raise BadInputError("What shall be different for customers at the quarter's end? The result, not the work.")
    _teams(plan, texts)
    return output_remark(title)


def _kr_sentence(texts: Mapping[str, str]) -> str:
    """What was written as it will stand there, or a remark where the name is of output; raises `BadInputError`."""
    form = parse_kr(texts)
    better = "more is better" if form.direction == "up" else "less is better"
    return output_remark(form.name) or f"{form.name} {way(form.baseline, form.target, form.unit)}; {better}."
