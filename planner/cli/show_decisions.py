"""`planner show decisions`: the decision log as plain text."""

from planner.domain.plan import Plan
from planner.domain.text import clean
from planner.domain.views.decisions import DecisionsView
from planner.domain.views.decisions_out import decisions_text

_LONGEST = 4000
_INDENT = "  "


def decision_lines(plan: Plan, view: DecisionsView) -> list[str]:
    """Lines to print: a paragraph for each decision, newest first."""
    return [
        f"{_INDENT if line.startswith(_INDENT) else ''}{clean(line, _LONGEST)}" for line in decisions_text(plan, view)
    ]
