"""What happened to the backlog after a quarter was prepared: items that came up, and items that got done before it."""

from typing import NamedTuple

from planner.domain.change import Step, create, delete
from planner.domain.item import Item, Placement, placement_id
from planner.domain.plan import Plan
from planner.domain.ranking import place_last
from planner.domain.text import counted


class Missed(NamedTuple):
    """How a quarter's order differs from the backlog."""

    came_up: tuple[Item, ...]
    """Items that are neither done nor stopped and have no place in the quarter."""
    done_before: tuple[Placement, ...]
    """Places of items that are done, though not in this quarter."""

    @property
    def sentence(self) -> str:
        """What it is, e.g. `Since it was prepared 3 items came up and 1 item was done`; empty for nothing."""
        parts = [f"{counted(len(self.came_up), 'item')} came up"] if self.came_up else []
        if self.done_before:
            parts.append(f"{counted(len(self.done_before), 'item')} {_was(len(self.done_before))} done")
        return f"Since it was prepared {' and '.join(parts)}" if parts else ""


def missed(plan: Plan) -> Missed:
    """What a prepared quarter has missed; nothing in the first quarter, in a closed one, and in one that began."""
    quarter = plan.quarter
    if quarter.state != "align" or plan.previous is None:
        return Missed((), ())
    placed = {placement.item for placement in plan.placements.values()}
    came_up = (i for i in plan.items.values() if i.id not in placed and i.stage not in {"done", "stopped"})
    done = (e.placement for e in plan.ranked if e.item.stage == "done" and e.placement.outcome != "done")
    return Missed(tuple(came_up), tuple(done))


def catch_up(plan: Plan) -> Step:
    """Gives what came up the last places and takes out what was done before; a step without changes for nothing."""
    found = missed(plan)
    ranks = place_last(plan, len(found.came_up)) if found.came_up else []
    placed = (
        create(Placement(placement_id(plan.current, item.id), plan.current, item.id, rank))
        for item, rank in zip(found.came_up, ranks, strict=True)
    )
    taken = (delete(placement) for placement in found.done_before)
    said = [f"{counted(len(found.came_up), 'item')} in"] if found.came_up else []
    said += [f"{counted(len(found.done_before), 'item')} out"] if found.done_before else []
    return Step(f"Bring {plan.quarter.name} up to date: {', '.join(said) or 'nothing to do'}", (*placed, *taken))


def _was(count: int) -> str:
    return "was" if count == 1 else "were"
