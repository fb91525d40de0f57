"""Adding, editing and dropping items, and what makes one a must-do."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from planner.domain.change import Change, Step, create, edit
from planner.domain.commitment import set_outcome
from planner.domain.effect import cost_text, effect
from planner.domain.errors import BadInputError
from planner.domain.evidence import Decision
from planner.domain.item import Item, Placement, ScoreInputs, placement_id
from planner.domain.moment import Moment
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, fill
from planner.domain.ranking import other_lane, place_last
from planner.domain.scoring.inputs import INPUT_NAMES, input_changes
from planner.domain.text import counted, one_line
from planner.domain.words import CATEGORY_NAMES, Stage

FIELD_NAMES = {
    "title": "title",
    "note": "note",
    "category": "lane",
    "team": "team",
    "effort": "effort",
    "service": "service",
    "remaining": "what remains",
    "customer": "customer",
    "business": "business",
    "running": "running",
    "customer_evidence": "evidence",
    "business_evidence": "evidence",
    "running_evidence": "evidence",
    "confidence": "confidence",
    "must_reason": "must-do",
    "must_due": "must-do",
    "stage": "stage",
    "tags": "tags",
    **INPUT_NAMES,
}
"""What people call the fields that they can edit."""


def next_keys(plan: Plan, team: str | None, count: int = 1) -> list[str]:
    """Keys for new items, `CHK-13` and so on: one more than the highest of that team's; `NEW-1` without a team."""
    prefix = plan.teams[team].key if team is not None and team in plan.teams else "NEW"
    pattern = re.compile(re.escape(prefix) + r"-(\d{1,15})", re.IGNORECASE | re.ASCII)
    numbers = (int(match[1]) for item in plan.items.values() if (match := pattern.fullmatch(item.key)))
    first = max(numbers, default=0) + 1
    return [f"{prefix}-{first + index}" for index in range(count)]


def add_item(plan: Plan, values: Mapping[str, Any], moment: Moment) -> Step:
    """A new item with the given fields, its score's inputs among them, last in its lane.

    Raises `BadInputError` without a title.
    """
    if not values.get("title"):
        raise BadInputError("An item needs a title; write a few words that say what it is.")
    given = dict(values)
    key = given.pop("key", None) or next_keys(plan, given.get("team"))[0]
    item = Item(moment.new_id(), key, **_own(given))
    place = Placement(placement_id(plan.current, item.id), plan.current, item.id, place_last(plan, 1)[0])
    return Step(f"Add {item.title}", (create(item), create(place), *input_changes(plan, item.id, given)))


def edit_items(plan: Plan, items: Sequence[str], values: Mapping[str, Any]) -> Step:
    """Gives all these items the same values for some fields; one that changes its lane keeps its rank there.

    The stage done is the outcome of what was promised, too: Prioritize and Measure never say different things.
    """
    changes: list[Change] = []
    for item_id in items:
        item = _existing(plan, item_id)
        changes += (*edit(item, **_own(values)), *input_changes(plan, item_id, values))
        changes += _outcome_at(plan, item, values.get("stage"))
        category = values.get("category")
        if category is not None and category != item.category and _in_lane(plan, item):
            changes += (c for c in other_lane(plan, [item_id]).changes if c.kind == "placement")
    touched = {name for change in changes for name in _touched(change) if name in FIELD_NAMES}
    names = ", ".join(dict.fromkeys(FIELD_NAMES[name] for name in FIELD_NAMES if name in touched))
    label = f"Edit {_named(plan, items)}" + (f": {names}" if names else "")
    if set(values) == {"category"} and values["category"] is not None:
        label = f"Move {_named(plan, items)} to {CATEGORY_NAMES[values['category']]}"
    return Step(label, tuple(changes))


def edit_item(plan: Plan, item: str, values: Mapping[str, Any]) -> Step:
    """Gives one item other values for some of its fields."""
    return edit_items(plan, [item], values)


