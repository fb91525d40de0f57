"""What the item form shows: which fields on which line, and their values as text."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from planner.domain.item import Item
from planner.domain.item_fields import effort_text
from planner.domain.plan import Plan
from planner.domain.score import CONFIDENCES
from planner.domain.words import CATEGORIES, CATEGORY_NAMES, STAGE_NAMES, STAGES


class Field(NamedTuple):
    """One field of the form."""

    name: str
    """An `Item` field, or `needs`."""
    label: str = ""
    hint: str = ""
    size: str = "whole"
    """`whole`, `half` or `digit`."""


FormLine = tuple[Field, ...]
_DIGIT = "0–5"

LINES: tuple[FormLine, ...] = (
    (Field("title", "Title"),),
    (Field("category", "Lane", size="half"), Field("team", "Team", size="half")),
    (Field("effort", "Effort", "S–XL, 6, 4 / 6 / 9", "half"), Field("confidence", "Confidence", size="half")),
    (Field("stage", "Stage", size="half"), Field("tags", "Tags", "a, b", "half")),
    (Field("customer", "Customer", _DIGIT, "digit"), Field("customer_evidence", hint="what speaks for it")),
    (Field("business", "Business", _DIGIT, "digit"), Field("business_evidence", hint="what speaks for it")),
    (Field("running", "Running", _DIGIT, "digit"), Field("running_evidence", hint="what speaks for it")),
    (Field("needs", "Needs", "keys of other items, e.g. PLT-4, GRW-9"),),
    (Field("must_reason", "Must-do", "why, if it is one"), Field("must_due", "due", "2026-12-12", "half")),
)


def field_texts(plan: Plan, item: Item | None, given: Mapping[str, str]) -> dict[str, str]:
    """The text of every field; for a new item what was `given`, else nothing."""
    names = [field.name for line in LINES for field in line] + ["note"]
    if item is None:
        return {name: given.get(name, STAGE_NAMES["idea"] if name == "stage" else "") for name in names}
    return {name: _text(plan, item, name) for name in names}


def options(plan: Plan, name: str) -> list[str]:
    """What may be written in a field that has few answers."""
    choices = {
        "category": [CATEGORY_NAMES[category] for category in CATEGORIES],
        "team": [team.name for team in plan.active_teams],
        "confidence": list(CONFIDENCES),
        "stage": [STAGE_NAMES[stage] for stage in STAGES if stage != "stopped"],
    }
    return choices.get(name, [])


def _text(plan: Plan, item: Item, name: str) -> str:
    if name in _WRITTEN:
        return _WRITTEN[name](plan, item)
    value = getattr(item, name)
    return "" if value is None else str(value)


def _confidence(item: Item) -> str:
    if item.confidence is None:
        return ""
    return next((word for word, share in CONFIDENCES.items() if share == item.confidence), f"{item.confidence:.0%}")


_WRITTEN: dict[str, Callable[[Plan, Item], str]] = {
    "needs": lambda plan, item: ", ".join(plan.items[need].key for need in plan.needs.get(item.id, ())),
    "category": lambda _, item: CATEGORY_NAMES[item.category] if item.category else "",
    "team": lambda plan, item: plan.teams[item.team].name if item.team is not None and item.team in plan.teams else "",
    "effort": lambda _, item: effort_text(item.effort),
    "confidence": lambda _, item: _confidence(item),
    "stage": lambda _, item: STAGE_NAMES[item.stage],
    "tags": lambda _, item: ", ".join(item.tags),
    "must_due": lambda _, item: item.must_due.isoformat() if item.must_due else "",
}
