"""The best plan by score: published optima, brute force on small plans, and what an answer must hold to be shown."""

import os
from collections.abc import Iterator
from itertools import combinations
from math import isclose
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.optimum.best import Found, best
from planner.domain.optimum.exact import solve
from planner.domain.optimum.exchanges import Exchange, exchange_text
from planner.domain.optimum.greedy import greedy
from planner.domain.optimum.held import WrongAnswerError, fault, held
from planner.domain.optimum.lagrange import bounded
from planner.domain.optimum.posed import one_more, posed
from planner.domain.optimum.problem import Answer, Problem, is_allowed, value_of
from planner.domain.optimum.told import method, paragraphs, sentence
from planner.domain.plan import Plan
from planner.domain.rank_fill import fill
from planner.domain.score import scorer
from tests.builders import make_item, make_plan
from tests.domain.small_plans import plans
from tests.knapsacks import OPTIMA, knapsack, published

FOLDER = os.environ.get("PLANNER_TEST_DATA")
SECONDS = 20.0


def scores_of(plan: Plan) -> dict[str, float | None]:
    score = scorer(plan)
    return {item.id: score(item) for item in plan.items.values()}


def brute(problem: Problem) -> float:
    """The best value by trying every choice."""
    things = range(len(problem.values))
    choices = (c for size in range(len(things) + 1) for c in combinations(things, size))
    return max(value_of(problem, chosen) for chosen in choices if is_allowed(problem, chosen))


@pytest.mark.skipif(not FOLDER, reason="$PLANNER_TEST_DATA names no folder with published knapsacks")
def test_the_published_knapsacks_come_out_exactly() -> None:
    found = []
    for problem, optimum in published(Path(FOLDER or "")):
        answer, estimate = solve(problem, SECONDS), bounded(problem)
        assert answer.exact
        assert is_allowed(problem, answer.chosen)
        assert value_of(problem, answer.chosen) == pytest.approx(optimum, abs=1e-6)
        assert value_of(problem, estimate.chosen) - 1e-6 <= optimum <= estimate.bound + 1e-6
        found.append(round(value_of(problem, answer.chosen), 1))
    assert found == list(OPTIMA)


def test_a_small_knapsack_of_our_own() -> None:
    problem = knapsack(
        [[9, 7, 6, 5, 4, 3, 3, 2, 2, 1], [5, 4, 3, 3, 2, 2, 1, 1, 1, 1], [2, 4, 1, 5, 3, 2, 2, 0, 1, 3]], [11, 10]
    )._replace(needs=((0, 7), (6, 9), (9, 6)))
    answer = solve(problem, SECONDS)
    assert (answer.exact, value_of(problem, answer.chosen)) == (True, brute(problem))
    assert 7 in answer.chosen


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    count = draw(st.integers(0, 9))
    amounts = st.sampled_from([0.0, 1.0, 2.5, 3.0, 6.0])
    spends = [{draw(st.integers(0, 2)): draw(amounts) for _ in range(draw(st.integers(0, 2)))} for _ in range(count)]
    pairs = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)) if count else st.nothing()
    needs = draw(st.lists(pairs, max_size=4, unique=True)) if count else []
    return Problem(
        tuple(draw(st.sampled_from([0.0, 0.4, 1.0, 2.2, 5.0])) for _ in range(count)),
        tuple(tuple(spend.items()) for spend in spends),
        tuple(draw(st.sampled_from([0.0, 2.0, 5.5, 9.0])) for _ in range(3)),
        tuple((a, b) for a, b in needs if a != b),
    )


@given(problems())
@settings(max_examples=150)
def test_greedy_is_no_better_than_the_best_and_the_bound_no_worse(problem: Problem) -> None:
    answer, estimate, true = solve(problem, SECONDS), bounded(problem), brute(problem)
    assert answer.exact
    assert isclose(value_of(problem, answer.chosen), true, abs_tol=1e-6)
    assert is_allowed(problem, estimate.chosen)
    assert is_allowed(problem, greedy(problem))
    assert value_of(problem, estimate.chosen) <= true + 1e-6 <= estimate.bound + 2e-6


