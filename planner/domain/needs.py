"""What an item needs: kept free of circles, so that the fill can put an item in together with what it needs."""

from collections.abc import Mapping, Sequence

from planner.domain.change import Change, Step, create, delete
from planner.domain.errors import BadInputError
from planner.domain.item import Dependency, dependency_id
from planner.domain.plan import Plan

_LONGEST = 60
"""Characters of each title that a sentence about several of them has room for."""


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
    """Ids of items named by their keys, with commas or blanks between; raises `BadInputError` for an unknown key."""
    return [plan.item_keyed(key).id for key in text.replace(",", " ").split()]


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
