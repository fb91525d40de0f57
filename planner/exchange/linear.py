"""Linear's export as CSV: 25, 30 or 34 columns, always in English, with a guard before what would be a formula."""

import re
from collections.abc import Sequence

from planner.domain.importing.records import ImportField

_ALWAYS = {"id", "team", "title", "status", "priority", "labels"}
_ITS_OWN = {"cycle number", "cycle name", "roadmaps", "initiatives", "project milestone", "sla status", "uuid"}
_HOLD: dict[ImportField, tuple[str, ...]] = {
    "key": ("id",),
    "title": ("title",),
    "note": ("description",),
    "status": ("status",),
    "resolved": ("completed", "canceled", "archived"),
    "labels": ("labels",),
    "points": ("estimate",),
    "parent": ("parent issue",),
    "needs": ("blocked by",),
}
"""What its columns hold; an estimate in Linear counts points, and a project has no key to be a parent by."""
_GUARDED = re.compile(r"'(?=[-+@=\t\r])")


def is_linear(names: Sequence[str]) -> bool:
    """Whether a header, folded, is Linear's."""
    there = set(names)
    return there >= _ALWAYS and bool(there & _ITS_OWN)


def linear_columns(names: Sequence[str]) -> dict[ImportField, tuple[int, ...]]:
    """Where Linear's fields are; columns of one name are all taken."""
    at: dict[ImportField, tuple[int, ...]] = {}
    for field, known in _HOLD.items():
        found = tuple(index for name in known for index, header in enumerate(names) if header == name)
        if found:
            at[field] = found
    return at


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that Linear writes before `+ - @ =`, so that no spreadsheet calculates it."""
    return cell[1:] if _GUARDED.match(cell) else cell
