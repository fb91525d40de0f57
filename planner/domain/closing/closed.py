"""A quarter that is closed stays as it was: what may not change in it any more."""

from planner.domain.calendar import weeks_of
from planner.domain.change import Change, Step
from planner.domain.plan import Plan

_KEPT = frozenset(
    {"placement", "team_capacity", "objective", "key_result", "item_kr", "principle", "quarter_context"}
    | {"baseline", "limits", "scenario", "ballot", "comparison", "carry_over"}
)
"""Rows of a quarter that its closing seals; decisions may be noted later."""
_ANSWERS = frozenset({"check_in", "time_share", "kr_check_in", "slice_result"})
"""Rows of a week, sealed with the quarter that it lies in: the review and the next ratio rest on them."""


def closed_refusal(plan: Plan, step: Step) -> str | None:
    """Why a step cannot be made, as a sentence: it changes the closed quarter that the plan is about; else `None`."""
    if plan.quarter.state != "closed":
        return None
    if any(_is_answer(plan, change) for change in step.changes):
        return f"{plan.quarter.name} is closed and stays as it was; reopen it first, which is a decision of its own."
    if any(_seals(plan, change) for change in step.changes):
        return f"{plan.quarter.name} is closed and stays as it was; go to a later quarter and do it there."
    return None


def _is_answer(plan: Plan, change: Change) -> bool:
    return change.kind in _ANSWERS and getattr(change.subject, "week", None) in weeks_of(plan.quarter)


def _seals(plan: Plan, change: Change) -> bool:
    if change.kind == "quarter" and change.id == plan.current:
        edited = change.fields().keys()
        return "state" not in edited and edited != {"called"}  # what it is called does not change what it was
    return change.kind in _KEPT and getattr(change.subject, "quarter", None) == plan.current
