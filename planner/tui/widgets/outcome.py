"""What a step did, on one line: what came in and went out, and as far as there is room in which lane and team."""

from collections.abc import Sequence
from itertools import islice

from textual.content import Content

from planner.domain.effect import Effect, bundles
from planner.domain.plan import Plan
from planner.domain.words import CATEGORY_NAMES
from planner.tui.widgets.lane_line import cut

_NAMED = 2
_LEAST = 22
"""Cells that a title has."""
_SHORT = 10
"""Cells of what was done, where there would else be no room for what it cost."""
_LOADS = 3

Part = Content | tuple[str, str] | str


def outcome(plan: Plan, said: str, change: Effect, width: int) -> Content:
    """What was done, in as much room as what came of it leaves: names first, then their teams, then these loads."""
    wanted, rest, least = Content(said).cell_length, Content(""), _LEAST
    for least, rest in _variants(plan, change):
        if width - 2 - rest.cell_length >= min(least, wanted):
            break
    return Content.assemble(cut(said, max(least, width - 2 - rest.cell_length)), "  ", rest)


def _variants(plan: Plan, change: Effect) -> list[tuple[int, Content]]:
    """The same from all that can be said to the least that must be, each with the cells that what was done needs."""
    undo = (" u undoes", "$muted")
    sides = (("in", "bold $good", change.came_in), ("out", "bold $bad", change.went_out))
    by_name, by_key, plain = (
        [part for word, style, items in sides for part in ((word, style), f" {_named(plan, items, how)}  ")]
        for how in ("name", "key", "")
    )
    loads_by_name, loads_by_key = (_loads(plan, change, by_key=key) for key in (False, True))
    brief, counts = (
        [part for word, style, items in sides for part in ((word, style), f" {called(plan, items)}  ")]
        for called in (_first, lambda _, items: str(len(items)))
    )
    told: list[tuple[int, list[Part]]] = [
        (_LEAST, [*by_name, loads_by_name, undo]),
        (_LEAST, [*by_key, loads_by_key, undo]),
        (_LEAST, [*by_key, undo]),
        (_LEAST, [*plain, undo]),
        (_LEAST, [*plain]),
        (_SHORT, [*brief]),
        (_SHORT, [*counts]),
    ]
    return [(least, Content.assemble(*parts)) for least, parts in told]


def _first(plan: Plan, items: Sequence[str]) -> str:
    """`Apple Pay and 2 more`, or `nothing`."""
    if not items:
        return "nothing"
    more = f" and {len(items) - 1} more" if len(items) > 1 else ""
    return f"{cut(plan.items[items[0]].title if items[0] in plan.items else items[0], _LEAST)}{more}"


def _named(plan: Plan, items: Sequence[str], how: str) -> str:
    """`Apple Pay with Token vault (Checkout, Innovation), Gift cards (…) and 2 more`, or `nothing`."""
    together = bundles(plan, [item for item in items if item in plan.items])
    names = [_bundle(plan, bundle, how) for bundle in islice(together, _NAMED)]
    more = f" and {len(together) - _NAMED} more" if len(together) > _NAMED else ""
    return f"{', '.join(names)}{more}" if names else "nothing"


def _bundle(plan: Plan, bundle: Sequence[str], how: str) -> str:
    titles = [cut(plan.items[item].title, _LEAST) for item in bundle[:2]]
    name = " with ".join(titles) + (f" and {len(bundle) - 2} more" if len(bundle) > 2 else "")
    item = plan.items[bundle[0]]
    team = plan.teams.get(item.team or "")
    if not how or team is None or item.category is None:
        return name
    return f"{name} ({team.key})" if how == "key" else f"{name} ({team.name}, {CATEGORY_NAMES[item.category]})"


def _loads(plan: Plan, change: Effect, *, by_key: bool) -> Content:
    loads = [load for load in change.loads if load.team in plan.teams]
    told = []
    several = len({load.category for load in loads}) > 1
    for load in loads[:_LOADS]:
        team = plan.teams[load.team]
        lane = f" {CATEGORY_NAMES[load.category]}" if several else ""
        told.append(f"{team.key if by_key else team.name}{lane} {load.numbers}")
    more = f" +{len(loads) - _LOADS}" if len(loads) > _LOADS else ""
    return Content.styled(f" {' · '.join(told)}{more}  " if told else "", "$muted")
