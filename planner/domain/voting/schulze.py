"""The majority's order: an item stands before another where the stronger chain of majorities leads from it.

Schulze 2011, “A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election
method”, Social Choice and Welfare 36; strength of a majority = how many are for it.
"""

from planner.domain.voting.preferences import Counts


def beats(counts: Counts) -> tuple[int, ...]:
    """For each position in `counts.items`: the positions that it stands before, as bits.

    A chain is as strong as its weakest majority. Strengths are few, so instead of the strongest chain of each pair this
    asks for each strength who reaches whom: i stands before j where i reaches j at a strength at which j does not
    reach i.
    """
    size = range(len(counts.items))
    preferred = counts.preferred
    strengths = {preferred[i][j] for i in size for j in size if preferred[i][j] > preferred[j][i]}
    won = [0] * len(counts.items)
    for least in strengths:
        reach = _reach([_bits(counts, i, least) for i in size])
        reached_by = [sum(1 << i for i in size if reach[i] >> j & 1) for j in size]
        for i in size:
            won[i] |= reach[i] & ~reached_by[i]
    return tuple(won)


def by_majority(counts: Counts, tied: tuple[str, ...]) -> tuple[str, ...]:
    """The items in the majority's order; where it does not decide they stand as in `tied`."""
    won = dict(zip(counts.items, beats(counts), strict=True))
    # The relation is transitive: who stands before another also stands before all that this one stands before.
    return tuple(sorted(tied, key=lambda item: -won[item].bit_count()))


def _bits(counts: Counts, one: int, least: int) -> int:
    """Positions against which an item has a majority of at least so many, as bits."""
    row, others = counts.preferred[one], range(len(counts.items))
    return sum(1 << j for j in others if row[j] >= least and row[j] > counts.preferred[j][one])


def _reach(rows: list[int]) -> list[int]:
    """Who reaches whom over any number of steps (Warshall 1962), a row of bits each."""
    for through in range(len(rows)):
        onward = rows[through]
        rows = [row | onward if row >> through & 1 else row for row in rows]
    return rows
