"""What comes of a comparison: the old order beside the new, what that does to the plan, and taking it over."""

from typing import NamedTuple

from planner.domain.change import Step, edit
from planner.domain.comparison import Comparison
from planner.domain.effect import Effect, effect
from planner.domain.errors import BadInputError
from planner.domain.moment import Moment
from planner.domain.order import Ranked
from planner.domain.placing import place_permuted
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.text import counted
from planner.domain.versus.state import State, derive
from planner.domain.words import CATEGORY_NAMES


class Result(NamedTuple):
    """The order as it stands beside the one that the answers make, of the items still in the lane."""

    old: tuple[str, ...]
    """Ids in the lane's present rank order."""
    new: tuple[str, ...]
    """Ids as the answers have them; the same items."""
    ranks: tuple[int, ...]
    """The ranks in the lane, from 1, that these items hold now and will hold."""
    effect: Effect
    """What enters the plan and what leaves it."""


def result(plan: Plan, comparison: Comparison, state: State | None = None) -> Result:
    """The order that taking over would make, and what it does to the plan; nothing is changed."""
    state = state or derive(plan, comparison)
    places = _places(plan, comparison, state)
    new_order = _new_order(places, state)
    after = plan.after(place_permuted(plan, places, new_order))
    ranks = {entry.item.id: rank for rank, entry in enumerate(plan.order.lane(comparison.category), start=1)}
    return Result(
        tuple(entry.item.id for entry in places),
        tuple(entry.item.id for entry in new_order),
        tuple(ranks[entry.item.id] for entry in places),
        effect(fill(plan), fill(after)),
    )


def apply(plan: Plan, comparison: Comparison, moment: Moment, state: State | None = None) -> Step:
    """Makes the order of a comparison that of the lane, in one step; items that were not compared keep their ranks.

    Raises `BadInputError` where it was applied already, or where nothing was answered that could count.
    """
    if comparison.applied_at is not None:
        raise BadInputError("That comparison was applied already; begin another to go on.")
    state = state or derive(plan, comparison)
    if not state.answered:
        lane = CATEGORY_NAMES[comparison.category]
        raise BadInputError(f"No answer on {lane} counts yet, so there is no order to take over; answer at least once.")
    places = _places(plan, comparison, state)
    changes = place_permuted(plan, places, _new_order(places, state))
    label = f"Rank {CATEGORY_NAMES[comparison.category]} by {counted(state.answered, 'answer')}"
    return Step(label, (*changes, *edit(comparison, applied_at=moment.now)))


def _places(plan: Plan, comparison: Comparison, state: State) -> list[Ranked]:
    """The compared items where they stand now."""
    return [entry for entry in plan.order.lane(comparison.category) if state.is_here(entry.item.id)]


def _new_order(places: list[Ranked], state: State) -> list[Ranked]:
    by_id = {entry.item.id: entry for entry in places}
    return [by_id[item] for item in state.order if item in by_id]
