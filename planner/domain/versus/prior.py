"""In which order the items begin: what the leads agreed on, else the score, else a presort, else the present rank."""

from collections.abc import Mapping, Sequence
from typing import Literal

from planner.domain.comparison import Prior
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.score import scorer
from planner.domain.voting.consensus import consensus_order
from planner.domain.words import Category

Presorted = Literal["now", "later", "never"]
PRESORTED: tuple[Presorted, ...] = ("now", "later", "never")


def best_prior(plan: Plan, category: Category, items: Sequence[str], presorted: Mapping[str, Presorted]) -> Prior:
    """The best start that there is for these items; a score counts where most have one and they differ."""
    if consensus(plan, category, items):
        return "consensus"
    known = _scores(plan, items).values()
    if len(known) * 2 >= len(items) and len(set(known)) > 1:
        return "score"
    return "presort" if any(item in presorted for item in items) else "rank"


def ordered(
    plan: Plan, category: Category, items: Sequence[str], prior: Prior, presorted: Mapping[str, Presorted]
) -> list[str]:
    """The items, given in rank order, in the order of a prior; what it does not know keeps its place among the others.

    A presort without a word on an item takes it for `later`.
    """
    if prior == "consensus":
        return consensus(plan, category, items) or list(items)
    if prior == "score":
        known = _scores(plan, items)
        return _into_places(items, sorted(known, key=lambda item: -known[item]))
    if prior == "presort":
        return sorted(items, key=lambda item: PRESORTED.index(presorted.get(item, "later")))
    return list(items)


def consensus(plan: Plan, category: Category, items: Sequence[str]) -> list[str]:
    """These items in the common order of the ballots that were shown; empty until some were."""
    common = consensus_order(plan, category)
    wanted = frozenset(items)
    return [item for item in common or () if item in wanted]


def is_compared(plan: Plan, item: Item) -> bool:
    """Whether comparing an item can change anything: not what is done, a service, or in before all others."""
    if item.stage == "done" or item.service is not None:
        return False
    return item.is_must or item.id not in plan.going_on


def _scores(plan: Plan, items: Sequence[str]) -> dict[str, float]:
    score = scorer(plan)
    found = {item: score(plan.items[item]) for item in items}
    return {item: value for item, value in found.items() if value is not None}


def _into_places(items: Sequence[str], best: Sequence[str]) -> list[str]:
    moving, queue = set(best), iter(best)
    return [next(queue) if item in moving else item for item in items]
