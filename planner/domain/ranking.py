"""Moving items up, down and across: each intent becomes a step that rewrites as few rank keys as it can."""

from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import Literal

from planner.domain import rank_key
from planner.domain.change import Change, Step, edit
from planner.domain.errors import BadInputError
from planner.domain.order import Ranked, position
from planner.domain.placing import place_block, place_permuted
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill, line_after
from planner.domain.score import scorer
from planner.domain.text import counted
from planner.domain.words import CATEGORIES, CATEGORY_NAMES, Category

Target = int | Literal["top", "bottom", "line"]
"""A rank from 1, an end of the lane, or just above the line."""


def move(plan: Plan, items: Sequence[str], by: int, shown: Collection[str] | None = None) -> Step:
    """Moves items by so many places, up where `by` is negative; at the end of the lane they stay.

    Several items come together and keep their order. With `shown`, the ids that a filtered list shows, the places are
    counted in that list.
    """
    changes: list[Change] = []
    landed: tuple[list[Ranked], int] | None = None
    for category, block in _blocks(plan, items):
        rest, at = _moved_to(plan, category, block, by, shown)
        changes += place_block(plan, rest, at, block)
        changes += _against(plan, category, block, rest, at)
        landed = rest, at
    label = f"Move {_named(plan, items)} {_neighbour(landed, up=by < 0)}" if landed else "Move nothing"
    return Step(label + _taking_back(changes), tuple(changes), burst=burst_of(items))


def move_to(plan: Plan, items: Sequence[str], target: Target, category: Category | None = None) -> Step:
    """Moves items to a rank, to an end, or above the line; with `category` to that lane, else within their own.

    Above the line means as far down as it takes for all of them to stand above it afterwards.
    Raises `BadInputError` for a rank below 1.
    """
    if isinstance(target, int) and target < 1:
        raise BadInputError(f"{target} is no rank; ranks count from 1 at the top.")
    changes: list[Change] = []
    landed: tuple[list[Ranked], int] | None = None
    for lane, block in _blocks(plan, items) if category is None else [(category, _entries(plan, items))]:
        rest = _without(plan, lane, items)
        at = _position(plan, rest, block, target, lane)
        changes += _put(plan, rest, at, block, lane)
        if category is None:
            changes += _against(plan, lane, block, rest, at)
        landed = rest, at
    where = _neighbour(landed, up=True)
    if category is not None:
        where = f"to {CATEGORY_NAMES[category]}, {where}" if landed and landed[0] else f"to {CATEGORY_NAMES[category]}"
    return Step(f"Move {_named(plan, items)} {where}{_taking_back(changes)}", tuple(changes), burst=burst_of(items))


def other_lane(plan: Plan, items: Sequence[str]) -> Step:
    """Moves each item to the lane where it is not, at the rank that it had, or last where that lane is shorter."""
    changes: list[Change] = []
    for category, block in _blocks(plan, items):
        other: Category = "tune_up" if category == "innovation" else "innovation"
        rank = 1 + (_position_of(plan, block[0].item.id) or 0)
        rest = _without(plan, other, items)
        changes += _put(plan, rest, min(rank - 1, len(rest)), block, other)
    return Step(f"Move {_named(plan, items)} to the other lane", tuple(changes), burst=burst_of(items))


def sort_by_score(plan: Plan, items: Sequence[str]) -> Step:
    """Puts those of the items that have a score in its order, into the places that they hold among them.

    Items without a score stay where they are: unknown is not low. So do those that are done: there is nothing left to
    rank. Equal scores keep their order.
    """
    score_of = scorer(plan)
    changes: list[Change] = []
    for _, block in _blocks(plan, items):
        scored = [(score_of(entry.item), entry) for entry in block if entry.item.stage != "done"]
        known = [(value, entry) for value, entry in scored if value is not None]
        best = [entry for _, entry in sorted(known, key=lambda pair: -pair[0])]
        changes += place_permuted(plan, [entry for _, entry in known], best)
    return Step(f"Sort {_named(plan, items)} by score", tuple(changes))


def place_last(plan: Plan, count: int) -> list[str]:
    """Rank keys for that many new items, below everything that has a place in the quarter."""
    last = max((placement.rank for placement in plan.placements.values()), default=None)
    try:
        return rank_key.spread(last, None, count)
    except ValueError:  # a key from elsewhere that is none of ours; the first move beside it makes new ones
        return rank_key.spread("z", None, count)


def burst_of(items: Sequence[str]) -> str | None:
    """The burst of moves of one item; moves of several at once are steps of their own."""
    return f"move:{items[0]}" if len(items) == 1 else None


