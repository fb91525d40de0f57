"""How many questions a ranking takes, how much of it is right when one stops early, and how long a question takes.

`python -m tests.bench.questions` prints this part alone. Leads are simulated: a true order by chance, and a prior that
agrees with it to a known Kendall τ (of a bivariate normal: ρ = sin(πτ/2)). Everything is seeded.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from math import lgamma, log, pi, sin, sqrt
from statistics import mean, median
from typing import NamedTuple

from planner.domain.comparison import Comparison, ComparisonAnswer, Verdict
from planner.domain.versus.answering import SURPRISING
from planner.domain.versus.belief import believe
from planner.domain.versus.cut import Cutting, choose, cutting
from planner.domain.versus.graph import Graph
from planner.domain.versus.log import Link
from planner.domain.versus.place import place
from planner.domain.versus.state import State
from tests.bench.figures import Row, plain, table

SEED = 20261109
RUNS = {10: 200, 20: 200, 40: 200, 80: 20}
PRIORS = (None, 0.6, 0.8)
BOUNDS = {10: (23, 20, 17), 20: (63, 54, 45), 40: (163, 140, 117), 80: (402, 355, 295)}
"""Questions of Place at most: without a prior, with one of τ .6, and of τ .8."""
CUT_ITEMS, CUT_TAU, CUT_RUNS = 40, 0.8, 300
CUT_AFTER, CUT_BOUNDS = (10, 20, 40), (7.5, 4.0, 0.8)
"""Per cent of the top third that are misplaced at most, after so many questions."""
TIMES = {150: 2.0, 500: 8.0}
"""Milliseconds at most to derive all and choose the next question, by number of items."""
Sees = Callable[[int, int], bool]
"""Whether a lead who looks at two items finds the first to be worth more."""
_ANSWER = ComparisonAnswer("", "", "", "", "this", datetime(2026, 11, 9, tzinfo=UTC))


def worths(count: int, tau: float | None, rng: random.Random) -> list[float]:
    """What items are truly worth, in the order of a prior; without a τ in an order that says nothing."""
    true = [rng.gauss(0, 1) for _ in range(count)]
    if tau is None:
        return true
    rho = sin(pi * tau / 2)
    seen = [rho * worth + sqrt(1 - rho * rho) * rng.gauss(0, 1) for worth in true]
    return [true[at] for at in sorted(range(count), key=lambda at: -seen[at])]


def placed(true: Sequence[float], *, weighted: bool) -> int:
    """How many questions Place asks until the order is the true one."""
    count = len(true)
    links: list[Link] = []
    fixed = Graph(count, [])
    while True:
        placing = place(Graph(count, links), fixed, range(count), {}, weighted=weighted)
        if placing.question is None:
            assert placing.chain == sorted(range(count), key=lambda at: -true[at])
            return len(links)
        a, b = placing.question
        links.append(_link(a, b) if true[a] > true[b] else _link(b, a))


class CutRun(NamedTuple):
    """One simulated comparison by Cut."""

    misplaced: list[int]
    """After each number of answers from 0: how many of the items above the line do not belong there."""
    expected: list[float]
    """What Cut itself expected of that."""


def cut_run(true: Sequence[float], line: int, questions: int, slips: float, rng: random.Random) -> CutRun:
    """Answers questions of Cut, some by a slip; a lead who is asked back, or shown a contradiction, looks again.

    Who looks again may slip again.
    """
    count = len(true)
    best = set(sorted(range(count), key=lambda at: -true[at])[:line])
    links: list[Link] = []
    run = CutRun([], [])

    def sees(a: int, b: int) -> bool:
        return (true[a] > true[b]) != (rng.random() < slips)

    while True:
        graph, belief = Graph(count, links), believe(count, links, weighted=True)
        cut: Cutting = cutting(graph, belief, range(count), line)
        order = graph.extension([-worth for worth in belief.mean])
        run.misplaced.append(len(set(order[:line]) - best))
        run.expected.append(cut.misplaced)
        pair = choose(belief, cut.doubt, _asked(links), {})
        if pair is None or len(run.misplaced) > questions:
            return run
        links = _answered(links, _said(pair, belief.prefers(*pair), sees), count, sees)


def _said(pair: tuple[int, int], likely: float, sees: Sees) -> Link:
    """What a lead says about two items, after being asked back where that is a surprise."""
    a, b = pair
    is_first = sees(a, b)
    if (likely if is_first else 1 - likely) < SURPRISING:
        is_first = sees(a, b)
    return _link(a, b) if is_first else _link(b, a)


def _answered(links: list[Link], said: Link, count: int, sees: Sees) -> list[Link]:
    """The answers with one more; of those that it contradicts the first that now looks wrong is taken back, else it."""
    graph = Graph(count, links)
    while graph.before(said.second, said.first):
        chain = graph.chain(said.second, said.first)
        wrong = next((link for link in chain if not sees(link.first, link.second)), None)
        if wrong is None:
            said = said._replace(first=said.second, second=said.first)
            break
        links = [link for link in links if link is not wrong]
        graph = Graph(count, links)
    return [*links, said]


def _link(first: int, second: int) -> Link:
    return Link(first, second, same=False, answer=_ANSWER)


def _asked(links: Sequence[Link]) -> set[tuple[int, int]]:
    return {(min(link.first, link.second), max(link.first, link.second)) for link in links}


def place_rows() -> Iterator[Row]:
    """Questions of Place, beside the bits that an order of so many items has."""
    for count, runs in RUNS.items():
        bits = lgamma(count + 1) / log(2)
        for tau, limit in zip(PRIORS, BOUNDS[count], strict=True):
            rng = random.Random(SEED)
            asked = mean(placed(worths(count, tau, rng), weighted=tau is not None) for _ in range(runs))
            what = f"Place, {count} items, {'no prior' if tau is None else f'prior τ {tau:g}'}: questions"
            yield Row(
                what, f"{asked:.1f}", f"log₂ n! = {bits:.0f}; {runs} runs", f"≤ {limit}", round(asked, 1) <= limit
            )


def cut_rows() -> Iterator[Row]:
    """Misplaced share of the top third by Cut."""
    for slips in (0.0, 0.05):
        runs = []
        for number in range(CUT_RUNS):
            rng = random.Random(SEED + number)
            true = worths(CUT_ITEMS, CUT_TAU, rng)
            runs.append(cut_run(true, CUT_ITEMS // 3, CUT_AFTER[-1], slips, rng))
        for after, limit in zip(CUT_AFTER, CUT_BOUNDS, strict=True):
            wrong = 100 * mean(run.misplaced[min(after, len(run.misplaced) - 1)] for run in runs) / (CUT_ITEMS // 3)
            thought = 100 * mean(run.expected[min(after, len(run.expected) - 1)] for run in runs) / (CUT_ITEMS // 3)
            what = f"Cut, {CUT_ITEMS} items, {100 * slips:g} % slips: misplaced after {after} questions"
            yield Row(
                what, f"{wrong:.1f} %", f"it expected {thought:.1f} %", f"≤ {limit:g} %", round(wrong, 1) <= limit
            )


def answered_comparison(count: int, answers: int) -> tuple[Comparison, list[ComparisonAnswer]]:
    """A comparison of so many items by Cut, and what was answered in it to the questions that it asked."""
    rng = random.Random(SEED)
    true = worths(count, CUT_TAU, rng)
    items = tuple(f"{number:04}" for number in range(count))
    began = datetime(2026, 11, 9, 9, tzinfo=UTC)
    comparison = Comparison("c", "2026-Q4", "innovation", items, "cut", "score", count // 3, (), None, began)
    log: list[ComparisonAnswer] = []
    links: list[Link] = []
    while len(log) < answers:
        belief = believe(count, links, weighted=True)
        cut = cutting(Graph(count, links), belief, range(count), count // 3)
        asked = _asked(links)
        a, b = choose(belief, cut.doubt, asked, {}) or _any_pair(count, asked, rng)
        verdict: Verdict = "this" if true[a] > true[b] else "that"
        number = len(log)
        log.append(
            ComparisonAnswer(f"{number:05}", "c", items[a], items[b], verdict, began + timedelta(seconds=number))
        )
        links.append(_link(a, b) if verdict == "this" else _link(b, a))
    return comparison, log


def _any_pair(count: int, asked: set[tuple[int, int]], rng: random.Random) -> tuple[int, int]:
    while True:
        a, b = sorted(rng.sample(range(count), 2))
        if (a, b) not in asked:
            return a, b


def time_rows(repeats: int = 30) -> Iterator[Row]:
    """Milliseconds from the log to the next question, with twice as many answers as items."""
    for count, limit in TIMES.items():
        comparison, log = answered_comparison(count, 2 * count)
        took = []
        for _ in range(repeats):
            began = time.perf_counter()
            state = State(comparison, log, [True] * count)
            assert state.answered == 2 * count
            assert state.question is not None or state.stopped is not None
            took.append((time.perf_counter() - began) * 1e3)
        yield plain(f"derive and next question, {count} items, {2 * count} answers", [[median(took)]], "ms", limit, 1)


def rows() -> Iterator[Row]:
    """All of this part."""
    yield from place_rows()
    yield from cut_rows()
    yield from time_rows()


if __name__ == "__main__":
    print(table(list(rows())))
