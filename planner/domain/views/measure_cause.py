"""What the incidents of a quarter say about unplanned work: which item would have spared the most hours."""

from math import fsum
from typing import NamedTuple

from planner.domain.capacity import round_half_up
from planner.domain.figures import number
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.text import counted, percent
from planner.domain.views.measure_known import Known, Pieces
from planner.domain.words import OUTCOME_NAMES, STAGE_NAMES

_FRACTIONS = {1 / 4: "a quarter", 1 / 3: "a third", 1 / 2: "half", 2 / 3: "two thirds", 3 / 4: "three quarters"}
_CLOSE = 0.02
"""A share within two points of a fraction is told as that."""
_SMALLEST = 0.2
"""An item that would have spared less than a fifth is not what caused it."""


class Cause(NamedTuple):
    """The item that would have spared the most incident hours of a quarter."""

    item: Item
    hours: float
    """Of the incidents that it would have prevented."""
    of: float
    """Of all incidents whose hours are known."""
    incidents: int
    all_incidents: int
    unknown: int
    """Incidents whose hours nobody knows: they are in neither."""


def cause(known: Known) -> Cause | None:
    """That item; `None` where no incident names one, where no hours are known, and under a fifth of them."""
    plan, rows = known.plan, known.plan.evidence.incidents.values() if known.plan.evidence else ()
    until = min(known.today, plan.quarter.ends_on)
    quarters = [i for i in rows if plan.quarter.starts_on <= i.on <= until]
    hours = [(i.item, i.hours) for i in quarters if i.hours is not None]
    total = fsum(each for _, each in hours)
    by_item: dict[str, float] = {}
    for item, each in hours:
        if item is not None and item in plan.items:
            by_item[item] = by_item.get(item, 0.0) + each
    if not by_item or total <= 0:
        return None
    most = min(by_item, key=lambda item: (-by_item[item], plan.items[item].title))
    if by_item[most] / total < _SMALLEST:
        return None
    prevented = sum(1 for i in quarters if i.item == most)
    return Cause(
        plan.items[most], by_item[most], total, prevented, len(quarters), sum(1 for i in quarters if i.hours is None)
    )


def cause_pieces(plan: Plan, found: Cause) -> Pieces:
    """It as a sentence, behind a blank."""
    share = fraction_text(found.hours / found.of)
    figures = f"{_hours(found.hours)} of {_hours(found.of)}"
    return (
        (" ", False),
        (found.item.title, True),
        (f" would have spared {share} of the incident hours, {figures}: {stands_text(plan, found.item)}.", False),
    )


def cause_counts(found: Cause) -> tuple[str, ...]:
    """What was counted, line by line."""
    say, them = ("says", "it") if found.incidents == 1 else ("say", "them")
    would = f"{found.incidents} of {counted(found.all_incidents, 'incident')} of this quarter {say} that"
    lines = [f"{would} {found.item.title} would have prevented {them}."]
    if found.unknown:
        lines.append(f"Of {counted(found.unknown, 'incident')} nobody knows the hours; they are left out.")
    lines.append("Unplanned work is more than incidents; how much of it they are is not known.")
    return tuple(lines)


def stands_text(plan: Plan, item: Item) -> str:
    """Where an item stands, e.g. `ranked 2, not started`, `done`, `stopped`, `not ranked`."""
    placement = plan.placement_of(item.id)
    if item.stage in {"done", "stopped"}:
        return STAGE_NAMES[item.stage]
    lane = plan.order.lane(item.category) if item.category else ()
    rank = next((n for n, entry in enumerate(lane, start=1) if entry.item.id == item.id), None)
    if rank is None or placement is None:
        return "not ranked"
    return f"ranked {rank}, {OUTCOME_NAMES[placement.outcome]}"


def fraction_text(share: float) -> str:
    """A share in words where it is near a fraction, `two thirds`; `all`, else per cent."""
    if share >= 1 - 1e-9:
        return "all"
    near = min(_FRACTIONS, key=lambda fraction: abs(fraction - share))
    return _FRACTIONS[near] if abs(near - share) <= _CLOSE else percent(share)


def _hours(hours: float) -> str:
    return number(float(round_half_up(hours * 10)) / 10)
