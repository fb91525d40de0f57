"""Orders of several leads put together: published elections, published agreement, and what must hold of any ballots."""

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.voting.agreement import concordance
from planner.domain.voting.borda import borda_points, by_mean_rank, mean_ranks
from planner.domain.voting.preferences import Levels, count, judged, mid_ranks
from planner.domain.voting.schulze import by_majority

ITEMS = "ABCDEF"
# Schulze 2011, example 1, as in the article on his method.
SCHULZE = (
    (5, "ACBED"),
    (5, "ADECB"),
    (8, "BEDAC"),
    (3, "CABED"),
    (7, "CAEBD"),
    (2, "CBADE"),
    (7, "DCEBA"),
    (8, "EBADC"),
)
TENNESSEE = ((42, "MNCK"), (26, "NCKM"), (15, "CKNM"), (17, "KCNM"))
# The data set "anxiety" of the R package irr: 20 people rated by three; kendall(anxiety, TRUE) gives .54, χ²(19) 30.8.
ANXIETY = (
    (3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3),
    (3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4),
    (2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2),
)


def strict(order: str) -> Levels:
    return tuple((item,) for item in order)


def electorate(groups: tuple[tuple[int, str], ...]) -> list[Levels]:
    return list(chain.from_iterable([strict(order)] * size for size, order in groups))


def rated(values: tuple[int, ...]) -> Levels:
    return tuple(tuple(str(i) for i, v in enumerate(values) if v == level) for level in sorted(set(values)))


def test_the_capital_of_tennessee() -> None:
    counts = count(electorate(TENNESSEE), "CKMN")
    assert borda_points(counts) == {"M": 126, "N": 194, "C": 173, "K": 107}
    common = by_mean_rank(counts)
    assert "".join(common) == "NCMK"
    assert "".join(by_majority(counts, common)) == "NCKM"


def test_the_election_of_schulzes_article() -> None:
    counts = count(electorate(SCHULZE), "ABCDE")
    assert "".join(by_majority(counts, by_mean_rank(counts))) == "EACBD"


def test_agreement_with_ties_is_that_of_irr() -> None:
    agreement = concordance([rated(values) for values in ANXIETY])
    assert agreement == pytest.approx(0.54, abs=0.005)
    assert 3 * 19 * (agreement or 0) == pytest.approx(30.8, abs=0.05)


def test_agreement_of_ten_projects_and_four_judges() -> None:
    """Without ties W = 12 · 1048 ÷ (4² · (10³ − 10)), as in a textbook's ten projects."""
    judges = ((1, 3, 4, 5, 2, 8, 6, 7, 10, 9), (2, 1, 4, 5, 6, 3, 8, 7, 10, 9), (3, 2, 1, 5, 7, 4, 6, 8, 9, 10),
              (4, 2, 3, 1, 6, 7, 5, 9, 8, 10))  # fmt: skip
    assert concordance([rated(ranks) for ranks in judges]) == pytest.approx(12 * 1048 / (16 * 990))


def test_what_a_ballot_does_not_name_is_not_last() -> None:
    """Two leads hold C best; a third names only A and B, and says nothing against C."""
    counts = count([strict("CAB"), strict("CAB"), strict("BA")], "ABC")
    assert by_mean_rank(counts)[0] == "C"
    assert mean_ranks(counts) == pytest.approx({"A": 2 + 1 / 3, "B": 2 + 2 / 3, "C": 1})


def test_equal_items_share_their_ranks_and_keep_their_order() -> None:
    assert mid_ranks((("A",), ("B", "C"), ("D",))) == {"A": 1, "B": 2.5, "C": 2.5, "D": 4}
    counts = count([(("C", "A"), ("B",))], "ABC")
    assert "".join(by_mean_rank(counts)) == "ACB"


def test_agreement_needs_two_opinions_of_two_items_that_differ() -> None:
    assert concordance([]) is None
    assert concordance([strict("AB")]) is None
    assert concordance([strict("AB"), strict("CD")]) is None
    assert concordance([(("A", "B"),), (("A", "B"),)]) is None
    assert concordance([strict("AB"), strict("BA")]) == 0


@st.composite
def opinions(draw: st.DrawFn) -> Levels:
    """An order with ties of some of the items, perhaps of none."""
    items = draw(st.lists(st.sampled_from(ITEMS), unique=True))
    joined = draw(st.sets(st.integers(1, len(ITEMS))))
    levels: list[list[str]] = []
    for position, item in enumerate(items):
        if position in joined:
            levels[-1].append(item)
        else:
            levels.append([item])
    return tuple(tuple(level) for level in levels)


@settings(max_examples=60, deadline=None)
@given(ballots=st.lists(opinions(), max_size=7), data=st.data())
def test_it_does_not_matter_who_voted_first(ballots: list[Levels], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(ballots))
    counts, again = count(ballots, ITEMS), count(shuffled, ITEMS)
    assert by_mean_rank(counts) == by_mean_rank(again)
    common = by_mean_rank(counts)
    assert by_majority(counts, common) == by_majority(again, common)
    assert concordance(ballots) == pytest.approx(concordance(shuffled))
    assert set(common) == {item for levels in ballots for item in judged(levels)}


@settings(max_examples=60, deadline=None)
@given(order=st.permutations(ITEMS), leads=st.integers(1, 7))
def test_a_room_that_is_of_one_mind_gets_its_order(order: list[str], leads: int) -> None:
    same = [strict("".join(order))] * leads
    counts = count(same, ITEMS)
    assert list(by_mean_rank(counts)) == list(by_majority(counts, tuple(ITEMS))) == order
    assert concordance(same) == (pytest.approx(1.0) if leads > 1 else None)
    assert mean_ranks(counts) == {item: rank for rank, item in enumerate(order, start=1)}


@settings(max_examples=60, deadline=None)
@given(orders=st.lists(st.permutations(ITEMS), min_size=1, max_size=7))
def test_where_all_judge_everything_it_is_the_mean_rank(orders: list[list[str]]) -> None:
    ranks = mean_ranks(count([strict("".join(order)) for order in orders], ITEMS))
    for item in ITEMS:
        assert ranks[item] == pytest.approx(sum(order.index(item) + 1 for order in orders) / len(orders))


@settings(max_examples=60, deadline=None)
@given(ballots=st.lists(opinions(), min_size=1, max_size=7))
def test_what_a_majority_puts_first_against_each_other_item_is_first(ballots: list[Levels]) -> None:
    """The winner of all pairs, where there is one, and agreement between 0 and 1."""
    counts = count(ballots, ITEMS)
    size = range(len(counts.items))
    for i in size:
        if all(counts.preferred[i][j] > counts.preferred[j][i] for j in size if j != i):
            assert by_majority(counts, by_mean_rank(counts))[0] == counts.items[i]
    assert -1e-9 <= (concordance(ballots) or 0.0) <= 1 + 1e-9
