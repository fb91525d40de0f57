"""A quarter that is closed stays as it was: what may not change in it any more."""

from planner.domain.change import Change, Step
from planner.domain.plan import Plan

_KEPT = frozenset(
    {"placement", "team_capacity", "objective", "key_result", "item_kr", "principle", "quarter_context"}
    | {"baseline", "limits", "scenario", "ballot", "comparison", "carry_over"}
)
"""Rows of a quarter that its closing seals; decisions may be noted later, and answers may come late."""


def closed_refusal(plan: Plan, step: Step) -> str | None:
    """Why a step cannot be made, as a sentence: it changes the closed quarter that the plan is about; else `None`."""
    quarter = plan.quarter
    if quarter.state != "closed" or not any(_seals(plan, change) for change in step.changes):
        return None
    return f"{quarter.name} is closed and stays as it was; go to a later quarter and do it there."


def _seals(plan: Plan, change: Change) -> bool:
    if change.kind == "quarter" and change.id == plan.current:
        edited = change.fields().keys()
        return "state" not in edited and edited != {"called"}  # what it is called does not change what it was
    return change.kind in _KEPT and getattr(change.subject, "quarter", None) == plan.current
