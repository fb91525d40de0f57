"""Taking the common order over: one step that reorders the lane."""

from planner.domain.change import Step
from planner.domain.effect import Effect, effect
from planner.domain.errors import BadInputError
from planner.domain.placing import place_permuted
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.voting.consensus import consensus_order, on_the_ballot
from planner.domain.words import CATEGORY_NAMES, Category


def take_over(plan: Plan, category: Category) -> Step:
    """Puts the lane in the leads' common order; what nobody judged stays in its place.

    Without changes where it stands so already. Raises `BadInputError` while no ballots were shown.
    """
    order = consensus_order(plan, category)
    if order is None:
        raise BadInputError(f"The ballots on {CATEGORY_NAMES[category]} were not shown yet; S shows them together.")
    lane = plan.order.lane(category)
    entries = {entry.item.id: entry for entry in lane}
    moved = frozenset(entry.item.id for entry in on_the_ballot(plan, category))
    places = [entry for entry in lane if entry.item.id in moved]
    changes = place_permuted(plan, places, [entries[item] for item in order if item in moved])
    return Step(f"Take the leads' common order of {CATEGORY_NAMES[category]} over", tuple(changes))


def takes(plan: Plan, step: Step) -> Effect:
    """What comes into the plan and what leaves it with a step."""
    return effect(fill(plan), fill(plan.after(step.changes)))
