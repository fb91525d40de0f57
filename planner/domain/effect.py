"""What a change brings in and what it pushes out, by lane and by team: two fills compared."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planner.domain.capacity import round_half_up
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill
from planner.domain.text import weeks_text
from planner.domain.words import CATEGORIES, CATEGORY_NAMES, Category

_IN = frozenset({"in", "must"})
_TOLD = 0.05
"""Weeks below which a team's load counts as the same: what rounding makes."""


class LoadChange(NamedTuple):
    """One team's weeks in one lane, before and after."""

    category: Category
    team: str
    """The team's id."""
    before: float
    after: float
    room: float
    """Weeks that it has for the lane, after the change."""

    @property
    def numbers(self) -> str:
        """`46 → 44 of 46`, whole weeks."""
        before, after, room = (round_half_up(weeks) for weeks in (self.before, self.after, self.room))
        return f"{before} → {after} of {room}"


class Effect(NamedTuple):
    """Items by id, innovation first and in rank order, as they stand after the change."""

    came_in: tuple[str, ...] = ()
    went_out: tuple[str, ...] = ()
    """What was in and is not any more, be it out, dropped or gone to Unsorted."""
    loads: tuple[LoadChange, ...] = ()
    """Where a team has more or less to do than before: innovation first, teams in the order of the screen."""


def effect(before: Fill, after: Fill) -> Effect:
    """What is in after and was not before, and the other way round; and whose load that changed."""
    was, now = before.standing, after.standing
    came = {i for i, standing in now.items() if standing in _IN and was.get(i) not in _IN}
    went = {i for i, standing in was.items() if standing in _IN and now.get(i) not in _IN}
    return Effect(_by_rank(came, after), _by_rank(went, before), tuple(_loads(before, after)))


def titles(plan: Plan, items: Iterable[str], most: int = 3) -> str:
    """Titles of the items with commas, e.g. `Apple Pay, Gift cards and 2 more`; `nothing` for none."""
    names = [plan.items[i].title if i in plan.items else i for i in items]
    if not names:
        return "nothing"
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def bundles(plan: Plan, items: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The items, each together with those of them that it needs; one that several need stands with the first."""
    there = set(items)
    needed = {need for item in items for need in plan.needs.get(item, ()) if need in there and need != item}
    taken: set[str] = set()
    found: list[tuple[str, ...]] = []
    # What no other one of them needs leads; a circle, which only merging copies can make, has no such item.
    for item in (*(i for i in items if i not in needed), *items):
        if item in taken:
            continue
        bundle = [item]
        for one in bundle:
            bundle += [n for n in plan.needs.get(one, ()) if n in there and n not in taken and n not in bundle]
        taken.update(bundle)
        found.append(tuple(bundle))
    return tuple(found)


def cost_text(plan: Plan, change: Effect) -> str:
    """What a decision cost, as it is stored with it; empty for nothing.

    `in: Apple Pay; out: Gift cards, Dark mode; Checkout, Innovation 46 → 44 of 46`: items first, then the teams.
    """
    parts = (("in", change.came_in), ("out", change.went_out))
    told = [f"{word}: {titles(plan, items, most=len(items))}" for word, items in parts if items]
    loads = (f"{_team(plan, load.team)}, {CATEGORY_NAMES[load.category]} {load.numbers}" for load in change.loads)
    return "; ".join((*told, *loads) if told else ())


def told_by_lane(plan: Plan, change: Effect) -> tuple[str, ...]:
    """A sentence for each lane: what came in and went out with its weeks and teams, and the loads of these teams."""
    said: list[str] = []
    for category in CATEGORIES:
        sides = [
            f"{word} {_listed(plan, of_lane)}"
            for word, items in (("in", change.came_in), ("out", change.went_out))
            if (of_lane := [i for i in items if i in plan.items and plan.items[i].category == category])
        ]
        loads = [f"{_team(plan, load.team)} {load.numbers} weeks" for load in change.loads if load.category == category]
        if sides or loads:
            said.append(f"{CATEGORY_NAMES[category]}: {'; '.join((*sides, *loads))}.")
    return tuple(said)


def _listed(plan: Plan, items: Sequence[str]) -> str:
    return ", ".join(" with ".join(_with_weeks(plan, item) for item in bundle) for bundle in bundles(plan, items))


def _with_weeks(plan: Plan, item: str) -> str:
    entity = plan.items[item]
    teams = [_team(plan, team) for team in (entity.team, *(s.team for s in plan.shares.get(item, ()))) if team]
    weeks = f" {weeks_text(plan.all_weeks[item])}" if item not in plan.services else ""
    return f"{entity.title}{weeks} ({' and '.join(teams)})" if teams else f"{entity.title}{weeks}"


def _team(plan: Plan, team: str) -> str:
    return plan.teams[team].name if team in plan.teams else team


def _loads(before: Fill, after: Fill) -> Iterable[LoadChange]:
    for category in CATEGORIES:
        for split in after.capacity.teams:
            place = (category, split.team.id)
            was, now = before.used.get(place, 0.0), after.used.get(place, 0.0)
            if abs(now - was) >= _TOLD:
                yield LoadChange(category, split.team.id, was, now, split.lane(category))


def _by_rank(items: set[str], where: Fill) -> tuple[str, ...]:
    if not items:
        return ()
    orders = (lane.order for lane in where.lanes.values())
    return tuple(entry.item.id for order in orders for entry in order if entry.item.id in items)
