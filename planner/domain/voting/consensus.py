"""The leads' common order of a lane, once all ballots were shown together."""

from collections.abc import Iterable, Sequence

from planner.domain.ballot import Ballot
from planner.domain.order import Ranked
from planner.domain.plan import Plan
from planner.domain.voting.borda import by_mean_rank
from planner.domain.voting.preferences import count, levels_of
from planner.domain.words import Category

MOST_ITEMS = 150
"""A ballot takes so many items from the top of the lane: nobody orders more by hand."""


def on_the_ballot(plan: Plan, category: Category) -> tuple[Ranked, ...]:
    """The items of a lane that leads are asked about, in rank order.

    Must-dos are in whatever their rank, service holds its weeks without one, and what is done is done.
    """
    lane = plan.order.lane(category)
    asked = (e for e in lane if not (e.item.is_must or e.item.service is not None or e.item.stage == "done"))
    return tuple(entry for entry, _ in zip(asked, range(MOST_ITEMS), strict=False))


def ballots_of(plan: Plan, category: Category) -> tuple[Ballot, ...]:
    """All ballots on a lane in this quarter, by the names of the leads; none while they are still being read."""
    found = plan.evidence.ballots.values() if plan.evidence is not None else ()
    ours = (b for b in found if b.category == category and b.quarter == plan.current)
    return tuple(sorted(ours, key=lambda b: (b.person.casefold(), b.id)))


def shown_ballots(plan: Plan, category: Category) -> tuple[Ballot, ...]:
    """Those ballots of a lane that were shown together."""
    return tuple(ballot for ballot in ballots_of(plan, category) if ballot.shown_at is not None)


def consensus_order(plan: Plan, category: Category) -> tuple[str, ...] | None:
    """Ids of all items of the lane, best first, as the leads' ballots order them; `None` until these were shown.

    Items that no ballot names keep their places: not judged is not last.
    """
    asked = [entry.item.id for entry in on_the_ballot(plan, category)]
    there = frozenset(asked)
    opinions = [levels_of(ballot, there) for ballot in shown_ballots(plan, category)]
    common = by_mean_rank(count(opinions, asked))
    return lane_with(plan, category, common) if common else None


def lane_with(plan: Plan, category: Category, order: Sequence[str]) -> tuple[str, ...]:
    """Ids of the whole lane where the items of `order` stand in that order in the places that they hold now."""
    return permuted((entry.item.id for entry in plan.order.lane(category)), order)


def permuted(lane: Iterable[str], order: Sequence[str]) -> tuple[str, ...]:
    """A list in which the members of `order` take, in that order, the places that they hold in it."""
    moving, following = frozenset(order), iter(order)
    return tuple(next(following) if item in moving else item for item in lane)
