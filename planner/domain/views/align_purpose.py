"""What the quarter is for, as Align shows it: objectives, their key results, and which of these nothing moves."""

from collections.abc import Iterable
from typing import NamedTuple

from planner.domain.figures import UNKNOWN, way
from planner.domain.key_results import moved_by, ordered_krs
from planner.domain.plan import Plan
from planner.domain.purpose import KeyResult
from planner.domain.rank_fill import Fill
from planner.domain.text import counted
from planner.domain.views.item_card import standing_word

_IN = frozenset({"in", "must"})


class KrLine(NamedTuple):
    """One key result as its line shows it."""

    id: str
    name: str
    way: str
    """From where to where, e.g. `29 → 38 %`."""
    now: str
    """Where it stands; `–` while nobody has measured it."""
    is_moved: bool
    """Whether something that is in should move it."""
    movers: tuple[tuple[str, str], ...]
    """Title and standing of each item that should move it, in rank order."""


class PurposeLine(NamedTuple):
    """One objective."""

    id: str
    title: str
    krs: tuple[KrLine, ...]


def purpose(plan: Plan, filled: Fill) -> tuple[PurposeLine, ...]:
    """The objectives in order, each with its key results."""
    by_kr = _movers(plan)
    places = {entry.item.id: place for place, entry in enumerate(plan.ranked)} if by_kr else {}

    def line(kr: KeyResult) -> KrLine:
        items = sorted(by_kr.get(kr.id, ()), key=lambda i: places.get(i, len(places)))
        said = tuple((plan.items[i].title, standing_word(plan, filled, i)) for i in items)
        moved = any(filled.standing.get(i) in _IN or _is_done(plan, i) for i in items)
        return KrLine(kr.id, kr.name, way(kr.baseline, kr.target, kr.unit), UNKNOWN, moved, said)

    return tuple(
        PurposeLine(objective.id, objective.title, tuple(map(line, ordered_krs(plan, objective.id))))
        for objective in plan.ordered_objectives
    )


def unmoved_note(lines: Iterable[PurposeLine]) -> str:
    """How many key results nothing in the plan moves, e.g. `! 1 key result that nothing in the plan moves`."""
    count = sum(1 for line in lines for kr in line.krs if not kr.is_moved)
    return f"! {counted(count, 'key result')} that nothing in the plan moves" if count else ""


def explain_purpose(lines: Iterable[PurposeLine]) -> tuple[str, ...]:
    """A paragraph for each key result: where it shall get, and what should move it."""
    return tuple(_kr_told(kr) for line in lines for kr in line.krs)


def names_moved(plan: Plan, items: Iterable[str]) -> dict[str, str]:
    """For each of the items that should move a key result: the names of these, with commas."""
    found = ((item, moved_by(plan, item)) for item in items)
    return {item: ", ".join(kr.name for kr in krs) for item, krs in found if krs}


def _kr_told(kr: KrLine) -> str:
    head = f"{kr.name}: {kr.way}, now {kr.now}."
    if not kr.movers:
        return f"{head} ! No item should move it: say in an item's form which one does, or let go of it."
    named = ", ".join(f"{title} ({standing})" for title, standing in kr.movers)
    if kr.is_moved:
        return f"{head} To be moved by {named}."
    return f"{head} ! Nothing in the plan moves it; it would be {named}."


def _movers(plan: Plan) -> dict[str, list[str]]:
    """For each key result the items that should move it, in no order."""
    found: dict[str, list[str]] = {}
    for link in plan.item_krs.values():
        item = plan.items.get(link.item)
        if item is not None and item.stage != "stopped":
            found.setdefault(link.kr, []).append(link.item)
    return found


def _is_done(plan: Plan, item: str) -> bool:
    placement = plan.placement_of(item)
    return plan.items[item].stage == "done" and placement is not None and placement.outcome == "done"
