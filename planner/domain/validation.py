"""The bounds that entities declare, held against what comes in from outside.

Imported when something is written, never to look at a plan: pydantic costs as much as a third of the screen.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from planner.domain.change import KINDS, Entity
from planner.domain.errors import BadInputError
from planner.domain.evidence import CheckIn
from planner.domain.headcount import people_on
from planner.domain.item import Item
from planner.domain.organisation import TeamCapacity
from planner.domain.quarter import Quarter

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
    wrong = next(_contradictions(entity), None)
    if wrong:
        raise BadInputError(f"The {kind.replace('_', ' ')} cannot be saved: {wrong}.")
    return entity


def prepare() -> None:
    """Builds what validating takes, which the first time costs more than all the rest."""
    for kind in KINDS:
        _adapter(kind)


def _contradictions(entity: Entity) -> Iterator[str]:
    """What the declared bounds cannot tell: two fields against each other, and what no file holds."""
    if not all(map(_is_storable, entity)):
        texts = "".join(value for value in entity if isinstance(value, str))
        yield (
            "a text holds a character that ends it for some programs"
            if "\0" in texts
            else "a whole number is too large"
        )
    if isinstance(entity, Item) and entity.effort is not None:
        effort = entity.effort
        if not effort.low <= effort.likely <= effort.high:
            yield "effort must be low ≤ likely ≤ high"
    if isinstance(entity, Quarter):
        if entity.ends_on < entity.starts_on:
            yield f"{entity.id} ends before it starts"
        if entity.staffing_targets and abs(sum(share for _, share in entity.staffing_targets) - 1) > _EPSILON:
            yield "the staffing targets must add up to 100 %"
    if isinstance(entity, TeamCapacity) and any(people_on(entity, c.on) < -_EPSILON for c in entity.changes):
        yield "more people leave than are there"
    if isinstance(entity, CheckIn) and any(not 0 <= share <= 1 for _, share in entity.shares):
        yield "each share must lie between 0 and 1"


def _is_storable(value: object) -> bool:
    """Whether SQLite takes a value, and gives back all of it."""
    if isinstance(value, str):
        return "\0" not in value
    return not isinstance(value, int) or -_HUGE <= value < _HUGE


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind])
