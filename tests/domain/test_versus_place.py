"""How many questions Place asks, held to published numbers and to the leads who were simulated."""

import random
from itertools import permutations

import pytest

from planner.domain.versus.graph import Graph
from planner.domain.versus.log import Link
from planner.domain.versus.place import place
from tests.bench.questions import BOUNDS, PRIORS, answered_comparison, cut_run, placed, worths

WORST_OF_BINARY_INSERTION = (0, 0, 1, 3, 5, 8, 11, 14, 17, 21, 25)
"""OEIS A001855, by the number of items from 0."""
WORST_OF_FORD_JOHNSON = (0, 0, 1, 3, 5, 7, 10, 13, 16, 19, 22)
"""OEIS A001768, by the number of items from 0."""


@pytest.mark.parametrize("count", range(7))
def test_without_a_prior_no_order_takes_more_than_binary_insertion_does_at_worst(count: int) -> None:
    asked = [placed([float(worth) for worth in order], weighted=False) for order in permutations(range(count))]
    assert max(asked) <= WORST_OF_BINARY_INSERTION[count]
    assert sum(asked) / len(asked) <= WORST_OF_FORD_JOHNSON[count] + 0.1


def test_up_to_ten_items_take_on_the_average_hardly_more_than_the_best_known_sort_at_worst() -> None:
    rng = random.Random(1)
    for count in (8, 9, 10):
        mean = sum(placed(worths(count, None, rng), weighted=False) for _ in range(60)) / 60
        assert mean <= WORST_OF_FORD_JOHNSON[count] + 0.5


@pytest.mark.parametrize("count", [10, 20])
def test_a_prior_spares_questions_as_promised(count: int) -> None:
    for tau, limit in zip(PRIORS, BOUNDS[count], strict=True):
        rng = random.Random(3)
        assert sum(placed(worths(count, tau, rng), weighted=tau is not None) for _ in range(30)) / 30 <= limit


def test_a_prior_that_is_right_takes_one_question_an_item_soon_and_one_that_is_upside_down_does_no_harm() -> None:
    right = placed([float(-at) for at in range(20)], weighted=True)
    upside_down = placed([float(at) for at in range(20)], weighted=True)
    assert right <= 30
    assert upside_down <= 1.5 * 69


def test_one_item_stays_on_screen_until_it_is_placed() -> None:
    true = worths(12, 0.6, random.Random(4))
    fixed, shown = Graph(12, []), []
    links: list[Link] = []
    while (question := place(Graph(12, links), fixed, range(12), {}, weighted=True).question) is not None:
        a, b = question
        shown.append(a)
        first, second = (a, b) if true[a] > true[b] else (b, a)
        links.append(Link(first, second, same=False, answer=None))
    assert shown == sorted(shown)
    assert set(shown) == set(range(1, 12))


def test_cut_finds_the_top_third_long_before_all_is_known() -> None:
    runs = []
    for number in range(12):
        rng = random.Random(number)
        runs.append(cut_run(worths(40, 0.8, rng), 13, 40, 0.0, rng))
    first = sum(run.misplaced[0] for run in runs)
    last = sum(run.misplaced[-1] for run in runs)
    assert last <= first / 8
    assert sum(run.expected[0] for run in runs) / first == pytest.approx(1, abs=0.6)


def test_cut_survives_slips_and_never_keeps_a_circle() -> None:
    rng = random.Random(9)
    run = cut_run(worths(30, 0.6, rng), 10, 60, 0.2, rng)
    assert run.misplaced[-1] <= run.misplaced[0]


def test_the_log_that_is_timed_holds_as_many_different_pairs_as_it_says() -> None:
    comparison, log = answered_comparison(20, 40)
    assert len({frozenset((one.a, one.b)) for one in log}) == 40
    assert {one.a for one in log} | {one.b for one in log} <= set(comparison.items)
