"""The common order: by mean rank (de Borda 1781), also where not everybody judged everything."""

from collections.abc import Mapping

from planner.domain.voting.preferences import Counts


def borda_points(counts: Counts) -> Mapping[str, float]:
    """How often each item was preferred to another one, over all ballots; equal counts half."""
    points = {}
    for one, item in enumerate(counts.items):
        ties = sum(counts.equal[one]) - counts.equal[one][one]
        points[item] = sum(counts.preferred[one]) + ties / 2
    return points


def mean_ranks(counts: Counts) -> Mapping[str, float]:
    """Each item's mean rank among those that anybody judged, from 1.

    It is 1 + Σ over the other items of the share of ballots that put these before it, among the ballots that judged
    both. Where all judged everything, that is the mean of the ranks; where somebody left an item out, his ballot says
    nothing about it, neither that it is last nor that it is in the middle. A pair that nobody judged counts as even.
    """
    return {item: 1 + sum(_before(counts, one)) for one, item in enumerate(counts.items)}


def by_mean_rank(counts: Counts) -> tuple[str, ...]:
    """The items by mean rank, best first; equal ones stay in the order of `counts.items`."""
    ranks = mean_ranks(counts)
    # Sums of shares that are equal on paper differ in their last bits.
    return tuple(sorted(counts.items, key=lambda item: round(ranks[item], 9)))


def _before(counts: Counts, one: int) -> list[float]:
    """For each other item, the share of ballots that put it before this one, 0…1."""
    shares = []
    for other in range(len(counts.items)):
        if other == one:
            continue
        ties, behind = counts.equal[one][other], counts.preferred[other][one]
        both = counts.preferred[one][other] + behind + ties
        shares.append((behind + ties / 2) / both if both else 0.5)
    return shares