def _blocks(plan: Plan, items: Iterable[str]) -> list[tuple[Category, list[Ranked]]]:
    """The items by lane, each in rank order; raises `BadInputError` for one that is in no lane."""
    found: dict[Category, list[int]] = {category: [] for category in CATEGORIES}
    for item_id in dict.fromkeys(items):
        item, at = plan.items.get(item_id), _position_of(plan, item_id)
        if item is None or item.category is None or at is None:
            name = f"“{item.title}”" if item else "That item"
            raise BadInputError(f"{name} is in no lane; give it a lane and a team first.")
        found[item.category].append(at)
    lanes = ((category, plan.order.lane(category), sorted(places)) for category, places in found.items() if places)
    return [(category, [lane[at] for at in places]) for category, lane, places in lanes]


def _entries(plan: Plan, items: Iterable[str]) -> list[Ranked]:
    return [entry for _, block in _blocks(plan, items) for entry in block]


def _position_of(plan: Plan, item_id: str) -> int | None:
    item, place = plan.items.get(item_id), plan.placement_of(item_id)
    if item is None or place is None or item.category is None:
        return None
    return position(plan.order.lane(item.category), place)


def _without(plan: Plan, lane: Category, items: Iterable[str]) -> list[Ranked]:
    """A lane without these items, cut out of it: to look at each of ten thousand takes a millisecond."""
    order = plan.order.lane(lane)
    there = [_position_of(plan, item) for item in set(items) if plan.items[item].category == lane]
    rest = list(order)
    for at in sorted((at for at in there if at is not None), reverse=True):
        del rest[at]
    return rest


def _put(plan: Plan, rest: list[Ranked], at: int, block: list[Ranked], lane: Category) -> list[Change]:
    recategorised = [change for entry in block for change in edit(entry.item, category=lane)]
    return [*place_block(plan, rest, at, block), *recategorised]


def _moved_to(
    plan: Plan, category: Category, block: list[Ranked], by: int, shown: Collection[str] | None
) -> tuple[list[Ranked], int]:
    """The lane without the block, and the position in it where the block comes to stand."""
    rest = _without(plan, category, [entry.item.id for entry in block])
    # Below as many others as now: above the edge of the block stand those of the block, too.
    edge = _position_of(plan, (block[0] if by < 0 else block[-1]).item.id) or 0
    start = edge if by < 0 else edge - len(block) + 1
    if shown is None:
        return rest, max(0, min(len(rest), start + by))
    ahead = range(start - 1, -1, -1) if by < 0 else range(start, len(rest))
    visible = list(islice((i for i in ahead if rest[i].item.id in shown), abs(by)))
    if not visible:
        return rest, start
    return rest, visible[-1] if by < 0 else visible[-1] + 1


def _position(plan: Plan, rest: list[Ranked], block: list[Ranked], target: Target, lane: Category) -> int:
    if target == "top":
        return 0
    if target == "bottom":
        return len(rest)
    if target != "line":
        return min(target - 1, len(rest))
    now = fill(plan)
    active = {team.team.id for team in now.capacity.teams}
    taken = [
        now.service[e.item.id] if e.item.id in now.service else plan.all_weeks[e.item.id] or 0.0
        for e in rest
        if e.item.is_must or e.item.id in now.service
    ]
    needed = sum(plan.all_weeks[e.item.id] or 0.0 for e in block)
    passed = plan.musts.union(now.service)
    line = line_after(rest, plan.all_weeks, active, passed, now.lanes[lane].capacity - sum(taken) - needed)
    return len(rest) if line is None else line


def _against(plan: Plan, lane: Category, block: list[Ranked], rest: list[Ranked], at: int) -> list[Change]:
    """Changes that take back what was answered against a move, where the lane is just being compared."""
    if plan.evidence is None or not plan.evidence.comparisons:
        return []
    from planner.domain.versus.by_hand import taken_back  # most plans compare nothing just now

    return taken_back(plan, lane, block, rest, at)


def _taking_back(changes: Iterable[Change]) -> str:
    """` and take back 2 answers`, where changes do."""
    count = sum(1 for change in changes if change.kind == "comparison_answer")
    return f" and take back {counted(count, 'answer')}" if count else ""


def _named(plan: Plan, items: Sequence[str]) -> str:
    return plan.items[items[0]].title if len(items) == 1 else counted(len(items), "item")


def _neighbour(landed: tuple[list[Ranked], int] | None, *, up: bool) -> str:
    """`above Gift cards`, or `below Apple Pay`, as the move went; the end of a lane has only one neighbour."""
    if landed is None or not landed[0]:
        return "to the top"
    rest, at = landed
    if (up and at < len(rest)) or at == 0:
        return f"above {rest[at].item.title}"
    return f"below {rest[at - 1].item.title}"
