"""Is the backlog of the bench what its row says, and does an unknown stay one?"""

from planner.domain.optimum.posed import posed
from planner.domain.whatif.considered import present
from tests.bench.optimum import ITEMS, NEEDS, SEED, backlog, knapsacks


def test_the_backlog_has_six_full_cells_and_needs() -> None:
    now = present(backlog(SEED))
    asked = posed(now.plan, now.filled, now.scores)
    assert len(now.plan.items) == ITEMS == 150
    assert (len(asked.cells), len(asked.problem.needs) + 2 >= NEEDS) == (6, True)
    assert all(lane.used > 0.9 * lane.capacity for lane in now.filled.lanes.values())
    assert 40 < len(asked.now) < len(asked.items) - 40
    assert backlog(SEED) == backlog(SEED) != backlog(SEED + 1)


def test_knapsacks_that_are_not_there_are_neither_right_nor_wrong() -> None:
    row = knapsacks(None)
    assert (row.measured, row.holds, row.bound) == ("–", None, "= 3800, 8706.1, 4015")
