"""A move by hand while a lane is being compared: it takes back the answers that it contradicts."""

from collections.abc import Iterable, Sequence

from planner.domain.change import Change, edit
from planner.domain.comparison import Comparison, ComparisonAnswer
from planner.domain.order import Ranked, position
from planner.domain.plan import Plan
from planner.domain.versus.beginning import open_comparisons
from planner.domain.versus.graph import Graph
from planner.domain.versus.log import Link
from planner.domain.versus.state import derive
from planner.domain.words import Category


def taken_back(
    plan: Plan, category: Category, block: Sequence[Ranked], rest: Sequence[Ranked], at: int
) -> list[Change]:
    """Changes that take back the answers against which a block moves to position `at` of the lane's other items.

    Only what it passes on its way counts, and only in comparisons that can be taken up again. What is fixed stays.
    """
    found: dict[str, ComparisonAnswer] = {}
    for comparison in open_comparisons(plan, category):
        found |= _of_one(plan, comparison, block, rest, at)
    return [change for answer in found.values() for change in edit(answer, retracted=True)]


def _of_one(
    plan: Plan, comparison: Comparison, block: Sequence[Ranked], rest: Sequence[Ranked], at: int
) -> dict[str, ComparisonAnswer]:
    """The answers of one comparison, by their ids, against which a block moves."""
    category = comparison.category
    at_start = {item: number for number, item in enumerate(comparison.items)}
    log = derive(plan, comparison).links
    found: dict[str, ComparisonAnswer] = {}
    for index, entry in enumerate(block):
        moved = at_start.get(entry.item.id)
        was = (position(plan.order.lane(category), entry.placement) or 0) - index
        if moved is None:
            continue
        passed = [at_start[e.item.id] for e in rest[min(was, at) : max(was, at)] if e.item.id in at_start]
        for answer in _against(len(at_start), log, moved, passed, up=at < was):
            found[answer.id] = answer
    return found


def _against(
    size: int, links: Sequence[Link], moved: int, passed: Sequence[int], *, up: bool
) -> Iterable[ComparisonAnswer]:
    """The answers that keep an item below what it passed on its way up, or above what it passed on its way down."""
    others = {(one, moved) if up else (moved, one) for one in passed}
    found: list[ComparisonAnswer] = []
    kept: list[Link] = []
    for link in links:
        if link.answer is not None and not link.same and (link.first, link.second) in others:
            found.append(link.answer)
        else:
            kept.append(link)
    graph = Graph(size, kept)
    for other in passed:
        first, last = (other, moved) if up else (moved, other)
        while graph.before(first, last):
            chain = graph.chain(first, last)
            nearest = next((link for link in (chain[::-1] if up else chain) if link.answer is not None), None)
            if nearest is None or nearest.answer is None:
                break
            found.append(nearest.answer)
            kept.remove(nearest)
            graph = Graph(size, kept)
    return found
