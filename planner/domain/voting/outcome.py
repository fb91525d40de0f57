"""What the ballots of a lane come to: the common order, what the majority would change, and what to talk about."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from planner.domain.ballot import Ballot
from planner.domain.order import Ranked
from planner.domain.plan import Plan
from planner.domain.rank_fill import Fill, fill, line_after, weeks_in
from planner.domain.voting.agreement import common, concordance
from planner.domain.voting.borda import by_mean_rank, mean_ranks
from planner.domain.voting.consensus import lane_with, on_the_ballot, permuted, shown_ballots
from planner.domain.voting.preferences import Levels, count, levels_of
from planner.domain.voting.schulze import by_majority
from planner.domain.words import Category

_FROM, _TO = 0.25, 0.75
"""What less of the leads, or more, place above the line is as good as decided."""


class Reason(NamedTuple):
    """What a lead wants said about an item."""

    person: str
    text: str
    may_be_named: bool


class View(NamedTuple):
    """Where one lead puts an item that he judged."""

    person: str
    rank: float
    """Among the items on the ballot, from 1; equal ones share the mean of their ranks."""
    is_above: bool
    """Whether at least half of those that he holds equal with it stand above the line, were the lane in his order."""


class Placed(NamedTuple):
    """One item in the common order."""

    item: str
    rank: int
    """Among the items on the ballot, from 1."""
    today: int
    """The same as the lane stands now."""
    majority: int
    """The same in the majority's order."""
    mean: float
    """Mean rank among the items that anybody judged."""
    views: tuple[View, ...]
    """Of the leads who judged it."""
    reasons: tuple[Reason, ...]

    @property
    def spread(self) -> tuple[int, int]:
        """The best and the worst rank that a lead gives it."""
        ranks = [view.rank for view in self.views]
        return int(min(ranks)), int(-(-max(ranks) // 1))

    @property
    def above(self) -> int:
        """How many leads place it above the line."""
        return sum(view.is_above for view in self.views)

    @property
    def is_open(self) -> bool:
        """Whether the leads are divided over it: 25 to 75 % of two or more place it above the line."""
        return len(self.views) > 1 and _FROM <= self.above / len(self.views) <= _TO


class Outcome(NamedTuple):
    """The result of a lane's ballots, under the plan as it is now."""

    category: Category
    leads: int
    places: tuple[Placed, ...]
    """Every item that somebody judged, in the common order."""
    unjudged: tuple[str, ...]
    """Ids of items on the ballot that nobody judged; they keep their places."""
    line: int | None
    """How many items of the ballot stand above the line in the common order; `None` where all fit."""
    agreement: float | None
    """Kendall's W over the items that all judged; `None` where that cannot be said."""
    in_common: int
    """How many items all leads judged."""

    @property
    def to_talk_about(self) -> tuple[Placed, ...]:
        """Items over which the leads are divided, nearest the line first."""
        edge = (self.line or 0) + 0.5
        return tuple(sorted((p for p in self.places if p.is_open), key=lambda p: (abs(p.rank - edge), p.rank)))


def outcome(plan: Plan, category: Category, filled: Fill | None = None) -> Outcome | None:
    """What the ballots that were shown come to; `None` where there are none, or none names an item of the lane."""
    ballots = shown_ballots(plan, category)
    asked = tuple(entry.item.id for entry in on_the_ballot(plan, category))
    opinions = [levels_of(ballot, frozenset(asked)) for ballot in ballots]
    counts = count(opinions, asked)
    if not counts.items:
        return None
    drawn = _Line(plan, category, filled or fill(plan))
    order = by_mean_rank(counts)
    together, today = _ranks(permuted(asked, order)), _ranks(asked)
    majority, means = _ranks(permuted(asked, by_majority(counts, order))), mean_ranks(counts)
    views = _views(drawn, asked, zip(ballots, opinions, strict=True))
    placed = tuple(
        Placed(i, together[i], today[i], majority[i], means[i], tuple(views[i]), _reasons(ballots, i)) for i in order
    )
    above = drawn.above(order)
    line = sum(item in above for item in asked) if len(above) < len(drawn.entries) else None
    unjudged = tuple(item for item in asked if item not in means)
    voted = [levels for levels in opinions if levels]
    return Outcome(category, len(voted), placed, unjudged, line, concordance(voted), len(common(voted)))


class _Line:
    """Where a lane's line would stand if its items stood in another order."""

    def __init__(self, plan: Plan, category: Category, filled: Fill) -> None:
        self.plan = plan
        self.category: Category = category
        self.entries: dict[str, Ranked] = {entry.item.id: entry for entry in plan.order.lane(category)}
        self.passed = frozenset(i for i in self.entries if i in plan.musts or i in filled.service)
        held = (i for i in self.passed if filled.is_in(i))
        self.left = filled.lanes[category].capacity - sum(weeks_in(plan, filled, i) or 0.0 for i in held)
        self.active = {team.team.id for team in filled.capacity.teams}

    def above(self, order: Sequence[str]) -> frozenset[str]:
        """Ids of the lane's items above the line, with those of `order` in that order; all where all fit."""
        lane = lane_with(self.plan, self.category, order)
        entries = (self.entries[item] for item in lane)
        return frozenset(lane[: line_after(entries, self.plan.all_weeks, self.active, self.passed, self.left)])


def _views(
    drawn: _Line, asked: Sequence[str], opinions: Iterable[tuple[Ballot, Levels]]
) -> Mapping[str, Sequence[View]]:
    found: dict[str, list[View]] = {item: [] for item in asked}
    today = _ranks(asked)
    for ballot, levels in opinions:
        # Equal items stand as they stand today: nothing else is known of their order.
        order = [item for level in levels for item in sorted(level, key=today.__getitem__)]
        ranks, above = _ranks(permuted(asked, order)), drawn.above(order)
        for level in levels:
            rank = sum(ranks[item] for item in level) / len(level)
            is_above = 2 * sum(item in above for item in level) >= len(level)
            for item in level:
                found[item].append(View(ballot.person, rank, is_above))
    return found


def _reasons(ballots: Iterable[Ballot], item: str) -> tuple[Reason, ...]:
    return tuple(Reason(b.person, text, b.may_be_named) for b in ballots for i, text in b.reasons if i == item)


def _ranks(order: Iterable[str]) -> dict[str, int]:
    return {item: rank for rank, item in enumerate(order, start=1)}
