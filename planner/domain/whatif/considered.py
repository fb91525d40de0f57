"""A ratio that is considered, and what it would do to the plan as it is now."""

from collections.abc import Iterator, Mapping
from math import fsum
from typing import NamedTuple

from planner.domain.capacity import Capacity, Split, TeamSplit, capacity, split_in_force
from planner.domain.effect import Effect, effect
from planner.domain.fitting import Fit, lane_fit
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, fill
from planner.domain.score import scorer
from planner.domain.words import CATEGORIES, Category

RATIOS = tuple(percent / 100 for percent in range(40, 95, 5))
"""The ratio line: 40 to 90 % for innovation in steps of 5."""


class Terms(NamedTuple):
    """What is considered: a split, and own ratios of teams that would be others than they are."""

    split: Split
    overrides: tuple[tuple[str, float | None], ...] = ()
    """Ids of teams with the own ratio that they would have, or `None` for the common one; others keep theirs."""


class Worth(NamedTuple):
    """What the items of one lane that are in bring."""

    value: float
    """The sum of their scores."""
    scored: int
    unscored: int
    """How many of them have no score; unknown is not zero, so the value is of the others alone."""


Fits = Mapping[Category, Fit | None]
"""By lane; `None` where nobody gave a range."""


class Present(NamedTuple):
    """The plan as it is now, which everything considered is held against."""

    plan: Plan
    filled: Fill
    scores: Mapping[str, float | None]
    """Of every item that stands in a lane, by id."""

    @property
    def split(self) -> Split:
        """The split in force."""
        return self.filled.capacity.split


class Considered(NamedTuple):
    """What a ratio does: who is in, what that is worth, and what is other than now."""

    terms: Terms
    filled: Fill
    worth: Mapping[Category, Worth]
    change: Effect

    @property
    def value(self) -> float:
        """The sum of scores of both lanes."""
        return fsum(self.worth[lane].value for lane in CATEGORIES)

    @property
    def unscored(self) -> int:
        """How many items that are in have no score."""
        return sum(self.worth[lane].unscored for lane in CATEGORIES)

    @property
    def size(self) -> int:
        """How many items are in."""
        return sum(self.worth[lane].scored + self.worth[lane].unscored for lane in CATEGORIES)

    @property
    def use(self) -> float | None:
        """The share of both lanes' weeks that is spent, over 1 where must-dos exceed it; `None` without any weeks."""
        weeks = fsum(self.filled.lanes[lane].capacity for lane in CATEGORIES)
        return fsum(self.filled.lanes[lane].used for lane in CATEGORIES) / weeks if weeks > 0 else None

    def items_in(self, category: Category) -> tuple[str, ...]:
        """Ids of what is in, in rank order."""
        return tuple(e.item.id for e in self.filled.lanes[category].order if self.filled.is_in(e.item.id))

    def items_out(self, category: Category) -> tuple[str, ...]:
        """Ids of what is not, in rank order."""
        return tuple(e.item.id for e in self.filled.lanes[category].order if not self.filled.is_in(e.item.id))


def present(plan: Plan) -> Present:
    """The plan as it is filled now, and every score."""
    score, order = scorer(plan), plan.order
    scores = {entry.item.id: score(entry.item) for lane in CATEGORIES for entry in order.lane(lane)}
    return Present(plan, fill(plan, capacity(plan, split_in_force(plan))), scores)


def considered(now: Present, terms: Terms) -> Considered:
    """What the terms would do."""
    is_now = terms == Terms(now.split)
    filled = now.filled if is_now else fill(now.plan, room_under(now.plan, terms))
    return Considered(terms, filled, worth(now, filled), Effect() if is_now else effect(now.filled, filled))


def fits(plan: Plan, seen: Considered) -> Fits:
    """How likely each lane holds what the terms bring in, where there are ranges."""
    return {lane: lane_fit(plan, seen.filled, lane) for lane in CATEGORIES}


def line(now: Present, terms: Terms) -> Iterator[Considered]:
    """The steps of the ratio line one after the other, each with the reserve and the overrides of `terms`."""
    for ratio in RATIOS:
        yield considered(now, terms._replace(split=terms.split._replace(ratio=ratio)))


def worth(now: Present, filled: Fill) -> dict[Category, Worth]:
    """What the items that are in bring, by lane."""
    found: dict[Category, Worth] = {}
    for lane in CATEGORIES:
        inside = (e.item.id for e in filled.lanes[lane].order if filled.standing[e.item.id] in {"in", "must"})
        scores = [now.scores.get(item) for item in inside]
        known = [score for score in scores if score is not None]
        found[lane] = Worth(fsum(known), len(known), len(scores) - len(known))
    return found


def room_under(plan: Plan, terms: Terms) -> Capacity:
    """All teams' weeks under the terms."""
    room, overrides = capacity(plan, terms.split), dict(terms.overrides)
    if not overrides:
        return room
    return room._replace(teams=tuple(_with_own(t, overrides, terms.split) for t in room.teams))


def common(plan: Plan) -> tuple[tuple[str, float | None], ...]:
    """Overrides with which every team follows the common ratio."""
    return tuple((t.team.id, None) for t in capacity(plan).teams if t.own_ratio is not None)


def value_text(value: float) -> str:
    """A sum of scores in at most five characters, e.g. `1.24`, `12.4`, `1240`, `12k`, `3.1M`."""
    for limit, text in ((9.995, f"{value:.2f}"), (99.95, f"{value:.1f}"), (9_999.5, f"{value:.0f}")):
        if abs(value) < limit:
            return text
    for size, unit in ((1e3, "k"), (1e6, "M"), (1e9, "G"), (1e12, "T")):
        if abs(value) < size * 999.5:
            return f"{value / size:.1f}{unit}" if abs(value) < size * 9.95 else f"{value / size:.0f}{unit}"
    return f"{value:.0e}"


def _with_own(team: TeamSplit, overrides: Mapping[str, float | None], split: Split) -> TeamSplit:
    if team.team.id not in overrides:
        return team
    own = overrides[team.team.id]
    ratio = split.ratio if own is None else own
    innovation = team.planned * ratio
    return team._replace(
        ratio=ratio, own_ratio=own, innovation=innovation, tune_up=team.total - team.reserve - innovation
    )
