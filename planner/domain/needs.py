"""What an item needs: kept free of circles, so that the fill can put an item in together with what it needs."""

from collections.abc import Mapping, Sequence

from planner.domain.change import Change, Step, create, delete
from planner.domain.errors import BadInputError
from planner.domain.finding import Sought, candidates, sought
from planner.domain.item import Dependency, dependency_id
from planner.domain.plan import Plan

_LONGEST = 60
"""Characters of each title that a sentence about several of them has room for."""
_LIKELY = 5
"""So many items are named where one is looked for."""


def set_needs(plan: Plan, item: str, needs: Sequence[str]) -> Step:
    """Makes an item need exactly these others; raises `BadInputError` naming the chain where that closes a circle."""
    wanted = list(dict.fromkeys(needs))
    for need in wanted:
        chain = _chain(plan.needs, need, item)
        if chain:
            titles = [_short(plan.items[one].title) for one in (item, *chain)]
            raise BadInputError(f"That would go round in a circle: {', which needs '.join(titles)}; leave one out.")
    had = {d.needs: d for d in plan.dependencies.values() if d.item == item}
    changes: list[Change] = [delete(d) for need, d in sorted(had.items()) if need not in wanted]
    changes += [create(Dependency(dependency_id(item, n), item, n)) for n in wanted if n not in had]
    title = plan.items[item].title
    if not wanted:
        return Step(f"{title} needs nothing else", tuple(changes))
    return Step(f"{title} needs {', '.join(plan.items[need].title for need in wanted)}", tuple(changes))


def read_needs(plan: Plan, text: str) -> list[str]:
    """Ids of items named with commas between: by their keys, which blanks may part too, or by a part of the title.

    Raises `BadInputError` for what no item has, or several have.
    """
    return [item for part in text.split(",") if part.strip() for item in _read_part(plan, part.strip())]


def likely_needs(plan: Plan, among: tuple[Sought, ...], text: str) -> str:
    """The items that what is being written may mean, likeliest first, e.g. `CHK-3 Saved carts · PLT-1 Build cache`."""
    found = candidates(among, text.rpartition(",")[2], _LIKELY)
    return " · ".join(f"{plan.items[item].key} {_short(plan.items[item].title)}" for item in found)


def _read_part(plan: Plan, part: str) -> list[str]:
    try:
        return [plan.item_keyed(key).id for key in part.split()]
    except BadInputError:
        found = candidates(sought(plan), part, _LIKELY)
        if not found:
            raise
        if len(found) == 1:
            return [found[0]]
        titles = ", ".join(_short(plan.items[item].title) for item in found)
        raise BadInputError(f"“{_short(part)}” may be any of these: {titles}; write more of it, or a key.") from None


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"


def _chain(needs: Mapping[str, Sequence[str]], start: str, end: str) -> list[str]:
    """The shortest way from `start` to `end` along needs, both included; empty where there is none."""
    came: dict[str, str | None] = {start: None}
    queue = [start]
    for one in queue:
        if one == end:
            break
        for need in needs.get(one, ()):
            if need not in came:
                came[need] = one
                queue.append(need)
    if end not in came:
        return []
    way: list[str] = []
    at: str | None = end
    while at is not None:
        way.append(at)
        at = came[at]
    return way[::-1]