def set_must(plan: Plan, items: Sequence[str], reason: str | None, due: date | None = None, why: str = "") -> Step:
    """Makes items must-dos with a reason and perhaps a date; or no longer, where `reason` is `None`: `why` is for that.

    Raises `BadInputError` for an empty reason.
    """
    named = _named(plan, items)
    if reason is None:
        changes = [c for i in items for c in edit(_existing(plan, i), must_reason=None, must_due=None)]
        return Step(f"{named} {_is(items)} no must-do any more", tuple(changes), why=one_line(why, "Why"))
    reason = one_line(reason, "Must-do")
    if not reason:
        raise BadInputError("A must-do needs a reason: the obligation or the deadline that it answers to.")
    changes = [c for i in items for c in edit(_existing(plan, i), must_reason=reason, must_due=due)]
    return Step(f"{named} {_is(items)} a must-do", tuple(changes), why=reason)


def refuse_done(plan: Plan, items: Sequence[str]) -> None:
    """Raises `BadInputError` where one of the items is done, and so cannot be dropped."""
    for item in (_existing(plan, item_id) for item_id in items):
        if item.stage == "done":
            raise BadInputError(f"{item.title} is done, which cannot be dropped; if it is not, give it another stage.")


def cost_of_dropping(plan: Plan, items: Sequence[str], filled: Fill | None = None) -> str:
    """What it costs to drop items, as decisions tell it; `filled` is the fill of the plan, where it is known."""
    stopped = [change for item in items for change in edit(_existing(plan, item), stage="stopped")]
    return cost_text(plan, effect(filled or fill(plan), fill(plan.after(stopped))))


def drop_items(plan: Plan, items: Sequence[str], why: str, moment: Moment, cost: str | None = None) -> Step:
    """Stops items with a word why, remembered as a decision; what was committed has the outcome dropped.

    `cost` is `cost_of_dropping` them, where it is known. Raises `BadInputError` without a reason, and for what is done:
    that was a promise kept, not one dropped.
    """
    reason = one_line(why, "Why")
    if not reason:
        raise BadInputError("Dropping needs a word why, so that nobody has to ask again.")
    refuse_done(plan, items)
    changes: list[Change] = []
    for item_id in items:
        changes += edit(_existing(plan, item_id), stage="stopped", stop_reason=reason)
        placement = plan.placement_of(item_id)
        if placement is not None and placement.committed in {"in", "must"}:
            changes += edit(placement, outcome="dropped")
    cost = cost_of_dropping(plan, items) if cost is None else cost
    for item_id in items:
        decision = Decision(
            moment.new_id(),
            plan.current,
            moment.now,
            f"Drop {plan.items[item_id].title}"[:500],
            why=reason,
            signed_by=moment.actor,
            cost=cost,
            item=item_id,
            kind="stop",
        )
        changes.append(create(decision))
    return Step(f"Drop {_named(plan, items)}", tuple(changes), why=reason)


def _existing(plan: Plan, item_id: str) -> Item:
    item = plan.items.get(item_id)
    if item is None:
        raise BadInputError("That item is not in the plan any more; somebody else may have removed it.")
    return item


def _own(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of fields of the item itself."""
    return {name: value for name, value in values.items() if name not in INPUT_NAMES}


def _touched(change: Change) -> Iterable[str]:
    if change.before is None and isinstance(change.after, ScoreInputs):
        return [name for name in INPUT_NAMES if getattr(change.after, name) is not None]
    return change.fields()


def _outcome_at(plan: Plan, item: Item, stage: Stage | None) -> list[Change]:
    placement = plan.placement_of(item.id)
    if stage is None or placement is None or placement.committed not in {"in", "must"}:
        return []
    if (stage == "done") == (placement.outcome == "done"):
        return []
    step = set_outcome(plan, item.id, "done" if stage == "done" else "going")
    return [change for change in step.changes if change.kind == "placement"]


def _in_lane(plan: Plan, item: Item) -> bool:
    placed = plan.placement_of(item.id) is not None and item.stage != "stopped"
    return placed and item.category is not None and item.team in plan.teams


def _named(plan: Plan, items: Sequence[str]) -> str:
    return _existing(plan, items[0]).title if len(items) == 1 else counted(len(items), "item")


def _is(items: Sequence[str]) -> str:
    return "is" if len(items) == 1 else "are"
