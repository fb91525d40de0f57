"""How likely what is in the plan fits: efforts as ranges, their sum as a normal distribution.

The sum of thirty "most likely" values of right-skewed efforts fits 12 % of the time: the mean of a range lies above its
likely value, and even the means' sum says nothing of how far off it may be.
"""

from math import erf, prod, sqrt
from typing import NamedTuple

from planner.domain.capacity import round_half_up
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill
from planner.domain.words import CATEGORY_NAMES, Category

NEAR = 3
"""So many ranks above and below the line are near it: there a range says more than a size."""
_NAMED = 3
_EPSILON = 1e-9


class Fit(NamedTuple):
    """The chance that a lane, or one team's part of it, holds what is in."""

    chance: float
    """0…1."""
    at_most: bool
    """Whether a must-do that nobody estimated is in: the true chance is lower."""

    @property
    def text(self) -> str:
        """`82 % likely`, `at most 82 % likely`; never certain either way."""
        percent = round_half_up(self.chance * 100)
        shown = "<1" if percent < 1 else ">99" if percent > 99 else str(percent)
        return f"{'at most ' if self.at_most else ''}{shown} % likely"


def lane_fit(plan: Plan, filled: Fill, category: Category) -> Fit | None:
    """The chance that a lane holds what is in; `None` where nobody gave a range.

    Each team has to hold its own, as independent of the others; where the teams fill the lane together, all at once.
    """
    variances = _variances(plan, filled, category)
    if not variances:
        return None
    lane = filled.lanes[category]
    if plan.organisation.pooled:
        return Fit(_chance(lane.capacity - lane.used, sum(variances.values())), lane.unknown > 0)
    lefts = ((t.team.id, t.lane(category) - filled.used.get((category, t.team.id), 0.0)) for t in filled.capacity.teams)
    return Fit(prod(_chance(left, variances.get(team, 0.0)) for team, left in lefts), lane.unknown > 0)


def team_fits(plan: Plan, filled: Fill, category: Category) -> dict[str, Fit]:
    """The same for each team that has a range in the lane, by team id, in the order of the screen."""
    variances = _variances(plan, filled, category)
    unknown = {plan.items[i].team for i in plan.musts - filled.service.keys() if plan.weeks[i] is None}
    found: dict[str, Fit] = {}
    for split in filled.capacity.teams:
        team = split.team.id
        if team in variances:
            left = split.lane(category) - filled.used.get((category, team), 0.0)
            found[team] = Fit(_chance(left, variances[team]), team in unknown)
    return found


def without_range(plan: Plan, filled: Fill, category: Category) -> tuple[Item, ...]:
    """Items near the line whose effort is one number, in rank order; empty where all fit."""
    lane = filled.lanes[category]
    if lane.line_after is None:
        return ()
    near = lane.order[max(0, lane.line_after - NEAR) : lane.line_after + NEAR]
    return tuple(e.item for e in near if _wants_range(plan, filled, e.item))


def fit_sentences(plan: Plan, filled: Fill, item: Item) -> list[str]:
    """How likely the lane of an item fits, all together and by team; and what the item itself lacks for that."""
    category = item.category
    if category is None or item.id not in filled.standing:
        return []
    said: list[str] = []
    fit = lane_fit(plan, filled, category)
    if fit is not None:
        teams = [f"{plan.teams[t].name} {f.text}" for t, f in team_fits(plan, filled, category).items()]
        lane = CATEGORY_NAMES[category]
        said.append(f"What is in {lane} is {fit.text} to fit" + (f": {', '.join(teams)}." if teams else "."))
    lacking = without_range(plan, filled, category)
    if item in lacking:
        said.append("It stands near the line with one number: low / likely / high would say how likely it fits.")
    elif fit is not None and lacking:
        named = ", ".join(one.title for one in lacking[:_NAMED])
        more = f" and {len(lacking) - _NAMED} more" if len(lacking) > _NAMED else ""
        said.append(f"Without a range near the line: {named}{more}.")
    return said


def _variances(plan: Plan, filled: Fill, category: Category) -> dict[str, float]:
    """The variance of what is in, by the team whose effort it is; teams that gave no range are left out."""
    found: dict[str, float] = {}
    for item_id, variance in plan.variances.items():
        item = plan.items[item_id]
        is_here = item.category == category and item_id not in filled.service
        if item.team is not None and is_here and filled.is_in(item_id):
            found[item.team] = found.get(item.team, 0.0) + variance
    return found


def _chance(left: float, variance: float) -> float:
    """The chance that a normal sum whose mean leaves so many weeks stays within them; without spread 0 or 1."""
    if variance <= 0:
        return float(left > -_EPSILON)
    return (1 + erf(left / sqrt(2 * variance))) / 2


def _wants_range(plan: Plan, filled: Fill, item: Item) -> bool:
    if item.id in plan.variances or item.id in filled.service or item.stage == "done":
        return False
    return item.effort is not None and item.remaining is None
