"""Which items a filtered list shows: several conditions at once, each as a lead says it."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, TypeVar

from planner.domain.errors import BadInputError
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.text import clean, counted
from planner.domain.words import STAGE_NAMES, Stage

T = TypeVar("T")
_NAMED = 8
"""So many of the tags or teams there are, a complaint names."""


class Criteria(NamedTuple):
    """Conditions that all have to hold; one that is unset holds for every item."""

    team: str | None = None
    """The id of the only team."""
    tag: str | None = None
    """Upper and lower case are the same."""
    stage: Stage | None = None
    marked: frozenset[str] | None = None
    """Ids of the only items, those that were marked."""
    unestimated: bool = False
    """Whether only items show of which nobody has said how long they take."""

    def with_marks(self, marked: frozenset[str]) -> "Criteria":
        """The same for other marks: what shows marked items alone follows them, and ends with the last one."""
        return self if self.marked is None else self._replace(marked=marked or None)


EVERYTHING = Criteria()


def passing(plan: Plan, criteria: Criteria) -> frozenset[str] | None:
    """Ids of the items that meet all conditions; `None` where there are none to meet."""
    if criteria == EVERYTHING:
        return None
    # One pass per condition, without a call per item: 10,000 items take a millisecond or two.
    found: Collection[Item] = plan.items.values()
    if criteria.team is not None:
        found = [item for item in found if item.team == criteria.team]
    if criteria.stage is not None:
        found = [item for item in found if item.stage == criteria.stage]
    if criteria.unestimated:
        weeks = plan.weeks
        found = [item for item in found if weeks[item.id] is None]
    if criteria.marked is not None:
        marked = criteria.marked
        found = [item for item in found if item.id in marked]
    if criteria.tag is not None:
        wanted = criteria.tag.casefold()
        found = [item for item in found if item.tags and wanted in map(str.casefold, item.tags)]
    return frozenset(item.id for item in found)


def criteria_text(plan: Plan, criteria: Criteria, *, short: bool = False) -> str:
    """What is shown alone, e.g. `Checkout, #mobile, no size`; empty for all. `short` names the team by its key."""
    parts: list[str] = []
    team = plan.teams.get(criteria.team or "")
    if team is not None:
        parts.append(team.key if short else team.name)
    if criteria.tag is not None:
        parts.append(f"#{criteria.tag}")
    if criteria.stage is not None:
        parts.append(STAGE_NAMES[criteria.stage])
    if criteria.marked is not None:
        parts.append("marked" if short else f"{counted(len(criteria.marked), 'marked item')}")
    if criteria.unestimated:
        parts.append("no size")
    return ", ".join(parts)


def read_criteria(
    plan: Plan, team: str, tag: str, stage: str, marked: frozenset[str] | None, *, unestimated: bool
) -> Criteria:
    """Conditions from what was typed; the beginning of a name is enough where only one begins so.

    Raises `BadInputError` for a name that nobody or more than one has.
    """
    teams = {t.name: t.id for t in plan.active_teams} | {t.key: t.id for t in plan.active_teams}
    stages: dict[str, Stage] = {name: stage for stage, name in STAGE_NAMES.items() if stage != "stopped"}
    tags = tags_of(plan)
    return Criteria(
        _one("team", team, teams),
        _one("tag", tag.strip().removeprefix("#"), {name: name for name in tags}),
        _one("stage", stage, stages),
        marked,
        unestimated,
    )


def tags_of(plan: Plan) -> tuple[str, ...]:
    """Every tag that an item has, in alphabetical order; one way of writing each."""
    found = {tag.casefold(): tag for item in plan.items.values() for tag in item.tags}
    return tuple(found[name] for name in sorted(found))


def _one(what: str, typed: str, known: Mapping[str, T]) -> T | None:
    """The value whose name was typed, or its beginning; `None` for nothing typed."""
    wanted = clean(typed).casefold()
    if not wanted:
        return None
    exact = [name for name in known if name.casefold() == wanted]
    names = exact or [name for name in known if name.casefold().startswith(wanted)]
    values = dict.fromkeys(known[name] for name in names)
    if len(values) == 1:
        return next(iter(values))
    if names:
        raise BadInputError(f"“{clean(typed)}” begins more than one {what}: {_listed(names)}; write more of it.")
    once: dict[T, str] = {}
    for name, value in known.items():
        once.setdefault(value, name)  # a team has a name and a key
    there = f"there are: {_listed(list(once.values()))}" if known else f"there is no {what} at all yet"
    raise BadInputError(f"There is no {what} “{clean(typed)}”; {there}.")


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