@given(plans())
@settings(max_examples=200)
def test_the_best_plan_is_never_worse_than_the_order_and_keeps_its_limits(plan: Plan) -> None:
    filled, scores = fill(plan), scores_of(plan)
    asked = posed(plan, filled, scores)
    assert is_allowed(asked.problem, asked.now), "what the fill does is one of the choices"
    assert asked.fixed.isdisjoint(asked.items)
    now_in = {i for i in filled.standing if filled.is_in(i)}
    assert fault(plan, filled, now_in) == ""
    found = best(asked.problem, asked.now, SECONDS)
    result = held(plan, filled, asked, found, scores)
    assert result.best >= result.yours - 1e-9
    assert isclose(result.best, result.bound, abs_tol=1e-6)
    assert isclose(value_of(asked.problem, found.answer.chosen), brute(asked.problem), abs_tol=1e-6)
    assert isclose(result.yours + sum(e.gain for e in result.exchanges), result.best, abs_tol=1e-6)
    assert sentence(plan, result).endswith(".")


@given(plans(7))
@settings(max_examples=100)
def test_no_plan_at_all_that_keeps_the_rules_brings_more(plan: Plan) -> None:
    filled, scores = fill(plan), scores_of(plan)
    asked = posed(plan, filled, scores)
    result = held(plan, filled, asked, best(asked.problem, asked.now, SECONDS), scores)
    settled = plan.musts | plan.going_on | plan.services
    stays, free = set(), []
    for item, standing in filled.standing.items():
        unable = standing in {"no_team", "unestimated"} or plan.items[item].stage == "done"
        if item in settled or unable or (filled.is_in(item) and scores[item] is None):
            stays |= {item} if filled.is_in(item) else set()
        else:
            free.append(item)
    sums = [
        sum(scores[item] or 0.0 for item in inside)
        for size in range(len(free) + 1)
        for inside in (stays.union(more) for more in combinations(free, size))
        if fault(plan, filled, inside) == ""
    ]
    assert isclose(max(sums), result.best, abs_tol=1e-6)


@given(plans())
@settings(max_examples=100)
def test_each_exchange_holds_by_itself(plan: Plan) -> None:
    filled, scores = fill(plan), scores_of(plan)
    asked = posed(plan, filled, scores)
    result = held(plan, filled, asked, best(asked.problem, asked.now, SECONDS), scores)
    now_in = {i for i in filled.standing if filled.is_in(i)}
    for exchange in result.exchanges:
        assert fault(plan, filled, (now_in - set(exchange.out)) | set(exchange.into)) == ""


def gap_plan() -> Plan:
    """Rank order takes one long item; two short ones that bring more would fit in its place."""
    items = [
        make_item("carts", title="Saved carts", weeks=8, customer=2),
        make_item("pay", title="Apple Pay", weeks=5, customer=4),
        make_item("gift", title="Gift cards", weeks=4, customer=5),
        make_item("mystery", title="Mystery", weeks=1),
        make_item("law", title="New law", weeks=1, must_reason="Law", customer=1),
    ]
    return make_plan(items, lanes={"chk": (11.0, 0.0)})


def test_what_the_order_costs_is_said_with_the_swap_that_closes_it() -> None:
    plan = gap_plan()
    filled, scores = fill(plan), scores_of(plan)
    asked = posed(plan, filled, scores)
    assert [asked.items[t] for t in asked.now] == ["carts"]
    assert asked.fixed == {"mystery", "law"}, "nobody knows what Mystery brings, so it stays"
    assert asked.problem.limits[0] == pytest.approx(9)
    result = held(plan, filled, asked, best(asked.problem, asked.now, SECONDS), scores)
    assert result.exchanges == (Exchange(("carts",), ("pay", "gift"), pytest.approx(4 * 0.8 / 5 + 1.0 - 0.2)),)
    assert sentence(plan, result) == (
        "Your order costs 59 % against the best by score; "
        "swapping Saved carts for Apple Pay and Gift cards would close it."
    )
    assert exchange_text(plan, result.exchanges[0]) == "Saved carts → Apple Pay, Gift cards"
    assert result.unscored == 1


def test_swaps_of_one_team_are_told_apart_where_each_can_be_made_by_itself() -> None:
    items = [
        make_item("a", weeks=5, customer=1),
        make_item("b", weeks=3, customer=1),
        make_item("c", weeks=5, customer=5),
        make_item("d", weeks=2, customer=4),
        make_item("e", weeks=1, customer=3),
    ]
    plan = make_plan(items, lanes={"chk": (8.5, 0.0)}, needs=[("e", "d")])
    filled, scores = fill(plan), scores_of(plan)
    asked = posed(plan, filled, scores)
    result = held(plan, filled, asked, best(asked.problem, asked.now, SECONDS), scores)
    assert [(e.out, e.into) for e in result.exchanges] == [(("b",), ("d", "e")), (("a",), ("c",))]
    assert sentence(plan, result).endswith("2 swaps would close it, first of all swapping B for D and E.")


