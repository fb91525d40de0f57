"""Triage: what has no lane or no team yet, one item after the other, with one key for each answer."""

from collections.abc import Collection
from typing import NamedTuple

from planner.domain.change import Step, edit
from planner.domain.errors import BadInputError
from planner.domain.item import Effort, Item
from planner.domain.organisation import SizeName
from planner.domain.plan import Plan
from planner.domain.proposed_lane import answered, proposal_of
from planner.domain.text import counted
from planner.domain.words import CATEGORY_NAMES, Category


class TriageRun(NamedTuple):
    """One sitting: which items it set out with, and which of them were looked at and left for later."""

    items: tuple[str, ...]
    """Ids in rank order, as they waited when the run began."""
    skipped: tuple[str, ...] = ()
    at: str | None = None
    """The item on screen; it stays there until all is said or it is skipped. `None`: the first that waits."""


def begin(plan: Plan) -> TriageRun:
    """A run over everything that waits in Unsorted."""
    items = tuple(entry.item.id for entry in plan.order.unsorted)
    return TriageRun(items, at=items[0] if items else None)


def triage(
    plan: Plan,
    item: str,
    *,
    category: Category | None = None,
    team: str | None = None,
    size: SizeName | None = None,
) -> Step:
    """Gives an item what was just answered of lane, team and size; the answers to one item are undone together.

    Raises `BadInputError` for a size that the organisation does not have.
    """
    entity = plan.items[item]
    values: dict[str, object] = {}
    said: list[str] = []
    settled = answered(plan, item) if category is not None else ()
    if category is not None:
        values["category"] = category
        said.append(CATEGORY_NAMES[category])
    if team is not None:
        values["team"] = team
        said.append(plan.teams[team].name)
    if size is not None:
        weeks = plan.organisation.sizes.get(size)
        if weeks is None:
            raise BadInputError(f"There is no size {size}; the sizes are {', '.join(plan.organisation.sizes)}.")
        values["effort"] = Effort(weeks, weeks, weeks)
        said.append(f"size {size}")
    return Step(f"Sort {entity.title}: {', '.join(said)}", (*edit(entity, **values), *settled), burst=f"triage:{item}")


def take_proposal(plan: Plan, item: str) -> Step:
    """Gives an item the lane that was proposed for it; raises `BadInputError` where none was."""
    proposal = proposal_of(plan, item)
    if proposal is None:
        raise BadInputError("No lane is proposed for this item; i or t says which it is.")
    return triage(plan, item, category=proposal.category)


def skip(plan: Plan, run: TriageRun) -> TriageRun:
    """Leaves the item on screen for later and goes on to the next."""
    if run.at is None:
        return run
    return advance(plan, run._replace(skipped=(*(i for i in run.skipped if i != run.at), run.at), at=None))


def advance(plan: Plan, run: TriageRun) -> TriageRun:
    """The run with the item that is next on screen: the same until it is sorted and has a size."""
    if run.at is not None and run.at in plan.items and not is_complete(plan, plan.items[run.at]):
        return run
    return run._replace(at=next((i for i in run.items if _waits(plan, i, run.skipped)), None))


def back_to(run: TriageRun, item: str) -> TriageRun:
    """The run with an item on screen again, after its answers were undone."""
    if item not in run.items:
        return run
    return run._replace(skipped=tuple(i for i in run.skipped if i != item), at=item)


def is_complete(plan: Plan, item: Item) -> bool:
    """Whether lane, team and size are all known."""
    return item.category is not None and item.team in plan.teams and item.effort is not None


def is_unsorted(plan: Plan, item: Item) -> bool:
    """Whether an item waits in Unsorted: it is not stopped, and has no lane or no team."""
    return item.stage != "stopped" and (item.category is None or item.team not in plan.teams)


def waiting(plan: Plan) -> str:
    """How many items wait in Unsorted, as a sentence; empty where none does."""
    count = sum(1 for item in plan.items.values() if is_unsorted(plan, item))
    wait = "waits" if count == 1 else "wait"
    return f"{counted(count, 'item')} {wait} in Unsorted for a lane or a team." if count else ""


def progress(plan: Plan, run: TriageRun) -> str:
    """How far the run is, e.g. `12 of 40 sorted · 3 for later`."""
    there = [i for i in run.items if i in plan.items]
    if not there:
        return "nothing waits to be sorted"
    sorted_ones = sum(1 for i in there if not is_unsorted(plan, plan.items[i]))
    later = sum(1 for i in run.skipped if i in plan.items and is_unsorted(plan, plan.items[i]))
    text = f"{sorted_ones} of {counted(len(there), 'item')} sorted"
    return f"{text} · {later} for later" if later else text


def _waits(plan: Plan, item: str, skipped: Collection[str]) -> bool:
    return item not in skipped and item in plan.items and is_unsorted(plan, plan.items[item])
