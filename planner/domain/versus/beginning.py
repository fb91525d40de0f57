"""Beginning a comparison: its start is frozen, so that replay asks the same questions for ever."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from planner.domain.change import Step, create
from planner.domain.comparison import Comparison, Policy, Prior
from planner.domain.errors import BadInputError
from planner.domain.evidence import Evidence
from planner.domain.moment import Moment
from planner.domain.order import Ranked
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.versus.prior import Presorted, best_prior, is_compared, ordered
from planner.domain.words import CATEGORY_NAMES, Category

PLACE_UP_TO = 25
"""Up to so many items the exact order is asked for; for more only who is above the line."""
LARGEST = 500
"""A longer lane is compared around its line; who is far above or below it is in no doubt."""


def begin(
    plan: Plan,
    category: Category,
    moment: Moment,
    *,
    policy: Policy | None = None,
    prior: Prior | None = None,
    items: Iterable[str] | None = None,
    budget: int | None = None,
    presorted: Mapping[str, Presorted] | None = None,
) -> Step:
    """Begins to rank a lane, or some items of it, by comparison.

    Without a policy it is Place for up to `PLACE_UP_TO` items, else Cut with as many questions as there are items.
    Raises `BadInputError` for fewer than two items, or for one that is not in the lane.
    """
    chosen = _chosen(plan, category, items)
    if len(chosen) < 2:
        raise BadInputError(_too_few(category, len(chosen)))
    said = presorted or {}
    by_rank = [entry.item.id for entry in chosen]
    prior = prior or best_prior(plan, category, by_rank, said)
    fixed, head = fixed_pairs(plan, by_rank)
    start = _after_fixed(ordered(plan, category, by_rank, prior, said), fixed)
    policy = policy or ("place" if len(start) - head <= PLACE_UP_TO else "cut")
    if budget is None and policy == "cut":
        budget = len(start)
    label = f"Begin to compare {len(start)} items of {CATEGORY_NAMES[category]}"
    return Step(label, (create(_frozen(plan, category, moment, start, fixed, policy, prior, budget)),))


def begin_late(plan: Plan, category: Category, item: str, moment: Moment) -> Step:
    """Begins to place one late item into its lane, whose other items keep their order.

    Raises `BadInputError` where it is not in the lane, or alone there.
    """
    chosen = [entry.item.id for entry in _chosen(plan, category, None)]
    if item not in chosen:
        raise BadInputError(_not_there(plan, category, item))
    if len(chosen) < 2:
        raise BadInputError(_too_few(category, len(chosen)))
    needed, _ = fixed_pairs(plan, chosen)
    others = [one for one in _after_fixed(chosen, needed) if one != item]
    chained = list(pairwise(others))
    fixed = [*chained, *(pair for pair in needed if item in pair)]
    frozen = _frozen(plan, category, moment, [*others, item], fixed, "place", "none", None)
    return Step(f"Begin to place {plan.items[item].title}", (create(frozen),))


def open_comparison(plan: Plan, category: Category) -> Comparison | None:
    """The comparison of a lane that is taken up again: of those that are open the one about the most items.

    Raises `BadInputError` while the answers of the quarter are still being read.
    """
    return next(iter(open_comparisons(plan, category)), None)


def open_comparisons(plan: Plan, category: Category) -> list[Comparison]:
    """A lane's comparisons that can be taken up again, the one about the most items first, then the latest.

    One is over when it was applied, or another that was begun later is about all of its items; so a question about two
    items, or where one late item goes, does not end a comparison of the whole lane. Raises `BadInputError` while the
    answers of the quarter are still being read.
    """
    ours = [c for c in evidence_of(plan).comparisons.values() if c.category == category and c.quarter == plan.current]
    if all(comparison.applied_at is not None for comparison in ours):
        return []
    about = {c.id: {item for item in c.items if _is_asked(plan, category, item)} for c in ours}
    found: list[Comparison] = []
    for comparison in sorted(ours, key=lambda c: (c.at, c.id)):
        found = [c for c in found if _is_late(comparison) > _is_late(c) or not about[c.id] <= about[comparison.id]]
        found.append(comparison)
    still = [comparison for comparison in found if comparison.applied_at is None]
    return sorted(still, key=lambda c: (not _is_late(c), len(about[c.id]), c.at, c.id), reverse=True)


def _is_asked(plan: Plan, category: Category, item_id: str) -> bool:
    """Whether an item is still one that comparing its lane can move."""
    item = plan.items.get(item_id)
    if item is None or item.category != category or item.stage == "stopped":
        return False
    return plan.placement_of(item_id) is not None and is_compared(plan, item)


def _is_late(comparison: Comparison) -> bool:
    """Whether it places one late item, all others keeping their order."""
    return comparison.prior == "none"


def evidence_of(plan: Plan) -> Evidence:
    """What was answered in the quarter; raises `BadInputError` while it is still being read."""
    if plan.evidence is None:
        raise BadInputError("The answers of this quarter are still being read; try again in a moment.")
    return plan.evidence


def fixed_pairs(plan: Plan, items: Sequence[str]) -> tuple[list[tuple[str, str]], int]:
    """Who stands before whom whatever is answered, for items given in rank order; and how many stand first of all.

    Must-dos and what they need come first, in their present order: they are in, so nothing is asked about them. One
    pair leads from each to the next, and from the last to each other item; then come the needs of the others.
    """
    among = set(items)
    needs = {item: [n for n in _needed(plan, item) if n in among and n != item] for item in items}
    first = {item for item in items if plan.items[item].is_must}
    first |= {need for item in first for need in needs[item]}
    needing = [(need, item) for item in items for need in needs[item] if (need in first) == (item in first)]
    head = _after_fixed([i for i in items if i in first], [pair for pair in needing if pair[0] in first])
    rest = [i for i in items if i not in first]
    pairs = list(pairwise(head))
    if head:
        pairs += [(head[-1], item) for item in rest]
    return [*pairs, *(pair for pair in needing if pair[0] not in first)], len(head)


def _frozen(
    plan: Plan,
    category: Category,
    moment: Moment,
    items: Sequence[str],
    fixed: Sequence[tuple[str, str]],
    policy: Policy,
    prior: Prior,
    budget: int | None,
) -> Comparison:
    line = _line(plan, category, items)
    start = (moment.new_id(), plan.current, category, tuple(items), policy, prior, line, tuple(fixed), budget)
    return Comparison(*start, moment.now, moment.actor)


def _chosen(plan: Plan, category: Category, items: Iterable[str] | None) -> list[Ranked]:
    lane = plan.order.lane(category)
    if items is not None:
        wanted = set(items)
        there = {entry.item.id for entry in lane}
        for item in sorted(wanted - there):
            raise BadInputError(_not_there(plan, category, item))
        return [entry for entry in lane if entry.item.id in wanted]
    compared = [entry for entry in lane if is_compared(plan, entry.item)]
    if len(compared) <= LARGEST:
        return compared
    line = _above_line(plan, category, {entry.item.id for entry in compared})
    start = max(0, min(line - LARGEST // 2, len(compared) - LARGEST))
    return compared[start : start + LARGEST]


def _line(plan: Plan, category: Category, items: Sequence[str]) -> int:
    """How many of the items stand above the lane's line; a third of them where it does not divide them."""
    above = _above_line(plan, category, set(items))
    return above if 0 < above < len(items) else -(-len(items) // 3)


def _above_line(plan: Plan, category: Category, items: set[str]) -> int:
    lane = fill(plan).lanes[category]
    line = len(lane.order) if lane.line_after is None else lane.line_after
    return sum(1 for at, entry in enumerate(lane.order) if entry.item.id in items and (at < line or entry.item.is_must))


def _after_fixed(items: Sequence[str], fixed: Iterable[tuple[str, str]]) -> list[str]:
    """The items in their order, but each after those that are fixed before it; circles are passed over."""
    before: dict[str, list[str]] = {}
    for first, second in fixed:
        before.setdefault(second, []).append(first)
    at = {item: number for number, item in enumerate(items)}
    found: dict[str, None] = {}
    for item in items:
        stack, open_ones = [item], {item}
        while stack:
            missing = [b for b in before.get(stack[-1], ()) if b in at and b not in found and b not in open_ones]
            if missing:
                stack.append(min(missing, key=at.__getitem__))
                open_ones.add(stack[-1])
            else:
                found.setdefault(stack.pop())
    return list(found)


def _needed(plan: Plan, item: str) -> list[str]:
    """Everything that an item needs, over other lanes too; an item in a circle with it is left out."""
    found: dict[str, None] = {}
    queue = [*plan.needs.get(item, ())]
    for need in queue:
        if need not in found:
            found[need] = None
            queue.extend(plan.needs.get(need, ()))
    return [] if item in found else list(found)


def _too_few(category: Category, count: int) -> str:
    what = "only one item that can be compared" if count else "no item that can be compared"
    return f"{CATEGORY_NAMES[category]} has {what}; it takes two."


def _not_there(plan: Plan, category: Category, item: str) -> str:
    name = f"“{plan.items[item].title}”" if item in plan.items else "That item"
    return f"{name} is not in {CATEGORY_NAMES[category]}, so it cannot be compared there."
