"""Where an item stands, as one sentence."""

from planner.domain.item import Item
from planner.domain.order import position
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill
from planner.domain.reasons import reason
from planner.domain.text import percent, weeks_phrase, weeks_text
from planner.domain.words import CATEGORY_NAMES, Category


def standing_sentence(plan: Plan, filled: Fill, item: Item) -> str:
    """Where an item stands and why, e.g. `Out: rank 7, needs 7 weeks, Checkout has 2`."""
    if item.stage == "stopped":
        return f"Stopped: {_bare(item.stop_reason or 'no reason was given')}."
    if item.category is None or item.id not in filled.standing:
        return _unsorted(plan, item)
    return _in_lane(plan, filled, item, item.category)


def _in_lane(plan: Plan, filled: Fill, item: Item, category: Category) -> str:
    rank = rank_of(plan, item.id, category)
    standing = filled.standing[item.id]
    text = reason(plan, filled, item, rank)
    if item.id in filled.service and item.stage != "done":
        return _service(plan, filled, item, text)
    if item.stage == "done":
        return f"Done: rank {rank} in {CATEGORY_NAMES[category]}{_took(plan, item)}."
    if standing == "in":
        takes = f"takes {taken(plan, item)}"
        return f"In: rank {rank} in {CATEGORY_NAMES[category]}, {takes}{f'; {text}' if text else ''}."
    if standing == "must":
        takes = f"takes {taken(plan, item)}"
        return f"In whatever its rank ({rank}): {_bare(text)}; {takes}."
    word = "Waiting" if standing == "waiting" else "Out"
    return f"{word}: rank {rank}, {text}."


def taken(plan: Plan, item: Item) -> str:
    """What an item takes, by team where it takes it of several: `9 weeks`, `9 weeks (Checkout 6, Platform 3)`."""
    shares = plan.shares.get(item.id, ())
    if not shares:
        return weeks_phrase(plan.weeks[item.id])
    own = (item.team or "", plan.weeks[item.id])
    parts = [f"{_team(plan, team)} {weeks_text(weeks)}" for team, weeks in (own, *((s.team, s.weeks) for s in shares))]
    return f"{weeks_phrase(plan.all_weeks[item.id])} ({', '.join(parts)})"


def _service(plan: Plan, filled: Fill, item: Item, text: str) -> str:
    share = f"{percent(item.service or 0.0)} of {_team(plan, item.team or '')}’s Tune-Up"
    if filled.is_in(item.id):
        return f"Service: {share}, {weeks_phrase(filled.service[item.id])}, held first."
    return f"Service that does not fit: {share}; {text}."


def _team(plan: Plan, team: str) -> str:
    return plan.teams[team].name if team in plan.teams else team


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
