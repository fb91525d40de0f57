"""Scores: what an item brings for what it takes. A score suggests an order; it never reorders by itself.

How it comes about is chosen per plan; each method has a module in `planner.domain.scoring`.
"""

from collections.abc import Callable

from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.scoring.confidence import CONFIDENCES, UNSAID_CONFIDENCE
from planner.domain.scoring.questions import QUESTIONS, answers, asked, impact

__all__ = ["CONFIDENCES", "QUESTIONS", "UNSAID_CONFIDENCE", "answers", "asked", "impact", "score", "scorer"]


def score(plan: Plan, item: Item) -> float | None:
    """The score of one of the plan's items by its method, 0 or more; `None` where a term that it needs is unknown.

    Weeks are those of all teams that have a share in the item.
    """
    return scorer(plan)(item)


def scorer(plan: Plan) -> Callable[[Item], float | None]:
    """The same for many items: what depends on the plan alone is looked up once, not ten thousand times."""
    # The other two methods are imported where a plan uses them.
    if plan.organisation.score_method == "rice":
        from planner.domain.scoring import rice

        return rice.scorer(plan.score_inputs, plan.all_weeks)
    if plan.organisation.score_method == "wsjf":
        from planner.domain.scoring import wsjf

        return wsjf.scorer(plan.score_inputs)
    from planner.domain.scoring import questions

    return questions.scorer(plan.organisation, plan.all_weeks)
