"""A plan for others to read: only what it shows now, none of what it said before."""

from collections.abc import Collection, Mapping

from planner.domain.ballot import Ballot, Dissent, ballot_id, dissent_id
from planner.domain.change import Entity
from planner.domain.importing.values import FIELD_NAMES, NEEDS, present
from planner.domain.item import ImportRecord, Item
from planner.domain.voting.kept import NOBODY

LABEL = "Copy the plan without its history"
"""Of the one step with which such a copy begins."""
EDITED = "…"
"""Stands for what an import once read where somebody edited it here: no import overwrites that edit then."""


def stays(entity: Entity) -> bool:
    """Whether a row goes into such a copy: all that is there do but ballots that were not shown, or not yet cast."""
    return not isinstance(entity, Ballot) or entity.shown_at is not None


def nameless(entity: Entity, leads: dict[str, str]) -> Entity:
    """A ballot or a dissent without the name of a lead who did not allow that it leaves the plan; others as they are.

    `leads` are the names that stand for such leads, by their own; a new one is added. Ids hold names, too.
    """
    if not isinstance(entity, Ballot | Dissent) or entity.may_be_named:
        return entity
    person = leads.setdefault(entity.person, f"{NOBODY} ({len(leads) + 1})")
    if isinstance(entity, Ballot):
        return entity._replace(id=ballot_id(entity.quarter, entity.category, person), person=person)
    return entity._replace(id=dissent_id(entity.quarter, entity.item, person), person=person)


def forgetful(record: ImportRecord, items: Mapping[str, Item], keys: Collection[str]) -> ImportRecord:
    """What an import last read for an item, without what nobody sees in the plan any more.

    `keys` are those of the items that stay. What the source says of its own, as a status, stays as it was read.
    """
    item = items[record.id]
    return record._replace(values=tuple((field, _still(item, field, text, keys)) for field, text in record.values))


def _still(item: Item, field: str, text: str, keys: Collection[str]) -> str:
    if field == NEEDS:
        return "\n".join(key for key in text.split("\n") if key in keys)
    return text if field not in FIELD_NAMES or present(item, field) == text else EDITED
