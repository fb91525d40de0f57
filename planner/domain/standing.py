"""Where an item stands, as one sentence."""

from planner.domain.item import Item
from planner.domain.order import position
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill
from planner.domain.reasons import reason
from planner.domain.text import weeks_phrase
from planner.domain.words import CATEGORY_NAMES, Category


def standing_sentence(plan: Plan, filled: Fill, item: Item) -> str:
    """Where an item stands and why, e.g. `Out: rank 7, needs 7 weeks, Checkout has 2`."""
    if item.stage == "stopped":
        return f"Stopped: {_bare(item.stop_reason or 'no reason was given')}."
    if item.category is None or item.id not in filled.standing:
        return _unsorted(plan, item)
    rank = rank_of(plan, item.id, item.category)
    standing = filled.standing[item.id]
    text = reason(plan, filled, item, rank)
    if item.stage == "done":
        return f"Done: rank {rank} in {CATEGORY_NAMES[item.category]}{_took(plan, item)}."
    if standing == "in":
        takes = f"takes {weeks_phrase(plan.weeks[item.id])}"
        return f"In: rank {rank} in {CATEGORY_NAMES[item.category]}, {takes}{f'; {text}' if text else ''}."
    if standing == "must":
        takes = f"takes {weeks_phrase(plan.weeks[item.id])}"
        return f"In whatever its rank ({rank}): {_bare(text)}; {takes}."
    word = "Waiting" if standing == "waiting" else "Out"
    return f"{word}: rank {rank}, {text}."


def rank_of(plan: Plan, item: str, category: Category) -> int:
    """An item's rank in its lane, from 1; 0 where it is not there."""
    place = plan.placement_of(item)
    at = position(plan.order.lane(category), place) if place is not None else None
    return 0 if at is None else at + 1


def _unsorted(plan: Plan, item: Item) -> str:
    missing = [
        word for word, known in (("lane", item.category is not None), ("team", item.team is not None)) if not known
    ]
    if missing:
        return f"Unsorted: nobody has given it a {' or a '.join(missing)} yet."
    if item.team not in plan.teams:
        return "Unsorted: its team is not there any more."
    return "It has no place in this quarter."


def _took(plan: Plan, item: Item) -> str:
    placement = plan.placement_of(item.id)
    return (
        f", took {weeks_phrase(placement.actual_effort)}" if placement and placement.actual_effort is not None else ""
    )


def _bare(text: str) -> str:
    return text.rstrip(".")
