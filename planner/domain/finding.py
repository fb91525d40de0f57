"""Finding an item while its key or its title is being written: ten thousand are looked through at each letter."""

from collections.abc import Container
from typing import NamedTuple

from planner.domain.plan import Plan

MOST = 200
"""More candidates than anybody reads; the next letter makes them fewer."""


class Sought(NamedTuple):
    """An item as it is looked for."""

    item: str
    """The item's id."""
    key: str
    """In lower case, as is the title."""
    title: str


def sought(plan: Plan, without: Container[str] = ()) -> tuple[Sought, ...]:
    """Every item that is not stopped, in rank order; made once, before the search."""
    entries = {**{entry.item.id: entry.item for entry in plan.ranked}, **plan.items}
    return tuple(
        Sought(item.id, item.key.casefold(), item.title.casefold())
        for item in entries.values()
        if item.stage != "stopped" and item.id not in without
    )


def candidates(among: tuple[Sought, ...], text: str, most: int = MOST) -> tuple[str, ...]:
    """Ids of the items that have every word of `text` in key or title, the likeliest first; none for no word.

    First the item with exactly this key, then keys and titles that begin so, then words that do, then the rest.
    """
    words = text.casefold().split()
    if not words:
        return ()
    # The first word rules out nearly all: what is left is few enough to be asked more.
    first = words[0]
    found = [one for one in among if first in one.key or first in one.title]
    for word in words[1:]:
        found = [one for one in found if word in one.key or word in one.title]
    whole = " ".join(words)
    return tuple(one.item for one in sorted(found, key=lambda one: _likeness(one, whole))[:most])


def _likeness(one: Sought, text: str) -> int:
    if one.key == text:
        return 0
    if one.key.startswith(text) or one.title.startswith(text):
        return 1
    return 2 if f" {text}" in one.title else 3
