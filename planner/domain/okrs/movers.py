"""What should move a key result: items, and slices of items; and whether anything of that is in the plan."""

from collections.abc import Mapping
from typing import NamedTuple

from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill
from planner.domain.results import Slice

_IN = frozenset({"in", "must"})


class Movers(NamedTuple):
    """Of one key result."""

    items: tuple[str, ...] = ()
    """Ids, in rank order; of stopped ones none."""
    slices: tuple[Slice, ...] = ()
    """In the order of their items; of stopped items none, and none that was stopped."""


NOTHING = Movers()


def movers(plan: Plan) -> Mapping[str, Movers]:
    """By key result what should move it; slices only where evidence was read."""
    slices = plan.evidence.slices.values() if plan.evidence is not None else ()
    linked = [(link.kr, link.item) for link in plan.item_krs.values() if _works(plan, link.item)]
    cut = [s for s in slices if s.kr in plan.key_results and s.decision != "stop" and _works(plan, s.item)]
    if not linked and not cut:
        return {}
    places = {entry.item.id: place for place, entry in enumerate(plan.ranked)}

    def place(item: str) -> tuple[int, str]:
        return places.get(item, len(places)), item

    found: dict[str, Movers] = {}
    for kr, item in sorted(linked, key=lambda pair: place(pair[1])):
        before = found.get(kr, NOTHING)
        found[kr] = before._replace(items=(*before.items, item))
    for row in sorted(cut, key=lambda s: (*place(s.item), s.position, s.id)):
        before = found.get(row.kr or "", NOTHING)
        found[row.kr or ""] = before._replace(slices=(*before.slices, row))
    return found


def is_moved(plan: Plan, filled: Fill, moved: Movers) -> bool:
    """Whether something that is in, or was done in this quarter, should move it."""
    items = (*moved.items, *(row.item for row in moved.slices))
    return any(filled.standing.get(item) in _IN or _is_done(plan, item) for item in items)


def _works(plan: Plan, item: str) -> bool:
    return item in plan.items and plan.items[item].stage != "stopped"


def _is_done(plan: Plan, item: str) -> bool:
    placement = plan.placement_of(item)
    return plan.items[item].stage == "done" and placement is not None and placement.outcome == "done"
