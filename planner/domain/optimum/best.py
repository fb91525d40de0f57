"""The best choice by whatever is installed, and one that is no worse than what is in already."""

from typing import NamedTuple

from planner.domain.optimum.exchanges import without_losses
from planner.domain.optimum.greedy import better, completed
from planner.domain.optimum.lagrange import bounded
from planner.domain.optimum.problem import Answer, Problem, is_allowed


class Found(NamedTuple):
    """An answer, and where it comes from."""

    answer: Answer
    solver: bool
    """Whether a solver gave it; else it is a greedy choice with a Lagrangian bound."""


def best(problem: Problem, now: tuple[int, ...], seconds: float) -> Found:
    """The best choice within `seconds`: exact with the extra `optimize`, else greedy with a bound.

    `now` is what is in already, which is allowed. The choice is as near to it as it comes without loss. Raises
    `ArithmeticError` where the solver gives up.
    """
    from planner.domain.optimum.exact import solve

    try:
        found = Found(solve(problem, seconds), solver=True)
    except ImportError:
        found = Found(bounded(problem), solver=False)
    choices = [completed(problem, found.answer.chosen, now), found.answer.chosen, now]
    allowed = [chosen for chosen in choices if is_allowed(problem, chosen)]
    if not allowed:
        return found  # what is wrong with it is said where it is checked
    chosen = better(problem, allowed)
    if not found.answer.exact:
        chosen = without_losses(problem, now, chosen)
    return found._replace(answer=found.answer._replace(chosen=chosen))
