"""The bounds that entities declare, held against what comes in from outside.

Imported when something is written, never to look at a plan: pydantic costs as much as a third of the screen.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

from planner.domain.change import FIELDS, KINDS, Entity
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


def refuse_out_of_bounds(kind: str, entities: Sequence[Entity], plainly: Sequence[Sequence[Any]]) -> None:
    """Raises as `validated` does, for entities of one kind that are there, and their values as JSON has them.

    The values come field by field: each field is held against its bounds for all of them at once, which is quicker.
    """
    try:
        for name, values in zip(FIELDS[kind], plainly, strict=True):
            _bounds(kind, name).validate_json(to_json(_different(values)), strict=True)
    except ValidationError:
        for row in zip(*plainly, strict=True):
            validated(kind, to_json(dict(zip(FIELDS[kind], row, strict=True))))
    wrong = next(filter(None, map(_contradiction, entities)), None) if _are_odd(entities, plainly) else None
    if wrong:
        raise BadInputError(f"The {kind.replace('_', ' ')} cannot be saved: {wrong}.")


def _different(values: Sequence[Any]) -> Sequence[Any]:
    """The values without those that come again; all of them where such as `1` and `True` would count as the same."""
    forms = set(map(type, values)) - {type(None)}
    return values if len(forms) > 1 or forms & {list, dict} else list(dict.fromkeys(values))


def _are_odd(entities: Sequence[Entity], plainly: Sequence[Sequence[Any]]) -> bool:
    """Whether there may be anything about them that the bounds of single fields cannot tell."""
    if type(entities[0]) in _RULES or any(map(_has_huge, plainly)):
        return True
    return any("\0" in "".join(value for value in values if type(value) is str) for values in plainly)


def _has_huge(values: Sequence[object]) -> bool:
    """Whether one of them is a whole number that SQLite does not take."""
    return int in set(map(type, values)) and any(type(v) is int and not -_HUGE <= v < _HUGE for v in values)


def prepare() -> None:
    """Builds what validating takes, which the first time costs more than all the rest."""
    for kind, names in FIELDS.items():
        for name in names:
            _bounds(kind, name)


def _contradiction(entity: Entity) -> str | None:
    """What the declared bounds cannot tell: two fields against each other, and what no file holds."""
    texts = [value for value in entity if type(value) is str]
    if "\0" in "".join(texts):
        return "a text holds a character that ends it for some programs"
    if _has_huge(entity):
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
def _bounds(kind: str, field: str) -> Any:
    """Holds a JSON list against a field and its bounds; what it makes of it is of no use."""
    hints = _hints(kind)
    return TypeAdapter(list[hints[field]]).validator  # type: ignore[valid-type]  # a type that is known at run time


@cache
def _hints(kind: str) -> dict[str, Any]:
    return get_type_hints(KINDS[kind], include_extras=True)


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind])
