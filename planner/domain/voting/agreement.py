"""How far several leads agree: Kendall's coefficient of concordance, corrected for ties.

Kendall & Babington Smith 1939, “The problem of m rankings”, Annals of Mathematical Statistics 10; the words follow
Schmidt 1997, “Managing Delphi surveys using nonparametric statistical techniques”, Decision Sciences 28.
"""

from collections.abc import Sequence

from planner.domain.voting.preferences import Levels, judged, mid_ranks

STRONG, MODERATE, WEAK = 0.7, 0.5, 0.3


def common(opinions: Sequence[Levels]) -> frozenset[str]:
    """Ids of the items that everybody judged."""
    return frozenset.intersection(*map(judged, opinions)) if opinions else frozenset()


def concordance(opinions: Sequence[Levels]) -> float | None:
    """W over the items that everybody judged: 0 no agreement … 1 the same order.

    W = 12 Σ(Rᵢ − R̄)² ÷ (m²(n³ − n) − m Σ(t³ − t)), Rᵢ the sum of an item's ranks over m opinions of n items, t the
    size of each group of equal ones. `None` for fewer than two opinions or common items, and where all are held equal.
    """
    items = common(opinions)
    count, size = len(opinions), len(items)
    if count < 2 or size < 2:
        return None
    only = [tuple(tuple(i for i in level if i in items) for level in levels) for levels in opinions]
    sums = dict.fromkeys(items, 0.0)
    ties = 0
    for levels in only:
        ties += sum(len(level) ** 3 - len(level) for level in levels)
        for item, rank in mid_ranks(levels).items():
            sums[item] += rank
    mean = count * (size + 1) / 2
    most = count**2 * (size**3 - size) - count * ties
    return 12 * sum((total - mean) ** 2 for total in sums.values()) / most if most else None