def test_without_a_solver_it_is_an_estimate_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "highspy", None)
    plan = gap_plan()
    filled, scores = fill(plan), scores_of(plan)
    asked = posed(plan, filled, scores)
    found = best(asked.problem, asked.now, SECONDS)
    assert (found.solver, found.answer.exact) == (False, False)
    result = held(plan, filled, asked, found, scores)
    assert result.yours < result.best <= result.bound + 1e-9
    assert "greedy" in method(result)
    assert "Lagrangian bound" in method(result)
    assert sentence(plan, result).startswith("Your order costs about 59 % against ")
    loose = result._replace(bound=result.best * 2)
    assert sentence(plan, loose).startswith("Your order costs 59 % to 80 % against ")


def test_an_estimate_leaves_alone_where_it_would_lose(monkeypatch: pytest.MonkeyPatch) -> None:
    """The greedy choice is the worse for Checkout, and so much the better for Build that it is the better one."""
    monkeypatch.setitem(__import__("sys").modules, "highspy", None)
    problem = Problem((0.4, 0.3, 1.0, 2.0), (((0, 3.0),), ((0, 2.0),), ((1, 4.0),), ((1, 4.0),)), (3.0, 4.0))
    monkeypatch.setattr("planner.domain.optimum.best.bounded", lambda _: Answer((1, 3), 2.5, exact=False))
    assert best(problem, (0, 2), SECONDS).answer.chosen == (0, 3)


def wrong_answers() -> Iterator[tuple[tuple[int, ...], float]]:
    yield (0, 1, 2), 99.0  # more weeks than there are
    yield (0, 0), 99.0  # one thing twice
    yield (7,), 99.0  # a thing that there is not
    yield (1, 2), 0.3  # more than its own bound
    yield (), 99.0  # worse than what is there


@pytest.mark.parametrize(("chosen", "bound"), wrong_answers())
def test_an_answer_that_does_not_hold_is_refused(chosen: tuple[int, ...], bound: float) -> None:
    plan = gap_plan()
    filled, scores = fill(plan), scores_of(plan)
    wrong = Found(Answer(chosen, bound, exact=True), solver=True)
    with pytest.raises(WrongAnswerError, match="not shown"):
        held(plan, filled, posed(plan, filled, scores), wrong, scores)


def test_a_mistake_in_what_was_posed_shows_in_the_plan_itself() -> None:
    plan = gap_plan()
    filled, scores = fill(plan), scores_of(plan)
    asked = posed(plan, filled, scores)
    generous = asked._replace(problem=asked.problem._replace(limits=(99.0, 99.0)))
    with pytest.raises(WrongAnswerError, match="Chk would have more to do than it has weeks"):
        held(plan, filled, generous, best(generous.problem, generous.now, SECONDS), scores)


def test_items_come_with_their_needs_and_unknown_effort_blocks() -> None:
    items = [
        make_item("base", weeks=4),
        make_item("top", weeks=1, customer=5),
        make_item("plain", weeks=5, customer=2),
        make_item("vague", customer=5),
        make_item("onvague", weeks=1, customer=5),
    ]
    plan = make_plan(items[2:3] + items[:2] + items[3:], lanes={"chk": (5.0, 0.0)},
                     needs=[("top", "base"), ("onvague", "vague")])  # fmt: skip
    filled, scores = fill(plan), scores_of(plan)
    asked = posed(plan, filled, scores)
    assert set(asked.items) == {"plain", "base", "top"}
    result = held(plan, filled, asked, best(asked.problem, asked.now, SECONDS), scores)
    assert [(e.out, e.into) for e in result.exchanges] == [(("plain",), ("base", "top"))]


def test_nothing_scored_and_nothing_at_all() -> None:
    for plan in (make_plan([make_item("a", weeks=2)]), make_plan(), make_plan(lanes={})):
        filled = fill(plan)
        asked = posed(plan, filled, scores_of(plan))
        result = held(plan, filled, asked, best(asked.problem, asked.now, SECONDS), scores_of(plan))
        assert (result.yours, result.best, result.gap, result.most) == (0.0, 0.0, 0.0, 0.0)
        assert sentence(plan, result).startswith("No item that could be in has a score yet")
        assert not any("Proven" in said or "estimate" in said for said in paragraphs(plan, result))


def test_a_week_more_of_one_limit() -> None:
    problem = Problem((1.0, 2.0), (((0, 3.0),), ((1, 2.0),)), (2.0, 1.0))
    assert brute(problem) == 0.0
    assert [value_of(p, solve(p, SECONDS).chosen) for p in (one_more(problem, 0), one_more(problem, 1))] == [1.0, 2.0]
