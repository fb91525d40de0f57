"""Why an item is in or out, told in sentences: where it stands, what would have to change, and how it came so."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from planner.domain.effect import effect
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, fill
from planner.domain.reasons import reason
from planner.domain.swap import cheapest_swap
from planner.domain.text import weeks_phrase
from planner.domain.told import Told, told
from planner.domain.words import CATEGORY_NAMES, Category


def why(plan: Plan, item_id: str, history: Iterable[Told] = (), filled: Fill | None = None) -> tuple[str, ...]:
    """Sentences about an item: its standing first, then what would bring it in or what it pushes out, then its story.

    `history` are the steps that touched the item or its place, oldest first.
    """
    item = plan.items[item_id]
    filled = filled or fill(plan)
    return (standing_sentence(plan, filled, item), *_conditions(plan, filled, item), *told(plan, item, history))


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
    place, lane = plan.placement_of(item), plan.order.lane(category)
    if place is None:
        return 0
    at = bisect_left(lane, (place.rank, item), key=lambda entry: (entry.placement.rank, entry.item.id))
    return at + 1 if at < len(lane) and lane[at].item.id == item else 0


def _conditions(plan: Plan, filled: Fill, item: Item) -> list[str]:
    standing = filled.standing.get(item.id)
    if standing == "unestimated":
        return ["Give it a size (S, M, L or XL will do), then it can compete."]
    if standing == "no_team":
        return ["Give it to a team that works in this quarter."]
    if standing == "must":
        return _pushed_out(plan, filled, item)
    if standing == "in":
        needs = plan.needs.get(item.id, ())
        return [f"It needs {_list(plan, needs)}."] if needs else []
    if standing not in {"out", "waiting"}:
        return []
    said = [_needed_sentence(plan, filled, need) for need in filled.waits_for.get(item.id, ())]
    return [*said, *_way_in(plan, filled, item)]


def _way_in(plan: Plan, filled: Fill, item: Item) -> list[str]:
    swap = cheapest_swap(plan, filled, item.id)
    if swap:
        return [f"It fits if {_list(plan, swap)} {'goes' if len(swap) == 1 else 'go'}."]
    team = next((t for t in filled.capacity.teams if t.team.id == item.team), None)
    if team is None or item.category is None or plan.organisation.pooled:
        return []
    lane = CATEGORY_NAMES[item.category]
    if (plan.weeks[item.id] or 0.0) > team.lane(item.category):
        has = weeks_phrase(team.lane(item.category))
        return [f"It is larger than all that {team.team.name} has for {lane} ({has}): cut it into slices."]
    if filled.standing[item.id] == "out":
        return [f"No three items of {team.team.name} in {lane} would make room for it."]
    return []


def _pushed_out(plan: Plan, filled: Fill, item: Item) -> list[str]:
    lost = effect(fill(plan, filled.capacity, without={item.id}), filled).went_out
    said = [f"It pushes out {_list(plan, lost)}."] if lost else ["It pushes nothing out."]
    lane = filled.lanes[item.category] if item.category else None
    if lane is not None and lane.over >= 0.5:
        said.append(f"{CATEGORY_NAMES[lane.category]} is over by {weeks_phrase(lane.over)}.")
    return said


def _needed_sentence(plan: Plan, filled: Fill, need: str) -> str:
    """Why what an item needs is not in."""
    item = plan.items[need]
    sentence = standing_sentence(plan, filled, item)
    if filled.standing.get(need) == "out" and need not in filled.had:
        return f"{item.title} is not in either."
    return f"{item.title} – {sentence[0].lower()}{sentence[1:]}"


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


def _list(plan: Plan, items: Sequence[str]) -> str:
    names = [plan.items[i].title for i in items]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _bare(text: str) -> str:
    return text.rstrip(".")
