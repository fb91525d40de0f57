"""Published knapsacks with several limits: the file of the OR-Library (Beasley 1990) as problems with their optima."""

from collections.abc import Iterator
from pathlib import Path

from planner.domain.optimum.problem import Problem

FILE = "mknap1-first3.txt"
OPTIMA = (3800.0, 8706.1, 4015.0)


def knapsack(rows: list[list[float]], limits: list[float]) -> Problem:
    """Values in the first row, and what each thing spends of a limit in the others."""
    values, *weights = rows
    spends = (
        tuple((limit, row[thing]) for limit, row in enumerate(weights) if row[thing]) for thing in range(len(values))
    )
    return Problem(tuple(values), tuple(spends), tuple(limits))


def published(folder: Path) -> Iterator[tuple[Problem, float]]:
    """Each problem of the file in a folder, with its optimum."""
    words = iter((folder / FILE).read_text("utf-8").split())
    for _ in range(int(next(words))):
        things, limits, optimum = int(next(words)), int(next(words)), float(next(words))
        rows = [[float(next(words)) for _ in range(things)] for _ in range(limits + 1)]
        yield knapsack(rows, [float(next(words)) for _ in range(limits)]), optimum
