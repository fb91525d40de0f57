"""The best plan by score of 150 items in three teams and two lanes with needs, and the published knapsacks."""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter

from planner.domain import rank_key
from planner.domain.item import Dependency, Effort, Item, Placement, dependency_id, placement_id
from planner.domain.optimum.exact import solve
from planner.domain.optimum.held import held
from planner.domain.optimum.posed import posed
from planner.domain.optimum.problem import value_of
from planner.domain.organisation import ORGANISATION_ID, Organisation, Team, TeamCapacity, capacity_id
from planner.domain.plan import Plan
from planner.domain.whatif.considered import present
from planner.session.optimising import Optimising
from tests.bench.figures import Row, plain
from tests.bench.large import _QUARTER as QUARTER
from tests.knapsacks import OPTIMA, published

ITEMS, TEAMS, NEEDS = 150, ("chk", "grw", "plt"), 20
SEED, WITHIN_MS = 20261106, 100


def backlog(seed: int) -> Plan:
    """A plan that is another for each seed, and the same for the same: about half of it fits."""
    chance = Random(seed)
    items = [_item(number, chance) for number in range(ITEMS)]
    pairs = [tuple(chance.sample(range(ITEMS), 2)) for _ in range(NEEDS)]
    keys, quarter = rank_key.spread(None, None, ITEMS), QUARTER.id
    placements = [Placement(placement_id(quarter, i.id), quarter, i.id, k) for i, k in zip(items, keys, strict=True)]
    # From the later to the earlier one, so that no circle comes about.
    needs = [(items[max(pair)].id, items[min(pair)].id) for pair in pairs]
    return Plan(
        Organisation(ORGANISATION_ID, "Bench"),
        quarter,
        quarters={quarter: QUARTER},
        teams={team: Team(team, team, team.upper()) for team in TEAMS},
        capacities={capacity_id(quarter, t): TeamCapacity(capacity_id(quarter, t), quarter, t, 15.0) for t in TEAMS},
        items={item.id: item for item in items},
        placements={placement.id: placement for placement in placements},
        dependencies={dependency_id(*pair): Dependency(dependency_id(*pair), *pair) for pair in needs},
    )


def _item(number: int, chance: Random) -> Item:
    size = chance.choice((1.0, 3.0, 3.0, 6.0, 6.0, 12.0))
    return Item(
        f"item-{number:03}",
        f"OPT-{number}",
        f"Item {number:03}",
        category=chance.choice(("innovation", "tune_up")),
        team=chance.choice(TEAMS),
        effort=Effort(size, size, size * chance.choice((1.0, 1.0, 2.0))),
        customer=chance.randint(0, 5),
        business=chance.randint(0, 5),
        running=chance.choice((None, 1, 3, 5)),
        confidence=chance.choice((0.5, 0.8, 1.0)),
        must_reason="The law says so" if number in {40, 90} else None,
    )


def rows(rounds: int) -> Iterator[Row]:
    """The answer alone, and all that somebody waits for who asks."""
    inside, whole = optima(rounds)
    yield plain(f"the best of {ITEMS} items in 6 cells with needs, in its process", inside, "ms", WITHIN_MS)
    yield plain("the same with starting the process and loading the solver", whole, "ms")
    yield knapsacks(os.environ.get("PLANNER_TEST_DATA"))


def knapsacks(folder: str | None) -> Row:
    """Whether the published knapsacks come out exactly; without the folder that has them nobody knows."""
    what, bound = "the knapsacks mknap1, 1 to 3", "= " + ", ".join(f"{optimum:g}" for optimum in OPTIMA)
    if not folder:
        return Row(what, "–", "$PLANNER_TEST_DATA is not set", bound)
    found = [(value_of(p, solve(p, 20.0).chosen), optimum) for p, optimum in published(Path(folder))]
    exact = all(abs(value - optimum) < 1e-6 for value, optimum in found)
    return Row(what, ", ".join(f"{value:g}" for value, _ in found), "", bound, exact)


def optima(rounds: int) -> tuple[list[list[float]], list[list[float]]]:
    """Milliseconds in the process, and from asking to the answer; another backlog each time, every answer checked."""
    inside: list[list[float]] = []
    whole: list[list[float]] = []
    for number in range(rounds):
        now = present(backlog(SEED + number))
        asked = posed(now.plan, now.filled, now.scores)
        began = perf_counter()
        done = Optimising(asked).answer.result()
        whole.append([(perf_counter() - began) * 1e3])
        result = held(now.plan, now.filled, asked, done.found, now.scores)
        assert result.exact, "with the extra `optimize` it is the best"
        inside.append([done.milliseconds])
    return inside, whole
