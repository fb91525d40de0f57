"""A move by hand while a lane is being compared: it takes back the answers that it contradicts."""

from collections.abc import Iterable, Sequence

from planner.domain.change import Change, edit
from planner.domain.comparison import ComparisonAnswer
from planner.domain.order import Ranked, position
from planner.domain.plan import Plan
from planner.domain.versus.beginning import open_comparison
from planner.domain.versus.graph import Graph
from planner.domain.versus.log import Link
from planner.domain.versus.state import derive
from planner.domain.words import Category


def taken_back(
    plan: Plan, category: Category, block: Sequence[Ranked], rest: Sequence[Ranked], at: int
) -> list[Change]:
    """Changes that take back the answers against which a block moves to position `at` of the lane's other items.

    Only what it passes on its way counts, and only in the comparison that can be taken up again. What is fixed stays.
    """
    comparison = open_comparison(plan, category)
    if comparison is None:
        return []
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
    return [change for answer in found.values() for change in edit(answer, retracted=True)]


def _against(
    size: int, links: Sequence[Link], moved: int, passed: Sequence[int], *, up: bool
) -> Iterable[ComparisonAnswer]:
    """The answers that keep an item below what it passed on its way up, or above what it passed on its way down."""
    others = set(passed)
    direct = [
        link
        for link in links
        if not link.same and link.answer is not None and _ends(link, up=up) in {(moved, one) for one in others}
    ]
    kept = [link for link in links if link not in direct]
    found = [link.answer for link in direct if link.answer is not None]
    for other in passed:
        first, last = (other, moved) if up else (moved, other)
        graph = Graph(size, kept)
        while graph.before(first, last):
            chain = graph.chain(first, last)
            said = [link for link in (reversed(chain) if up else chain) if link.answer is not None]
            if not said:
                break
            kept = [link for link in kept if link is not said[0]]
            found += [said[0].answer] if said[0].answer is not None else []
            graph = Graph(size, kept)
    return found


def _ends(link: Link, *, up: bool) -> tuple[int, int]:
    """The end at which the moved item would stand, then the other."""
    return (link.second, link.first) if up else (link.first, link.second)
