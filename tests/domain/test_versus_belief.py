"""What answers make likely: as by integration over all worths, and much the same in whatever order they were said."""

from collections.abc import Sequence
from itertools import product
from math import pi, sqrt
from random import Random
from statistics import NormalDist

import pytest

from planner.domain.comparison import ComparisonAnswer
from planner.domain.versus.belief import SLIPS, believe
from planner.domain.versus.log import Link
from tests.builders import NOW

_ANSWER = ComparisonAnswer("n1", "c", "i00", "i01", "this", NOW)


def before(first: int, second: int) -> Link:
    """An answer."""
    return Link(first, second, same=False, answer=_ANSWER)


def integrated(size: int, links: Sequence[Link]) -> list[float]:
    """The mean worth of each item, summed over a grid of 33 quantiles for each, all equally likely at first."""
    grid = [NormalDist().inv_cdf((at + 0.5) / 33) for at in range(33)]
    total, sums = 0.0, [0.0] * size
    for worths in product(grid, repeat=size):
        likely = 1.0
        for first, second, _, _ in links:
            gap = worths[first] - worths[second]
            likely *= 0.5 if gap == 0 else 1 - SLIPS if gap > 0 else SLIPS
        total += likely
        for item, worth in enumerate(worths):
            sums[item] += likely * worth
    return [value / total for value in sums]


def test_one_answer_moves_both_items_as_far_as_the_formula_says() -> None:
    belief = believe(2, [before(1, 0)], weighted=False)
    wanted = (1 - 2 * SLIPS) / sqrt(pi)
    assert belief.mean == pytest.approx([-wanted, wanted])
    assert belief.variance == pytest.approx([1 - wanted**2] * 2)


@pytest.mark.parametrize(
    "links",
    [
        [before(0, 1), before(1, 2)],
        [before(1, 2), before(0, 1), before(0, 2)],
        [before(0, 1), before(0, 2), before(2, 1)],
    ],
)
def test_several_answers_move_items_as_integration_does(links: list[Link]) -> None:
    assert believe(3, links, weighted=False).mean == pytest.approx(integrated(3, links), abs=0.08)


def test_a_slip_weighs_hardly_more_when_it_is_told_by_answers_after_it_than_by_those_before() -> None:
    rest = [before(0, 3), before(0, 4), before(3, 8), before(4, 8), before(1, 8), before(8, 11)]
    slip = before(9, 0)
    early, late = (believe(12, links, weighted=False).mean for links in ([slip, *rest], [*rest, slip]))
    assert early == pytest.approx(late, abs=0.1)


@pytest.mark.parametrize("weighted", [True, False])
def test_contrary_and_repeated_answers_leave_a_belief_that_can_be_used(weighted: bool) -> None:
    rng = Random(3)
    links = [before(*rng.sample(range(6), 2)) for _ in range(200)]
    links += [Link(0, 5, same=True, answer=_ANSWER), Link(4, 1, same=False, answer=None)] * 5
    belief = believe(6, links, weighted=weighted)
    assert all(0 < variance < 1 for variance in belief.variance)
    assert all(-9 < mean < 9 for mean in belief.mean)
    assert belief.mean[4] > belief.mean[1]
