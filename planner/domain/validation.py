"""The bounds that entities declare, held against what comes in from outside.

Imported when something is written, never to look at a plan: pydantic costs as much as a third of the screen.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError, create_model

from planner.domain.change import KINDS, Entity
from planner.domain.errors import BadInputError
from planner.domain.evidence import CheckIn
from planner.domain.item import Item
from planner.domain.organisation import TeamCapacity
from planner.domain.quarter import Quarter
from planner.domain.teams.headcount import people_on

_HUGE = 2**63
_EPSILON = 1e-6


def validated(kind: str, text: str | bytes) -> Entity:
    """The entity that JSON text describes, all bounds kept.

    Raises `BadInputError` that names the first field at fault, or the kind where there is none of that name.
    """
    if kind not in KINDS:
        raise BadInputError(f"A plan knows no “{kind}”; nothing was saved.")
    try:
        entity: Entity = _adapter(kind).validate_json(text, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        field = " ".join(str(part) for part in first["loc"]).replace("_", " ")
        reason = first["msg"][:1].lower() + first["msg"][1:]
        raise BadInputError(f"The {kind.replace('_', ' ')} cannot be saved: {field or 'it'}: {reason}.") from None
    wrong = _contradiction(entity)
    if wrong:
        raise BadInputError(f"The {kind.replace('_', ' ')} cannot be saved: {wrong}.")
    return entity


def refuse_out_of_bounds(kind: str, entity: Entity, text: str) -> None:
    """Raises as `validated` does, for an entity that is there and its JSON text; quicker, as it makes no other one."""
    try:
        _bounds(kind).validate_json(text, strict=True)
    except ValidationError:
        validated(kind, text)
    wrong = _contradiction(entity)
    if wrong:
        raise BadInputError(f"The {kind.replace('_', ' ')} cannot be saved: {wrong}.")


def prepare() -> None:
    """Builds what validating takes, which the first time costs more than all the rest."""
    for kind in KINDS:
        _bounds(kind)


def _contradiction(entity: Entity) -> str | None:
    """What the declared bounds cannot tell: two fields against each other, and what no file holds."""
    texts = [value for value in entity if type(value) is str]
    if "\0" in "".join(texts):
        return "a text holds a character that ends it for some programs"
    if int in set(map(type, entity)) and any(not -_HUGE <= value < _HUGE for value in entity if type(value) is int):
        return "a whole number is too large"
    rule = _RULES.get(type(entity))
    return rule(entity) if rule else None


def _about_item(item: Item) -> str | None:
    effort = item.effort
    if effort is None or effort.low <= effort.likely <= effort.high:
        return None
    return "effort must be low ≤ likely ≤ high"


def _about_quarter(quarter: Quarter) -> str | None:
    if quarter.ends_on < quarter.starts_on:
        return f"{quarter.id} ends before it starts"
    if quarter.staffing_targets and abs(sum(share for _, share in quarter.staffing_targets) - 1) > _EPSILON:
        return "the staffing targets must add up to 100 %"
    return None


def _about_capacity(capacity: TeamCapacity) -> str | None:
    leave = any(people_on(capacity, change.on) < -_EPSILON for change in capacity.changes)
    return "more people leave than are there" if leave else None


def _about_check_in(check_in: CheckIn) -> str | None:
    out = any(not 0 <= share <= 1 for _, share in check_in.shares)
    return "each share must lie between 0 and 1" if out else None


_RULES: dict[type[Entity], Callable[[Any], str | None]] = {
    Item: _about_item,
    Quarter: _about_quarter,
    TeamCapacity: _about_capacity,
    CheckIn: _about_check_in,
}


@cache
def _bounds(kind: str) -> Any:
    """Holds JSON text against the fields of a kind and their bounds; what it makes of it is of no use."""
    hints = get_type_hints(KINDS[kind], include_extras=True)
    fields: dict[str, Any] = {name: (hint, ...) for name, hint in hints.items()}
    return TypeAdapter(create_model(kind, **fields)).validator


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind])
